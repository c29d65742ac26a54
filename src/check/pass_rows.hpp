// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "judge.hpp"
#include "supposing.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// On which days rows are looked for, as far as that is known: surely on these, possibly on those.
struct seen_days {
    std::int32_t sure_first, first, last;
    /// Before that day rows may have been that nobody knows of.
    std::int32_t unseen_until = always_start;
};

/// The rows of one key as seen on a day: which of them count for a selector.
class seen_rows {
public:
    /// The first day on which a row may be seen.
    [[nodiscard]] std::int32_t first_day() const noexcept { return days_.first; }
    /// How many rows of the latest surely begin no earlier.
    [[nodiscard]] std::size_t surely_begun_since(std::int32_t day) const {
        return static_cast<std::size_t>(
            surely_begun_.end() -
            std::lower_bound(surely_begun_.begin(), surely_begun_.end(), day));
    }
    /// @param agrees per piece of each row (in order), whether it agrees with the row that asks;
    ///        empty where nothing is asked
    seen_rows(const pass& p, std::span<const pass::row> rows, std::vector<truth> agrees,
              std::int32_t today, seen_days days);

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    [[nodiscard]] const pass::row& at(std::size_t i) const { return rows_[i]; }
    /// Whether the row counts.
    [[nodiscard]] truth counts(std::size_t row, std::int32_t selector) const;
    /// Whether it does if it is there at all.
    [[nodiscard]] truth counts_if_there(std::size_t row, std::int32_t selector) const;
    /// On how many days it does.
    struct days {
        number surely, possibly;
    };
    [[nodiscard]] days days_of(std::size_t row, std::int32_t selector) const;
    /// The unit and the day whose columns speak for the row: the last of the window on which it may
    /// last.
    [[nodiscard]] std::pair<unit, std::int32_t> read(std::size_t row) const;
    /// What the column says of the row there: on each of the days that it may be; and all of that
    /// as one.
    [[nodiscard]] std::vector<std::vector<datum>> said_by(const world& w, const accessor& a,
                                                          std::size_t row) const;
    void collect_from(const world& w, const accessor& a, std::size_t row,
                      std::vector<datum>& out) const;
    [[nodiscard]] extent total_from(const world& w, const accessor& a, std::size_t row,
                                    const supposition* supposed = nullptr) const;
    /// Whether it cannot be told of the row, as far as it is seen, whether one of these selectors
    /// takes it.
    [[nodiscard]] bool is_open(std::size_t row, std::span<const std::int32_t> selectors) const;
    /// Notes what nobody recorded of the row, as far as it is seen.
    void look_at(const registry& r, std::size_t row, supposing& into) const;
    /// The same rows where that is so of the row.
    [[nodiscard]] seen_rows supposed(const world& w, std::size_t row,
                                     std::span<const std::int32_t> selectors,
                                     const supposition& now) const;

private:
    [[nodiscard]] bool is_seen(const pass::piece& x) const {
        return x.start <= days_.last && x.stop > days_.first;
    }
    /// What the selector says of the piece.
    [[nodiscard]] truth said_of(std::size_t piece, std::int32_t selector) const {
        if (selector >= 0 && piece >= supposed_from_ &&
            piece < supposed_from_ + supposed_.size() / std::max<std::size_t>(p_.selectors, 1))
            return supposed_[(piece - supposed_from_) * p_.selectors +
                             static_cast<std::size_t>(selector)];
        return p_.of(p_.piece_of[piece].signature, selector);
    }
    [[nodiscard]] truth agreed(std::size_t piece) const {
        return agrees_.empty() ? truth::yes : agrees_[piece - first_];
    }
    [[nodiscard]] truth of(std::size_t piece, std::int32_t selector) const;
    [[nodiscard]] truth on_some_day(const pass::row& r, std::int32_t selector, bool single) const;
    /// The parts of the row that are each of one mandate.
    [[nodiscard]] std::vector<pass::row> strands_of(const pass::row& r) const;
    [[nodiscard]] std::pair<unit, std::int32_t> read(const pass::row& r) const;
    [[nodiscard]] std::int32_t last_day(std::uint32_t unit) const;
    /// The piece whose unit speaks for the row.
    [[nodiscard]] std::uint32_t last_piece(const pass::row& r) const;
    [[nodiscard]] truth is_recent(const pass::row& r) const;
    [[nodiscard]] truth counts(const pass::row& strand, std::int32_t selector) const;
    [[nodiscard]] std::uint32_t mandate_of(std::size_t piece) const {
        return p_.units->rows[p_.units->first[p_.piece_of[piece].unit]];
    }
    /// The days on which the row may be read: the last of the window on which it lasts. Where that
    /// is not known, each day on which the column may say something else.
    struct reading {
        std::uint32_t unit;
        std::int32_t day;
    };
    [[nodiscard]] std::vector<reading> readings_of(const world& w, const accessor& a,
                                                   const pass::row& r) const;
    /// @param maybe holds what the unit refers to
    [[nodiscard]] unit unit_at(const pass::row& r, const reading& on,
                               std::vector<std::uint8_t>& maybe) const;
    void find_begun();
    void find_run(std::int32_t today);

    const pass& p_;
    std::span<const pass::row> rows_;
    std::vector<truth> agrees_;
    std::size_t first_;  ///< the first piece of the first row
    std::int32_t today_;
    seen_days days_;
    /// Where it matters which rows are recent: when those begin, in order, that surely have begun,
    /// at the earliest; and those that may have, at the latest.
    std::vector<std::int32_t> surely_begun_, perhaps_begun_;
    std::vector<truth> supposed_;  ///< pieces x selectors: what is so in the place of signatures
    std::size_t supposed_from_ = 0;
};

/// Per piece of the rows, whether it agrees with the row that asks; empty where all do.
[[nodiscard]] std::vector<truth> agreement(const pass& p, const moment& m,
                                           std::span<const pass::row> rows);
/// The rows of a key as the row that asks sees them.
[[nodiscard]] seen_rows look(const pass& p, const moment& m, std::uint32_t key);

/// The days on which what is seen of the rows may change.
void days_of_change(const pass& p, std::span<const pass::row> rows, std::vector<std::int32_t>& out);

}  // namespace detail
}  // namespace v0
}  // namespace remit
