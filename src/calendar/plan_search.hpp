// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include <remit/core/detail/hash.hpp>
#include <remit/core/problem.hpp>

#include "calendar/plan_levels.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// With which bodies before it each body shares a member, day by day of the plan; nothing for a day
/// on which none does.
using pairs_by_day = std::vector<std::vector<std::vector<std::size_t>>>;

/// Looks for dates of several bodies day by day, body by body, and back where it is stuck. What was
/// seen to lead nowhere is not looked at again, so that it ends having looked at everything.
class plan_search {
public:
    /// As many meetings more as there may be.
    static constexpr std::uint32_t any_number = plan_levels::nowhere - 1;

    struct body {
        const plan_levels* levels;
        const plan_problem* question;
    };
    plan_search(std::vector<body> bodies, const pairs_by_day& shared)
        : bodies_{std::move(bodies)}, shared_{shared} {}

    /// The days of each body, with so many meetings more than the fewest of each by itself.
    std::optional<std::vector<std::vector<std::size_t>>> with_more(std::uint32_t more) {
        dead_.clear();
        places_.clear();
        left_ = more;
        for (const auto& b : bodies_)
            if (!b.levels->possible()) return std::nullopt;
        places_.push_back({0, left_, 0, 0, 0, 0});
        while (!places_.empty()) {
            if (places_.size() > days() * bodies_.size()) return found();
            if (!step()) back();
        }
        return std::nullopt;
    }
    /// How many more the dates found last had.
    [[nodiscard]] std::uint32_t more_of_found() const { return more_; }

private:
    /// One body on one day.
    struct place {
        std::uint32_t state;   ///< how the body stands
        std::uint32_t left;    ///< meetings more than needed that may still be, before it
        std::uint8_t tried;    ///< of the two ways
        std::uint8_t meets;    ///< whether it meets on the day: planned or fixed
        std::uint8_t planned;  ///< whether that is planned
        std::uint32_t next;    ///< how it stands on the next day
    };

    [[nodiscard]] std::size_t days() const { return bodies_[0].levels->days(); }
    [[nodiscard]] std::size_t day_of(std::size_t at) const { return at / bodies_.size(); }
    [[nodiscard]] std::size_t body_of(std::size_t at) const { return at % bodies_.size(); }

    /// Tries the next way of the last place; false where there is none.
    bool step() {
        const auto at = places_.size() - 1;
        auto& p = places_[at];
        const auto d = day_of(at), b = body_of(at);
        if (b == 0 && p.tried == 0 && is_dead(at)) return false;
        const auto& levels = *bodies_[b].levels;
        const auto& s = levels.at(d, p.state);
        const auto with = levels.cost(d, s, true), without = levels.cost(d, s, false);
        const bool first_with = with <= without;
        while (p.tried < 2) {
            const bool planned = (p.tried++ == 0) == first_with;
            const auto cost = planned ? with : without;
            if (cost == plan_levels::impossible) continue;
            const auto above = plan_levels::meetings_of(cost) - plan_levels::meetings_of(s.needs);
            if (above > p.left) continue;
            const bool meets = planned || bodies_[b].question->days[d].fixed > 0;
            if (meets && clashes(at, d, b, planned)) continue;
            p.meets = meets, p.planned = planned;
            p.next = planned ? s.with : s.without;
            go_on(at, p.left - above);
            return true;
        }
        return false;
    }
    void go_on(std::size_t at, std::uint32_t left) {
        if (++steps_ > most_steps)
            throw bad_input{problem{"E-SIZE", "",
                                    "these bodies share too many members to look at all plans",
                                    "plan a shorter time, or fewer bodies at once"}};
        // the next body stands where the day before left it
        const auto n = bodies_.size();
        places_.push_back({at + 1 < n ? 0 : places_[at + 1 - n].next, left, 0, 0, 0, 0});
    }
    /// Two that are fixed on one day are left to those who fixed them.
    [[nodiscard]] bool clashes(std::size_t at, std::size_t d, std::size_t b, bool planned) const {
        const auto begin = at - b;
        if (shared_[d].empty()) return false;
        return std::any_of(shared_[d][b].begin(), shared_[d][b].end(), [&](std::size_t other) {
            const auto& its = places_[begin + other];
            return planned ? its.meets != 0 : its.planned != 0;
        });
    }

    /// How all bodies stand at the beginning of the day of the last place.
    [[nodiscard]] std::vector<std::uint32_t> standing(std::size_t at) const {
        const auto n = bodies_.size();
        std::vector<std::uint32_t> key;
        key.reserve(n + 1);
        key.push_back(static_cast<std::uint32_t>(day_of(at)));
        for (std::size_t b = 0; b < n; ++b) key.push_back(at < n ? 0 : places_[at - n + b].next);
        return key;
    }
    [[nodiscard]] bool is_dead(std::size_t at) const {
        const auto found = dead_.find(standing(at));
        return found != dead_.end() && found->second >= places_[at].left;
    }
    void back() {
        const auto at = places_.size() - 1;
        if (body_of(at) == 0 && dead_.size() < most_dead) {
            auto& left = dead_[standing(at)];
            left = std::max(left, places_[at].left);
        }
        places_.pop_back();
    }

    std::vector<std::vector<std::size_t>> found() {
        std::vector<std::vector<std::size_t>> out(bodies_.size());
        more_ = left_ - places_.back().left;
        for (std::size_t at = 0; at + 1 < places_.size(); ++at)
            if (places_[at].planned != 0) out[body_of(at)].push_back(day_of(at));
        return out;
    }

    struct hash {
        std::size_t operator()(const std::vector<std::uint32_t>& v) const {
            std::size_t h = v.size();
            for (const auto n : v) h = remit::detail::hash_of(h, n);
            return h;
        }
    };
    static constexpr std::size_t most_steps = 40'000'000, most_dead = 2'000'000;

    std::vector<body> bodies_;
    const pairs_by_day& shared_;
    std::vector<place> places_{};
    std::unordered_map<std::vector<std::uint32_t>, std::uint32_t, hash> dead_{};
    std::uint32_t left_ = 0, more_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
