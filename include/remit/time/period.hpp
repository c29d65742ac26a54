// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include <remit/core/detail/hash.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// The days on which something lasts, half-open: `start` counts, `stop` does not.
///
/// An absent `stop` means open: it still lasts. The inclusive last day is `last_day()`.
/// @invariant start < stop, or stop is absent; a period is never empty.
/// @throws    bad_input if stop <= start.
/// @see       docs/concepts/time.md
class period {
public:
    constexpr explicit period(day start, std::optional<day> stop = std::nullopt)
        : start_{start}, stop_{stop} {
        if (stop && *stop <= start) throw bad_input{backwards(start, *stop)};
    }

    [[nodiscard]] constexpr day start() const noexcept { return start_; }
    [[nodiscard]] constexpr std::optional<day> stop() const noexcept { return stop_; }
    [[nodiscard]] constexpr bool is_open() const noexcept { return !stop_; }
    [[nodiscard]] constexpr std::optional<day> last_day() const {
        return stop_ ? std::optional{*stop_ - 1} : std::nullopt;
    }
    /// The number of days, or nothing while the period is open.
    [[nodiscard]] constexpr std::optional<std::int64_t> days() const noexcept {
        return stop_ ? std::optional{*stop_ - start_} : std::nullopt;
    }
    [[nodiscard]] constexpr bool contains(day d) const noexcept {
        return start_ <= d && (!stop_ || d < *stop_);
    }
    [[nodiscard]] constexpr bool overlaps(const period& other) const noexcept {
        return (!other.stop_ || start_ < *other.stop_) && (!stop_ || other.start_ < *stop_);
    }

    friend constexpr bool operator==(const period&, const period&) = default;

    /// Two periods have no sum. Their smallest common period is `span(a, b)`.
    template <class T>
    friend void operator+(const period&, const T&) {
        static_assert(sizeof(T) == 0, "Two periods cannot be added; use span(a, b).");
    }

private:
    static problem backwards(day start, day stop) {
        const std::string hint =
            start == stop
                ? "the stop day is the first day on which it no longer lasts; for one day "
                  "write stop as the day after start"
                : "are start and stop swapped?";
        return {"E-PERIOD", "",
                "a period from " + text(start) + " to " + text(stop) + " has no days", hint};
    }

    day start_;
    std::optional<day> stop_;
};

/// The days that both last, or nothing if they share none.
[[nodiscard]] constexpr std::optional<period> intersection(const period& a, const period& b) {
    if (!a.overlaps(b)) return std::nullopt;
    const day start = a.start() < b.start() ? b.start() : a.start();
    if (!a.stop()) return period{start, b.stop()};
    if (!b.stop()) return period{start, a.stop()};
    return period{start, *a.stop() < *b.stop() ? a.stop() : b.stop()};
}

/// The smallest period that contains both.
[[nodiscard]] constexpr period span(const period& a, const period& b) {
    const day start = a.start() < b.start() ? a.start() : b.start();
    if (!a.stop() || !b.stop()) return period{start};
    return period{start, *a.stop() < *b.stop() ? b.stop() : a.stop()};
}

/// "2022-05-01 to 2024-12-31 (last day)", or "from 2022-05-01, still".
[[nodiscard]] inline std::string text(const period& p) {
    if (!p.stop()) return "from " + text(p.start()) + ", still";
    return text(p.start()) + " to " + text(*p.last_day()) + " (last day)";
}

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::period> {
    std::size_t operator()(const remit::period& p) const noexcept {
        return remit::detail::hash_of(p.start(), p.stop());
    }
};
