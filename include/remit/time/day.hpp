// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
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

/// A civil day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31.
///
/// Four bytes, constexpr arithmetic, no time of day, no time zone, no "not a date" value.
/// `day + n` is n days later. Months are added with `plus_months`, which says what it does at the
/// end of a month.
/// @throws bad_input for a date that does not exist or lies outside the years 1 to 9999.
/// @source Days to and from a civil date: the era arithmetic of the Gregorian 400-year cycle
///         (146,097 days); checked against Boost.Date_Time for every day from 1400 to 9999.
class day {
public:
    constexpr day(int year, int month, int dom) : n_{checked(year, month, dom)} {}

    /// The day `n` days after 1970-01-01.
    [[nodiscard]] static constexpr day from_count(std::int64_t n) {
        if (n < first_count || n > last_count)
            throw bad_input{problem{"E-DATE", "", "a day outside the years 1 to 9999", ""}};
        return day{static_cast<std::int32_t>(n)};
    }
    /// "2026-11-22", or nothing if the text is not a day written so.
    [[nodiscard]] static constexpr std::optional<day> try_parse(std::string_view text) noexcept;
    /// "2026-11-22". @throws bad_input that says what is wrong with the text.
    [[nodiscard]] static day parse(std::string_view text);
    [[nodiscard]] static constexpr bool exists(int year, int month, int dom) noexcept {
        return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dom >= 1 &&
               dom <= days_in_month(year, month);
    }
    [[nodiscard]] static constexpr bool is_leap(int year) noexcept {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }
    /// 28 to 31. @throws bad_input if there is no such month: a year outside 1 to 9999, a month
    /// outside 1 to 12.
    [[nodiscard]] static constexpr int days_in_month(int year, int month) {
        if (year < 1 || year > 9999 || month < 1 || month > 12)
            throw bad_input{problem{"E-DATE", "", "there is no such month",
                                    "years run from 1 to 9999, months from 1 to 12"}};
        constexpr std::array lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
    }
    [[nodiscard]] static constexpr day first() noexcept { return day{first_count}; }
    [[nodiscard]] static constexpr day last() noexcept { return day{last_count}; }

    /// Days since 1970-01-01; negative before it.
    [[nodiscard]] constexpr std::int32_t count() const noexcept { return n_; }
    [[nodiscard]] constexpr int year() const noexcept { return civil(n_).year; }
    [[nodiscard]] constexpr int month() const noexcept { return civil(n_).month; }
    [[nodiscard]] constexpr int day_of_month() const noexcept { return civil(n_).dom; }
    /// 1 = Monday ... 7 = Sunday (ISO 8601).
    [[nodiscard]] constexpr int iso_weekday() const noexcept {
        return static_cast<int>(((std::int64_t{n_} + 3) % 7 + 7) % 7) + 1;
    }

    friend constexpr auto operator<=>(day, day) = default;
    friend constexpr day operator+(day d, std::int64_t n) { return from_count(d.n_ + clamped(n)); }
    friend constexpr day operator-(day d, std::int64_t n) { return from_count(d.n_ - clamped(n)); }
    /// The number of days from `b` to `a`; negative when `a` is earlier.
    friend constexpr std::int64_t operator-(day a, day b) noexcept {
        return std::int64_t{a.n_} - b.n_;
    }

private:
    struct parts {
        int year, month, dom;
    };
    static constexpr std::int32_t first_count = -719162;  // 0001-01-01
    static constexpr std::int32_t last_count = 2932896;   // 9999-12-31

    explicit constexpr day(std::int32_t n) noexcept : n_{n} {}

    /// A number of days that no sum overflows with; one from end to end of the calendar stays as it
    /// is.
    static constexpr std::int64_t clamped(std::int64_t n) noexcept {
        constexpr std::int64_t most = 4'000'000;
        return n > most ? most : n < -most ? -most : n;
    }
    static constexpr std::int32_t checked(int year, int month, int dom) {
        if (!exists(year, month, dom)) throw bad_input{missing(year, month, dom)};
        return count_of(year, month, dom);
    }
    static problem missing(int year, int month, int dom);
    static constexpr std::int32_t count_of(int year, int month, int dom) noexcept {
        const int y = month <= 2 ? year - 1 : year;
        const int era = y / 400;  // years are positive here
        const int yoe = y - era * 400;
        const int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + dom - 1;
        const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
        return era * 146097 + doe - 719468;
    }
    static constexpr parts civil(std::int32_t n) noexcept {
        const int z = n + 719468;
        const int era = z / 146097;
        const int doe = z - era * 146097;
        const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
        const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        const int mp = (5 * doy + 2) / 153;
        const int month = mp < 10 ? mp + 3 : mp - 9;
        return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
    }

    std::int32_t n_;
};

/// The same day of the month `n` months later; where that month is shorter, its last day
/// (2024-01-31 plus one month is 2024-02-29). Clamping is what "a month later" means in the civil
/// codes that count in months (Regulation (EEC, Euratom) No 1182/71 art. 3(2)(c), since 1971).
[[nodiscard]] constexpr day plus_months(day d, std::int64_t n) {
    if (n > 12 * 9999 || n < -12 * 9999)
        throw bad_input{problem{"E-DATE", "", "a day outside the years 1 to 9999", ""}};
    const std::int64_t months = std::int64_t{d.year()} * 12 + d.month() - 1 + n;
    const std::int64_t year = months >= 0 ? months / 12 : -((-months + 11) / 12);
    if (year < 1 || year > 9999)
        throw bad_input{problem{"E-DATE", "", "a day outside the years 1 to 9999", ""}};
    const int y = static_cast<int>(year);
    const int m = static_cast<int>(months - year * 12) + 1;
    const int longest = day::days_in_month(y, m);
    return {y, m, d.day_of_month() < longest ? d.day_of_month() : longest};
}

/// "2026-11-22" (ISO 8601).
[[nodiscard]] inline std::string text(day d) {
    const auto two = [](int v) {
        return std::string{static_cast<char>('0' + v / 10), static_cast<char>('0' + v % 10)};
    };
    return two(d.year() / 100) + two(d.year() % 100) + "-" + two(d.month()) + "-" +
           two(d.day_of_month());
}

constexpr std::optional<day> day::try_parse(std::string_view s) noexcept {
    if (s.size() != 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t n) {
        int v = 0;
        for (std::size_t i = from; i < from + n; ++i) {
            if (s[i] < '0' || s[i] > '9') return -1;
            v = v * 10 + (s[i] - '0');
        }
        return v;
    };
    const int y = number(0, 4), m = number(5, 2), d = number(8, 2);
    if (y < 0 || m < 0 || d < 0 || !exists(y, m, d)) return std::nullopt;
    return day{count_of(y, m, d)};
}

inline problem day::missing(int year, int month, int dom) {
    const auto shown = std::to_string(year) + "-" + (month < 10 ? "0" : "") +
                       std::to_string(month) + "-" + (dom < 10 ? "0" : "") + std::to_string(dom);
    std::string hint = "write a day as YYYY-MM-DD, from 0001-01-01 to 9999-12-31";
    if (year >= 1 && year <= 9999 && month >= 1 && month <= 12)
        hint = "that month has " + std::to_string(days_in_month(year, month)) + " days";
    return {"E-DATE", "", shown + " is not a day of the calendar", hint};
}

inline day day::parse(std::string_view s) {
    if (const auto d = try_parse(s)) return *d;
    const auto digit = [&](std::size_t i) { return s[i] >= '0' && s[i] <= '9'; };
    bool shaped = s.size() == 10 && s[4] == '-' && s[7] == '-';
    for (std::size_t i = 0; shaped && i < 10; ++i) shaped = i == 4 || i == 7 || digit(i);
    if (shaped) {
        const auto number = [&](std::size_t from, std::size_t n) {
            int v = 0;
            for (std::size_t i = from; i < from + n; ++i) v = v * 10 + (s[i] - '0');
            return v;
        };
        throw bad_input{missing(number(0, 4), number(5, 2), number(8, 2))};
    }
    throw bad_input{problem{"E-DATE", "", detail::quote(s, 40) + " is not a day",
                            "write a day as YYYY-MM-DD, for example 2026-11-22"}};
}

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::day> {
    std::size_t operator()(remit::day d) const noexcept {
        return std::hash<std::int32_t>{}(d.count());
    }
};
