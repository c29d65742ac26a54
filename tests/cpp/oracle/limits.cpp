// SPDX-License-Identifier: BSL-1.0
// How long something may fail, and until when a window is open.
#include <algorithm>
#include <stdexcept>
#include <string>

#include "oracle/memory.hpp"

namespace remit_test::oracle {

using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

void evaluator::begin_subject() const { memory_->histories.clear(); }

/// What the condition came to on each day of the subject, from the first on.
const outcome& evaluator::history(const node& n, const row& of, moment m) const {
    auto& days = memory_->histories[{&n, m.so_far, m.turned, m.hopefully}];
    const when begin = std::max(first_, m.rule->begin);
    const bool daily = changes_daily(n) || pace_ == pace::every_day ||
                       (member_ != nullptr && changes_daily(member_->root()));
    for (when d = begin + static_cast<when>(days.size()); d <= m.day; ++d) {
        const bool as_before =
            !daily && !days.empty() && !std::binary_search(w_.events.begin(), w_.events.end(), d);
        days.push_back(as_before ? days.back()
                                 : holds(n, of, {d, m.rule, m.so_far, m.turned, m.hopefully}));
    }
    return days[static_cast<std::size_t>(m.day - begin)];
}

/// Holds as long as the condition has not failed for as long as the limit: once with the days on
/// which it surely holds, once with those on which it may.
outcome evaluator::within(const node& n, const row& of, moment m) const {
    if (m.rule == nullptr) throw std::logic_error{"the oracle judges no within in a selector"};
    const node& condition = *n.args[0];
    const auto on = [&](when d) {
        return history(condition, of, {d, m.rule, m.so_far, m.turned, m.hopefully});
    };
    const auto now = on(m.day);
    const auto run_start = [&](when begin, auto failed) {
        when f = m.day;
        while (f - 1 >= begin && failed(on(f - 1).is)) --f;
        return f;
    };
    bool surely = now.is == truth::yes, possibly = now.is != truth::no;
    reasons why;
    if (!surely) {
        const when f =
            run_start(std::max(first_, m.rule->begin), [](truth t) { return t != truth::yes; });
        for (when d = f; d <= m.day; ++d)
            if (const auto then = on(d); then.is == truth::maybe)
                why.ahead |= then.why.ahead, why.outside |= then.why.outside;
        surely = m.day < limit(*n.args[1], f, of, m, false);
        if (surely && f == std::max(first_, m.rule->begin) && m.rule->earlier_not_known)
            return {truth::maybe, {.outside = true}};
        if (surely && n.args[1]->what == op::next) {
            auto whatever_comes = m;
            whatever_comes.so_far = m.so_far && !(m.hopefully && m.turned);
            const auto not_seen = unseen(*n.args[1], f, of, whatever_comes);
            if (not_seen.ahead && m.hopefully) return {truth::no};
            if (not_seen.ahead || not_seen.outside) return {truth::maybe, not_seen};
        }
    }
    if (!possibly) {
        const when begin = std::max(first_, m.rule->begin_latest);
        const when f = run_start(begin, [](truth t) { return t == truth::no; });
        possibly = m.day < begin || m.day < limit(*n.args[1], f, of, m, true);
    }
    if (surely || !possibly) return {truth_of(surely)};
    why.facts = true;
    return {truth::maybe, why};
}

/// The first day on which the limit has run out: at the earliest, or at the latest.
when evaluator::limit(const node& n, when from, const row& of, moment m, bool at_latest) const {
    if (n.what == op::length)
        return shifted(from, std::get<remit::duration>(n.value), 1, settings_.calendar);
    when end = never;
    for (const auto& [rows, sure] : this->rows(n.args[0].get(), of, {from, m.rule}))
        for (const auto& s : rows->strands) {
            const auto& l = s.lasts;
            bool takes = true;  // it is one of them on whichever day it starts
            when earliest = never;
            for (when d = std::max(l.start, first_); d <= std::min(l.start_latest, last_); ++d) {
                const auto is = (*s.takes)[static_cast<std::size_t>(d - first_)];
                takes = takes && is == truth::yes;
                if (is != truth::no && d > from) earliest = std::min(earliest, d);
            }
            if (at_latest && sure && takes && l.start > from) end = std::min(end, l.start_latest);
            if (!at_latest) end = std::min(end, earliest);
        }
    return end;
}

/// Whether the next row may have come, since it failed and until today, on a day for which these
/// rows are not known.
reasons evaluator::unseen(const node& n, when from, const row& of, moment m) const {
    reasons out;
    for (const auto& [rows, sure] : this->rows(n.args[0].get(), of, {from, m.rule})) {
        if (rows->nowhere) continue;
        const auto known = known_of(*rows);
        for (when d = std::max(from + 1, rows->begins); d <= m.day && d < known.start; ++d)
            out.outside = true;
        for (when d = std::max(from + 1, known.stop); d <= m.day && !m.so_far; ++d)
            out.ahead = true;
    }
    if (out.outside) out.ahead = false;
    return out;
}

/// The windows that are open on the day, and the last day of those that have one. What a selector
/// reads is none of them.
void evaluator::look(const node& n, const row& of, moment m, seen& into) const {
    if (n.what >= op::count && n.what <= op::apportion) {
        for (const auto& [from, sure] : rows(n.args[2].get(), of, m)) {
            const auto w = window(n, *from, of, m);
            const bool ahead = w.ahead && !w.outside && !w.outside_at_end;  // else it never will be
            into.ahead = into.ahead || ahead;
            into.outside = into.outside || w.outside;
            const when end = w.due.value_or(never);
            if (ahead) into.due = std::max(into.due.value_or(end), end);
        }
        if (n.what == op::apportion) look(*n.args[1], of, m, into);
        if (n.args[3])
            for (const auto& arg : n.args[3]->args)
                if (arg) look(*arg, of, m, into);
        return;
    }
    if (n.what == op::next) return;
    if (n.what == op::column) {
        for (const auto& c : column(of, std::get<std::string>(n.value), m.day))
            into.ahead = into.ahead || c.deed;
        return;
    }
    for (const auto& arg : n.args)
        if (arg) look(*arg, of, m, into);
}

/// The windows of those measures only by which the value may yet rise, or fall, as is asked for.
void evaluator::look_where(const node& n, const row& of, moment m, bool rise, bool fall,
                           seen& into) const {
    const auto both = [&] { rise = fall = rise || fall; };
    const auto other = [&](const node& x) { look_where(x, of, m, fall, rise, into); };
    if (n.what >= op::count && n.what <= op::apportion) {
        for (const auto& c : values(n, of, {m.day, m.rule, true}))
            if ((rise && c.grows) || (fall && c.shrinks)) return look(n, of, m, into);
        return;
    }
    if (n.what == op::neg) return other(*n.args[0]);
    if (n.what == op::sub) {
        look_where(*n.args[0], of, m, rise, fall, into);
        return other(*n.args[1]);
    }
    if (n.what == op::mul) {
        const auto a = constant(*n.args[0]), b = constant(*n.args[1]);
        if (!a && !b)
            both();
        else if ((b ? *b : *a).sign() < 0)
            std::swap(rise, fall);
    }
    if (n.what == op::mod || n.what == op::month_of || n.what == op::day_of) both();
    for (const auto& arg : n.args)
        if (arg) look_where(*arg, of, m, rise, fall, into);
}

/// The same of what is compared. Counts of one source and window are one sum, as where they are
/// compared.
void evaluator::look_in_comparison(const node& n, const row& of, moment m, bool turned,
                                   seen& into) const {
    if (n.what == op::some)
        return look_where(*remit::make_node(op::count, {}, n.args), of, m, !turned, turned, into);
    const bool more = n.what == op::ge || n.what == op::gt;
    const bool less = n.what == op::le || n.what == op::lt;
    if (!more && !less) return look(n, of, m, into);
    const bool rise = more != turned, fall = !rise;
    const node &a = *n.args[0], &b = *n.args[1];
    if (a.what == op::length || b.what == op::length) {
        look_where(a, of, m, rise, fall, into);
        return look_where(b, of, m, fall, rise, into);
    }
    if (a.what == op::share) return look(n, of, m, into);
    sum s;
    flatten(a, 1, s);
    flatten(b, -1, s);
    if (s.terms.empty()) {
        look_where(a, of, m, rise, fall, into);
        return look_where(b, of, m, fall, rise, into);
    }
    for (const auto& terms : s.terms)
        for (const auto& [from, sure] : rows(terms.front().second->args[2].get(), of, m)) {
            const auto c = row_by_row(
                terms, *from, window(*terms.front().second, *from, of, {m.day, m.rule, true}));
            if ((rise && c.grows) || (fall && c.shrinks)) look(*terms.front().second, of, m, into);
        }
    for (const auto& [factor, words] : s.rest) {
        const bool turns = factor.sign() < 0;
        look_where(*words, of, m, turns ? fall : rise, turns ? rise : fall, into);
    }
}

/// What has not been done is due on the day that it is to come before, where that is known.
std::optional<when> evaluator::deed_due(const node& n, const row& of, moment m, bool turned) const {
    std::optional<when> out;
    const bool first = turned ? n.what == op::ge || n.what == op::gt  // the contrary is asked for
                              : n.what == op::le || n.what == op::lt;
    const bool second =
        turned ? n.what == op::le || n.what == op::lt : n.what == op::ge || n.what == op::gt;
    if (!first && !second) return out;
    const std::size_t side = first ? 0 : 1;
    if (n.args[side]->what != op::column) return out;
    const auto cells = values(*n.args[side], of, m);
    if (std::none_of(cells.begin(), cells.end(), [](const cell& c) { return c.deed; })) return out;
    const bool strictly = (n.what == op::lt || n.what == op::gt) != turned;
    for (const auto& c : values(*n.args[1 - side], of, m))
        if (c.is == cell::sort::day && c.n.high.finite()) {
            const auto last = static_cast<when>(c.n.high.num) - (strictly ? 1 : 0);
            out = std::max(out.value_or(last), last);
        }
    return out;
}

/// The last day of what is not kept so far and may yet be: the first of those of several things
/// that are demanded, the last of those of which one would do.
std::optional<when> evaluator::due(const node& n, const row& of, moment m, bool turned) const {
    const auto now = holds(n, of, m);
    if (now.is != truth::maybe) return std::nullopt;
    const auto without_end = now.why.ahead ? std::optional{never} : std::nullopt;
    if (holds(n, of, {m.day, m.rule, true}).is == (turned ? truth::no : truth::yes))
        return std::nullopt;
    const auto may_be_kept = [&] {  // by something that is still to come
        return holds(n, of, {m.day, m.rule, true, turned, true}).is == truth_of(!turned);
    };
    if (n.what == op::negation) return due(*n.args[0], of, m, !turned);
    if (n.what == op::within) {
        const auto inner = due(*n.args[0], of, m, turned);
        return inner || !may_be_kept() ? inner : without_end;
    }
    if (n.what == op::all_of || n.what == op::any_of) {
        const bool together = (n.what == op::all_of) != turned;
        std::optional<when> out;
        for (const auto& arg : n.args)
            if (const auto one = due(*arg, of, m, turned)) {
                if (!out)
                    out = one;
                else
                    out = together ? std::min(*out, *one) : std::max(*out, *one);
            }
        return out;
    }
    if (!may_be_kept()) return std::nullopt;
    seen into;
    look_in_comparison(n, of, m, turned, into);
    if (const auto deed = deed_due(n, of, m, turned))
        into.due = std::max(into.due.value_or(*deed), *deed);
    return into.due ? into.due : without_end;
}

}  // namespace remit_test::oracle
