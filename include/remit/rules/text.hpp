// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <remit/rules/rule.hpp>

namespace remit {
inline namespace v0 {

/// The tree as text, the same in C++, Python and the charter file: `& | ~` with every operand
/// bracketed, names that are no words of the language as `col("company")`. Parsing it gives the
/// same tree, where it has at most the 64 KiB that the parser reads.
/// @cost O(length).
[[nodiscard]] std::string text(const expr& e);

/// Names for whole expressions, as a charter defines them. A name in a text stands for its tree: it
/// is expanded at once, and the tree does not remember it.
using definitions = std::map<std::string, node_ptr, std::less<>>;

/// A condition from its text: `count(role == "chair") == 1`.
///
/// The grammar is Python's own precedence with `and or not & | ~`; comparisons are never chained,
/// and `not a & b` is refused without brackets, for Python and C++ would read it in two ways. A
/// name that is neither a word nor defined is a column: `basis` is `col("basis")`, which `check`
/// looks up. At most 64 KiB of text, 10,000 nodes and a depth of 256.
/// @throws bad_input (E-SYNTAX, E-WORD, E-TYPE, E-DATE, E-RATIO, E-DEPTH, E-SIZE): `where` is
/// "column 12",
///         counted in characters from 1; `what` says what was expected and shows the line with a
///         caret under the place; `hint` says what to write.
/// @cost   O(length).
[[nodiscard]] condition parse_condition(std::string_view text, const definitions& defined = {});
/// A measure from its text: `total(votes)`, `nearest(count() * percent(40))`. Errors as above.
[[nodiscard]] measure parse_measure(std::string_view text, const definitions& defined = {});
/// A condition or a measure, whichever the text is (what `[define]` holds). Errors as above.
[[nodiscard]] node_ptr parse_any(std::string_view text, const definitions& defined = {});
/// A source from its text: `members`, `person.offices`. Errors as above.
[[nodiscard]] source parse_source(std::string_view text);
/// A limit from its text: `days(90)`, `next(body.meetings)`. Errors as above.
[[nodiscard]] limit parse_limit(std::string_view text);

}  // namespace v0
}  // namespace remit
