// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/time_zone_rule.hpp"

namespace remit::inline v0::detail {

/// What a TZif file says of clocks.
///
/// @invariant changes rise, each goes on from the offset of the one before, and what is skipped or
///            repeated by one ends before that of the next begins; the first change by the rule
///            after `rule_from` goes on so too.
struct zone_changes {
    std::int32_t first = 0;                 ///< the offset before all changes
    std::vector<clock_change> changes;      ///< those that the file lists
    std::optional<zone_rule> rule;          ///< how they go on
    std::optional<std::int64_t> rule_from;  ///< the instant after which; absent: at all times
};

/// @throws bad_input (E-ZONE) that says what is wrong. @param name for its place.
[[nodiscard]] zone_changes read_tzif(std::string_view bytes, std::string_view name);

/// "+02:00", "-03:30", "+00:50:20".
[[nodiscard]] std::string offset_text(std::int32_t seconds);

}  // namespace remit::inline v0::detail
