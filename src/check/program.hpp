// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <remit/rules/node.hpp>
#include <remit/time/duration.hpp>
#include "accessor.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A value of a rule with its names bound: evaluates to the data in force on a day (several values
/// of a column in force together give several).
struct value_program {
    enum class what_type : std::uint8_t {
        number,
        day,
        text,
        column,
        count,     ///< a linear form of the subject's own rows (index into forms)
        distinct,  ///< index into distincts
        pass,      ///< a measure of its own pass (index into passes)
        today,
        later,      ///< a day, `length` later (or earlier: `sign`)
        laid_back,  ///< so many days as `length` has, laid back from the end of today
        year_of,
        month_of,
        day_of,
        add,
        sub,
        mul,
        div,
        mod,
        neg,
        floor,
        ceil,
        nearest,
        least,
        greatest
    };
    what_type what{};
    bool of_whole = false;  ///< mod: what is divided is a whole number, whatever is not known
    extent constant{};
    std::string text;
    accessor at;
    std::uint32_t index = 0;
    duration length{};
    int sign = 1;
    std::vector<value_program> args;
};

/// A truth of a rule with its names bound.
struct truth_program {
    enum class what_type : std::uint8_t {
        all,
        any,
        negation,
        atom,     ///< a column against literals: one truth per code
        compare,  ///< two values
        linear,   ///< sum of forms of own rows + sum of other values, against 0
        given,
        predicate,
        within  ///< a limit's work, done for the whole subject beforehand (index into limits)
    };
    what_type what{};
    op comparison{};  ///< eq, lt, le, gt, ge (ne is a negated eq)
    std::vector<truth_program> args;
    accessor at;                        ///< atom, given
    std::vector<std::uint8_t> by_code;  ///< atom: 1 where the value of the code satisfies it
    std::vector<value> wanted;          ///< atom on a group column: the values that satisfy it
    std::vector<value_program> sides;   ///< compare: left, right. linear: the other values
    std::vector<number> factors;        ///< linear: of the other values
    std::vector<std::uint32_t> forms;   ///< linear: one per source
    number constant;                    ///< linear
    std::optional<std::int64_t>
        whole;                     ///< linear: the constant, when forms and it are all there is
    std::uint32_t index = 0;       ///< within, predicate
    const node* source = nullptr;  ///< where it was written, for explaining
};

/// A condition that may fail for a while before it is a breach: for a length of time, or until the
/// first row of a source that starts later.
struct bound_within {
    truth_program inner;
    duration length{};
    std::optional<std::uint32_t> next{};  ///< a pass whose rows are looked through
    bool turned = false;                  ///< it is asked for that the time does run out
};

/// One summand of a linear form: `coefficient` times the rows (or a number of theirs) a selector
/// takes.
struct term {
    std::int64_t coefficient = 0;
    std::int32_t selector = -1;  ///< of the lane's selectors; -1: every row
    std::int32_t total = -1;     ///< of the lane's columns; -1: the row itself counts 1
    friend bool operator==(const term&, const term&) = default;
};

/// A sum over one lane's rows, bounded row by row: each row adds between its least and its greatest
/// contribution over everything that is not known of it.
struct form {
    std::uint32_t lane = 0;
    std::vector<term> terms;  ///< by selector
    std::int64_t most = 0;    ///< no day's sum is further from zero
    /// Whether a row adds a number of its own, and not only itself.
    [[nodiscard]] bool sums_values() const {
        return std::any_of(terms.begin(), terms.end(), [](const term& t) { return t.total >= 0; });
    }
    friend bool operator==(const form&, const form&) = default;
};

/// How many different values a column has among the rows that a selector takes.
struct distinct_form {
    std::uint32_t lane = 0;
    std::int32_t selector = -1;
    std::int32_t column = 0;  ///< of the lane's columns
    friend bool operator==(const distinct_form&, const distinct_form&) = default;
};

/// A number that nobody recorded is supposed to be no further from zero where it is added up:
/// beyond that it is without bound, so that sums stay within 64 bits.
inline constexpr std::int64_t largest_supposed = 1'000'000;

/// Rows of one source that a group of rules counts, with everything asked of them.
struct lane_program {
    rows_kind rows{};
    std::vector<truth_program> selectors;
    std::vector<node_ptr> selector_trees;  ///< to find a selector again
    std::vector<accessor> columns;         ///< summed up or counted by value
    std::vector<std::string> column_names;
    std::vector<std::int64_t> largest;  ///< per column summed up: no value is further from zero
};

/// What is counted for one kind of subject, for all its rules together.
struct counting {
    std::vector<lane_program> lanes;
    std::vector<form> forms;
    std::vector<distinct_form> distincts;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
