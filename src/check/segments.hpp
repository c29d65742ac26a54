// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <unordered_map>
#include <vector>

#include "program.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

class world;

/// What selectors say, dictionary-coded: a signature is a vector of truths of all of a lane's
/// selectors.
struct signature_list {
    std::size_t selectors = 0;
    std::vector<truth> truths;  ///< signatures x selectors

    [[nodiscard]] truth of(std::uint32_t sig, std::int32_t selector) const {
        return selector < 0 ? truth::yes
                            : truths[sig * selectors + static_cast<std::size_t>(selector)];
    }
};

/// Numbers vectors of truths. Two bits a selector, packed; found by hashing the words.
class signature_book {
public:
    explicit signature_book(std::size_t selectors) : packed_((selectors + 31) / 32) {}
    /// The number of a vector of truths; new ones are appended to the list.
    std::uint32_t code(std::span<const truth> t, std::vector<truth>& truths);

private:
    std::vector<std::uint64_t> packed_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> codes_;
};

struct moment;

/// What a selector says of a row on the days up to that one. Where each of the entry's own rows may
/// be missing, one of them is there all the same: it is so where it is so by whichever of them.
[[nodiscard]] truth judge_row(const truth_program& selector, moment m, std::int32_t until,
                              std::vector<std::uint8_t>& maybe);

/// Cuts the entries of a table of units where anything that a lane asks of them changes.
class cutter {
public:
    /// @param also further columns whose changes cut a row (grouping columns)
    cutter(const world& w, const lane_program& lane, const std::vector<accessor>& also);

    /// Whether anything asked may change while a row lasts.
    [[nodiscard]] bool cuts() const noexcept { return cuts_; }
    /// Calls f(start, stop, truths) for each part of the unit in which nothing changes, in order.
    /// @param more further days to cut at
    template <class F>
    void cut(const unit& u, std::int32_t start, std::int32_t stop,
             std::initializer_list<std::int32_t> more, F f) {
        find_days(u, start, stop, more);
        std::int32_t from = start;
        for (const auto next : days_) {
            const auto to = std::min(next, stop);
            if (to <= from) continue;
            f(from, to, ask(u, from, to));
            from = to;
        }
    }

private:
    void find_days(const unit& u, std::int32_t start, std::int32_t stop,
                   std::initializer_list<std::int32_t> more);
    std::span<const truth> ask(const unit& u, std::int32_t from, std::int32_t to);

    const world& w_;
    const lane_program& lane_;
    const std::vector<accessor>& also_;
    bool cuts_;
    std::vector<truth> truths_;
    std::vector<std::int32_t> days_;
    std::vector<std::uint8_t> maybe_;
};

/// The rows of a pass cut where anything asked of them changes, each with its signature; by unit,
/// then by day.
struct segments : signature_list {
    std::vector<std::int32_t> start, stop;
    std::vector<std::uint32_t> unit_of;
    std::vector<std::uint32_t> signature;
};
[[nodiscard]] segments make_segments(const world& w, const lane_program& lane,
                                     const std::vector<accessor>& also, const unit_table& units);

}  // namespace detail
}  // namespace v0
}  // namespace remit
