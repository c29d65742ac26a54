// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <set>

#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>
#include "blame.hpp"
#include "causes.hpp"
#include "due.hpp"
#include "findings_store.hpp"
#include "rules/range.hpp"
#include "within.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

std::string shown(const number& n) {
    if (!n.finite()) return "without bound";
    if (n.whole() && n.exact()) return std::to_string(n.exact()->num());
    const auto r = n.exact();
    return r ? std::to_string(r->num()) + "/" + std::to_string(r->den())
             : "more than can be written";
}
std::string shown(const extent& e) {
    if (e.exact()) return shown(e.lo);
    if (!e.hi.finite()) return e.lo.finite() ? "at least " + shown(e.lo) : "not known";
    if (!e.lo.finite()) return "at most " + shown(e.hi);
    return "between " + shown(e.lo) + " and " + shown(e.hi);
}

/// What a told comparison says at a moment.
struct sides {
    std::optional<extent> measured, required;
    std::string required_text;
};
sides evaluate_sides(const told_comparison& t, const moment& m) {
    sides out;
    std::vector<datum> a, b;
    evaluate(t.measured, m, a);
    evaluate(t.required, m, b);
    const auto number_of = [](const std::vector<datum>& d) -> std::optional<extent> {
        if (d.empty() || d.front().kind == datum::kind_type::text ||
            d.front().kind == datum::kind_type::day)
            return std::nullopt;
        extent e = d.front().range;
        for (const auto& x : d) e = hull(e, x.range);
        return e;
    };
    const auto left = number_of(a), right = number_of(b);
    if (!t.share) {
        out.measured = left, out.required = right;
        return out;
    }
    const auto limit = extent::of(std::get<ratio>(t.written->args[1]->value));
    out.required = limit;
    if (left && right && right->exact() && number{} < right->lo)
        out.measured = *left * extent::of(right->lo.inverse());
    return out;
}

/// How far the measured value is from the required, in the direction that fails; nothing where
/// infinite.
std::optional<number> shortfall(op what, const number& measured, const number& required) {
    if (!measured.finite() || !required.finite()) return std::nullopt;
    const number below = required + -measured, above = measured + -required;
    switch (what) {
        case op::ge: return below;
        case op::gt: return below.whole() ? below + number{1} : below;
        case op::le: return above;
        case op::lt: return above.whole() ? above + number{1} : above;
        case op::eq: return larger(below, above);
        default: return number{1};
    }
}

/// The end of the measured bounds that is furthest from what is required.
number worst_of(op what, const extent& measured, const extent& required) {
    if (what == op::ge || what == op::gt) return measured.lo;
    if (what == op::le || what == op::lt) return measured.hi;
    const auto far = [&](const number& x) { return larger(x + -required.lo, required.lo + -x); };
    if (!measured.lo.finite() || !measured.hi.finite() || !required.lo.finite()) return measured.hi;
    return far(measured.hi) < far(measured.lo) ? measured.lo : measured.hi;
}

/// "2 members", "1 row of person.offices".
std::string rows_of(const std::string& k, const std::string& more, const std::string& rows) {
    const char* plural = k == "1" ? "" : "s";
    if (rows == "members") return k + more + " member" + plural;
    if (rows == "mandates") return k + more + " mandate" + plural;
    return k + more + " row" + plural + " of " + rows;
}

/// A body, a seat, a meeting has people in it; of a person, or what is named like one, the rows are
/// its own.
bool rows_have_a_place(unit_kind kind) {
    using enum unit_kind;
    return kind == body || kind == group || kind == seat || kind == meeting || kind == item ||
           kind == event || kind == proposal;
}

/// Whether such rows can be brought to an end: what happened on a day cannot.
bool can_end(std::string_view rows) {
    constexpr std::string_view lasting[] = {"members", "mandates", "substitutes", "seats",
                                            "offices"};
    return std::find(std::begin(lasting), std::end(lasting), rows) != std::end(lasting);
}

/// What would mend a comparison that fails by `by`. Only against a constant: where what is required
/// is counted too, one more may change both sides.
std::string repair_of(const node& n, op what, const number& by, bool too_few,
                      const std::string& where) {
    const bool plain = n.what == op::some || n.what == op::none;
    const auto& m = plain ? n : *n.args[0];
    const bool constant =
        plain || n.args[1]->what == op::integer || n.args[1]->what == op::fraction;
    const bool ordered =
        what == op::eq || what == op::ge || what == op::gt || what == op::le || what == op::lt;
    if (!constant || !ordered || !by.whole() || !(number{} < by)) return {};
    const auto k = shown(by);
    if (m.what == op::distinct && too_few)
        return (k == "1" ? "another value" : k + " further values") + std::string{" of "} +
               text_of(m.args[0]);
    if (!plain && m.what != op::count) return {};
    const node* source = m.args[2].get();
    // over a window a row that ends today counts on
    if (!too_few && (m.args[3] || (source && !can_end(std::get<std::string>(source->value)))))
        return {};
    const auto rows = source ? text_of(m.args[2]) : std::string{"members"};
    const auto with = m.args[1] ? " with " + text_of(m.args[1]) : std::string{};
    const bool elsewhere = source && source->args[0];  // along a path
    const auto inside = where.empty() || elsewhere ? std::string{} : " in " + where;
    if (too_few) return rows_of(k, " more", rows) + with + inside;
    if (rows == "members" && !where.empty())
        return rows_of(k, "", rows) + with + " must leave " + where;
    return rows_of(k, "", rows) + with + inside + " must end";
}

/// Of which days a finding speaks.
struct told_days {
    std::int32_t start, stop;  ///< the whole run
    std::int32_t at;           ///< the day that is told of
};

/// A comparison that is told, and how it reads below the negations around it.
struct effective_comparison {
    const told_comparison& t;
    const node& written;
    op what;
    const char* doubt;  ///< what to add where the comparison surely fails and may not matter
};

std::string sentence(const finding& f, const effective_comparison& e, const sides& here) {
    if (!here.measured)
        return f.measure + " must be " + f.required +
               (*e.doubt != 0                    ? e.doubt
                : f.verdict == verdict::possible ? ", and may be"
                : f.verdict == verdict::pending  ? ", and may yet be"
                                                 : "");
    const bool plain = e.written.what == op::some || e.written.what == op::none;
    const auto* right = plain ? nullptr : e.written.args[1].get();
    const bool literal = !right || (right->args.empty() && right->what != op::column);
    const bool spelled_out = here.required && right && (!here.required->exact() || !literal);
    return f.measure + " is " + shown(*here.measured) + ", must be " + f.required +
           (spelled_out ? " (" + shown(*here.required) + ")" : std::string{}) + e.doubt;
}

/// The numbers on the day that is told, and the worst of all days of the run.
void tell_numbers(finding& out, const compiled::impl& c, const rule_group& g,
                  const effective_comparison& e, std::size_t subject, const told_days& days,
                  day_range life) {
    std::vector<std::int32_t> more;
    changes(e.t.measured, c.w, g.subjects.at(c.w, subject), more);
    changes(e.t.required, c.w, g.subjects.at(c.w, subject), more);
    std::sort(more.begin(), more.end());
    walk told{c.w, g.subjects, g.told};
    told.begin(subject, more);
    const auto next_in = [&](std::int32_t until) {
        const auto d = told.next_day();
        return d && *d < until ? d : std::nullopt;
    };
    while (const auto d = next_in(days.start + 1)) told.advance(*d);
    const auto at = [&](std::int32_t day) {
        auto m = told.now(day);
        m.life_start = life.first, m.life_stop = life.second;
        return m;
    };
    auto here = evaluate_sides(e.t, at(days.start));
    std::optional<number> worst, by;
    const auto look = [&](const sides& now) {
        if (!now.measured || !now.required) return;
        const auto w = worst_of(e.what, *now.measured, *now.required);
        const auto b = shortfall(e.what, w, now.required->lo);
        if (worst && (!b || (by && !(*by < *b)))) return;
        worst = w, by = b;
    };
    look(here);
    bool reached = days.at == days.start;  // numbers may also change as the days go by
    const auto reach = [&] {
        if (reached) return;
        here = evaluate_sides(e.t, at(days.at));
        look(here);
        reached = true;
    };
    while (const auto d = next_in(days.stop)) {
        if (*d > days.at) reach();
        told.advance(*d);
        const auto now = evaluate_sides(e.t, at(*d));
        look(now);
        if (*d <= days.at) here = now;
    }
    reach();
    out.message = sentence(out, e, here);
    if (worst) out.worst = worst->exact();
    if (!here.measured) return;
    out.measured_low = here.measured->lo.exact(), out.measured_high = here.measured->hi.exact();
    if (!here.required) return;
    const auto short_by =
        shortfall(e.what, worst_of(e.what, *here.measured, *here.required), here.required->lo);
    if (!short_by || !(number{} < *short_by)) return;
    out.short_by = short_by->exact();
    if (out.verdict == verdict::fails)
        out.repair = repair_of(
            e.written, e.what, *short_by, e.what == op::gt || here.measured->lo < here.required->lo,
            rows_have_a_place(g.subjects.kind) ? out.subject_name : std::string{});
}

/// A subject on a day as the rule judges it.
class judging_moment {
public:
    day_range life;

    judging_moment(const compiled::impl& c, const rule_group& g, const bound_rule& r,
                   std::size_t subject)
        : life{seen_life_of(c.w, g.subjects, subject, c.rules[r.rule])},
          swept_{c.w, g.subjects, g.swept}, subject_{subject} {
        if (const auto domain = domain_of(c.w, g, r, subject, c.rules[r.rule]))
            limits_ = limits_of(c.w, g, r, swept_, subject, *domain, life);
    }
    /// As long as this lasts, and no other day is asked for.
    [[nodiscard]] moment at(std::int32_t day) {
        swept_.to(subject_, day);
        auto m = swept_.now(day);
        m.life_start = life.first, m.life_stop = life.second, m.limits = &limits_;
        return m;
    }

private:
    walk swept_;
    std::size_t subject_;
    limits_said limits_;
};

/// Why what surely fails is only possible: nobody knows whether it is demanded, or whether the time
/// for it is over.
const char* doubt_of(const bound_rule& r, const moment& now) {
    const auto fails = [&](const truth_program& p) { return judge(p, now).is == truth::no; };
    if (fails(r.require)) return "; it is not known whether that is demanded";
    const bool limited = r.require.what == truth_program::what_type::within;
    return limited && fails(r.withins[r.require.index].inner)
               ? "; it is not known whether the time for it is over"
               : "";
}

/// Fills in what was measured on the day that is told, what was worst, and the sentence. @return
/// the comparison that is told of, or null
const told_comparison* tell_comparison(finding& out, const compiled::impl& c, const rule_group& g,
                                       const bound_rule& r, std::size_t subject,
                                       const told_days& days) {
    judging_moment judging{c, g, r, subject};
    const auto& life = judging.life;
    auto now = judging.at(days.at);
    now.so_far = out.verdict != verdict::fails;
    const auto who = blame(r, r.require, now, false);
    if (!who.written) return nullptr;
    const char* const doubt = out.verdict == verdict::possible ? doubt_of(r, now) : "";
    const auto& n = *who.written;
    const bool plain = n.what == op::some || n.what == op::none;
    const bool compares = plain || (word_of(n.what).precedence == 1 && n.args.size() == 2);
    const node_ptr whole{std::shared_ptr<const node>{}, &n};  // the rule keeps it alive
    if (!compares) {
        out.measure = text_of(whole);
        out.message = sentence_of(out, r, who, now) + doubt;
        return nullptr;
    }
    const op said = n.what == op::some ? op::ge : n.what == op::none ? op::eq : n.what;
    const op what = who.turned ? negated(said) : said;
    out.measure = plain ? text_of(make_node(op::count, {}, n.args)) : text_of(n.args[0]);
    const auto symbol = std::string{word_of(what).spelling};
    out.required = symbol + " " + (plain ? (n.what == op::some ? "1" : "0") : text_of(n.args[1]));
    const auto t = std::find_if(r.told.begin(), r.told.end(),
                                [&](const auto& x) { return x.written == who.written; });
    if (t == r.told.end()) return nullptr;
    tell_numbers(out, c, g, {*t, n, what, doubt}, subject, days, life);
    return &*t;
}

/// Whether one fact may open several findings of the rule: windows that it comes into view of, the
/// edges of a calendar, time going by, ends that are bounds.
bool opens_by_day(const world& w, const bound_rule& r) {
    if (r.moves || !r.withins.empty() || !r.calendars.empty()) return true;
    for (std::size_t i = 0; i < table_count; ++i)
        if (w.facts.table(static_cast<table_id>(i)).bounded()) return true;
    return std::any_of(r.own_passes.begin(), r.own_passes.end(), [&](auto p) {
        return w.passes[p].window.kind != bound_window::kind_type::none;
    });
}

std::uint64_t mixed(std::uint64_t h, std::string_view s) {
    for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return (h ^ 0xffU) * 0x100000001b3U;
}

}  // namespace

finding explain(const compiled::impl& c, const findings::columns& f, std::size_t i,
                std::optional<std::int32_t> told_on) {
    const auto [group, position] = c.place[f.rule[i]];
    const auto& g = c.groups[group];
    std::call_once(*g.told_once, [&] { g.told.prepare(c.w, g.subjects); });
    const auto& bound = g.rules[position];
    const auto& r = c.rules[f.rule[i]];
    const auto subject = f.subject[i];
    // what a finding says is of the whole run: a window that was asked for clips only its days
    const auto start = f.opened[i], stop = f.closed[i];
    const auto& facts = c.w.facts;
    const auto& world_of = c.w;
    finding out{.during =
                    period{day::from_count(f.start[i]),
                           f.stop[i] == open_stop ? std::nullopt
                                                  : std::optional{day::from_count(f.stop[i])}}};
    out.rule = r.name;
    out.clause = r.cite;
    if (const auto* clause = find_clause(c.terms, r.cite)) out.clause_text = clause->words;
    out.level = r.level;
    out.verdict = f.verdict[i];
    out.for_each = text(r.for_each);
    out.subject = key_of(facts, g.subjects, subject);
    out.subject_name = name_of(facts, g.subjects, subject);
    if (const auto body = body_of(facts, g.subjects, subject); body >= 0)
        out.body = facts.table(table_id::bodies).key[static_cast<std::size_t>(body)];
    if (f.waiver[i] >= 0) {
        const auto& w = c.terms.waivers[static_cast<std::size_t>(f.waiver[i])];
        out.waived_until = w.during.stop();
        out.reason = w.reason;
    }
    const auto at = told_on.value_or(start);
    const auto* compared = tell_comparison(out, c, g, bound, subject, {start, stop, at});
    // where a limit has run out, what opened it happened when the failing began
    auto began = start;
    if (const auto domain = domain_of(world_of, g, bound, subject, r))
        began = failing_since(world_of, g, bound, subject, *domain,
                              seen_life_of(world_of, g.subjects, subject, r), start,
                              out.verdict == verdict::fails);
    if (out.verdict == verdict::pending) {
        judging_moment on{c, g, bound, subject};
        if (const auto due = due_of(bound, on.at(start))) out.due = day::from_count(*due);
    }
    const auto opening = causes_on(c, g, bound, subject, began);
    out.opened_by = opening.facts;
    if (stop != open_stop) out.closed_by = causes_on(c, g, bound, subject, stop).facts;
    for (auto& [name, key] : people_counted(c, g, bound, compared, subject, at)) {
        out.people.push_back(std::move(name));
        out.people_keys.push_back(std::move(key));
    }
    auto h = mixed(mixed(0xcbf29ce484222325U, out.rule), out.subject);
    // a stable name for the opening fact: its own key, never its row; without a fact, the day
    // itself
    if (opening.keys.empty() || opens_by_day(world_of, bound))
        h = mixed(h, text(day::from_count(start)));
    if (!opening.keys.empty()) h = mixed(h, opening.keys.front());
    out.id = mixed(h, text(out.verdict));
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
