// SPDX-License-Identifier: BSL-1.0
// What a pass comes to for the row that asks.
#include <algorithm>
#include <tuple>

#include "judge.hpp"
#include "known.hpp"
#include "pass_measure.hpp"
#include "pass_rows.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

using kind_type = bound_window::kind_type;

/// How the window looks beyond what is known: more rows may be there than are seen.
struct openness {
    bool ahead = false;                                ///< beyond the last day that is known
    bool before = false;                               ///< before the first that is known or lasts
    bool beyond = false;                               ///< beyond the last that lasts
    std::int32_t from = always_start, to = open_stop;  ///< what is known and lasts

    /// A window that sticks out is never judged, however much becomes known.
    [[nodiscard]] std::uint8_t why() const {
        return before || beyond ? why_outside : ahead ? why_ahead : 0;
    }
};
/// The days after the one that is asked for, as far as it is known.
seen_days days_after(const pass& p, const moment& m) {
    std::vector<datum> data;
    evaluate(p.after.front(), m, data);
    seen_days out{always_start, always_start, m.day};
    std::optional<extent> e;
    bool unknown = false;
    std::erase_if(data, [](const auto& d) { return d.kind == datum::kind_type::absent; });
    if (data.empty()) return out;
    for (const auto& d : data) {
        unknown = unknown || d.kind == datum::kind_type::unknown;
        e = e ? hull(*e, d.range) : d.range;
    }
    const auto next = [](const number& n) {
        return !n.finite() ? (n.num > 0 ? open_stop : always_start)
                           : static_cast<std::int32_t>(n.num) + 1;
    };
    out.sure_first = unknown ? open_stop : next(e->hi);
    out.first = unknown ? always_start : next(e->lo);
    return out;
}

/// Whether a window that may begin before anything is known could see rows there.
bool begins_unseen(const pass& p, const moment& m, std::uint32_t key, std::int32_t from) {
    if (p.window.kind != kind_type::calendar && unseen_until(p, *m.in, m.of, key) == always_start)
        return false;
    switch (p.window.kind) {
        case kind_type::after: return days_after(p, m).first < from;
        case kind_type::recent:
            return look(p, m, key).surely_begun_since(from) < static_cast<std::size_t>(p.window.n);
        case kind_type::run: {
            const auto first = look(p, m, key).first_day();
            return shifted(first, *p.window.length, -1) < from;
        }
        default: return true;
    }
}

openness openness_of(const pass& p, const moment& m, std::uint32_t key) {
    openness out;
    if (p.window.kind == kind_type::none) return out;
    const auto first = p.window.first(m.day), last = p.window.last(m.day);
    std::tie(out.from, out.to) = known_days(p, *m.in, m.of, key);
    out.ahead = out.to != open_stop && last >= out.to;
    out.before = out.from != always_start && first < out.from && begins_unseen(p, m, key, out.from);
    if (p.window.kind == kind_type::calendar) {
        out.before = out.before || (m.life_start != always_start && first < m.life_start);
        out.beyond = m.life_stop != open_stop && last >= m.life_stop;
        out.from = std::max(out.from, m.life_start);
    }
    return out;
}

/// Whether a row that is not seen may make the form greater, or less: each is in the source, and
/// taken by any of the selectors.
std::pair<bool, bool> by_unseen_rows(const pass& p) {
    bool adds = false, takes = false;
    number most, least;
    for (const auto& t : p.what.terms) {
        if (t.total >= 0) {
            const bool both = !p.only_positive && t.coefficient != 0;
            adds = adds || both || t.coefficient > 0;
            takes = takes || both || t.coefficient < 0;
            continue;
        }
        if (t.selector < 0 || t.coefficient > 0) most = most + number{t.coefficient};
        if (t.selector < 0 || t.coefficient < 0) least = least + number{t.coefficient};
    }
    return {adds || number{} < most, takes || least < number{}};
}

/// @param kept nothing that is not known could change what is seen
/// @param so_far what may yet come is only noted
void open_up(const pass& p, const openness& how, bool kept, bool so_far, std::vector<datum>& v) {
    using enum pass::measure_type;
    auto open = how.why();
    if (open == 0) return;
    const bool at_an_end = p.measure == first || p.measure == last;
    if (at_an_end && (kept || so_far)) {
        if (!kept) open = static_cast<std::uint8_t>(open | may_grow | may_shrink);
        if (!kept && v.empty()) v.push_back({datum::kind_type::absent});
        for (auto& d : v) d.open = open;
        return;
    }
    if (at_an_end) {
        v.assign(1, {datum::kind_type::unknown, extent::anything()});
        v.front().open = open;
        return;
    }
    bool adds = p.measure != form, takes = false;
    if (p.measure == form) std::tie(adds, takes) = by_unseen_rows(p);
    // by later rows that nobody knows of yet
    const bool pushed_out = p.window.kind == kind_type::recent && how.ahead;
    for (auto& d : v) {
        if (so_far) {
            d.open = static_cast<std::uint8_t>(open | (adds ? may_grow : 0) |
                                               (takes || pushed_out ? may_shrink : 0) |
                                               (pushed_out ? may_grow : 0));
            continue;
        }
        d.gaps = nullptr;
        if (pushed_out) d.range = d.inner = hull(d.range, {});
        if (adds) d.range.hi = d.inner.hi = number::infinity(1);
        if (takes) d.range.lo = d.inner.lo = number::infinity(-1);
        d.open = open;
    }
}

/// Whether the row that asks looks from a mandate that it was found for.
bool by_found_mandate(const pass& p) {
    return p.via == hop::principal ||
           (p.via == hop::mandate && table_of(p.asker) != table_id::mandates);
}

/// Whether a member may be one by a mandate without a seat.
bool may_have_no_seat(const pass& p, const moment& m) {
    if (p.via != hop::seat || m.of.kind != unit_kind::member) return false;
    const auto& seats = m.in->facts.table(table_id::mandates).seat_row;
    return std::any_of(m.of.rows.begin(), m.of.rows.end(),
                       [&](std::uint32_t row) { return seats[row] < 0; });
}

/// A key that the path does not lead to, or only may not: nothing is there to count.
void add_nothing(const pass& p, bool sure, std::vector<datum>& out) {
    using enum pass::measure_type;
    if (p.measure == first || p.measure == last) {
        if (!p.day_valued) return;
        out.push_back(
            {datum::kind_type::day, extent::of(number::infinity(p.measure == first ? 1 : -1))});
    } else {
        out.push_back({datum::kind_type::number, {}});
    }
    out.back().sure = sure;
}

/// The days over a range of days: what holds on all of them inside, and around what may on some.
void add_days(const pass& p, const moment& m, std::uint32_t key, std::span<const pass::row> rows,
              const std::vector<truth>& agrees, std::vector<datum>& out) {
    const auto on = [&](std::int32_t today) {
        auto days = p.after.empty() ? seen_days{p.window.first(today), p.window.first(today),
                                                p.window.last(today)}
                                    : [&] {
                                          moment one = m;
                                          one.day = one.last = today;
                                          return days_after(p, one);
                                      }();
        days.unseen_until = unseen_until(p, *m.in, m.of, key);
        std::vector<datum> v;
        measure_of(p, *m.in, seen_rows{p, rows, agrees, today, days}, v);
        return v.front();
    };
    if (m.day == m.last) return out.push_back(on(m.day));
    if (p.window.kind == kind_type::run || p.window.kind == kind_type::recent ||
        p.window.kind == kind_type::calendar || !p.after.empty() || !p.window.length) {
        // the window only grows, or stands still, so the days of both ends are the bounds
        auto a = on(m.day), b = on(m.last);
        if (p.window.kind == kind_type::none || p.window.kind == kind_type::ahead) std::swap(a, b);
        datum d{datum::kind_type::number};
        d.range = {smaller(a.range.lo, b.range.lo), larger(a.range.hi, b.range.hi)};
        d.inner = {larger(a.range.lo, b.range.lo), smaller(a.range.hi, b.range.hi)};
        return out.push_back(d);
    }
    // while the window passes over days on which no row begins or ends, only its own length changes
    const auto begin = p.window.first(m.day), end = p.window.last(m.last);
    const auto passed = [&](std::int32_t d) { return begin < d && d <= end; };
    const auto cut = [&](const pass::piece& x) {
        return passed(x.start) || passed(x.stop) || passed(p.units->surely_from(x.unit)) ||
               passed(p.units->surely_until(x.unit));
    };
    const auto is_cut = [&](const pass::row& r) {
        const auto pieces = p.pieces_of(r);
        return std::any_of(pieces.begin(), pieces.end(), cut);
    };
    if (std::none_of(rows.begin(), rows.end(), is_cut)) {
        auto d = on(m.day);
        const bool unbounded = begin == always_start || p.window.last(m.day) == open_stop;
        if (unbounded != (p.window.first(m.last) == always_start || end == open_stop)) {
            // where the calendar begins and ends a window has no end of its own
            d.range = {number{}, number::infinity(1)}, d.inner = {number::infinity(1), number{}};
            return out.push_back(d);
        }
        const number days{std::int64_t{p.window.last(m.day)} - begin + 1};
        const auto each = length_in_days(*p.window.length, *m.in);
        if (!each.exact() && days.finite() && !(days == number{})) {
            d.range = {d.range.lo * days.inverse() * each.lo,
                       d.range.hi * days.inverse() * each.hi};
            d.inner = {d.range.hi, d.range.lo};
        }
        return out.push_back(d);
    }
    const auto over = [&](std::int32_t from, std::int32_t to) {
        std::vector<datum> v;
        if (to < from) to = from - 1;
        measure_of(p, *m.in, seen_rows{p, rows, agrees, m.day, {from, from, to}}, v);
        return v.front().range;
    };
    const auto shared = over(p.window.first(m.last), p.window.last(m.day));
    const auto around = over(p.window.first(m.day), p.window.last(m.last));
    datum d{datum::kind_type::number};
    d.range = {shared.lo, around.hi};
    d.inner = {around.lo, shared.hi};
    out.push_back(d);
}

}  // namespace

std::vector<truth> agreement(const pass& p, const moment& m, std::span<const pass::row> rows) {
    std::vector<truth> out;
    if (p.agree_here.empty() || rows.empty()) return out;
    std::vector<std::vector<datum>> here(p.agree_here.size());
    for (std::size_t c = 0; c < here.size(); ++c)
        collect(m.in->facts, p.agree_here[c], m.of, m.day, here[c]);
    const auto groups = p.of_group ? p.group_columns.size() : 0;
    std::vector<datum> there;
    for (const auto& r : rows)
        for (const auto& x : p.pieces_of(r)) {
            truth all = truth::yes;
            for (std::size_t c = 0; c < here.size() && all != truth::no; ++c) {
                there.clear();
                collect(m.in->facts, p.agree_there[c], p.units->at(x.unit), x.start, there);
                truth one = truth::no;
                for (const auto& a : here[c])
                    for (const auto& b : there) {
                        const bool only_unknown = c < groups && a.kind == datum::kind_type::unknown;
                        one = one | (only_unknown ? (b.kind == a.kind ? truth::maybe : truth::no)
                                                  : compare(op::eq, a, b).is);
                    }
                all = all & one;
            }
            out.push_back(all);
        }
    return out;
}

seen_rows look(const pass& p, const moment& m, std::uint32_t key) {
    const auto rows = p.rows_of(key);
    const auto from = p.window.first(m.day);
    auto days = p.after.empty() ? seen_days{from, from, p.window.last(m.day)} : days_after(p, m);
    days.unseen_until = unseen_until(p, *m.in, m.of, key);
    return seen_rows{p, rows, agreement(p, m, rows), m.day, days};
}

void evaluate(const pass& p, const moment& m, std::vector<datum>& out) {
    using enum pass::measure_type;
    bool any = false, perhaps = true;  // each of the keys only may be one
    const auto moving = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(),
                           [&](const auto& x) { return moves(x, *m.in); });
    };
    std::uint8_t since = 0;  // why the day cannot be told from which the window looks
    if (!p.after.empty()) {
        std::vector<datum> days;
        evaluate(p.after.front(), m, days);
        for (const auto& d : days) since = static_cast<std::uint8_t>(since | d.open);
        since &= why_ahead | why_outside;
    }
    const bool steady = m.day == m.last || (!moving(p.after) && !moving(p.seats));
    for_each_key(p, m.in->facts, m.of, [&](std::uint32_t key, bool maybe) {
        any = true;
        perhaps = perhaps && maybe;
        std::vector<datum> v;
        const auto open = openness_of(p, m, key);
        const auto rows = p.rows_of(key);
        bool kept = false;  // no row that is not known can be the first, or the last
        if (p.stepped) {
            const auto begin = p.steps.begin() + p.first_step[key];
            const auto after =
                std::upper_bound(begin, p.steps.begin() + p.first_step[key + 1], m.day,
                                 [](std::int32_t d, const pass::step& s) { return d < s.day; });
            v = p.values[std::prev(after)->value];
        }
        if (!p.stepped || (open.why() != 0 && (p.measure == first || p.measure == last))) {
            if (p.measure == days) {
                add_days(p, m, key, rows, agreement(p, m, rows), v);
            } else {
                const auto seen = look(p, m, key);
                if (p.measure == apportion) {
                    std::vector<datum> seats, own;
                    evaluate(p.seats.front(), m, seats);
                    collect(m.in->facts, p.own.front(), m.of, m.day, own);
                    for (const auto& n : seats)
                        v.push_back(
                            {datum::kind_type::number, apportioned(p, *m.in, seen, n.range, own)});
                } else {
                    v.clear();
                    measure_of(p, *m.in, seen, v);
                    const bool pushed_out = p.window.kind == kind_type::recent;
                    const bool first_of_all =
                        p.measure == first && !open.before && !open.beyond && !pushed_out;
                    const bool last_of_them = p.measure == last && !open.ahead && !open.beyond;
                    for (std::size_t i = 0; i < seen.size() && !kept; ++i)
                        kept = seen.counts(i, p.selector) == truth::yes &&
                               ((first_of_all && seen.at(i).latest_start < open.to) ||
                                (last_of_them && seen.at(i).start >= open.from));
                }
            }
        }
        open_up(p, open, kept, m.so_far && open.why() == why_ahead, v);
        for (auto& d : v) {
            d.open = static_cast<std::uint8_t>(d.open | since);
            d.sure = d.sure && !maybe;
            d.steady = d.steady && steady;
        }
        out.insert(out.end(), v.begin(), v.end());
    });
    if (!any || (perhaps && (by_found_mandate(p) || may_have_no_seat(p, m))))
        add_nothing(p, !any, out);
}

void changes(const pass& p, const world& w, const unit& u, std::vector<std::int32_t>& out) {
    for_each_key(p, w.facts, u, [&](std::uint32_t key, bool) {
        if (p.stepped)
            for (auto i = p.first_step[key] + 1; i < p.first_step[key + 1]; ++i)
                out.push_back(p.steps[i].day);
        else
            days_of_change(p, p.rows_of(key), out);
        if (p.window.kind == kind_type::none) return;
        const auto [start, stop] = known_days(p, w, u, key);
        if (start != always_start) out.push_back(p.window.leaves(start));
        if (stop != open_stop) out.push_back(p.window.reaches(stop));
        if (start != always_start && p.window.kind == kind_type::run)
            for (std::int32_t d = -5; d <= 1; ++d)  // months end on other days
                out.push_back(shifted(start, *p.window.length) + d);
        // what stays the first row stays so only as long as it is seen, whatever it says; and which
        // rows are seen tells whether earlier ones could be
        const bool by_rows = p.measure == pass::measure_type::first ||
                             p.measure == pass::measure_type::last ||
                             p.window.kind == kind_type::recent || p.window.kind == kind_type::run;
        if (p.stepped && by_rows && (start != always_start || stop != open_stop))
            days_of_change(p, p.rows_of(key), out);
    });
    if (p.window.kind == kind_type::calendar) w.edges_of(p.window, out);
    for (const auto& a : p.agree_here) changes(w.facts, a, u, out);
    for (const auto& v : p.after) {
        // rows come into view the day after the day that is asked for
        std::vector<std::int32_t> days{day::first().count()};
        changes(v, w, u, days);
        std::vector<datum> data;
        for (const auto d : days) {
            out.push_back(d);
            if (d == always_start || d == open_stop) continue;
            data.clear();
            moment m{&w, u, d, d};
            evaluate(v, m, data);
            m.so_far = true;
            evaluate(v, m, data);
            for (const auto& x : data)
                for (const auto& n : {x.range.lo, x.range.hi})
                    if (n.finite() && x.kind == datum::kind_type::day)
                        out.push_back(static_cast<std::int32_t>(n.num) + 1);
        }
    }
    for (const auto& v : p.seats) changes(v, w, u, out);
    for (const auto& a : p.own) changes(w.facts, a, u, out);
    std::erase_if(out, [](auto d) { return d < day::first().count() || d > last_of_all(); });
}

std::optional<std::int32_t> open_until(const pass& p, const moment& m) {
    std::optional<std::int32_t> out;
    if (p.window.kind == kind_type::none) return out;
    for_each_key(p, m.in->facts, m.of, [&](std::uint32_t key, bool) {
        if (openness_of(p, m, key).why() != why_ahead) return;
        const auto last = p.window.last(m.day);
        out = std::max(out.value_or(last), last);
    });
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
