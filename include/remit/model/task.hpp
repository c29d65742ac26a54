// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/model/attributes.hpp>
#include <remit/time/bounds.hpp>

namespace remit {
inline namespace v0 {

/// What a person is to do for a meeting, or proposes for its agenda; it lasts as long as the
/// meeting.
///
/// A task that is not `done` has not been done by the last observed day.
struct task {
    std::string meeting;
    std::string person;
    std::string says{};  ///< what is to be done
    std::string kind{};
    std::optional<bounds> due{};  ///< the first day on which it is late
    std::optional<bounds> done{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
