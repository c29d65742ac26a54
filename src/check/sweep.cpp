// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "group.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

void walk::begin(std::size_t subject, const std::vector<std::int32_t>& more) {
    subject_ = subject;
    running_.reset();
    std::fill(next_.begin(), next_.end(), 0);
    more_ = &more;
    next_more_ = 0;
}

void walk::to(std::size_t subject, std::int32_t day) {
    static const std::vector<std::int32_t> no_more;
    begin(subject, no_more);
    for (auto d = next_day(); d && *d <= day; d = next_day()) advance(*d);
}

std::optional<std::int32_t> walk::next_day() const {
    std::optional<std::int32_t> day;
    for (std::size_t l = 0; l < next_.size(); ++l)
        if (next_[l] < rows_.order[l].size(subject_)) {
            const auto d = rows_.order[l].at(subject_, next_[l]).day;
            if (!day || d < *day) day = d;
        }
    if (next_more_ < more_->size() && (!day || (*more_)[next_more_] < *day))
        day = (*more_)[next_more_];
    return day;
}

void walk::advance(std::int32_t day) {
    for (std::size_t l = 0; l < next_.size(); ++l) {
        const auto n = rows_.order[l].size(subject_);
        for (; next_[l] < n; ++next_[l]) {
            const auto e = rows_.order[l].at(subject_, next_[l]);
            if (e.day != day) break;
            running_.apply(l, e);
        }
    }
    while (next_more_ < more_->size() && (*more_)[next_more_] == day) ++next_more_;
}

namespace {

using days = std::pair<std::int32_t, std::int32_t>;

/// The days on which the rule is in force and the facts are known; empty (first >= second) if none.
days judged_days(const world& w, const rule& r) {
    const auto observed = w.facts.observed();
    if (!observed) return {0, 0};
    days out{observed->start().count(), observed->stop() ? observed->stop()->count() : open_stop};
    if (r.start) out.first = std::max(out.first, r.start->count());
    if (r.stop) out.second = std::min(out.second, r.stop->count());
    return out;
}

std::optional<days> clipped(const rule_group& g, std::size_t subject, const days& judged) {
    if (!g.subjects.wanted[subject]) return std::nullopt;
    const days out{std::max(g.subjects.start[subject], judged.first),
                   std::min(g.subjects.stop[subject], judged.second)};
    return out.first < out.second ? std::optional{out} : std::nullopt;
}

}  // namespace

std::optional<std::pair<std::int32_t, std::int32_t>> domain_of(const world& w, const rule_group& g,
                                                               std::size_t subject, const rule& r) {
    return clipped(g, subject, judged_days(w, r));
}

namespace {

/// Puts one raw run into its domain, cuts it where waivers begin and end, and clips it to what was
/// asked.
class settler {
public:
    settler(const world& w, const rule_group& g, const charter& c, const check_options& o)
        : w_{w}, g_{g}, c_{c} {
        from_ = o.during ? o.during->start().count() : always_start;
        to_ = o.during && o.during->stop() ? o.during->stop()->count() : open_stop;
    }

    void settle(std::vector<run_of_days>& out, const rule& r, std::uint32_t subject,
                std::pair<std::int32_t, std::int32_t> domain, std::int32_t start, std::int32_t stop,
                verdict v) {
        start = std::max(start, domain.first);
        stop = std::min(stop, domain.second);
        if (start >= stop) return;
        cuts_.assign({start, stop});
        if (!c_.waivers.empty()) {
            const auto key = key_of(w_.facts, g_.subjects, subject);
            waived_.clear();
            for (std::size_t i = 0; i < c_.waivers.size(); ++i) {
                const auto& x = c_.waivers[i];
                if (x.rule != r.name || (!x.subject.empty() && x.subject != key)) continue;
                waived_.push_back(i);
                cuts_.push_back(x.during.start().count());
                if (x.during.stop()) cuts_.push_back(x.during.stop()->count());
            }
            std::sort(cuts_.begin(), cuts_.end());
        } else {
            waived_.clear();
        }
        const auto first = out.size();
        for (std::size_t i = 0; i + 1 < cuts_.size(); ++i) {
            const auto a = cuts_[i], b = cuts_[i + 1];
            if (a < start || b > stop || a == b) continue;
            std::int32_t by = -1;
            for (const auto x : waived_)
                if (by < 0 && c_.waivers[x].during.contains(day::from_count(a)))
                    by = static_cast<std::int32_t>(x);
            if (out.size() > first && out.back().stop == a && out.back().waiver == by)
                out.back().stop = out.back().closed = b;
            else
                out.push_back({subject, a, b, a, b, v, by});
        }
        clip(out, first);
    }

private:
    void clip(std::vector<run_of_days>& out, std::size_t first) {
        auto keep = first;
        for (auto i = first; i < out.size(); ++i) {
            auto x = out[i];
            x.start = std::max(x.start, from_);
            x.stop = std::min(x.stop, to_);
            if (x.start < x.stop) out[keep++] = x;
        }
        out.resize(keep);
    }

    const world& w_;
    const rule_group& g_;
    const charter& c_;
    std::int32_t from_, to_;
    std::vector<std::int32_t> cuts_;
    std::vector<std::size_t> waived_;
};

truth verdict_of(const bound_rule& r, const moment& m) {
    if (!r.where) return judge(r.require, m);
    const auto demanded = judge(*r.where, m);
    return demanded == truth::no ? truth::yes : judge(r.require, m) | ~demanded;
}

}  // namespace

std::vector<std::vector<run_of_days>> sweep(const world& w, const rule_group& g,
                                            const std::vector<rule>& rules, const charter& c,
                                            const check_options& options) {
    std::vector<std::vector<run_of_days>> out(g.rules.size());
    settler settle{w, g, c, options};
    walk steps{w, g.subjects, g.swept};
    struct running {
        truth now;
        std::int32_t since;
        std::optional<std::pair<std::int32_t, std::int32_t>> domain;
    };
    std::vector<running> state(g.rules.size());
    std::vector<std::pair<std::int32_t, std::int32_t>> in_force;
    for (const auto& r : g.rules) in_force.push_back(judged_days(w, rules[r.rule]));
    std::vector<std::int32_t> more;
    const bool varies =
        std::any_of(g.rules.begin(), g.rules.end(), [](const auto& r) { return r.subject_varies; });
    std::size_t judging = 0;
    try {
        for (std::uint32_t s = 0; s < g.subjects.size(); ++s) {
            bool judged = false;
            for (std::size_t r = 0; r < g.rules.size(); ++r)
                judged = (state[r].domain = clipped(g, s, in_force[r])).has_value() || judged;
            if (!judged) continue;
            more.clear();
            if (varies) {
                for (const auto& r : g.rules) {
                    changes(r.require, w, g.subjects.at(s), more);
                    if (r.where) changes(*r.where, w, g.subjects.at(s), more);
                }
                std::sort(more.begin(), more.end());
            }
            steps.begin(s, more);
            const auto step = [&](std::int32_t day, bool first) {
                const auto m = steps.now(day);
                for (std::size_t r = 0; r < g.rules.size(); ++r) {
                    if (!state[r].domain) continue;
                    judging = r;
                    const auto v = verdict_of(g.rules[r], m);
                    if (!first && v == state[r].now) continue;
                    if (!first && state[r].now != truth::yes)
                        settle.settle(
                            out[r], rules[g.rules[r].rule], s, *state[r].domain, state[r].since,
                            day, state[r].now == truth::no ? verdict::fails : verdict::possible);
                    state[r].now = v, state[r].since = day;
                }
            };
            step(always_start, true);
            while (const auto day = steps.next_day()) {
                steps.advance(*day);
                step(*day, false);
            }
            for (std::size_t r = 0; r < g.rules.size(); ++r)
                if (state[r].domain && state[r].now != truth::yes)
                    settle.settle(out[r], rules[g.rules[r].rule], s, *state[r].domain,
                                  state[r].since, open_stop,
                                  state[r].now == truth::no ? verdict::fails : verdict::possible);
        }
    } catch (const bad_input& e) {  // a number grew beyond what can be held: of which rule?
        auto problems = e.problems();
        for (auto& p : problems)
            if (p.where.empty()) p.where = "rule \"" + rules[g.rules[judging].rule].name + "\"";
        throw bad_input{std::move(problems)};
    }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
