// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "registry/continuations.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// The rows that go on where others stop, for a table in which each chain of them becomes one row,
/// where its first stood. There are few, so what is said of every row is a bit.
class chains {
public:
    chains(std::size_t rows, std::vector<continuations::link> links)
        : rows_{rows}, words_(rows / 64 + 1), links_{std::move(links)} {
        std::sort(links_.begin(), links_.end(),
                  [](const auto& a, const auto& b) { return a.row < b.row; });
        dropped_.reserve(links_.size());
        for (const auto& l : links_) {
            words_[l.row / 64].goes_on |= bit(l.row);
            words_[l.next / 64].continues |= bit(l.next);
            dropped_.push_back(l.next);
        }
        std::sort(dropped_.begin(), dropped_.end());
        std::uint32_t before = 0;
        for (auto& w : words_) {
            w.before = before;
            before += static_cast<std::uint32_t>(std::popcount(w.continues));
        }
    }

    /// How many rows are left.
    [[nodiscard]] std::size_t left() const noexcept { return rows_ - dropped_.size(); }
    [[nodiscard]] const std::vector<continuations::link>& links() const noexcept { return links_; }
    /// Whether the row goes on where another stops.
    [[nodiscard]] bool continues(std::size_t row) const {
        return (words_[row / 64].continues & bit(row)) != 0;
    }
    [[nodiscard]] bool goes_on(std::size_t row) const {
        return (words_[row / 64].goes_on & bit(row)) != 0;
    }
    /// The row that goes on where this one stops. Only where it `goes_on`.
    [[nodiscard]] std::size_t next(std::size_t row) const {
        return std::lower_bound(links_.begin(), links_.end(), row,
                                [](const auto& l, std::size_t r) { return l.row < r; })
            ->next;
    }
    /// Where the row stands when those that continue are gone.
    [[nodiscard]] std::size_t place(std::size_t row) const {
        const word& w = words_[row / 64];
        if (w.continues == 0) return row - w.before;
        return row - w.before -
               static_cast<std::size_t>(std::popcount(w.continues & (bit(row) - 1)));
    }
    /// Calls `f(first, last)` for each chain.
    template <class F>
    void each(const F& f) const {
        for (const auto& l : links_) {
            if (continues(l.row)) continue;
            std::size_t last = l.next;
            while (goes_on(last)) last = next(last);
            f(std::size_t{l.row}, last);
        }
    }
    /// Drops what is said of the rows that continue.
    template <class T>
    void squeeze(std::vector<T>& v) const {
        auto to = v.begin() + static_cast<std::ptrdiff_t>(dropped_.empty() ? 0 : dropped_.front());
        for (std::size_t i = 0; i < dropped_.size(); ++i) {
            const std::size_t end = i + 1 < dropped_.size() ? dropped_[i + 1] : rows_;
            to = std::move(v.begin() + static_cast<std::ptrdiff_t>(dropped_[i] + 1),
                           v.begin() + static_cast<std::ptrdiff_t>(end), to);
        }
        v.resize(left());
    }

private:
    struct word {
        std::uint64_t continues = 0, goes_on = 0;
        std::uint32_t before = 0;  ///< how many rows of the words before continue
    };
    static constexpr std::uint64_t bit(std::size_t row) noexcept {
        return std::uint64_t{1} << (row % 64);
    }

    std::size_t rows_;
    std::vector<word> words_;
    std::vector<continuations::link> links_;  ///< by row
    std::vector<std::uint32_t> dropped_;      ///< rising
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
