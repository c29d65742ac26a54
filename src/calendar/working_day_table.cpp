// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/working_day_table.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace remit {
inline namespace v0 {

working_day_table::working_day_table(working_days calendar, day start, day stop)
    : calendar_{std::move(calendar)}, start_{start}, stop_{std::max(start, stop)} {
    look();
    look_for_moves();
}

void working_day_table::look() {
    const auto days = static_cast<std::size_t>(stop_ - start_);
    std::vector<bool> works(days);
    std::array<bool, 7> week{};
    for (const int d : calendar_.week()) week[static_cast<std::size_t>(d) - 1] = true;
    auto on = static_cast<std::size_t>(start_.iso_weekday()) - 1;
    for (std::size_t i = 0; i < days; ++i) {
        works[i] = week[on];
        on = on == 6 ? 0 : on + 1;
    }
    for (const auto d : calendar_.holidays())
        if (at(d) < days) works[at(d)] = false;
    for (const auto d : calendar_.open_days())
        if (at(d) < days) works[at(d)] = true;
    before_.reserve(days + 1);
    for (std::size_t i = 0; i < days; ++i) {
        before_.push_back(before_.back() + (works[i] ? 1 : 0));
        if (works[i]) working_.push_back(start_ + static_cast<std::int64_t>(i));
    }
}

void working_day_table::look_for_moves() {
    const auto days = stop_ - start_;
    constexpr auto none = std::numeric_limits<std::int64_t>::max();
    for (auto& each : moves_) each.resize(static_cast<std::size_t>(days));
    // by ordinal, and what lies beyond the table, where the calendar has such a day
    const auto working = [&](std::int64_t n) {
        if (0 <= n && n < static_cast<std::int64_t>(working_.size()))
            return working_[static_cast<std::size_t>(n)] - start_;
        const auto found = [&]() -> std::optional<day> {
            if (n < 0) {
                if (calendar_.count(day::first(), start_) == 0) return std::nullopt;
                return calendar_.shift(start_, -1);
            }
            const auto last = stop_ == day::first() ? stop_ : stop_ - 1;
            if (calendar_.count(last, day::last()) + (calendar_.contains(day::last()) ? 1 : 0) <=
                (calendar_.contains(last) ? 1 : 0))
                return std::nullopt;
            return calendar_.shift(last, 1);
        }();
        return found ? *found - start_ : none;
    };
    const auto put = [&](adjustment how, std::int64_t i, std::int64_t to) {
        const bool fits = to != none && -127 <= to - i && to - i <= 127;
        moves_[static_cast<std::size_t>(how) - 1][static_cast<std::size_t>(i)] =
            fits ? static_cast<std::int8_t>(to - i) : far;
        has_far_ = has_far_ || !fits;
    };
    std::int64_t month = 0, month_end = 0;  // as days of the table
    for (std::int64_t i = 0; i < days; ++i) {
        if (i >= month_end) {
            const auto d = start_ + i;
            month = i - (d.day_of_month() - 1);
            month_end = month + day::days_in_month(d.year(), d.month());
        }
        const std::int64_t n = before_[static_cast<std::size_t>(i)];
        if (before_[static_cast<std::size_t>(i) + 1] != n) continue;  // moved by nothing
        const auto next = working(n), last = working(n - 1);
        put(adjustment::following, i, next);
        put(adjustment::preceding, i, last);
        // as the calendar, which looks in the first direction first
        put(adjustment::modified_following, i, next == none || next < month_end ? next : last);
        put(adjustment::modified_preceding, i, last == none || last >= month ? last : next);
    }
}

day working_day_table::beyond(std::int64_t n) const {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    return calendar_.shift(start_, n < 0 || n == most || contains(start_) ? n : n + 1);
}

day working_day_table::shift(day from, std::int64_t n) const {
    if (n == 0) return from;
    if (!covers(from)) return calendar_.shift(from, n);
    const std::int64_t before = before_[at(from)];
    const std::int64_t wanted = n > 0 ? n - (contains(from) ? 0 : 1) : n;
    const auto all = static_cast<std::int64_t>(working_.size());
    if (wanted < -before || wanted >= all - before) return calendar_.shift(from, n);
    return working_[static_cast<std::size_t>(before + wanted)];
}

day working_day_table::adjusted(day d, adjustment how) const {
    if (how == adjustment::unadjusted) return d;
    const auto i = at(d);
    if (i < size())
        if (const auto by = moves(how)[i]; by != far) return d + by;
    return remit::adjusted(d, calendar_, how);
}

void working_day_table::adjust(std::span<day> days, adjustment how) const {
    if (how == adjustment::unadjusted) return;
    const auto* const by = moves(how).data();
    const auto all = size();
    for (auto& d : days) {
        const auto i = at(d);
        if (i < all && by[i] != far) [[likely]]
            d = d + by[i];
        else
            d = remit::adjusted(d, calendar_, how);
    }
}

}  // namespace v0
}  // namespace remit
