// SPDX-License-Identifier: BSL-1.0
#include "oracle/judging.hpp"

#include <algorithm>

namespace remit_test::oracle {

using remit::day;
using remit::op;
using remit::truth;

known::known(const facts& f, when from, when to) : w{f}, first{from}, last{to} {
    const auto look = [&](when d) { first = std::min(first, d), last = std::max(last, d); };
    if (!w.events.empty()) look(w.events.front()), look(w.events.back());
    for (const auto& m : w.all.mandates) {
        if (m.due && m.due->latest()) look(m.due->latest()->count());
        if (m.due && m.due->earliest()) look(m.due->earliest()->count());
    }
    // as far as windows of selectors look ahead and back
    first = std::max<when>(first - 800, day::first().count());
    last = std::min<when>(last + 800, day::last().count());
}

std::vector<when> days_named(const remit::charter& c) {
    std::vector<when> out;
    const auto look = [&](const std::optional<day>& d) {
        if (d) out.push_back(d->count());
    };
    for (const auto& r : remit::all_rules(c)) look(r.start), look(r.stop);
    for (const auto& w : c.waivers) look(w.during.start()), look(w.during.stop());
    return out;
}

stated stated_of(const remit::rule& r, const remit::condition* member) {
    auto require = r.require.share_root();
    if (r.within) require = remit::make_node(op::within, {}, {require, r.within->share_root()});
    const bool daily = changes_daily(*require) || (r.where && changes_daily(r.where->root())) ||
                       (member != nullptr && changes_daily(member->root()));
    return {&r, std::move(require), daily};
}

namespace {

bool is_event(const row& r) { return r.of >= table::meetings && r.of <= table::departures; }

life period_of(std::optional<day> start, std::optional<day> stop) {
    life l;
    if (start) l.start = l.start_latest = start->count();
    if (stop) l.stop = l.stop_earliest = stop->count();
    return l;
}

/// Whether it asks for parts of today's date, or for a window of the calendar.
bool follows_calendar(const remit::node& n) {
    if (n.what == op::calendar) return true;
    const bool part = n.what == op::year_of || n.what == op::month_of || n.what == op::day_of;
    if (part && n.args[0]->what == op::today) return true;
    return std::any_of(n.args.begin(), n.args.end(),
                       [](const auto& arg) { return arg && follows_calendar(*arg); });
}

/// Of whom rows are: of one body as far as there is one, of nobody's body, or of any.
struct belonging {
    std::optional<std::size_t> body{};
    bool any = false;
};

/// The days for which the rows are known that are asked for on the day itself.
class known_rows {
public:
    known_rows(const world& w, domain& out) : w_{w}, out_{out} {}

    /// @param own whose rows those without a path are; @param here whose the row is that asks
    void clip(const remit::node& n, const belonging& own, const belonging& here) const {
        if (n.what == op::next) return;
        if (n.what < op::count || n.what > op::apportion) {
            for (const auto& arg : n.args)
                if (arg) clip(*arg, own, here);
            return;
        }
        const std::string name = n.args[2] ? std::get<std::string>(n.args[2]->value) : "members";
        const auto there = looked_through(n.args[2].get(), name, own, here);
        const bool shares_out = n.what == op::apportion;
        if (n.args[1]) shares_out ? clip(*n.args[1], own, here) : clip(*n.args[1], there, there);
        if (!shares_out && n.args[3]) return clip(*n.args[3], own, here);
        out_.clip(w_.observed_rows(table_written(name)));
        if (there.any) out_.clip(w_.observed_bodies());
        if (there.body) out_.clip(w_.observed_body(*there.body));
    }

private:
    [[nodiscard]] belonging looked_through(const remit::node* source, const std::string& rows,
                                           const belonging& own, const belonging& here) const {
        if (rows == "offices") return {};
        const auto* path = source == nullptr ? nullptr : source->args[0].get();
        if (path == nullptr) return own;
        const auto& leads = std::get<std::string>(path->value);
        if (!path->args.empty()) return {w_.body(std::get<std::string>(path->args[0]->value))};
        if (leads == "person") {
            for (std::size_t i = 1; i < source->args.size(); ++i)
                if (std::get<std::string>(source->args[i]->value) == "body") return here;
            return {{}, true};
        }
        if (leads != "parent" || here.any || !here.body) return here;
        const auto up = w_.follow({table::bodies, *here.body}, "parent");
        return {up ? std::optional{up->at} : std::nullopt};
    }

    const world& w_;
    domain& out_;
};

/// The days for which the subject's body is known, and the rows that the rule asks for.
void clip_to_known(const world& w, const remit::rule& r, const row& what, domain& out) {
    const auto body = w.keys_of(what).body;
    if (body) out.clip(w.observed_body(*body));
    const known_rows known{w, out};
    const belonging own{body, what.of == table::people};
    known.clip(r.require.root(), own, {body});
    if (r.where) known.clip(r.where->root(), own, {body});
}

}  // namespace

std::optional<domain> domain_of(const world& w, const remit::rule& r, const row& what) {
    const auto observed = w.observed();
    if (!observed) return std::nullopt;
    domain out;
    out.clip(period_of(observed->start(), observed->stop()));
    out.clip(period_of(r.start, r.stop));
    clip_to_known(w, r, what, out);
    if (follows_calendar(r.require.root()) || (r.where && follows_calendar(r.where->root())) ||
        (r.within && follows_calendar(r.within->root())))
        out.clip(w.years());
    return out;
}
judged judged_of(const world& w, const remit::rule& r, const row& what) {
    judged out;
    out.subject = w.life_of(what);
    out.lived = out.subject;
    if (is_event(what)) {  // what a year may hold is asked of the body that it happens to
        out.lived = {};
        if (const auto b = w.keys_of(what).body) out.lived = w.life_of({table::bodies, *b});
    }
    if (r.start) out.in_force = r.start->count();
    if (r.stop) out.repealed = r.stop->count();
    const auto d = domain_of(w, r, what).value_or(domain{});
    out.begin = std::max(out.subject.start, d.start);
    out.begin_latest = std::max(out.subject.start_latest, d.start);
    domain known;  // by what is declared
    if (w.all.observed) known.clip(period_of(w.all.observed->start(), std::nullopt));
    clip_to_known(w, r, what, known);
    const auto there = std::max(out.subject.start, out.in_force);
    out.earlier_not_known = known.start > day::first().count() && there < known.start;
    return out;
}

namespace {

/// An event that lasts one of several days: it fails if it does whichever day it is.
template <class On>
std::function<day_of_rule(when)> on_one_of_its_days(const life& l, when last, const On& on) {
    day_of_rule all;
    bool first = true, mixed = false;
    reasons why;
    for (when d = l.start; d <= std::min(l.start_latest, last); ++d) {
        const auto today = on(d);  // yes outside the domain
        all.demanded = all.demanded || today.demanded;
        mixed = mixed || (!first && today.kept.is != all.kept.is);
        if (first) all.kept.is = today.kept.is;
        first = false;
        if (today.kept.is != truth::maybe) continue;
        why.facts |= today.kept.why.facts;
        why.ahead |= today.kept.why.ahead;
        why.outside |= today.kept.why.outside;
    }
    if (l.start_latest == never && all.kept.is == truth::no) mixed = true;  // if it happens
    if (mixed) all.kept.is = truth::maybe;
    if (!why.facts && !why.ahead && !why.outside) why.facts = true;
    if (all.kept.is == truth::maybe) all.kept.why = why;
    return [all, on](when d) {
        auto today = all;
        today.in_domain = on(d).in_domain;
        return today;
    };
}

}  // namespace

std::function<day_of_rule(when)> each_day(const known& k, const evaluator& e, const stated& s,
                                          const subject& who, const judged& about) {
    e.begin_subject();
    const auto within = domain_of(k.w, *s.rule, who.what);
    const auto& l = k.w.life_of(who.what);
    const auto on = [&e, &s, &who, &about, &l, within](when d) {
        day_of_rule today;
        if (!within || !within->contains(d) || l.on(d) == truth::no) return today;
        today.in_domain = true;
        const auto asked = [&](moment m) {
            m.turned = m.so_far;
            return s.rule->where ? e.holds(s.rule->where->root(), who.what, m)
                                 : outcome{truth::yes};
        };
        const auto kept = [&](moment m) { return e.holds(*s.require, who.what, m) | ~asked(m); };
        const moment m{d, &about};
        today.demanded = asked(m).is != truth::no;
        today.kept = kept(m);
        if (today.kept.is != truth::maybe || !today.kept.why.ahead) return today;
        // what is seen so far may do, or may be what cannot be told
        auto so_far = kept({d, &about, true});
        if (so_far.is == truth::no) return today;
        if (so_far.why.outside) so_far.why.ahead = false;  // nobody knows whether it is wanting
        const bool facts_alone =
            so_far.is == truth::maybe && !so_far.why.ahead && !so_far.why.outside;
        if (!facts_alone || kept({d, &about, true, false, true}).is != truth::yes)
            today.kept = so_far;
        return today;
    };
    if (is_event(who.what) && l.of_one_day() && l.start != l.start_latest)
        return on_one_of_its_days(l, k.last, on);
    return [on, &l, perhaps = who.what.group.perhaps](when d) {
        auto today = on(d);
        const auto there = perhaps ? truth::maybe & l.on(d) : l.on(d);
        if (today.in_domain) today.kept = today.kept | ~outcome{there, {.facts = true}};
        return today;
    };
}

}  // namespace remit_test::oracle
