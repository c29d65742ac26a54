// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/meeting_plan.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using remit::body_planning;
using remit::cadence;
using remit::day;
using remit::hindrance;
using remit::period;
using remit::planning;
using remit::shared_days;
using days = std::vector<day>;

namespace {

const period year_2026{{2026, 1, 1}, day{2027, 1, 1}};

body_planning body(std::string name, std::string_view text, period over = year_2026) {
    planning p{over};
    p.spacing = remit::spacing::earliest;
    return {std::move(name), cadence::parse(text), p};
}
std::vector<std::string> words(const std::vector<hindrance>& against) {
    std::vector<std::string> out;
    for (const auto& h : against) out.push_back(h.what);
    std::sort(out.begin(), out.end());
    return out;
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("two bodies that share members do not meet on one day", "[calendar][meeting_plan]") {
    const std::vector<body_planning> both{body("council", "every May"), body("board", "every May")};
    auto found = propose_together(both, {});
    REQUIRE(found.size() == 2);
    CHECK(found[0].dates == days{{2026, 5, 1}});
    CHECK(found[1].dates == days{{2026, 5, 1}});
    const std::vector<shared_days> always{{0, 1, {year_2026}}};
    found = propose_together(both, always);
    CHECK(found[0].possible);
    CHECK(found[1].possible);
    REQUIRE(found[0].dates.size() == 1);
    REQUIRE(found[1].dates.size() == 1);
    CHECK(found[0].dates != found[1].dates);
    // they share somebody on some days only
    const std::vector<shared_days> later{{0, 1, {period{{2026, 6, 1}}}}};
    CHECK(propose_together(both, later)[1].dates == days{{2026, 5, 1}});
    const std::vector<shared_days> until{{0, 1, {period{{2020, 1, 1}, day{2026, 5, 2}}}}};
    const auto some = propose_together(both, until);
    CHECK(std::max(some[0].dates, some[1].dates) == days{{2026, 5, 2}});
}

TEST_CASE("bodies that no dates reconcile, and why", "[calendar][meeting_plan]") {
    const std::vector<body_planning> both{body("council", "first Monday of May, not in July"),
                                          body("board", "first Monday of May")};
    const std::vector<shared_days> shared{{0, 1, {year_2026}}};
    const auto found = propose_together(both, shared);
    REQUIRE(found.size() == 2);
    CHECK_FALSE(found[0].possible);
    CHECK_FALSE(found[1].possible);
    CHECK(found[1].against.empty());
    CHECK(words(found[0].against) == texts{"council and board share members", "every May",
                                           "every May", "on the first Monday",
                                           "on the first Monday"});
    const auto& clash = found[0].against.back();
    CHECK(clash.why == hindrance::kind::clash);
    CHECK(clash.body == 0);
    CHECK(clash.other == 1);
    CHECK(found[0].against.front().body == 0);
}

TEST_CASE("what is fixed stands against what is planned, and not against what is fixed",
          "[calendar][meeting_plan]") {
    std::vector<body_planning> both{body("council", "1 per year"), body("board", "1 per year")};
    both[0].known.held = both[1].known.held = {{2026, 3, 3}};
    const std::vector<shared_days> shared{{0, 1, {year_2026}}};
    auto found = propose_together(both, shared);
    CHECK((found[0].possible && found[1].possible));
    both[1].known.held = {};
    both[1].when = cadence::parse("1 per year, only from 2026-03-03 to 2026-03-03");
    found = propose_together(both, shared);
    CHECK(words(found[0].against) == texts{"1 per year", "council and board share members",
                                           "only from 2026-03-03 to 2026-03-03",
                                           "the meeting on 2026-03-03"});
    both[1].when = cadence::parse("1 per year");
    found = propose_together(both, shared);
    CHECK(found[0].dates.empty());
    CHECK(found[1].dates == days{{2026, 1, 1}});
    // busy days and what is planned of one body do not touch the other
    both[1].known.busy = {{"Anna", {{2026, 1, 1}}}};
    CHECK(propose_together(both, shared)[1].dates == days{{2026, 1, 2}});
}

TEST_CASE("bodies that are not tied to each other are planned by themselves",
          "[calendar][meeting_plan]") {
    const std::vector<body_planning> five{
        body("a", "first Monday of May"), body("b", "1 per month"),
        body("c", "first Monday of May"), body("d", "1 per month"), body("e", "every June")};
    // a and c cannot; b and d can; e is alone
    const std::vector<shared_days> shared{{0, 2, {year_2026}}, {3, 1, {year_2026}}};
    const auto found = propose_together(five, shared);
    CHECK_FALSE(found[0].possible);
    CHECK_FALSE(found[2].possible);
    CHECK_FALSE(found[0].against.empty());
    CHECK(found[2].against.empty());
    CHECK(found[0].against.back().body == 0);
    CHECK(found[0].against.back().other == 2);
    REQUIRE(found[1].dates.size() == 12);
    REQUIRE(found[3].dates.size() == 12);
    for (const auto d : found[1].dates)
        CHECK(std::find(found[3].dates.begin(), found[3].dates.end(), d) == found[3].dates.end());
    CHECK(found[4].dates == days{{2026, 6, 1}});
}

TEST_CASE("a chain of bodies is planned as a whole", "[calendar][meeting_plan]") {
    const period may{{2026, 5, 4}, day{2026, 5, 7}};
    std::vector<body_planning> three;
    for (const auto* name : {"a", "b", "c"})
        three.push_back(body(name, "at most 3 days apart", may));
    std::vector<shared_days> shared{{0, 1, {may}}, {1, 2, {may}}, {0, 2, {may}}};
    auto found = propose_together(three, shared);
    days all;
    for (const auto& each : found) {
        REQUIRE(each.dates.size() == 1);
        all.push_back(each.dates[0]);
    }
    std::sort(all.begin(), all.end());
    CHECK(all == days{{2026, 5, 4}, {2026, 5, 5}, {2026, 5, 6}});
    // a fourth has no day left
    three.push_back(body("d", "at most 3 days apart", may));
    for (std::size_t i = 0; i < 3; ++i) shared.push_back({i, 3, {may}});
    found = propose_together(three, shared);
    CHECK_FALSE(found[0].possible);
    CHECK(found[0].against.size() == 10);  // four phrases and six pairs
}

TEST_CASE("bodies are planned over the same days, and no body with itself",
          "[calendar][meeting_plan]") {
    const auto refused = [](const std::vector<body_planning>& bodies,
                            const std::vector<shared_days>& shared) -> std::string {
        try {
            (void)propose_together(bodies, shared);
        } catch (const remit::bad_input& e) {
            return e.problems()[0].code + " " + e.problems()[0].where;
        }
        return "";
    };
    const auto a = body("a", "1 per year");
    CHECK(refused({a, body("b", "1 per year", period{{2026, 1, 1}, day{2026, 2, 1}})}, {}) ==
          "E-PERIOD b");
    CHECK(refused({a, body("b", "1 per year", period{{2026, 1, 1}})}, {}) == "E-PERIOD over");
    CHECK(refused({a, a}, {{0, 0, {year_2026}}}) == "E-NUMBER shared");
    CHECK(refused({a, a}, {{0, 2, {year_2026}}}) == "E-NUMBER shared");
    CHECK(refused({}, {}) == "");
    CHECK(refused({a, a}, {{0, 1, {}}}) == "");
}
