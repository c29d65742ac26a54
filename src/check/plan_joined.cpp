// SPDX-License-Identifier: BSL-1.0
// Several cadences of one body.
#include "check/plan_joined.hpp"

#include <algorithm>
#include <variant>

#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// Whether two cadences of one body count the same meetings, in the same days.
bool count_the_same(const body_cadence& a, const body_cadence& b) {
    const bool same_meetings =
        a.meetings && b.meetings ? same(*a.meetings, *b.meetings) : !a.meetings && !b.meetings;
    return a.body == b.body && same_meetings && a.start == b.start && a.stop == b.stop;
}

/// Whether it says on which days meetings may be, and nothing of how many or how far apart.
bool says_days(const cadence_part& p) {
    using namespace cadence_parts;
    return std::holds_alternative<in_months>(p) || std::holds_alternative<in_season>(p) ||
           std::holds_alternative<in_dates>(p) || std::holds_alternative<on_weekdays>(p) ||
           std::holds_alternative<on_working_days>(p);
}

/// Two phrases that cannot both be kept; else all of them.
std::vector<hindrance> against(const std::vector<cadence_part>& all, std::size_t of_it) {
    for (std::size_t i = 0; i < of_it; ++i)
        for (auto j = of_it; j < all.size(); ++j) try {
                (void)cadence{{all[i], all[j]}};
            } catch (const bad_input&) {
                return {{hindrance::kind::part, i, text(all[i])},
                        {hindrance::kind::part, j, text(all[j])}};
            }
    std::vector<hindrance> out;
    for (std::size_t i = 0; i < all.size(); ++i)
        out.push_back({hindrance::kind::part, i, text(all[i])});
    return out;
}

}  // namespace

void asked_cadence::add(const std::vector<cadence_part>& more) {
    auto all = what.when.parts();
    const auto of_it = all.size();
    for (const auto& p : more)
        if (std::find(all.begin(), all.end(), p) == all.end()) all.push_back(p);
    if (all.size() == of_it) return;
    try {
        what.when = cadence{all};
    } catch (const bad_input&) {
        never = against(all, of_it);
    }
}

/// Those that count the same meetings as one, and each with what is said of the days of all
/// meetings of its body.
std::vector<asked_cadence> joined(std::span<const body_cadence> cadences) {
    std::vector<asked_cadence> out;
    for (const auto& c : cadences) {
        const auto is = std::find_if(out.begin(), out.end(), [&](const asked_cadence& o) {
            return count_the_same(o.what, c);
        });
        if (is == out.end()) {
            out.push_back({c});
            continue;
        }
        if (!c.name.empty()) is->what.name += (is->what.name.empty() ? "" : ", ") + c.name;
        is->add(c.when.parts());
    }
    for (auto& o : out)
        for (const auto& c : cadences) {
            if (c.body != o.what.body || c.meetings || !o.what.meetings) continue;
            if (c.start != o.what.start || c.stop != o.what.stop) continue;
            std::vector<cadence_part> days;
            for (const auto& p : c.when.parts())
                if (says_days(p)) days.push_back(p);
            o.add(days);
        }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
