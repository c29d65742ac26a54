// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The meaning of the words of a rule on one day.

#include <optional>
#include <utility>
#include <vector>

#include <remit/rules/node.hpp>
#include <remit/time/truth.hpp>

#include "oracle/world.hpp"

namespace remit_test::oracle {

/// The number that the word is, if it is one.
[[nodiscard]] std::optional<number> constant(const remit::node& n);

/// What a cell adds to a sum.
[[nodiscard]] bounds as_number(const cell& c);

/// One day of the world. Every function takes the row that the words are said of.
class one_day {
public:
    one_day(const world& w, remit::day d) : w_{w}, d_{d}, members_{w.members(d)} {}

    /// Whether the condition holds for the row.
    [[nodiscard]] remit::truth holds(const remit::node& n, const row& of) const;
    /// Each of the values that the words have: several where a column has several.
    [[nodiscard]] std::vector<cell> values(const remit::node& n, const row& of) const;
    /// Whether the member, mandate or seat has the group's values.
    [[nodiscard]] remit::truth in_group(const row& r, const group& g) const;

private:
    struct taken {
        row r;
        remit::truth is;  ///< whether the row is one of them
    };
    using source_rows = std::vector<taken>;
    using node_list = std::vector<std::pair<number, const remit::node*>>;
    /// A comparison written as: terms + rest <sign> 0; each is a factor and the words it stands
    /// before.
    struct sum {
        std::vector<node_list> terms;  ///< counts and totals, those over one source together
        node_list rest;                ///< everything else
    };

    const world& w_;
    remit::day d_;
    std::vector<row> members_;

    [[nodiscard]] std::vector<source_rows> rows(const remit::node* source, const row& of) const;
    [[nodiscard]] source_rows rows_of_key(const std::string& name, const row& key) const;
    [[nodiscard]] remit::truth selected(const remit::node* selector, const row& r) const;

    [[nodiscard]] bounds count(const remit::node& n, const source_rows& from) const;
    [[nodiscard]] bounds total(const remit::node& n, const source_rows& from) const;
    [[nodiscard]] bounds distinct(const remit::node& n, const source_rows& from) const;
    [[nodiscard]] bounds amount(const remit::node& n, const row& r) const;

    [[nodiscard]] remit::truth compare(const remit::node& n, const row& of) const;
    [[nodiscard]] remit::truth compare_sum(remit::op what, const sum& s, const row& of) const;
    [[nodiscard]] static remit::truth compare_cells(remit::op what, const cell& a, const cell& b);
    [[nodiscard]] remit::truth equals(const remit::node& column, const remit::node& literal,
                                      const row& of) const;
    static void flatten(const remit::node& n, number factor, sum& into);
    [[nodiscard]] bounds row_by_row(const node_list& terms, const source_rows& from) const;
};

}  // namespace remit_test::oracle
