// SPDX-License-Identifier: BSL-1.0
#include "calendar/plan_items.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include "calendar/cadence_faults.hpp"
#include "calendar/plan_levels.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

void look_at(const planning& p) {
    if (!p.over.stop())
        throw bad_input{problem{"E-PERIOD", "over",
                                "dates are planned up to a day, and none is given",
                                "write for example 2027-01-01 to 2028-01-01"}};
    if (p.since && p.until) (void)period{*p.since, p.until};
    if (*p.over.days() > longest_days)
        throw bad_input{problem{"E-SIZE", "over",
                                "dates are planned over " + std::to_string(*p.over.days()) +
                                    " days; the most are " + std::to_string(longest_days),
                                ""}};
}

bool is_possible(const cadence& c, const planning& p) {
    look_at(p);
    return plan_levels{problem_of(c.parts(), p, plan_items{c, p}.all())}.possible();
}

plan_items::plan_items(const cadence& c, const planning& p, std::size_t body) {
    using kind = hindrance::kind;
    const auto add = [&](kind why, std::size_t at, std::string what) -> hindrance& {
        at_.push_back(at);
        list_.push_back({why, why == kind::part ? at : 0, std::move(what), {}, body, body});
        return list_.back();
    };
    // What can be mended is asked last, and so it is left: people before the charter.
    parts_ = c.parts().size();
    for (std::size_t i = 0; i < parts_; ++i)
        if (!std::holds_alternative<cadence_parts::except_in>(c.parts()[i]))
            add(kind::part, i, text(c.parts()[i]));
    auto held = p.held;
    std::sort(held.begin(), held.end());
    if (!held.empty() && held.front() < p.over.start())
        add(kind::held, 0, "the meetings before " + text(p.over.start()));
    for (const auto d : held)
        if (p.over.contains(d)) add(kind::fixed, fixed_++, "the meeting on " + text(d)).on = d;
    for (const auto& b : p.busy) add(kind::busy, busy_++, b.who);
}

plan_asked plan_items::all() const {
    return {std::vector<bool>(parts_, true), std::vector<bool>(busy_, true),
            std::vector<bool>(fixed_, true), true};
}

void plan_items::set(plan_asked& asked, const plan_items& items, std::size_t which, bool on) {
    const auto at = items.at_[which];
    switch (items.list_[which].why) {
        case hindrance::kind::part: asked.parts[at] = on; break;
        case hindrance::kind::busy: asked.busy[at] = on; break;
        case hindrance::kind::fixed: asked.fixed[at] = on; break;
        case hindrance::kind::held: asked.held = on; break;
        case hindrance::kind::clash: break;
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
