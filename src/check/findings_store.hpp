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
    check_options asked;                  ///< how they were found
    bool some = false;                    ///< chosen from others

    void push_back(const columns& from, std::size_t i) {
        columns_.rule.push_back(from.rule[i]), columns_.subject.push_back(from.subject[i]);
        columns_.start.push_back(from.start[i]), columns_.stop.push_back(from.stop[i]);
        columns_.opened.push_back(from.opened[i]), columns_.closed.push_back(from.closed[i]);
        columns_.verdict.push_back(from.verdict[i]), columns_.waiver.push_back(from.waiver[i]);
    }
};

namespace detail {

/// Everything that can be said of one finding; reads the subject's events again.
/// @param told_on the day whose numbers are told; else the finding's first
[[nodiscard]] finding explain(const compiled::impl& c, const findings::columns& f, std::size_t i,
                              std::optional<std::int32_t> told_on);

}  // namespace detail
}  // namespace v0
}  // namespace remit
