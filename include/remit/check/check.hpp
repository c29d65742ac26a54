// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <remit/charter/charter.hpp>
#include <remit/check/findings.hpp>
#include <remit/check/instruction_set.hpp>
#include <remit/check/settings.hpp>
#include <remit/registry/registry.hpp>
#include <remit/time/timeline.hpp>

namespace remit {
inline namespace v0 {

/// What is asked for, and how it is to be worked out. It clips what is shown and never changes a
/// value: findings are the same, in the same order, with any number of threads and any
/// instructions.
struct check_options {
    std::optional<period>
        during{};  ///< show only findings in these days; absent: the whole history and ahead
    /// So many work at it, 256 at most; 0: as many as the machine has. Fewer where there are fewer
    /// than 64 subjects for each, or where the system gives no more. Each has tables of its own.
    unsigned threads = 1;
    instruction_set instructions = instruction_set::automatic;
};

/// A charter's rules bound to the names and codes of one registry. Immutable; safe to share.
class compiled {
public:
    struct impl;
    /// @throws bad_input with every unknown column, role, body and office, each with a suggestion.
    compiled(const charter& c, const registry& r, const check_settings& s = {});
    /// @cost O(events of the subjects) per kind of subject, whatever the number of days.
    /// @throws bad_input, E-RANGE, where a number in a rule grows beyond 128 bits.
    [[nodiscard]] findings run(const check_options& options = {}) const;

private:
    std::shared_ptr<const impl> p_;
};

/// When was the body not composed as its charter says: facts meet rules here and nowhere else.
/// @throws bad_input as `compiled` does.
[[nodiscard]] findings check(const registry& r, const charter& c, const check_options& options = {},
                             const check_settings& s = {});

/// The value of a measure for a body over its whole observed life, as bounds [low, high] (equal
/// when exact; absent side: unbounded). For plots and for looking; a rule's verdicts come from
/// `check`.
struct measured {
    std::optional<ratio> low, high;
    bool absent = false;  ///< a column that says there is none: no number, and not unknown
    friend bool operator==(const measured&, const measured&) = default;
};
/// @param body the body's key. @throws bad_input for an unknown body or name, for a measure that is
/// no number (E-TYPE) and for a value that 64 bits do not hold (E-RANGE).
[[nodiscard]] timeline<measured> evaluate(const registry& r, const measure& m,
                                          std::string_view body);

}  // namespace v0
}  // namespace remit
