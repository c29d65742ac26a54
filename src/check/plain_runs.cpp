// SPDX-License-Identifier: BSL-1.0
#include "plain_runs.hpp"

#include <algorithm>
#include <tuple>

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

plain_runs::plain_runs(const world& w, const rule_group& g, const std::vector<rule>& rules,
                       const charter& c, const check_options& o)
    : now{g.plain}, w_{w}, g_{g}, p_{g.plain}, settle_{w, g, c, o} {
    for (const auto& r : p_.rules) add_rule(rules, r);
    const auto& l = g.subjects;
    if (l.start.empty() && l.wanted.empty() && p_.steady.empty() && !w.any_observed_bodies() &&
        l.size() > 0) {
        begin_other(0);
        alike_ = true;
    }
}

void plain_runs::add_rule(const std::vector<rule>& rules, const plain_rules::one& rule) {
    const auto& bound = g_.rules[rule.position];
    const auto& written = rules[bound.rule];
    rule_state out{rule.position, 0, &written.name, &rule.demands};
    const auto always = days_in_force(w_, bound, written);
    const auto known = std::find_if(in_force_.begin(), in_force_.end(),
                                    [&](const auto& d) { return d.always == always; });
    out.in_force = static_cast<std::size_t>(known - in_force_.begin());
    if (known == in_force_.end()) in_force_.push_back({always, {}});
    std::tie(out.word, out.all_of) = all_of_word(rule.demands);
    state_.push_back(out);
}

void plain_runs::set_without_rows() {
    broken_without_rows_.clear();
    for (std::size_t i = 0; i < state_.size(); ++i) {
        auto& r = state_[i];
        r.without_rows = r.now = come_to(r);
        if (r.now != truth::yes) broken_without_rows_.push_back(i);
    }
}

day_range plain_runs::begin_other(std::uint32_t subject) {
    all_ = {open_stop, always_start};
    if (!g_.subjects.is_wanted(subject)) return all_;
    day_range life{g_.subjects.start_of(subject), g_.subjects.stop_of(subject)};
    if (w_.any_observed_bodies()) {
        const auto of_body = w_.observed_of(body_of(w_.facts, g_.subjects, subject));
        life = {std::max(life.first, of_body.first), std::min(life.second, of_body.second)};
    }
    for (auto& d : in_force_) {
        d.now = {std::max(life.first, d.always.first), std::min(life.second, d.always.second)};
        if (d.now.first >= d.now.second) continue;
        all_.first = std::min(all_.first, d.now.first);
        all_.second = std::max(all_.second, d.now.second);
    }
    if (all_.first >= all_.second) return all_;
    for (std::size_t i = 0; i < p_.steady.size(); ++i)
        now.of_subject[i] =
            judge(p_.steady[i], {&w_, g_.subjects.at(w_, subject), all_.first, all_.first}).is;
    return all_;
}

std::size_t plain_runs::note(std::int32_t day) {
    if (!noted_) {
        noted_ = true;
        for (auto& r : state_) r.since = all_.first;
    }
    for (auto& r : state_) {
        const auto is = come_to(r);
        if (is == r.now) continue;
        if (r.now != truth::yes) close(r, r.since, day);
        r.now = is, r.since = day;
    }
    return state_.size();
}

void plain_runs::finish() {
    if (!noted_) {
        for (const auto i : broken_without_rows_) close(state_[i], all_.first, all_.second);
        return;
    }
    for (auto& r : state_) {
        if (r.now != truth::yes) close(r, r.since, all_.second);
        r.now = r.without_rows;
    }
}

void plain_runs::undo() {
    for (auto& r : state_) {
        auto& mine = (*out_)[r.position];
        while (!mine.empty() && mine.back().subject == subject_) mine.pop_back();
        r.now = r.without_rows;
    }
    noted_ = false;
}

void plain_runs::close(const rule_state& r, std::int32_t since, std::int32_t stop) {
    const auto& days = in_force_[r.in_force].now;
    settle_.settle((*out_)[r.position], r.position, *r.name, subject_, std::max(since, days.first),
                   std::min(stop, days.second),
                   r.now == truth::no ? verdict::fails : verdict::possible);
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
