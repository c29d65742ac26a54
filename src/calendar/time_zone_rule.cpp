// SPDX-License-Identifier: BSL-1.0
#include "calendar/time_zone_rule.hpp"

#include <string>
#include <vector>

#include <remit/core/detail/utf8.hpp>
#include <remit/core/problem.hpp>
#include <remit/time/day.hpp>

namespace remit::inline v0::detail {
namespace {

constexpr std::int64_t a_day = 86'400;
constexpr std::int64_t cycle = 146'097 * a_day;     // 400 years, whole weeks
constexpr std::int64_t cycle_starts = 946'684'800;  // 2000-01-01

}  // namespace

/// Reads a TZ text of POSIX from left to right.
class zone_rule::parser {
public:
    explicit parser(std::string_view text) : text_{text} {}

    zone_rule parse() {
        zone_rule out;
        name();
        out.standard_ = out.summer_ = offset("the offset from UTC");
        if (at_ == text_.size()) return out;
        name();
        // One hour ahead unless it says otherwise.
        out.summer_ = peek() == ',' ? out.standard_ + 3600 : offset("the offset of summer time");
        if (at_ == text_.size()) wrong("it does not say when summer time begins and ends");
        out.begins_ = day_and_time();
        out.ends_ = day_and_time();
        if (at_ != text_.size()) wrong("more follows");
        out.changes_ = out.standard_ != out.summer_;
        if (out.changes_ && !out.check()) wrong("its changes follow each other too closely");
        return out;
    }

    [[noreturn]] static void refuse(std::string_view text, const std::string& what) {
        throw bad_input{problem{"E-ZONE", "", "the footer " + quote(text) + " is wrong: " + what,
                                "a footer is as CET-1CEST,M3.5.0,M10.5.0/3"}};
    }

private:
    [[noreturn]] void wrong(const std::string& what) const {
        refuse(text_, what + " (at byte " + std::to_string(at_ + 1) + ")");
    }
    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    [[nodiscard]] bool take(char c) {
        if (peek() != c || at_ == text_.size()) return false;
        ++at_;
        return true;
    }
    static bool is_digit(char c) { return c >= '0' && c <= '9'; }
    static bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

    void name() {
        const bool quoted = take('<');
        const auto start = at_;
        while (is_letter(peek()) ||
               (quoted && (is_digit(peek()) || peek() == '+' || peek() == '-')))
            ++at_;
        if (at_ - start < 3) wrong("an abbreviation needs three letters");
        if (quoted && !take('>')) wrong("\"<\" without \">\"");
    }
    int number(int least, int most, const char* what) {
        if (!is_digit(peek())) wrong(std::string{what} + " is missing");
        int n = 0;
        // More digits than these are beyond every limit, so that nothing overflows.
        for (int digits = 0; is_digit(peek()); ++digits, ++at_) {
            if (digits == 4) wrong(std::string{what} + " has too many digits");
            n = n * 10 + (peek() - '0');
        }
        if (n < least || n > most)
            wrong(std::string{what} + " is not " + std::to_string(least) + " to " +
                  std::to_string(most));
        return n;
    }
    std::int32_t time(int most_hours, const char* what) {
        const int sign = take('-') ? -1 : 1;
        if (sign > 0) (void)take('+');
        int seconds = number(0, most_hours, what) * 3600;
        if (take(':')) {
            seconds += number(0, 59, "the minute") * 60;
            if (take(':')) seconds += number(0, 59, "the second");
        }
        return sign * seconds;
    }
    // POSIX counts west of Greenwich.
    std::int32_t offset(const char* what) { return -time(24, what); }

    yearly day_and_time() {
        if (!take(',')) wrong("\",\" and a day are missing");
        yearly out{counted::from_zero, 0, 0, 0, 7200};
        if (take('M')) {
            out.how = counted::by_week;
            out.month = number(1, 12, "the month");
            if (!take('.')) wrong("\".\" and a week are missing");
            out.number = number(1, 5, "the week");
            if (!take('.')) wrong("\".\" and a weekday are missing");
            out.weekday = number(0, 6, "the weekday");
        } else if (take('J')) {
            out.how = counted::from_one;
            out.number = number(1, 365, "the day");
        } else {
            out.number = number(0, 365, "the day");
        }
        if (take('/')) out.seconds = time(167, "the hour");
        return out;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

zone_rule zone_rule::parse(std::string_view text) {
    constexpr std::size_t longest = 256;
    if (text.size() > longest)
        parser::refuse(text, "it has more than " + std::to_string(longest) + " bytes");
    return parser{text}.parse();
}

std::int64_t zone_rule::yearly::in(int year) const {
    const auto new_year = day{year, 1, 1};
    switch (how) {
        case counted::from_one: {  // 29 February is never counted
            const int leap = day::is_leap(year) && number >= 60 ? 1 : 0;
            return (new_year + (number - 1 + leap)).count() * a_day + seconds;
        }
        case counted::from_zero: return (new_year + number).count() * a_day + seconds;
        case counted::by_week: break;
    }
    const auto first = day{year, month, 1};
    const int later = (weekday - first.iso_weekday() % 7 + 7) % 7 + 7 * (number - 1);
    const int longest = day::days_in_month(year, month);
    return (first + (later < longest ? later : later - 7)).count() * a_day + seconds;
}

clock_change zone_rule::begins(int year) const {
    return {begins_.in(year) - standard_, standard_, summer_};
}
clock_change zone_rule::ends(int year) const {
    return {ends_.in(year) - summer_, summer_, standard_};
}

bool zone_rule::check() {
    // Years begin on seven weekdays and may be leap years, and 28 of them have every such year and
    // whatever may follow it.
    constexpr int first = 2000, last = 2030;
    bool always = true;
    std::vector<clock_change> all;
    for (int y = first; y <= last; ++y) {
        always = always && ends(y).at >= begins(y + 1).at;
        all.push_back(begins(y));
        all.push_back(ends(y));
    }
    if (always) {  // "EST5EDT,0/0,J365/25": how the format writes that summer time never ends
        standard_ = summer_;
        changes_ = false;
        return true;
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    for (std::size_t i = 1; i < all.size(); ++i)
        if (all[i].before != all[i - 1].after || all[i].wall_start() < all[i - 1].wall_stop())
            return false;
    return true;
}

template <class Wanted>
std::optional<clock_change> zone_rule::nearest(std::int64_t utc, int step, Wanted wanted) const {
    if (!changes_) return std::nullopt;
    // A change stands less than ten days beside its year: a week by its hours, a day by its offset,
    // two on the wall. Those of a year come before all of the next.
    const auto from = utc + (step < 0 ? 10 : -10) * a_day;
    auto cycles = (from - cycle_starts) / cycle;
    if (cycles * cycle > from - cycle_starts) --cycles;
    auto year = day::from_count((from - cycles * cycle) / a_day).year();
    for (int tried = 0; tried < 4; ++tried, year += step) {
        std::optional<clock_change> out;
        for (auto c : {begins(year), ends(year)}) {
            c.at += cycles * cycle;
            if (wanted(c) && (!out || (step < 0) == (c.at > out->at))) out = c;
        }
        if (out) return out;
    }
    return std::nullopt;
}

std::optional<clock_change> zone_rule::last_before(std::int64_t utc) const {
    return nearest(utc, -1, [&](const clock_change& c) { return c.at <= utc; });
}
std::optional<clock_change> zone_rule::first_after(std::int64_t utc) const {
    return nearest(utc, 1, [&](const clock_change& c) { return c.at > utc; });
}
std::optional<clock_change> zone_rule::last_on_wall(std::int64_t local) const {
    return nearest(local, -1, [&](const clock_change& c) { return c.wall_start() <= local; });
}

std::int32_t zone_rule::offset_at(std::int64_t utc) const {
    const auto c = last_before(utc);
    return c ? c->after : standard_;
}

}  // namespace remit::inline v0::detail
