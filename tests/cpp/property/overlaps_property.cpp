// SPDX-License-Identifier: BSL-1.0
// Things that overlap and share a key, against all pairs tried one by one; and double bookings
// against all pairs of meetings, in every completion of what is not known.
//
//   REMIT_SEED=n     the first seed (default 20261129)
//   REMIT_LONG=1     REMIT_CASES cases (default 100,000) instead of 3,000
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <remit/check/double_bookings.hpp>
#include <remit/registry/builder.hpp>

#include "check/overlaps.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"

namespace {

using remit::day;
using remit_test::dice;
using ends = std::vector<std::int64_t>;
using row = std::pair<std::size_t, std::size_t>;
using pair_of = std::tuple<std::size_t, std::uint32_t, std::uint32_t>;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr || *s == '\0' ? otherwise : std::strtoull(s, nullptr, 10);
}
std::uint64_t cases() {
    return from_environment("REMIT_CASES",
                            from_environment("REMIT_LONG", 0) != 0 ? 100'000 : 3'000);
}

// Every row beside every other, in the order that is promised.
std::vector<pair_of> one_by_one(const ends& start, const ends& stop, const std::vector<row>& rows) {
    const auto before = [&](std::size_t a, std::size_t b) {
        return std::pair{start[a], a} < std::pair{start[b], b};
    };
    std::set<pair_of> all;
    for (const auto& [key, a] : rows)
        for (const auto& [other, b] : rows)
            if (key == other && before(a, b) && start[a] < stop[a] && start[b] < stop[b] &&
                start[a] < stop[b] && start[b] < stop[a])
                all.emplace(key, static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b));
    std::vector<pair_of> out{all.begin(), all.end()};
    std::sort(out.begin(), out.end(), [&](const pair_of& x, const pair_of& y) {
        const auto place = [&](const pair_of& p) {
            const auto [key, a, b] = p;
            return std::tuple{key, start[b], b, start[a], a};
        };
        return place(x) < place(y);
    });
    return out;
}

/// One meeting and what is known of it: hours, -1 where not, and how late the day may be.
struct met {
    std::int64_t day, later, from, until;
    std::string joint;
    bool called_off;
};
struct went {
    std::size_t person, meeting;
    bool there, perhaps_member;
    std::int64_t from;
};

/// All the hours that it may take; hours are all that this test tells apart.
std::vector<std::pair<std::int64_t, std::int64_t>> completions(const met& m, std::int64_t comes) {
    constexpr std::array<std::int64_t, 3> some{0, 12, 24};
    std::vector<std::pair<std::int64_t, std::int64_t>> out;
    const auto from = comes >= 0 ? comes : m.from;
    for (auto d = m.day; d <= m.day + m.later; ++d)
        for (std::int64_t s = 0; s < 24 * 60; ++s) {
            // what is not known is tried at the ends and in the middle, to the minute
            const auto near = [&](std::int64_t x) {
                return std::any_of(some.begin(), some.end(),
                                   [&](std::int64_t h) { return std::abs(x - h * 60) <= 1; });
            };
            const bool last = m.until >= 0 && s == m.until * 60 - 1;
            if (from >= 0 ? s != from * 60 : !near(s) && !last) continue;
            // where the day is not known, the last may be another than the first
            for (auto last_day = d; last_day <= m.day + m.later; ++last_day)
                for (auto e = last_day == d ? s + 1 : 1; e <= 24 * 60; ++e)
                    if (m.until >= 0 ? e == m.until * 60 : near(e) || e == s + 1)
                        out.emplace_back(d * 1440 + s, last_day * 1440 + e);
        }
    return out;
}

}  // namespace

TEST_CASE("property: what overlaps is what overlaps one by one", "[check][property]") {
    const auto seed = from_environment("REMIT_SEED", 20261129);
    remit::detail::overlaps o;
    std::size_t pairs = 0, wrong = 0;
    for (std::uint64_t i = 0; i < cases(); ++i) {
        dice d{seed + i};
        const auto things = d.below(d.percent(10) ? 400 : 30);
        const auto keys = 1 + d.below(d.percent(10) ? 3'000 : 6);
        const auto range = d.one_of(std::vector<std::int64_t>{5, 50, 5'000, 5'000'000'000'000});
        ends start, stop;
        for (std::size_t t = 0; t < things; ++t) {
            start.push_back(d.between(-range, range));
            stop.push_back(start.back() + d.between(-1, range / 3));
        }
        if (d.percent(30)) std::sort(start.begin(), start.end());
        std::vector<row> rows;
        for (auto n = things == 0 ? 0 : d.below(d.percent(20) ? 400 : 60); n > 0; --n)
            rows.emplace_back(d.below(keys), d.below(things));
        if (d.percent(50))
            std::sort(rows.begin(), rows.end(), [&](const row& a, const row& b) {
                return start[a.second] < start[b.second];
            });
        o.take(start, stop);
        std::vector<pair_of> found;
        // How many are said to come changes how they are grouped, and nothing else.
        const auto about = d.percent(20) ? std::size_t{1} << d.below(26) : rows.size();
        o.find(
            keys, about,
            [&](const auto& f) {
                for (const auto& [key, thing] : rows) f(key, thing);
            },
            [&](std::size_t k, std::uint32_t a, std::uint32_t b) { found.emplace_back(k, a, b); });
        const auto expected = one_by_one(start, stop, rows);
        pairs += expected.size();
        if (found != expected && ++wrong <= 3) UNSCOPED_INFO("seed " << seed + i);
    }
    CHECK(wrong == 0);
    CHECK(pairs > 1'000);
}

TEST_CASE("property: double bookings are what every or some completion has", "[check][property]") {
    const auto seed = from_environment("REMIT_SEED", 20261129);
    std::size_t certain = 0, possible = 0, wrong = 0;
    for (std::uint64_t i = 0; i < cases() / 10; ++i) {
        dice d{seed + i};
        const auto hour = [&] { return d.percent(25) ? -1 : d.between(8, 20); };
        const bool exact = d.percent(30);
        std::vector<met> meetings;
        remit::registry_builder b;
        for (std::size_t p = 0; p < 3; ++p)
            b.add(remit::mandate{
                .person = "p" + std::to_string(p), .body = "board", .start = day{2020, 1, 1}});
        const auto perhaps = d.below(3);  // sits in the forum from some day of the week on
        b.add(remit::mandate{
            .person = "p" + std::to_string(perhaps),
            .body = "forum",
            .start = day::from_count(19'000),
            .start_latest = exact ? std::nullopt : std::optional{day::from_count(19'010)}});
        const std::size_t n = 2 + d.below(5);
        std::vector<bool> in_forum;
        for (std::size_t m = 0; m < n; ++m) {
            met x{19'000 + d.between(0, 2),          exact || d.percent(80) ? 0 : d.between(1, 2),
                  exact ? d.between(8, 20) : hour(), -1,
                  d.percent(20) ? "joint" : "",      d.percent(10)};
            x.until =
                exact || !d.percent(25) ? std::max(x.from, std::int64_t{8}) + d.between(1, 4) : -1;
            in_forum.push_back(d.percent(30));
            remit::meeting row{.meeting = "m" + std::to_string(m),
                               .body = in_forum.back() ? "forum" : "board",
                               .start = day::from_count(static_cast<std::int32_t>(x.day)),
                               .status = x.called_off ? "aflyst" : ""};
            if (x.later > 0) {
                row.start_latest = day::from_count(static_cast<std::int32_t>(x.day + x.later));
                row.stop = *row.start_latest + 1;
                row.stop_earliest = row.start + 1;
            }
            if (!x.joint.empty()) {
                // One meeting is at one time.
                for (const auto& y : meetings)
                    if (y.joint == x.joint) x.joint.clear();
            }
            if (x.from >= 0) row.start_time = remit::clock_time::from_minutes(x.from * 60);
            if (x.until >= 0) row.stop_time = remit::clock_time::from_minutes(x.until * 60);
            row.joint = x.joint;
            b.add(row);
            meetings.push_back(x);
        }
        std::vector<went> list;
        for (std::size_t m = 0; m < n; ++m)
            for (std::size_t p = 0; p < 3; ++p) {
                const bool member = !in_forum[m] || p == perhaps;
                went w{p, m, !d.percent(20), in_forum[m] && !exact, -1};
                if (meetings[m].until >= 10 && d.percent(20)) w.from = meetings[m].until - 1;
                remit::attendance row{.meeting = "m" + std::to_string(m),
                                      .person = "p" + std::to_string(p),
                                      .presence = w.there ? "present" : "absent"};
                if (w.from >= 0) row.start_time = remit::clock_time::from_minutes(w.from * 60);
                b.add(row);
                if (w.there && member && !meetings[m].called_off) list.push_back(w);
            }
        const auto r = std::move(b).build();
        std::set<std::tuple<std::size_t, std::size_t, std::size_t, bool>> expected, found;
        for (const auto& x : list)
            for (const auto& y : list) {
                if (x.person != y.person || x.meeting >= y.meeting) continue;
                bool some = false, all = true;
                const auto other = completions(meetings[y.meeting], y.from);
                for (const auto& [s, e] : completions(meetings[x.meeting], x.from))
                    for (const auto& [t, f] : other) {
                        const bool both = s < f && t < e;
                        some = some || both;
                        all = all && both;
                    }
                if (some)
                    expected.emplace(x.person, x.meeting, y.meeting,
                                     all && !x.perhaps_member && !y.perhaps_member);
            }
        const auto bookings = find_double_bookings(r);
        for (std::size_t k = 0; k < bookings.size(); ++k) {
            const bool fails = bookings.verdict[k] == remit::verdict::fails;
            (fails ? certain : possible) += 1;
            const auto [low, high] = std::minmax(bookings.first[k], bookings.second[k]);
            found.emplace(bookings.person[k], low, high, fails);
            if (exact && !fails) ++wrong;
        }
        if (found.size() != bookings.size() || found != expected)
            if (++wrong <= 3) UNSCOPED_INFO("seed " << seed + i);
    }
    CHECK(wrong == 0);
    CHECK(certain > cases() / 100);
    CHECK(possible > cases() / 100);
}
