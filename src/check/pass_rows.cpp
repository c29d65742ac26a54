// SPDX-License-Identifier: BSL-1.0
#include "pass_rows.hpp"

#include <algorithm>
#include <optional>

#include "counters.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

using kind_type = bound_window::kind_type;

struct stretch {
    std::int32_t start, stop;
};

/// The first day of the unbroken run of stretches that reaches today, or the day after today where
/// there is none: a gap at least as long as `gap` ends a run.
std::int32_t run_start(std::vector<stretch> there, const duration& gap, std::int32_t today) {
    std::erase_if(there, [&](const stretch& s) { return s.start > today || s.stop <= s.start; });
    std::sort(there.begin(), there.end(),
              [](const stretch& a, const stretch& b) { return a.start < b.start; });
    const auto ended = [&](std::int32_t after, std::int32_t by) {  // nobody from `after` to `by`
        return shifted(by, gap, -1) >= after;
    };
    std::int32_t start = today + 1, stop = always_start;
    bool any = false;
    for (const auto& s : there) {
        if (!any || (s.start > stop && ended(stop, s.start))) start = s.start;
        stop = any ? std::max(stop, s.stop) : s.stop;
        any = true;
    }
    return !any || (stop <= today && ended(stop, today + 1)) ? today + 1 : start;
}

/// The first day behind the window.
std::int32_t end_of(const seen_days& d) { return d.last == open_stop ? open_stop : d.last + 1; }

/// On how many days there is one of the stretches; without an end, if one has none.
number length_of(std::vector<stretch> all) {
    std::erase_if(all, [](const stretch& s) { return s.stop <= s.start; });
    std::sort(all.begin(), all.end(),
              [](const stretch& a, const stretch& b) { return a.start < b.start; });
    std::int64_t out = 0, until = always_start;
    for (const auto& s : all) {
        if (s.start == always_start || s.stop == open_stop) return number::infinity(1);
        const auto from = std::max<std::int64_t>(s.start, until);
        if (s.stop > from) out += s.stop - from, until = s.stop;
    }
    return number{out};
}

}  // namespace

seen_rows::seen_rows(const pass& p, std::span<const pass::row> rows, std::vector<truth> agrees,
                     std::int32_t today, seen_days days)
    : p_{p}, rows_{rows}, agrees_{std::move(agrees)},
      first_{rows.empty() ? 0 : rows.front().first_piece}, today_{today}, days_{days} {
    if (p.window.kind == kind_type::run) find_run(today);
    if (p.window.kind == kind_type::recent) find_begun();
}

truth seen_rows::of(std::size_t piece, std::int32_t selector) const {
    const auto& x = p_.piece_of[piece];
    const auto there = p_.units->perhaps(x.unit) ? truth::maybe : truth::yes;
    return there & agreed(piece) & said_of(piece, selector);
}

void seen_rows::find_begun() {
    for (const auto& r : rows_)
        for (const auto& s : strands_of(r)) {
            if (s.start > today_) continue;
            const auto is = on_some_day(s, -1, false);
            if (is != truth::no) perhaps_begun_.push_back(s.latest_start);
            if (is == truth::yes && s.latest_start <= today_) surely_begun_.push_back(s.start);
        }
    std::sort(perhaps_begun_.begin(), perhaps_begun_.end());
    std::sort(surely_begun_.begin(), surely_begun_.end());
}

void seen_rows::find_run(std::int32_t today) {
    std::vector<stretch> sure, possible;
    for (const auto& r : rows_)
        for (std::size_t i = r.first_piece; i < r.first_piece + r.pieces; ++i) {
            const auto& x = p_.piece_of[i];
            const auto is = of(i, -1);
            if (is != truth::no) possible.push_back({x.start, x.stop});
            if (is == truth::yes)
                sure.push_back({std::max(x.start, p_.units->surely_from(x.unit)),
                                std::min(x.stop, p_.units->surely_until(x.unit))});
        }
    days_.sure_first = run_start(std::move(sure), *p_.window.length, today);
    days_.first = run_start(std::move(possible), *p_.window.length, today);
}

/// Whether the row lasts, and the selector takes it, on some day of the window. Where one day must
/// do for sure (`single`), ends that are not known may leave none.
truth seen_rows::on_some_day(const pass::row& r, std::int32_t selector, bool single) const {
    truth out = truth::no;
    if (days_.first > days_.last) return out;
    const auto end = r.first_piece + r.pieces;
    for (std::size_t i = r.first_piece; i < end;) {
        const auto is = of(i, selector);
        const auto& x = p_.piece_of[i];
        auto stop = x.stop;  // pieces of one truth are one stretch
        auto from = p_.units->surely_from(x.unit), until = p_.units->surely_until(x.unit);
        std::size_t next = i + 1;
        for (; next < end && p_.piece_of[next].start == stop && mandate_of(next) == mandate_of(i) &&
               of(next, selector) == is;
             ++next) {
            const auto& more = p_.piece_of[next];
            stop = more.stop;
            from = std::min(from, p_.units->surely_from(more.unit));
            until = std::max(until, p_.units->surely_until(more.unit));
        }
        i = next;
        if (is == truth::no || x.start > days_.last || stop <= days_.first) continue;
        out = out | truth::maybe;
        if (is != truth::yes || days_.sure_first > days_.last) continue;
        const auto a = std::max(from, x.start), b = std::min(until, stop);
        if (from < stop && until > x.start && a <= days_.last && b > days_.sure_first &&
            (!single || std::max(a, days_.sure_first) < std::min(b, days_.last + 1)))
            return truth::yes;
    }
    return out;
}

/// Fewer than so many rows begin later: those that begin on one day all count, or none does.
truth seen_rows::is_recent(const pass::row& r) const {
    const auto mine = on_some_day(r, -1, false);
    if (mine == truth::no || r.start > today_) return truth::no;
    const auto later = [](const std::vector<std::int32_t>& days, std::int32_t than) {
        return days.end() - std::upper_bound(days.begin(), days.end(), than);
    };
    if (later(surely_begun_, r.latest_start) >= p_.window.n) return truth::no;
    // of its own two bounds the later one stands there too
    const auto rivals = later(perhaps_begun_, r.start) - (r.latest_start > r.start ? 1 : 0);
    // rows that nobody knows of may have begun after one of before the first known day
    const bool all_seen = r.start >= days_.unseen_until;
    return mine == truth::yes && all_seen && r.latest_start <= today_ && rivals < p_.window.n
               ? truth::yes
               : truth::maybe;
}

truth seen_rows::counts(const pass::row& strand, std::int32_t selector) const {
    const auto out = on_some_day(strand, selector, p_.window.kind == kind_type::run);
    return p_.window.kind == kind_type::recent && out != truth::no ? out & is_recent(strand) : out;
}

truth seen_rows::counts(std::size_t row, std::int32_t selector) const {
    if (p_.window.kind != kind_type::recent)
        return on_some_day(rows_[row], selector, p_.window.kind == kind_type::run);
    truth out = truth::no;
    for (const auto& s : strands_of(rows_[row])) out = out | counts(s, selector);
    return out;
}

truth seen_rows::counts_if_there(std::size_t row, std::int32_t selector) const {
    const auto& r = rows_[row];
    for (std::size_t i = r.first_piece; i < r.first_piece + r.pieces; ++i) {
        const auto& x = p_.piece_of[i];
        if (!is_seen(x) || agreed(i) == truth::no) continue;
        if (said_of(i, selector) != truth::yes) return counts(row, selector);
    }
    return truth::yes;
}

/// A member sits on a day once, by however many mandates.
seen_rows::days seen_rows::days_of(std::size_t row, std::int32_t selector) const {
    std::vector<stretch> sure, possible;
    for (const auto& r : strands_of(rows_[row])) {
        const auto recent = p_.window.kind == kind_type::recent ? is_recent(r) : truth::yes;
        for (auto i = r.first_piece; i < r.first_piece + r.pieces; ++i) {
            const auto& x = p_.piece_of[i];
            const auto is = of(i, selector) & recent;
            if (is != truth::no)
                possible.push_back(
                    {std::max(x.start, days_.first), std::min(x.stop, end_of(days_))});
            if (is == truth::yes)
                sure.push_back(
                    {std::max({x.start, p_.units->surely_from(x.unit), days_.sure_first}),
                     std::min({x.stop, p_.units->surely_until(x.unit), end_of(days_)})});
        }
    }
    return {length_of(std::move(sure)), length_of(std::move(possible))};
}

std::pair<unit, std::int32_t> seen_rows::read(std::size_t row) const { return read(rows_[row]); }

std::pair<unit, std::int32_t> seen_rows::read(const pass::row& r) const {
    const auto n = p_.piece_of[last_piece(r)].unit;
    return {p_.units->at(n), last_day(n)};
}

/// The last day of the window on which the unit may last, or its first where it lasts on none.
std::int32_t seen_rows::last_day(std::uint32_t unit) const {
    const auto last = std::min({days_.last, p_.units->stop[unit] - 1, open_stop - 1});
    return std::max(p_.units->start[unit], last);
}

std::uint32_t seen_rows::last_piece(const pass::row& r) const {
    auto which = r.first_piece;
    for (auto i = r.first_piece; i < r.first_piece + r.pieces; ++i)
        if (p_.piece_of[i].start <= days_.last &&
            (p_.piece_of[which].start > days_.last ||
             last_day(p_.piece_of[i].unit) >= last_day(p_.piece_of[which].unit)))
            which = i;
    return which;
}

std::vector<pass::row> seen_rows::strands_of(const pass::row& r) const {
    std::vector<pass::row> out;
    for (auto i = r.first_piece; i < r.first_piece + r.pieces; ++i) {
        const auto unit = p_.piece_of[i].unit;
        if (!out.empty() && mandate_of(out.back().first_piece) == mandate_of(i)) {
            ++out.back().pieces;
            continue;
        }
        const bool of_mandate = p_.rows == rows_kind::members;
        const auto& m = *p_.mandates;
        const auto row = mandate_of(i);
        out.push_back({of_mandate ? m.start[row] : p_.units->start[unit],
                       of_mandate ? m.latest_start(row) : p_.units->surely_from(unit), i, 1});
    }
    return out;
}

std::vector<seen_rows::reading> seen_rows::readings_of(const world& w, const accessor& a,
                                                       const pass::row& r) const {
    const auto& t = *p_.units;
    const auto plain = last_piece(r);
    std::int32_t first = open_stop, last = always_start, surely = always_start;
    for (auto i = r.first_piece; i < r.first_piece + r.pieces; ++i) {
        const auto& x = p_.piece_of[i];
        const auto from = std::max(x.start, days_.first), to = std::min(x.stop, end_of(days_));
        if (from >= to) continue;
        first = std::min(first, from), last = std::max(last, to - 1);
        const auto begin = std::max({from, t.surely_from(x.unit), days_.sure_first});
        const auto end = std::min(to, t.surely_until(x.unit));
        if (!t.perhaps(x.unit) && begin < end) surely = std::max(surely, end - 1);
    }
    const auto from = surely != always_start ? surely : first;
    if (from >= last) return {{p_.piece_of[plain].unit, last_day(p_.piece_of[plain].unit)}};
    // It may have ended on any of these days: what it said then is possible too.
    std::vector<std::int32_t> days{from};
    for (auto i = r.first_piece; i < r.first_piece + r.pieces; ++i) {
        const auto& x = p_.piece_of[i];
        if (x.stop <= from || x.start > last) continue;
        days.insert(days.end(), {x.start, t.surely_from(x.unit), t.surely_until(x.unit)});
        changes(w.facts, a, t.at(x.unit), days);
    }
    std::erase_if(days, [&](auto d) { return d < from || d > last; });
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::vector<reading> out;
    for (const auto d : days)
        for (auto i = r.first_piece; i < r.first_piece + r.pieces; ++i)
            if (const auto& x = p_.piece_of[i]; x.start <= d && d < x.stop) {
                out.push_back({x.unit, d});
                break;
            }
    return out;
}

unit seen_rows::unit_at(const pass::row& r, const reading& on,
                        std::vector<std::uint8_t>& maybe) const {
    const auto& t = *p_.units;
    auto u = t.at(on.unit);
    if (!p_.by_strand() || p_.by_mandate() || u.rows.size() < 2) return u;
    // as a member, it may sit by another mandate than the one that it is found by, of those by
    // which it can be found
    const auto pieces = p_.pieces_of(r);
    if (std::none_of(pieces.begin(), pieces.end(), [&](const auto& x) {
            return t.rows[t.first[x.unit]] != u.rows.front() && x.start <= on.day &&
                   on.day < x.stop;
        }))
        return u;
    maybe.assign(u.rows.size(), 0);
    if (u.maybe) std::copy_n(u.maybe, maybe.size(), maybe.begin());
    if (t.perhaps(on.unit) || on.day < t.surely_from(on.unit) || on.day >= t.surely_until(on.unit))
        maybe.front() = 1;
    u.maybe = maybe.data();
    return u;
}

std::vector<std::vector<datum>> seen_rows::said_by(const world& w, const accessor& a,
                                                   std::size_t row) const {
    std::vector<std::vector<datum>> out;
    std::vector<std::uint8_t> maybe;
    for (const auto& on : readings_of(w, a, rows_[row]))
        collect(w.facts, a, unit_at(rows_[row], on, maybe), on.day, out.emplace_back());
    return out;
}

void seen_rows::collect_from(const world& w, const accessor& a, std::size_t row,
                             std::vector<datum>& out) const {
    const auto days = said_by(w, a, row);
    const auto same = [&](const std::vector<datum>& x) {
        return std::equal(x.begin(), x.end(), days.front().begin(), days.front().end(), same_said);
    };
    if (std::all_of(days.begin() + 1, days.end(), same)) {
        out.insert(out.end(), days.front().begin(), days.front().end());
        return;
    }
    const auto before = static_cast<std::ptrdiff_t>(out.size());
    for (const auto& day : days)
        for (auto d : day) {
            d.sure = false;
            const auto known = [&](const datum& x) { return same_said(x, d); };
            if (std::none_of(out.begin() + before, out.end(), known)) out.push_back(d);
        }
}

bool seen_rows::is_open(std::size_t row, std::span<const std::int32_t> selectors) const {
    const auto& r = rows_[row];
    for (std::size_t i = r.first_piece; i < r.first_piece + r.pieces; ++i)
        if (is_seen(p_.piece_of[i]))
            for (const auto s : selectors)
                if (said_of(i, s) == truth::maybe) return true;
    return false;
}

void seen_rows::look_at(const registry& r, std::size_t row, supposing& into) const {
    for (const auto& x : p_.pieces_of(rows_[row]))
        if (is_seen(x))
            into.look_at(r, p_.units->at(x.unit), x.start, p_.window.kind != kind_type::none);
}

seen_rows seen_rows::supposed(const world& w, std::size_t row,
                              std::span<const std::int32_t> selectors,
                              const supposition& now) const {
    auto out = *this;
    const auto& r = rows_[row];
    out.supposed_from_ = r.first_piece;
    out.supposed_.clear();
    std::vector<std::uint8_t> room;
    for (std::size_t i = r.first_piece; i < r.first_piece + r.pieces; ++i) {
        const auto& x = p_.piece_of[i];
        for (std::size_t s = 0; s < p_.selectors; ++s)
            out.supposed_.push_back(p_.of(x.signature, static_cast<std::int32_t>(s)));
        if (!is_seen(x)) continue;
        moment m{&w, p_.units->at(x.unit), x.start, x.start};
        m.supposed = &now;
        for (const auto s : selectors)
            if (s >= 0)
                out.supposed_[out.supposed_.size() - p_.selectors + static_cast<std::size_t>(s)] =
                    judge_row(p_.lane.selectors[static_cast<std::size_t>(s)], m, x.stop, room);
    }
    return out;
}

extent seen_rows::total_from(const world& w, const accessor& a, std::size_t row,
                             const supposition* supposed) const {
    std::optional<extent> out;
    std::vector<std::uint8_t> maybe;
    for (const auto& on : readings_of(w, a, rows_[row])) {
        const auto e = total_of(w.facts, a, unit_at(rows_[row], on, maybe), on.day, supposed);
        out = out ? hull(*out, e) : e;
    }
    return *out;
}

void days_of_change(const pass& p, std::span<const pass::row> rows,
                    std::vector<std::int32_t>& out) {
    const auto& w = p.window;
    const auto add = [&](std::int32_t d) {
        if (d != always_start && d != open_stop) out.push_back(d);
    };
    const auto ends_run = [&](std::int32_t stop) {  // the first day on which the gap is long enough
        auto t = shifted(stop, *w.length);
        if (t == open_stop || t == always_start) return;
        const auto over = [&](std::int32_t x) { return shifted(x + 1, *w.length, -1) >= stop; };
        while (over(t - 1)) --t;
        while (!over(t)) ++t;
        add(t);
    };
    for (const auto& r : rows) {
        if (w.kind == kind_type::recent) add(r.start), add(r.latest_start);
        for (const auto& x : p.pieces_of(r)) {
            const auto from = std::max(x.start, p.units->surely_from(x.unit));
            const auto until = std::min(x.stop, p.units->surely_until(x.unit));
            for (const auto d : {x.start, from}) add(w.reaches(d));
            if (p.of_fixed_window())
                for (const auto d : {x.stop, until}) add(w.leaves(d));
            if (w.kind == kind_type::run)
                for (const auto d : {x.stop, until})
                    if (d != open_stop) add(d), ends_run(d);
        }
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
