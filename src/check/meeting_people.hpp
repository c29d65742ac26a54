// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include <remit/check/double_bookings.hpp>
#include <remit/check/meeting_times.hpp>
#include <remit/time/truth.hpp>

#include "meeting_clock.hpp"
#include "usual_member.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Who takes part in which meeting, and in which minutes: the things that `overlaps` orders, and
/// the rows that it is told.
///
/// The first things are the meetings by their rows. Behind them stands one for each person who is
/// there for a part of the time, or only perhaps.
class meeting_people {
public:
    meeting_people(const registry& r, booked who, std::span<const time_zone> zones);

    [[nodiscard]] std::span<const std::int64_t> start() const noexcept { return times_.start; }
    [[nodiscard]] std::span<const std::int64_t> stop() const noexcept { return times_.stop; }
    [[nodiscard]] const meeting_clock& clock() const noexcept { return clock_; }
    [[nodiscard]] std::uint32_t meeting_of(std::uint32_t thing) const {
        return thing < meetings_ ? thing : alone_[thing - meetings_].meeting;
    }
    /// The first row of those that are one meeting.
    [[nodiscard]] std::uint32_t first_row_of(std::uint32_t meeting) const {
        return joint_.empty() ? meeting : joint_[meeting];
    }
    /// Whether they overlap in every completion of what is not known.
    [[nodiscard]] bool certain(std::uint32_t a, std::uint32_t b) const {
        return surely_there(a) && surely_there(b) &&
               times_.latest_start(a) < times_.earliest_stop(b) &&
               times_.latest_start(b) < times_.earliest_stop(a);
    }

    /// So many rows at most.
    [[nodiscard]] std::size_t rows() const noexcept {
        return counts_.size() + members_.size() + alone_.size();
    }
    /// Calls `f(person, thing)` for each row.
    template <class F>
    void each(const F& f) const {
        const auto* const person = attendances_.person_row.data();
        const auto* const meeting = attendances_.meeting_row.data();
        for (std::size_t row = 0; row < counts_.size(); ++row)
            if (counts_[row] != 0)
                f(static_cast<std::size_t>(person[row]), static_cast<std::size_t>(meeting[row]));
        for (const auto& m : members_) f(m.person, m.meeting);
        for (std::size_t i = 0; i < alone_.size(); ++i) f(alone_[i].person, meetings_ + i);
    }

private:
    struct member {
        std::uint32_t meeting, person;
    };
    struct one_person {
        std::uint32_t meeting, person;
        bool sure;
    };

    void join();
    void look_at_attendances(booked who);
    void look_at_members();
    void add_alone(std::uint32_t meeting, std::int32_t person, const bounded_minutes& when,
                   truth is);
    [[nodiscard]] truth lasts(std::size_t mandate, std::size_t meeting) const;
    [[nodiscard]] truth sits(std::size_t attendance) const;
    [[nodiscard]] truth counts_at(const usual_member& usual, std::uint32_t mandate,
                                  std::size_t meeting) const;
    [[nodiscard]] bool surely_there(std::uint32_t thing) const {
        return thing < meetings_ || alone_[thing - meetings_].sure;
    }

    registry facts_;
    const fact_table &table_, &attendances_, &mandates_;
    std::size_t meetings_;
    meeting_clock clock_;
    meeting_times times_;
    std::vector<std::uint8_t> takes_time_;  ///< by meeting
    std::vector<std::uint8_t> has_list_;    ///< by the first row of a meeting
    std::vector<std::uint32_t> joint_;  ///< by meeting, its first row; empty where none is joint
    std::map<std::uint32_t, std::vector<std::uint32_t>> rows_of_joint_;
    std::vector<std::uint8_t> counts_;  ///< by attendance, whether it takes the whole meeting
    std::vector<member> members_;       ///< at meetings without attendances, all the time
    std::vector<one_person> alone_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
