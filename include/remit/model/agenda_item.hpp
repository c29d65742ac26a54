// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <remit/model/attributes.hpp>
#include <remit/time/clock_time.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// An item on the agenda of a meeting; it lasts as long as the meeting.
struct agenda_item {
    std::string item;
    std::string meeting;
    std::string name{};
    std::string kind{};
    std::string part{};
    std::optional<std::int64_t> position{};
    std::optional<remit::day> day{};  ///< of a meeting of several days
    std::optional<clock_time> start_time{};
    std::optional<clock_time> stop_time{};  ///< the same as its start: a moment
    std::string place{};
    std::string visibility{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
