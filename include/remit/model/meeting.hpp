// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>
#include <remit/time/bounds.hpp>

namespace remit {
inline namespace v0 {

/// A body meets, on the day `start`; a meeting of several days has a `stop`, half-open.
///
/// A deed (`papers_sent`) that is absent has not been done by the last observed day.
struct meeting {
    std::string meeting;
    std::string body;
    std::string name{};
    day start;
    std::optional<day> stop{};
    std::string kind{};
    std::string status{};
    std::optional<bounds> agenda_sent{};
    std::optional<bounds> papers_sent{};
    std::optional<bounds> minutes_sent{};
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
    attributes more{};
};

}  // namespace v0
}  // namespace remit
