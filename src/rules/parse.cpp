// SPDX-License-Identifier: BSL-1.0
#include <string>
#include <string_view>

#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "rules/parser.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace {

using detail::operand;
using detail::parser;

bool gives(const operand& o, word_kind kind) { return word_of(o.tree->what).gives == kind; }

}  // namespace

condition parse_condition(std::string_view text, const definitions& defined) {
    parser p{text, defined};
    const auto o = p.whole_expression();
    if (!gives(o, word_kind::truth))
        p.fail(o.at, "E-TYPE", detail::shown(*o.tree) + " is no condition", p.hint_for_truth(o));
    return condition{o.tree};
}

measure parse_measure(std::string_view text, const definitions& defined) {
    parser p{text, defined};
    const auto o = p.whole_expression();
    if (!gives(o, word_kind::value))
        p.fail(o.at, "E-TYPE", detail::shown(*o.tree) + " is no value",
               gives(o, word_kind::truth) ? "write count(...) for how many rows it takes"
                                          : "write a measure: count(role == \"chair\")");
    return measure{o.tree};
}

node_ptr parse_any(std::string_view text, const definitions& defined) {
    parser p{text, defined};
    const auto o = p.whole_expression();
    if (!gives(o, word_kind::truth) && !gives(o, word_kind::value))
        p.fail(o.at, "E-TYPE", detail::shown(*o.tree) + " is neither a condition nor a value",
               "write count(role == \"chair\") or some(role == \"chair\")");
    return o.tree;
}

source parse_source(std::string_view text) {
    const definitions none;
    parser p{text, none};
    return source{p.whole_source().tree};
}

limit parse_limit(std::string_view text) {
    const definitions none;
    parser p{text, none};
    const auto o = p.whole_expression();
    if (o.tree->what != op::length && o.tree->what != op::next)
        p.fail(o.at, "E-TYPE", detail::shown(*o.tree) + " is no limit",
               "write days(90) or next(body.meetings)");
    return limit{o.tree};
}

}  // namespace v0
}  // namespace remit
