// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// That a person speaks at an item, in one of the capacities that are announced; two capacities are
/// two of these. It lasts as long as the meeting.
struct speaker {
    std::string item;
    std::string person;
    std::string office{};        ///< the post that is announced, or empty
    std::string organisation{};  ///< where it is held, or empty
    std::string capacity{};      ///< the words of the announcement
    attributes more{};
};

}  // namespace v0
}  // namespace remit
