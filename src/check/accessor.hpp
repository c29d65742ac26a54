// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/time/truth.hpp>
#include "number.hpp"
#include "unit.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// From a unit to the rows that say something of it.
enum class hop : std::uint8_t { self, seat, person, body, parent, group };

/// A column name bound to a registry: along which hop, in which column. `start` and `stop` are no
/// columns but the ends of the row.
struct accessor {
    enum class what_type : std::uint8_t { column, start, stop, group };
    hop via = hop::self;
    what_type what = what_type::column;
    const fact_table* table = nullptr;
    const fact_column* column = nullptr;
    std::uint32_t group_column = 0;
    const fact_column* grouped = nullptr;  ///< group: the mandates' column the values came from

    [[nodiscard]] bool dated() const noexcept { return column && column->dated(); }
};

/// One value of a column, number or expression on a day: a number (or day) known within bounds, or
/// a text; `unknown` when there is a value that nobody recorded.
struct datum {
    enum class kind_type : std::uint8_t { number, day, text, unknown };
    kind_type kind = kind_type::number;
    extent range{};
    std::string_view text{};
};

[[nodiscard]] datum as_datum(const value& v);

/// The rows that the hop leads to from the unit: none, one, or (a member's mandates, their seats)
/// several.
template <class F>
void for_each_row(const registry& r, const unit& u, hop via, F f) {
    const auto& bodies = r.table(table_id::bodies);
    const auto& mandates = r.table(table_id::mandates);
    const auto& seats = r.table(table_id::seats);
    const auto emit = [&](std::int32_t row) {
        if (row >= 0) f(static_cast<std::uint32_t>(row));
    };
    const auto up = [&](std::int32_t body) {
        if (body >= 0) emit(bodies.body_row[static_cast<std::size_t>(body)]);
    };
    if (via == hop::self) {
        for (const auto row : u.rows) f(row);
        return;
    }
    switch (u.kind) {
        case unit_kind::member:
        case unit_kind::mandate: {
            const auto row = u.rows.front();  // one person and one body, however many mandates
            if (via == hop::person) emit(mandates.person_row[row]);
            if (via == hop::body) emit(mandates.body_row[row]);
            if (via == hop::parent) up(mandates.body_row[row]);
            if (via == hop::seat)
                for (const auto each : u.rows) emit(mandates.seat_row[each]);
            return;
        }
        case unit_kind::seat:
            if (via == hop::body) emit(seats.body_row[u.rows.front()]);
            if (via == hop::parent) up(seats.body_row[u.rows.front()]);
            if (via == hop::seat) f(u.rows.front());
            return;
        case unit_kind::office:
            if (via == hop::person) emit(r.table(table_id::offices).person_row[u.rows.front()]);
            return;
        case unit_kind::body:
        case unit_kind::group:
            if (via == hop::body) f(u.rows.front());
            if (via == hop::parent) up(static_cast<std::int32_t>(u.rows.front()));
            return;
        case unit_kind::person:
            if (via == hop::person) f(u.rows.front());
            return;
    }
}

/// The codes in force on the day, each once per row that says so; whether one is unknown.
template <class F, class U>
void for_each_code(const fact_column& c, std::uint32_t row, std::int32_t day, F code, U unknown) {
    if (!c.dated()) {
        if (c.code[row] >= 0)
            code(c.code[row]);
        else if (c.code[row] == fact_column::unknown_code)
            unknown();
        return;
    }
    bool covered = false;
    for (const auto& v : c.of(row)) {
        if (v.start > day || day >= v.stop) continue;
        covered = true;
        if (v.code >= 0)
            code(v.code);
        else if (v.code == fact_column::unknown_code)
            unknown();
    }
    if (!covered) unknown();
}

/// Appends what the column says of the unit on the day: nothing when it is absent.
void collect(const registry& r, const accessor& a, const unit& u, std::int32_t day,
             std::vector<datum>& out);

/// The days on which what the column says of the unit may change.
void changes(const registry& r, const accessor& a, const unit& u, std::vector<std::int32_t>& out);

}  // namespace detail
}  // namespace v0
}  // namespace remit
