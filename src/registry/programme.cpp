// SPDX-License-Identifier: BSL-1.0
#include "registry/programme.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <remit/time/moment.hpp>

#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::int64_t minutes_of_a_day = 1440;

const value* value_in(const fact_table& t, std::string_view column, std::size_t row) {
    const auto* c = t.find(column);
    if (!c || c->dated() || c->code.empty() || c->code[row] < 0) return nullptr;
    return &c->dictionary[static_cast<std::size_t>(c->code[row])];
}

/// An item as it was given.
struct given_item {
    std::uint32_t row;
    std::int64_t day_start;  ///< the first minute of its day
    std::optional<std::int64_t> position, start, stop;
};

given_item given_of(const meeting_span& meeting, const fact_table& items, std::uint32_t row) {
    auto first =
        meeting.start - ((meeting.start % minutes_of_a_day) + minutes_of_a_day) % minutes_of_a_day;
    if (const auto* on = value_in(items, "day", row))
        if (const auto* d = std::get_if<day>(on))
            first = std::int64_t{d->count()} * minutes_of_a_day;
    given_item out{row, first, number_in(items, "position", row), {}, {}};
    if (const auto t = number_in(items, "start_time", row)) out.start = first + *t;
    if (const auto t = number_in(items, "stop_time", row)) out.stop = first + *t;
    return out;
}

/// Items in their order; those of one place in it stand side by side.
class chain {
public:
    chain(const meeting_span& meeting, std::vector<given_item> items)
        : meeting_{meeting}, items_{std::move(items)} {}

    [[nodiscard]] std::vector<timed_item> times() const {
        std::vector<timed_item> out(items_.size());
        // From the front, the latest time that is known to be over; from the back, the first that
        // is still to come.
        std::int64_t over = meeting_.start;
        for (std::size_t i = 0, end = 0; i < items_.size(); i = end) {
            end = after(i);
            std::int64_t furthest = over;
            for (std::size_t k = i; k < end; ++k) {
                const auto& item = items_[k];
                out[k].item = item.row;
                out[k].start_earliest = item.start.value_or(std::max(over, item.day_start));
                furthest = std::max(furthest, item.stop.value_or(out[k].start_earliest));
            }
            over = furthest;
        }
        std::int64_t next_earliest = meeting_.stop, next_latest = meeting_.stop;
        for (std::size_t end = items_.size(); end > 0;) {
            const std::size_t begin = first_of(end - 1);
            std::int64_t earliest = meeting_.stop, latest = meeting_.stop;
            for (std::size_t k = begin; k < end; ++k) {
                const auto& item = items_[k];
                auto& t = out[k];
                t.start_latest = item.start.value_or(
                    std::max(t.start_earliest, item.stop.value_or(next_latest)));
                t.stop_earliest = item.stop.value_or(std::max(t.start_earliest, next_earliest));
                t.stop_latest = item.stop.value_or(std::max(t.start_latest, next_latest));
                earliest = k == begin ? t.start_earliest : std::min(earliest, t.start_earliest);
                latest = k == begin ? t.start_latest : std::min(latest, t.start_latest);
            }
            next_earliest = earliest, next_latest = latest;
            end = begin;
        }
        return out;
    }

private:
    [[nodiscard]] bool same_place(std::size_t a, std::size_t b) const {
        return items_[a].day_start == items_[b].day_start &&
               items_[a].position == items_[b].position &&
               (items_[a].position || items_[a].start == items_[b].start);
    }
    [[nodiscard]] std::size_t after(std::size_t i) const {
        std::size_t k = i;
        while (k < items_.size() && same_place(i, k)) ++k;
        return k;
    }
    [[nodiscard]] std::size_t first_of(std::size_t i) const {
        while (i > 0 && same_place(i, i - 1)) --i;
        return i;
    }

    const meeting_span& meeting_;
    std::vector<given_item> items_;
};

}  // namespace

std::optional<std::int64_t> number_in(const fact_table& t, std::string_view column,
                                      std::size_t row) {
    const auto* v = value_in(t, column, row);
    const auto* n = v ? std::get_if<std::int64_t>(v) : nullptr;
    return n ? std::optional{*n} : std::nullopt;
}

std::string_view text_in(const fact_table& t, std::string_view column, std::size_t row) {
    const auto* v = value_in(t, column, row);
    const auto* s = v ? std::get_if<std::string>(v) : nullptr;
    return s ? std::string_view{*s} : std::string_view{};
}

bool is_break(std::string_view kind) noexcept {
    constexpr std::array<std::string_view, 4> breaks = {"break", "pause", "lunch", "frokost"};
    return std::find(breaks.begin(), breaks.end(), kind) != breaks.end();
}

meeting_span span_of(const fact_table& meetings, std::size_t row) {
    meeting_span out;
    const auto start = meetings.start[row], stop = meetings.stop[row];
    out.known_day = start == meetings.latest_start(row) && stop == meetings.earliest_stop(row) &&
                    start != always_start && stop != open_stop && start < stop;
    if (!out.known_day) return out;
    out.start = std::int64_t{start} * minutes_of_a_day;
    out.stop = std::int64_t{stop} * minutes_of_a_day;
    const auto from = number_in(meetings, "start_time", row);
    const auto to = number_in(meetings, "stop_time", row);
    out.timed_start = from.has_value(), out.timed_stop = to.has_value();
    if (from) out.start += *from;
    if (to) out.stop += *to - minutes_of_a_day;  // on its last day
    return out;
}

std::vector<timed_item> programme_of(const meeting_span& meeting, const fact_table& items,
                                     std::span<const std::uint32_t> rows) {
    if (!meeting.known_day) return {};
    std::vector<given_item> given;
    for (const auto row : rows) given.push_back(given_of(meeting, items, row));
    const bool placed = std::any_of(given.begin(), given.end(),
                                    [](const given_item& i) { return i.position.has_value(); });
    const auto beside = std::stable_partition(given.begin(), given.end(), [&](const auto& i) {
        return placed ? i.position.has_value() : i.start.has_value();
    });
    std::vector<given_item> in_order(given.begin(), beside);
    std::stable_sort(in_order.begin(), in_order.end(), [](const auto& a, const auto& b) {
        return std::tie(a.day_start, a.position, a.start) <
               std::tie(b.day_start, b.position, b.start);
    });
    auto out = chain{meeting, std::move(in_order)}.times();
    for (auto i = beside; i != given.end(); ++i) {
        const auto from = std::max(meeting.start, i->day_start);
        out.push_back({i->row, i->start.value_or(std::min(from, i->stop.value_or(from))),
                       i->start.value_or(i->stop.value_or(meeting.stop)),
                       i->stop.value_or(i->start.value_or(from)), i->stop.value_or(meeting.stop)});
    }
    return out;
}

std::optional<std::int64_t> longest_sitting(const meeting_span& meeting, const fact_table& items,
                                            std::span<const timed_item> programme) {
    if (!meeting.timed() || programme.empty()) return std::nullopt;
    // Nights are no sittings, and what a meeting of days does between them nobody says.
    if (meeting.stop - meeting.start > minutes_of_a_day) return std::nullopt;
    std::vector<std::pair<std::int64_t, std::int64_t>> breaks;
    for (const auto& item : programme) {
        if (!is_break(text_in(items, "kind", item.item))) continue;
        if (!item.exact()) return std::nullopt;
        breaks.emplace_back(item.start_earliest, item.stop_earliest);
    }
    std::sort(breaks.begin(), breaks.end());
    std::int64_t longest = 0, since = meeting.start;
    for (const auto& [start, stop] : breaks) {
        longest = std::max(longest, std::min(start, meeting.stop) - since);
        since = std::max(since, stop);
    }
    return std::max(longest, meeting.stop - since);
}

std::vector<std::uint32_t> items_of(const registry::store& s, std::size_t meeting) {
    const auto& items = s.of(table_id::items);
    std::vector<std::uint32_t> out;
    if (items.rows == 0) return out;
    for (const auto row :
         rows_of_body(s, table_id::items, s.of(table_id::meetings).body_row[meeting]))
        if (items.meeting_row[row] == static_cast<std::int32_t>(meeting)) out.push_back(row);
    return out;
}

}  // namespace registry_detail

std::vector<timed_item> programme_of(const registry& r, std::size_t meeting) {
    const auto& s = store_of(r);
    const auto& meetings = s.of(table_id::meetings);
    if (meeting >= meetings.rows) throw error{"there is no such meeting"};
    return registry_detail::programme_of(registry_detail::span_of(meetings, meeting),
                                         s.of(table_id::items),
                                         registry_detail::items_of(s, meeting));
}

}  // namespace v0
}  // namespace remit
