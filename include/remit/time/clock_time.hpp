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

namespace remit {
inline namespace v0 {

/// A time of day as clocks show it, to the minute: from 00:00 to 24:00, the end of the day.
///
/// It knows no day and no zone: what clocks show at a place on a day is a `moment`.
/// @throws bad_input for an hour or a minute that clocks do not show.
class clock_time {
public:
    constexpr clock_time(int hour, int minute) : n_{checked(hour, minute)} {}

    /// That many minutes after midnight. @throws bad_input unless 0 to 1440.
    [[nodiscard]] static constexpr clock_time from_minutes(std::int64_t n) {
        if (n < 0 || n > 1440) throw bad_input{missing()};
        return clock_time{static_cast<std::int16_t>(n)};
    }
    /// "16:00", "9:30" or, as Danes write it, "16.00"; nothing if the text is no time written so.
    [[nodiscard]] static constexpr std::optional<clock_time> try_parse(
        std::string_view text) noexcept;
    /// The same. @throws bad_input that says what is wrong with the text.
    [[nodiscard]] static clock_time parse(std::string_view text);

    /// Minutes after midnight, 0 to 1440.
    [[nodiscard]] constexpr std::int32_t minutes() const noexcept { return n_; }
    [[nodiscard]] constexpr int hour() const noexcept { return n_ / 60; }
    [[nodiscard]] constexpr int minute() const noexcept { return n_ % 60; }

    friend constexpr auto operator<=>(clock_time, clock_time) = default;
    /// The number of minutes from `b` to `a`; negative when `a` is earlier.
    friend constexpr std::int64_t operator-(clock_time a, clock_time b) noexcept {
        return std::int64_t{a.n_} - b.n_;
    }

private:
    explicit constexpr clock_time(std::int16_t n) noexcept : n_{n} {}

    static problem missing() {
        return {"E-TIME", "", "there is no such time of day",
                "times run from 00:00 to 23:59, and 24:00 is the end of the day"};
    }
    static constexpr bool exists(int hour, int minute) noexcept {
        return hour >= 0 && minute >= 0 && minute <= 59 && hour * 60 + minute <= 1440 && hour <= 24;
    }
    static constexpr std::int16_t checked(int hour, int minute) {
        if (!exists(hour, minute)) throw bad_input{missing()};
        return static_cast<std::int16_t>(hour * 60 + minute);
    }

    std::int16_t n_;
};

/// "16:00" (ISO 8601).
[[nodiscard]] inline std::string text(clock_time t) {
    const auto digit = [](int n) { return static_cast<char>('0' + n); };
    return {digit(t.hour() / 10), digit(t.hour() % 10), ':', digit(t.minute() / 10),
            digit(t.minute() % 10)};
}

constexpr std::optional<clock_time> clock_time::try_parse(std::string_view s) noexcept {
    const auto between = s.find_first_of(":.");
    if (between == s.npos || between < 1 || between > 2 || s.size() != between + 3)
        return std::nullopt;
    int parts[2] = {0, 0};
    for (std::size_t i = 0; i < s.size(); ++i) {
        if (i == between) continue;
        if (s[i] < '0' || s[i] > '9') return std::nullopt;
        int& part = parts[i < between ? 0 : 1];
        part = part * 10 + (s[i] - '0');
    }
    if (!exists(parts[0], parts[1])) return std::nullopt;
    return clock_time{parts[0], parts[1]};
}

inline clock_time clock_time::parse(std::string_view s) {
    if (const auto t = try_parse(s)) return *t;
    throw bad_input{problem{"E-TIME", "", detail::quote(s, 40) + " is not a time of day",
                            "write a time as 16:00 or 16.00, from 00:00 to 24:00"}};
}

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::clock_time> {
    std::size_t operator()(remit::clock_time t) const noexcept {
        return std::hash<std::int32_t>{}(t.minutes());
    }
};
