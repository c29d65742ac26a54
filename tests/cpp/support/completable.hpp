// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Generated cases of which all is known, or can be.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "support/generate.hpp"

namespace remit_test {

/// Whether rules for groups are wanted, and no others, or all but these: groups come and go with
/// the values that occur.
enum class subjects_wanted : std::uint8_t { groups, no_groups };

/// The case of that seed as far as it can be completed row by row; or nothing.
[[nodiscard]] std::optional<test_case> completable(
    std::uint64_t seed, subjects_wanted wanted = subjects_wanted::no_groups);
/// The same with one way of completing it taken; or nothing, also where that cannot be.
[[nodiscard]] std::optional<test_case> exact(std::uint64_t seed);

/// Completes the facts so many times, and counts the ways that can be compared. @return the first
/// of which `wrong` tells something, with what it tells; empty where there is none
[[nodiscard]] std::string first_wrong_completion(
    const test_case& c, int times, std::size_t& compared,
    const std::function<std::string(const test_case&)>& wrong);

/// So many days of the window: those on which the facts change, or may, or the day before, and some
/// others.
[[nodiscard]] std::vector<remit::day> days_to_ask(dice& d, const oracle::facts& f,
                                                  const remit::period& window, std::size_t n);

}  // namespace remit_test
