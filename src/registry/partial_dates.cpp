// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>

#include <remit/core/suggest.hpp>

#include "registry/dates.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

struct months {
    int first = 1;  ///< 1 to 12
    int count = 12;
};
struct named_months {
    std::string_view name;
    months of;
};

constexpr std::array words = {
    named_months{"spring", {3, 3}},  named_months{"summer", {6, 3}},
    named_months{"autumn", {9, 3}},  named_months{"fall", {9, 3}},
    named_months{"winter", {12, 3}}, named_months{"forår", {3, 3}},
    named_months{"sommer", {6, 3}},  named_months{"efterår", {9, 3}},
    named_months{"vinter", {12, 3}}, named_months{"h1", {1, 6}},
    named_months{"h2", {7, 6}},      named_months{"q1", {1, 3}},
    named_months{"q2", {4, 3}},      named_months{"q3", {7, 3}},
    named_months{"q4", {10, 3}},
};

bool is_digits(std::string_view s, std::size_t size) {
    return s.size() == size &&
           std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number(std::string_view digits) {
    int out = 0;
    for (const char c : digits) out = out * 10 + (c - '0');
    return out;
}

std::optional<months> months_named(std::string_view word) {
    const auto small = detail::lowered(word);
    const auto at = std::find_if(words.begin(), words.end(),
                                 [&](const named_months& w) { return w.name == small; });
    if (at == words.end()) return std::nullopt;
    return at->of;
}

// The days of these months; those behind the end of the calendar are left out.
std::optional<bounds> days_of(int year, months m) {
    if (year < 1) return std::nullopt;
    const int last = year * 12 + m.first - 1 + m.count - 1;  // months since the year 0
    const day end = last / 12 > 9999 ? day::last()
                                     : day{last / 12, last % 12 + 1,
                                           day::days_in_month(last / 12, last % 12 + 1)};
    return bounds{day{year, m.first, 1}, end};
}

// Bounds as `text` writes them: "2019-01-01 to 2019-12-31", "from 2019-01-01", "until 2019-12-31".
std::optional<bounds> read_bounds(std::string_view s) {
    constexpr std::string_view to = " to ", from = "from ", until = "until ";
    constexpr std::size_t of_day = 10;
    std::optional<day> earliest;
    std::optional<day> latest;
    if (s.size() == 2 * of_day + to.size() && s.substr(of_day, to.size()) == to) {
        earliest = day::try_parse(s.substr(0, of_day));
        latest = day::try_parse(s.substr(of_day + to.size()));
        if (!earliest || !latest || *latest < *earliest) return std::nullopt;
    } else if (s.starts_with(from)) {
        earliest = day::try_parse(s.substr(from.size()));
    } else if (s.starts_with(until)) {
        latest = day::try_parse(s.substr(until.size()));
    }
    if (!earliest && !latest) return std::nullopt;
    return bounds{earliest, latest};
}

}  // namespace

std::optional<bounds> read_partial(std::string_view s) {
    if (const auto b = read_bounds(s)) return b;
    constexpr std::size_t of_year = 4;
    constexpr std::size_t longest = 16;
    if (s.size() < of_year || s.size() > longest) return std::nullopt;
    const auto front = s.substr(0, of_year);
    if (is_digits(front, of_year)) {
        if (s.size() == of_year) return days_of(number(front), {});
        const auto rest = s.substr(of_year + 1);
        if (s[of_year] != '-') return std::nullopt;
        if (is_digits(rest, 2)) {
            const int month = number(rest);
            if (month < 1 || month > 12) return std::nullopt;
            return days_of(number(front), {month, 1});
        }
        if (rest.size() != 2) return std::nullopt;  // "2021-Q3", but not "2021-autumn"
        const auto named = months_named(rest);
        return named ? days_of(number(front), *named) : std::nullopt;
    }
    const auto back = s.substr(s.size() - of_year);
    const auto word = s.substr(0, s.size() - of_year);
    if (!is_digits(back, of_year) || !word.ends_with(' ')) return std::nullopt;
    const auto named = months_named(word.substr(0, word.size() - 1));
    return named ? days_of(number(back), *named) : std::nullopt;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
