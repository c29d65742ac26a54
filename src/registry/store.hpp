// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <remit/registry/ends.hpp>
#include <remit/registry/registry.hpp>

#include "registry/row_lists.hpp"
#include "registry/text_index.hpp"

namespace remit {
inline namespace v0 {

namespace registry_detail {
/// How often some days are named as an end.
struct day_counts {
    std::size_t first = 0, last = 0, observed = 0;
};
/// How many rows say each value of a column whose values rules name, and must know.
struct named_values {
    std::string column;
    std::vector<std::uint32_t> rows;  ///< per code
};
/// What kinds of values a column of numbers holds.
struct column_kinds {
    std::string name;
    std::vector<value> values;   ///< the least and the greatest number, one of each other kind
    std::size_t below_zero = 0;  ///< in so many cells
    std::array<std::size_t, std::variant_size_v<value>> cells{};  ///< of each kind
};
}  // namespace registry_detail

/// What a registry shares between its copies. Filled by the builder, then only read; what is made
/// on first use stands behind a `once_flag`.
struct registry::store {
    /// Which pairs of table and key have events, in this order.
    enum event_set : std::uint8_t {
        mandates_by_body,
        mandates_by_person,
        mandates_by_seat,
        offices_by_person,
        seats_by_body,
        event_set_count
    };
    struct key_index {
        mutable std::once_flag made;
        mutable registry_detail::text_index index;
    };

    std::array<fact_table, table_count> tables;
    struct lazy_events {
        mutable std::once_flag made;
        mutable fact_events events;
    };
    std::vector<std::uint8_t> overlapping;
    std::vector<std::string> organisation_names;     ///< keys, names and aliases
    std::vector<std::uint32_t> organisation_of;      ///< per name, the row
    registry_detail::text_index organisation_index;  ///< of the names
    std::vector<std::int32_t> successor;             ///< per organisation, the row or -1
    std::optional<period> observed;
    std::optional<period> declared;  ///< what was declared of all tables
    std::array<std::optional<period>, table_count> declared_of;  ///< and of single ones
    /// Whether it has some rows of another registry only.
    [[nodiscard]] bool is_part() const noexcept { return all_bodies_known.has_value(); }
    /// Of a part: the days for which the facts of all bodies of the whole are declared to be known.
    std::optional<std::pair<std::int32_t, std::int32_t>> all_bodies_known;
    std::vector<problem> notes;
    // What loading filled in, so that it is filled in again where the facts change.
    std::array<ends_mean, table_count> ends{};
    bool seats_framed = false;  ///< the seats came as a table: there are no others
    std::vector<std::uint8_t> begins_with_mandates;  ///< per body, whether it was given no start
    /// Per seat, whether it was given no start (1), no stop (2): it has the body's.
    std::vector<std::uint8_t> lasts_as_body;
    /// By table and column, per row, whether the cell was worked out or taken from what is above.
    std::map<std::pair<table_id, std::string>, std::vector<std::uint8_t>, std::less<>> filled;

    std::array<lazy_events, event_set_count> events;
    std::array<key_index, table_count> keys;
    struct lazy_rows {
        mutable std::once_flag made;
        mutable registry_detail::row_lists rows;
    };
    std::array<lazy_rows, table_count> rows_by_body, rows_by_person;
    mutable std::once_flag hash_made;
    mutable std::uint64_t hash = 0;
    mutable std::once_flag named_days_made;
    mutable std::pair<std::int32_t, std::int32_t> named_days;
    mutable std::once_flag ends_once;
    mutable registry_detail::day_counts ends_count;
    mutable std::once_flag named_once;
    mutable std::array<std::vector<registry_detail::named_values>, table_count> named;
    mutable std::once_flag kinds_once;
    mutable std::array<std::vector<registry_detail::column_kinds>, table_count> kinds;

    [[nodiscard]] fact_table& of(table_id t) { return tables[static_cast<std::size_t>(t)]; }
    [[nodiscard]] const fact_table& of(table_id t) const {
        return tables[static_cast<std::size_t>(t)];
    }
    /// What was declared of the table, or of all; of what hangs on the rows of another table, that
    /// too: both hold together. Nothing where they share no day, which `build` refuses.
    [[nodiscard]] std::optional<period> observed_for(table_id t) const {
        const auto& own = declared_of[static_cast<std::size_t>(t)];
        const auto on = hangs_on(t);
        if (!on) return own ? own : declared;
        const auto others = observed_for(*on);
        return own && others ? intersection(*own, *others) : own ? own : others;
    }
    /// The table on whose rows those of this one hang, whose days they have.
    [[nodiscard]] static constexpr std::optional<table_id> hangs_on(table_id t) noexcept {
        switch (t) {
            case table_id::items:
            case table_id::attendances:
            case table_id::tasks:
            case table_id::audiences: return table_id::meetings;
            case table_id::recusals:
            case table_id::speakers: return table_id::items;
            case table_id::nominations: return table_id::proposals;
            default: return std::nullopt;
        }
    }
};

namespace registry_detail {

/// The events of a pair of table and key, made on first use.
[[nodiscard]] const fact_events& events_of(const registry::store& s,
                                           registry::store::event_set which);
/// Gives a pair its events, which were made on the way.
void set_events(const registry::store& s, registry::store::event_set which, fact_events&& events);

/// The rows of a table that hang on the body, rising; of bodies those that stand below it.
/// @cost O(rows of it); the first call for a table makes a list, O(n).
[[nodiscard]] std::span<const std::uint32_t> rows_of_body(const registry::store& s, table_id t,
                                                          std::int32_t body);
/// The rows of a table that hang on the person; of people the person.
[[nodiscard]] std::span<const std::uint32_t> rows_of_person(const registry::store& s, table_id t,
                                                            std::int32_t person);

/// A hash of all facts that does not depend on the order of rows, columns or dictionaries.
[[nodiscard]] std::uint64_t hash_of(const registry::store& s);

/// How often the first and the last named day are named, and the first that is observed, by rows
/// that were given. @cost O(n) on the first call, then O(1).
[[nodiscard]] const day_counts& ends_counted(const registry& r);
/// Appends the rows that hang on the body or person, where there is one; of bodies the body itself,
/// of people the person.
void add_rows_in(const registry::store& s, table_id t, std::int32_t body,
                 std::vector<std::uint32_t>& out);
void add_rows_with(const registry::store& s, table_id t, std::int32_t person,
                   std::vector<std::uint32_t>& out);

/// Adds what the row names of these days.
void count_ends(const registry& r, const fact_table& t, std::size_t row, day_counts& out);

/// The first and the last day that any fact names.
[[nodiscard]] std::pair<std::int32_t, std::int32_t> named_days_of(const registry::store& s);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
