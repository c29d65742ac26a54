// SPDX-License-Identifier: BSL-1.0
// Many rules at once. What recurs simply is stepped through: its days are sums, not questions.
#include <remit/calendar/occurrences.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>

#include "recurrence_plan.hpp"

namespace remit {
inline namespace v0 {
namespace {

/// Where the months begin, and the first of each weekday in them, from one day to beyond another.
class months_between {
public:
    months_between(day start, day stop)
        : first_{number(start)}, firsts_(static_cast<std::size_t>(number(stop) - first_) + 2) {
        int year = start.year(), month = start.month();
        auto begin = start.count() - start.day_of_month() + 1;
        for (auto& each : firsts_) {
            each = begin;
            begin += year > 9999 ? 31 : day::days_in_month(year, month);
            if (++month > 12) month = 1, ++year;
        }
        for (int w = 0; w < 7; ++w)
            for (const auto each : firsts_) {
                const auto on = (each - day::first().count()) % 7;
                by_weekday_[static_cast<std::size_t>(w)].push_back(each + (w - on + 7) % 7);
            }
    }

    [[nodiscard]] static std::int64_t number(day d) {
        return std::int64_t{d.year()} * 12 + d.month() - 1;
    }
    [[nodiscard]] std::int64_t first() const { return first_; }
    [[nodiscard]] const std::int32_t* begins() const { return firsts_.data(); }
    [[nodiscard]] const std::int32_t* weekday(int w) const {
        return by_weekday_[static_cast<std::size_t>(w)].data();
    }

private:
    std::int64_t first_;
    std::vector<std::int32_t> firsts_;
    std::array<std::vector<std::int32_t>, 7> by_weekday_{};
};

struct as_it_is {
    std::int32_t operator()(std::int32_t d) const { return d; }
};

/// Within the table, which holds all that may be asked.
struct looked_up {
    const std::int8_t* moves;
    std::int32_t start;
    std::int32_t operator()(std::int32_t d) const { return d + moves[d - start]; }
};

struct asked {
    const working_day_table& table;
    adjustment how;
    std::int32_t operator()(std::int32_t d) const {
        return table.adjusted(day::from_count(d), how).count();
    }
};

}  // namespace

/// What a simple rule steps through.
struct occurrences::cadence {
    enum class by : std::uint8_t { days, weeks, month_day, weekday_of_month, other };
    by what = by::other;
    std::int64_t interval = 1;   ///< in days, weeks or months
    std::uint32_t weekdays = 0;  ///< a bit for each, Monday's the lowest
    std::int64_t month = 0;      ///< of its turns one
    int n = 0;                   ///< the n-th day or weekday, from the end of the month below zero
    int weekday = 0;             ///< 0 = Monday

    explicit cadence(const recurrence& r);

private:
    void of_months(const recurrence& r);
};

occurrences::cadence::cadence(const recurrence& r) {
    using every = recurrence::frequency;
    if (!r.positions_.empty() || !r.year_days_.empty() || !r.weeks_.empty()) return;
    if (r.every_ >= every::monthly) {
        of_months(r);
        return;
    }
    if (r.months_ != 0 || (r.month_days_ | r.month_days_back_) != 0) return;
    for (const auto& w : r.weekdays_) weekdays |= 1U << (w.iso - 1);
    interval = r.interval_;
    if (r.every_ == every::daily && weekdays == 0) {
        what = by::days;
    } else if (r.every_ == every::weekly || interval == 1) {
        if (weekdays == 0) weekdays = 1U << (r.start_.iso_weekday() - 1);
        what = by::weeks;
    }
}

void occurrences::cadence::of_months(const recurrence& r) {
    const bool yearly = r.every_ == recurrence::frequency::yearly;
    const bool one_month = std::has_single_bit(r.months_);
    const bool by_day = (r.month_days_ | r.month_days_back_) != 0,
               by_weekday = !r.weekdays_.empty();
    if (yearly ? r.months_ != 0 && !one_month : r.months_ != 0) return;
    if (yearly && !one_month && (by_day || by_weekday)) return;
    if (by_day && by_weekday) return;
    auto kind = by::month_day;
    if (by_day) {
        if (!std::has_single_bit(std::uint64_t{r.month_days_} << 32 | r.month_days_back_)) return;
        n = r.month_days_ != 0 ? std::countr_zero(r.month_days_) + 1
                               : -std::countr_zero(r.month_days_back_) - 1;
    } else if (by_weekday) {
        const auto& w = r.weekdays_.front();
        if (r.weekdays_.size() != 1 || w.n == 0 || std::abs(w.n) > 5) return;
        n = w.n, weekday = w.iso - 1;
        kind = by::weekday_of_month;
    } else {
        n = r.start_.day_of_month();
    }
    what = kind;
    interval = r.interval_ * (yearly ? 12 : 1);
    month = yearly && one_month ? std::int64_t{r.start_.year()} * 12 + std::countr_zero(r.months_)
                                : months_between::number(r.start_);
}

template <class Shift>
struct occurrences::writer {
    std::vector<day>& days;
    std::size_t n = 0;
    std::int32_t start, stop;
    Shift shift;

    /// Room for so many more.
    day* room(std::size_t more) {
        if (days.size() - n < more) days.resize(std::max(days.size() * 2, n + more), day::first());
        return days.data() + n;
    }
    void wrote(const day* end) { n = static_cast<std::size_t>(end - days.data()); }
    [[nodiscard]] day moved(std::int32_t d) const { return std::bit_cast<day>(shift(d)); }

    void write(const recurrence& r, const months_between& months) {
        if (r.is_changed()) return write_each(r);
        const auto low = std::max(start, r.start_.count());
        const auto high = r.last_ ? std::min(stop, r.last_->count() + 1) : stop;
        if (low >= high) return;
        const cadence c{r};
        switch (c.what) {
            case cadence::by::days: return step(low, high, r.start_.count(), c.interval);
            case cadence::by::weeks: return by_weeks(low, high, r, c);
            case cadence::by::month_day:
            case cadence::by::weekday_of_month: return by_months(low, high, c, months);
            case cadence::by::other: break;
        }
        recurrence::plan{r}.for_each_span(low, high, [&](std::int64_t first, std::uint32_t bits) {
            auto* at = room(32);
            for (; bits != 0; bits &= bits - 1)
                *at++ = moved(static_cast<std::int32_t>(first) + std::countr_zero(bits));
            wrote(at);
            return true;
        });
    }

    void write_each(const recurrence& r) {
        std::vector<day> found;
        r.add_between(start, stop, static_cast<std::size_t>(-1), found);
        auto* at = room(found.size());
        for (const auto d : found) *at++ = moved(d.count());
        wrote(at);
    }

    /// Every so many days, one of them being `turn`, which is no later than `low` by more than one
    /// step.
    void step(std::int32_t low, std::int32_t high, std::int32_t turn, std::int64_t days_apart) {
        const auto behind = std::max<std::int64_t>(0, std::int64_t{low} - turn);
        const auto first = turn + (behind + days_apart - 1) / days_apart * days_apart;
        if (first >= high) return;
        auto d = static_cast<std::int32_t>(first);
        const auto apart = static_cast<std::int32_t>(std::min<std::int64_t>(days_apart, high - d));
        auto left = (high - d + apart - 1) / apart;
        auto* at = room(static_cast<std::size_t>(left));
        for (; left >= 4; left -= 4, at += 4, d += 4 * apart) {
            at[0] = moved(d), at[1] = moved(d + apart);
            at[2] = moved(d + 2 * apart), at[3] = moved(d + 3 * apart);
        }
        for (; left > 0; --left, d += apart) *at++ = moved(d);
        wrote(at);
    }

    void by_weeks(std::int32_t low, std::int32_t high, const recurrence& r, const cadence& c) {
        const auto since = (r.start_.iso_weekday() - r.week_start_ + 7) % 7;
        const auto week = r.start_.count() - since;
        if (std::has_single_bit(c.weekdays)) {
            const auto on = (std::countr_zero(c.weekdays) + 1 - r.week_start_ + 7) % 7;
            return step(low, high, week + on, c.interval * 7);
        }
        std::array<std::int32_t, 7> on{};
        std::int32_t each = 0;
        for (int i = 0; i < 7; ++i)
            if ((c.weekdays >> (r.week_start_ - 1 + i) % 7 & 1U) != 0)
                on[static_cast<std::size_t>(each++)] = i;
        const auto apart = c.interval * 7;
        auto turn = week + (low - week) / apart * apart;
        auto* at = room(static_cast<std::size_t>((high - low) / apart + 2) * 7);
        for (; turn < high; turn += apart) {
            const auto t = static_cast<std::int32_t>(turn);
            if (low <= t && t + 7 <= high) {
                for (std::int32_t i = 0; i < each; ++i)
                    *at++ = moved(t + on[static_cast<std::size_t>(i)]);
                continue;
            }
            for (std::int32_t i = 0; i < each; ++i) {
                const auto d = t + on[static_cast<std::size_t>(i)];
                if (low <= d && d < high) *at++ = moved(d);
            }
        }
        wrote(at);
    }

    void by_months(std::int32_t low, std::int32_t high, const cadence& c,
                   const months_between& months) {
        // counted from the end a day or weekday is one of the next month, moved back
        const bool weekday = c.what == cadence::by::weekday_of_month;
        const auto* column = weekday ? months.weekday(c.weekday) : months.begins();
        if (c.n < 0) ++column;
        const std::int32_t by = (c.n > 0 ? c.n - 1 : c.n) * (weekday ? 7 : 1);
        const auto* const begins = months.begins();
        const auto index_of = [&](std::int32_t d) {
            return months_between::number(day::from_count(d)) - months.first();
        };
        const auto begin = index_of(low), end = index_of(high - 1);
        const auto base = c.month - months.first();
        auto i = base +
                 std::max<std::int64_t>(0, begin - base + c.interval - 1) / c.interval * c.interval;
        if (i <= end && column[i] + by < low) i += c.interval;
        auto left = i > end ? 0 : (end - i) / c.interval + 1;
        if (left > 0 && column[i + (left - 1) * c.interval] + by >= high) --left;
        auto* at = room(static_cast<std::size_t>(left));
        if (weekday ? std::abs(c.n) <= 4 : std::abs(c.n) <= 28) {  // every month has it
            if (c.interval == 1)
                for (const auto* m = column + i; left > 0; --left) *at++ = moved(*m++ + by);
            else
                for (; left > 0; --left, i += c.interval) *at++ = moved(column[i] + by);
        } else {
            for (; left > 0; --left, i += c.interval) {
                const auto d = column[i] + by;
                if (begins[i] <= d && d < begins[i + 1]) *at++ = moved(d);
            }
        }
        wrote(at);
    }
};

template <class Shift>
void occurrences::write(std::span<const recurrence> rules, day start, day stop, Shift shift) {
    bounds_.assign(1, 0);
    bounds_.reserve(rules.size() + 1);
    const months_between months{start, std::max(start, stop)};
    writer<Shift> to{days_, 0, start.count(), stop.count(), shift};
    for (const auto& r : rules) {
        to.write(r, months);
        bounds_.push_back(to.n);
    }
}

void occurrences::expand(std::span<const recurrence> rules, day start, day stop) {
    write(rules, start, stop, as_it_is{});
}

void occurrences::expand(std::span<const recurrence> rules, day start, day stop,
                         const working_day_table& table, adjustment how) {
    if (how == adjustment::unadjusted) return expand(rules, start, stop);
    const bool covered = start < stop && table.covers(start) && table.covers(stop - 1);
    if (covered && !table.has_far_)
        return write(rules, start, stop, looked_up{table.moves(how).data(), table.start().count()});
    try {
        write(rules, start, stop, asked{table, how});
    } catch (...) {
        bounds_.assign(1, 0);
        throw;
    }
}

}  // namespace v0
}  // namespace remit
