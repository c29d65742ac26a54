// SPDX-License-Identifier: BSL-1.0
// The text of a rule of iCalendar, read and written.
#include <remit/calendar/recurrence.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <set>
#include <span>

#include <remit/core/problem.hpp>
#include <remit/core/suggest.hpp>

namespace remit {
inline namespace v0 {
namespace {

constexpr std::array<std::string_view, 4> frequencies{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
constexpr std::array<std::string_view, 7> days_named{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
constexpr std::size_t longest = 10'000, most_numbers = 1'000;

std::string upper(std::string_view text) {
    std::string out{text};
    for (auto& c : out)
        if ('a' <= c && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// The parts between separators, empty ones too.
std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> out;
    for (;;) {
        const auto end = text.find(at);
        out.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

std::optional<std::int64_t> whole(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    if (text.starts_with('+')) return std::nullopt;
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return n;
}

int weekday_named(std::string_view name) {
    const auto at = std::find(days_named.begin(), days_named.end(), name);
    return at == days_named.end() ? 0 : static_cast<int>(at - days_named.begin()) + 1;
}

/// A day, and the minute of it where one is given.
struct moment {
    day on;
    std::optional<int> minute;
};

/// "19970902", "1997-09-02", either with "T0900", "T090000", "T09:00:00" and perhaps a zone.
std::optional<moment> moment_of(std::string_view text) {
    const auto t = text.find('T');
    std::string digits;
    for (const char c : text.substr(0, t))
        if (c != '-') digits += c;
    const auto number = [](std::string_view s) {
        return std::all_of(s.begin(), s.end(), [](char c) { return '0' <= c && c <= '9'; })
                   ? whole(s)
                   : std::nullopt;
    };
    if (digits.size() != 8) return std::nullopt;
    const auto all = number(digits);
    if (!all) return std::nullopt;
    const auto year = static_cast<int>(*all / 10'000), month = static_cast<int>(*all / 100 % 100),
               dom = static_cast<int>(*all % 100);
    if (!day::exists(year, month, dom)) return std::nullopt;
    moment out{{year, month, dom}, std::nullopt};
    if (t == std::string_view::npos) return out;
    std::string time;
    for (const char c : text.substr(t + 1)) {
        if (c == 'Z' || c == '+' || c == '-' || c == '.') break;
        if (c != ':') time += c;
    }
    const auto clock = number(time);
    if (!clock || (time.size() != 4 && time.size() != 6)) return std::nullopt;
    const auto hm = time.size() == 6 ? *clock / 100 : *clock;
    if (hm / 100 > 23 || hm % 100 > 59) return std::nullopt;
    out.minute = static_cast<int>(hm / 100 * 60 + hm % 100);
    return out;
}

std::string compact(day d) {
    auto out = text(d);
    std::erase(out, '-');
    return out;
}

}  // namespace

/// Reads the parts one after the other and keeps what is wrong with each.
struct recurrence::reader {
    recurrence out;
    moment start;
    std::vector<problem> problems{};
    std::set<std::string> given{};

    void wrong(const std::string& part, std::string what, std::string hint) {
        problems.push_back({"E-RRULE", part, std::move(what), std::move(hint)});
    }

    void numbers(const std::string& part, std::string_view list, int low, int high, bool below_zero,
                 std::vector<int>& into) {
        for (const auto text : split(list, ',')) {
            const auto n = whole(text);
            const bool fits =
                n && ((low <= *n && *n <= high) || (below_zero && -high <= *n && *n <= -low));
            if (!fits)
                return wrong(part, "\"" + std::string{text} + "\" is no such number",
                             std::to_string(low) + " to " + std::to_string(high) +
                                 (below_zero ? ", or below zero, counted from the end" : ""));
            if (into.size() == most_numbers) return wrong(part, "too many numbers", "");
            if (std::find(into.begin(), into.end(), *n) == into.end())
                into.push_back(static_cast<int>(*n));
        }
    }

    void weekdays(std::string_view list) {
        for (const auto text : split(list, ',')) {
            const auto name = text.size() < 2 ? text : text.substr(text.size() - 2);
            const auto before = text.substr(0, text.size() - name.size());
            const int iso = weekday_named(name);
            const auto n = before.empty() ? std::optional<std::int64_t>{0} : whole(before);
            if (iso == 0 || !n || *n < -53 || *n > 53 || (*n == 0 && !before.empty()))
                return wrong("BYDAY", "\"" + std::string{text} + "\" is no weekday",
                             "MO to SU, with the how many-th before it: 2TU, -1FR");
            if (out.weekdays_.size() == most_numbers)
                return wrong("BYDAY", "too many weekdays", "");
            out.weekdays_.push_back({static_cast<int>(*n), iso});
        }
    }

    void until(const std::string& text) {
        const auto m = moment_of(text);
        if (!m)
            return wrong("UNTIL", "\"" + text + "\" is no day", "20261231, or 20261231T170000Z");
        out.until_ = m->on;
        if (!start.minute || !m->minute || *start.minute <= *m->minute) return;
        if (m->on == day::first())
            wrong("UNTIL", "it ends before it begins", "");
        else
            out.until_ = m->on - 1;  // it begins later that day
    }

    void part(const std::string& name, const std::string& value) {
        if (!given.insert(name).second) return wrong(name, "it is there twice", "write it once");
        if (value.empty()) return wrong(name, "nothing stands behind it", "");
        if (name == "FREQ") {
            const auto at = std::find(frequencies.begin(), frequencies.end(), value);
            if (at == frequencies.end())
                return wrong(name, "\"" + value + "\" is not how often days recur",
                             "DAILY, WEEKLY, MONTHLY or YEARLY");
            out.every_ = static_cast<frequency>(at - frequencies.begin());
        } else if (name == "INTERVAL" || name == "COUNT") {
            const auto n = whole(value);
            if (!n || *n < 1 || *n > 10'000'000)
                return wrong(name, "\"" + value + "\" is no such number", "1 to 10000000");
            if (name == "COUNT")
                out.count_ = *n;
            else
                out.interval_ = *n;
        } else if (name == "UNTIL") {
            until(value);
        } else if (name == "BYMONTH") {
            std::vector<int> months;
            numbers(name, value, 1, 12, false, months);
            for (const auto n : months) out.months_ |= 1U << (n - 1);
        } else if (name == "BYMONTHDAY") {
            std::vector<int> days;
            numbers(name, value, 1, 31, true, days);
            for (const auto n : days)
                (n > 0 ? out.month_days_ : out.month_days_back_) |= 1U << (std::abs(n) - 1);
        } else if (name == "BYYEARDAY") {
            numbers(name, value, 1, 366, true, out.year_days_);
        } else if (name == "BYWEEKNO") {
            numbers(name, value, 1, 53, true, out.weeks_);
        } else if (name == "BYSETPOS") {
            numbers(name, value, 1, 366, true, out.positions_);
        } else if (name == "BYDAY") {
            weekdays(value);
        } else if (name == "WKST") {
            out.week_start_ = weekday_named(value);
            if (out.week_start_ == 0) wrong(name, "\"" + value + "\" is no weekday", "MO to SU");
        } else if (name == "BYHOUR" || name == "BYMINUTE" || name == "BYSECOND") {
            wrong(name, "what recurs within a day is no day", "leave it out");
        } else {
            const std::vector<std::string> known{"FREQ",      "INTERVAL", "COUNT",    "UNTIL",
                                                 "WKST",      "BYMONTH",  "BYWEEKNO", "BYMONTHDAY",
                                                 "BYYEARDAY", "BYSETPOS", "BYDAY"};
            auto meant = did_you_mean(name, std::span<const std::string>{known});
            wrong(name, "there is no such part of a rule", std::move(meant));
        }
    }

    /// What no part is wrong with alone.
    void together() {
        if (!given.contains("FREQ"))
            wrong("FREQ", "how often is not said", "FREQ=WEEKLY, for example");
        if (given.contains("COUNT") && given.contains("UNTIL"))
            wrong("COUNT", "there are COUNT and UNTIL", "one of them says where it ends");
        const bool by_weeks_or_days =
            out.every_ == frequency::weekly || out.every_ == frequency::daily;
        const bool nth = std::any_of(out.weekdays_.begin(), out.weekdays_.end(),
                                     [](const auto& w) { return w.n != 0; });
        // of a week or a day there is one such weekday: other readers pass over the number too
        if (by_weeks_or_days)
            for (auto& w : out.weekdays_) w.n = 0;
        else if (nth && !out.weeks_.empty())
            wrong("BYDAY", "the how many-th weekday is of a month or a year, not of a week",
                  "leave out BYWEEKNO, or the number");
        if (!out.positions_.empty() && out.months_ == 0 && out.weeks_.empty() &&
            (out.month_days_ | out.month_days_back_) == 0 && out.year_days_.empty() &&
            out.weekdays_.empty())
            wrong("BYSETPOS", "it chooses from days that no other part names",
                  "add BYDAY, for example");
        if (out.until_ && *out.until_ < out.start_)
            wrong("UNTIL",
                  "it ends on " + remit::text(*out.until_) + ", before its first day " +
                      remit::text(out.start_),
                  "");
    }

    recurrence read(std::string_view rule) {
        if (rule.size() > longest)
            throw bad_input{problem{"E-SIZE", "",
                                    "a rule of " + std::to_string(rule.size()) + " characters",
                                    "at most 10000 are read"}};
        auto all = upper(rule);
        std::string_view left = all;
        if (left.starts_with("RRULE:")) left.remove_prefix(6);
        while (left.ends_with(';')) left.remove_suffix(1);
        for (const auto each : split(left, ';')) {
            const auto equals = each.find('=');
            if (equals == std::string_view::npos)
                wrong(std::string{each.substr(0, 40)}, "no part of a rule", "NAME=VALUE");
            else
                part(std::string{each.substr(0, equals)}, std::string{each.substr(equals + 1)});
            if (problems.size() > 50) break;
        }
        together();
        if (!problems.empty()) throw bad_input{std::move(problems)};
        for (auto* list : {&out.year_days_, &out.weeks_, &out.positions_})
            std::sort(list->begin(), list->end());
        out.find_ends(out.count_);
        return std::move(out);
    }
};

recurrence recurrence::parse(std::string_view rule, day start) {
    return reader{.out = recurrence{start}, .start = {start, std::nullopt}}.read(rule);
}

recurrence recurrence::parse(std::string_view rule, std::string_view start) {
    const auto m = moment_of(upper(start));
    if (!m)
        throw bad_input{problem{"E-RRULE", "DTSTART", "\"" + std::string{start} + "\" is no day",
                                "19970902, or 19970902T090000"}};
    return reader{.out = recurrence{m->on}, .start = *m}.read(rule);
}

std::string recurrence::text() const {
    auto out = "FREQ=" + std::string{frequencies[static_cast<std::size_t>(every_)]};
    const auto add = [&](const char* name, const std::vector<int>& list) {
        std::string numbers;
        for (const auto n : list) numbers += (numbers.empty() ? "" : ",") + std::to_string(n);
        if (!list.empty()) out += std::string{";"} + name + "=" + numbers;
    };
    if (until_) out += ";UNTIL=" + compact(*until_);
    if (count_) out += ";COUNT=" + std::to_string(*count_);
    if (interval_ != 1) out += ";INTERVAL=" + std::to_string(interval_);
    std::string days;
    for (const auto& w : weekdays_)
        days += (days.empty() ? "" : ",") + (w.n != 0 ? std::to_string(w.n) : std::string{}) +
                std::string{days_named[static_cast<std::size_t>(w.iso - 1)]};
    if (!days.empty()) out += ";BYDAY=" + days;
    std::vector<int> month_days, months;
    for (int n = -31; n <= 31; ++n)
        if (n != 0 && ((n > 0 ? month_days_ : month_days_back_) >> (std::abs(n) - 1) & 1U) != 0)
            month_days.push_back(n);
    for (int n = 1; n <= 12; ++n)
        if ((months_ >> (n - 1) & 1U) != 0) months.push_back(n);
    add("BYMONTHDAY", month_days);
    add("BYYEARDAY", year_days_);
    add("BYWEEKNO", weeks_);
    add("BYMONTH", months);
    add("BYSETPOS", positions_);
    if (week_start_ != 1)
        out += ";WKST=" + std::string{days_named[static_cast<std::size_t>(week_start_ - 1)]};
    return out;
}

}  // namespace v0
}  // namespace remit
