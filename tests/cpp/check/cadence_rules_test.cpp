// SPDX-License-Identifier: BSL-1.0
// What a cadence demands, judged over meetings: a rule for each phrase.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <remit.hpp>

#include "support/catch.hpp"

using namespace remit;

namespace {

using list = std::vector<std::string>;

struct held {
    day on;
    std::string kind{};
    std::optional<std::int64_t> minutes{};
    std::optional<day> stop{};
};

/// A board that has been there from a day on, of whose meetings all is known in some days.
struct board {
    period seen{day{2024, 1, 1}, day{2026, 1, 1}};
    day start{2024, 1, 1};
    std::optional<day> stop{};
};

registry facts(const board& b, const std::vector<held>& meetings) {
    registry_builder r;
    r.observed(b.seen);
    r.add(body{.body = "board", .start = b.start, .stop = b.stop});
    r.add(mandate{.person = "anna", .body = "board", .start = b.start, .stop = b.stop});
    for (std::size_t i = 0; i < meetings.size(); ++i) {
        const auto& m = meetings[i];
        meeting row{.meeting = "m" + std::to_string(i + 1),
                    .body = "board",
                    .start = m.on,
                    .stop = m.stop,
                    .kind = m.kind};
        if (m.minutes) row.more = {{"minutes", *m.minutes}};
        r.add(row);
    }
    return std::move(r).build();
}

charter meets(const char* when, const char* counts = nullptr) {
    charter c;
    c.body = "board";
    c.cadences = {{.name = "c", .when = cadence::parse(when)}};
    if (counts != nullptr) c.cadences[0].meetings = parse_condition(counts);
    return c;
}

/// "board 2024-01-01 to 2024-01-31 (last day) fails", behind the rule where there are several.
list said(const charter& c, const registry& r) {
    const bool several = implied_rules(c).size() > 1;
    list out;
    for (const auto& f : check(r, c).all())
        out.push_back((several ? f.rule + ": " : "") + f.subject + " " + text(f.during) + " " +
                      std::string{text(f.verdict)} + (f.due ? " due " + text(*f.due) : ""));
    return out;
}
list said(const char* when, const std::vector<held>& meetings, const board& b = {}) {
    return said(meets(when), facts(b, meetings));
}
/// The meetings that fail.
list failing(const char* when, const std::vector<held>& meetings, const board& b = {}) {
    list out;
    for (const auto& f : check(facts(b, meetings), meets(when)).all())
        if (f.verdict == verdict::fails) out.push_back(f.subject);
    return out;
}

board known(day start, day stop) { return {period{start, stop}, start, {}}; }

}  // namespace

TEST_CASE("each phrase of a charter's cadence is judged as a rule of its own",
          "[check][cadence_rules]") {
    const auto c = meets("2 per year, at least 3 months apart, not in July");
    const auto r = facts(known({2024, 1, 1}, {2025, 10, 1}),
                         {{{2024, 2, 1}}, {{2024, 4, 30}}, {{2025, 7, 1}}});
    CHECK(said(c, r) ==
          list{"cadence:c/2 per year: board 2025-01-01 to 2025-09-30 (last day) pending due "
               "2025-12-31",
               "cadence:c/at least 3 months apart: m2 2024-04-30 to 2024-04-30 (last day) fails",
               "cadence:c/not in July: m3 2025-07-01 to 2025-07-01 (last day) fails"});
}

TEST_CASE("level, clause and waiver of a cadence are those of its findings",
          "[check][cadence_rules]") {
    auto c = meets("2 per year, at least 3 months apart");
    c.clauses = {{.id = "work", .words = "It meets.", .kind = clause_kind::should}};
    c.cadences[0].level = level::should;
    c.cadences[0].cite = "work";
    c.waivers = {{"cadence:c/at least 3 months apart", "m2",
                  period{day{2024, 2, 1}, day{2024, 3, 1}}, "the roof leaked"}};
    const auto found = check(facts({}, {{{2024, 2, 1}}, {{2024, 2, 8}}, {{2025, 1, 7}}}), c).all();
    REQUIRE(found.size() == 2);
    CHECK(found[0].rule == "cadence:c/2 per year");
    CHECK(found[0].level == level::should);
    CHECK(found[0].clause == "work");
    CHECK(found[0].clause_text == "It meets.");
    CHECK(found[0].reason.empty());
    CHECK(found[1].subject == "m2");
    CHECK(found[1].reason == "the roof leaked");
}

TEST_CASE("versions of a cadence are judged each in its days", "[check][cadence_rules]") {
    auto c = meets("not in July");
    c.cadences.push_back({.name = "c", .when = cadence::parse("not in August")});
    c.cadences[0].stop = c.cadences[1].start = day{2025, 1, 1};
    CHECK(said(c, facts({}, {{{2024, 7, 1}}, {{2024, 8, 1}}, {{2025, 7, 1}}, {{2025, 8, 1}}})) ==
          list{"cadence:c/not in July: m1 2024-07-01 to 2024-07-01 (last day) fails",
               "cadence:c/not in August: m4 2025-08-01 to 2025-08-01 (last day) fails"});
}

TEST_CASE("a distance of weeks is counted to the day", "[check][cadence_rules]") {
    // from a Monday to the Monday three weeks later
    CHECK(failing("at least 3 weeks apart", {{{2024, 1, 1}}, {{2024, 1, 22}}, {{2024, 2, 11}}}) ==
          list{"m3"});
    const auto january = known({2024, 1, 1}, {2024, 2, 10});
    CHECK(said("at most 3 weeks apart", {{{2024, 1, 1}}, {{2024, 1, 22}}}, january).empty());
    CHECK(said("at most 3 weeks apart", {{{2024, 1, 1}}, {{2024, 1, 23}}}, january) ==
          list{"board 2024-01-22 to 2024-01-22 (last day) fails"});
    CHECK(failing("at least 10 days apart", {{{2024, 2, 25}}, {{2024, 3, 6}}, {{2024, 3, 15}}}) ==
          list{"m3"});
}

TEST_CASE("a time of months ends on the day of the same number, or the month's last",
          "[check][cadence_rules]") {
    const board years{period{day{2023, 1, 1}, day{2026, 1, 1}}, day{2023, 1, 1}, {}};
    const auto at_least = [&](const char* length, day first, day second) {
        return failing(("at least " + std::string{length} + " apart").c_str(), {{first}, {second}},
                       years)
            .empty();
    };
    CHECK(at_least("3 months", {2023, 2, 28}, {2023, 5, 28}));
    CHECK_FALSE(at_least("3 months", {2023, 2, 28}, {2023, 5, 27}));
    CHECK(at_least("3 months", {2024, 2, 29}, {2024, 5, 29}));
    CHECK_FALSE(at_least("3 months", {2024, 2, 29}, {2024, 5, 28}));
    CHECK(at_least("1 month", {2024, 5, 31}, {2024, 6, 30}));
    CHECK_FALSE(at_least("1 month", {2024, 5, 31}, {2024, 6, 29}));
    CHECK(at_least("3 months", {2024, 1, 31}, {2024, 4, 30}));
    CHECK(at_least("1 year", {2024, 2, 29}, {2025, 2, 28}));
    CHECK_FALSE(at_least("1 year", {2024, 2, 29}, {2025, 2, 27}));

    const auto at_most = [](const char* length, day first, day second) {
        return said(("at most " + std::string{length} + " apart").c_str(), {{first}, {second}},
                    {period{first, second + 1}, first, {}})
            .empty();
    };
    CHECK(at_most("3 months", {2023, 2, 28}, {2023, 5, 28}));
    CHECK_FALSE(at_most("3 months", {2023, 2, 28}, {2023, 5, 29}));
    CHECK(at_most("1 month", {2024, 5, 31}, {2024, 6, 30}));
    CHECK_FALSE(at_most("1 month", {2024, 5, 31}, {2024, 7, 1}));
    CHECK(at_most("3 months", {2024, 1, 31}, {2024, 4, 30}));
    CHECK_FALSE(at_most("3 months", {2024, 1, 31}, {2024, 5, 1}));
}

TEST_CASE("what the rules say of two days is what a plan keeps", "[check][cadence_rules]") {
    const std::pair<const char*, int> lengths[] = {
        {"3 weeks", 21}, {"1 month", 30}, {"3 months", 91}, {"1 year", 365}};
    for (const auto& [length, days] : lengths)
        for (day first{2023, 1, 28}; first < day{2024, 3, 2}; first = first + 1) {
            if (first.day_of_month() > 2 && first.day_of_month() < 27) continue;
            for (auto next = first + days - 3; next < first + days + 5; next = next + 1)
                for (const char* bound : {"at least ", "at most "}) {
                    const auto when = bound + std::string{length} + " apart";
                    // no other day is free
                    planning p{period{first + 1, next + 1}};
                    p.held = {first, next};
                    p.since = first;
                    p.busy = {{"all", {}}};
                    for (auto d = first; d < next; d = d + 1) p.busy[0].days.push_back(d);
                    INFO(when << " from " << text(first) << " to " << text(next));
                    const board b{period{first, next + 1}, first, {}};
                    CHECK(failing(when.c_str(), {{first}, {next}}, b).empty() ==
                          propose(cadence::parse(when), p).possible);
                }
        }
}

TEST_CASE("a longest distance is judged where the body lasted as long", "[check][cadence_rules]") {
    const auto until = [](day stop) {
        return said("at most 3 weeks apart", {},
                    {period{day{2024, 1, 1}, day{2024, 3, 1}}, day{2024, 1, 1}, stop});
    };
    CHECK(until({2024, 1, 21}).empty());
    CHECK(until({2024, 1, 22}) == list{"board 2024-01-21 to 2024-01-21 (last day) fails"});
    // and where it is in force as long
    auto c = meets("at most 3 weeks apart");
    c.cadences[0].start = day{2024, 2, 1};
    CHECK(said(c, facts(known({2024, 1, 1}, {2024, 3, 1}), {})) ==
          list{"board 2024-02-21 to 2024-02-29 (last day) fails"});
    // three months are so from the day on which so long has passed
    CHECK(said("at most 3 months apart", {}, known({2024, 1, 1}, {2024, 4, 2})) ==
          list{"board 2024-03-31 to 2024-04-01 (last day) fails"});
    CHECK(said("at most 6 months apart", {}, known({2024, 1, 1}, {2024, 6, 1})).empty());
}

TEST_CASE("in the months that are excepted no meeting is demanded", "[check][cadence_rules]") {
    // of stretches those with a day in them
    CHECK(said("at most 3 months apart, except November and December",
               {{{2024, 1, 10}}, {{2024, 4, 9}}, {{2024, 7, 8}}, {{2024, 10, 8}}, {{2025, 4, 1}}},
               known({2024, 1, 1}, {2025, 4, 20})) ==
          list{"board 2025-03-31 to 2025-03-31 (last day) fails"});
    // of months those months, and of quarters none that has another
    CHECK(said("monthly, except November and December", {{{2024, 10, 10}}},
               known({2024, 10, 1}, {2025, 1, 20})) ==
          list{"board 2025-01-01 to 2025-01-19 (last day) pending due 2025-01-31"});
    CHECK(said("2 per quarter, except November and December", {},
               known({2024, 10, 1}, {2025, 1, 1})) ==
          list{"board 2024-10-01 to 2024-12-31 (last day) fails"});
    CHECK(said("2 per quarter, except October to December", {}, known({2024, 10, 1}, {2025, 1, 1}))
              .empty());
    // and no more than elsewhere are allowed
    CHECK(said("exactly 1 per month, except July",
               {{{2024, 6, 10}}, {{2024, 7, 9}}, {{2024, 7, 10}}},
               known({2024, 6, 1}, {2024, 8, 1})) ==
          list{"board 2024-07-01 to 2024-07-31 (last day) fails"});
    CHECK(said("exactly 1 per month, except July", {{{2024, 6, 10}}},
               known({2024, 6, 1}, {2024, 8, 1}))
              .empty());
}

TEST_CASE("meetings are counted in years that begin elsewhere", "[check][cadence_rules]") {
    CHECK(said("2 per year starting 1 July", {{{2024, 7, 1}}, {{2025, 6, 30}}},
               known({2024, 7, 1}, {2025, 9, 1})) ==
          list{"board 2025-07-01 to 2025-08-31 (last day) pending due 2026-06-30"});
    CHECK(
        said("at most 1 per year starting 15 August", {{{2024, 8, 14}}, {{2024, 8, 15}}}).empty());
    CHECK(said("at most 1 per year starting 15 August", {{{2024, 8, 15}}, {{2025, 8, 14}}}) ==
          list{"board 2024-08-15 to 2025-08-14 (last day) fails"});
}

TEST_CASE("of a window that is open what is not kept yet is pending", "[check][cadence_rules]") {
    CHECK(said("2 per quarter", {{{2024, 1, 10}}}, known({2024, 1, 1}, {2024, 2, 1})) ==
          list{"board 2024-01-01 to 2024-01-31 (last day) pending due 2024-03-31"});
    CHECK(
        said("2 per quarter", {{{2024, 1, 10}}, {{2024, 1, 20}}}, known({2024, 1, 1}, {2024, 2, 1}))
            .empty());
    // one too many is not mended
    CHECK(said("1 to 2 per half-year", {{{2024, 1, 10}}, {{2024, 1, 20}}, {{2024, 1, 21}}},
               known({2024, 1, 1}, {2024, 2, 1})) ==
          list{"board 2024-01-01 to 2024-01-31 (last day) fails"});
    CHECK(said("every March and September", {{{2024, 3, 31}}}, known({2024, 1, 1}, {2024, 9, 3})) ==
          list{"board 2024-09-01 to 2024-09-02 (last day) pending due 2024-09-30"});
}

TEST_CASE("a series has a meeting on each of its days", "[check][cadence_rules]") {
    CHECK(said("every 2 weeks from 2024-02-27", {{{2024, 2, 27}}, {{2024, 3, 12}}, {{2024, 3, 27}}},
               known({2024, 1, 1}, {2024, 4, 1})) ==
          list{"board 2024-03-26 to 2024-03-26 (last day) fails"});
    CHECK(said("every 2 months from 2024-02-27", {{{2024, 2, 27}}, {{2024, 6, 27}}},
               known({2024, 1, 1}, {2024, 7, 1})) ==
          list{"board 2024-04-27 to 2024-04-27 (last day) fails"});
    CHECK(said("every 2 months from 2024-02-27, except April", {{{2024, 2, 27}}, {{2024, 6, 27}}},
               known({2024, 1, 1}, {2024, 7, 1}))
              .empty());
    CHECK(
        said("every 1 year from 2024-03-01", {{{2024, 3, 1}}}, known({2024, 1, 1}, {2025, 7, 1})) ==
        list{"board 2025-03-01 to 2025-03-01 (last day) fails"});
    CHECK(said("every 10 days from 2024-02-25", {{{2024, 2, 25}}},
               known({2024, 1, 1}, {2024, 3, 7})) ==
          list{"board 2024-03-06 to 2024-03-06 (last day) fails"});
}

TEST_CASE("the days on which a meeting is are asked for each meeting", "[check][cadence_rules]") {
    // Fridays of months of 28 to 31 days
    CHECK(failing("on the last Friday", {{{2025, 2, 28}},
                                         {{2024, 2, 23}},
                                         {{2024, 3, 22}},
                                         {{2024, 3, 29}},
                                         {{2024, 4, 26}},
                                         {{2024, 5, 24}},
                                         {{2024, 5, 31}},
                                         {{2024, 4, 25}}}) == list{"m3", "m6", "m8"});
    CHECK(failing(
              "on the first and third Monday",
              {{{2024, 1, 1}}, {{2024, 1, 8}}, {{2024, 1, 15}}, {{2024, 7, 1}}, {{2024, 7, 7}}}) ==
          list{"m2", "m5"});
    CHECK(failing("not on Fridays", {{{2024, 1, 4}}, {{2024, 1, 5}}}) == list{"m2"});
    CHECK(failing("only in May and October", {{{2024, 5, 31}}, {{2024, 6, 1}}}) == list{"m2"});
    CHECK(failing("not from 20 December to 5 January",
                  {{{2024, 12, 19}}, {{2024, 12, 20}}, {{2025, 1, 5}}, {{2025, 1, 6}}}) ==
          list{"m2", "m3"});
    CHECK(failing("only from 15 March to 31 May",
                  {{{2024, 3, 14}}, {{2024, 3, 15}}, {{2024, 5, 31}}, {{2024, 6, 1}}}) ==
          list{"m1", "m4"});
    CHECK(failing("not from 2025-02-07 to 2025-02-15",
                  {{{2025, 2, 6}}, {{2025, 2, 7}}, {{2025, 2, 15}}, {{2025, 2, 16}}}) ==
          list{"m2", "m3"});
    CHECK(failing("on working days", {{{2024, 12, 20}}, {{2024, 12, 21}}}) == list{"m2"});
}

TEST_CASE("how long a meeting lasts is its column of minutes", "[check][cadence_rules]") {
    CHECK(said("half day", {{{2024, 1, 1}, "", 180},
                            {{2024, 1, 2}, "", 179},
                            {{2024, 1, 3}, "", 300},
                            {{2024, 1, 4}, "", 301},
                            {{2024, 1, 5}}}) ==
          list{"m2 2024-01-02 to 2024-01-02 (last day) fails",
               "m4 2024-01-04 to 2024-01-04 (last day) fails",
               "m5 2024-01-05 to 2024-01-05 (last day) possible"});
}

TEST_CASE("only the meetings that count are asked", "[check][cadence_rules]") {
    const auto ordinary = [](const char* when, const std::vector<held>& meetings) {
        return said(meets(when, "kind == \"ordinary\""), facts({}, meetings));
    };
    const held first{{2024, 1, 1}, "ordinary"}, other{{2024, 2, 1}, "extra"},
        second{{2024, 3, 1}, "ordinary"}, third{{2024, 4, 1}, "ordinary"};
    CHECK(ordinary("at least 2 months apart", {first, other, second}).empty());
    CHECK(ordinary("at least 2 months apart", {first, other, second, third}) ==
          list{"m4 2024-04-01 to 2024-04-01 (last day) fails"});
    CHECK(ordinary("not in February", {first, other}).empty());
    CHECK(ordinary("not in January", {first, other}).size() == 1);
    CHECK(said(meets("at most 2 months apart", "kind == \"ordinary\""),
               facts(known({2024, 1, 1}, {2024, 3, 2}), {first, other})) ==
          list{"board 2024-03-01 to 2024-03-01 (last day) fails"});
}
