// SPDX-License-Identifier: BSL-1.0
// Many rules at once. What recurs simply is stepped through: its days are sums, not questions.
#include <remit/calendar/occurrences.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <utility>

#include <remit/core/problem.hpp>

#include "recurrence_plan.hpp"

namespace remit {
inline namespace v0 {
namespace {

/// Where the months begin, from one day to beyond another.
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
    }

    [[nodiscard]] static std::int64_t number(day d) {
        return std::int64_t{d.year()} * 12 + d.month() - 1;
    }
    /// The month of that day, counted from the first of these: a day of one of them.
    [[nodiscard]] std::int64_t index_of(std::int32_t d) const {
        constexpr std::int64_t months_in_2_32_days = 141'110'721;  // of 146,097 / 4,800 days
        const auto near = (std::int64_t{d} - firsts_.front()) * months_in_2_32_days >> 32;
        const auto* const begin = firsts_.data() + near;
        return begin[0] > d ? near - 1 : begin[1] <= d ? near + 1 : near;
    }
    [[nodiscard]] std::int64_t index_of_number(std::int64_t number) const {
        return number - first_;
    }
    /// How many of them end no later than the month behind `stop`.
    [[nodiscard]] std::size_t size() const { return firsts_.size() - 1; }
    [[nodiscard]] bool has(std::int64_t i, std::int32_t d) const {
        const auto* const begin = firsts_.data() + i;
        return begin[0] <= d && d < begin[1];
    }
    /// The n-th day of a month, or its n-th weekday, from its end where n is below zero: also where
    /// that lies beyond the month.
    [[nodiscard]] std::int32_t nth_day(std::int64_t i, int n) const {
        return firsts_[static_cast<std::size_t>(n > 0 ? i : i + 1)] + (n > 0 ? n - 1 : n);
    }
    [[nodiscard]] std::int32_t nth_weekday(std::int64_t i, int n, int weekday) const {
        const auto first = firsts_[static_cast<std::size_t>(n > 0 ? i : i + 1)];
        const auto on = (first - day::first().count()) % 7;
        return first + (weekday - on + 7) % 7 + (n > 0 ? n - 1 : n) * 7;
    }

private:
    std::int64_t first_;
    std::vector<std::int32_t> firsts_;
};

struct as_it_is {
    std::int32_t operator()(std::int64_t d) const { return static_cast<std::int32_t>(d); }
};

/// Within the table, which holds all that may be asked.
struct looked_up {
    const std::int8_t* moves;
    std::int64_t start;
    std::int32_t operator()(std::int64_t d) const {
        return static_cast<std::int32_t>(d) + moves[d - start];
    }
};

}  // namespace

/// What a simple rule steps through.
struct occurrences::stride {
    enum class by : std::uint8_t { days, weeks, month_day, weekday_of_month, other };
    by what = by::other;
    std::int64_t interval = 1;   ///< in days, weeks or months
    std::uint32_t weekdays = 0;  ///< a bit for each, Monday's the lowest
    std::int64_t month = 0;      ///< of its turns one
    int n = 0;                   ///< the n-th day or weekday, from the end of the month below zero
    int weekday = 0;             ///< 0 = Monday

    explicit stride(const recurrence& r);

    /// What it is of one month, in which it need not lie.
    [[nodiscard]] std::int32_t of(const months_between& months, std::int64_t i) const {
        return what == by::month_day ? months.nth_day(i, n) : months.nth_weekday(i, n, weekday);
    }
    /// A number for what it is of a month, the same for all rules that share it.
    static constexpr std::size_t columns = 63 + 7 * 11;
    [[nodiscard]] std::size_t column() const {
        return static_cast<std::size_t>(what == by::month_day ? n + 31 : 63 + weekday * 11 + n + 5);
    }
    [[nodiscard]] bool is_of_every_month() const {
        return std::abs(n) <= (what == by::month_day ? 28 : 4);
    }

private:
    void of_months(const recurrence& r);
};

occurrences::stride::stride(const recurrence& r) {
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

void occurrences::stride::of_months(const recurrence& r) {
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
    std::int32_t start, stop;
    Shift shift;
    months_between months;
    std::size_t n = 0, done = 0, all = 0;  ///< days, rules, and rules to do
    /// By what it is of a month: that of each month, moved. Rules share them.
    std::vector<std::vector<day>> columns = std::vector<std::vector<day>>(stride::columns);

    writer(std::vector<day>& into, day from, day to, Shift s)
        : days{into}, start{from.count()}, stop{to.count()}, shift{s},
          months{from, std::max(from, to)} {}

    /// Room for so many more.
    day* room(std::size_t more) {
        if (days.size() - n < more) grow(more);
        return days.data() + n;
    }
    /// As much as will do where the rules to come are as those before: memory that is used for the
    /// first time costs more than what is written into it.
    void grow(std::size_t more) {
        const auto expected =
            done < 64 ? 0 : std::min(n / done * (all + all / 16), 2 * days.size());
        days.resize(std::max({days.size() + days.size() / 2, n + more, expected}), day::first());
    }
    void wrote(const day* end) { n = static_cast<std::size_t>(end - days.data()); }
    [[nodiscard]] day moved(std::int64_t d) const { return std::bit_cast<day>(shift(d)); }
    /// So many days, the i-th of them at(i).
    template <class At>
    void put(std::int64_t many, At at) {
        auto* to = room(static_cast<std::size_t>(many));
        std::int64_t i = 0;
        for (; i + 4 <= many; i += 4, to += 4) {  // twice as fast as one by one
            to[0] = moved(at(i)), to[1] = moved(at(i + 1));
            to[2] = moved(at(i + 2)), to[3] = moved(at(i + 3));
        }
        for (; i < many; ++i) *to++ = moved(at(i));
        wrote(to);
    }

    void write(const recurrence& r) {
        if (r.is_changed()) return write_each(r);
        const auto low = std::max(start, r.start_.count());
        const auto high = r.last_ ? std::min(stop, r.last_->count() + 1) : stop;
        if (low >= high) return;
        const stride c{r};
        switch (c.what) {
            case stride::by::days: return step(low, high, r.start_.count(), c.interval);
            case stride::by::weeks: return by_weeks(low, high, r, c);
            case stride::by::month_day:
            case stride::by::weekday_of_month: return by_months(low, high, c);
            case stride::by::other: break;
        }
        recurrence::plan{r}.for_each_span(low, high, [&](std::int64_t first, std::uint32_t bits) {
            auto* at = room(32);
            for (; bits != 0; bits &= bits - 1) *at++ = moved(first + std::countr_zero(bits));
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

    /// Every so many days, one of them being `turn`, which is less than one step later than `low`.
    void step(std::int32_t low, std::int32_t high, std::int32_t turn, std::int64_t days_apart) {
        const auto behind = std::max<std::int64_t>(0, std::int64_t{low} - turn);
        const auto first = turn + (behind + days_apart - 1) / days_apart * days_apart;
        if (first >= high) return;
        put((high - first + days_apart - 1) / days_apart,
            [=](std::int64_t i) { return first + i * days_apart; });
    }

    void by_weeks(std::int32_t low, std::int32_t high, const recurrence& r, const stride& c) {
        const auto since = (r.start_.iso_weekday() - r.week_start_ + 7) % 7;
        const auto week = r.start_.count() - since;
        if (std::has_single_bit(c.weekdays)) {
            const auto on = (std::countr_zero(c.weekdays) + 1 - r.week_start_ + 7) % 7;
            return step(low, high, week + on, c.interval * 7);
        }
        std::array<std::int32_t, 7> on{};
        std::size_t each = 0;
        for (int i = 0; i < 7; ++i)
            if ((c.weekdays >> (r.week_start_ - 1 + i) % 7 & 1U) != 0) on[each++] = i;
        const auto apart = c.interval * 7;
        const auto ends = [&](std::int64_t turn) {  // a week that is not wholly asked for
            auto* at = room(7);
            for (std::size_t i = 0; i < each; ++i)
                if (const auto d = turn + on[i]; low <= d && d < high) *at++ = moved(d);
            wrote(at);
        };
        auto turn = week + (low - week) / apart * apart;
        if (turn < low) ends(std::exchange(turn, turn + apart));
        if (turn + 7 <= high) {
            const auto weeks = (high - 7 - turn) / apart + 1;
            switch (each) {
                case 2: weekly<2>(turn, weeks, apart, on); break;
                case 3: weekly<3>(turn, weeks, apart, on); break;
                case 4: weekly<4>(turn, weeks, apart, on); break;
                case 5: weekly<5>(turn, weeks, apart, on); break;
                case 6: weekly<6>(turn, weeks, apart, on); break;
                default: weekly<7>(turn, weeks, apart, on);
            }
            turn += weeks * apart;
        }
        if (turn < high) ends(turn);
    }
    /// So many days of each of so many weeks.
    template <std::size_t Each>
    void weekly(std::int64_t turn, std::int64_t weeks, std::int64_t apart,
                const std::array<std::int32_t, 7>& on) {
        auto* at = room(static_cast<std::size_t>(weeks) * Each);
        std::array<std::int64_t, Each> d{};
        for (std::size_t k = 0; k < Each; ++k) d[k] = turn + on[k];
        for (; weeks > 0; --weeks, at += Each)
            for (std::size_t k = 0; k < Each; ++k) {
                at[k] = moved(d[k]);
                d[k] += apart;
            }
        wrote(at);
    }

    const std::vector<day>& column(const stride& c) {
        auto& out = columns[c.column()];
        if (!out.empty()) return out;
        out.reserve(months.size());
        for (std::int64_t i = 0; i < static_cast<std::int64_t>(months.size()); ++i) {
            const auto d = c.of(months, i);
            const bool there = months.has(i, d) && start <= d && d < stop;
            out.push_back(there ? moved(d) : none);
        }
        return out;
    }

    void by_months(std::int32_t low, std::int32_t high, const stride& c) {
        const auto begin = months.index_of(low), end = months.index_of(high - 1);
        const auto base = months.index_of_number(c.month);
        const auto apart = c.interval;
        auto i = base;
        if (base < begin) i += (begin - base + apart - 1) / apart * apart;
        if (i <= end && c.of(months, i) < low) i += apart;
        if (i > end) return;
        auto many = (end - i) / apart + 1;
        if (c.of(months, i + (many - 1) * apart) >= high) --many;
        const auto* const from = column(c).data() + i;
        auto* at = room(static_cast<std::size_t>(many));
        if (!c.is_of_every_month()) {
            for (std::int64_t k = 0; k < many; ++k) {
                *at = from[k * apart];
                at += *at != none ? 1 : 0;
            }
        } else if (apart == 1) {
            at = std::copy_n(from, many, at);
        } else {
            for (std::int64_t k = 0; k < many; ++k) *at++ = from[k * apart];
        }
        wrote(at);
    }

    /// In a column, where a month has no such day: it leaves no column.
    static constexpr day none = std::bit_cast<day>(std::numeric_limits<std::int32_t>::min());
};

template <class Shift>
void occurrences::write(std::span<const recurrence> rules, day start, day stop, std::size_t most,
                        Shift shift) {
    bounds_.assign(1, 0);
    bounds_.reserve(rules.size() + 1);
    writer<Shift> to{days_, start, stop, shift};
    to.all = rules.size();
    for (const auto& r : rules) {
        to.write(r);
        if (to.n > most) {
            bounds_.assign(1, 0);
            throw bad_input{problem{"E-SIZE", "rule " + std::to_string(to.done + 1),
                                    "more than " + std::to_string(most) + " days are asked for",
                                    "ask for fewer years or rules"}};
        }
        ++to.done;
        bounds_.push_back(to.n);
    }
}

void occurrences::expand(std::span<const recurrence> rules, day start, day stop, std::size_t most) {
    write(rules, start, stop, most, as_it_is{});
}

void occurrences::expand(std::span<const recurrence> rules, day start, day stop,
                         const working_day_table& table, adjustment how, std::size_t most) {
    if (how == adjustment::unadjusted) return expand(rules, start, stop, most);
    const bool covered = start < stop && table.covers(start) && table.covers(stop - 1);
    if (covered && !table.has_far_)
        return write(rules, start, stop, most,
                     looked_up{table.moves(how).data(), table.start().count()});
    expand(rules, start, stop, most);
    try {
        table.adjust(std::span{days_}.first(bounds_.back()), how);
    } catch (...) {
        bounds_.assign(1, 0);
        throw;
    }
}

}  // namespace v0
}  // namespace remit
