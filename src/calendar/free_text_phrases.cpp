// SPDX-License-Identifier: BSL-1.0
// The phrases of a list of meetings.
#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <remit/core/suggest.hpp>

#include "calendar/cadence_words.hpp"
#include "calendar/free_text.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

using namespace cadence_parts;
using length_unit = duration::unit_type;

namespace {

/// Which of the names it is, from 1; in the plural too.
template <std::size_t N>
std::optional<int> name_of(std::string_view low, const std::array<std::string_view, N>& names) {
    for (std::size_t i = 0; i < N; ++i) {
        const auto name = lowered(names[i]);
        if (low == name || low == name + "s") return static_cast<int>(i) + 1;
    }
    return std::nullopt;
}

template <std::size_t N>
std::optional<int> place_in(std::string_view low, const std::array<std::string_view, N>& short_of,
                            const std::array<int, N>& number) {
    for (std::size_t i = 0; i < N; ++i)
        if (low == short_of[i]) return number[i];
    return std::nullopt;
}

constexpr std::array<std::string_view, 10> short_weekdays{"mon",   "tue",  "tues", "wed", "thu",
                                                          "thurs", "thur", "fri",  "sat", "sun"};
constexpr std::array<int, 10> weekday_numbers{1, 2, 2, 3, 4, 4, 4, 5, 6, 7};
constexpr std::array<std::string_view, 12> short_months{"jan", "feb", "mar",  "apr", "jun", "jul",
                                                        "aug", "sep", "sept", "oct", "nov", "dec"};
constexpr std::array<int, 12> month_numbers{1, 2, 3, 4, 6, 7, 8, 9, 9, 10, 11, 12};

}  // namespace

const free_text::token& free_text::peek(std::size_t ahead) const {
    static const token none{};
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : none;
}
bool free_text::is(std::string_view low, std::size_t ahead) const { return peek(ahead).low == low; }
bool free_text::take(std::string_view low) {
    if (!is(low)) return false;
    ++at_;
    return true;
}
bool free_text::take_any(std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view w) { return take(w); });
}
/// "week" or "weeks".
bool free_text::take_unit(std::string_view unit) {
    return take(unit) || take(std::string{unit} + "s");
}

std::optional<int> free_text::weekday_at(std::size_t ahead) const {
    if (const auto full = name_of(peek(ahead).low, weekday_names)) return full;
    return place_in(peek(ahead).low, short_weekdays, weekday_numbers);
}
std::optional<int> free_text::month_at(std::size_t ahead) const {
    for (std::size_t i = 0; i < month_names.size(); ++i)
        if (peek(ahead).low == lowered(month_names[i])) return static_cast<int>(i) + 1;
    return place_in(peek(ahead).low, short_months, month_numbers);
}
/// "third", "3rd", "last" (-1).
std::optional<int> free_text::ordinal_at(std::size_t ahead) const {
    const auto& t = peek(ahead);
    if (t.low == "last") return -1;
    if (t.what == token::kind::word) {
        for (std::size_t i = 0; i < ordinal_names.size(); ++i)
            if (t.low == ordinal_names[i]) return static_cast<int>(i) + 1;
        return std::nullopt;
    }
    const bool with_ending = t.end - t.begin > t.low.size();
    const auto n = with_ending ? number_at(ahead) : std::nullopt;
    return n && *n >= 1 && *n <= 5 ? n : std::nullopt;
}
std::optional<int> free_text::number_at(std::size_t ahead) const {
    const auto& t = peek(ahead);
    if (t.what == token::kind::word) return name_of(t.low, number_names);
    int n = 0;
    if (t.what != token::kind::number || t.low.size() > 4) return std::nullopt;
    std::from_chars(t.low.data(), t.low.data() + t.low.size(), n);
    return n;
}

bool free_text::phrase() {
    const auto begin = at_;
    if (adverb() || every() || times() || weekdays() || starting()) return true;
    at_ = begin;
    return false;
}

bool free_text::adverb() {
    const auto begin = at_;
    const auto weeks = [&](std::int64_t n) {
        often.push_back({at_most_apart{{length_unit::weeks, n}}, {begin, at_}});
        return true;
    };
    const auto per = [&](std::int64_t n, unit u) {
        often.push_back({quota{.at_least = n, .per = u}, {begin, at_}});
        return true;
    };
    if (take("weekly")) return weeks(1);
    if (take_any({"biweekly", "bi-weekly", "fortnightly"})) return weeks(2);
    if (take("monthly")) return per(1, unit::month);
    if (take_any({"semimonthly", "semi-monthly"})) return per(2, unit::month);
    if (take("quarterly")) return per(1, unit::quarter);
    if (take_any({"yearly", "annually"})) return per(1, unit::year);
    return false;
}

/// "every third week", "every other Tuesday", "every Tuesday", "every first Monday of the month".
bool free_text::every() {
    const auto begin = at_;
    const auto back = [&] {
        at_ = begin;
        return false;
    };
    if (!take_any({"every", "each"})) return false;
    const auto apart = [&](length_unit u, std::int64_t n) {
        often.push_back({at_most_apart{{u, n}}, {begin, at_}});
        return true;
    };
    std::int64_t n = 1;
    const bool other = take("other");
    if (other) {
        n = 2;
    } else if (const auto nth = ordinal_at(0); nth && *nth > 0) {
        n = *nth;
        if (weekday_at(1)) return weekdays_of_each_month(begin) || back();
        ++at_;
    } else if (const auto number = number_at(0)) {
        n = *number;
        ++at_;
    }
    if (take_unit("week")) return apart(length_unit::weeks, n);
    const bool each = at_ == begin + 1;  // every month of the calendar
    if (take_unit("month")) {
        if (!each) return apart(length_unit::months, n);
        often.push_back({quota{.at_least = 1, .per = unit::month}, {begin, at_}});
        return true;
    }
    if ((other || at_ == begin + 1) && weekday_at(0)) {
        apart(length_unit::weeks, n);
        return named_days(at_);
    }
    return back();
}

/// "first Monday of the month", behind `every`; without the month it may be each second week.
bool free_text::weekdays_of_each_month(std::size_t begin) {
    const auto before = often.size();
    (void)weekdays();
    days.back().at.begin = begin;
    if (often.size() > before) return true;
    days.pop_back();
    return false;
}

/// "once a month", "twice per quarter".
bool free_text::times() {
    const auto begin = at_;
    const auto n = is("once") ? std::optional{1} : is("twice") ? std::optional{2} : number_at(0);
    if (!n || *n < 1) return false;
    ++at_;
    (void)take_any({"times", "time", "meetings", "meeting"});
    if (!take_any({"a", "per", "each", "every"})) return at_ = begin, false;
    if (*n == 1 && take("week"))
        return often.push_back({at_most_apart{{length_unit::weeks, 1}}, {begin, at_}}), true;
    constexpr std::array<std::pair<std::string_view, unit>, 3> units{
        {{"month", unit::month}, {"quarter", unit::quarter}, {"year", unit::year}}};
    for (const auto& [word, per] : units)
        if (take(word))
            return often.push_back({quota{.at_least = *n, .per = per}, {begin, at_}}), true;
    at_ = begin;
    return false;
}

/// "Tuesdays", "on the first and third Monday of the month".
bool free_text::weekdays() {
    const auto begin = at_;
    (void)take("on");
    (void)take("the");
    std::vector<int> which;
    while (const auto nth = ordinal_at(0)) {
        which.push_back(*nth);
        ++at_;
        const auto joined = at_;
        if (take_any({",", "and", "&"})) (void)take("and");
        if (!ordinal_at(0)) at_ = joined;
    }
    const auto weekday = weekday_at(0);
    if (!weekday || (which.empty() && at_ > begin && tokens_[at_ - 1].low == "the")) {
        at_ = begin;
        return false;
    }
    if (which.empty()) return named_days(begin);
    ++at_;
    std::sort(which.begin(), which.end(),
              [](int a, int b) { return (a < 0 ? 6 : a) < (b < 0 ? 6 : b); });
    which.erase(std::unique(which.begin(), which.end()), which.end());
    // not every month has a fifth, so none is demanded of each
    const auto n =
        static_cast<std::int64_t>(which.size()) - std::count(which.begin(), which.end(), 5);
    days.push_back({{allowed::only, {*weekday}, std::move(which)}, {begin, at_}});
    (void)of_the_month(n);
    return true;
}

/// One weekday, or several with commas and `and` between them.
bool free_text::named_days(std::size_t begin) {
    std::vector<int> all;
    while (const auto weekday = weekday_at(0)) {
        all.push_back(*weekday);
        ++at_;
        const auto joined = at_;
        if (take_any({",", "and", "&"})) (void)take("and");
        if (!weekday_at(0)) at_ = joined;
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    days.push_back({{allowed::only, std::move(all), {}}, {begin, at_}});
    return true;
}

/// Behind "third Monday": "of the month", "every month".
bool free_text::of_the_month(std::int64_t times) {
    const auto begin = at_;
    const bool of = take_any({"of", "in"});
    const bool each = take_any({"the", "each", "every", "a"});
    if ((!of && !each) || !take("month")) {
        at_ = begin;
        return false;
    }
    if (times > 0)
        often.push_back({quota{.at_least = times, .per = unit::month}, {begin, at_}});
    else
        days.back().at.end = at_;
    return true;
}

/// "starting Tuesday Oct 28, 2025": the weekday is that of the date.
bool free_text::starting() {
    const auto begin = at_;
    const auto back = [&] {
        at_ = begin;
        return false;
    };
    if (!take_any({"starting", "starts", "start", "beginning", "from", "since"})) return false;
    (void)take("on");
    const auto weekday = weekday_at(0);
    if (weekday) ++at_, (void)take(",");
    const auto first = date();
    if (!first || (weekday && first->iso_weekday() != *weekday)) return back();
    starts.push_back({*first, {begin, at_}});
    return true;
}

/// "Oct 28, 2025", "28 October 2025", "2025-10-28".
std::optional<day> free_text::date() {
    if (const auto on = peek().on) return ++at_, on;
    const bool american = month_at(0).has_value();
    auto month = month_at(0), dom = number_at(0);
    ++at_;
    if (american) {
        (void)take(".");
        dom = number_at(0);
    } else {
        (void)take("of");
        month = month_at(0);
    }
    ++at_;
    if (!american) (void)take(".");
    (void)take(",");
    const auto year = number_at(0);
    const bool four_digits = peek().what == token::kind::number && peek().end - peek().begin == 4;
    ++at_;
    if (!month || !dom || !year || !four_digits || !day::exists(*year, *month, *dom))
        return std::nullopt;
    return day{*year, *month, *dom};
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
