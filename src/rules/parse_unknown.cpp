// SPDX-License-Identifier: BSL-1.0
// Names of a rule's text that stand where they mean nothing.
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <remit/core/suggest.hpp>
#include <remit/rules/vocabulary.hpp>

#include "rules/names.hpp"
#include "rules/parser.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::array<std::string_view, 8> reserved = {"and", "or", "not",  "in",
                                                      "is",  "if", "else", "lambda"};

/// Whether the name is a word that is written without brackets.
bool is_of_another_kind(std::string_view s) {
    return contains(column_words, s) || contains(row_words, s) || contains(path_words, s) ||
           contains(calendar_words, s) || s == "today";
}

}  // namespace

void parser::unknown_call(const token& word) {
    const auto s = word.spelling;
    if ((is_of_another_kind(s) || defined_.contains(s)) && s != "body")
        fail(word.at, "E-WORD", in_quotes(s) + " is not called", "leave the brackets out");
    throw bad_input{unknown_names_from(static_cast<std::size_t>(&word - tokens_.data()))};
}

/// The names from a token on that are written like a function, or behind a dot like one, and are
/// none: whoever misspells one has often misspelt two. Each name once.
std::vector<problem> parser::unknown_names_from(std::size_t first) const {
    constexpr std::size_t most = 20;
    std::vector<problem> found;
    std::set<std::pair<bool, std::string_view>> seen;
    for (std::size_t i = first; i + 1 < tokens_.size() && found.size() < most; ++i) {
        const token& t = tokens_[i];
        if (t.kind != token_kind::name || tokens_[i + 1].spelling != "(") continue;
        const bool behind_dot = i > 0 && tokens_[i - 1].spelling == ".";
        const auto s = t.spelling;
        const bool known = behind_dot ? contains(methods, s) || s == "starting"
                                      : callable_of(s) != nullptr || contains(reserved, s) ||
                                            is_of_another_kind(s) || defined_.contains(s);
        if ((known && i != first) || !seen.emplace(behind_dot, s).second) continue;
        const auto hint = behind_dot ? meant(s, methods) : call_meant(s);
        found.push_back(placed(
            text_, t.at,
            {"E-WORD", "",
             in_quotes((behind_dot ? "." : "") + std::string{s}) +
                 (behind_dot ? " is no word of the language" : " is no function of the language"),
             hint}));
    }
    return found;
}

void parser::unknown_behind_dot(const operand& o) {
    take();
    const token& word = peek();
    const auto spelled = in_quotes("." + std::string{word.spelling});
    if (word.spelling == "same" || word.spelling == "starting")
        fail(
            word.at, "E-WORD",
            spelled + (word.spelling == "same" ? " stands behind rows" : " stands behind a window"),
            word.spelling == "same" ? "write person.mandates.same(body)"
                                    : "write .over(year.starting(5, 10))");
    std::string hint = did_you_mean(word.spelling, methods);
    if (hint.empty() && o.tree->what == op::column) {
        hint = "columns of other rows stand behind a path:";
        for (const auto path : path_words) hint += " " + std::string{path};
    }
    if (hint.empty()) hint = "write .of(...), .over(...) or .is_in(...)";
    fail(word.at, "E-WORD", spelled + " is no word of the language", std::move(hint));
}

/// Refuses bare names that are words of another kind; every other name is a column.
void parser::no_value_unless_column(const token& word) {
    const auto s = word.spelling;
    const std::string w{s};
    if (callable_of(s) != nullptr) {
        const auto* c = callable_of(s);
        fail(
            word.at, "E-SYNTAX", in_quotes(s) + " lacks its brackets",
            c->least == 0 ? "write " + w + "()" : "write " + std::string{word_of(c->what).example});
    }
    if (contains(row_words, s))
        fail(word.at, "E-TYPE", in_quotes(s) + " are rows, and rows are no value",
             "count them: count().of(" + w + ")");
    if (contains(path_words, s))
        fail(word.at, "E-TYPE", in_quotes(s) + " is a path and no value",
             "write a column behind it: " + w + ".kind");
    if (contains(calendar_words, s))
        fail(word.at, "E-TYPE", in_quotes(s) + " is a window and no value",
             "write today.year for a number, .over(year) for a window");
    if (s == "True" || s == "False" || s == "true" || s == "false")
        fail(word.at, "E-TYPE", "truths are not written",
             "write the condition alone, or ~ before its brackets");
    if (s == "None" || s == "null" || s == "nan")
        fail(word.at, "E-TYPE", "nothing is not written as a value",
             "write given(substitute_for), or ~ before its brackets");
    if (contains(reserved, s)) {
        --at_;
        unexpected("expected a value before `" + w + "`");
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
