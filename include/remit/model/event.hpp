// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// Something that happened to a body on the day `start` (an election, a reorganisation); one of
/// several days has a `stop`, half-open.
struct event {
    std::string event;
    std::string body;
    day start;
    std::optional<day> stop{};
    std::string kind{};
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
    attributes more{};
};

}  // namespace v0
}  // namespace remit
