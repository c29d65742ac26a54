// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include <remit/registry/fact_column.hpp>
#include <remit/rules/node.hpp>
#include <remit/time/duration.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// The day a length away, and no day (`always_start`, `open_stop`) where that lies beyond the
/// calendar. Working days are another matter.
[[nodiscard]] std::int32_t shifted(std::int32_t day, duration by, int sign = 1);
/// The last day that the calendar has.
[[nodiscard]] std::int32_t last_of_all() noexcept;

/// On which days rows are looked for, as seen from a day; `first` and `last` are inclusive.
struct bound_window {
    enum class kind_type : std::uint8_t { none, past, ahead, after, calendar, recent, run };
    kind_type kind = kind_type::none;
    std::optional<duration> length{};  ///< past and ahead: absent: without end; run: the gap
    int months = 12;                   ///< calendar
    int month = 1, dom = 1;            ///< calendar: where the year begins
    std::int64_t n = 0;                ///< recent

    /// The first day of the window; of `after`, `recent` and `run` that depends on the rows.
    [[nodiscard]] std::int32_t first(std::int32_t today) const;
    [[nodiscard]] std::int32_t last(std::int32_t today) const;
    /// The days from which the window has a day of [from, until): until > from is not needed, and
    /// then it means that the window reaches `from` and not beyond `until`.
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> sees(std::int32_t from,
                                                             std::int32_t until) const;
    /// The first day on which the window's last day is that or later; the first on which its first
    /// day is that or later.
    [[nodiscard]] std::int32_t reaches(std::int32_t day) const;
    [[nodiscard]] std::int32_t leaves(std::int32_t day) const;
    friend bool operator==(const bound_window&, const bound_window&) = default;
};

/// The window of a node, or none where there is none. Of `after` the day is not bound here.
[[nodiscard]] bound_window window_of(const node* n);

}  // namespace detail
}  // namespace v0
}  // namespace remit
