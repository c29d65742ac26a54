// SPDX-License-Identifier: BSL-1.0
// The next dates that keep a cadence, or why there are none.
#include <remit/calendar/meeting_plan.hpp>

#include <algorithm>

#include <remit/core/problem.hpp>

#include "calendar/plan_items.hpp"
#include "calendar/plan_levels.hpp"

namespace remit {
inline namespace v0 {

meeting_plan propose(const cadence& c, const planning& p) {
    detail::look_at(p);
    const detail::plan_items items{c, p};
    auto asked = items.all();
    const auto gap = p.spacing == spacing::even ? detail::even_gap(c.parts()) : 0;
    const auto levels = detail::levels_of(detail::problem_of(c.parts(), p, asked), gap);
    if (levels.possible()) {
        meeting_plan out{true, {}, {}};
        for (const auto d : levels.best())
            out.dates.push_back(p.over.start() + static_cast<std::int64_t>(d));
        return out;
    }
    // there are many questions; together they look at so many ways
    auto left = 4 * detail::plan_levels::most_ways;
    return {false, {}, items.least(asked, [&](const detail::plan_asked& some) {
                const auto before = left;
                const auto most = std::min(before, detail::plan_levels::most_ways);
                left -= most / 2;  // where these are too few
                const detail::plan_levels found{detail::problem_of(c.parts(), p, some), most};
                left = before - found.ways();
                return found.possible();
            })};
}

}  // namespace v0
}  // namespace remit
