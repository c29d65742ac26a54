// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include <remit/time/truth.hpp>
#include "program.hpp"
#include "row_sums.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// What a row adds to a form where everything is known that it takes to say so.
/// @param taken    whether a selector takes the row
/// @param value_of what the row says in a column that is summed up
template <class T, class V>
[[nodiscard]] std::optional<std::int64_t> known_sum(const form& f, T taken, V value_of) {
    std::int64_t out = 0;
    for (const auto& t : f.terms) {
        const truth is = taken(t.selector);
        if (is == truth::maybe) return std::nullopt;
        if (is == truth::no) continue;
        if (t.total < 0) {
            out += t.coefficient;
            continue;
        }
        const extent each = value_of(t.total);
        if (!each.exact() || !each.lo.finite()) return std::nullopt;
        out += t.coefficient * static_cast<std::int64_t>(each.lo.num);
    }
    return out;
}

namespace form_sums {

struct factor_of_column {
    std::int32_t column;
    std::int64_t factor;
    extent value;
};

/// A number, and so many times what is said in each of some columns.
inline stride sum_of(std::int64_t constant, const std::vector<factor_of_column>& columns) {
    stride out{extent::of(number{constant}), constant, 0};
    for (const auto& c : columns) {
        if (c.factor == 0) continue;
        out.range = out.range + c.value * extent::of(number{c.factor});
        const auto& any = c.value.lo.finite() ? c.value.lo : c.value.hi;
        if (any.finite()) out.at += c.factor * static_cast<std::int64_t>(any.num);
        if (!c.value.exact()) out.step = std::gcd(out.step, c.factor);
    }
    return out;
}

}  // namespace form_sums

/// Adds to `out` what the row may add to the form: each selector of which it is not known whether
/// it takes the row does or does not, for all its terms together.
/// @param ways how often that is asked of one row; where that would be too many numbers in all,
/// each
///             term is taken or left by itself
template <class T, class V>
void add_sums(const form& f, T taken, V value_of, row_sums& out, std::size_t ways = 1) {
    constexpr std::size_t most_ways = 1'024;
    std::vector<std::pair<std::int32_t, truth>> said;
    std::vector<std::int32_t> open;
    for (const auto& t : f.terms) {
        if (!said.empty() && said.back().first == t.selector) continue;  // terms go by selector
        said.emplace_back(t.selector, taken(t.selector));
        if (said.back().second == truth::maybe) open.push_back(t.selector);
    }
    std::vector<form_sums::factor_of_column> columns;
    for (const auto& t : f.terms)
        if (t.total >= 0 && std::none_of(columns.begin(), columns.end(),
                                         [&](const auto& c) { return c.column == t.total; }))
            columns.push_back({t.total, 0, value_of(t.total)});
    const auto each_term = [&](auto add) {
        std::size_t at = 0;
        for (const auto& t : f.terms) {
            while (said[at].first != t.selector) ++at;
            add(t, said[at].second);
        }
    };
    const auto value_of_column = [&](std::int32_t column) -> form_sums::factor_of_column& {
        return *std::find_if(columns.begin(), columns.end(),
                             [&](const auto& c) { return c.column == column; });
    };
    if (open.size() > 10 || ways << open.size() > most_ways) {  // each term by itself
        stride all{{}, 0, 1};
        each_term([&](const term& t, truth is) {
            if (is == truth::no) return;
            const auto part = (t.total < 0 ? extent::of(1) : value_of_column(t.total).value) *
                              extent::of(number{t.coefficient});
            all.range = all.range + (is == truth::yes ? part
                                                      : extent{smaller(part.lo, number{}),
                                                               larger(part.hi, number{})});
        });
        if (all.range.exact()) all.at = static_cast<std::int64_t>(all.range.lo.num), all.step = 0;
        out.push_back(all);
        return;
    }
    for (std::size_t way = 0; way < std::size_t{1} << open.size(); ++way) {
        std::int64_t constant = 0;
        for (auto& c : columns) c.factor = 0;
        each_term([&](const term& t, truth is) {
            if (is == truth::maybe) {
                const auto which = std::find(open.begin(), open.end(), t.selector) - open.begin();
                is = truth_of((way >> which & 1U) != 0);
            }
            if (is == truth::no) return;
            if (t.total < 0)
                constant += t.coefficient;
            else
                value_of_column(t.total).factor += t.coefficient;
        });
        out.push_back(form_sums::sum_of(constant, columns));
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
