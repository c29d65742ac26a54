// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <remit/core/suggest.hpp>
#include <remit/rules/vocabulary.hpp>

#include "core/utf8.hpp"
#include "rules/fit.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::size_t longest_text = 1'000;

const std::string& text_of(op what, const payload& value) {
    const auto* s = std::get_if<std::string>(&value);
    if (s == nullptr) misfit("`" + std::string{word_of(what).spelling} + "` carries a text", "");
    if (s->size() > longest_text)
        misfit("a text in a rule has at most 1,000 bytes", "name the thing by its key");
    if (!is_utf8(*s))
        misfit("a text in a rule is UTF-8, and this one is not", "save the file as UTF-8");
    for (const char c : *s)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            misfit("a text in a rule has no line ends or other control characters",
                   "leave them out of " + quoted("..."));
    return *s;
}

template <class T>
const T& value_of(op what, const payload& value) {
    const auto* v = std::get_if<T>(&value);
    if (v == nullptr)
        misfit("`" + std::string{word_of(what).spelling} + "` does not carry such a value",
               "write " + std::string{word_of(what).example});
    return *v;
}

void want_word(std::string_view name, std::span<const std::string_view> words, std::string what) {
    if (contains(words, name)) return;
    std::string hint = did_you_mean(name, words);
    if (hint.empty()) {
        hint = "write one of:";
        for (const auto w : words) hint += " " + std::string{w};
    }
    misfit(quote(name) + " " + std::move(what), std::move(hint));
}

void check_text(op what, const std::string& s) {
    switch (what) {
        case op::column:
            if (s.empty()) misfit("a column has a name", "write col(\"company\")");
            return;
        case op::predicate:
            if (s.empty()) misfit("a predicate has a name", "write predicate(\"veterinarian\")");
            return;
        case op::apportion: {
            constexpr std::string_view methods[] = {"dhondt", "sainte_lague"};
            return want_word(s, methods, "is no way to apportion seats");
        }
        case op::source: return want_word(s, row_words, "are no rows");
        case op::path: return want_word(s, path_words, "is no path to another row");
        case op::calendar: return want_word(s, calendar_words, "is no calendar window");
        default: return;
    }
}

}  // namespace

void check_payload(op what, const payload& value) {
    switch (what) {
        case op::integer:
            if (value_of<std::int64_t>(what, value) == INT64_MIN)
                misfit("the number is too large", "the largest is 9223372036854775807");
            return;
        case op::fraction: (void)value_of<ratio>(what, value); return;
        case op::date: (void)value_of<day>(what, value); return;
        case op::length:
            if (const auto d = value_of<duration>(what, value); d.n < 0)
                misfit("a length of time is not negative",
                       "take it away instead: start - " +
                           text(duration{d.unit, d.n < -INT64_MAX ? INT64_MAX : -d.n}));
            else if (constexpr std::int64_t most = 4'000'000; d.n > most)  // days of the calendar
                misfit("`" + text(d) + "` is longer than the calendar",
                       "write a length of at most 4,000,000");
            return;
        case op::text:
        case op::column:
        case op::predicate:
        case op::apportion:
        case op::source:
        case op::path:
        case op::calendar: return check_text(what, text_of(what, value));
        default:
            if (!std::holds_alternative<std::monostate>(value))
                misfit("`" + std::string{word_of(what).spelling} + "` carries no value", "");
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
