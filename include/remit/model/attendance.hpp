// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>
#include <remit/time/bounds.hpp>
#include <remit/time/clock_time.hpp>

namespace remit {
inline namespace v0 {

/// That a person was at a meeting, or was not, and in what capacity; it lasts as long as the
/// meeting.
struct attendance {
    std::string meeting;
    std::string person;
    std::string presence{};
    std::string capacity{};
    std::string reply{};
    std::string item{};  ///< the item that calls for a guest
    std::optional<bounds> asked{};
    std::optional<clock_time> start_time{};  ///< when the person came later than it began
    std::optional<clock_time> stop_time{};   ///< when the person left sooner than it ended
    attributes more{};
};

}  // namespace v0
}  // namespace remit
