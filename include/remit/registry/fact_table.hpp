// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <remit/registry/fact_column.hpp>
#include <remit/registry/text_list.hpp>

namespace remit {
inline namespace v0 {

/// The tables of a registry, in the order of the schema.
enum class table_id : std::uint8_t {
    bodies,
    seats,
    people,
    organisations,
    offices,
    mandates,
    terms,
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
inline constexpr std::size_t table_count = 17;

/// From `start` on a row says what stands on this line.
struct fact_piece {
    std::int32_t start;
    std::uint32_t line;  ///< as in `fact_table::line`
};

/// One table of facts, by column. A row lasts from `start[row]` to `stop[row]`, half-open, in days
/// since 1970-01-01; `open_stop` and `always_start` are the two unbounded ends.
///
/// Where ends are not known to the day, `start` is the earliest and `stop` the latest they may be:
/// the row possibly lasts from `start` to `stop`, and surely from `start_latest` to
/// `stop_earliest`, which may be no day at all (`start_latest >= stop_earliest`). In every reading
/// of the facts a row begins before it ends.
///
/// Key columns are columns too: `mandates.find("person")` has the people's keys as its dictionary,
/// and its code *is* the row in `people`. A seat's key is unique within its body only, so the row
/// of a mandate's seat is in `seat_row` (-1: none).
struct fact_table {
    table_id id{};
    std::size_t rows = 0;
    bool derived = false;  ///< not given: made from what the other tables name
    text_list key;         ///< bodies, people, organisations, seats ("body/seat"); else empty
    text_list name;        ///< what to show; the key where none was given
    std::vector<std::int32_t> start, stop;
    /// The latest day of each start, the earliest of each stop; both empty where all are exact.
    std::vector<std::int32_t> start_latest, stop_earliest;
    std::vector<fact_column> columns;
    // The rows that this row hangs on, or -1; empty in tables whose rows hang on none of that kind.
    /// Seats, mandates, meetings, events, proposals and what hangs on them: the row in bodies;
    /// bodies: the parent.
    shared_list<std::int32_t> body_row;
    shared_list<std::int32_t>
        person_row;  ///< mandates, offices, attendances, nominations, recusals, speakers, tasks
    shared_list<std::int32_t> seat_row;  ///< mandates, proposals, nominations: the row in seats
    shared_list<std::int32_t>
        mandate_row;  ///< attendances: the person's mandate in the body on that day
    shared_list<std::int32_t> principal_row;  ///< mandates: whose place a substitute takes
    shared_list<std::int32_t> meeting_row;    ///< items, attendances, tasks, audiences and what
                                              ///< hangs on items: the row in meetings
    shared_list<std::int32_t> item_row;       ///< recusals, speakers: the row in items
    shared_list<std::int32_t> proposal_row;   ///< nominations: the row in proposals
    std::string origin;                       ///< "mandates.csv", or the name of the table
    /// Per row its line in `origin`, 1-based (row + 1 where there is no file); 0 for a row that
    /// came from elsewhere: derived, or given beside that table.
    std::vector<std::uint32_t> line;
    /// Mandates that were joined of several rows: the lines of these. `first_piece` holds rows + 1
    /// offsets into `pieces`, or nothing where no rows were joined; a row of one line has no piece.
    std::vector<std::uint32_t> first_piece;
    std::vector<fact_piece> pieces;  ///< by row, then by start

    /// The line that says what the row is from this day on, and on its stop day the line that says
    /// so: where a reader finds why something changes on the day. @cost O(log pieces of the row).
    [[nodiscard]] std::uint32_t line_on(std::size_t row, std::int32_t day) const {
        if (!first_piece.empty()) {
            const auto begin = pieces.begin() + first_piece[row];
            const auto after =
                std::upper_bound(begin, pieces.begin() + first_piece[row + 1], day,
                                 [](std::int32_t d, const fact_piece& p) { return d < p.start; });
            if (after != begin) return std::prev(after)->line;
        }
        return line.empty() ? static_cast<std::uint32_t>(row + 1) : line[row];
    }

    /// Whether some end is known within bounds only.
    [[nodiscard]] bool bounded() const noexcept { return !start_latest.empty(); }
    [[nodiscard]] std::int32_t latest_start(std::size_t row) const {
        return bounded() ? start_latest[row] : start[row];
    }
    [[nodiscard]] std::int32_t earliest_stop(std::size_t row) const {
        return bounded() ? stop_earliest[row] : stop[row];
    }

    /// The column, or null. @cost O(columns).
    [[nodiscard]] const fact_column* find(std::string_view column) const {
        for (const auto& c : columns)
            if (c.name == column) return &c;
        return nullptr;
    }
};

}  // namespace v0
}  // namespace remit
