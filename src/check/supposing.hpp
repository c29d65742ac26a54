// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "program.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

struct moment;

/// What nobody recorded, supposed to be something: one value in each cell that is not known.
class supposition {
public:
    struct cell {
        const fact_column* column;
        std::uint32_t row;
        const datum* says;
    };
    /// What is supposed of the cell, or null.
    [[nodiscard]] const datum* of(const fact_column* column, std::uint32_t row) const {
        for (const auto& c : cells_)
            if (c.column == column && c.row == row) return c.says;
        return nullptr;
    }

private:
    friend class supposing;
    std::vector<cell> cells_;
};

/// Puts what is supposed in the place of what is not known, where it is compared with what the rule
/// itself says.
void suppose(const value_program& side, const value_program& other, const moment& m,
             std::vector<datum>& data);

/// Supposes what nobody recorded of a row: all that its selectors tell apart. A cell is asked for
/// where a selector compares its column with what the rule itself says; it has one of these values,
/// or a number between two of them, or another.
///
/// What is not supposed stays unknown: ends of rows and other days known within bounds, several
/// values at once, predicates, and whatever is reckoned or measured.
class supposing {
public:
    /// No more ways than that are gone through; where there are more, none is.
    static constexpr std::size_t most_ways = 1'024;

    /// @param selectors of the lane
    supposing(const lane_program& lane, std::span<const std::int32_t> selectors);

    supposing(const supposing&) = delete;  // cells point into it
    supposing& operator=(const supposing&) = delete;

    /// Begins with another row.
    void clear() { cells_.clear(); }
    /// Notes the cells that are asked for of the unit on the day.
    /// @param always the cell must say the same on every day
    void look_at(const registry& r, const unit& u, std::int32_t day, bool always);
    /// How many ways there are for what was noted; 0 where that are too many.
    [[nodiscard]] std::size_t ways() const;
    /// Calls f(supposition) for each way, at least one.
    template <class F>
    void for_each(F f) const {
        supposition now;
        for (const auto& c : cells_)
            now.cells_.push_back({c.of->column, c.row, &c.of->says.front()});
        for (std::size_t at = 0;;) {
            f(static_cast<const supposition&>(now));
            for (at = 0; at < cells_.size(); ++at) {
                auto& says = now.cells_[at].says;
                if (++says != cells_[at].of->says.data() + cells_[at].of->says.size()) break;
                says = &cells_[at].of->says.front();
            }
            if (at == cells_.size()) return;
        }
    }
    /// Whether the selectors ask for nothing but columns that they compare with what the rule says:
    /// then rows of one description are alike.
    [[nodiscard]] bool asks_all() const noexcept { return asks_all_; }
    /// What tells apart rows of which something is not known: for each column that is asked for
    /// what the rows that speak for the unit say in it, and which of them are one row.
    void describe(const registry& r, const unit& u, std::int32_t day,
                  std::vector<std::int32_t>& out) const;

private:
    struct asked {
        const fact_column* column;
        std::vector<datum> said{};  ///< what the rule compares it with
        bool ordered = false;       ///< texts are: then none is supposed
        bool may_be_absent = false;
        std::vector<datum> says{};  ///< what there may be, by what tells it apart
    };
    struct cell {
        const asked* of;
        std::uint32_t row;
    };
    bool ask(const truth_program& p);
    void ask(const accessor& a, const datum& said, bool ordered);
    static void find_values(asked& a);

    std::vector<accessor> ways_there_;
    std::vector<std::size_t> column_of_;  ///< per way there
    std::vector<asked> columns_;
    std::vector<cell> cells_;
    bool asks_all_ = true;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
