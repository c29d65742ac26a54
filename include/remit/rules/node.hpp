// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <remit/core/ratio.hpp>
#include <remit/time/day.hpp>
#include <remit/time/duration.hpp>

namespace remit {
inline namespace v0 {

/// What a node of a rule's tree says. `rules/vocabulary.hpp` has one row for each.
enum class op : std::uint8_t {
    // literals: the payload is the value
    integer,
    fraction,
    text,
    date,
    length,
    // what a row or a day says: the payload is the column's name ("role", "body.kind")
    column,
    today,
    year_of,
    month_of,
    day_of,
    // truths
    all_of,
    any_of,
    negation,
    eq,
    ne,
    lt,
    le,
    gt,
    ge,
    is_in,
    given,
    within,
    predicate,
    // arithmetic
    add,
    sub,
    mul,
    div,
    mod,
    neg,
    floor,
    ceil,
    nearest,
    least,
    greatest,
    // measures: args are {column, selector, source, window}, each of which may be null
    count,
    some,
    none,
    days_held,
    distinct,
    total,
    share,
    first,
    last,
    apportion,
    // where rows are looked for: the payload is the rows' name, args are {path or null, same
    // columns ...}
    source,
    path,
    // on which days they are looked for
    past,
    ahead,
    after,
    recent,
    run,
    calendar,
    // a limit that is an event
    next
};

/// What a leaf carries.
using payload = std::variant<std::monostate, std::int64_t, ratio, day, duration, std::string>;

/// One word of a rule and what hangs below it. Immutable and shared; every handle points at one.
///
/// @invariant depth <= 256 and size <= 10,000; `&` and `|` chains are flat, in written order;
///            `count(x) >= 1` is `some(x)` and `count(x) == 0` is `none(x)`.
struct node {
    op what;
    payload value;
    std::vector<std::shared_ptr<const node>> args;
    std::uint16_t depth = 1;
    std::uint32_t size = 1;
    std::uint64_t hash = 0;
};

using node_ptr = std::shared_ptr<const node>;

/// The only way to make a node: puts it in canonical form and checks that its parts fit.
/// @throws bad_input ("E-TYPE", "E-DATE", "E-DEPTH", "E-SIZE") that says what was expected and what
/// to write.
/// @cost   O(arguments), and for chains of `&` and `|` O(operands).
[[nodiscard]] node_ptr make_node(op what, payload value = {}, std::vector<node_ptr> args = {});

/// Structural equality of two trees; two nulls are equal. @cost O(smaller tree), O(1) if the hashes
/// differ.
[[nodiscard]] bool same_tree(const node_ptr& a, const node_ptr& b);

namespace detail {
/// What a handle stands for.
enum class handle : std::uint8_t {
    condition,
    measure,
    aggregate,
    quantified,
    share,
    source,
    window,
    limit
};
/// The tree itself. @throws bad_input ("E-TYPE") if it is null or no handle of that kind.
[[nodiscard]] node_ptr fit_for(handle kind, node_ptr tree);
}  // namespace detail

/// The handle that every part of a rule is: a value that prints, compares, hashes and is never
/// null.
///
/// Each handle is made of a tree that gives what the handle stands for: a `condition` of a truth, a
/// `measure` of a value.
/// @invariant points at a tree of its kind, also after it was moved from: moving copies.
/// @throws    bad_input ("E-TYPE") of a null pointer or a tree of another kind.
class expr {
public:
    // No move: it would leave a handle without a tree behind.
    expr(const expr&) = default;
    expr& operator=(const expr&) = default;

    /// The word on top of the tree.
    [[nodiscard]] const node& root() const noexcept { return *p_; }
    /// The same, to put below another word.
    [[nodiscard]] const node_ptr& share_root() const noexcept { return p_; }
    /// Of the whole tree: equal trees have equal hashes, on every machine. @cost O(1).
    [[nodiscard]] std::uint64_t hash() const noexcept { return p_->hash; }

protected:
    explicit expr(node_ptr p);

private:
    node_ptr p_;
};

/// Structural equality: the same words in the same places. (`==` of measures builds a condition.)
[[nodiscard]] inline bool same(const expr& a, const expr& b) {
    return same_tree(a.share_root(), b.share_root());
}

/// `same` as a function object, for containers: `==` of two measures builds a condition, so a set
/// of them is a `std::unordered_set<measure, std::hash<measure>, same_expr>`.
struct same_expr {
    [[nodiscard]] bool operator()(const expr& a, const expr& b) const { return same(a, b); }
};

namespace detail {
/// What `std::hash` of each handle is.
struct expr_hash {
    [[nodiscard]] std::size_t operator()(const expr& e) const noexcept {
        return static_cast<std::size_t>(e.hash());
    }
};
}  // namespace detail

}  // namespace v0
}  // namespace remit
