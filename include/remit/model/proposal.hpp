// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// A proposal to fill a seat of a body, made on the day `start`.
struct proposal {
    std::string proposal;
    std::string body;
    std::string seat{};  ///< the key of the seat within the body, or empty
    day start;
    std::optional<day> stop{};
    std::string special_reason{};
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
    attributes more{};
};

}  // namespace v0
}  // namespace remit
