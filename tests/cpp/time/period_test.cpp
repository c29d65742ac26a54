// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include <remit/time/period.hpp>

#include "support/catch.hpp"

using remit::day;
using remit::period;
using remit_test::message_contains;

namespace {

const day epoch(2022, 1, 1);
constexpr int horizon = 7;  // an open period lasts to the horizon, a closed one stops before it

/// All periods that start on one of a week's days, and the days of each.
struct sample {
    period p;
    std::set<std::int64_t> days;
};

std::vector<sample> samples() {
    std::vector<sample> out;
    for (int start = 0; start < horizon; ++start) {
        std::set<std::int64_t> days;
        for (int stop = start + 1; stop < horizon; ++stop) {
            days.insert(stop - 1);
            out.push_back({period(epoch + start, epoch + stop), days});
        }
        days.insert(horizon - 1);
        out.push_back({period(epoch + start), days});
    }
    return out;
}

std::set<std::int64_t> days_of(const period& p) {
    std::set<std::int64_t> days;
    for (std::int64_t d = 0; d < horizon; ++d)
        if (p.contains(epoch + d)) days.insert(d);
    return days;
}

}  // namespace

TEST_CASE("a period contains its start and not its stop", "[time][period]") {
    const period p(day(2022, 5, 1), day(2025, 1, 1));
    CHECK(p.contains(day(2022, 5, 1)));
    CHECK(p.contains(day(2024, 12, 31)));
    CHECK_FALSE(p.contains(day(2025, 1, 1)));
    CHECK_FALSE(p.contains(day(2022, 4, 30)));
    CHECK(p.last_day() == day(2024, 12, 31));
    CHECK(p.days() == 976);
    CHECK_FALSE(p.is_open());
}

TEST_CASE("an open period has no stop, no last day and no length", "[time][period]") {
    const period p(day(2022, 5, 1));
    CHECK(p.is_open());
    CHECK_FALSE(p.stop());
    CHECK_FALSE(p.last_day());
    CHECK_FALSE(p.days());
    CHECK(p.contains(day::last()));
}

TEST_CASE("a period is never empty and never backwards", "[time][period]") {
    CHECK_THROWS_MATCHES(period(day(2022, 5, 1), day(2022, 5, 1)), remit::bad_input,
                         message_contains("first day on which it no longer lasts"));
    CHECK_THROWS_MATCHES(period(day(2022, 5, 2), day(2022, 5, 1)), remit::bad_input,
                         message_contains("swapped"));
    CHECK_THROWS_MATCHES(period(day(2022, 5, 2), day(2022, 5, 1)), remit::bad_input,
                         message_contains("E-PERIOD"));
}

TEST_CASE("periods agree with their sets of days", "[time][period]") {
    const auto all = samples();
    REQUIRE(all.size() == 28);
    for (const auto& a : all) {
        CHECK(days_of(a.p) == a.days);
        if (const auto n = a.p.days()) CHECK(*n == static_cast<std::int64_t>(a.days.size()));
        if (const auto last = a.p.last_day()) CHECK(*last - epoch == *a.days.rbegin());
        for (const auto& b : all) {
            INFO(text(a.p) << " and " << text(b.p));
            std::set<std::int64_t> common, either;
            for (const auto d : a.days)
                if (b.days.contains(d)) common.insert(d);
            either.insert(a.days.begin(), a.days.end());
            either.insert(b.days.begin(), b.days.end());

            REQUIRE(a.p.overlaps(b.p) == !common.empty());
            const auto both = intersection(a.p, b.p);
            REQUIRE(both.has_value() == !common.empty());
            if (both) {
                REQUIRE(days_of(*both) == common);
                REQUIRE(both->is_open() == (a.p.is_open() && b.p.is_open()));
            }
            const auto whole = span(a.p, b.p);
            REQUIRE(whole.start() - epoch == *either.begin());
            REQUIRE(*days_of(whole).rbegin() == *either.rbegin());
            REQUIRE(whole.is_open() == (a.p.is_open() || b.p.is_open()));
            REQUIRE((a.p == b.p) == (a.days == b.days && a.p.is_open() == b.p.is_open()));
        }
    }
}

TEST_CASE("a hand-over day belongs to the successor", "[time][period]") {
    const period first(day(2022, 1, 1), day(2022, 6, 1)), second(day(2022, 6, 1));
    CHECK_FALSE(first.overlaps(second));
    CHECK_FALSE(intersection(first, second));
    CHECK(second.contains(day(2022, 6, 1)));
}

TEST_CASE("a period prints its last day, which is not its stop", "[time][period]") {
    CHECK(text(period(day(2022, 5, 1), day(2025, 1, 1))) == "2022-05-01 to 2024-12-31 (last day)");
    CHECK(text(period(day(2022, 5, 1))) == "from 2022-05-01, still");
}
