// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>

namespace remit {
inline namespace v0 {

/// What a check had to do, counted: the same for the same facts, charter and question on every
/// machine. For tests that notice when it does more than it did.
struct work {
    std::uint64_t rows =
        0;  ///< of the tables that are counted, once per source and kind of subject
    std::uint64_t segments = 0;     ///< parts of rows that are written down beside them
    std::uint64_t signatures = 0;   ///< different answers of rows to all that is asked of them
    std::uint64_t thresholds = 0;   ///< sums that are compared with bounds, side by side
    std::uint64_t plain_rules = 0;  ///< that ask for nothing else
    std::uint64_t other_rules = 0;  ///< that are judged one at a time
    std::uint64_t subjects = 0;     ///< of plain rules that were swept
    std::uint64_t swept_twice = 0;  ///< of these, with what is sure and what is possible apart
    std::uint64_t events = 0;       ///< rows that begin or end for a subject
    std::uint64_t days = 0;         ///< on which something was compared or judged
    std::uint64_t judged = 0;       ///< times that a condition was worked out

    friend bool operator==(const work&, const work&) = default;
    /// Both together.
    work& operator+=(const work& more) {
        rows += more.rows, segments += more.segments, signatures += more.signatures;
        thresholds += more.thresholds;
        plain_rules += more.plain_rules, other_rules += more.other_rules;
        subjects += more.subjects, swept_twice += more.swept_twice;
        events += more.events, days += more.days, judged += more.judged;
        return *this;
    }
};

/// One line a count: "rows 1000".
[[nodiscard]] std::string text(const work& w);

}  // namespace v0
}  // namespace remit
