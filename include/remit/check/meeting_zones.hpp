// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include <remit/calendar/time_zone.hpp>
#include <remit/core/problem.hpp>
#include <remit/registry/registry.hpp>

namespace remit {
inline namespace v0 {

/// The zones that meetings say they are in (`zone`), each once, sorted. Where there are two or
/// more, their clocks show different times, and what compares them asks for these zones.
/// @cost O(meetings).
[[nodiscard]] std::vector<std::string> zones_of_meetings(const registry& r);

/// What is wrong with the times of meetings where they are: a time that clocks there never show, or
/// show twice where no `offset` says which is meant (E-ZONE), an `offset` that is none or that the
/// zone does not have at that time. Each with the line of its table; meetings in a zone that is not
/// given are not looked at.
/// @cost O(meetings * log changes of a zone).
[[nodiscard]] std::vector<problem> problems_of_zones(const registry& r,
                                                     std::span<const time_zone> zones);

}  // namespace v0
}  // namespace remit
