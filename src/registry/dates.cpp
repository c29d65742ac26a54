// SPDX-License-Identifier: BSL-1.0
#include "registry/dates.hpp"

#include <array>
#include <optional>

#include <remit/time/day.hpp>

#include "registry/quoted.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::array<std::string_view, 12> month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// Compares a text with a picture in which '9' is any digit: "9999-99-99".
bool looks_like(std::string_view text, std::string_view picture) {
    if (text.size() != picture.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (picture[i] == '9' ? !digit : text[i] != picture[i]) return false;
    }
    return true;
}

int number_at(std::string_view text, std::size_t from, std::size_t size) {
    int out = 0;
    for (const char c : text.substr(from, size)) out = out * 10 + (c - '0');
    return out;
}

std::string missing_day(int year, int month, int dom) {
    if (year < 1) return "there is no year 0";
    if (month < 1 || month > 12) return "there is no month " + std::to_string(month);
    if (dom < 1) return "there is no day 0";
    return std::string{month_names[static_cast<std::size_t>(month - 1)]} +
           (month == 2 ? " " + std::to_string(year) : std::string{}) + " has " +
           std::to_string(day::days_in_month(year, month)) + " days";
}

// "31-12-2024" and its like, where only one reading is a day of the calendar.
std::optional<day> turned_round(std::string_view s) {
    for (const std::string_view picture : {"99-99-9999", "99.99.9999", "99/99/9999"}) {
        if (!looks_like(s, picture)) continue;
        const int a = number_at(s, 0, 2);
        const int b = number_at(s, 3, 2);
        const int year = number_at(s, 6, 4);
        const bool day_first = day::exists(year, b, a);
        const bool month_first = day::exists(year, a, b);
        if (day_first != month_first || (day_first && a == b))
            return day_first ? day{year, b, a} : day{year, a, b};
    }
    return std::nullopt;
}

}  // namespace

day_reading read_day(std::string_view s) {
    if (const auto d = day::try_parse(s)) return {d->count(), d->count()};
    if (const auto b = read_partial(s))
        return {b->earliest() ? b->earliest()->count() : always_start,
                b->latest() ? b->latest()->count() : open_stop};
    const auto wrong = [&](std::string_view what, std::string hint) {
        return day_reading{0, 0, "E-DATE", quoted(s) + std::string{what}, std::move(hint)};
    };
    if (looks_like(s, "9999-99-99"))
        return wrong(" is not a day",
                     missing_day(number_at(s, 0, 4), number_at(s, 5, 2), number_at(s, 8, 2)));
    if (looks_like(s, "9999-99"))
        return wrong(" is not a month", missing_day(number_at(s, 0, 4), number_at(s, 5, 2), 1));
    if (s == "0000") return wrong(" is not a year", "there is no year 0");
    if (constexpr std::string_view to = " to "; s.size() > 10 && s.substr(10, to.size()) == to) {
        const auto first = day::try_parse(s.substr(0, 10)), last = day::try_parse(s.substr(14));
        if (first && last)
            return wrong(" is the wrong way round", "write " + text(*last) + " to " + text(*first));
        return wrong(" is not a day",
                     "write the earliest and the latest day: 2019-01-01 to 2019-12-31");
    }
    if (s.size() > 10 && (s[10] == 'T' || s[10] == ' ') && day::try_parse(s.substr(0, 10)))
        return wrong(" is not a day but a moment", "write " + std::string{s.substr(0, 10)});
    if (const auto d = turned_round(s)) return wrong(" is not a day", "write " + text(*d));
    return wrong(
        " is not a day",
        "write a day as YYYY-MM-DD, for example 2026-11-22; where only the year, the month "
        "or the season is known, 2026, 2026-11 or autumn 2026");
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
