// SPDX-License-Identifier: BSL-1.0
// Dates for several bodies of which no two that share a member meet on one day.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <remit/calendar/meeting_plan.hpp>
#include <remit/core/problem.hpp>

#include "calendar/plan_items.hpp"
#include "calendar/plan_search.hpp"

namespace remit {
inline namespace v0 {
namespace {

using detail::plan_asked;
using detail::plan_items;
using detail::plan_levels;
using detail::plan_problem;
using detail::plan_search;
using dates_by_body = std::vector<std::vector<std::size_t>>;

/// Bodies that are tied to each other by members, directly or by way of others.
class tied_bodies {
public:
    tied_bodies(std::span<const body_planning> bodies, std::span<const shared_days> shared,
                std::vector<std::size_t> which)
        : which_{std::move(which)}, over_{bodies[which_[0]].known.over} {
        for (const auto b : which_) {
            bodies_.push_back(&bodies[b]);
            items_.emplace_back(bodies[b].when, bodies[b].known, b);
            asked_.push_back(items_.back().all());
        }
        for (const auto& s : shared) {
            const auto first = place_of(s.first), second = place_of(s.second);
            if (first == which_.size() || second == which_.size()) continue;
            pairs_.push_back({first, second, &s});
            pairs_asked_.push_back(true);
        }
    }

    /// Their plans, in their order.
    [[nodiscard]] std::vector<meeting_plan> plan() {
        const auto n = which_.size();
        std::vector<meeting_plan> out(n);
        if (const auto found = dates(true)) {
            for (std::size_t b = 0; b < n; ++b) {
                out[b].possible = true;
                for (const auto d : (*found)[b])
                    out[b].dates.push_back(over_.start() + static_cast<std::int64_t>(d));
            }
        } else {
            out[0].against = against();
        }
        return out;
    }

private:
    struct tie {
        std::size_t first, second;
        const shared_days* on;
    };

    [[nodiscard]] std::size_t place_of(std::size_t body) const {
        return static_cast<std::size_t>(std::find(which_.begin(), which_.end(), body) -
                                        which_.begin());
    }

    [[nodiscard]] detail::pairs_by_day shared() const {
        detail::pairs_by_day out(static_cast<std::size_t>(*over_.days()));
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            if (!pairs_asked_[i]) continue;
            const auto& t = pairs_[i];
            for (const auto& p : t.on->days) {
                const auto both = intersection(p, over_);
                if (!both) continue;
                for (auto d = both->start(); d < *both->stop(); d = d + 1) {
                    auto& on = out[static_cast<std::size_t>(d - over_.start())];
                    on.resize(bodies_.size());
                    on[std::max(t.first, t.second)].push_back(std::min(t.first, t.second));
                }
            }
        }
        return out;
    }

    /// The dates with the fewest meetings, as even as they can be without a meeting more.
    [[nodiscard]] std::optional<dates_by_body> dates(bool fewest) const {
        std::vector<plan_problem> questions;
        std::vector<plan_levels> levels;
        for (std::size_t b = 0; b < bodies_.size(); ++b) {
            questions.push_back(
                detail::problem_of(bodies_[b]->when.parts(), bodies_[b]->known, asked_[b]));
            const auto& body = *bodies_[b];
            const bool even = fewest && body.known.spacing == spacing::even;
            levels.push_back(detail::levels_of(questions.back(),
                                               even ? detail::even_gap(body.when.parts()) : 0));
            if (!levels.back().possible()) return std::nullopt;
        }
        const auto pairs = shared();
        const auto ask = [&](std::uint32_t more) {
            std::vector<plan_search::body> each;
            for (std::size_t b = 0; b < levels.size(); ++b)
                each.push_back({&levels[b], &questions[b]});
            plan_search s{std::move(each), pairs};
            auto found = s.with_more(more);
            return std::pair{std::move(found), s.more_of_found()};
        };
        if (!fewest) return ask(plan_search::any_number).first;
        if (auto found = ask(0).first) return found;
        auto [any, most] = ask(plan_search::any_number);
        try {
            for (std::uint32_t more = 1; any && more < most; ++more)
                if (auto found = ask(more).first) return found;
        } catch (const bad_input&) {
            // fewer may do, and there are too many ways to see whether they do
        }
        return any;
    }

    /// The least that no dates reconcile.
    [[nodiscard]] std::vector<hindrance> against() {
        std::vector<std::vector<bool>> needed;
        for (const auto& of_body : items_) needed.emplace_back(of_body.list().size(), false);
        const auto leave_out = [&](bool meetings) {
            for (std::size_t b = 0; b < bodies_.size(); ++b)
                for (std::size_t i = 0; i < needed[b].size(); ++i) {
                    if (items_[b].is_meeting(i) != meetings) continue;
                    plan_items::set(asked_[b], items_[b], i, false);
                    needed[b][i] = is_possible();
                    if (needed[b][i] || meetings) plan_items::set(asked_[b], items_[b], i, true);
                }
        };
        leave_out(false);
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            pairs_asked_[i] = false;
            pairs_asked_[i] = is_possible();
        }
        leave_out(true);
        std::vector<hindrance> out;
        for (std::size_t b = 0; b < bodies_.size(); ++b)
            for (std::size_t i = 0; i < needed[b].size(); ++i)
                if (needed[b][i]) out.push_back(items_[b].list()[i]);
        for (std::size_t i = 0; i < pairs_.size(); ++i)
            if (pairs_asked_[i])
                out.push_back({hindrance::kind::clash, 0,
                               bodies_[pairs_[i].first]->body + " and " +
                                   bodies_[pairs_[i].second]->body + " share members",
                               std::nullopt, pairs_[i].on->first, pairs_[i].on->second});
        return out;
    }
    [[nodiscard]] bool is_possible() const {
        try {
            return dates(false).has_value();
        } catch (const bad_input&) {
            return true;  // too many ways to look at are no proof that there is none
        }
    }

    std::vector<std::size_t> which_;
    period over_;
    std::vector<const body_planning*> bodies_{};
    std::vector<plan_items> items_{};
    std::vector<plan_asked> asked_{};
    std::vector<tie> pairs_{};
    std::vector<bool> pairs_asked_{};
};

/// Of each body the first one that it is tied to.
std::vector<std::size_t> first_tied(std::size_t bodies, std::span<const shared_days> shared) {
    std::vector<std::size_t> first(bodies);
    std::iota(first.begin(), first.end(), std::size_t{0});
    const auto find = [&](std::size_t b) {
        while (first[b] != b) b = first[b];
        return b;
    };
    for (const auto& s : shared) {
        const auto a = find(s.first), b = find(s.second);
        first[std::max(a, b)] = std::min(a, b);
    }
    for (std::size_t b = 0; b < bodies; ++b) first[b] = find(b);
    return first;
}

/// Plans bodies that are tied to each other. Those that cannot be reconciled have no dates, and the
/// others are planned without them.
void plan_tied(std::span<const body_planning> bodies, std::span<const shared_days> shared,
               std::vector<std::size_t> tied, std::vector<meeting_plan>& out) {
    while (!tied.empty()) {
        auto plans = tied_bodies{bodies, shared, tied}.plan();
        const bool possible = plans[0].possible;
        const auto against = plans[0].against;
        const auto stands_against = [&](std::size_t body) {
            return std::any_of(against.begin(), against.end(), [&](const hindrance& h) {
                return h.body == body || h.other == body;
            });
        };
        std::vector<std::size_t> rest;
        bool told = false;
        for (std::size_t i = 0; i < tied.size(); ++i) {
            const bool involved = against.empty() || stands_against(tied[i]);
            if (!possible && !involved) {
                rest.push_back(tied[i]);
                continue;
            }
            out[tied[i]] = std::move(plans[i]);
            if (possible) continue;
            out[tied[i]].against.clear();
            if (!told) out[tied[i]].against = against;
            told = true;
        }
        tied = std::move(rest);
    }
}

}  // namespace

std::vector<meeting_plan> propose_together(std::span<const body_planning> bodies,
                                           std::span<const shared_days> shared) {
    for (const auto& b : bodies) {
        detail::look_at(b.known);
        if (b.known.over != bodies[0].known.over)
            throw bad_input{problem{"E-PERIOD", b.body,
                                    "it is planned over other days than " + bodies[0].body,
                                    "plan all bodies over the same days"}};
    }
    for (const auto& s : shared)
        if (s.first >= bodies.size() || s.second >= bodies.size() || s.first == s.second)
            throw bad_input{problem{"E-NUMBER", "shared",
                                    "bodies " + std::to_string(s.first) + " and " +
                                        std::to_string(s.second) + " of " +
                                        std::to_string(bodies.size()) + " are no two bodies",
                                    "they are counted from 0"}};
    const auto first = first_tied(bodies.size(), shared);
    std::vector<meeting_plan> out(bodies.size());
    for (std::size_t b = 0; b < bodies.size(); ++b) {
        if (first[b] != b) continue;
        std::vector<std::size_t> tied;
        for (std::size_t i = b; i < bodies.size(); ++i)
            if (first[i] == b) tied.push_back(i);
        plan_tied(bodies, shared, std::move(tied), out);
    }
    return out;
}

}  // namespace v0
}  // namespace remit
