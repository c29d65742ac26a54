// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// Somebody who can hold a seat: a natural or a legal person (a state, a company).
struct person {
    std::string person;  ///< the key, unique among people
    std::string name{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
