// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "program.hpp"
#include "segments.hpp"
#include "subjects.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A linear sum over the rows of one source, as written: factor x count(selector) or total(column,
/// selector).
struct linear_part {
    struct summand {
        number factor;
        node_ptr selector, column;
        friend bool operator==(const summand& a, const summand& b) {
            return a.factor == b.factor && same_tree(a.selector, b.selector) &&
                   same_tree(a.column, b.column);
        }
    };
    node_ptr source;
    std::vector<summand> summands;
    bool distinct = false;  ///< the one summand counts different values instead
    friend bool operator==(const linear_part& a, const linear_part& b) {
        return a.distinct == b.distinct && same_tree(a.source, b.source) &&
               a.summands == b.summands;
    }
};

/// A measure along a path: an earlier pass of the same sweep with its own key, written back as
/// steps.
///
/// `steps[first[k] .. first[k + 1])` are the changes of subject k's value, rising by day; the first
/// one is at `always_start`.
struct derived_measure {
    struct step {
        std::int32_t day;
        extent value;
    };
    hop via{};                     ///< from the row to the subject whose rows are measured
    std::int32_t named_body = -1;  ///< body("x"): always this row
    rows_kind rows{};              ///< whose rows are measured, and of what kind of subject
    unit_kind subject{};
    std::vector<std::uint32_t> first;
    std::vector<step> steps;
    std::vector<accessor> dated;        ///< columns that its rows are asked for and that change
    std::vector<std::uint32_t> passes;  ///< earlier passes that its rows are asked for

    [[nodiscard]] extent at(std::uint32_t key, std::int32_t day) const;
};

/// One registry as the check sees it: unit tables made when first needed, and the earlier passes.
class world {
public:
    explicit world(const registry& r) : facts{r} {}

    registry facts;
    std::deque<derived_measure> derived;
    std::vector<linear_part> derived_parts;  ///< what each of `derived` was written as

    /// Made when first asked for. `compiled` asks for all it needs before it is shared between
    /// threads.
    [[nodiscard]] const unit_table& units(rows_kind k) const;

    /// The column "name" of a table that shows names: what people read there, as a column rules can
    /// name.
    [[nodiscard]] const fact_column& names(table_id t);

private:
    mutable std::array<std::optional<unit_table>, 4> units_;
    std::array<std::unique_ptr<fact_column>, table_count> names_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
