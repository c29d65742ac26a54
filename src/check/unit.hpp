// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <remit/registry/registry.hpp>
#include <remit/time/value.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// The rows that a source of the language can name and the check can judge.
enum class rows_kind : std::uint8_t { members, mandates, seats, offices };

/// What a condition is said of: a row that is counted, or a subject that is judged.
enum class unit_kind : std::uint8_t { member, mandate, seat, office, body, person, group };

/// A member is made of one or more mandates; everything else of exactly one row of its table.
/// A group is its body's row with one value per grouping column, which may be unknown.
struct group_values {
    struct one {
        value v{};
        [[nodiscard]] bool unknown() const noexcept { return std::holds_alternative<unknown_t>(v); }
        friend bool operator==(const one&, const one&) = default;
        /// Numbers, days, texts, and last what is not known.
        friend bool operator<(const one& a, const one& b);
    };
    std::vector<one> of;
};
/// The value as a part of a group's key: as a rule writes it where it could be taken for something
/// else (`"7"` the text, `"a/b"`, `"?"`), else plainly; `?` when unknown.
[[nodiscard]] std::string key_text(const group_values::one& one);

struct unit {
    unit_kind kind;
    std::span<const std::uint32_t> rows;
    const group_values* group = nullptr;
};

/// A source's rows as the sweep sees them: one entry per stretch in which the entry's set of
/// underlying rows does not change. For mandates, seats and offices entry i is row i; for members
/// it is, unless one person holds several mandates of one body at once, or is hindered.
struct unit_table {
    rows_kind kind{};
    unit_kind of{};
    bool plain = true;  ///< entry i is row i of the table
    std::vector<std::int32_t> start, stop;
    std::vector<std::uint32_t> first;  ///< entries + 1 offsets into `rows`
    std::vector<std::uint32_t> rows;

    [[nodiscard]] std::size_t size() const noexcept { return start.size(); }
    [[nodiscard]] unit at(std::size_t i) const {
        return {of, std::span{rows}.subspan(first[i], first[i + 1] - first[i])};
    }
};

[[nodiscard]] unit_table make_units(const registry& r, rows_kind kind);

}  // namespace detail
}  // namespace v0
}  // namespace remit
