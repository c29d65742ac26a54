// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <optional>

#include "registry/column_reader.hpp"
#include "registry/row_ends.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

std::string shown(std::int32_t earliest, std::int32_t latest) {
    const auto end = [](std::int32_t d) -> std::optional<day> {
        if (!is_day(d)) return std::nullopt;
        return day::from_count(d);
    };
    return text(bounds{end(earliest), end(latest)});
}

// A stop cell that holds the last day: the stop is one later. What ends on the last day of the
// calendar does not end.
void move_on(std::vector<std::int32_t>& days) {
    for (auto& d : days)
        if (d != open_stop && d != unreadable) d = next_day(d);
}

class period_reader {
public:
    period_reader(staged_table& table, const part& p, raw_table& raw, load& l, period_reading how)
        : table_{table}, part_{p}, raw_{raw}, load_{l}, how_{how} {}

    void read() {
        if (raw_.kept) return keep();
        bool starts = true;
        auto start = cells("start", always_start, &starts);
        auto stop = cells("stop", open_stop);
        how_.needs_start = how_.needs_start && starts;
        if (how_.ends.says == stop_says::last_day && !part_.one_by_one) {
            move_on(stop.earliest);
            move_on(stop.latest);
        }
        const bool bounded = !start.latest.empty() || !stop.latest.empty();
        append(start, stop, bounded);
        const bool simple = table_.start_latest.empty() && raw_.start_latest.empty() &&
                            raw_.stop_earliest.empty() && !how_.one_day &&
                            how_.ends.stop != absent_stop::unknown;
        for (std::size_t row = part_.first_row; row < part_.first_row + part_.rows; ++row)
            if (!simple || !is_settled(row)) settle(row);
    }

private:
    end_cells cells(std::string_view name, std::int32_t nothing, bool* given = nullptr) {
        const auto at = std::find_if(raw_.columns.begin(), raw_.columns.end(),
                                     [&](const auto& c) { return c.name == name; });
        if (given) *given = at != raw_.columns.end();
        if (at == raw_.columns.end()) return {std::vector<std::int32_t>(part_.rows, nothing)};
        const auto may_be =
            name == "start" && how_.needs_start ? may_be_empty::no : may_be_empty::yes;
        return column_reader{table_, part_, name, load_}.days(std::move(at->cells), nothing,
                                                              may_be);
    }

    void keep() {
        const bool bounded = !raw_.start_latest.empty();
        end_cells start{std::move(raw_.start), std::move(raw_.start_latest)};
        end_cells stop{bounded ? std::move(raw_.stop_earliest) : std::move(raw_.stop), {}};
        if (bounded) stop.latest = std::move(raw_.stop);
        append(start, stop, bounded);
    }

    static void add(std::vector<std::int32_t>& into, std::vector<std::int32_t>&& tail) {
        if (into.empty())
            into = std::move(tail);
        else
            into.insert(into.end(), tail.begin(), tail.end());
    }

    void append(end_cells& start, end_cells& stop, bool bounded) {
        if (bounded || !table_.start_latest.empty()) {
            if (table_.start_latest.empty()) {
                table_.start_latest = table_.start;
                table_.stop_earliest = table_.stop;
            }
            auto latest = start.latest.empty() ? start.earliest : std::move(start.latest);
            add(table_.start_latest, std::move(latest));
            add(table_.stop_earliest, std::vector<std::int32_t>{stop.earliest});
        }
        add(table_.start, std::move(start.earliest));
        add(table_.stop, std::move(stop.latest.empty() ? stop.earliest : stop.latest));
    }

    // What nearly every row of exact ends is: two days in order, the second perhaps open.
    [[nodiscard]] bool is_settled(std::size_t row) const {
        return table_.start[row] > unreadable && table_.start[row] < table_.stop[row] &&
               table_.stop[row] != unreadable;
    }

    void settle(std::size_t row) {
        row_ends e = ends_of(table_, row);
        const row_ends read = e;
        if (how_.needs_start && e.no_start() && !said(raw_.start_latest, row))
            load_.problems.add(table_.at(row, "start"), "E-EMPTY", "the cell is empty",
                               "every row needs a start");
        const bool readable = e.start != unreadable && e.stop != unreadable;
        if (e.start == unreadable) e.start = e.start_latest = always_start;
        if (e.stop == unreadable) e.stop = e.stop_earliest = open_stop;
        if (readable) {
            take_bounds(row, e);
            take_absent(e);
            if (e.possible())
                e.tighten();
            else
                report(row, e);
        }
        if (!same(e, read)) set_ends(table_, row, e);
    }

    static bool same(const row_ends& a, const row_ends& b) noexcept {
        return a.start == b.start && a.start_latest == b.start_latest &&
               a.stop_earliest == b.stop_earliest && a.stop == b.stop;
    }

    [[nodiscard]] bool said(const std::vector<std::int32_t>& bound, std::size_t row) const {
        return !bound.empty() && bound[row - part_.first_row] != not_said;
    }

    // What a struct says beside its start and stop.
    void take_bounds(std::size_t row, row_ends& e) {
        if (said(raw_.start_latest, row)) {
            const auto latest = raw_.start_latest[row - part_.first_row];
            if (latest < e.start)
                report_bounds(row, "start_latest", latest, "before the start, " + day_of(e.start));
            else
                e.start_latest = latest;
        }
        if (said(raw_.stop_earliest, row)) {
            const auto earliest = raw_.stop_earliest[row - part_.first_row];
            if (earliest > e.stop)
                report_bounds(row, "stop_earliest", earliest, "after the stop, " + day_of(e.stop));
            else
                e.stop_earliest = earliest;
        }
    }

    static std::string day_of(std::int32_t d) { return text(day::from_count(d)); }

    void report_bounds(std::size_t row, std::string_view column, std::int32_t d,
                       const std::string& where) {
        load_.problems.add(table_.at(row, column), "E-BOUNDS", day_of(d) + " lies " + where,
                           "start is the earliest day and start_latest the latest, stop_earliest "
                           "the earliest and stop the latest");
    }

    void take_absent(row_ends& e) const {
        if (!e.no_stop()) return;
        const bool of_body = table_.id == table_id::seats && part_.one_by_one;
        if (how_.one_day && !e.no_start() && how_.ends.stop != absent_stop::unknown) {
            e.stop_earliest = next_day(e.start);
            e.stop = next_day(e.start_latest);
        } else if (how_.ends.stop == absent_stop::unknown && !of_body) {
            e.stop_earliest = next_day(e.start);
        }
    }

    void report(std::size_t row, const row_ends& e) {
        const auto where = table_.at(row, "stop");
        if (!e.exact()) {
            load_.problems.add(where, "E-PERIOD",
                               "a period with its start " + shown(e.start, e.start_latest) +
                                   " and its stop " + shown(e.stop_earliest, e.stop) +
                                   " has no days",
                               "are start and stop swapped?");
            return;
        }
        const bool last_day = how_.ends.says == stop_says::last_day && !part_.one_by_one;
        const auto first = day_of(e.start);
        if (last_day) {
            load_.problems.add(where, "E-PERIOD",
                               "a period from " + first + " to its last day, " +
                                   day_of(e.stop - 1) + ", has no days",
                               "are start and stop swapped?");
            return;
        }
        load_.problems.add(
            where, "E-PERIOD", "a period from " + first + " to " + day_of(e.stop) + " has no days",
            e.start == e.stop ? "stop is the first day on which it no longer lasts; for one day "
                                "write the day after start"
                              : "are start and stop swapped?");
    }

    staged_table& table_;
    const part& part_;
    raw_table& raw_;
    load& load_;
    period_reading how_;
};

}  // namespace

void read_period(staged_table& table, const part& p, raw_table& raw, load& l, period_reading how) {
    period_reader{table, p, raw, l, how}.read();
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
