// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include <remit/calendar/meeting_plan.hpp>
#include <remit/core/problem.hpp>

#include "calendar/plan_problem.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// @throws bad_input where no dates can be planned over these days.
void look_at(const planning& p);

/// Whether some dates keep the cadence. @throws bad_input as `propose`
[[nodiscard]] bool is_possible(const cadence& c, const planning& p);

/// All that may stand against a plan, one by one.
class plan_items {
public:
    plan_items(const cadence& c, const planning& p, std::size_t body = 0);

    [[nodiscard]] const std::vector<hindrance>& list() const noexcept { return list_; }
    /// All of them are asked.
    [[nodiscard]] plan_asked all() const;
    /// Asks one of them, or no longer.
    static void set(plan_asked& asked, const plan_items& items, std::size_t which, bool on);

    /// Whether it is a meeting that was held or is fixed: it is so, whatever is planned, and may
    /// help a plan as well as hinder it.
    [[nodiscard]] bool is_meeting(std::size_t which) const {
        return list_[which].why == hindrance::kind::held ||
               list_[which].why == hindrance::kind::fixed;
    }

    /// Of all that is asked and impossible the least that is so, and the meetings without which it
    /// would be possible. @param possible whether dates are found for what is asked.
    template <class F>
    [[nodiscard]] std::vector<hindrance> least(plan_asked asked, F possible) const {
        std::vector<bool> needed(list_.size(), false);
        for (const bool meetings : {false, true})
            for (std::size_t i = 0; i < list_.size(); ++i) {
                if (is_meeting(i) != meetings) continue;
                set(asked, *this, i, false);
                needed[i] = can(possible, asked);
                if (needed[i] || meetings) set(asked, *this, i, true);
            }
        std::vector<hindrance> out;
        for (std::size_t i = 0; i < list_.size(); ++i)
            if (needed[i]) out.push_back(list_[i]);
        return out;
    }
    /// Too many ways to look at are no proof that there is none.
    template <class F>
    static bool can(F& possible, const plan_asked& asked) {
        try {
            return possible(asked);
        } catch (const bad_input&) {
            return true;
        }
    }

private:
    std::vector<hindrance> list_{};
    std::vector<std::size_t> at_{};  ///< of each: where it stands among those of its kind
    std::size_t parts_ = 0, busy_ = 0, fixed_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
