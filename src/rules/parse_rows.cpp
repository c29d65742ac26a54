// SPDX-License-Identifier: BSL-1.0
// What stands behind a measure or a column of a rule's text: `.of`, `.over`, `.is_in`, `.year`.
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

operand parser::slot(operand measure, std::size_t which) {
    take();
    const token& word = take();
    if (!is_measure(measure.tree->what))
        fail(word.at, "E-TYPE",
             "`." + std::string{word.spelling} + "` belongs to a measure, and " +
                 shown(*measure.tree) + " is none",
             which == 2 ? "write count(...).of(mandates)" : "write count(...).over(year)");
    if (measure.tree->args[which])
        fail(word.at, "E-SYNTAX", "`." + std::string{word.spelling} + "` is said twice",
             "leave one out");
    expect("(", in_quotes("." + std::string{word.spelling}));
    const auto part = which == 2 ? source() : window();
    if (is(","))
        unexpected("`." + std::string{word.spelling} + "` takes one part",
                   which == 2 ? "write .of(person.offices)" : "write .over(past(years(4)))");
    expect(")", which == 2 ? "the source" : "the window");
    auto args = measure.tree->args;
    args[which] = part.tree;
    return {made(part.at, measure.tree->what, measure.tree->value, std::move(args)),
            {measure.at.begin, tokens_[at_ - 1].at.end}};
}

operand parser::is_in(operand column) {
    take();
    const token& word = take();
    if (!is("("))
        unexpected("expected `(` after `.is_in`", "write area.is_in(\"health\", \"elderly\")");
    const auto args = arguments(".is_in");
    std::vector<node_ptr> trees{column.tree};
    for (const auto& arg : args) trees.push_back(arg.tree);
    for (const auto& arg : args)
        if (!is_literal(*arg.tree) || arg.tree->what == op::length)
            fail(arg.at, "E-TYPE",
                 shown(*arg.tree) + " is no number, text or date, and `.is_in` takes these",
                 "write area.is_in(\"health\", \"elderly\")");
    return {made(word.at, op::is_in, {}, std::move(trees)),
            {column.at.begin, tokens_[at_ - 1].at.end}};
}

operand parser::date_part(operand dated, op part) {
    take();
    const token& word = take();
    return {made(word.at, part, {}, {dated.tree}), {dated.at.begin, word.at.end}};
}

operand parser::source() {
    const token& word = peek();
    if (word.kind != token_kind::name)
        unexpected("expected a source of rows", "write members, mandates, person.offices, ...");
    take();
    node_ptr path;
    const token* rows = &word;
    if (is("(") ||
        (is(".") && !(contains(row_words, word.spelling) && peek(1).spelling == "same"))) {
        path = path_to_rows(word);
        rows = &take();
    }
    const place all{word.at.begin, rows->at.end};
    if (rows->kind != token_kind::name || !contains(row_words, rows->spelling))
        unknown(*rows, in_quotes(rows->spelling) + " are no rows", rows_meant(rows->spelling));
    std::vector<node_ptr> args{path};
    if (is(".")) {
        take();
        const token& same = peek();
        if (same.spelling != "same")
            fail(same.at, "E-WORD", in_quotes(same.spelling) + " does not stand behind rows",
                 contains(row_words, same.spelling) || contains(path_words, same.spelling)
                     ? "one path leads to rows: person.offices"
                     : "write person.mandates.same(body)");
        take();
        if (!is("(")) unexpected("expected `(` after `.same`", "write person.mandates.same(body)");
        const auto columns = arguments(".same");
        if (columns.empty())
            fail(same.at, "E-SYNTAX", "`.same` lacks a column", "write person.mandates.same(body)");
        for (const auto& column : columns) {
            if (column.tree->what != op::column)
                fail(column.at, "E-TYPE",
                     shown(*column.tree) + " is no column, and `.same` takes columns",
                     "write person.mandates.same(body)");
            args.push_back(column.tree);
        }
    }
    const place whole{all.begin, tokens_[at_ - 1].at.end};
    return {made(whole, op::source, std::string{rows->spelling}, std::move(args)), whole};
}

/// Reads what stands between the first word of a source and its rows: `person.`, `body("council").`
node_ptr parser::path_to_rows(const token& word) {
    if (!contains(path_words, word.spelling))
        unknown(word, in_quotes(word.spelling) + " is no path to other rows",
                meant(word.spelling, path_words));
    std::vector<node_ptr> args;
    if (is("(")) {
        if (word.spelling != "body")
            unexpected("only a body is named in a path", "write body(\"council\").members");
        const auto named = arguments(word.spelling);
        if (named.size() != 1 || named[0].tree->what != op::text)
            fail(word.at, "E-TYPE", "a body is named by its key in quotes",
                 "write body(\"council\").members");
        args.push_back(named[0].tree);
    }
    if (!is("."))
        unexpected("expected `.` and rows", "write " + std::string{word.spelling} + ".members");
    take();
    return made(word.at, op::path, std::string{word.spelling}, std::move(args));
}

operand parser::window() {
    const token& word = peek();
    if (word.kind != token_kind::name || !contains(calendar_words, word.spelling)) {
        auto o = binary(0);
        if (word_of(o.tree->what).gives != word_kind::window)
            fail(o.at, "E-TYPE", shown(*o.tree) + " is no window",
                 window_meant(*o.tree, excerpt(o.at)));
        return o;
    }
    take();
    std::vector<node_ptr> args;
    if (is(".")) {
        take();
        const token& starting = peek();
        if (starting.spelling != "starting" || !is("(", 1))
            fail(starting.at, "E-WORD",
                 in_quotes(starting.spelling) + " does not stand behind a window",
                 "write year.starting(5, 10)");
        take();
        const auto parts = arguments(".starting");
        if (parts.size() != 2)
            fail(starting.at, "E-SYNTAX", "`.starting` takes a month and a day of it",
                 "write year.starting(5, 10)");
        for (const auto& part : parts) args.push_back(part.tree);
    }
    const place all{word.at.begin, tokens_[at_ - 1].at.end};
    return {made(all, op::calendar, std::string{word.spelling}, std::move(args)), all};
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
