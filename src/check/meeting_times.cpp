// SPDX-License-Identifier: BSL-1.0
#include <remit/check/meeting_times.hpp>

#include <algorithm>
#include <string>
#include <variant>

#include <remit/time/moment.hpp>

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

meeting_clock::meeting_clock(const fact_table& meetings, std::span<const time_zone> zones)
    : t_{meetings}, start_{meetings, "start_time"}, stop_{meetings, "stop_time"} {
    zone_ = meetings.find("zone");
    offset_ = meetings.find("offset");
    if (zones.empty() || zone_ == nullptr || zone_->dated()) return;
    for (const auto& v : zone_->dictionary) {
        const auto* name = std::get_if<std::string>(&v);
        const auto at = std::find_if(zones.begin(), zones.end(), [&](const time_zone& z) {
            return name != nullptr && z.name() == *name;
        });
        zone_of_code_.push_back(at == zones.end() ? nullptr : &*at);
    }
}

bounded_minutes meeting_clock::taken(std::size_t row, std::int32_t comes, std::int32_t goes) const {
    const auto first = t_.start[row], first_latest = t_.latest_start(row);
    const auto last = t_.stop[row] - 1, last_earliest = t_.earliest_stop(row) - 1;
    auto from = start_.of(row), until = stop_.of(row);
    // Who comes or goes is there while the meeting lasts: a time outside it says nothing.
    const bool one_day = last == first_latest && last_earliest == first;
    const bool comes_after_it =
        one_day && ((until >= 0 && comes >= until) || (goes >= 0 && comes >= goes));
    const bool goes_before_it = one_day && ((from >= 0 && goes <= from) || comes >= goes);
    const auto came = comes >= 0 && comes >= from && !comes_after_it;
    const auto went = goes >= 0 && (until < 0 || goes <= until) && !goes_before_it;
    if (came) from = comes;
    if (went) until = goes;
    const auto at = [](std::int32_t day, std::int32_t minute) {
        return std::int64_t{day} * per_day + minute;
    };
    bounded_minutes out{
        at(first, from >= 0 ? from : 0), at(first_latest, from >= 0 ? from : per_day - 1),
        at(last_earliest, until >= 0 ? until : 1), at(last, until >= 0 ? until : per_day)};
    // It takes a minute at least, whatever is not known of it.
    if (from < 0) out.start_latest = std::min(out.start_latest, out.stop - 1);
    if (until < 0) out.stop_earliest = std::max(out.stop_earliest, out.start + 1);
    return zoned() ? in_utc(row, out) : out;
}

const time_zone* meeting_clock::zone_of(std::size_t row) const {
    const auto code = zone_->code[row];
    return code < 0 ? nullptr : zone_of_code_[static_cast<std::size_t>(code)];
}

bounded_minutes meeting_clock::in_utc(std::size_t row, bounded_minutes wall) const {
    const auto* zone = zone_of(row);
    if (zone == nullptr) {
        // Somewhere on earth: clocks are from 12 hours behind UTC to 14 ahead of it.
        constexpr std::int64_t ahead = 14 * 60, behind = 12 * 60;
        return {wall.start - ahead, wall.start_latest + behind, wall.stop_earliest - ahead,
                wall.stop + behind};
    }
    std::optional<std::int32_t> said;
    if (offset_ != nullptr && !offset_->dated() && offset_->code[row] >= 0)
        if (const auto* s = std::get_if<std::string>(
                &offset_->dictionary[static_cast<std::size_t>(offset_->code[row])]))
            said = read_offset(*s);
    // The first and the last instant at which clocks may have shown a minute.
    const auto instants = [&](std::int64_t minute) {
        const auto reading = zone->read(moment::from_count(minute));
        auto first = reading.first, second = reading.second;
        if (reading.kind == local_kind::repeated && said && (*said == first || *said == second))
            first = second = *said;
        const auto at = [&](std::int32_t offset) {
            const std::int64_t seconds = minute * 60 - offset;
            return seconds >= 0 ? seconds / 60 : -((-seconds + 59) / 60);
        };
        return std::minmax({at(first), at(second)});
    };
    bounded_minutes out{instants(wall.start).first, instants(wall.start_latest).second,
                        instants(wall.stop_earliest).first, instants(wall.stop).second};
    out.stop = std::max(out.stop, out.start);
    out.stop_earliest = std::clamp(out.stop_earliest, out.start, out.stop);
    out.start_latest = std::clamp(out.start_latest, out.start, out.stop);
    return out;
}

std::int64_t meeting_clock::shown(std::size_t row, std::int64_t minute) const {
    const auto* zone = zoned() ? zone_of(row) : nullptr;
    return zone == nullptr ? minute : zone->local(minute * 60).count();
}

std::optional<std::int32_t> read_offset(std::string_view s) noexcept {
    if (s.size() < 3 || (s[0] != '+' && s[0] != '-')) return std::nullopt;
    std::string_view digits = s.substr(1);
    std::int32_t parts[4] = {0, 0, 0, 0};
    std::size_t n = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i == 2 && digits[i] == ':' && digits.size() == 5) continue;
        if (digits[i] < '0' || digits[i] > '9' || n == 4) return std::nullopt;
        parts[n++] = digits[i] - '0';
    }
    if (n != 2 && n != 4) return std::nullopt;
    const auto hours = parts[0] * 10 + parts[1], minutes = parts[2] * 10 + parts[3];
    if (hours > 26 || minutes > 59) return std::nullopt;
    return (s[0] == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

}  // namespace detail

meeting_times times_of_meetings(const registry& r, std::span<const time_zone> zones) {
    const auto& t = r.table(table_id::meetings);
    const detail::meeting_clock clock{t, zones};
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
