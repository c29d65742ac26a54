// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "column_signer.hpp"
#include "supposing.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A row on days on which nothing that is asked of it changes.
struct row_stretch {
    unit of;
    std::int32_t from, to;
};

/// The rows of a lane as the sweep sees them: each cut where anything asked of it changes, or where
/// it begins or ceases to be there for sure, and signed.
///
/// Most rows are not cut: the first `as_rows` segments are the rows of the table themselves, and
/// all that is written down of one is its signature. The others, cut, joined or of unknown ends,
/// stand behind them.
class swept_rows : public signature_list {
public:
    /// @param lane outlives it
    /// @param also further columns whose changes cut a row (grouping columns)
    swept_rows(const world& w, const lane_program& lane, const std::vector<accessor>& also);

    swept_rows(const swept_rows&) = delete;  // it looks into its own lists
    swept_rows(swept_rows&&) noexcept = default;
    swept_rows& operator=(const swept_rows&) = delete;
    swept_rows& operator=(swept_rows&&) noexcept = default;

    [[nodiscard]] std::size_t size() const noexcept { return as_rows_ + start_.size(); }
    /// Whether segment i is row i of the table, and there are no others.
    [[nodiscard]] bool whole() const noexcept {
        return as_rows_ > 0 && gone_.empty() && start_.empty();
    }
    [[nodiscard]] std::size_t as_rows() const noexcept { return as_rows_; }
    /// Whether the row of that number is no segment as it stands.
    [[nodiscard]] bool gone(std::size_t i) const noexcept {
        return i < as_rows_ && !gone_.empty() && gone_[i] != 0;
    }
    [[nodiscard]] std::int32_t start_of(std::size_t i) const {
        return i < as_rows_ ? table_->start[i] : start_[i - as_rows_];
    }
    [[nodiscard]] std::int32_t stop_of(std::size_t i) const {
        return i < as_rows_ ? table_->stop[i] : stop_[i - as_rows_];
    }
    [[nodiscard]] unit unit_at(std::size_t i) const;
    /// The same with room for the number of its row, as long as which it lasts.
    [[nodiscard]] unit unit_at(std::size_t i, std::uint32_t& room) const;
    /// The next row of the table from there on that is no segment as it stands, or `as_rows`.
    [[nodiscard]] std::size_t next_gone(std::size_t from) const {
        return gone_.empty() ? as_rows_ : next_marked(gone_, from);
    }
    /// Of how many rows of the table a segment is made, at most.
    [[nodiscard]] std::size_t most_rows() const noexcept { return most_rows_; }
    [[nodiscard]] std::size_t signatures() const noexcept { return signatures_; }
    [[nodiscard]] std::uint32_t signature_of(std::size_t i) const {
        return !narrow_.empty() ? narrow_[i] : !wide_.empty() ? wide_[i] : 0;
    }
    /// Whether it only perhaps lasts.
    [[nodiscard]] bool perhaps(std::size_t i) const {
        return i >= as_rows_ && maybe_[i - as_rows_] != 0;
    }
    [[nodiscard]] bool any_perhaps() const noexcept { return any_perhaps_; }

    /// The code that rows of that signature have in one of the lane's columns, or `untold`: the row
    /// has several values, or the column too many.
    [[nodiscard]] std::int32_t code_of(std::uint32_t sig, std::int32_t column) const {
        return codes_[sig * columns_ + static_cast<std::size_t>(column)];
    }
    /// A row of that signature, where a selector cannot be told of it; all others are like it.
    [[nodiscard]] std::optional<row_stretch> example_of(std::uint32_t sig) const;
    [[nodiscard]] const world& in() const noexcept { return *w_; }
    [[nodiscard]] const lane_program& lane() const noexcept { return *lane_; }
    /// The signatures in the order of the segments: one of the two, or neither where all are 0.
    [[nodiscard]] const std::vector<std::uint8_t>& narrow() const noexcept { return narrow_; }
    [[nodiscard]] const std::vector<std::uint32_t>& wide() const noexcept { return wide_; }

private:
    void cut_rows(cutter& each);
    void add_others(cutter& each);
    struct example {
        static constexpr auto none = static_cast<std::uint32_t>(-1);
        std::uint32_t unit = none;  ///< as in `unit_of_`
        std::int32_t from = 0, to = 0;
    };
    void find_examples();
    [[nodiscard]] bool can_tell(std::uint32_t sig) const;
    [[nodiscard]] std::uint32_t number_of(std::span<const truth> truths, const unit& u,
                                          const example& where);
    void append(std::uint32_t signature);

    const world* w_;
    const lane_program* lane_;
    const fact_table* table_;
    const unit_table* others_;
    unit_kind of_;
    std::size_t as_rows_, columns_, signatures_ = 0, most_rows_ = 1;
    std::span<const std::uint8_t> gone_;  ///< the world's, or the own ones
    std::vector<std::uint8_t> own_gone_;
    std::vector<std::int32_t> start_, stop_;
    std::vector<std::uint32_t> unit_of_;  ///< a row below as_rows, else an entry of the others
    std::vector<std::uint8_t> maybe_;
    bool any_perhaps_ = false;
    std::vector<std::uint8_t> narrow_;
    std::vector<std::uint32_t> wide_;
    std::size_t appended_ = 0;
    std::vector<std::int32_t> codes_;  ///< signatures x columns
    signature_book book_;              ///< of what was not signed by columns
    std::vector<truth> booked_;        ///< its truths
    /// Its numbers, with the codes, as signatures.
    std::map<std::vector<std::int32_t>, std::uint32_t> by_book_;
    std::vector<std::int32_t> key_;
    std::unique_ptr<supposing> asked_;  ///< while rows are numbered of which something is not known
    std::vector<example> examples_;     ///< per signature, as far as there are any
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
