// SPDX-License-Identifier: BSL-1.0
// Rules of iCalendar with all their parts, against the definition that tries every day.
#include <remit/calendar.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/plain_recurrence.hpp"

namespace {

using remit::day;
using remit_test::plain_recurrence;
using frequency = plain_recurrence::frequency;

std::uint64_t seed() {
    const char* const given = std::getenv("REMIT_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : 20261129;
}

/// Without std's distributions, which differ between standard libraries.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_{seed} {}
    [[nodiscard]] bool one_in(unsigned n) { return engine_() % n == 0; }
    [[nodiscard]] int between(int low, int high) {
        return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
    }

private:
    std::mt19937_64 engine_;
};

/// One to three numbers up to that one, a few of them from its end; some of them the last there
/// are.
std::vector<int> some(dice& d, int high, bool below_zero) {
    std::vector<int> out;
    for (int i = 0, n = d.between(1, 3); i < n; ++i) {
        auto x = d.one_in(4) ? high - d.between(0, std::min(high - 1, 3)) : d.between(1, high);
        if (below_zero && d.one_in(3)) x = -x;
        if (std::find(out.begin(), out.end(), x) == out.end()) out.push_back(x);
    }
    std::sort(out.begin(), out.end());
    return out;
}

day some_day(dice& d) {
    if (d.one_in(12)) return day::first() + d.between(0, 800);
    if (d.one_in(12)) return day::last() - d.between(0, 4000);
    return day{d.between(1890, 2110), 1, 1} + d.between(0, 365);
}

plain_recurrence some_rule(dice& d) {
    plain_recurrence r{.start = some_day(d)};
    r.every = static_cast<frequency>(d.between(0, 3));
    if (d.one_in(2)) r.interval = d.one_in(6) ? d.between(1, 400) : d.between(1, 9);
    if (d.one_in(3)) r.months = some(d, 12, false);
    if (d.one_in(3)) r.month_days = some(d, 31, true);
    if (d.one_in(5)) r.year_days = some(d, 366, true);
    if (d.one_in(5)) r.weeks = some(d, 53, true);
    if (d.one_in(2)) {
        const bool numbered = r.weeks.empty() && d.one_in(2);
        const bool of_year = r.every == frequency::yearly && r.months.empty();
        for (int i = 0, n = d.between(1, 4); i < n; ++i) {
            int nth = 0;
            if (numbered && !d.one_in(4)) nth = of_year ? d.between(1, 53) : d.between(1, 6);
            const int n_th = d.one_in(3) ? -nth : nth;
            r.weekdays.push_back({n_th, d.between(1, 7)});
        }
    }
    const bool says = !r.months.empty() || !r.month_days.empty() || !r.year_days.empty() ||
                      !r.weeks.empty() || !r.weekdays.empty();
    if (says && d.one_in(3)) {
        const std::array<int, 4> most{1, 7, 20, 200};
        r.positions = some(d, most[static_cast<std::size_t>(r.every)], true);
    }
    if (d.one_in(3)) r.week_start = d.between(1, 7);
    if (d.one_in(5)) r.count = d.between(1, 40);
    return r;
}

/// Every so many days or weeks, a day or the n-th weekday of months: what is stepped through.
plain_recurrence some_simple_rule(dice& d) {
    plain_recurrence r{.start = some_day(d)};
    r.every = static_cast<frequency>(d.between(0, 3));
    if (d.one_in(2)) r.interval = d.between(1, 9);
    if (d.one_in(3)) r.week_start = d.between(1, 7);
    if (r.every <= frequency::weekly) {
        for (int n = d.between(0, 3); n > 0; --n) r.weekdays.push_back({0, d.between(1, 7)});
    } else {
        if (r.every == frequency::yearly && d.one_in(2)) r.months = {d.between(1, 12)};
        const int sign = d.one_in(3) ? -1 : 1;
        const bool in_month = r.every == frequency::monthly || !r.months.empty();
        if (in_month && d.one_in(2))
            r.month_days = {sign * d.between(1, 31)};
        else if (in_month && d.one_in(2))
            r.weekdays = {{sign * d.between(1, 5), d.between(1, 7)}};
    }
    if (d.one_in(5)) r.count = d.between(1, 40);
    return r;
}

}  // namespace

TEST_CASE("property: a rule recurs on the days that its definition names, tried one by one",
          "[calendar][property]") {
    const bool is_long = std::getenv("REMIT_LONG") != nullptr;
    const auto first = seed();
    WARN("seed " << first << " (REMIT_SEED)");
    std::size_t days = 0, rules = 0, empty = 0;
    for (std::uint64_t i = 0; i < (is_long ? 200'000U : 4'000U); ++i) {
        dice d{first + i};
        const auto plain = some_rule(d);
        const auto years = plain.interval > 9 ? 60 : d.between(1, 12);
        const auto far = std::min<std::int64_t>(plain.start.count() + std::int64_t{years} * 366,
                                                day::last().count());
        const auto stop = day::from_count(far);
        const auto expected = plain.until(stop, 10'000);
        INFO("seed " << first + i << ": " << plain.text() << " from " << text(plain.start));
        std::vector<day> found;
        try {
            const auto r = remit::recurrence::parse(plain.text(), plain.start);
            REQUIRE(remit::recurrence::parse(r.text(), plain.start) == r);
            found = r.between(day::first(), stop);
            if (!expected.empty()) {  // the same by parts, and one by one
                const auto middle = expected[expected.size() / 2];
                auto parts = r.between(day::first(), middle);
                CHECK(std::find(parts.begin(), parts.end(), middle) == parts.end());
                r.append(middle, stop, parts);
                CHECK(parts == expected);
                CHECK(r.contains(middle));
                const auto next = r.after(middle);
                const auto at = std::upper_bound(expected.begin(), expected.end(), middle);
                if (at != expected.end())
                    CHECK(next == *at);
                else
                    CHECK((!next || *next >= stop));
                for (std::int64_t n = -3; n <= 3; ++n)
                    if (const auto near = middle.count() + n;
                        day::first().count() <= near && near < far)
                        CHECK(r.contains(day::from_count(near)) ==
                              std::binary_search(expected.begin(), expected.end(),
                                                 day::from_count(near)));
            }
        } catch (const remit::bad_input& e) {
            CHECK(e.problems().front().code == "E-RRULE");
            CHECK(e.problems().front().what == "the rule names no day");
            ++empty;
        }
        REQUIRE(found == expected);
        days += found.size();
        if (!found.empty()) ++rules;
    }
    CHECK(days > 20'000);
    CHECK(rules > 2'000);
    CHECK(empty > 100);
}

TEST_CASE("property: many rules at once recur as each of them, moved to working days as one day is",
          "[calendar][property]") {
    const bool is_long = std::getenv("REMIT_LONG") != nullptr;
    const auto first = seed();
    const auto danish = remit::working_days_of(remit::danish_holidays(1990, 2040));
    constexpr std::array every_way{
        remit::adjustment::unadjusted, remit::adjustment::following, remit::adjustment::preceding,
        remit::adjustment::modified_following, remit::adjustment::modified_preceding};
    remit::occurrences plain, moved;
    for (std::uint64_t i = 0; i < (is_long ? 2'000U : 60U); ++i) {
        dice d{first + i};
        const auto start = some_day(d);
        const auto stop = day::from_count(std::min<std::int64_t>(
            std::int64_t{start.count()} + d.between(-3, 6000), day::last().count()));
        std::vector<remit::recurrence> rules;
        for (int n = 0; n < 40; ++n) {
            auto rule = d.one_in(3) ? some_rule(d) : some_simple_rule(d);
            if (d.one_in(2)) {  // near the days that are asked for
                const auto near = std::int64_t{start.count()} + d.between(-4000, 400);
                rule.start = day::from_count(
                    std::clamp<std::int64_t>(near, day::first().count(), day::last().count()));
            }
            try {
                auto r = remit::recurrence::parse(rule.text(), rule.start);
                if (d.one_in(8)) r = r.also_on({start + 3}).not_on({start + 10});
                rules.push_back(std::move(r));
            } catch (const remit::bad_input&) {
            }
        }
        INFO("seed " << first + i << ": " << text(start) << " to " << text(stop));
        plain.expand(rules, start, stop);
        REQUIRE(plain.size() == rules.size());
        const auto how = every_way[static_cast<std::size_t>(d.between(0, 4))];
        const remit::working_day_table table{danish, start + d.between(0, 1) * d.between(0, 9),
                                             stop};
        bool fits = true;  // within the years 1 to 9999
        try {
            moved.expand(rules, start, stop, table, how);
        } catch (const remit::bad_input&) {
            fits = false;
            CHECK(moved.size() == 0);
            CHECK((start < day::first() + 10 || stop > day::last() - 10));
        }
        for (std::size_t n = 0; n < rules.size(); ++n) {
            INFO(rules[n].text() << " from " << text(rules[n].start()));
            auto right = rules[n].between(start, stop);
            REQUIRE(std::ranges::equal(plain.of(n), right));
            if (!fits) continue;
            for (auto& each : right) each = adjusted(each, danish, how);
            REQUIRE(std::ranges::equal(moved.of(n), right));
        }
    }
}
