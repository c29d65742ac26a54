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
void for_each_membership(const world& w, const subject_list& l, rows_kind rows, const swept_rows& s,
                         std::uint32_t i, std::vector<combination>& columns, F f) {
    std::uint32_t room = 0;
    const auto u = s.unit_at(i, room);
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
    if (any_maybe) group_columns(w.facts, by, u, s.start_of(i), sure, asked_rows::sure);
    const auto unsure = [&](const group_values& g) {
        return perhaps || (any_maybe && belongs(sure, g) != truth::yes);
    };
    group_columns(w.facts, by, u, s.start_of(i), columns);
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

/// The registry's order of the rows of a source by the subject, where it has one.
const fact_events* order_of_rows(const registry& r, unit_kind subject, rows_kind rows) {
    using enum unit_kind;
    if (rows == rows_kind::offices)
        return subject == person ? &r.events(table_id::offices, key_id::person) : nullptr;
    if (rows == rows_kind::seats)
        return subject == body ? &r.events(table_id::seats, key_id::body) : nullptr;
    if (rows != rows_kind::members && rows != rows_kind::mandates) return nullptr;
    switch (subject) {
        case body: return &r.events(table_id::mandates, key_id::body);
        case person: return &r.events(table_id::mandates, key_id::person);
        case seat: return &r.events(table_id::mandates, key_id::seat);
        default: return nullptr;
    }
}

/// Puts the events of single segments in order, by subject.
class order_writer {
public:
    order_writer(const world& w, const subject_list& l, rows_kind rows, const swept_rows& s)
        : w_{w}, l_{l}, rows_{rows}, s_{s} {}

    /// Every segment anew: a counting sort by subject, then by day within each, for subjects are
    /// many and small.
    lane_order all() {
        lane_order out;
        out.first.assign(l_.size() + 1, 0);
        std::size_t events = 0;
        for_each_segment(0, [&](std::uint32_t i) {
            const auto n = s_.stop_of(i) == open_stop ? 1U : 2U;
            subjects_of(
                i, [&](std::uint32_t subject, bool) { out.first[subject + 1] += n, events += n; });
            refuse_too_many(events);
        });
        std::partial_sum(out.first.begin(), out.first.end(), out.first.begin());
        out.events.resize(out.first.back());
        auto next = out.first;
        for_each_segment(0, [&](std::uint32_t i) {
            subjects_of(i, [&](std::uint32_t subject, bool maybe) {
                add(i, maybe, [&](lane_event e) { out.events[next[subject]++] = e; });
            });
        });
        for (std::size_t subject = 0; subject < l_.size(); ++subject)
            sort(out.events.begin() + out.first[subject],
                 out.events.begin() + out.first[subject + 1]);
        return out;
    }

    /// The order that there is, and one of their own for the subjects of which something is gone.
    lane_order beside(const fact_events& shared) {
        lane_order out;
        out.shared = &shared;
        if (s_.whole()) return out;
        std::vector<std::pair<std::uint32_t, lane_event>> more;
        std::vector<std::uint32_t> touched;
        for (auto i = s_.next_gone(0); i < s_.as_rows(); i = s_.next_gone(i + 1))
            subjects_of(static_cast<std::uint32_t>(i),
                        [&](std::uint32_t subject, bool) { touched.push_back(subject); });
        for_each_segment(s_.as_rows(), [&](std::uint32_t i) {
            subjects_of(i, [&](std::uint32_t subject, bool maybe) {
                touched.push_back(subject);
                add(i, maybe, [&](lane_event e) { more.emplace_back(subject, e); });
            });
            refuse_too_many(more.size());
        });
        std::sort(touched.begin(), touched.end());
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
        std::sort(more.begin(), more.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        out.own.assign(l_.size(), lane_order::not_own);
        out.first.push_back(0);
        std::vector<lane_event> mine;
        auto next = more.begin();
        for (const auto subject : touched) {
            out.own[subject] = static_cast<std::uint32_t>(out.first.size() - 1);
            mine.clear();
            for (; next != more.end() && next->first == subject; ++next)
                mine.push_back(next->second);
            sort(mine.begin(), mine.end());
            auto other = mine.begin();  // few beside those that stay
            for (const auto& e : shared.events_of(subject)) {
                for (; other != mine.end() && other->day < e.day; ++other)
                    out.events.push_back(*other);
                if (!s_.gone(e.row())) out.events.push_back(lane_order::as_lane_event(e));
            }
            out.events.insert(out.events.end(), other, mine.end());
            out.first.push_back(static_cast<std::uint32_t>(out.events.size()));
        }
        return out;
    }

private:
    static void refuse_too_many(std::size_t events) {
        constexpr std::size_t most = 200'000'000;
        if (events > most) too_many("rows of unknown groups may belong to too many groups");
    }
    template <class I>
    static void sort(I first, I last) {
        std::sort(first, last, [](const lane_event& a, const lane_event& b) {
            return a.day != b.day ? a.day < b.day : a.packed < b.packed;
        });
    }
    template <class F>
    void for_each_segment(std::size_t from, F f) const {
        for (auto i = static_cast<std::uint32_t>(from); i < s_.size(); ++i)
            if (!s_.gone(i)) f(i);
    }
    template <class F>
    void subjects_of(std::uint32_t i, F f) {
        for_each_membership(w_, l_, rows_, s_, i, columns_, f);
    }
    template <class F>
    void add(std::uint32_t i, bool maybe, F f) const {
        const auto packed = i << 2 | (maybe ? 2U : 0U);
        f(lane_event{s_.start_of(i), packed | 1U});
        if (s_.stop_of(i) != open_stop) f(lane_event{s_.stop_of(i), packed});
    }

    const world& w_;
    const subject_list& l_;
    rows_kind rows_;
    const swept_rows& s_;
    std::vector<combination> columns_;
};

}  // namespace

lane_order make_order(const world& w, const subject_list& l, rows_kind rows, const swept_rows& s) {
    order_writer writer{w, l, rows, s};
    const auto* shared = s.as_rows() > 0 ? order_of_rows(w.facts, l.kind, rows) : nullptr;
    return shared ? writer.beside(*shared) : writer.all();
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
