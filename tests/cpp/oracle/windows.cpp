// SPDX-License-Identifier: BSL-1.0
// On which days rows are looked for, and which rows are found there.
#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>

#include "oracle/memory.hpp"

namespace remit_test::oracle {

using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

namespace {

remit::duration length_of(const node& w) { return std::get<remit::duration>(w.args[0]->value); }

}  // namespace

/// A calendar window is judged as far as the subject surely lasts and the rule is in force.
void evaluator::calendar(span& out, const node& w, moment m) const {
    const auto& unit = std::get<std::string>(w.value);
    const int months = unit == "year" ? 12 : unit == "half_year" ? 6 : unit == "quarter" ? 3 : 1;
    const auto part = [&](std::size_t i) {
        return w.args.empty() ? 1 : static_cast<int>(std::get<std::int64_t>(w.args[i]->value));
    };
    out.low = out.low_possible = unit_start(m.day, months, part(0), part(1));
    out.high = unit_stop(m.day, months, part(0), part(1)) - 1;
    if (m.rule == nullptr) return;
    const when from = std::max(m.rule->lived.start_latest, m.rule->in_force);
    const when to = std::min(m.rule->lived.stop_earliest, m.rule->repealed);
    if (out.low < from) out.outside = true, out.known_from = from;
    if (out.high >= to) out.outside = out.outside_at_end = true, out.known_to = to;
}

span evaluator::window(const node& measure, const rows_of& from, const row& of, moment m) const {
    const node* w = measure.what == op::apportion ? nullptr : measure.args[3].get();
    const when t = m.day;
    span out;
    out.low = out.low_possible = out.high = t;
    if (w == nullptr) return out;
    bool may_begin_too_early = false;
    switch (w->what) {
        case op::past:
            out.low = out.low_possible =
                w->args.empty() ? always : shifted(t + 1, length_of(*w), -1, settings_.calendar);
            may_begin_too_early = true;
            break;
        case op::ahead:
            out.high =
                w->args.empty() ? never : shifted(t, length_of(*w), 1, settings_.calendar) - 1;
            may_begin_too_early = true;
            break;
        case op::calendar:
            calendar(out, *w, m);
            may_begin_too_early = true;
            break;
        case op::recent:
            out.low = out.low_possible = always;
            out.latest = static_cast<std::size_t>(std::get<std::int64_t>(w->args[0]->value));
            break;
        case op::run:
            out.low = run_start(from, length_of(*w), t, true);
            out.low_possible = run_start(from, length_of(*w), t, false);
            out.by_days = true;
            break;
        case op::after: {  // not before the latest that it may be, and not before the earliest
            std::optional<bounds> day;
            for (const auto& c : values(*w->args[0], of, m)) {
                const auto x =
                    c.is == cell::sort::absent ? exactly(number::infinity(-1)) : as_number(c);
                day = day ? either(*day, x) : x;
            }
            const auto next = [](number x) {
                return x.finite() ? static_cast<when>(x.num) + 1 : x.sign() < 0 ? always : never;
            };
            const auto x = day.value_or(exactly(number::infinity(-1)));
            out.low = next(x.high);
            out.low_possible = next(x.low);
            break;
        }
        default: throw std::logic_error{"the oracle knows no such window"};
    }
    if (out.high < never) out.due = out.high;
    if (from.nowhere) {  // there is nothing that could become known
        out.outside = out.outside_at_end = false;
        return out;
    }
    const auto known = known_of(from);
    out.known_from = std::max(out.known_from, known.start);
    out.known_to = std::min(out.known_to, known.stop);
    if (known.stop < never && out.high >= known.stop) out.ahead = true;
    const bool calendar = w->what == op::calendar;
    if (from.begins < known.start) out.others_before = known.start;
    if (known.start > always && (calendar || from.begins < known.start)) {
        const bool too_early =
            may_begin_too_early    ? out.low < known.start
            : w->what == op::after ? out.low_possible < known.start
            : w->what == op::run
                ? shifted(out.low_possible, length_of(*w), -1, settings_.calendar) < known.start
                : begun_since(from, known.start, out) < *out.latest;
        out.outside = out.outside || too_early;
    }
    out.all_seen = m.so_far && out.ahead && !out.outside && !out.outside_at_end;
    return out;
}

/// The first day of the unbroken run of rows that reaches the day, or the day after it where there
/// is none.
when evaluator::run_start(const rows_of& from, remit::duration gap, when t, bool surely) const {
    const auto [known, fresh] = memory_->there.try_emplace({&from, surely});
    auto& there = known->second;
    if (fresh)
        for (when d = first_; d <= last_; ++d)
            there.push_back(
                std::any_of(from.strands.begin(), from.strands.end(), [&](const strand& s) {
                    const auto is =
                        s.lasts.on(d) & (*s.takes)[static_cast<std::size_t>(d - first_)];
                    return surely ? is == truth::yes : is != truth::no;
                }));
    const auto on = [&](when d) { return there[static_cast<std::size_t>(d - first_)]; };
    const auto over = [&](when last, when day) {  // no day from the last one on to before the day
        return shifted(day, gap, -1, settings_.calendar) >= last + 1;
    };
    when last = t;
    while (last >= first_ && !on(last)) --last;
    if (last < first_ || over(last, t + 1)) return t + 1;
    when start = last;
    for (when d = last - 1; d >= first_; --d) {
        if (!on(d)) continue;
        if (d + 1 < start && over(d, start)) break;
        start = d;
    }
    return start == first_ ? always : start;
}

/// The days for which the rows are known.
life evaluator::known_of(const rows_of& from) const {
    auto known = w_.observed(from.in, from.body);
    if (from.any_body) {
        const auto all = w_.observed_bodies();
        known.start = std::max(known.start, all.start), known.stop = std::min(known.stop, all.stop);
    }
    return known;
}

/// The part of these days that is looked at. Days without an end are followed as long as windows
/// of a selector may be asked for on them in full.
std::pair<when, when> evaluator::looked_at(when low, when high) const {
    return {low < first_ ? first_ + longest_window : low,
            high > last_ ? last_ - longest_window : high};
}

/// Whether the row is one of the source, and the selector takes it, on some of these days.
///
/// Surely so where there is a stretch of days on which that holds as long as the row lasts, and the
/// row begins before the end of the stretch and ends after its beginning, whatever its bounds.
truth evaluator::counted(const strand& s, const node* selector, const span& w) const {
    const auto& chosen = selected(selector, s);
    const auto on = [&](when d) {
        const auto i = static_cast<std::size_t>(d - first_);
        return (*s.takes)[i] & chosen[i];
    };
    bool possible = false;
    for (auto [d, to] = looked_at(w.low_possible, w.high); d <= to && !possible; ++d)
        possible = (s.lasts.on(d) & on(d)) != truth::no;
    if (!possible) return truth::no;
    auto [d, to] = looked_at(w.low, w.high);
    if (w.by_days) {
        for (; d <= to; ++d)
            if ((s.lasts.on(d) & on(d)) == truth::yes) return truth::yes;
        return truth::maybe;
    }
    while (d <= to) {
        if (on(d) != truth::yes) {
            ++d;
            continue;
        }
        const when begin = d;
        while (d <= to && on(d) == truth::yes) ++d;
        if (s.lasts.start_latest < d && s.lasts.stop_earliest > begin) return truth::yes;
    }
    return truth::maybe;
}

/// How many rows surely have begun, and no earlier than that day.
std::size_t evaluator::begun_since(const rows_of& from, when start, const span& w) const {
    return static_cast<std::size_t>(
        std::count_if(from.strands.begin(), from.strands.end(), [&](const strand& s) {
            return s.lasts.start >= start && s.lasts.start_latest <= w.high &&
                   counted(s, nullptr, w) == truth::yes;
        }));
}

/// Whether it is one of the latest to start, of those that are of the source.
truth evaluator::among_latest(const rows_of& from, std::size_t i, const span& w) const {
    if (!w.latest) return truth::yes;
    const when t = w.high;
    const auto& l = from.strands[i].lasts;
    if (l.start > t) return truth::no;
    std::size_t may_be_later = 0, surely_later = 0;
    for (std::size_t o = 0; o < from.strands.size(); ++o) {
        if (o == i) continue;
        const auto& other = from.strands[o].lasts;
        const auto is = counted(from.strands[o], nullptr, w);
        if (is != truth::no && other.start <= t && other.start_latest > l.start) ++may_be_later;
        if (is == truth::yes && other.start_latest <= t && other.start > l.start_latest)
            ++surely_later;
    }
    if (surely_later >= *w.latest) return truth::no;
    if (l.start < w.others_before) return truth::maybe;  // how many came after it is not known
    return l.start_latest <= t && may_be_later < *w.latest ? truth::yes : truth::maybe;
}

truth evaluator::strand_taken(const rows_of& from, std::size_t i, const node* selector,
                              const span& w) const {
    return counted(from.strands[i], selector, w) & among_latest(from, i, w);
}

/// Whether the selector takes the row of these strands; nothing where it cannot be found in the
/// window.
std::optional<evaluator::taken> evaluator::take_row(const rows_of& from, std::size_t first,
                                                    std::size_t count, const node* selector,
                                                    const span& w) const {
    taken t{from.strands[first].r, truth::no, truth::no, first, count};
    if (count > 1) t.r.by.reset();   // by which of them it counts is not known
    bool there = false, all = true;  // on every day on which it may be there
    for (std::size_t i = first; i < first + count; ++i) {
        const auto& s = from.strands[i];
        t.is = t.is | strand_taken(from, i, selector, w);
        const auto& chosen = selected(selector, s);
        for (auto [d, to] = looked_at(w.low_possible, w.high); d <= to; ++d) {
            const auto x = static_cast<std::size_t>(d - first_);
            if ((s.lasts.on(d) & (*s.takes)[x]) == truth::no) continue;
            there = true;
            all = all && chosen[x] == truth::yes;
        }
    }
    if (!there) return std::nullopt;
    t.given = all ? truth::yes : t.is;
    return t;
}

/// The rows that may be found in the window, and whether the selector takes each.
std::vector<evaluator::taken> evaluator::take(const rows_of& from, const node* selector,
                                              const span& w) const {
    std::vector<taken> out;
    for (std::size_t i = 0, next = 0; i < from.strands.size(); i = next) {
        while (next < from.strands.size() && from.strands[next].r == from.strands[i].r) ++next;
        if (auto t = take_row(from, i, next - i, selector, w)) out.push_back(*t);
    }
    return out;
}

/// The days on which the row may be asked what it says: the last one in the window on which it
/// lasts, as far as that is known. A member speaks by the one mandate that it can be one by then.
std::vector<evaluator::reading> evaluator::readings(const rows_of& from, const taken& t,
                                                    const span& w) const {
    const auto strands = std::span{from.strands}.subspan(t.first, t.count);
    const auto on = [&](const strand& s, when d) {
        return s.lasts.on(d) & (s.r.by ? member_by(*s.r.by, d) : truth::yes);
    };
    std::optional<when> first_possible, last_possible, last_sure;
    for (auto [d, to] = looked_at(w.low_possible, w.high); d <= to; ++d)
        for (const auto& s : strands) {
            const auto is = on(s, d);
            if (is == truth::no) continue;
            if (!first_possible) first_possible = d;
            last_possible = d;
            if (is == truth::yes && d >= w.low) last_sure = d;
        }
    std::vector<reading> out;
    const auto add = [&](when d) {
        row r = t.r;
        std::size_t may_last = 0;
        for (const auto& s : strands)
            if (on(s, d) != truth::no && ++may_last == 1) r.by = s.r.by;
        if (may_last > 1) r.by = t.r.by;
        if (may_last > 0) out.push_back({d, r});
    };
    if (!last_possible) return out;
    const when from_day = last_sure.value_or(*first_possible);
    add(from_day);
    for (const when d : w_.events)
        if (d > from_day && d <= *last_possible) add(d);
    return out;
}

/// What a counted row says in the column: the same on each of these days, or one of several things.
std::vector<cell> evaluator::read(const rows_of& from, const taken& t, const std::string& column,
                                  const span& w) const {
    std::vector<std::vector<cell>> each;
    for (const auto& [d, r] : readings(from, t, w)) {
        auto cells = this->column(r, column, d);
        if (std::find(each.begin(), each.end(), cells) == each.end())
            each.push_back(std::move(cells));
    }
    if (each.size() == 1) return each.front();
    std::vector<cell> out;
    for (auto& cells : each)
        for (auto& c : cells) {
            c.sure = false;
            if (std::find(out.begin(), out.end(), c) == out.end()) out.push_back(std::move(c));
        }
    return out;
}

}  // namespace remit_test::oracle
