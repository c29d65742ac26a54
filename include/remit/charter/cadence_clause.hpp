// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include <remit/calendar/cadence.hpp>
#include <remit/core/detail/hash.hpp>
#include <remit/rules/condition.hpp>
#include <remit/rules/rule.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// When the charter says that its body meets: a cadence, which implies a rule for each of its
/// phrases (`implied_rules`).
///
/// `meetings` is asked of each meeting, whether it counts (`kind == "ordinary"`); absent: every one
/// does. In force from `start` (counts) to `stop` (does not); absent is unbounded. Several of one
/// name are versions, one in force after the other.
struct cadence_clause {
    std::string name;
    cadence when;
    std::optional<condition> meetings{};
    remit::level level = remit::level::must;
    std::optional<day> start{};
    std::optional<day> stop{};
    std::string cite{};

    friend bool operator==(const cadence_clause&, const cadence_clause&) = default;
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::cadence_clause> {
    std::size_t operator()(const remit::cadence_clause& c) const {
        return remit::detail::hash_of(c.name, c.when, c.meetings, c.level, c.start, c.stop, c.cite);
    }
};
