// SPDX-License-Identifier: BSL-1.0
#include "oracle/oracle.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <stdexcept>

#include "oracle/judging.hpp"

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

class judging {
public:
    judging(const known& k, const evaluator& e, const remit::charter& c,
            const remit::period& window, pace p)
        : k_{k}, w_{k.w}, e_{e}, c_{c}, from_{window.start().count()}, to_{window.stop()->count()},
          pace_{p} {}

    void judge(const stated& s, const subject& who, judgement& out) {
        const auto about = judged_of(w_, *s.rule, who.what);
        runs(s, who, about, each_day(k_, e_, s, who, about), out);
    }
    /// What is said on each day of the window.
    std::vector<said> say(const stated& s, const subject& who) {
        const auto about = judged_of(w_, *s.rule, who.what);
        const auto judged_on = each_day(k_, e_, s, who, about);
        std::vector<said> out;
        const auto all = days(s, who);
        day_of_rule today;
        for (when d = from_; d < to_; ++d) {
            if (all.contains(d)) today = judged_on(d);
            out.push_back(!today.in_domain              ? said::outside
                          : today.kept.is == truth::yes ? said::kept
                          : today.kept.is == truth::no  ? said::fails
                                                        : said::untold);
        }
        return out;
    }

private:
    const known& k_;
    const world& w_;
    const evaluator& e_;
    const remit::charter& c_;
    when from_, to_;
    pace pace_;

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
        for (const auto& [table, known] : w_.all.observed_tables)
            note(known.start()), note(known.stop());
        for (std::size_t b = 0; b < w_.all.bodies.size(); ++b) note_life(w_.observed_body(b));
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
        auto last = e_.due(*s.require, who.what, m, false);
        if (s.rule->where)
            if (const auto other = e_.due(s.rule->where->root(), who.what, m, true))
                last = std::max(last.value_or(*other), *other);
        return last && *last != never ? std::optional{day::from_count(*last)} : std::nullopt;
    }
};

}  // namespace

judgement judge_in_full(const facts& f, const remit::charter& c, const remit::period& window,
                        pace p, const remit::check_settings& s) {
    known k{f, window.start().count(), window.stop()->count()};
    const auto rules = remit::all_rules(c);
    k.w.named = days_named(c);
    std::vector<stated> all;
    for (const auto& r : rules) all.push_back(stated_of(r, member_of(c)));
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

std::vector<subject_days> judge_days(const facts& f, const remit::charter& c,
                                     const remit::period& window, const remit::check_settings& s) {
    known k{f, window.start().count(), window.stop()->count()};
    const auto rules = remit::all_rules(c);
    k.w.named = days_named(c);
    std::vector<stated> all;
    for (const auto& r : rules) all.push_back(stated_of(r, member_of(c)));
    const evaluator e{k.w, s, member_of(c), k.first, k.last, pace::days_with_events};
    judging judges{k, e, c, window, pace::days_with_events};
    std::vector<subject_days> out;
    for (std::size_t r = 0; r < all.size(); ++r)
        for (const auto& who : subjects_of(k.w, e, rules[r].for_each, c.body))
            out.push_back({r, who.what.at, who.key, judges.say(all[r], who)});
    return out;
}

}  // namespace remit_test::oracle
