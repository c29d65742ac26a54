// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <remit/check/findings.hpp>
#include "group.hpp"

namespace remit {
inline namespace v0 {

/// The columns of a check, and what they were found in.
struct findings::store {
    std::shared_ptr<const compiled::impl> of;
    columns columns_;
    remit::work work;
    std::optional<std::int32_t> told_on;  ///< of which day findings speak; else of their first
};

namespace detail {

/// Everything that can be said of one finding; reads the subject's events again.
/// @param told_on the day whose numbers are told; else the finding's first
[[nodiscard]] finding explain(const compiled::impl& c, const findings::columns& f, std::size_t i,
                              std::optional<std::int32_t> told_on);

}  // namespace detail
}  // namespace v0
}  // namespace remit
