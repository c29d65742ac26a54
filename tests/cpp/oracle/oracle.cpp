// SPDX-License-Identifier: BSL-1.0
#include "oracle/oracle.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "oracle/evaluate.hpp"
#include "oracle/subjects.hpp"
#include "oracle/world.hpp"

namespace remit_test::oracle {
namespace {

using remit::day;
using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

/// The first waiver in the charter that covers the day.
const remit::waiver* waiver_on(const remit::charter& c, const std::string& rule,
                               const std::string& subject, when d) {
    for (const auto& w : c.waivers)
        if (w.rule == rule && (w.subject.empty() || w.subject == subject) &&
            w.during.contains(day::from_count(d)))
            return &w;
    return nullptr;
}

template <class Charter>
const remit::condition* member_of(const Charter& c) {
    if constexpr (requires { c.member; }) {
        return c.member ? &*c.member : nullptr;
    } else {
        return nullptr;
    }
}

/// The facts, and the days on which something may change.
struct known {
    world w;
    when first, last;  ///< all facts, and every day that is asked for, lie well between them

    known(const facts& f, when from, when to) : w{f}, first{from}, last{to} {
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
};

/// A rule as it is judged: all of it that is a condition.
struct stated {
    const remit::rule* rule;
    remit::node_ptr require;
    bool daily;
};
stated stated_of(const remit::rule& r) {
    auto require = r.require.share_root();
    if (r.within) require = remit::make_node(op::within, {}, {require, r.within->share_root()});
    const bool daily = changes_daily(*require) || (r.where && changes_daily(r.where->root()));
    return {&r, std::move(require), daily};
}

/// When the rule is judged for the subject, beside what is known of the subject's own days.
struct domain {
    when start = always, stop = never;
    [[nodiscard]] bool contains(when d) const { return start <= d && d < stop; }
    void clip(const life& l) { start = std::max(start, l.start), stop = std::min(stop, l.stop); }
};
life period_of(std::optional<day> start, std::optional<day> stop) {
    life l;
    if (start) l.start = l.start_latest = start->count();
    if (stop) l.stop = l.stop_earliest = stop->count();
    return l;
}
std::optional<domain> domain_of(const world& w, const remit::rule& r, const row& what) {
    const auto observed = w.observed();
    if (!observed) return std::nullopt;
    domain out;
    out.clip(period_of(observed->start(), observed->stop()));
    out.clip(period_of(r.start, r.stop));
    if (const auto b = w.keys_of(what).body) out.clip(w.observed_body(*b));
    return out;
}
judged judged_of(const world& w, const remit::rule& r, const row& what) {
    judged out;
    out.subject = w.life_of(what);
    if (r.start) out.in_force = r.start->count();
    if (r.stop) out.repealed = r.stop->count();
    const auto d = domain_of(w, r, what).value_or(domain{});
    out.begin = std::max(out.subject.start, d.start);
    out.begin_latest = std::max(out.subject.start_latest, d.start);
    return out;
}

/// Where findings are cut: at the first day of each stretch of every calendar window.
void calendars_in(const node& n, std::vector<const node*>& out) {
    if (n.what == op::calendar) out.push_back(&n);
    for (const auto& arg : n.args)
        if (arg) calendars_in(*arg, out);
}
bool is_edge(const std::vector<const node*>& calendars, when d) {
    return std::any_of(calendars.begin(), calendars.end(), [&](const node* w) {
        const auto& unit = std::get<std::string>(w->value);
        const int months = unit == "year"        ? 12
                           : unit == "half_year" ? 6
                           : unit == "quarter"   ? 3
                                                 : 1;
        const auto part = [&](std::size_t i) {
            return w->args.empty() ? 1
                                   : static_cast<int>(std::get<std::int64_t>(w->args[i]->value));
        };
        return unit_start(d, months, part(0), part(1)) == d;
    });
}

/// What one rule comes to for one subject on one day.
struct day_of_rule {
    bool in_domain = false, demanded = false;
    outcome kept{truth::yes};
};

bool is_event(const row& r) { return r.of >= table::meetings && r.of <= table::departures; }

class judging {
public:
    judging(const known& k, const evaluator& e, const remit::charter& c,
            const remit::period& window, pace p)
        : w_{k.w}, e_{e}, c_{c}, last_{k.last}, from_{window.start().count()},
          to_{window.stop()->count()}, pace_{p} {}

    void judge(const stated& s, const subject& who, judgement& out) {
        e_.begin_subject();
        const auto about = judged_of(w_, *s.rule, who.what);
        const auto within = domain_of(w_, *s.rule, who.what);
        const auto& l = w_.life_of(who.what);
        const auto on = [&](when d) {
            day_of_rule today;
            if (!within || !within->contains(d) || l.on(d) == truth::no) return today;
            today.in_domain = true;
            const moment m{d, &about};
            const outcome asked =
                s.rule->where ? e_.holds(s.rule->where->root(), who.what, m) : outcome{truth::yes};
            today.demanded = asked.is != truth::no;
            today.kept = e_.holds(*s.require, who.what, m) | ~asked;
            return today;
        };
        std::function<day_of_rule(when)> judged_on = [&](when d) {
            auto today = on(d);
            if (today.in_domain) today.kept = today.kept | ~outcome{l.on(d), {.facts = true}};
            return today;
        };
        if (is_event(who.what) && l.of_one_day() && l.start != l.start_latest)
            judged_on = on_one_of_its_days(l, on);
        runs(s, who, about, judged_on, out);
    }

private:
    const world& w_;
    const evaluator& e_;
    const remit::charter& c_;
    when last_, from_, to_;
    pace pace_;

    /// An event that lasts one of several days: it fails if it does whichever day it is.
    template <class On>
    std::function<day_of_rule(when)> on_one_of_its_days(const life& l, const On& on) {
        day_of_rule all;
        bool first = true, mixed = false;
        reasons why;
        for (when d = l.start; d <= std::min(l.start_latest, last_); ++d) {
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

    /// The days on which something may have changed.
    std::set<when> days(const stated& s, const subject& who) const {
        std::set<when> out;
        if (s.daily || pace_ == pace::every_day) {
            for (when d = from_; d < to_; ++d) out.insert(d);
            return out;
        }
        const auto note = [&](const std::optional<day>& d) {
            if (d) out.insert(d->count());
        };
        const auto note_life = [&](const life& l) {
            for (const when d : {l.start, l.start_latest, l.stop_earliest, l.stop}) out.insert(d);
        };
        out.insert(w_.events.begin(), w_.events.end());
        note_life(w_.life_of(who.what));
        if (const auto observed = w_.observed()) note(observed->start()), note(observed->stop());
        if (const auto b = w_.keys_of(who.what).body) note_life(w_.observed_body(*b));
        note(s.rule->start), note(s.rule->stop);
        for (const auto& each : c_.waivers) note(each.during.start()), note(each.during.stop());
        out.insert(from_);
        std::erase_if(out, [&](when d) { return d < from_ || d >= to_; });
        return out;
    }

    void runs(const stated& s, const subject& who, const judged& about,
              const std::function<day_of_rule(when)>& judged_on, judgement& out) {
        tally& t = out.rules.back();
        std::vector<const node*> calendars;
        calendars_in(*s.require, calendars);
        if (s.rule->where) calendars_in(s.rule->where->root(), calendars);
        verdict_run* open = nullptr;  // the run that the day before belongs to
        const remit::waiver* open_waiver = nullptr;
        const auto all = days(s, who);
        for (auto at = all.begin(); at != all.end(); ++at) {
            const when d = *at, next = std::next(at) == all.end() ? to_ : *std::next(at);
            const auto today = judged_on(d);
            const auto v = verdict_of(today, t);
            if (!v) {
                open = nullptr;
                continue;
            }
            const auto* waived = waiver_on(c_, s.rule->name, who.key, d);
            if (open != nullptr && open->verdict == *v && open_waiver == waived &&
                !is_edge(calendars, d)) {
                open->stop = day::from_count(next);
                continue;
            }
            open = &out.runs.emplace_back(
                verdict_run{s.rule->name, who.key, day::from_count(d), day::from_count(next), *v});
            open_waiver = waived;
            if (waived != nullptr) {
                open->reason = waived->reason;
                open->waived_until = waived->during.stop();
            }
            if (*v == verdict::pending) open->due = due(s, who, {d, &about});
        }
    }

    static std::optional<verdict> verdict_of(const day_of_rule& today, tally& t) {
        if (!today.in_domain) {
            ++t.outside;
            return std::nullopt;
        }
        if (today.kept.is == truth::yes) {
            ++(today.demanded ? t.holds : t.not_demanded);
            return std::nullopt;
        }
        if (today.kept.is == truth::no) return ++t.fails, verdict::fails;
        if (today.kept.why.ahead) return ++t.pending, verdict::pending;
        if (today.kept.why.outside) return ++t.not_judged, std::nullopt;
        return ++t.possible, verdict::possible;
    }

    std::optional<day> due(const stated& s, const subject& who, moment m) const {
        auto last = e_.due(*s.require, who.what, m);
        if (s.rule->where)
            if (const auto other = e_.due(s.rule->where->root(), who.what, m))
                last = std::max(last.value_or(*other), *other);
        return last ? std::optional{day::from_count(*last)} : std::nullopt;
    }
};

}  // namespace

judgement judge_in_full(const facts& f, const remit::charter& c, const remit::period& window,
                        pace p, const remit::check_settings& s) {
    const known k{f, window.start().count(), window.stop()->count()};
    const auto rules = remit::all_rules(c);
    std::vector<stated> all;
    for (const auto& r : rules) all.push_back(stated_of(r));
    const evaluator e{k.w, s, member_of(c), k.first, k.last, p};
    judging judges{k, e, c, window, p};

    judgement out;
    for (const auto& each : all) {
        out.rules.push_back({.rule = each.rule->name});
        for (const auto& who : subjects_of(k.w, e, each.rule->for_each, c.body))
            judges.judge(each, who, out);
    }
    return out;
}

std::vector<verdict_run> judge(const facts& f, const remit::charter& c, const remit::period& window,
                               const remit::check_settings& s) {
    return judge_in_full(f, c, window, pace::every_day, s).runs;
}

struct measuring::impl {
    impl(const facts& all, const remit::check_settings& s, const remit::charter& c)
        : given{all}, settings{s}, charter{c} {}
    facts given;
    remit::check_settings settings;
    remit::charter charter;
    std::optional<known> k;
    std::unique_ptr<evaluator> e;
    std::vector<remit::node_ptr> asked;  ///< what is remembered of a word is so while it lasts

    /// Makes sure that the day is looked at, and begins with another subject.
    void look_at(when d) {
        if (!k || d < k->first + 400 || d > k->last - 400) {
            e.reset();
            k.emplace(given, d, d);
            e = std::make_unique<evaluator>(k->w, settings, member_of(charter), k->first, k->last,
                                            pace::days_with_events);
        }
        e->begin_subject();
    }
};
measuring::measuring(const facts& f, const remit::check_settings& s, const remit::charter& c)
    : p_{std::make_unique<impl>(f, s, c)} {}
measuring::~measuring() = default;

std::optional<measured> measuring::on(day d, const remit::rule& r, const std::string& subject,
                                      const remit::measure& what) const {
    p_->asked.push_back(what.share_root());
    p_->look_at(d.count());
    for (const auto& s : subjects_of(p_->k->w, *p_->e, r.for_each, {})) {
        if (s.key != subject) continue;
        p_->look_at(d.count());
        const auto about = judged_of(p_->k->w, r, s.what);
        const auto cells = p_->e->values(what.root(), s.what, {d.count(), &about});
        std::optional<bounds> all;
        for (const auto& c : cells) {
            if (c.is == cell::sort::text || c.is == cell::sort::day) return std::nullopt;
            const auto here = c.is == cell::sort::unknown ? anything : c.n;
            all = all ? either(*all, here) : here;
        }
        if (!all) return std::nullopt;
        const auto end = [](const number& n) {
            return n.finite() ? std::optional{remit::ratio{static_cast<std::int64_t>(n.num),
                                                           static_cast<std::int64_t>(n.den)}}
                              : std::nullopt;
        };
        return measured{end(all->low), end(all->high)};
    }
    return std::nullopt;
}

std::optional<truth> measuring::holds(day d, const remit::rule& r, const std::string& subject,
                                      const remit::condition& what) const {
    p_->asked.push_back(what.share_root());
    p_->look_at(d.count());
    for (const auto& s : subjects_of(p_->k->w, *p_->e, r.for_each, {})) {
        if (s.key != subject) continue;
        p_->look_at(d.count());
        const auto about = judged_of(p_->k->w, r, s.what);
        return p_->e->holds(what.root(), s.what, {d.count(), &about}).is;
    }
    return std::nullopt;
}

bool measuring::several(const remit::subject& for_each, const std::string& subject) const {
    if (!p_->k) p_->look_at(day{1970, 1, 1}.count());
    std::size_t n = 0;
    for (const auto& s : subjects_of(p_->k->w, *p_->e, for_each, {}))
        n += s.key == subject ? 1U : 0U;
    return n > 1;
}

std::size_t measuring::judged(day d, const remit::rule& r, const std::string& only_body) const {
    p_->look_at(d.count());
    std::size_t n = 0;
    for (const auto& s : subjects_of(p_->k->w, *p_->e, r.for_each, only_body)) {
        const auto in = domain_of(p_->k->w, r, s.what);
        if (!in || !in->contains(d.count()) || p_->k->w.life_of(s.what).on(d.count()) == truth::no)
            continue;
        p_->look_at(d.count());
        const auto about = judged_of(p_->k->w, r, s.what);
        n += !r.where || p_->e->holds(r.where->root(), s.what, {d.count(), &about}).is != truth::no;
    }
    return n;
}

}  // namespace remit_test::oracle
