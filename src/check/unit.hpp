// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <remit/registry/registry.hpp>
#include <remit/time/value.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// The rows that a source of the language can name.
enum class rows_kind : std::uint8_t {
    members,
    mandates,
    substitutes,
    appointments,
    departures,
    seats,
    offices,
    meetings,
    items,
    attendances,
    events,
    proposals,
    nominations,
    recusals,
    speakers,
    tasks,
    audiences
};
inline constexpr std::size_t rows_count = 17;

/// What a condition is said of: a row that is counted, or a subject that is judged.
enum class unit_kind : std::uint8_t {
    member,
    mandate,
    appointment,
    departure,
    seat,
    office,
    meeting,
    item,
    attendance,
    event,
    proposal,
    nomination,
    recusal,
    speaker,
    task,
    audience,
    body,
    person,
    group
};

/// The kind of the rows' units; the table that a unit's rows are in (a group's: its body's).
[[nodiscard]] unit_kind unit_of(rows_kind k) noexcept;
[[nodiscard]] table_id table_of(unit_kind k) noexcept;
[[nodiscard]] inline table_id table_of(rows_kind k) noexcept { return table_of(unit_of(k)); }
/// The rows that a source names so.
[[nodiscard]] std::optional<rows_kind> rows_named(std::string_view name);
/// As a charter writes them: "members", "appointment".
[[nodiscard]] std::string_view name_of(rows_kind k) noexcept;
[[nodiscard]] std::string_view name_of(unit_kind k) noexcept;

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
    const std::uint8_t* maybe = nullptr;  ///< per row, 1 where it is only perhaps one of them
};

class world;

/// A source's rows as the sweep sees them: one entry per stretch in which the entry's set of
/// underlying rows does not change. For most sources entry i is row i; for members it is, unless
/// one person holds several mandates of one body at once, or is perhaps not effective.
///
/// An entry possibly lasts from `start` to `stop`, and surely from `sure_start` to `sure_stop`, of
/// which the first may be the later one: an appointment of "2019" lasts on no day for sure, and
/// surely on some day of the year.
struct unit_table {
    rows_kind kind{};
    unit_kind of{};
    std::vector<std::int32_t> start, stop;
    std::vector<std::int32_t> sure_start, sure_stop;  ///< empty where all days are exact
    std::vector<std::uint8_t> maybe;                  ///< empty, or 1 where it may be no row at all
    std::vector<std::uint32_t> first;                 ///< entries + 1 offsets into `rows`
    std::vector<std::uint32_t> rows;
    /// Empty, or per element of `rows` 1 where that row is only perhaps one of the entry's.
    std::vector<std::uint8_t> row_maybe;

    [[nodiscard]] std::size_t size() const noexcept { return start.size(); }
    [[nodiscard]] unit at(std::size_t i) const {
        return {of, std::span{rows}.subspan(first[i], first[i + 1] - first[i]), nullptr,
                row_maybe.empty() ? nullptr : row_maybe.data() + first[i]};
    }
    [[nodiscard]] bool bounded() const noexcept { return !sure_start.empty(); }
    [[nodiscard]] std::int32_t surely_from(std::size_t i) const {
        return bounded() ? sure_start[i] : start[i];
    }
    [[nodiscard]] std::int32_t surely_until(std::size_t i) const {
        return bounded() ? sure_stop[i] : stop[i];
    }
    [[nodiscard]] bool perhaps(std::size_t i) const { return !maybe.empty() && maybe[i] != 0; }
};

[[nodiscard]] unit_table make_units(const world& w, rows_kind kind);
/// One entry a row, with the row's own days.
[[nodiscard]] unit_table rows_as_they_are(const fact_table& t, rows_kind kind);

/// The next row from there on that is marked with 1, or the number of rows. @cost a few bytes at a
/// time: marks are few.
[[nodiscard]] inline std::uint32_t next_marked(std::span<const std::uint8_t> marks,
                                               std::size_t from) {
    if (from >= marks.size()) return static_cast<std::uint32_t>(marks.size());
    const void* found = std::memchr(marks.data() + from, 1, marks.size() - from);
    return static_cast<std::uint32_t>(found ? static_cast<const std::uint8_t*>(found) - marks.data()
                                            : static_cast<std::ptrdiff_t>(marks.size()));
}

/// The same rows, told by how they differ from those of their table: nearly every row of nearly
/// every table is a unit of its own, from its first day to its last, and is not written down again.
struct unit_changes {
    std::size_t as_rows = 0;         ///< so many rows of the table are units: all, or none
    std::vector<std::uint8_t> gone;  ///< empty, or per row 1 where it is not one as it stands
    unit_table others;               ///< the units that take the place of these
};
[[nodiscard]] unit_changes make_unit_changes(const world& w, rows_kind kind);

}  // namespace detail
}  // namespace v0
}  // namespace remit
