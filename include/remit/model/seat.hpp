// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// A place in a body; it exists while vacant. `number` people hold it together; absent is open
/// size.
///
/// An absent `start` or `stop` is the body's own.
struct seat {
    std::string body;
    std::string seat;  ///< the key, unique within its body
    std::string name{};
    std::string role{};
    std::optional<std::int64_t> number{1};
    std::string appointed_by{};
    std::optional<std::int64_t> votes{};
    std::optional<day> start{};
    std::optional<day> stop{};
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
    attributes more{};
};

}  // namespace v0
}  // namespace remit
