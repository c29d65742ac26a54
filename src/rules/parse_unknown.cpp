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
    unknown(word, in_quotes(s) + " is no function of the language", call_meant(s));
}

/// Whether a source begins with that token: `.of(` or `next(` stands before it.
bool parser::opens_source(std::size_t i) const {
    if (i < 2 || tokens_[i].kind != token_kind::name || tokens_[i - 1].spelling != "(")
        return false;
    const auto before = tokens_[i - 2].spelling;
    return before == "next" || (before == "of" && i > 2 && tokens_[i - 3].spelling == ".");
}

/// What the token is of a source: `person` and `offices` of `.of(person.offices)`.
parser::part_of_source parser::part_at(std::size_t i) const {
    using enum part_of_source;
    const auto spelled = [&](std::size_t at) {
        return at < tokens_.size() ? tokens_[at].spelling : std::string_view{};
    };
    if (opens_source(i)) {
        const bool leads_on = spelled(i + 1) == "." && (!contains(row_words, tokens_[i].spelling) ||
                                                        spelled(i + 2) != "same");
        return leads_on || spelled(i + 1) == "(" ? path : rows;
    }
    if (tokens_[i].kind != token_kind::name || i < 3 || spelled(i - 1) != ".") return none;
    if (opens_source(i - 2)) return part_at(i - 2) == path ? rows : none;
    const bool behind_named = i > 5 && spelled(i - 2) == ")" && spelled(i - 4) == "(";
    return behind_named && opens_source(i - 5) ? rows : none;
}

/// Whoever misspells one name has often misspelt two: of those behind it the functions, what stands
/// behind a dot and the rows of sources are told too, each once.
void parser::unknown(const token& word, const std::string& what, std::string hint) const {
    constexpr std::size_t most = 20;
    std::vector<problem> found;
    std::set<std::string> seen;
    const auto tell = [&](const token& t, const std::string& said, std::string meant_by_it) {
        if (seen.insert(said).second)
            found.push_back(placed(text_, t.at, {"E-WORD", "", said, std::move(meant_by_it)}));
    };
    tell(word, what, std::move(hint));
    const auto first = static_cast<std::size_t>(&word - tokens_.data()) + 1;
    for (std::size_t i = first; i + 1 < tokens_.size() && found.size() < most; ++i) {
        const token& t = tokens_[i];
        const auto s = t.spelling;
        if (t.kind != token_kind::name) continue;
        if (const auto part = part_at(i); part != part_of_source::none) {
            if (part == part_of_source::path && !contains(path_words, s))
                tell(t, in_quotes(s) + " is no path to other rows", meant(s, path_words));
            if (part == part_of_source::rows && !contains(row_words, s))
                tell(t, in_quotes(s) + " are no rows", rows_meant(s));
        } else if (tokens_[i + 1].spelling != "(") {
            continue;  // a column perhaps: the facts know
        } else if (tokens_[i - 1].spelling == ".") {
            if (!contains(methods, s) && s != "starting")
                tell(t, in_quotes("." + std::string{s}) + " is no word of the language",
                     meant(s, methods));
        } else if (callable_of(s) == nullptr && !contains(reserved, s) && !is_of_another_kind(s) &&
                   !defined_.contains(s)) {
            tell(t, in_quotes(s) + " is no function of the language", call_meant(s));
        }
    }
    throw bad_input{std::move(found)};
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
    unknown(word, spelled + " is no word of the language", std::move(hint));
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
