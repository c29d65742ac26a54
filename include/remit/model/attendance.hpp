// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// That a person was at a meeting, or was not, and in what capacity; it lasts as long as the
/// meeting.
struct attendance {
    std::string meeting;
    std::string person;
    std::string presence{};
    std::string capacity{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
