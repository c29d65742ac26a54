// SPDX-License-Identifier: BSL-1.0
#include <remit/check/double_bookings.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <remit/registry/builder.hpp>
#include <remit/time/moment.hpp>

#include "support/catch.hpp"

namespace {

using remit::booked;
using remit::day;
using texts = std::vector<std::string>;

const day on{2026, 3, 2};

/// Facts of a board, a council and a forum, in which anna sits in all and bo in the board.
class facts {
public:
    facts() {
        for (const char* body : {"board", "council", "forum"})
            b_.add(remit::mandate{.person = "anna", .body = body, .start = day{2020, 1, 1}});
        b_.add(remit::mandate{.person = "bo", .body = "board", .start = day{2020, 1, 1}});
    }
    facts& meets(const char* key, const char* body, std::optional<std::int64_t> from = {},
                 std::optional<std::int64_t> until = {}, const char* status = "",
                 const char* joint = "", day start = on) {
        remit::meeting m{.meeting = key, .body = body, .start = start, .status = status};
        if (from) m.start_time = remit::clock_time::from_minutes(*from * 60);
        if (until) m.stop_time = remit::clock_time::from_minutes(*until * 60);
        m.joint = joint;
        b_.add(m);
        return *this;
    }
    facts& attends(const char* meeting, const char* person, const char* presence = "",
                   const char* reply = "", std::optional<std::int64_t> from = {},
                   std::optional<std::int64_t> until = {}) {
        remit::attendance a{.meeting = meeting, .person = person, .presence = presence};
        a.reply = reply;
        if (from) a.start_time = remit::clock_time::from_minutes(*from * 60);
        if (until) a.stop_time = remit::clock_time::from_minutes(*until * 60);
        b_.add(a);
        return *this;
    }
    template <class Row>
    facts& add(Row row) {
        b_.add(std::move(row));
        return *this;
    }
    texts found(booked who = booked::members) {
        const auto r = std::move(b_).build();
        const auto all = find_double_bookings(r, who);
        const auto& key = *r.table(remit::table_id::meetings).find("meeting");
        const auto meeting = [&](std::uint32_t row) {
            return text(key.dictionary[static_cast<std::size_t>(key.code[row])]);
        };
        texts out;
        for (std::size_t i = 0; i < all.size(); ++i)
            out.push_back(r.table(remit::table_id::people).key[all.person[i]] + ": " +
                          meeting(all.first[i]) + " and " + meeting(all.second[i]) + ", " +
                          text(remit::moment::from_count(all.start[i]).time()) + " to " +
                          text(remit::moment::from_count(all.stop[i]).time()) + ", " +
                          std::string{text(all.verdict[i])});
        return out;
    }

private:
    remit::registry_builder b_;
};

}  // namespace

TEST_CASE("two meetings that overlap clash for whoever takes part in both",
          "[check][double_bookings]") {
    CHECK(facts{}
              .meets("b", "board", 16, 18)
              .meets("c", "council", 17, 19)
              .attends("b", "anna")
              .attends("b", "bo")
              .attends("c", "anna")
              .found() == texts{"anna: b and c, 17:00 to 18:00, fails"});
    CHECK(facts{}.meets("b", "board", 16, 18).meets("c", "council", 18, 19).found().empty());
    CHECK(facts{}
              .meets("b", "board", 16, 18)
              .meets("c", "council", 16, 18, "", "", on + 1)
              .found()
              .empty());
}

TEST_CASE("at a meeting without attendances the members of the body are",
          "[check][double_bookings]") {
    CHECK(facts{}.meets("b", "board", 16, 18).meets("c", "council", 17, 19).found() ==
          texts{"anna: b and c, 17:00 to 18:00, fails"});
    CHECK(facts{}
              .meets("b", "board", 16, 18)
              .meets("c", "council", 17, 19)
              .attends("c", "bo")
              .found()
              .empty());
}

TEST_CASE("who is hindered is no member, and whoever stands in is", "[check][double_bookings]") {
    const auto with = [](const char* status) {
        remit::mandate dora{
            .person = "dora", .body = "council", .start = day{2020, 1, 1}, .status = status};
        return facts{}
            .add(dora)
            .add(remit::mandate{.person = "dora", .body = "board", .start = day{2020, 1, 1}})
            .add(remit::mandate{.person = "bo",
                                .body = "council",
                                .start = day{2020, 1, 1},
                                .substitute_for = "dora"})
            .meets("b", "board", 16, 18)
            .meets("c", "council", 17, 19)
            .found();
    };
    const std::string anna = "anna: b and c, 17:00 to 18:00, fails";
    CHECK(with("") == texts{anna, "dora: b and c, 17:00 to 18:00, fails"});
    CHECK(with("hindered") == texts{anna, "bo: b and c, 17:00 to 18:00, fails"});
}

TEST_CASE("who declined or was not there takes no part", "[check][double_bookings]") {
    const auto with = [](const char* presence, const char* reply) {
        return facts{}
            .meets("b", "board", 16, 18)
            .meets("c", "council", 17, 19)
            .attends("b", "anna")
            .attends("c", "anna", presence, reply)
            .found()
            .size();
    };
    CHECK(with("", "") == 1);
    CHECK(with("present", "accepted") == 1);
    CHECK(with("perhaps", "") == 1);
    for (const char* word : {"absent", "excused", "apologies", "fraværende", "Afbud"})
        CHECK(with(word, "") == 0);
    CHECK(with("", "declined") == 0);
    CHECK(with("", "afslået") == 0);
}

TEST_CASE("who is there for a part of the time is busy only then", "[check][double_bookings]") {
    const auto with = [](std::optional<std::int64_t> from, std::optional<std::int64_t> until) {
        return facts{}
            .meets("b", "board", 16, 20)
            .meets("c", "council", 17, 19)
            .attends("b", "anna", "", "", from, until)
            .attends("c", "anna")
            .found();
    };
    CHECK(with({}, 17).empty());
    CHECK(with(19, {}).empty());
    CHECK(with({}, 18) == texts{"anna: b and c, 17:00 to 18:00, fails"});
    CHECK(with(18, 20) == texts{"anna: b and c, 18:00 to 19:00, fails"});
}

TEST_CASE("who is at one meeting in two ways is there once", "[check][double_bookings]") {
    CHECK(facts{}
              .meets("b", "board", 16, 20)
              .meets("c", "council", 17, 19)
              .attends("b", "anna", "", "", 16, 18)
              .attends("b", "anna", "", "", 17, 20)
              .attends("b", "anna")
              .attends("c", "anna")
              .found() == texts{"anna: b and c, 17:00 to 19:00, fails"});
}

TEST_CASE("guests count when they are asked for", "[check][double_bookings]") {
    const auto found = [](booked who) {
        return facts{}
            .meets("b", "board", 16, 18)
            .meets("c", "council", 17, 19)
            .attends("b", "bo")
            .attends("c", "bo")
            .found(who);
    };
    CHECK(found(booked::members).empty());
    CHECK(found(booked::everybody) == texts{"bo: b and c, 17:00 to 18:00, fails"});
}

TEST_CASE("a meeting that was called off takes nobody's time", "[check][double_bookings]") {
    const auto with = [](const char* status) {
        return facts{}
            .meets("b", "board", 16, 18, status)
            .meets("c", "council", 17, 19)
            .found()
            .size();
    };
    for (const char* word : {"cancelled", "postponed", "moved", "aflyst", "udsat", "flyttet"})
        CHECK(with(word) == 0);
    for (const char* word : {"planned", "held", "by letter", ""}) CHECK(with(word) == 1);
}

TEST_CASE("what bodies hold together is one meeting", "[check][double_bookings]") {
    CHECK(facts{}
              .meets("b", "board", 16, 18, "", "budget")
              .meets("c", "council", 16, 18, "", "budget")
              .found()
              .empty());
    CHECK(facts{}
              .meets("b", "board", 16, 18, "", "budget")
              .meets("c", "council", 16, 18, "", "vision")
              .found()
              .size() == 1);
    // It clashes once with a third, for a member of both.
    CHECK(facts{}
              .meets("b", "board", 16, 18, "", "budget")
              .meets("c", "council", 16, 18, "", "budget")
              .meets("f", "forum", 17, 19)
              .found() == texts{"anna: b and f, 17:00 to 18:00, fails"});
    // A list is that of all, and a member of either body is no guest.
    CHECK(facts{}
              .meets("c", "council", 16, 18, "", "budget")
              .meets("b", "board", 16, 18, "", "budget")
              .meets("b2", "board", 17, 19)
              .attends("c", "bo")
              .found() == texts{"bo: c and b2, 17:00 to 18:00, fails"});
}

TEST_CASE("what is not known makes a clash possible, unless it is one whatever it is",
          "[check][double_bookings]") {
    CHECK(facts{}.meets("b", "board").meets("c", "council", 17, 19).found() ==
          texts{"anna: b and c, 17:00 to 19:00, possible"});
    CHECK(facts{}.meets("b", "board", 16).meets("c", "council", 16, 18).found() ==
          texts{"anna: b and c, 16:00 to 18:00, fails"});
    CHECK(facts{}.meets("b", "board", 16).meets("c", "council", 17, 18).found() ==
          texts{"anna: b and c, 17:00 to 18:00, possible"});
    CHECK(facts{}.meets("b", "board", 18).meets("c", "council", 16, 18).found().empty());
    // Whenever it is on that day, the other takes all of it.
    CHECK(facts{}.meets("b", "board").meets("c", "council", 0, 24).found() ==
          texts{"anna: b and c, 00:00 to 00:00, fails"});
}

TEST_CASE("a mandate that perhaps lasts on the day makes a clash possible",
          "[check][double_bookings]") {
    const auto cai = [](bool listed) {
        facts f;
        f.add(remit::mandate{.person = "cai", .body = "board", .start = day{2020, 1, 1}})
            .add(remit::mandate{
                .person = "cai", .body = "council", .start = on - 5, .start_latest = on + 5});
        f.meets("b", "board", 16, 18).meets("c", "council", 17, 19);
        if (listed) f.attends("b", "cai").attends("c", "cai");
        return f;
    };
    const texts possible{"cai: b and c, 17:00 to 18:00, possible"};
    CHECK(cai(true).found() == possible);
    CHECK(cai(true).found(booked::everybody) == texts{"cai: b and c, 17:00 to 18:00, fails"});
    CHECK(cai(false).found().back() == possible.back());
}

TEST_CASE("double bookings stand by person, start and meeting", "[check][double_bookings]") {
    CHECK(facts{}
              .meets("f", "forum", 8, 20)
              .meets("c", "council", 16, 18)
              .meets("b", "board", 16, 18)
              .found() == texts{"anna: f and c, 16:00 to 18:00, fails",
                                "anna: f and b, 16:00 to 18:00, fails",
                                "anna: c and b, 16:00 to 18:00, fails"});
    CHECK(facts{}.found().empty());
}
