// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/rules/condition.hpp>

namespace remit {
inline namespace v0 {

/// Why a condition holds on no day, whatever the facts are, or nothing where none is seen:
/// "`count()` is never below 0", "`count() >= 3` and `count() <= 2` are never met together".
///
/// It reasons by bounds on one measure at a time, and so it sees mistakes of writing (a sign turned
/// round, a 13th month) and not every contradiction. What it tells is always so: of a condition
/// that some facts meet it says nothing. An empty body counts as facts, so `share(x) >
/// percent(100)` can never hold and `share(x) >= percent(101)` can.
/// @cost O(words), and for a chain of `&` O(operands squared) at worst.
[[nodiscard]] std::optional<std::string> never_holds(const condition& c);

}  // namespace v0
}  // namespace remit
