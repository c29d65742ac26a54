// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// A person holds a seat in a body for a term, from `start` to `stop`, half-open.
///
/// An absent `stop` is open: still held. `status` is effective (when empty), acting, hindered or
/// holdover.
struct mandate {
    std::string person;
    std::string body;
    std::string seat{};  ///< the key of the seat within the body, or empty
    day start;
    std::optional<day> stop{};
    std::string role{};
    std::string appointed_by{};
    std::string on_behalf_of{};
    std::string status{};
    std::optional<std::int64_t> votes{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
