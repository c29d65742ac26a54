// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// That a person took no part in an item; it lasts as long as the meeting.
struct recusal {
    std::string item;
    std::string person;
    attributes more{};
};

}  // namespace v0
}  // namespace remit
