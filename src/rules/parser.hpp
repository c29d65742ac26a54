// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <remit/rules/text.hpp>

#include "rules/token.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A tree and the stretch of the text that it was read from.
struct operand {
    node_ptr tree;
    place at;
};

struct callable;

/// A recursive descent over the tokens, with Python's precedence. What belongs to operators is in
/// parser.cpp, what belongs to names, calls, sources and windows in parse_words.cpp.
class parser {
public:
    parser(std::string_view text, const definitions& defined);

    /// The whole text as an expression, a source or a limit.
    operand whole_expression();
    operand whole_source();

    [[noreturn]] void fail(place at, std::string code, std::string what, std::string hint) const;
    [[nodiscard]] const definitions& defined() const noexcept { return defined_; }
    /// The hint for a column that stands where a condition is meant: a misspelt definition?
    [[nodiscard]] std::string hint_for_truth(const operand& o) const;

private:
    friend class nested;  // counts what stands inside one another

    // operators
    operand binary(int least);
    operand prefix(int least);
    operand chain(op what, operand first, int level);
    operand compared(operand left);
    operand arithmetic(op what, operand left, int level);
    void want_truth(const operand& o, const token& sign);

    // names and calls
    operand postfix(operand o);
    operand primary();
    operand name();
    operand column_behind_path(const token& path);
    operand call(const token& word);
    node_ptr built(const token& word, const callable& c, std::vector<operand>& args);
    void want_selector(const token& word, const operand& o) const;
    node_ptr constant(const token& word, const std::vector<operand>& args);
    operand source();
    node_ptr path_to_rows(const token& word);
    operand window();
    operand slot(operand measure, std::size_t which);
    operand is_in(operand column);
    operand date_part(operand dated, op part);
    std::vector<operand> arguments(std::string_view after);
    [[noreturn]] void unknown_call(const token& word);
    /// Refuses the name, and with it every other unknown one behind it.
    [[noreturn]] void unknown(const token& word, const std::string& what, std::string hint) const;
    enum class part_of_source { none, path, rows };
    [[nodiscard]] part_of_source part_at(std::size_t i) const;
    [[nodiscard]] bool opens_source(std::size_t i) const;
    [[noreturn]] void unknown_behind_dot(const operand& o);
    void no_value_unless_column(const token& word);

    // tokens
    [[nodiscard]] const token& peek(std::size_t ahead = 0) const;
    const token& take() { return tokens_[at_++]; }
    [[nodiscard]] bool is(std::string_view symbol, std::size_t ahead = 0) const;
    [[nodiscard]] bool is_word(std::string_view word) const;
    void expect(std::string_view symbol, std::string_view after);
    [[noreturn]] void unexpected(std::string what, std::string hint = {});
    [[nodiscard]] std::string length_meant() const;
    void refuse_open_bracket(const operand& left) const;
    void want_end();

    /// make_node, with the place for what it throws.
    node_ptr made(place at, op what, payload value = {}, std::vector<node_ptr> args = {}) const;
    /// The text of a stretch, for a hint; "..." where it is long.
    [[nodiscard]] std::string excerpt(place at) const;

    std::string_view text_;
    const definitions& defined_;
    std::vector<token> tokens_;
    std::size_t at_ = 0;
    place
        comparison_{};  ///< the left side and sign of the comparison whose right side is being read
    int nesting_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
