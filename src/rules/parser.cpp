// SPDX-License-Identifier: BSL-1.0
#include "rules/parser.hpp"

#include <algorithm>
#include <utility>

#include <remit/core/suggest.hpp>
#include <remit/rules/vocabulary.hpp>

#include "core/utf8.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// Python's precedence, loosest first. `not` lies between `and` and the comparisons.
enum level : int {
    by_or = 1,
    by_and,
    by_not,
    by_compare,
    by_bar,
    by_ampersand,
    by_sum,
    by_product,
    by_sign
};

struct infix {
    std::string_view spelling;
    op what;
    int binds;
};
constexpr infix infixes[] = {
    {"or", op::any_of, by_or},       {"and", op::all_of, by_and}, {"==", op::eq, by_compare},
    {"!=", op::ne, by_compare},      {"<", op::lt, by_compare},   {"<=", op::le, by_compare},
    {">", op::gt, by_compare},       {">=", op::ge, by_compare},  {"|", op::any_of, by_bar},
    {"&", op::all_of, by_ampersand}, {"+", op::add, by_sum},      {"-", op::sub, by_sum},
    {"*", op::mul, by_product},      {"/", op::div, by_product},  {"%", op::mod, by_product},
};

const infix* infix_of(const token& t) noexcept {
    if (t.kind != token_kind::name && t.kind != token_kind::symbol) return nullptr;
    for (const auto& i : infixes)
        if (i.spelling == t.spelling) return &i;
    return nullptr;
}

bool gives(const operand& o, word_kind kind) { return word_of(o.tree->what).gives == kind; }

place both(place a, place b) noexcept { return {a.begin, b.end}; }

/// Brackets, calls and signs that stand inside one another. Printed trees need at most two for each
/// of the 256 levels; more is refused before the stack of the machine ends.
constexpr int most_nested = 600;

}  // namespace

class nested {
public:
    nested(parser& p, place at) : parser_{p} {
        if (++parser_.nesting_ > most_nested)
            parser_.fail(at, "E-DEPTH",
                         "a rule is nested at most 256 deep; the brackets and signs are deeper",
                         "leave out brackets, or split it");
    }
    ~nested() { --parser_.nesting_; }
    nested(const nested&) = delete;
    nested& operator=(const nested&) = delete;

private:
    parser& parser_;
};

parser::parser(std::string_view text, const definitions& defined)
    : text_{text}, defined_{defined}, tokens_{tokens_of(text)} {}

operand parser::whole_expression() {
    if (peek().kind == token_kind::end)
        fail(peek().at, "E-SYNTAX", "the text is empty", "write a condition: count() == 7");
    auto o = binary(by_or);
    want_end();
    return o;
}

operand parser::whole_source() {
    auto o = source();
    want_end();
    return o;
}

operand parser::binary(int least) {
    auto left = prefix(least);
    while (const infix* sign = infix_of(peek())) {
        if (sign->binds < least) break;
        if (sign->binds == by_compare)
            left = compared(std::move(left));
        else if (sign->binds >= by_sum)
            left = arithmetic(sign->what, std::move(left), sign->binds);
        else
            left = chain(sign->what, std::move(left), sign->binds);
    }
    return left;
}

operand parser::prefix(int least) {
    const token& sign = peek();
    const nested deeper{*this, sign.at};
    if (is_word("not")) {
        if (least > by_not)
            unexpected("`not` stands before a whole comparison, not inside one",
                       "put it in brackets: (not (a == 1))");
        take();
        auto o = is_word("not") ? prefix(by_not) : binary(by_sum);
        if (const infix* next = infix_of(peek()); next != nullptr && next->binds == by_compare)
            o = compared(std::move(o));
        // In C++ `not a & b` is `(not a) & b`, in Python `not (a & b)`; a text must mean one thing.
        if (const infix* next = infix_of(peek());
            next != nullptr && (next->binds == by_bar || next->binds == by_ampersand))
            unexpected("`not` with `" + std::string{next->spelling} + "` can be read in two ways",
                       "put what is negated in brackets: not (a & b), or (not a) & b");
        want_truth(o, sign);
        return {made(sign.at, op::negation, {}, {o.tree}), both(sign.at, o.at)};
    }
    if (is("-") || is("~")) {
        take();
        auto o = prefix(by_sign);
        if (sign.spelling == "~") want_truth(o, sign);
        const op what = sign.spelling == "~" ? op::negation : op::neg;
        return {made(sign.at, what, {}, {o.tree}), both(sign.at, o.at)};
    }
    if (is("+")) unexpected("a value has no `+` before it", "leave it out");
    return postfix(primary());
}

operand parser::chain(op what, operand first, int level) {
    std::vector<node_ptr> parts;
    place all = first.at;
    want_truth(first, peek());
    parts.push_back(std::move(first.tree));
    for (const infix* next = infix_of(peek()); next != nullptr && next->binds == level;
         next = infix_of(peek())) {
        const token& sign = take();
        auto o = binary(level + 1);
        want_truth(o, sign);
        all.end = o.at.end;
        parts.push_back(std::move(o.tree));
    }
    return {made(all, what, {}, std::move(parts)), all};
}

operand parser::compared(operand left) {
    const token& sign = take();
    const infix& own = *infix_of(sign);
    const auto outer = std::exchange(comparison_, both(left.at, sign.at));
    auto right = binary(by_bar);
    comparison_ = outer;
    const auto all = both(left.at, right.at);
    auto tree = made(sign.at, own.what, {}, {left.tree, right.tree});
    const infix* next = infix_of(peek());
    if (next != nullptr && next->binds == by_compare) {
        refuse_open_bracket({tree, all});
        unexpected("comparisons are not chained", "write (" + excerpt(all) + ") & (" +
                                                      excerpt(right.at) + " " +
                                                      std::string{next->spelling} + " ...)");
    }
    return {std::move(tree), all};
}

/// Of `count(role == "chair" >= 1` the bracket is missing: where one is not closed, the sign that
/// is one too many stands behind it.
void parser::refuse_open_bracket(const operand& left) const {
    std::vector<std::size_t> here, all;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const token& t = tokens_[i];
        if (i == at_) here = all;
        if (t.kind != token_kind::symbol) continue;
        if (t.spelling == "(") all.push_back(i);
        if (t.spelling == ")" && !all.empty()) all.pop_back();
    }
    if (all.empty() || here.empty()) return;
    const token& bracket = tokens_[here.back()];
    const auto begin = here.back() > 0 && tokens_[here.back() - 1].kind == token_kind::name
                           ? tokens_[here.back() - 1].at.begin
                           : bracket.at.begin;
    fail(bracket.at, "E-SYNTAX", "this bracket is opened and not closed",
         "close it before `" + std::string{peek().spelling} +
             "`: " + excerpt({begin, left.at.end}) + ") " + std::string{peek().spelling} + " ...");
}

operand parser::arithmetic(op what, operand left, int level) {
    const token& sign = take();
    auto right = binary(level + 1);
    if (const auto length = length_meant(); level == by_sum && !length.empty())
        fail(both(right.at, peek().at), "E-SYNTAX",
             "a length of time is written with its unit first",
             "write " + excerpt(left.at) + " " + std::string{sign.spelling} + " " + length);
    return {made(sign.at, what, {}, {left.tree, right.tree}), both(left.at, right.at)};
}

void parser::want_truth(const operand& o, const token& sign) {
    if (gives(o, word_kind::truth)) return;
    const auto spelled = "`" + std::string{sign.spelling} + "`";
    const bool symbol = sign.kind == token_kind::symbol;
    const infix* next = infix_of(peek());
    const bool before_comparison = next != nullptr && next->binds == by_compare;
    if (symbol && gives(o, word_kind::value) && (comparison_.end > 0 || before_comparison)) {
        std::string hint = "put the comparison in brackets: ";
        if (sign.spelling == "~")
            hint +=
                "~(" + excerpt(o.at) + " " + std::string{next ? next->spelling : "=="} + " ...)";
        else if (comparison_.end > 0 && o.at.end <= sign.at.begin)
            hint += "(" + excerpt(both(comparison_, o.at)) + ") " + std::string{sign.spelling} +
                    " (...)";
        else if (next != nullptr && o.at.begin > sign.at.begin)
            hint += "... " + std::string{sign.spelling} + " (" + excerpt(o.at) + " " +
                    std::string{next->spelling} + " ...)";
        else
            hint += "(a == 1) " + std::string{sign.spelling} + " (b == 2)";
        fail(sign.at, "E-TYPE", spelled + " binds tighter than a comparison", std::move(hint));
    }
    fail(o.at, "E-TYPE", shown(*o.tree) + " is no condition, and " + spelled + " takes conditions",
         hint_for_truth(o));
}

std::string parser::hint_for_truth(const operand& o) const {
    const node& n = *o.tree;
    if (n.what == op::column) {
        std::vector<std::string> names;
        for (const auto& [name, tree] : defined_) names.push_back(name);
        auto near = did_you_mean(std::get<std::string>(n.value), names);
        return near.empty() ? "compare it with something: " + brief(n) + " == \"...\"" : near;
    }
    if (n.what == op::count || n.what == op::total || n.what == op::distinct)
        return "compare it with a number: " + excerpt(o.at) + " >= 1";
    if (n.what == op::share)
        return "compare it with a fraction: " + excerpt(o.at) + " >= percent(40)";
    if (word_of(n.what).gives == word_kind::value) return "compare it with something";
    return "write a condition: count() == 7";
}

const token& parser::peek(std::size_t ahead) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

bool parser::is(std::string_view symbol, std::size_t ahead) const {
    const token& t = peek(ahead);
    return t.kind == token_kind::symbol && t.spelling == symbol;
}

bool parser::is_word(std::string_view word) const {
    return peek().kind == token_kind::name && peek().spelling == word;
}

void parser::expect(std::string_view symbol, std::string_view after) {
    if (!is(symbol))
        unexpected("expected `" + std::string{symbol} + "` after " + std::string{after});
    take();
}

void parser::fail(place at, std::string code, std::string what, std::string hint) const {
    fail_at(text_, at, problem{std::move(code), "", std::move(what), std::move(hint)});
}

void parser::unexpected(std::string what, std::string hint) {
    const token& t = peek();
    const token& before = tokens_[at_ > 0 ? at_ - 1 : 0];
    if (hint.empty()) {
        if (t.spelling == "in")
            hint = "write role.is_in(\"chair\", \"vice\") for one of several values";
        else if (t.spelling == "is")
            hint = "write ==";
        else if (t.spelling == "if" || t.spelling == "else")
            hint = "write (~a) | b for: if a, then b; or give the rule a `where`";
        else if (const auto length = length_meant(); !length.empty())
            hint = "write " + length;
        else if (t.kind == token_kind::text && before.kind == token_kind::name)
            hint = "a text stands in quotes alone, with nothing before the first";
    }
    if (t.kind == token_kind::end) what += "; the text ends here";
    fail(t.at, "E-SYNTAX", std::move(what), std::move(hint));
}

/// What to write for `3 days`, where the next token is the unit behind a number.
std::string parser::length_meant() const {
    const token& t = peek();
    const token& before = tokens_[at_ > 0 ? at_ - 1 : 0];
    if (t.kind != token_kind::name || before.kind != token_kind::integer) return "";
    const auto unit = unit_meant(t.spelling);
    return unit.empty() ? "" : std::string{unit} + "(" + std::string{before.spelling} + ")";
}

void parser::want_end() {
    const token& t = peek();
    if (t.kind == token_kind::end) return;
    if (t.spelling == ")") unexpected("this bracket closes nothing", "leave it out");
    if (t.spelling == ",")
        unexpected("a comma stands only between the parts of a call", "write & or |");
    unexpected("expected an operator or the end of the text");
}

node_ptr parser::made(place at, op what, payload value, std::vector<node_ptr> args) const {
    try {
        return make_node(what, std::move(value), std::move(args));
    } catch (const bad_input& e) {
        const problem& p = e.problems().front();
        fail(at, p.code, p.what, p.hint);
    }
}

std::string parser::excerpt(place at) const {
    constexpr std::size_t longest = 60;
    const auto s = text_.substr(at.begin, at.end - at.begin);
    if (s.size() > longest || s.find_first_of("\n\r\t") != std::string_view::npos) return "...";
    return visible(s);
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
