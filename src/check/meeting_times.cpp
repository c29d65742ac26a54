// SPDX-License-Identifier: BSL-1.0
#include <remit/check/meeting_times.hpp>

#include <algorithm>
#include <variant>

#include "meeting_clock.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {
constexpr std::int32_t per_day = 1440;
}

clock_column::clock_column(const fact_table& t, std::string_view name) {
    const auto* c = t.find(name);
    if (c == nullptr || c->dated() || c->dictionary.empty()) return;
    for (const auto& v : c->dictionary) {
        const auto* n = std::get_if<std::int64_t>(&v);
        minutes_.push_back(n != nullptr && *n >= 0 && *n <= per_day ? static_cast<std::int32_t>(*n)
                                                                    : unknown);
    }
    code_ = c->code.data();
}

meeting_clock::meeting_clock(const fact_table& meetings)
    : t_{meetings}, start_{meetings, "start_time"}, stop_{meetings, "stop_time"} {}

bounded_minutes meeting_clock::taken(std::size_t row, std::int32_t comes, std::int32_t goes) const {
    const auto first = t_.start[row], first_latest = t_.latest_start(row);
    const auto last = t_.stop[row] - 1, last_earliest = t_.earliest_stop(row) - 1;
    const bool one_day = last == first_latest && last_earliest == first;
    auto from = start_.of(row), until = stop_.of(row);
    // What stops earlier than it starts, on one day, stops on the next.
    const bool over_midnight = one_day && from >= 0 && until >= 0 && until < from;
    if (over_midnight) until += per_day;
    if (comes >= 0) {
        if (over_midnight && comes < from && comes + per_day < until) comes += per_day;
        from = comes;
    }
    if (goes >= 0) {
        if (one_day && from >= 0 && goes < from) goes += per_day;
        until = goes;
    }
    const auto at = [](std::int32_t day, std::int32_t minute) {
        return std::int64_t{day} * per_day + minute;
    };
    bounded_minutes out{
        at(first, from >= 0 ? from : 0), at(first_latest, from >= 0 ? from : per_day - 1),
        at(last_earliest, until >= 0 ? until : 1), at(last, until >= 0 ? until : per_day)};
    // It takes a minute at least, whatever is not known of it.
    if (from < 0) out.start_latest = std::min(out.start_latest, out.stop - 1);
    if (until < 0) out.stop_earliest = std::max(out.stop_earliest, out.start + 1);
    return out;
}

}  // namespace detail

meeting_times times_of_meetings(const registry& r) {
    const auto& t = r.table(table_id::meetings);
    const detail::meeting_clock clock{t};
    meeting_times out;
    out.start.resize(t.rows);
    out.stop.resize(t.rows);
    for (std::size_t row = 0; row < t.rows; ++row) {
        const auto m = clock.taken(row);
        out.start[row] = m.start;
        out.stop[row] = m.stop;
        if (!m.exact() && !out.bounded()) {
            out.start_latest.assign(out.start.begin(), out.start.end());
            out.stop_earliest.assign(out.stop.begin(), out.stop.end());
        }
        if (out.bounded()) {
            out.start_latest[row] = m.start_latest;
            out.stop_earliest[row] = m.stop_earliest;
        }
    }
    return out;
}

}  // namespace v0
}  // namespace remit
