// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// A forum, committee, board, council, working group or executive management.
///
/// It lasts from `start` to `stop`, half-open; an absent `start` is derived from its first mandate,
/// an absent `stop` means that it still exists. It exists while nobody sits in it.
struct body {
    std::string body;  ///< the key, unique among bodies
    std::string name{};
    std::string kind{};
    std::string parent{};  ///< the key of the body above it, or empty
    std::optional<day> start{};
    std::optional<day> stop{};
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
    std::string visibility{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
