// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// An item on the agenda of a meeting; it lasts as long as the meeting.
struct agenda_item {
    std::string item;
    std::string meeting;
    std::string name{};
    std::string kind{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
