// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <utility>

#include <remit/rules/window.hpp>

namespace remit {
inline namespace v0 {

namespace detail {
/// The measure `m` with its source (slot 2) or window (slot 3) given.
/// @throws bad_input if it has one: `.of` and `.over` are each said once.
[[nodiscard]] node_ptr with_slot(const node& m, std::size_t slot, const expr& e);
}  // namespace detail

/// A measure over rows: `count(role == "chair")`, to which `.of(source)` and `.over(window)` may be
/// said.
class aggregate : public measure {
public:
    /// @throws bad_input ("E-TYPE") of a null pointer or a tree that counts no rows: what a measure
    ///         converts from, a number or a text, is no aggregate.
    explicit aggregate(node_ptr p)
        : measure{detail::fit_for(detail::handle::aggregate, std::move(p))} {}
    /// The rows to look at. @throws bad_input ("E-TYPE") if it was said before.
    [[nodiscard]] aggregate of(const source& s) const {
        return aggregate{detail::with_slot(root(), 2, s)};
    }
    /// The days to look at. @throws bad_input ("E-TYPE") if it was said before.
    [[nodiscard]] aggregate over(const window& w) const {
        return aggregate{detail::with_slot(root(), 3, w)};
    }
};

/// A condition over rows: `some(...)`, `none(...)`.
class quantified : public condition {
public:
    /// @throws bad_input ("E-TYPE") of a null pointer or a tree of another word.
    explicit quantified(node_ptr p)
        : condition{detail::fit_for(detail::handle::quantified, std::move(p))} {}
    /// The rows to look at. @throws bad_input ("E-TYPE") if it was said before.
    [[nodiscard]] quantified of(const source& s) const {
        return quantified{detail::with_slot(root(), 2, s)};
    }
    /// The days to look at. @throws bad_input ("E-TYPE") if it was said before.
    [[nodiscard]] quantified over(const window& w) const {
        return quantified{detail::with_slot(root(), 3, w)};
    }
};

/// The share of the rows that the selector takes. It compares with `percent(40)` or `ratio(1, 3)`
/// only: `share(x) >= percent(40)` is `count(x) >= count() * percent(40)`, so an empty body keeps
/// it.
class share_measure : public expr {
public:
    /// @throws bad_input ("E-TYPE") of a null pointer or a tree that is no share.
    explicit share_measure(node_ptr p)
        : expr{detail::fit_for(detail::handle::share, std::move(p))} {}
    /// The rows to look at. @throws bad_input ("E-TYPE") if it was said before.
    [[nodiscard]] share_measure of(const source& s) const {
        return share_measure{detail::with_slot(root(), 2, s)};
    }
    /// The days to look at. @throws bad_input ("E-TYPE") if it was said before.
    [[nodiscard]] share_measure over(const window& w) const {
        return share_measure{detail::with_slot(root(), 3, w)};
    }

    // clang-format off
    friend condition operator==(const share_measure& a, ratio b) { return a.compare(op::eq, b); }
    friend condition operator!=(const share_measure& a, ratio b) { return a.compare(op::ne, b); }
    friend condition operator< (const share_measure& a, ratio b) { return a.compare(op::lt, b); }
    friend condition operator<=(const share_measure& a, ratio b) { return a.compare(op::le, b); }
    friend condition operator> (const share_measure& a, ratio b) { return a.compare(op::gt, b); }
    friend condition operator>=(const share_measure& a, ratio b) { return a.compare(op::ge, b); }
    friend condition operator==(ratio a, const share_measure& b) { return b.compare(op::eq, a); }
    friend condition operator!=(ratio a, const share_measure& b) { return b.compare(op::ne, a); }
    friend condition operator< (ratio a, const share_measure& b) { return b.compare(op::gt, a); }
    friend condition operator<=(ratio a, const share_measure& b) { return b.compare(op::ge, a); }
    friend condition operator> (ratio a, const share_measure& b) { return b.compare(op::lt, a); }
    friend condition operator>=(ratio a, const share_measure& b) { return b.compare(op::le, a); }
    template <class T> friend condition operator==(const share_measure& a, const T&) { return a.refuse<T>(); }
    template <class T> friend condition operator!=(const share_measure& a, const T&) { return a.refuse<T>(); }
    template <class T> friend condition operator< (const share_measure& a, const T&) { return a.refuse<T>(); }
    template <class T> friend condition operator<=(const share_measure& a, const T&) { return a.refuse<T>(); }
    template <class T> friend condition operator> (const share_measure& a, const T&) { return a.refuse<T>(); }
    template <class T> friend condition operator>=(const share_measure& a, const T&) { return a.refuse<T>(); }
    // clang-format on

private:
    [[nodiscard]] condition compare(op what, ratio r) const {
        return condition{make_node(what, {}, {share_root(), make_node(op::fraction, r)})};
    }
    template <class T>
    [[nodiscard]] condition refuse() const {
        static_assert(
            sizeof(T) == 0,
            "A share compares only with percent(40) or ratio(1, 3), written on its right.");
        return compare(op::eq, ratio{0, 1});
    }
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::aggregate> : remit::detail::expr_hash {};

template <>
struct std::hash<remit::quantified> : remit::detail::expr_hash {};

template <>
struct std::hash<remit::share_measure> : remit::detail::expr_hash {};
