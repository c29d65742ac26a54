// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include <remit/core/detail/hash.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// On which days people work: Monday to Friday but for the holidays that are given.
///
/// @invariant the holidays are sorted, each once.
class working_days {
public:
    working_days() = default;
    explicit working_days(std::vector<day> holidays) : holidays_{std::move(holidays)} {
        std::sort(holidays_.begin(), holidays_.end());
        holidays_.erase(std::unique(holidays_.begin(), holidays_.end()), holidays_.end());
    }

    [[nodiscard]] std::span<const day> holidays() const noexcept { return holidays_; }
    /// @cost O(log holidays).
    [[nodiscard]] bool contains(day d) const {
        return d.iso_weekday() <= 5 && !std::binary_search(holidays_.begin(), holidays_.end(), d);
    }
    /// The n-th working day after `from`, or before it where n is negative; `from` itself for 0,
    /// whether or not it is one. @throws bad_input beyond the years 1 to 9999. @cost O(n).
    [[nodiscard]] day shift(day from, std::int64_t n) const {
        const std::int64_t step = n < 0 ? -1 : 1;
        while (n != 0) {
            from = from + step;
            if (contains(from)) n -= step;
        }
        return from;
    }

    friend bool operator==(const working_days&, const working_days&) = default;

private:
    std::vector<day> holidays_;
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::working_days> {
    /// @cost O(holidays).
    std::size_t operator()(const remit::working_days& w) const {
        std::size_t h = w.holidays().size();
        for (const auto d : w.holidays()) h = remit::detail::hash_of(h, d);
        return h;
    }
};
