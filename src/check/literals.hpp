// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

#include <remit/rules/node.hpp>
#include "program.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The text, name or key that a node of the rule holds.
[[nodiscard]] inline const std::string& text_of(const node& n) {
    return std::get<std::string>(n.value);
}

/// Whether the node is a number, a text or a day that the rule itself says.
[[nodiscard]] inline bool is_literal(const node& n) {
    return n.what == op::integer || n.what == op::fraction || n.what == op::text ||
           n.what == op::date;
}

/// What such a node says, as a value of the check.
[[nodiscard]] inline datum literal(const node& n) {
    switch (n.what) {
        case op::integer:
            return {datum::kind_type::number, extent::of(std::get<std::int64_t>(n.value))};
        case op::fraction: return {datum::kind_type::number, extent::of(std::get<ratio>(n.value))};
        case op::date:
            return {datum::kind_type::day,
                    extent::of(std::int64_t{std::get<day>(n.value).count()})};
        default: return {datum::kind_type::text, {}, text_of(n)};
    }
}

/// The same as a value of the facts.
[[nodiscard]] inline value value_of_literal(const node& n) {
    switch (n.what) {
        case op::integer: return std::get<std::int64_t>(n.value);
        case op::fraction: return std::get<ratio>(n.value);
        case op::date: return std::get<day>(n.value);
        default: return text_of(n);
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
