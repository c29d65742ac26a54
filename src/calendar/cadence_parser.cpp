// SPDX-License-Identifier: BSL-1.0
// The words of a cadence: cut, counted, named.
#include "calendar/cadence_parser.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <remit/calendar/cadence.hpp>
#include <remit/core/detail/utf8.hpp>
#include <remit/core/suggest.hpp>

#include "calendar/cadence_words.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::string_view how_to =
    "write for example: 2 per year, at least 3 months apart, not in July";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

constexpr std::array<std::string_view, 48> all_words{
    "at",     "least",   "most",    "exactly", "per",   "each",     "every",     "year",
    "half",   "quarter", "month",   "week",    "day",   "days",     "weeks",     "months",
    "years",  "hours",   "minutes", "apart",   "from",  "starting", "to",        "not",
    "only",   "never",   "in",      "on",      "the",   "of",       "first",     "second",
    "third",  "fourth",  "fifth",   "last",    "and",   "or",       "working",   "full",
    "except", "weekly",  "monthly", "yearly",  "twice", "once",     "quarterly", "half-year"};

}  // namespace

cadence_parser::cadence_parser(std::string_view text) {
    if (text.size() > longest_cadence)
        throw bad_input{problem{"E-SIZE", "",
                                "a cadence of " + std::to_string(text.size()) +
                                    " bytes; the longest has " + std::to_string(longest_cadence),
                                ""}};
    cut(text);
}

void cadence_parser::cut(std::string_view text) {
    std::size_t column = 1;
    for (std::size_t i = 0; i < text.size();) {
        token t{token::kind::other, {}, 0, {}, column};
        const auto begin = i;
        const auto run = [&](auto pred) {
            while (i < text.size() && pred(text[i])) ++i;
        };
        if (is_space(text[i])) {
            ++i, ++column;
            continue;
        }
        if (is_digit(text[i])) {
            run([](char c) { return is_digit(c) || c == '-'; });
            t.text = std::string{text.substr(begin, i - begin)};
            const auto* end = t.text.data() + t.text.size();
            const auto [stop, error] = std::from_chars(t.text.data(), end, t.number);
            if (error == std::errc{} && stop == end) {
                t.what = token::kind::number;
            } else {
                try {
                    t.on = day::parse(t.text);
                    t.what = token::kind::date;
                } catch (const bad_input&) {
                    t.what = token::kind::other;  // told where it is read
                }
            }
        } else if (is_letter(text[i])) {
            run([](char c) { return is_letter(c) || c == '-'; });
            t.what = token::kind::word;
            t.text = lowered(text.substr(begin, i - begin));
        } else if (text[i] == ',') {
            ++i;
            t.what = token::kind::comma;
            t.text = ",";
        } else {
            ++i;  // and the rest of a character of several bytes
            run([](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
            t.text = std::string{text.substr(begin, i - begin)};
        }
        column += t.what == token::kind::other && !is_digit(text[begin]) ? 1 : i - begin;
        tokens_.push_back(std::move(t));
    }
    tokens_.push_back({token::kind::end, "", 0, {}, column});
}

void cadence_parser::fail_at(const token& t, std::string what, std::string hint) const {
    throw refused{
        {"E-CADENCE", "column " + std::to_string(t.column), std::move(what), std::move(hint)}};
}
void cadence_parser::fail(std::string what, std::string hint) const {
    const auto& t = peek();
    if (t.what == token::kind::other && is_digit(t.text[0]))
        fail_at(t, "there is no day " + t.text, "write for example 2026-02-07");
    if (hint.empty() && t.what == token::kind::word)
        if (const auto meant = suggest(t.text, all_words); !meant.empty() && meant != t.text)
            hint = "did you mean " + meant + "?";
    fail_at(t, std::move(what), hint.empty() ? std::string{how_to} : std::move(hint));
}

const cadence_parser::token& cadence_parser::peek(std::size_t ahead) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}
bool cadence_parser::is(std::string_view word, std::size_t ahead) const {
    return peek(ahead).what == token::kind::word && peek(ahead).text == word;
}
bool cadence_parser::is_any(std::initializer_list<std::string_view> words,
                            std::size_t ahead) const {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view w) { return is(w, ahead); });
}
bool cadence_parser::take(std::string_view word) {
    if (!is(word)) return false;
    ++at_;
    return true;
}
bool cadence_parser::take_any(std::initializer_list<std::string_view> words) {
    if (!is_any(words)) return false;
    ++at_;
    return true;
}
void cadence_parser::need(std::string_view word, std::string hint) {
    if (!take(word)) fail("here stands " + std::string{word}, std::move(hint));
}

/// Which of the names stands there, in any case; with an s behind it too where it may be plural.
std::optional<std::size_t> cadence_parser::name_at(std::size_t ahead,
                                                   std::span<const std::string_view> names,
                                                   bool plural) const {
    const auto& t = peek(ahead);
    if (t.what != token::kind::word) return std::nullopt;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto name = lowered(names[i]);
        if (t.text == name || (plural && t.text == name + "s")) return i;
    }
    return std::nullopt;
}
bool cadence_parser::month_at(std::size_t ahead) const {
    return name_at(ahead, month_names).has_value();
}
bool cadence_parser::ordinal_at(std::size_t ahead) const {
    return name_at(ahead, ordinal_names) || is("last", ahead);
}

std::optional<std::int64_t> cadence_parser::number_at(std::size_t ahead) const {
    if (peek(ahead).what == token::kind::number) return peek(ahead).number;
    if (is("once", ahead)) return 1;
    if (is("twice", ahead)) return 2;
    if (const auto at = name_at(ahead, number_names)) return static_cast<std::int64_t>(*at) + 1;
    return std::nullopt;
}
std::int64_t cadence_parser::number() {
    const auto n = number_at(0);
    if (!n) fail("here stands a number");
    ++at_;
    return *n;
}

std::optional<duration::unit_type> cadence_parser::take_length_unit() {
    constexpr std::array<std::string_view, 4> units{"day", "week", "month", "year"};
    const auto at = name_at(0, units, true);
    if (!at) return std::nullopt;
    ++at_;
    return static_cast<duration::unit_type>(*at);
}
std::optional<cadence_parts::unit> cadence_parser::take_unit() {
    if (is("half") && is("year", 1)) {
        at_ += 2;
        return cadence_parts::unit::half_year;
    }
    const auto at = name_at(0, unit_names);
    if (!at) return std::nullopt;
    ++at_;
    return static_cast<cadence_parts::unit>(*at);
}

/// One, or several with commas and `and` between them; `one` reads one where it is at hand, and
/// says whether it was.
template <class F>
void cadence_parser::list(F one) {
    if (!one()) fail("a name is missing here");
    for (;;) {
        const auto back = at_;
        const bool comma = peek().what == token::kind::comma;
        if (comma) ++at_;
        const bool joined = take_any({"and", "or", "nor"});
        if (!comma && !joined) return;
        if (one()) continue;
        at_ = back;  // the comma ends the phrase
        if (joined && !comma) ++at_, fail("a name is missing here");
        return;
    }
}

month_set cadence_parser::months() {
    month_set out;
    list([&] {
        const auto first = name_at(0, month_names);
        if (!first) return false;
        ++at_;
        auto last = *first;
        if (is("to") && month_at(1)) last = *name_at(1, month_names), at_ += 2;
        for (auto m = *first;; m = (m + 1) % 12) {
            out.add(static_cast<int>(m) + 1);
            if (m == last) return true;
        }
    });
    return out;
}
cadence_parts::month_day cadence_parser::month_day() {
    const auto& at = peek();
    const auto n = number();
    const auto month = name_at(0, month_names);
    if (!month) fail("here stands a month", "write for example 20 December");
    ++at_;
    const auto m = static_cast<int>(*month) + 1;
    // 2024 has a 29 February
    if (n < 1 || n > 31 || !day::exists(2024, m, static_cast<int>(n)))
        fail_at(at, "there is no " + std::to_string(n) + " " + std::string{month_names[*month]});
    return {m, static_cast<int>(n)};
}
std::vector<int> cadence_parser::ordinals() {
    std::vector<int> out;
    list([&] {
        const auto at = name_at(0, ordinal_names);
        if (!at && !is("last")) return false;
        ++at_;
        out.push_back(at ? static_cast<int>(*at) + 1 : -1);
        return true;
    });
    const auto order = [](int n) { return n < 0 ? 6 : n; };
    std::sort(out.begin(), out.end(), [&](int a, int b) { return order(a) < order(b); });
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}
std::vector<int> cadence_parser::weekdays() {
    std::vector<int> out;
    list([&] {
        const auto first = name_at(0, weekday_names, true);
        if (!first) return false;
        ++at_;
        auto last = *first;
        if (is("to"))
            if (const auto to = name_at(1, weekday_names, true)) last = *to, at_ += 2;
        for (auto d = *first;; d = (d + 1) % 7) {
            out.push_back(static_cast<int>(d) + 1);
            if (d == last) return true;
        }
    });
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
