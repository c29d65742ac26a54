// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <remit/calendar/adjustment.hpp>
#include <remit/calendar/working_days.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// The working days of a calendar from one day to before another, looked up: for whoever asks many
/// times. It answers as its calendar does, which is asked about all other days.
///
/// An ordinal is how many working days there are from start() to before a day; negative before
/// start(). The working day with an ordinal is the one with so many before it.
/// @cost 12 bytes for each day, O(days) once; below is said what a question costs within them.
class working_day_table {
public:
    /// Half-open: `start` is in it, `stop` is not. No day where `stop` is not later.
    working_day_table(working_days calendar, day start, day stop);

    [[nodiscard]] const working_days& calendar() const noexcept { return calendar_; }
    [[nodiscard]] day start() const noexcept { return start_; }
    [[nodiscard]] day stop() const noexcept { return stop_; }
    /// Whether the day is looked up.
    [[nodiscard]] bool covers(day d) const noexcept { return at(d) < size(); }

    /// @cost O(1).
    [[nodiscard]] bool contains(day d) const {
        const auto i = at(d);
        if (i >= size()) return calendar_.contains(d);
        return before_[i + 1] != before_[i];
    }
    /// @cost O(1).
    [[nodiscard]] std::int64_t ordinal(day d) const {
        const auto i = at(d);
        return i < before_.size() ? before_[i] : calendar_.count(start_, d);
    }
    /// @throws bad_input (E-DATE) beyond the years 1 to 9999. @cost O(1).
    [[nodiscard]] day of_ordinal(std::int64_t n) const {
        if (0 <= n && n < static_cast<std::int64_t>(working_.size()))
            return working_[static_cast<std::size_t>(n)];
        return beyond(n);
    }
    /// How many working days there are from `start` to before `stop`; negative where that is
    /// earlier. @cost O(1).
    [[nodiscard]] std::int64_t count(day start, day stop) const {
        return ordinal(stop) - ordinal(start);
    }
    /// The n-th working day after `from`, as working_days::shift has it.
    /// @throws bad_input (E-DATE) beyond the years 1 to 9999. @cost O(1).
    [[nodiscard]] day shift(day from, std::int64_t n) const;
    /// The day itself where it is a working day, else the next one.
    /// @throws bad_input (E-DATE) beyond the years 1 to 9999. @cost O(1).
    [[nodiscard]] day next(day d) const { return adjusted(d, adjustment::following); }
    /// The day itself where it is a working day, else the last one before it.
    /// @throws bad_input (E-DATE) beyond the years 1 to 9999. @cost O(1).
    [[nodiscard]] day previous(day d) const { return adjusted(d, adjustment::preceding); }

    /// What becomes of the day, as remit::adjusted has it.
    /// @throws bad_input (E-DATE) beyond the years 1 to 9999. @cost O(1).
    [[nodiscard]] day adjusted(day d, adjustment how) const;
    /// What becomes of each of these days, in its place.
    /// @throws bad_input (E-DATE) as adjusted(); those before it are then changed already.
    /// @cost O(1) for each.
    void adjust(std::span<day> days, adjustment how) const;

private:
    friend class occurrences;
    static constexpr std::int8_t far = -128;  ///< further away than fits: the calendar is asked

    [[nodiscard]] std::size_t at(day d) const noexcept {
        return static_cast<std::size_t>(d - start_);  // days before it become large
    }
    /// How many days are looked up: none once it is moved from.
    [[nodiscard]] std::size_t size() const noexcept { return moves_.front().size(); }
    [[nodiscard]] const std::vector<std::int8_t>& moves(adjustment how) const noexcept {
        return moves_[static_cast<std::size_t>(how) - 1];
    }
    [[nodiscard]] day beyond(std::int64_t n) const;
    void look();
    void look_for_moves();

    working_days calendar_;
    day start_, stop_;
    std::vector<std::int32_t> before_{0};  ///< by day, and at stop: working days before it
    std::vector<day> working_;             ///< by ordinal
    std::array<std::vector<std::int8_t>, 4> moves_;  ///< by adjustment and day: how far it is moved
    bool has_far_ = false;
};

}  // namespace v0
}  // namespace remit
