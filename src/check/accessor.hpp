// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
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
enum class hop : std::uint8_t {
    self,
    seat,
    person,
    body,
    parent,
    group,
    mandate,
    principal,
    meeting,
    item,
    proposal
};

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
    bool deed = false;  ///< a day on which something was done: one not done may still come

    [[nodiscard]] bool dated() const noexcept { return column && column->dated(); }
};

/// Why a truth cannot be told.
enum why : std::uint8_t {
    why_facts = 1,    ///< something of the facts is not known
    why_ahead = 2,    ///< a window is still open: more may come
    why_outside = 4,  ///< a window looks beyond what is known or lasts
    // of a value as it stands so far, beside why_ahead:
    may_grow = 8,     ///< what is still to come may make it greater
    may_shrink = 16,  ///< or less
};

struct gapped_sum;

/// One value of a column, number or expression: a number (or day) known within bounds, or a text;
/// `unknown` when there is a value that nobody recorded.
///
/// Over a range of days `range` covers every day's bounds, and `inner` lies within every day's: its
/// ends may have passed each other. On one day the two are the same.
struct datum {
    /// `absent` only where what is still to come may yet give a value; else there is no datum.
    enum class kind_type : std::uint8_t { number, day, text, unknown, absent };
    kind_type kind = kind_type::number;
    extent range{};
    std::string_view text{};
    extent inner = range;
    bool sure = true;       ///< else: one of several values, of which one is in force
    std::uint8_t open = 0;  ///< why_ahead and the like: of the windows it was measured over
    bool of_today = false;  ///< a day so many days from today, as far as `offset` tells
    extent offset{};
    bool steady = true;     ///< else: only of the first of the days that were asked about
    std::uint32_t row = 0;  ///< of a column: the row that says so
    std::uint32_t nth =
        0;  ///< of values that are not known: which of those that the row has at once
    std::shared_ptr<const gapped_sum> gaps{};  ///< of a sum: numbers between that it leaves out
};

[[nodiscard]] datum as_datum(const value& v);
/// Whether both say the same, of one day.
[[nodiscard]] inline bool same_said(const datum& a, const datum& b) {
    return a.kind == b.kind && a.range == b.range && a.text == b.text && a.sure == b.sure;
}

/// Whether a row surely belongs to the mandate that it was found for: an attendance if that lasts
/// on the first day of the meeting, a substitute's if both last on some day.
[[nodiscard]] bool surely_found(const registry& r, const fact_table& t, std::uint32_t row,
                                std::uint32_t mandate);

/// The rows that the hop leads to from the unit, each with whether it is only perhaps one: none,
/// one, or (a member's mandates, their seats) several.
template <class F>
void for_each_said(const registry& r, const unit& u, hop via, F f) {
    const auto& t = r.table(table_of(u.kind));
    const auto along = [&](const std::vector<std::int32_t>& rows) {
        if (rows.empty()) return;
        for (std::size_t i = 0; i < u.rows.size(); ++i)
            if (const auto row = rows[u.rows[i]]; row >= 0)
                f(static_cast<std::uint32_t>(row), u.maybe && u.maybe[i] != 0);
    };
    const auto first_along = [&](const std::vector<std::int32_t>& rows) {
        if (rows.empty()) return;
        if (const auto row = rows[u.rows.front()]; row >= 0)
            f(static_cast<std::uint32_t>(row), false);
    };
    const auto found = [&](const std::vector<std::int32_t>& mandates) {
        if (mandates.empty()) return;
        for (std::size_t i = 0; i < u.rows.size(); ++i)
            if (const auto row = mandates[u.rows[i]]; row >= 0) {
                const auto mandate = static_cast<std::uint32_t>(row);
                f(mandate, (u.maybe && u.maybe[i] != 0) || !surely_found(r, t, u.rows[i], mandate));
            }
    };
    const auto self = [&] {
        for (std::size_t i = 0; i < u.rows.size(); ++i) f(u.rows[i], u.maybe && u.maybe[i] != 0);
    };
    const bool is_body = u.kind == unit_kind::body || u.kind == unit_kind::group;
    switch (via) {
        case hop::self: return self();
        case hop::seat: return u.kind == unit_kind::seat ? self() : along(t.seat_row);
        case hop::person: return u.kind == unit_kind::person ? self() : first_along(t.person_row);
        case hop::body: return is_body ? self() : first_along(t.body_row);
        case hop::parent: {
            const auto& bodies = r.table(table_id::bodies).body_row;
            if (is_body) return first_along(bodies);
            const auto body = t.body_row.empty() ? -1 : t.body_row[u.rows.front()];
            if (body < 0) return;
            if (const auto up = bodies[static_cast<std::size_t>(body)]; up >= 0)
                f(static_cast<std::uint32_t>(up), false);
            return;
        }
        case hop::mandate:
            return table_of(u.kind) == table_id::mandates ? self() : found(t.mandate_row);
        case hop::principal: return found(t.principal_row);
        case hop::meeting: return u.kind == unit_kind::meeting ? self() : along(t.meeting_row);
        case hop::item: return u.kind == unit_kind::item ? self() : along(t.item_row);
        case hop::proposal: return u.kind == unit_kind::proposal ? self() : along(t.proposal_row);
        case hop::group: return;
    }
}

/// The same, however sure.
template <class F>
void for_each_row(const registry& r, const unit& u, hop via, F f) {
    for_each_said(r, u, via, [&](std::uint32_t row, bool) { f(row); });
}

/// From such a row to the subject of that kind whose key it carries.
[[nodiscard]] hop hop_to(rows_kind rows, unit_kind base) noexcept;
/// Whether units of that kind have rows along the hop.
[[nodiscard]] bool leads(unit_kind from, hop via) noexcept;

/// The codes in force on the day, each once per row that says so, and each that is unknown.
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

/// The day on which a row's columns are read: one on which it may last. What a mandate says of its
/// departure is what it said the day before, its last.
[[nodiscard]] inline std::int32_t day_within(const accessor& a, const unit& u, std::uint32_t row,
                                             std::int32_t day) noexcept {
    if (!a.dated()) return day;
    if (u.kind == unit_kind::departure && a.via == hop::self && day != always_start) --day;
    return std::max(a.table->start[row], std::min(day, a.table->stop[row] - 1));
}

/// Appends what the column says of the unit on the day: nothing when it is absent.
void collect(const registry& r, const accessor& a, const unit& u, std::int32_t day,
             std::vector<datum>& out);

/// The days on which what the column says of the unit may change.
void changes(const registry& r, const accessor& a, const unit& u, std::vector<std::int32_t>& out);

}  // namespace detail
}  // namespace v0
}  // namespace remit
