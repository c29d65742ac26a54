// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// A legislative or appointment period, from `start` to `stop`, half-open, from which mandates may
/// take their stop.
struct term {
    std::string term;
    std::string name{};
    day start;
    std::optional<day> stop{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
