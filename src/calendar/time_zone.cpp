// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/time_zone.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <remit/core/detail/utf8.hpp>
#include <remit/core/problem.hpp>
#include <remit/time/day.hpp>

#include "calendar/time_zone_file.hpp"

namespace remit {
inline namespace v0 {

using detail::clock_change;
using detail::offset_text;

namespace {

constexpr std::int64_t a_day = 86'400;
constexpr std::int64_t far = std::int64_t{1} << 60;  // beyond all changes that a file lists

}  // namespace

struct time_zone::data {
    std::string name, bytes;
    detail::zone_changes clocks;

    /// The last change that begins on the wall at or before a time there.
    [[nodiscard]] std::optional<clock_change> last_on_wall(std::int64_t local) const {
        // Most moments that are asked about are either long before the rule or after it begins.
        if (clocks.rule && (!clocks.rule_from || local > *clocks.rule_from - 2 * a_day))
            if (const auto c = clocks.rule->last_on_wall(local);
                c && (!clocks.rule_from || c->at > *clocks.rule_from))
                return c;
        const auto& all = clocks.changes;
        const auto next =
            std::upper_bound(all.begin(), all.end(), local,
                             [](std::int64_t t, const auto& c) { return t < c.wall_start(); });
        if (next == all.begin()) return std::nullopt;
        return *(next - 1);
    }
    /// The offset before all changes.
    [[nodiscard]] std::int32_t first() const {
        return clocks.rule && !clocks.rule_from ? clocks.rule->offset_at(0) : clocks.first;
    }
};

namespace {

struct wall {
    std::string date, time;
};

/// What clocks show, with seconds where they are none of a full minute.
wall on_wall(std::int64_t local) {
    auto days = local / a_day;
    if (days * a_day > local) --days;
    const auto seconds = static_cast<int>(local - days * a_day);
    const auto shown = std::clamp<std::int64_t>(days, day::first().count(), day::last().count());
    return {text(day::from_count(shown)), offset_text(seconds).substr(1)};
}

std::string as_in(const wall& w, bool with_date) {
    return (with_date ? w.date + " " : "") + w.time;
}

problem skipped(const time_zone& z, moment m, const clock_change& c) {
    const auto from = on_wall(c.at + c.before), to = on_wall(c.at + c.after);
    const bool several_days = from.date != to.date || from.date != text(m.date());
    return {"E-ZONE", detail::visible(z.name(), detail::longest_shown),
            text(m) + " does not exist there: clocks go from " + as_in(from, several_days) +
                " to " + as_in(to, several_days) + (several_days ? "" : " on that day"),
            "take a moment before or after that"};
}

problem repeated(const time_zone& z, moment m, const clock_change& c) {
    return {"E-ZONE", detail::visible(z.name(), detail::longest_shown),
            text(m) + " exists twice there",
            "give its offset: " + offset_text(c.before) + " before the clocks go back, or " +
                offset_text(c.after) + " after it"};
}

}  // namespace

time_zone time_zone::from_tzif(std::string name, std::string_view bytes) {
    auto clocks = detail::read_tzif(bytes, name);
    return time_zone{
        std::make_shared<const data>(data{std::move(name), std::string{bytes}, std::move(clocks)})};
}

const std::string& time_zone::name() const noexcept { return data_->name; }
const std::string& time_zone::tzif() const noexcept { return data_->bytes; }

std::int32_t time_zone::offset_at(std::int64_t utc_seconds) const {
    const auto at = std::clamp(utc_seconds, -far, far);
    const auto& clocks = data_->clocks;
    if (clocks.rule && (!clocks.rule_from || at >= *clocks.rule_from))
        return clocks.rule->offset_at(at);
    const auto next = std::upper_bound(clocks.changes.begin(), clocks.changes.end(), at,
                                       [](std::int64_t t, const auto& c) { return t < c.at; });
    return next == clocks.changes.begin() ? clocks.first : (next - 1)->after;
}

moment time_zone::local(std::int64_t utc_seconds) const {
    // What is cut here lies far outside the years of a moment.
    const auto shown = std::clamp(utc_seconds, -far, far) + offset_at(utc_seconds);
    const auto minutes = shown / 60;
    return moment::from_count(minutes * 60 > shown ? minutes - 1 : minutes);
}

local_reading time_zone::read(moment local) const {
    const auto seconds = local.count() * 60;
    const auto c = data_->last_on_wall(seconds);
    if (!c) return {local_kind::unique, data_->first(), data_->first()};
    if (seconds >= c->wall_stop()) return {local_kind::unique, c->after, c->after};
    return {c->after > c->before ? local_kind::skipped : local_kind::repeated, c->before, c->after};
}

std::int64_t time_zone::utc(moment local) const {
    const auto r = read(local);
    if (r.kind == local_kind::unique) return local.count() * 60 - r.first;
    const auto c = data_->last_on_wall(local.count() * 60);
    throw bad_input{r.kind == local_kind::skipped ? skipped(*this, local, *c)
                                                  : repeated(*this, local, *c)};
}

std::int64_t time_zone::utc(moment local, std::int32_t offset) const {
    const auto r = read(local);
    if (r.kind == local_kind::skipped) return utc(local);
    if (offset != r.first && offset != r.second) {
        const auto also = r.first == r.second ? "" : " or " + offset_text(r.second);
        throw bad_input{problem{
            "E-ZONE", detail::visible(name(), detail::longest_shown),
            text(local) + " does not exist there with the offset " + std::to_string(offset) + " s",
            "its offset is " + offset_text(r.first) + also}};
    }
    return local.count() * 60 - offset;
}

}  // namespace v0
}  // namespace remit
