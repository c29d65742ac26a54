// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// Who is invited to a meeting by description and not by name: by post, area and region.
struct audience {
    std::string meeting;
    std::string says{};  ///< who is meant, in the words of the invitation
    std::string office{};
    std::string area{};
    std::string region{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
