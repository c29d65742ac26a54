// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "program.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

struct counted_rows;
struct rule_group;
class world;

/// Whole factors of forms and of distinct counts, added up.
struct plain_sum {
    std::vector<std::pair<std::uint32_t, std::int64_t>> forms, distincts;
    friend bool operator==(const plain_sum&, const plain_sum&) = default;
};

/// So where the sum is at least `low` and at most `high`, both included.
struct threshold {
    static constexpr std::int64_t no_low = INT64_MIN, no_high = INT64_MAX;
    plain_sum sum;
    std::int64_t low = no_low, high = no_high;
    friend bool operator==(const threshold&, const threshold&) = default;
};

/// A truth made of thresholds, and of truths that stay what they are as long as the subject lasts.
struct plain_truth {
    enum class what_type : std::uint8_t { all, any, negation, threshold, steady };
    what_type what{};
    std::uint32_t index = 0;  ///< threshold, steady
    std::vector<plain_truth> args;
};

/// Where it comes to all of some thresholds whose numbers are in one word of 64: the word, and
/// their bits; else no bit.
[[nodiscard]] std::pair<std::size_t, std::uint64_t> all_of_word(const plain_truth& p);

/// What thresholds ask of the rows of one lane.
struct plain_lane {
    /// The row adds to no distinct count; its value is read from the row; nothing tells it.
    static constexpr std::int32_t none = -1, by_row = -2, untold = -3;

    std::vector<std::uint32_t> distincts;  ///< of the counting, those that a threshold adds up
    std::vector<std::int32_t> slots;  ///< by signature, maybe and distinct: a code or one of these
    /// Per distinct the codes by row, where they are read from there.
    std::vector<std::vector<std::int32_t>> codes;
    /// By how much one event may change a threshold's number, at most, where a row has one value;
    /// and where it is a member of several mandates, or several values are in force.
    std::int64_t weight = 0, weight_apart = 0;

    [[nodiscard]] std::int32_t slot(std::size_t signature, bool maybe, std::size_t d) const {
        return slots[(signature * 2 + (maybe ? 1 : 0)) * distincts.size() + d];
    }
};

/// The rules of a group that ask for nothing but how many rows of the day are there: what nearly
/// every charter demands most of the time. They are judged together, all thresholds side by side;
/// the others as `judge` does, one at a time.
struct plain_rules {
    struct one {
        std::uint32_t position;  ///< in the group
        plain_truth demands;
    };
    std::vector<one> rules;
    std::vector<std::uint32_t> others;  ///< positions in the group
    std::vector<threshold> thresholds;
    std::vector<truth_program> steady;  ///< judged once a subject
    std::vector<plain_lane> lanes;      ///< as the group's
    /// The only lane whose rows differ from each other, where all lanes share one order and there
    /// is no other such lane.
    std::optional<std::size_t> telling;
    bool all_known = true;  ///< no row of any subject can be one of which something is not known
};

/// What the thresholds ask of the lane's rows.
[[nodiscard]] plain_lane make_lane(const world& w, const rule_group& g, const plain_rules& p,
                                   std::uint32_t lane);
/// Whether rows of which something is not known may add numbers to the form, and none of those
/// between.
[[nodiscard]] bool leaves_out(const counted_rows& rows, std::uint32_t form);
/// `plain_rules::telling`.
[[nodiscard]] std::optional<std::size_t> find_telling(const counted_rows& rows,
                                                      const plain_rules& p);
/// Whether every signature of the lane adds the same to each threshold, whatever is not known.
[[nodiscard]] bool is_known(const counted_rows& rows, const plain_rules& p, std::size_t lane);
/// Which rules of the group are plain; its rows are prepared.
[[nodiscard]] plain_rules find_plain(const world& w, const rule_group& g);

}  // namespace detail
}  // namespace v0
}  // namespace remit
