// SPDX-License-Identifier: BSL-1.0
#include <remit/check/meeting_zones.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include <remit/time/moment.hpp>

#include "meeting_clock.hpp"

namespace remit {
inline namespace v0 {
namespace {

const std::string* text_in(const fact_column* c, std::size_t row) {
    if (c == nullptr || c->dated() || c->code[row] < 0) return nullptr;
    return std::get_if<std::string>(&c->dictionary[static_cast<std::size_t>(c->code[row])]);
}

std::string said(std::int32_t offset) {
    const auto two = [](std::int32_t n) {
        return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
    };
    const auto minutes = (offset < 0 ? -offset : offset) / 60;
    return (offset < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
}

/// Looks at what clocks at a place make of the times of a meeting.
class zone_checker {
public:
    zone_checker(const fact_table& meetings, std::vector<problem>& out)
        : t_{meetings}, offsets_{meetings.find("offset")}, out_{out} {}

    void look_at(std::size_t row, const time_zone& zone) {
        const bool exact =
            t_.start[row] == t_.latest_start(row) && t_.stop[row] == t_.earliest_stop(row);
        const auto* const offset = text_in(offsets_, row);
        const auto given = offset ? detail::read_offset(*offset) : std::nullopt;
        if (offset && !given)
            tell(row, "offset", "\"" + *offset + "\" is no offset from UTC",
                 "write hours and minutes, for example +02:00");
        if (!exact) return;
        if (const auto n = start_.of(row); n >= 0) ask(row, zone, t_.start[row], n, "start", given);
        if (const auto n = stop_.of(row); n >= 0)
            ask(row, zone, t_.stop[row] - 1, n, "stop", std::nullopt);
    }

private:
    void tell(std::size_t row, std::string_view column, std::string what, std::string hint) {
        const auto line = row < t_.line.size() ? t_.line[row] : 0U;
        out_.push_back({"E-ZONE",
                        t_.origin + ":" + std::to_string(line) + ":" + std::string{column},
                        std::move(what), std::move(hint)});
    }
    void ask(std::size_t row, const time_zone& zone, std::int32_t on, std::int32_t minutes,
             const std::string& end, std::optional<std::int32_t> given) {
        const moment m = moment::from_count(std::int64_t{on} * 1440 + minutes);
        const auto reading = zone.read(m);
        const auto at = text(m) + " in " + zone.name();
        if (reading.kind == local_kind::skipped)
            return tell(row, end + "_time", "clocks never show " + at,
                        "they are put forward over it: " + said(reading.first) + " until then, " +
                            said(reading.second) + " from then on");
        const bool fits = given && (*given == reading.first || *given == reading.second);
        if (given && !fits)
            return tell(row, "offset", "at " + at + " clocks are not " + said(*given),
                        "write " + said(reading.first) + ", or leave it empty");
        if (reading.kind == local_kind::repeated && !fits)
            tell(row, end + "_time", "clocks show " + at + " twice",
                 end == "start" ? "say by its offset which is meant: " + said(reading.first) +
                                      " or " + said(reading.second)
                                : "write a time before or after that hour");
    }

    const fact_table& t_;
    detail::clock_column start_{t_, "start_time"}, stop_{t_, "stop_time"};
    const fact_column* offsets_;
    std::vector<problem>& out_;
};

}  // namespace

std::vector<std::string> zones_of_meetings(const registry& r) {
    const auto& t = r.table(table_id::meetings);
    const auto* const zones = t.find("zone");
    std::vector<std::string> out;
    if (zones == nullptr || zones->dated()) return out;
    // Of a part of a registry the dictionary may hold more than its rows say.
    std::vector<std::uint8_t> used(zones->dictionary.size(), 0);
    for (const auto code : zones->code)
        if (code >= 0) used[static_cast<std::size_t>(code)] = 1;
    for (std::size_t i = 0; i < used.size(); ++i)
        if (const auto* name = std::get_if<std::string>(&zones->dictionary[i]); name && used[i])
            out.push_back(*name);
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<problem> problems_of_zones(const registry& r, std::span<const time_zone> zones) {
    const auto& t = r.table(table_id::meetings);
    const auto* const named = t.find("zone");
    std::vector<problem> out;
    zone_checker checker{t, out};
    for (std::size_t row = 0; row < t.rows; ++row) {
        const auto* const name = text_in(named, row);
        if (name == nullptr) continue;
        const auto zone = std::find_if(zones.begin(), zones.end(),
                                       [&](const time_zone& z) { return z.name() == *name; });
        if (zone != zones.end()) checker.look_at(row, *zone);
    }
    return out;
}

}  // namespace v0
}  // namespace remit
