// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <remit/registry/ends.hpp>
#include <remit/registry/registry.hpp>
#include <remit/registry/schema.hpp>

#include "registry/cells.hpp"
#include "registry/problem_list.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Rows as they came, from one frame or from structs.
struct raw_table {
    struct column {
        std::string name;
        raw_cells cells;
        /// Typed cells of a registry, in the order of first appearance: what they would be read as.
        bool settled = false;
    };
    std::string origin;
    std::size_t rows = 0;
    std::vector<column> columns;
    std::vector<std::uint32_t> line;
    bool one_by_one = false;  ///< from structs
    std::vector<std::pair<std::size_t, std::string>>
        repeated{};            ///< rows that say one column twice
    std::uint32_t number = 0;  ///< its place in the order of everything that came
    /// The bounds that structs give, per row; `not_said` where a row has none, and empty where
    /// none has any.
    std::vector<std::int32_t> start_latest{}, stop_earliest{};
    /// Rows of a registry: names and ends are what they are, `start` and `stop` with them.
    bool kept = false;
    bool derived = false;  ///< they were made from what the other tables name
    std::vector<std::int32_t> start{}, stop{};
};

/// Stands for a bound that a struct does not give.
inline constexpr std::int32_t not_said = always_start;

[[nodiscard]] raw_table raw_from(frame&& f);
/// A copy, of large parts in memory that is asked for at once.
[[nodiscard]] frame copy_of(const frame& f);

/// The rows of one part within a staged table, kept to say where a problem is.
struct part {
    std::size_t first_row = 0;
    std::size_t rows = 0;
    std::string origin;
    std::vector<std::uint32_t> line;
    bool one_by_one = false;
    std::uint32_t number = 0;
};

/// Columns that say one thing in all rows, of which a table has many: each is made once.
class constant_columns {
public:
    [[nodiscard]] shared_list<std::int32_t> of(std::int32_t code, std::size_t rows);
    /// Makes them shorter: those that nobody else holds stay where they are.
    void shorten(std::size_t rows);
    /// Whether the list is one of these.
    [[nodiscard]] bool has(const shared_list<std::int32_t>& codes) const;

private:
    std::vector<shared_list<std::int32_t>> made_;
};

struct staged_column {
    std::string name;
    const column_spec* spec = nullptr;  ///< null: an attribute
    bool given = false;
    coded cells;
};

/// One table, coded and checked cell by cell; what its cells mean together is not yet known.
struct staged_table {
    table_id id{};
    bool given = false;
    bool framed = false;   ///< some of it came as a frame
    bool derived = false;  ///< it was not given, but kept from a registry
    std::size_t rows = 0;
    std::vector<part> parts;
    std::vector<staged_column> columns;
    std::vector<std::int32_t> start, stop;  ///< `always_start` and `open_stop` where empty
    std::vector<std::int32_t> start_latest, stop_earliest;  ///< as in `fact_table`
    std::vector<std::uint32_t>
        original;  ///< per row, its number among all that came; empty: the same
    constant_columns constant;

    [[nodiscard]] staged_column& column(std::string_view name);
    [[nodiscard]] const part& part_of(std::size_t row) const;
    [[nodiscard]] place at(std::size_t row, std::string_view column) const;
};

/// A table has at most so many columns beside those of the schema.
inline constexpr std::size_t most_attributes = 1000;

/// What a build works on and collects on the way.
struct load {
    problem_list problems;
    std::vector<problem> notes;
    suggester suggest;
    std::array<ends_mean, table_count> ends{};  ///< per table, what its ends mean
    bool broken =
        false;  ///< a table came without its shape or a column it needs: nothing follows from it

    void note(std::string_view code, std::string where, std::string what, std::string hint = {}) {
        notes.push_back({std::string{code}, std::move(where), std::move(what), std::move(hint)});
    }
};

/// Tells that a table has more than `most_attributes`.
void too_many_attributes(place where, std::string_view table, load& l);

class dated_columns;

/// Checks the parts column by column and joins them.
/// @param names translates the columns that name organisations
/// @param dated what attributes say of columns of the table: their texts and the table's become
///        numbers or days together
[[nodiscard]] staged_table stage(table_id id, std::vector<raw_table>&& parts, load& l,
                                 const translation& names, dated_columns& dated);

/// Whether a column holds the starts or stops of the rows.
[[nodiscard]] inline bool is_end(const column_spec& s) noexcept {
    return s.kind == column_kind::date && (s.name == "start" || s.name == "stop");
}

/// What the ends of a table are read by.
struct period_reading {
    bool needs_start = false;
    bool one_day = false;  ///< without a stop a row lasts the day of its start
    ends_mean ends{};
};
/// Reads starts and stops of one part with their bounds, and compares them.
void read_period(staged_table& table, const part& p, raw_table& raw, load& l, period_reading how);

/// The rows of the attributes table: columns table, key, name, value, start, stop. The `id` of what
/// comes back means nothing.
[[nodiscard]] staged_table stage_attributes(std::vector<raw_table>&& parts, load& l);

/// Whether a column holds the names of organisations.
[[nodiscard]] bool names_organisations(std::string_view column) noexcept;

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
