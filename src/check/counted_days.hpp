// SPDX-License-Identifier: BSL-1.0
// From which days working days are counted: holidays have to be known there.
#pragma once

#include <cstdint>
#include <optional>

#include <remit/time/duration.hpp>
#include "group.hpp"
#include "program.hpp"
#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The first and the last day that the value may be, both included; nothing where it names none.
/// What moves with today, or is measured, may be any of the days that are judged from `in_force`
/// on.
[[nodiscard]] std::optional<day_range> days_named(const value_program& p, const world& w,
                                                  std::int32_t in_force);
/// The days that are judged from `in_force` on, as far as the facts name days.
[[nodiscard]] std::optional<day_range> days_judged(const world& w, std::int32_t in_force);

/// The first and the last day over which so many working days are counted from these: later, or
/// earlier where `sign` is negative.
[[nodiscard]] day_range days_counted(day_range from, const duration& length, int sign,
                                     const world& w);

}  // namespace detail
}  // namespace v0
}  // namespace remit
