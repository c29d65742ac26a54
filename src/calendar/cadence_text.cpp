// SPDX-License-Identifier: BSL-1.0
// A cadence as a charter says it.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <remit/calendar/cadence.hpp>

#include "calendar/cadence_faults.hpp"
#include "calendar/cadence_words.hpp"

namespace remit {
inline namespace v0 {
namespace {

using namespace cadence_parts;

/// The n-th of the names, counted from 1.
template <std::size_t N>
std::string name_of(const std::array<std::string_view, N>& names, int n) {
    return std::string{names[static_cast<std::size_t>(n - 1)]};
}

/// "January, April and October".
std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        out += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return out;
}

std::string text_of(month_set months) {
    std::vector<std::string> words;
    for (int m = 1; m <= 12; ++m)
        if (months.contains(m)) words.push_back(name_of(detail::month_names, m));
    return listed(words);
}

std::string text_of(duration d) {
    constexpr const char* units[] = {"day", "week", "month", "year", "working day"};
    return std::to_string(d.n) + " " + units[static_cast<std::size_t>(d.unit)] +
           (d.n == 1 ? "" : "s");
}

/// "2", "at most 4", "exactly 2", "2 to 4".
std::string text_of_numbers(const std::optional<std::int64_t>& least,
                            const std::optional<std::int64_t>& most, const char* at_least) {
    if (!least) return "at most " + std::to_string(most.value_or(0));
    if (!most) return at_least + std::to_string(*least);
    if (*least == *most) return "exactly " + std::to_string(*least);
    return std::to_string(*least) + " to " + std::to_string(*most);
}

std::string text_of(month_day d) {
    return std::to_string(d.dom) + " " + name_of(detail::month_names, d.month);
}

const char* word_of(allowed how) { return how == allowed::only ? "only " : "not "; }

std::string text_of(const quota& q) {
    const auto numbers = text_of_numbers(q.at_least, q.at_most, "");
    if (q.months != month_set::all())
        return (numbers == "1" ? "" : numbers + " ") + "every " + text_of(q.months);
    auto out = numbers + " per " + name_of(detail::unit_names, static_cast<int>(q.per) + 1);
    if (q.month != 1 || q.dom != 1) out += " starting " + text_of(month_day{q.month, q.dom});
    return out;
}
std::string text_of(const at_least_apart& p) { return "at least " + text_of(p.length) + " apart"; }
std::string text_of(const at_most_apart& p) { return "at most " + text_of(p.length) + " apart"; }
std::string text_of(const series& p) {
    return "every " + text_of(p.every) + " from " + text(p.from);
}
std::string text_of(const in_months& p) { return word_of(p.how) + ("in " + text_of(p.months)); }
std::string text_of(const in_season& p) {
    return word_of(p.how) + ("from " + text_of(p.first)) + " to " + text_of(p.last);
}
std::string text_of(const in_dates& p) {
    return word_of(p.how) + ("from " + text(p.first)) + " to " + text(p.last);
}
std::string text_of(const on_weekdays& p) {
    std::vector<std::string> which, days;
    for (const int n : p.which) which.push_back(n < 0 ? "last" : name_of(detail::ordinal_names, n));
    for (const int d : p.weekdays)
        days.push_back(name_of(detail::weekday_names, d) + (which.empty() ? "s" : ""));
    return (p.how == allowed::never ? "not on " : "on ") +
           (which.empty() ? "" : "the " + listed(which) + " ") + listed(days);
}
std::string text_of(const on_working_days&) { return "on working days"; }
std::string text_of(const lasting& p) {
    const auto is = [&](std::int64_t least, std::int64_t most) {
        return p.at_least == least * 60 && p.at_most == most * 60;
    };
    if (is(3, 5)) return "half day";
    if (is(5, 9)) return "full day";
    if (is(3, 9)) return "half or full day";
    const bool hours = p.at_least.value_or(0) % 60 == 0 && p.at_most.value_or(0) % 60 == 0;
    const auto in_unit = [&](const std::optional<std::int64_t>& n) {
        return n && hours ? std::optional{*n / 60} : n;
    };
    const auto n = p.at_most ? in_unit(p.at_most) : in_unit(p.at_least);
    return text_of_numbers(in_unit(p.at_least), in_unit(p.at_most), "at least ") +
           (hours ? " hour" : " minute") + (n == 1 ? "" : "s");
}
std::string text_of(const except_in& p) { return "except " + text_of(p.months); }

}  // namespace

std::string text(const cadence_part& p) {
    if (auto faults = detail::faults_of(p); !faults.empty()) throw bad_input{std::move(faults)};
    return std::visit([](const auto& part) { return text_of(part); }, p);
}

std::string cadence::text() const {
    std::string out;
    for (const auto& p : parts_) out += (out.empty() ? "" : ", ") + remit::text(p);
    return out;
}

}  // namespace v0
}  // namespace remit
