// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <remit/core/detail/utf8.hpp>
#include <remit/core/problem.hpp>
#include <remit/time/clock_time.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// A minute as a calendar and a clock on one wall show it: 30 April 2024, 16:00. No zone is known:
/// two moments compare as they would on one wall. For what another place's clock shows, or where
/// clocks are put forward and back, see `remit/calendar/time_zone.hpp`.
///
/// The end of a day, 24:00, is the start of the next.
class moment {
public:
    constexpr moment(day d, clock_time t) noexcept
        : n_{std::int64_t{d.count()} * per_day + t.minutes()} {}

    /// The moment so many minutes after 1970-01-01 00:00 on the same wall.
    /// @throws bad_input outside the years 1 to 9999; 10000-01-01 00:00 is the end of the last day.
    [[nodiscard]] static constexpr moment from_count(std::int64_t minutes) {
        if (minutes < std::int64_t{day::first().count()} * per_day ||
            minutes > (std::int64_t{day::last().count()} + 1) * per_day)
            throw bad_input{problem{"E-TIME", "", "a moment outside the years 1 to 9999", ""}};
        return moment{minutes};
    }
    /// "2024-04-30T16:00" or "2024-04-30 16:00"; nothing if the text is no moment written so.
    [[nodiscard]] static constexpr std::optional<moment> try_parse(std::string_view s) noexcept {
        if (s.size() < 15 || s.size() > 16 || (s[10] != 'T' && s[10] != ' ')) return std::nullopt;
        const auto d = day::try_parse(s.substr(0, 10));
        const auto t = clock_time::try_parse(s.substr(11));
        if (!d || !t) return std::nullopt;
        return moment{*d, *t};
    }
    /// The same. @throws bad_input that says what is wrong with the text.
    [[nodiscard]] static moment parse(std::string_view s) {
        if (const auto m = try_parse(s)) return *m;
        throw bad_input{problem{"E-TIME", "", detail::quote(s, 40) + " is not a day and a time",
                                "write YYYY-MM-DD HH:MM, for example 2024-04-30 16:00"}};
    }

    /// Minutes since 1970-01-01 00:00; negative before it.
    [[nodiscard]] constexpr std::int64_t count() const noexcept { return n_; }
    /// The day that the calendar shows. The end of 9999-12-31 is shown as that day, 24:00.
    [[nodiscard]] constexpr day date() const {
        return day::from_count(after_last() ? day::last().count() : floor_days());
    }
    /// The time that the clock shows.
    [[nodiscard]] constexpr clock_time time() const {
        return clock_time::from_minutes(after_last() ? per_day : n_ - floor_days() * per_day);
    }

    friend constexpr auto operator<=>(moment, moment) = default;
    friend constexpr moment operator+(moment m, std::int64_t minutes) {
        return from_count(m.n_ + clamped(minutes));
    }
    friend constexpr moment operator-(moment m, std::int64_t minutes) {
        return from_count(m.n_ - clamped(minutes));
    }
    /// The number of minutes from `b` to `a` on one wall; negative when `a` is earlier.
    friend constexpr std::int64_t operator-(moment a, moment b) noexcept { return a.n_ - b.n_; }

private:
    static constexpr std::int64_t per_day = 1440;

    explicit constexpr moment(std::int64_t n) noexcept : n_{n} {}

    [[nodiscard]] constexpr std::int64_t floor_days() const noexcept {
        return n_ >= 0 ? n_ / per_day : -((-n_ + per_day - 1) / per_day);
    }
    [[nodiscard]] constexpr bool after_last() const noexcept {
        return n_ == (std::int64_t{day::last().count()} + 1) * per_day;
    }
    // A number of minutes that no sum overflows with; one from end to end stays as it is.
    static constexpr std::int64_t clamped(std::int64_t n) noexcept {
        constexpr std::int64_t most = std::int64_t{4'000'000} * per_day;
        return n > most ? most : n < -most ? -most : n;
    }

    std::int64_t n_;
};

/// "2024-04-30 16:00".
[[nodiscard]] inline std::string text(moment m) { return text(m.date()) + " " + text(m.time()); }

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::moment> {
    std::size_t operator()(remit::moment m) const noexcept {
        return std::hash<std::int64_t>{}(m.count());
    }
};
