// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// A post that a person holds elsewhere, with one area it answers for (several areas are several
/// rows).
///
/// Held from `start` to `stop`, half-open; an absent start means always, an absent stop still.
struct office {
    std::string person;
    std::string office;
    std::string organisation{};
    std::string area{};
    std::optional<day> start{};
    std::optional<day> stop{};
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
    attributes more{};
};

}  // namespace v0
}  // namespace remit
