// SPDX-License-Identifier: BSL-1.0
// Names and calls of a rule's text.
#include <array>
#include <string>
#include <utility>

#include <remit/rules/vocabulary.hpp>

#include "rules/fit.hpp"
#include "rules/names.hpp"
#include "rules/parser.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

duration::unit_type unit_of(std::string_view name) noexcept {
    using enum duration::unit_type;
    if (name == "weeks") return weeks;
    if (name == "months") return months;
    if (name == "years") return years;
    return name == "working_days" ? working_days : days;
}

}  // namespace

operand parser::primary() {
    const token& t = peek();
    if (at_ > 1 && tokens_[at_ - 1].spelling == "%" &&
        tokens_[at_ - 2].kind == token_kind::integer &&
        (t.kind == token_kind::end || (t.kind == token_kind::symbol && !is("("))))
        fail({tokens_[at_ - 2].at.begin, tokens_[at_ - 1].at.end}, "E-SYNTAX",
             "a share in percent is written with its word",
             "write percent(" + std::string{tokens_[at_ - 2].spelling} + ")");
    switch (t.kind) {
        case token_kind::integer: {
            take();
            std::int64_t n = 0;
            for (const char c : t.spelling) {
                const int digit = c - '0';
                if (n > (INT64_MAX - digit) / 10)
                    fail(t.at, "E-TYPE", "the number is too large",
                         "the largest is 9223372036854775807");
                n = n * 10 + digit;
            }
            return {made(t.at, op::integer, n), t.at};
        }
        case token_kind::text: take(); return {made(t.at, op::text, unquoted(t.spelling)), t.at};
        case token_kind::name: return name();
        case token_kind::end:
            unexpected("a value is missing", "write a name, a number or a text in quotes");
        case token_kind::symbol: break;
    }
    if (!is("(")) {
        const bool doubled = at_ > 0 && tokens_[at_ - 1].kind == token_kind::symbol && !is(")");
        unexpected("expected a value before `" + std::string{t.spelling} + "`",
                   doubled ? "leave one of the two signs out"
                           : "write a name, a number or a text in quotes");
    }
    take();
    const auto outer = std::exchange(comparison_, place{});
    auto o = binary(0);
    comparison_ = outer;
    if (is(",")) unexpected("a comma stands only between the parts of a call", "write & or |");
    const auto end = peek().at.end;
    if (!is(")")) unexpected("this bracket is opened and not closed: expected `)`");
    take();
    return {std::move(o.tree), {t.at.begin, end}};
}

operand parser::postfix(operand o) {
    while (is(".")) {
        const token& word = peek(1);
        if (word.kind != token_kind::name) {
            take();
            unexpected("expected a name after `.`", "write .of(...), .over(...) or .is_in(...)");
        }
        if (word.spelling == "of")
            o = slot(std::move(o), 2);
        else if (word.spelling == "over")
            o = slot(std::move(o), 3);
        else if (word.spelling == "is_in")
            o = is_in(std::move(o));
        else if (word.spelling == "year")
            o = date_part(std::move(o), op::year_of);
        else if (word.spelling == "month")
            o = date_part(std::move(o), op::month_of);
        else if (word.spelling == "day")
            o = date_part(std::move(o), op::day_of);
        else
            unknown_behind_dot(o);
    }
    if (is("(")) {
        const bool literal = is_literal(*o.tree);
        unexpected(
            "what stands before this bracket is not called",
            literal ? "write a sign between: * or &" : "write & or | between two conditions");
    }
    return o;
}

operand parser::name() {
    const token& word = take();
    const auto s = word.spelling;
    if (is("(")) return call(word);
    if (const auto found = defined_.find(s); found != defined_.end() && found->second)
        return {found->second, word.at};
    if (s == "today") return {made(word.at, op::today), word.at};
    if (is(".") && contains(path_words, s) &&
        !(contains(column_words, s) && peek(1).spelling == "is_in"))
        return column_behind_path(word);
    if (contains(column_words, s)) return {made(word.at, op::column, std::string{s}), word.at};
    no_value_unless_column(word);
    return {made(word.at, op::column, std::string{s}), word.at};
}

operand parser::column_behind_path(const token& path) {
    take();
    const token& word = peek();
    if (word.kind != token_kind::name)
        unexpected("expected a name after `.`", "write " + std::string{path.spelling} + ".name");
    const place all{path.at.begin, word.at.end};
    if (contains(row_words, word.spelling))
        fail(all, "E-TYPE", in_quotes(excerpt(all)) + " are rows, and rows are no value",
             "count them: count().of(" + excerpt(all) + ")");
    if (is("(", 1)) {
        take();
        fail(word.at, "E-WORD", in_quotes(word.spelling) + " does not stand behind a path",
             word.spelling == "of" || word.spelling == "over"
                 ? "write count().of(" + std::string{path.spelling} + ".mandates)"
                 : meant(word.spelling, methods));
    }
    take();
    return {made(all, op::column, std::string{path.spelling} + "." + std::string{word.spelling}),
            all};
}

operand parser::call(const token& word) {
    const callable* c = callable_of(word.spelling);
    if (c == nullptr) unknown_call(word);
    const auto first = at_;
    std::vector<operand> args;
    if (c->what == op::next) {
        take();
        args.push_back(source());
        expect(")", "the source");
    } else {
        args = arguments(word.spelling);
    }
    const place all{word.at.begin, tokens_[at_ - 1].at.end};
    if (args.size() < c->least || args.size() > c->most) {
        const place brackets{tokens_[first].at.begin, all.end};
        std::string what = in_quotes(word.spelling) + " takes ";
        if (c->least == c->most)
            what += std::to_string(c->most);
        else if (c->most == many)
            what += "at least " + std::to_string(c->least);
        else
            what += std::to_string(c->least) + " or " + std::to_string(c->most);
        what += c->most == 1 || c->most == many ? " part" : " parts";
        std::string hint = "write " + std::string{word_of(c->what).example};
        if (c->what == op::length)
            hint = args.empty() && word.spelling == "days"
                       ? "days(90) is a length of time; the days that rows lasted are days_held()"
                       : "write " + std::string{word.spelling} + "(4)";
        else if (word.spelling == "ratio")
            hint = "write ratio(1, 3)";
        fail(brackets, "E-SYNTAX", what + ", and here are " + std::to_string(args.size()),
             std::move(hint));
    }
    return {built(word, *c, args), all};
}

node_ptr parser::built(const token& word, const callable& c, std::vector<operand>& args) {
    const place all{word.at.begin, tokens_[at_ - 1].at.end};
    // One part that does not fit is shown; of several, the word.
    const auto at = args.size() == 1 ? args[0].at : word.at;
    const auto want_text = [&](const char* example) -> std::string {
        if (args[0].tree->what != op::text)
            fail(args[0].at, "E-TYPE", in_quotes(word.spelling) + " takes a text in quotes",
                 std::string{"write "} + example);
        return std::get<std::string>(args[0].tree->value);
    };
    switch (c.what) {
        case op::fraction:
        case op::length: return constant(word, args);
        case op::column: return made(at, op::column, want_text("col(\"company\")"));
        case op::predicate:
            return made(at, op::predicate, want_text("predicate(\"veterinarian\")"));
        case op::apportion:
            return made(at, op::apportion, want_text("apportion(\"dhondt\", 7, col(\"list\"))"),
                        {args[2].tree, args[1].tree, nullptr, nullptr});
        case op::count:
        case op::some:
        case op::none:
        case op::days_held:
        case op::share:
            if (!args.empty()) want_selector(word, args[0]);
            return made(args.empty() ? all : at, c.what, {},
                        {nullptr, args.empty() ? nullptr : args[0].tree, nullptr, nullptr});
        case op::distinct:
        case op::total:
        case op::first:
        case op::last:
            if (args[0].tree->what != op::column)
                fail(args[0].at, "E-TYPE", in_quotes(word.spelling) + " takes a column first",
                     "write " + std::string{word_of(c.what).example});
            if (args.size() > 1) want_selector(word, args[1]);
            return made(args.back().at, c.what, {},
                        {args[0].tree, args.size() > 1 ? args[1].tree : nullptr, nullptr, nullptr});
        default: break;
    }
    std::vector<node_ptr> trees;
    for (auto& arg : args) trees.push_back(std::move(arg.tree));
    return made(at, c.what, {}, std::move(trees));
}

void parser::want_selector(const token& word, const operand& o) const {
    if (word_of(o.tree->what).gives != word_kind::truth)
        fail(o.at, "E-TYPE",
             shown(*o.tree) + " is no condition, and " + in_quotes(word.spelling) + " takes one",
             hint_for_truth(o));
}

node_ptr parser::constant(const token& word, const std::vector<operand>& args) {
    std::array<std::int64_t, 2> n{};
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i].tree->what != op::integer)
            fail(args[i].at, "E-TYPE", in_quotes(word.spelling) + " takes whole numbers",
                 word.spelling == "ratio" ? "write ratio(1, 3)"
                                          : "write " + std::string{word.spelling} + "(40)");
        n[i] = std::get<std::int64_t>(args[i].tree->value);
    }
    if (word.spelling == "percent") return made(args[0].at, op::fraction, percent(n[0]));
    if (word.spelling != "ratio")
        return made(args[0].at, op::length, duration{unit_of(word.spelling), n[0]});
    if (n[1] <= 0)
        fail(args[1].at, "E-RATIO", "the second number of a ratio is above 0",
             n[1] == 0 ? "a ratio with denominator 0 has no value"
                       : "write the minus before the first number");
    return made(args[0].at, op::fraction, ratio{n[0], n[1]});
}

std::vector<operand> parser::arguments(std::string_view after) {
    take();
    std::vector<operand> out;
    const auto outer = std::exchange(comparison_, place{});
    while (!is(")")) {
        out.push_back(binary(0));
        if (is(")")) break;
        if (!is(",")) {
            const auto length = length_meant();
            const bool alone = out.size() == 1 && out[0].tree->what == op::integer;
            unexpected(
                "expected `,` or `)` in the brackets of " + in_quotes(after),
                length.empty() || !alone ? "" : "write " + std::string{after} + "(" + length + ")");
        }
        take();
        if (is(")")) unexpected("a part is missing after the comma", "leave the comma out");
    }
    take();
    comparison_ = outer;
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
