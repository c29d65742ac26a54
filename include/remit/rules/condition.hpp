// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <utility>

#include <remit/rules/measure.hpp>

namespace remit {
inline namespace v0 {

/// Something that holds, fails or cannot be told on a day.
///
/// `&` `|` `~` (in C++ also `and` `or` `not`) combine conditions; `==` between two of them is
/// structural equality. Conditions have no truth value of their own: evaluating is the check's job.
class condition : public expr {
public:
    /// @throws bad_input ("E-TYPE") of a null pointer or a tree that is no truth.
    explicit condition(node_ptr p)
        : expr{detail::fit_for(detail::handle::condition, std::move(p))} {}

    friend bool operator==(const condition& a, const condition& b) { return same(a, b); }
};

/// Which rows count: a condition on a row. One type with `condition`, because a charter uses the
/// same words in both places ("is a municipal director" selects members and is demanded of each
/// mandate).
using selector = condition;

[[nodiscard]] inline condition operator&(const condition& a, const condition& b) {
    return condition{make_node(op::all_of, {}, {a.share_root(), b.share_root()})};
}
[[nodiscard]] inline condition operator|(const condition& a, const condition& b) {
    return condition{make_node(op::any_of, {}, {a.share_root(), b.share_root()})};
}
[[nodiscard]] inline condition operator~(const condition& a) {
    return condition{make_node(op::negation, {}, {a.share_root()})};
}
[[nodiscard]] inline condition operator&&(const condition& a, const condition& b) { return a & b; }
[[nodiscard]] inline condition operator||(const condition& a, const condition& b) { return a | b; }
[[nodiscard]] inline condition operator!(const condition& a) { return ~a; }

namespace detail {
[[nodiscard]] inline condition compare(op what, const measure& a, const measure& b) {
    return condition{make_node(what, {}, {a.share_root(), b.share_root()})};
}
}  // namespace detail

// Both operands are declared, and != too: otherwise `1 == count()` and `role != "chair"` would be
// rewritten by the language to something that returns no bool.
[[nodiscard]] inline condition operator==(const measure& a, const measure& b) {
    return detail::compare(op::eq, a, b);
}
[[nodiscard]] inline condition operator!=(const measure& a, const measure& b) {
    return detail::compare(op::ne, a, b);
}
[[nodiscard]] inline condition operator<(const measure& a, const measure& b) {
    return detail::compare(op::lt, a, b);
}
[[nodiscard]] inline condition operator<=(const measure& a, const measure& b) {
    return detail::compare(op::le, a, b);
}
[[nodiscard]] inline condition operator>(const measure& a, const measure& b) {
    return detail::compare(op::gt, a, b);
}
[[nodiscard]] inline condition operator>=(const measure& a, const measure& b) {
    return detail::compare(op::ge, a, b);
}

/// `not role == "chair"` would negate the column: it does not compile. Write `not (role ==
/// "chair")`.
void operator!(const measure&) = delete;

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::condition> : remit::detail::expr_hash {};
