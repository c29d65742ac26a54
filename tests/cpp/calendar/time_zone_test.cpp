// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/time_zone.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <remit/core/problem.hpp>

#include "support/catch.hpp"
#include "support/tzif.hpp"

using remit::local_kind;
using remit::local_reading;
using remit::moment;
using remit::time_zone;
using remit_test::central_europe;
using remit_test::message_contains;
using remit_test::tzif;

namespace {

time_zone zone(const tzif& z) { return time_zone::from_tzif("Test/Zone", z.bytes()); }
time_zone zone(const std::string& footer) {
    tzif z;
    z.version = '3';
    z.footer = footer;
    return zone(z);
}
moment at(std::string_view text) { return moment::parse(text); }
/// Seconds after 1970 at which clocks in Greenwich show this.
std::int64_t instant(std::string_view text) { return at(text).count() * 60; }

void refused(const std::string& bytes, const std::string& says) {
    INFO(says);
    CHECK_THROWS_MATCHES(time_zone::from_tzif("Test/Zone", bytes), remit::bad_input,
                         message_contains(says));
}
void refused(const tzif& z, const std::string& says) { refused(z.bytes(), says); }
void footer_refused(const std::string& footer, const std::string& says) {
    tzif z;
    z.footer = footer;
    refused(z, says);
}

}  // namespace

TEST_CASE("a moment exists once, never or twice", "[calendar][time_zone]") {
    const auto z = zone(central_europe());
    CHECK(z.read(at("2026-06-01 16:00")) == local_reading{local_kind::unique, 7200, 7200});
    CHECK(z.read(at("2026-01-01 16:00")) == local_reading{local_kind::unique, 3600, 3600});
    CHECK(z.read(at("2026-03-29 01:59")).kind == local_kind::unique);
    CHECK(z.read(at("2026-03-29 02:00")) == local_reading{local_kind::skipped, 3600, 7200});
    CHECK(z.read(at("2026-03-29 02:59")).kind == local_kind::skipped);
    CHECK(z.read(at("2026-03-29 03:00")) == local_reading{local_kind::unique, 7200, 7200});
    CHECK(z.read(at("2026-10-25 01:59")).kind == local_kind::unique);
    CHECK(z.read(at("2026-10-25 02:00")) == local_reading{local_kind::repeated, 7200, 3600});
    CHECK(z.read(at("2026-10-25 02:59")).kind == local_kind::repeated);
    CHECK(z.read(at("2026-10-25 03:00")) == local_reading{local_kind::unique, 3600, 3600});
    CHECK(text(local_kind::unique) == "unique");
    CHECK(text(local_kind::skipped) == "skipped");
    CHECK(text(local_kind::repeated) == "repeated");
    CHECK(z.name() == "Test/Zone");
    CHECK(text(z) == "Test/Zone");
}

TEST_CASE("from a moment to its instant and back", "[calendar][time_zone]") {
    const auto z = zone(central_europe());
    CHECK(z.utc(at("2026-06-01 16:00")) == instant("2026-06-01 14:00"));
    CHECK(z.utc(at("2026-06-01 16:00"), 7200) == instant("2026-06-01 14:00"));
    CHECK(z.utc(at("2026-10-25 02:30"), 7200) == instant("2026-10-25 00:30"));
    CHECK(z.utc(at("2026-10-25 02:30"), 3600) == instant("2026-10-25 01:30"));
    CHECK(z.local(instant("2026-10-25 00:30")) == at("2026-10-25 02:30"));
    CHECK(z.local(instant("2026-10-25 01:30") + 59) == at("2026-10-25 02:30"));
    CHECK(z.offset_at(instant("2026-10-25 01:00") - 1) == 7200);
    CHECK(z.offset_at(instant("2026-10-25 01:00")) == 3600);
}

TEST_CASE("a moment that is not one instant is refused with what to write",
          "[calendar][time_zone]") {
    const auto z = zone(central_europe());
    const auto refuses = [&](const auto& f, const char* says) {
        CHECK_THROWS_MATCHES(f(), remit::bad_input, message_contains(says));
    };
    refuses([&] { return z.utc(at("2026-03-29 02:30")); },
            "Test/Zone: 2026-03-29 02:30 does not exist there: clocks go from 02:00 to 03:00 on "
            "that day [E-ZONE]");
    refuses([&] { return z.utc(at("2026-03-29 02:30"), 3600); }, "does not exist there");
    refuses([&] { return z.utc(at("2026-10-25 02:30")); }, "exists twice there [E-ZONE]");
    refuses([&] { return z.utc(at("2026-10-25 02:30")); }, "+02:00 before the clocks go back");
    refuses([&] { return z.utc(at("2026-10-25 02:30")); }, "+01:00 after");
    refuses([&] { return z.utc(at("2026-10-25 02:30"), 0); }, "its offset is +02:00 or +01:00");
    refuses([&] { return z.utc(at("2026-06-01 12:00"), 3600); }, "its offset is +02:00");
}

TEST_CASE("what the file lists counts before its footer", "[calendar][time_zone]") {
    auto z = central_europe();
    z.types = {{3020}, {3600}, {7200, 1}};
    z.changes = {{instant("1894-01-01 00:00") - 3020, 1},
                 {instant("1980-04-06 01:00"), 2},
                 {instant("1980-10-26 01:00"), 1}};
    const auto copenhagen = zone(z);
    CHECK(copenhagen.offset_at(std::numeric_limits<std::int64_t>::min()) == 3020);
    CHECK(copenhagen.utc(at("1890-01-01 12:00")) == instant("1890-01-01 11:09") + 40);
    CHECK(copenhagen.local(instant("1890-01-01 11:09")) == at("1890-01-01 11:59"));
    CHECK(copenhagen.local(-3'000'000'001) == at("1874-12-07 19:30"));
    // Clocks went from 00:00:00 to 00:09:40.
    CHECK(copenhagen.read(at("1894-01-01 00:09")).kind == local_kind::skipped);
    CHECK(copenhagen.read(at("1894-01-01 00:10")) == local_reading{local_kind::unique, 3600, 3600});
    CHECK_THROWS_MATCHES(copenhagen.utc(at("1894-01-01 00:05")), remit::bad_input,
                         message_contains("from 00:00 to 00:09:40 on that day"));
    CHECK(copenhagen.offset_at(instant("1979-07-01 00:00")) == 3600);
    CHECK(copenhagen.offset_at(instant("1980-07-01 00:00")) == 7200);
    CHECK(copenhagen.read(at("1980-04-06 02:30")).kind == local_kind::skipped);
    CHECK(copenhagen.read(at("1980-10-26 02:30")).kind == local_kind::repeated);
    CHECK(copenhagen.offset_at(instant("1980-12-01 00:00")) == 3600);
    CHECK(copenhagen.offset_at(instant("1981-07-01 00:00")) == 7200);
    CHECK(copenhagen.read(at("9999-10-31 02:30")).kind == local_kind::repeated);
}

TEST_CASE("a file of the first version has 32 bits and no footer", "[calendar][time_zone]") {
    tzif z;
    z.version = '\0';
    z.types = {{-18'000}, {-14'400, 1}};
    z.changes = {{-1'000'000'000, 1}, {2'000'000'000, 0}, {2'100'000'000, 1}};
    const auto old = zone(z);
    CHECK(old.offset_at(-1'000'000'001) == -18'000);
    CHECK(old.offset_at(-1'000'000'000) == -14'400);
    CHECK(old.offset_at(2'000'000'000) == -18'000);
    CHECK(old.offset_at(std::numeric_limits<std::int64_t>::max()) == -14'400);
    CHECK(old.read(at("9999-12-31 23:59")).first == -14'400);
}

TEST_CASE("an empty footer leaves the last type of time", "[calendar][time_zone]") {
    tzif z;
    z.types = {{0}, {7200}};
    CHECK(zone(z).offset_at(0) == 0);
    z.changes = {{0, 1}};
    CHECK(zone(z).offset_at(4'000'000'000) == 7200);
    CHECK(zone(z).read(at("1969-12-31 23:59")).first == 0);
    CHECK(zone(z).read(at("1970-01-01 01:00")).kind == local_kind::skipped);
    CHECK(zone(z).read(at("1970-01-01 02:00")).first == 7200);
}

TEST_CASE("where only the name of the time changes clocks do not", "[calendar][time_zone]") {
    tzif z;
    z.types = {{3600}, {3600, 1}, {7200}};
    z.changes = {{0, 1}, {60, 0}, {120, 1}, {180, 2}};
    CHECK(zone(z).read(at("1970-01-01 01:01")) == local_reading{local_kind::unique, 3600, 3600});
    CHECK(zone(z).read(at("1970-01-01 01:03")) == local_reading{local_kind::skipped, 3600, 7200});
}

TEST_CASE("a footer counts days in three ways", "[calendar][time_zone]") {
    // J60 is 1 March in every year, 59 is 29 February in a leap year.
    const auto j = zone("AAA0BBB,J60/0,J300/0");
    CHECK(j.read(at("2023-03-01 00:30")).kind == local_kind::skipped);
    CHECK(j.read(at("2024-03-01 00:30")).kind == local_kind::skipped);
    const auto n = zone("AAA0BBB,59/0,299/0");
    CHECK(n.read(at("2023-03-01 00:30")).kind == local_kind::skipped);
    CHECK(n.read(at("2024-02-29 00:30")).kind == local_kind::skipped);
    const auto m = zone("AAA0BBB,M2.1.4/0,M8.5.6/0");
    CHECK(m.read(at("2024-02-01 00:30")).kind == local_kind::skipped);  // a Thursday
    CHECK(m.read(at("2024-08-30 23:30")).kind ==
          local_kind::repeated);  // before the fifth Saturday
    CHECK(m.read(at("2026-08-28 23:30")).kind == local_kind::repeated);  // there are five
    CHECK(zone("AAA0BBB,M3.2.0,M11.1.0").read(at("2024-03-10 02:30")).kind == local_kind::skipped);
}

TEST_CASE("a footer has signs, seconds, quoted names and hours of a week",
          "[calendar][time_zone]") {
    CHECK(zone("<+0530>-5:30").offset_at(0) == 19'800);
    CHECK(zone("<-03>+3").offset_at(0) == -10'800);
    CHECK(zone("LMT-0:50:20").offset_at(0) == 3020);
    // Nuuk: on Saturday at 22:00. Gaza: at 50 hours after Thursday.
    const auto nuuk = zone("<-02>2<-01>,M3.5.0/-1,M10.5.0/0");
    CHECK(nuuk.read(at("2026-03-28 23:30")).kind == local_kind::skipped);
    CHECK(nuuk.read(at("2026-10-24 23:30")).kind == local_kind::repeated);
    const auto gaza = zone("EET-2EEST,M3.4.4/50,M10.4.4/50");
    CHECK(gaza.read(at("2026-03-28 02:30")).kind == local_kind::skipped);
    // Dublin's summer is the standard, its winter the exception.
    const auto dublin = zone("IST-1GMT0,M10.5.0,M3.5.0/1");
    CHECK(dublin.offset_at(instant("2026-07-01 00:00")) == 3600);
    CHECK(dublin.read(at("2026-10-25 01:30")) == local_reading{local_kind::repeated, 3600, 0});
    // In the south summer goes over the new year; half an hour.
    const auto lord_howe = zone("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0");
    CHECK(lord_howe.offset_at(instant("2026-01-01 00:00")) == 39'600);
    CHECK(lord_howe.read(at("2026-10-04 02:15")).kind == local_kind::skipped);
    CHECK(lord_howe.read(at("2026-10-04 02:30")).kind == local_kind::unique);
    // A week before and behind the year.
    const auto far = zone("AAA0BBB,0/-167,J180");
    CHECK(far.read(at("2025-12-25 01:30")).kind == local_kind::skipped);
    CHECK(far.offset_at(instant("2025-12-31 00:00")) == 3600);
    const auto later = zone("AAA0BBB,J180,J365/167");
    CHECK(later.read(at("2026-01-06 22:30")).kind == local_kind::repeated);
    CHECK(later.offset_at(instant("2026-01-06 21:59")) == 3600);
}

TEST_CASE("summer time that never ends is no change", "[calendar][time_zone]") {
    const auto z = zone("EST5EDT,0/0,J365/25");
    for (const auto* day : {"2026-01-01 00:00", "2026-01-01 00:30", "2026-12-31 23:30"})
        CHECK(z.read(at(day)) == local_reading{local_kind::unique, -14'400, -14'400});
    CHECK(zone("AAA0BBB0,M3.5.0,M10.5.0").read(at("2026-03-29 02:30")).kind == local_kind::unique);
}

TEST_CASE("instants outside the years have an offset and no moment", "[calendar][time_zone]") {
    const auto z = zone(central_europe());
    for (const auto far : {std::numeric_limits<std::int64_t>::max(),
                           std::numeric_limits<std::int64_t>::min(), std::int64_t{1} << 59}) {
        const auto offset = z.offset_at(far);
        CHECK((offset == 3600 || offset == 7200));
        CHECK_THROWS_MATCHES(z.local(far), remit::bad_input, message_contains("E-TIME"));
    }
    CHECK(z.utc(at("0001-01-01 00:00")) == instant("0001-01-01 00:00") - 3600);
    CHECK(z.utc(at("9999-12-31 24:00")) == instant("9999-12-31 24:00") - 3600);
    CHECK_THROWS_AS(z.local(instant("9999-12-31 23:30")), remit::bad_input);
}

TEST_CASE("zones are equal by name and bytes, and a copy shares them", "[calendar][time_zone]") {
    const auto a = zone(central_europe());
    const auto b = a;
    CHECK(a == b);
    CHECK(&a.tzif() == &b.tzif());
    CHECK(a == zone(central_europe()));
    CHECK(a.tzif() == central_europe().bytes());
    CHECK_FALSE(a == zone("CET-1"));
    CHECK_FALSE(a == time_zone::from_tzif("Other", central_europe().bytes()));
}

TEST_CASE("threads ask one zone at once", "[calendar][time_zone]") {
    const auto z = zone(central_europe());
    std::vector<std::int64_t> sums(4);
    std::vector<std::thread> all;
    for (auto& sum : sums)
        all.emplace_back([&sum, z] {
            for (std::int64_t m = 0; m < 20'000; ++m)
                sum += z.read(moment::from_count(m * 60)).second;
        });
    for (auto& t : all) t.join();
    for (const auto sum : sums) CHECK(sum == sums.front());
}

TEST_CASE("a file that ends too soon is refused wherever it ends", "[calendar][time_zone]") {
    for (const char version : {'\0', '2', '3', '4'}) {
        auto z = central_europe();
        z.version = version;
        z.changes = {{0, 1}, {100'000, 0}};
        const auto whole = z.bytes();
        CHECK_NOTHROW(time_zone::from_tzif("", whole));
        for (std::size_t size = 0; size < whole.size(); ++size)
            CHECK_THROWS_AS(time_zone::from_tzif("", std::string_view{whole}.substr(0, size)),
                            remit::bad_input);
        refused(whole + "x", "1 bytes follow the end");
    }
    refused("", "does not begin with \"TZif\"");
    refused("TZif2", "of 44 bytes there are 5");
    refused(std::string(remit::most_tzif_bytes + 1, 'x'), "more than 1048576 bytes");
}

TEST_CASE("a file that announces more than it has is refused", "[calendar][time_zone]") {
    constexpr auto huge = 0xFFFF'FFFFU;
    for (std::size_t which = 0; which < 6; ++which) {
        std::vector<std::uint32_t> counts{0, 0, 0, 0, 1, 4};
        counts[which] = huge;
        refused(tzif::header('2', counts) + std::string(100, '\0'), "ends within its first block");
        refused(tzif::header('2', {0, 0, 0, 0, 1, 4}) + std::string(10, '\0') +
                    tzif::header('2', counts) + std::string(100, '\0'),
                "[E-ZONE]");
    }
    refused(tzif::header('2', {huge, huge, huge, huge, huge, huge}), "ends within");
}

TEST_CASE("what a file says must fit together", "[calendar][time_zone]") {
    const auto with = [](auto change) {
        auto z = central_europe();
        z.changes = {{0, 1}, {100'000, 0}};
        change(z);
        return z;
    };
    refused(with([](tzif& z) { z.version = '5'; }), "its version 5");
    refused(with([](tzif& z) { z.version = '1'; }), "its version 1");
    refused(with([](tzif& z) { z.changes[1].at = 0; }), "change 2 is not after");
    refused(with([](tzif& z) { z.changes[1].type = 2; }), "names the type of time 2 of 2");
    refused(with([](tzif& z) { z.changes[1].at = (std::int64_t{1} << 59) + 1; }), "too far away");
    refused(with([](tzif& z) { z.changes[0].at = std::numeric_limits<std::int64_t>::min(); }),
            "too far away");
    refused(with([](tzif& z) { z.types.clear(); }), "0 types of time");
    refused(with([](tzif& z) { z.types.resize(257); }), "257 types of time");
    refused(with([](tzif& z) { z.types[0].offset = 93'600; }), "beyond -25 or 26 hours");
    refused(with([](tzif& z) { z.types[1].offset = -90'000; }), "type of time 1 is -90000");
    refused(with([](tzif& z) { z.types[1].offset = std::numeric_limits<std::int32_t>::min(); }),
            "beyond -25 or 26 hours");
    refused(with([](tzif& z) { z.types[1].is_summer = 2; }), "neither summer time nor not");
    refused(with([](tzif& z) { z.types[1].abbreviation = 4; }), "an abbreviation outside");
    refused(with([](tzif& z) { z.abbreviations.back() = 'T'; }), "does not end");
    refused(with([](tzif& z) { z.abbreviations.clear(); }), "no abbreviations");
    refused(with([](tzif& z) { z.isut = 1; }), "indicators");
    refused(with([](tzif& z) { z.isstd = 3; }), "indicators");
    refused(with([](tzif& z) { z.leap_seconds = 27; }), "counts leap seconds");
    refused(with([](tzif& z) { z.footer = "CET-2"; }), "contradicts its last change: +02:00 and");
    refused(with([](tzif& z) {
                z.types.push_back({14'400});
                z.changes = {{0, 2}, {3600, 1}};
                z.footer.clear();
            }),
            "show a moment three times");
    refused(with([](tzif& z) {
                z.types.push_back({-14'400});
                z.changes = {{instant("2026-03-29 00:30"), 2}, {instant("2026-03-29 00:59"), 0}};
            }),
            "show a moment three times");
    refused(with([](tzif& z) {
                z.types = {{14'400}, {3600}};
                z.changes = {{instant("2026-03-29 00:30"), 1}};
            }),
            "follows its last change too closely");
    auto names = central_europe();
    const auto bytes = names.bytes();
    CHECK_THROWS_MATCHES(time_zone::from_tzif("a\nb", bytes.substr(0, 50)), remit::bad_input,
                         message_contains("a\\nb: "));
    auto headers = bytes;
    headers[44 + 15 + 4] = '3';
    refused(headers, "different versions");
    headers[44 + 15] = 't';
    refused(headers, "no second header");
}

TEST_CASE("a footer that says nothing certain is refused", "[calendar][time_zone]") {
    for (const auto* footer :
         {"C", "CE-1", "<CET-1", "<>1", "<+>1", "<C T>1", ":CET", "\xFF\xFF\xFF"})
        footer_refused(footer, "the footer");
    footer_refused("CET", "the offset from UTC is missing");
    footer_refused("CET-25", "is not 0 to 24");
    footer_refused("CET-99999999999999999999", "too many digits");
    footer_refused("CET-1:60", "the minute is not 0 to 59");
    footer_refused("CET-1CEST", "the offset of summer time is missing");
    footer_refused("CET-1CEST-2", "does not say when summer time begins");
    footer_refused("CET-1CEST,M3.5.0", "\",\" and a day are missing");
    footer_refused("CET-1CEST,M13.5.0,M10.5.0", "the month is not 1 to 12");
    footer_refused("CET-1CEST,M0.5.0,M10.5.0", "the month is not 1 to 12");
    footer_refused("CET-1CEST,M3.6.0,M10.5.0", "the week is not 1 to 5");
    footer_refused("CET-1CEST,M3.5.7,M10.5.0", "the weekday is not 0 to 6");
    footer_refused("CET-1CEST,J0,J300", "the day is not 1 to 365");
    footer_refused("CET-1CEST,366,J300", "the day is not 0 to 365");
    footer_refused("CET-1CEST,M3.5.0/168,M10.5.0", "the hour is not 0 to 167");
    footer_refused("CET-1CEST,M3.5.0,M10.5.0/3 ", "more follows");
    footer_refused("CET-1CEST,M3.5.0,M3.5.0/3", "follow each other too closely");
    footer_refused("CET-1CEST,J60,59/3", "follow each other too closely");  // in some years only
    footer_refused(std::string(257, 'A'), "more than 256 bytes");
    footer_refused(std::string("CET\0-1", 6), "the offset from UTC is missing");
}
