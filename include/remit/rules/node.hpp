// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
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

/// The handle that every part of a rule is: a value that prints, compares, hashes and is never
/// null.
class expr {
public:
    [[nodiscard]] const node& root() const noexcept { return *p_; }
    [[nodiscard]] const node_ptr& share_root() const noexcept { return p_; }
    [[nodiscard]] std::uint64_t hash() const noexcept { return p_->hash; }

protected:
    explicit expr(node_ptr p) : p_{std::move(p)} {}

private:
    node_ptr p_;
};

/// Structural equality: the same words in the same places. (`==` of measures builds a condition.)
[[nodiscard]] inline bool same(const expr& a, const expr& b) {
    return same_tree(a.share_root(), b.share_root());
}

}  // namespace v0
}  // namespace remit
