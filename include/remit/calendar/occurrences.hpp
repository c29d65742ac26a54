// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include <remit/calendar/adjustment.hpp>
#include <remit/calendar/recurrence.hpp>
#include <remit/calendar/working_day_table.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// So many days are found at once, unless more are allowed: 400 MB of them.
inline constexpr std::size_t most_occurrences = 100'000'000;

/// On which days many rules recur, one rule after the other in one list: for whoever plans much at
/// once. What is asked next takes the place of what is held, and of its memory.
class occurrences {
public:
    /// The occurrences of each rule from `start` to before `stop`, as recurrence::between has them,
    /// in all as many as `most`.
    /// @throws bad_input (E-SIZE) where they are more; nothing is held then.
    /// @cost a nanosecond or less for each occurrence of a rule of days, of weeks, of a day of
    ///       months or of the n-th weekday of months; of others as between().
    void expand(std::span<const recurrence> rules, day start, day stop,
                std::size_t most = most_occurrences);
    /// The same, each moved to a working day. It is the day before that which lies between `start`
    /// and `stop`; two that come to the same day are both there.
    /// @throws bad_input (E-DATE) beyond the years 1 to 9999, (E-SIZE) as above; nothing is held
    /// then.
    /// @cost the same and O(1) for each, where the table covers the days; else as its calendar.
    void expand(std::span<const recurrence> rules, day start, day stop,
                const working_day_table& table, adjustment how,
                std::size_t most = most_occurrences);

    /// How many rules were given.
    [[nodiscard]] std::size_t size() const noexcept {
        return bounds_.empty() ? 0 : bounds_.size() - 1;
    }
    /// Those of all rules: those of rule i are from bounds()[i] to before bounds()[i + 1].
    [[nodiscard]] std::span<const day> days() const noexcept {
        return std::span{days_}.first(bounds_.empty() ? 0 : bounds_.back());
    }
    [[nodiscard]] std::span<const std::size_t> bounds() const noexcept { return bounds_; }
    /// Those of one rule. @invariant rule < size().
    [[nodiscard]] std::span<const day> of(std::size_t rule) const noexcept {
        return days().subspan(bounds_[rule], bounds_[rule + 1] - bounds_[rule]);
    }

private:
    struct stride;
    template <class Shift>
    struct writer;

    template <class Shift>
    void write(std::span<const recurrence> rules, day start, day stop, std::size_t most,
               Shift shift);

    std::vector<day> days_{};  ///< with room behind those that are held, which is written already
    std::vector<std::size_t> bounds_{0};  ///< empty once it is moved from
};

}  // namespace v0
}  // namespace remit
