// SPDX-License-Identifier: BSL-1.0
// What a rule says, as bits of months and weeks.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <remit/calendar/recurrence.hpp>

namespace remit {
inline namespace v0 {

/// A rule as masks: which days of a month it names is a few instructions, and no day is tried.
///
/// Weekdays are counted from 0 = Monday here, months and days from 0 too.
struct recurrence::plan {
    /// A bit for each day of a year, 1 January's the lowest; the last word is empty.
    using year_bits = std::array<std::uint64_t, 7>;

    explicit plan(const recurrence& r);

    /// Calls f(first, bits) for the occurrences of the rule itself from one day to before another,
    /// rising, while it says yes: bit n is the day n days after `first`, at most 31 of them.
    template <class F>
    void for_each_span(std::int64_t from, std::int64_t to, F f);

private:
    static constexpr std::uint32_t all_months = 0xfff;
    static constexpr std::uint64_t every_seventh = 0x8102040810204081;
    static constexpr std::int64_t first_day = day::first().count(), last_day = day::last().count();
    static constexpr std::array<std::array<int, 13>, 2> months_before{
        {{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
         {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366}}};

    /// How many there are: the compiler's own calls a function where it may not count on the
    /// processor.
    [[nodiscard]] static int count_of(std::uint32_t bits) {
        bits -= bits >> 1 & 0x55555555;
        bits = (bits & 0x33333333) + (bits >> 2 & 0x33333333);
        return static_cast<int>((((bits + (bits >> 4)) & 0x0f0f0f0f) * 0x01010101) >> 24);
    }

    /// A month: its first day, how many it has, and those of them that the rule names.
    struct month_days {
        std::int64_t first = 0;
        int length = 0;
        std::uint32_t bits = 0;
    };

    // what the rule says of every month, and of every year
    void read_weekdays();
    void read_year();
    void touch(int low, int high);
    void touch_weeks();
    [[nodiscard]] bool of_year_has_nth() const;

    // of one year
    void enter(int to);
    [[nodiscard]] year_bits named_by_weekdays() const;
    [[nodiscard]] year_bits named_by_weeks() const;
    [[nodiscard]] int length() const { return 365 + leap; }
    [[nodiscard]] bool has_month(int m) const { return (months >> m & 1U) != 0; }
    [[nodiscard]] month_days month(int m) const;
    [[nodiscard]] std::uint32_t weekdays_of(int weekday, int days) const;
    [[nodiscard]] std::uint32_t of_year(int first, std::uint32_t mask) const;
    /// The month in which the day lies, from 0; enters its year.
    int enter_month_of(std::int64_t d);
    std::int64_t named_from(std::int64_t d);

    template <class Emit>
    void by_months(std::int64_t from, std::int64_t to, Emit emit);
    template <class Emit>
    bool of_months(std::uint32_t mask, Emit emit);
    template <class Emit>
    bool positions_of_year(std::uint32_t mask, Emit emit);
    template <class Emit>
    void by_turns(std::int64_t from, std::int64_t to, Emit emit);
    template <class Emit>
    void by_turns_alone(std::int64_t from, std::int64_t to, Emit emit);
    template <class Emit>
    void by_weeks(std::int64_t from, std::int64_t to, Emit emit);
    template <class Bits, class Keep>
    void choose(int spans, Bits bits, Keep keep) const;
    [[nodiscard]] std::uint32_t chosen(std::uint32_t bits) const;
    [[nodiscard]] std::int64_t turn_reaching(std::int64_t d, std::int64_t turn) const;

    const recurrence& rule;
    std::uint32_t months = all_months;            ///< what lies in others is not named
    std::array<std::uint32_t, 4> by_month_day{};  ///< of months of 28 to 31 days
    std::uint32_t each_weekday = 0x7f;            ///< without a number; seven bits
    std::uint64_t by_weekday = 0;                 ///< the same again and again, from a Monday on
    /// The n-th of these weekdays of a month, from its end where n is negative.
    struct numbered {
        int n = 0;
        std::uint64_t weekdays = 0;
    };
    std::array<numbered, 10> nths{};
    int different = 0;
    bool has_nth = false, nth_of_year = false, by_year = false, by_month = false, nothing = false;
    bool by_position = false;
    std::array<year_bits, 2> by_year_day{};
    std::int64_t step = 1, span = 1, phase = 0;  ///< of turns of days and weeks

    int year = 0, leap = 0, weekday = 0;  ///< the weekday of 1 January
    std::int64_t january = 0;
    year_bits days{};  ///< where the rule has something to say of a year
};

/// The days of one period that positions name: keep(span, bit) from the first on, then from the
/// last.
template <class Bits, class Keep>
void recurrence::plan::choose(int spans, Bits bits, Keep keep) const {
    const auto& at = rule.positions_;  // rising
    const auto middle = std::lower_bound(at.begin(), at.end(), 0);
    int passed = 0;
    auto next = middle;
    for (int i = 0; i < spans && next != at.end(); ++i) {
        const std::uint32_t b = bits(i);
        const int n = count_of(b);
        for (; next != at.end() && *next <= passed + n; ++next) {
            auto left = b;
            for (int k = passed + 1; k < *next; ++k) left &= left - 1;
            keep(i, left & (~left + 1));
        }
        passed += n;
    }
    passed = 0;
    auto back = middle;
    for (int i = spans; i-- > 0 && back != at.begin();) {
        const std::uint32_t b = bits(i);
        const int n = count_of(b);
        for (; back != at.begin() && -back[-1] <= passed + n; --back) {
            auto left = b;
            for (int k = passed + 1; k < -back[-1]; ++k) left &= ~std::bit_floor(left);
            keep(i, std::bit_floor(left));
        }
        passed += n;
    }
}

inline std::uint32_t recurrence::plan::chosen(std::uint32_t bits) const {
    if (!by_position) return bits;
    std::uint32_t out = 0;
    choose(1, [&](int) { return bits; }, [&](int, std::uint32_t bit) { out |= bit; });
    return out;
}

template <class F>
void recurrence::plan::for_each_span(std::int64_t from, std::int64_t to, F f) {
    const auto low = std::max<std::int64_t>(from, rule.start_.count());
    const auto end = rule.last_ ? rule.last_->count() : last_day;
    const auto high = std::min<std::int64_t>(to, end + 1);
    if (low >= high || nothing) return;
    const auto emit = [&](std::int64_t first, std::uint32_t bits) {
        if (first < low) {
            if (low - first >= 32) return true;
            bits &= ~0U << (low - first);
        }
        if (first + 32 > high) {
            if (first >= high) return false;
            if (high - first < 32) bits &= (1U << (high - first)) - 1;
        }
        return bits == 0 || f(first, bits);
    };
    if (rule.every_ >= frequency::monthly) return by_months(low, high, emit);
    if (by_position && rule.every_ == frequency::weekly) return by_weeks(low, high, emit);
    return by_month ? by_turns(low, high, emit) : by_turns_alone(low, high, emit);
}

template <class Emit>
void recurrence::plan::by_months(std::int64_t from, std::int64_t to, Emit emit) {
    const auto begin = day::from_count(from);
    const int end = day::from_count(to - 1).year(), first = begin.year();
    const auto interval = rule.interval_;
    const auto reached = [&](std::int64_t base, std::int64_t at) {  // the first turn from there on
        return base + (at - base + interval - 1) / interval * interval;
    };
    if (rule.every_ == frequency::yearly) {
        for (auto y = reached(rule.start_.year(), first); y <= end; y += interval) {
            enter(static_cast<int>(y));
            if (by_position ? !positions_of_year(months, emit) : !of_months(months, emit)) return;
        }
        return;
    }
    const auto number = [](day d) { return std::int64_t{d.year()} * 12 + d.month() - 1; };
    auto turn = reached(number(rule.start_), number(begin));
    while (turn / 12 <= end) {
        const auto y = turn / 12;
        std::uint32_t mask = 0;
        if (interval == 1) {
            mask = all_months << (turn - y * 12) & all_months;
            turn = (y + 1) * 12;
        } else {
            for (; turn < (y + 1) * 12; turn += interval) mask |= 1U << (turn - y * 12);
        }
        mask &= months;
        if (mask == 0) continue;
        enter(static_cast<int>(y));
        if (!of_months(mask, emit)) return;
    }
}

template <class Emit>
bool recurrence::plan::of_months(std::uint32_t mask, Emit emit) {
    for (; mask != 0; mask &= mask - 1) {
        const auto m = month(std::countr_zero(mask));
        if (!emit(m.first, chosen(m.bits))) return false;
    }
    return true;
}

template <class Emit>
bool recurrence::plan::positions_of_year(std::uint32_t mask, Emit emit) {
    std::array<std::uint32_t, 12> kept{};
    choose(
        12, [&](int m) { return (mask >> m & 1U) != 0 ? month(m).bits : 0; },
        [&](int m, std::uint32_t bit) { kept[static_cast<std::size_t>(m)] |= bit; });
    for (int m = 0; m < 12; ++m) {
        const auto bits = kept[static_cast<std::size_t>(m)];
        const auto before = months_before[static_cast<std::size_t>(leap)];
        if (bits != 0 && !emit(january + before[static_cast<std::size_t>(m)], bits)) return false;
    }
    return true;
}

/// Days and weeks of which nothing is said but their weekdays.
template <class Emit>
void recurrence::plan::by_turns_alone(std::int64_t from, std::int64_t to, Emit emit) {
    if (step == 1 || (step == 7 && span == 7)) {  // any four weeks are like any other
        const auto weekday_of = static_cast<int>((from - first_day) % 7);
        const auto bits = static_cast<std::uint32_t>(by_weekday >> weekday_of) & 0x0fffffffU;
        for (auto at = from; at < to; at += 28)
            if (!emit(at, bits)) return;
        return;
    }
    auto turn = turn_reaching(from, phase);
    if (span == 7) {
        const auto begins_on = (turn - first_day) % 7;
        const auto bits =
            static_cast<std::uint32_t>(by_weekday >> (begins_on < 0 ? begins_on + 7 : begins_on));
        for (; turn < to; turn += step)
            if (!emit(turn, bits & 0x7fU)) return;
        return;
    }
    auto on = static_cast<int>((turn - first_day) % 7);
    const auto further = static_cast<int>(step % 7);
    for (; turn < to; turn += step) {
        if ((each_weekday >> on & 1U) != 0 && !emit(turn, 1U)) return;
        on += further;
        if (on >= 7) on -= 7;
    }
}

/// Days and weeks that are crossed with months: month by month, those of its turns.
template <class Emit>
void recurrence::plan::by_turns(std::int64_t from, std::int64_t to, Emit emit) {
    auto turn = turn_reaching(from, phase);
    for (auto at = from;;) {
        at = named_from(at);
        if (step != span) {
            turn = turn_reaching(at, turn);
            at = std::max(at, turn);
        }
        if (at >= to) return;
        const int m = enter_month_of(at);
        if (!has_month(m)) continue;
        auto found = month(m);
        at = found.first + found.length;
        if (step != span) {
            std::uint64_t of_turns = 0;
            const std::uint64_t each = (1U << span) - 1;
            auto next = turn;
            for (; next < at; next += step) {
                const auto offset = next - found.first;
                of_turns |= offset < 0 ? each >> -offset : each << offset;
            }
            turn = next - step;  // it may reach into the next month
            found.bits &= static_cast<std::uint32_t>(of_turns);
        }
        if (!emit(found.first, found.bits)) return;
    }
}

/// Weeks of which the positions count.
template <class Emit>
void recurrence::plan::by_weeks(std::int64_t from, std::int64_t to, Emit emit) {
    month_days found{first_day - 1, 0, 0};
    for (auto turn = turn_reaching(from, phase); turn < to; turn += step) {
        std::uint32_t bits = 0;
        auto at = std::max(turn, first_day);
        if (months != all_months) at = named_from(at);
        if (at >= turn + 7) {  // one step less: the loop takes it
            turn = turn_reaching(at, turn) - step;
            continue;
        }
        const auto end = std::min(turn + 7, last_day + 1);
        while (at < end) {  // a week lies in two months at most
            if (at >= found.first + found.length) found = month(enter_month_of(at));
            const auto offset = found.first - turn;
            bits |= static_cast<std::uint32_t>(offset < 0 ? std::uint64_t{found.bits} >> -offset
                                                          : std::uint64_t{found.bits} << offset);
            at = found.first + found.length;
        }
        if (!emit(turn, chosen(bits & 0x7fU))) return;
    }
}

}  // namespace v0
}  // namespace remit
