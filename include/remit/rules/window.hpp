// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <remit/rules/source.hpp>

namespace remit {
inline namespace v0 {

/// On which days rows are looked for: `past(years(6))`, `year`, `recent(3)`. Without one: today.
///
/// A window only stretches a row's period, so that every measure stays the same sweep.
class window : public expr {
public:
    /// @throws bad_input ("E-TYPE") of a null pointer or a tree that is no window.
    explicit window(node_ptr p) : expr{detail::fit_for(detail::handle::window, std::move(p))} {}
};

/// The calendar year, half-year, quarter or month around the day. Converts to `window`.
class calendar_word {
public:
    constexpr explicit calendar_word(std::string_view unit) : unit_{unit} {}
    operator window() const { return window{make_node(op::calendar, std::string{unit_})}; }
    /// A year that begins elsewhere: `year.starting(5, 10)` runs from 10 May to 9 May.
    [[nodiscard]] window starting(std::int64_t month, std::int64_t dom) const {
        return window{make_node(op::calendar, std::string{unit_},
                                {make_node(op::integer, month), make_node(op::integer, dom)})};
    }

private:
    std::string_view unit_;
};

/// How long something may fail before it is a breach: a duration, or the next row of a source.
class limit : public expr {
public:
    /// @throws bad_input ("E-TYPE") of a null pointer or a tree that is no limit.
    explicit limit(node_ptr p) : expr{detail::fit_for(detail::handle::limit, std::move(p))} {}
    limit(duration d) : expr{make_node(op::length, d)} {}
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::window> : remit::detail::expr_hash {};

template <>
struct std::hash<remit::limit> : remit::detail::expr_hash {};
