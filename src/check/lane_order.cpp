// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <numeric>
#include <vector>

#include "combinations.hpp"
#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// The subjects that an entry of a lane belongs to, or perhaps belongs to, when the subjects are
/// rows.
template <class F>
void for_each_subject(const registry& r, const subject_list& l, rows_kind rows, const unit& u,
                      F f) {
    const auto& m = r.table(table_id::mandates);
    if (rows == rows_kind::offices)
        return f(static_cast<std::uint32_t>(r.table(table_id::offices).person_row[u.rows.front()]),
                 false);
    if (rows == rows_kind::seats) {
        if (l.kind == unit_kind::seat) return f(u.rows.front(), false);
        return f(static_cast<std::uint32_t>(r.table(table_id::seats).body_row[u.rows.front()]),
                 false);
    }
    if (l.kind == unit_kind::body)
        return f(static_cast<std::uint32_t>(m.body_row[u.rows.front()]), false);
    if (l.kind == unit_kind::person)
        return f(static_cast<std::uint32_t>(m.person_row[u.rows.front()]), false);
    const auto perhaps = [&](std::size_t i) { return u.maybe && u.maybe[i] != 0; };
    if (l.kind == unit_kind::mandate) {
        for (std::size_t i = 0; i < u.rows.size(); ++i) f(u.rows[i], perhaps(i));
        return;
    }
    for (std::size_t i = 0; i < u.rows.size(); ++i) {  // seat: each of a member's seats once
        const auto seat = m.seat_row[u.rows[i]];
        if (seat < 0) continue;
        bool before = false, maybe = true;
        for (std::size_t n = 0; n < u.rows.size(); ++n) {
            if (m.seat_row[u.rows[n]] != seat) continue;
            before = before || n < i;
            maybe = maybe && perhaps(n);
        }
        if (!before) f(static_cast<std::uint32_t>(seat), maybe);
    }
}

/// Calls f(subject, maybe) for every subject that the segment belongs to, or may belong to.
template <class F>
void for_each_membership(const world& w, const subject_list& l, rows_kind rows, const segments& s,
                         std::uint32_t i, std::vector<combination>& columns, F f) {
    const auto u = s.units->at(s.unit_of[i]);
    const bool perhaps = s.perhaps(i);
    if (l.kind != unit_kind::group)
        return for_each_subject(w.facts, l, rows, u, [&](std::uint32_t subject, bool maybe) {
            f(subject, perhaps || maybe);
        });
    const auto& by = rows == rows_kind::seats ? l.on_seat : l.on_mandate;
    const auto& t = w.facts.table(rows == rows_kind::seats ? table_id::seats : table_id::mandates);
    const auto body = static_cast<std::size_t>(t.body_row[u.rows.front()]);
    const bool any_maybe =
        u.maybe && std::any_of(u.maybe, u.maybe + u.rows.size(), [](auto x) { return x != 0; });
    std::vector<combination> sure;  // what the rows say that are there for sure
    if (any_maybe) group_columns(w.facts, by, u, s.start[i], sure, asked_rows::sure);
    const auto unsure = [&](const group_values& g) {
        return perhaps || (any_maybe && belongs(sure, g) != truth::yes);
    };
    group_columns(w.facts, by, u, s.start[i], columns);
    const auto first = l.groups.begin() + l.first_group[body];
    const auto last = l.groups.begin() + l.first_group[body + 1];
    const bool known = std::none_of(columns.begin(), columns.end(), [](const combination& c) {
        return std::any_of(c.begin(), c.end(), [](const auto& v) { return v.unknown(); });
    });
    std::size_t ways = 1;
    const auto there = static_cast<std::size_t>(last - first);
    for (const auto& c : columns) ways = std::min(ways * c.size(), there + 1);
    // with an unknown value it may belong to any group of the body that its other values allow
    if (!known || ways > there) {
        for (auto g = first; g != last; ++g)
            if (const auto b = belongs(columns, *g); b != truth::no)
                f(static_cast<std::uint32_t>(g - l.groups.begin()),
                  unsure(*g) || b == truth::maybe);
        return;
    }
    combination now;
    for_each_combination(columns, now, [&](const combination& c) {
        const auto g = std::lower_bound(
            first, last, c, [](const group_values& a, const combination& b) { return a.of < b; });
        if (g != last && g->of == c)  // values of two mandates of a member may make no group
            f(static_cast<std::uint32_t>(g - l.groups.begin()), unsure(*g));
    });
}

}  // namespace

lane_order make_order(const world& w, const subject_list& l, rows_kind rows, const segments& s) {
    lane_order out;
    if (s.plain && rows != rows_kind::offices && l.kind != unit_kind::group &&
        l.kind != unit_kind::mandate) {
        if (rows == rows_kind::seats) {
            if (l.kind == unit_kind::body)
                out.shared = &w.facts.events(table_id::seats, key_id::body);
        } else {
            out.shared =
                &w.facts.events(table_id::mandates, l.kind == unit_kind::body     ? key_id::body
                                                    : l.kind == unit_kind::person ? key_id::person
                                                                                  : key_id::seat);
        }
    } else if (s.plain && rows == rows_kind::offices) {
        out.shared = &w.facts.events(table_id::offices, key_id::person);
    }
    if (out.shared) return out;

    // counting sort by subject, then by day within each: subjects are many and small
    constexpr std::size_t most = 200'000'000;
    std::size_t events = 0;
    std::vector<combination> columns;
    out.first.assign(l.size() + 1, 0);
    for (std::uint32_t i = 0; i < s.size(); ++i) {
        for_each_membership(w, l, rows, s, i, columns, [&](std::uint32_t subject, bool) {
            const auto n = s.stop[i] == open_stop ? 1U : 2U;
            out.first[subject + 1] += n, events += n;
        });
        if (events > most) too_many("rows of unknown groups may belong to too many groups");
    }
    std::partial_sum(out.first.begin(), out.first.end(), out.first.begin());
    out.events.resize(out.first.back());
    auto next = out.first;
    for (std::uint32_t i = 0; i < s.size(); ++i)
        for_each_membership(w, l, rows, s, i, columns, [&](std::uint32_t subject, bool maybe) {
            const auto packed = i << 2 | (maybe ? 2U : 0U);
            out.events[next[subject]++] = {s.start[i], packed | 1U};
            if (s.stop[i] != open_stop) out.events[next[subject]++] = {s.stop[i], packed};
        });
    for (std::size_t subject = 0; subject < l.size(); ++subject)
        std::sort(out.events.begin() + out.first[subject],
                  out.events.begin() + out.first[subject + 1],
                  [](const lane_event& a, const lane_event& b) { return a.day < b.day; });
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
