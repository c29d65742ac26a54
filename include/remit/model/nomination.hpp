// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// A person who was proposed; it lasts as long as the proposal.
struct nomination {
    std::string proposal;
    std::string person;
    attributes more{};
};

}  // namespace v0
}  // namespace remit
