// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include <remit/core/detail/hash.hpp>
#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {

/// A dated reason for departing from a rule. It marks the findings it covers; it never removes
/// them.
struct waiver {
    std::string rule;     ///< the rule's name
    std::string subject;  ///< the subject's key, or empty for every subject
    period during;        ///< half-open
    std::string reason;

    friend bool operator==(const waiver&, const waiver&) = default;
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::waiver> {
    std::size_t operator()(const remit::waiver& w) const {
        return remit::detail::hash_of(w.rule, w.subject, w.during, w.reason);
    }
};
