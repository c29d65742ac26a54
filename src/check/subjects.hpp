// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "accessor.hpp"
#include "swept_rows.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

class world;

/// The subjects of one kind: rows of a table, or one group per combination of values in a body.
struct subject_list {
    subject_list() = default;
    subject_list(const subject_list&) = delete;  // it looks into its own lists
    subject_list(subject_list&&) noexcept = default;
    subject_list& operator=(const subject_list&) = delete;
    subject_list& operator=(subject_list&&) noexcept = default;

    unit_kind kind{};
    std::vector<std::string> columns;        ///< of a group
    std::vector<accessor> on_mandate;        ///< the grouping columns on a mandate
    std::vector<accessor> on_seat;           ///< and on a seat; empty where seats do not have them
    std::vector<std::uint32_t> row;          ///< its row in the table; empty: row i itself
    std::vector<group_values> groups;        ///< of a group: its values, sorted by body, then text
    std::vector<std::uint32_t> first_group;  ///< bodies + 1 offsets into the groups
    /// Lifetimes, as long as they may be; empty where everybody is there always. They are the
    /// registry's own columns wherever these say the same.
    std::span<const std::int32_t> start, stop;
    std::span<const std::int32_t> sure_start, sure_stop;  ///< and surely are; empty where exact
    std::vector<std::uint8_t>
        perhaps;  ///< of a group: 1 where only what is unknown makes it, or may
    std::vector<std::uint8_t> wanted;  ///< 0 where the charter governs another body; empty: none
    std::size_t count = 0;
    std::array<std::vector<std::int32_t>, 4> own_days;  ///< what no column of the registry says

    [[nodiscard]] std::size_t size() const noexcept { return count; }
    [[nodiscard]] std::uint32_t row_of(std::size_t s) const {
        return row.empty() ? static_cast<std::uint32_t>(s) : row[s];
    }
    [[nodiscard]] bool is_wanted(std::size_t s) const { return wanted.empty() || wanted[s] != 0; }
    [[nodiscard]] std::int32_t start_of(std::size_t s) const {
        return start.empty() ? always_start : start[s];
    }
    [[nodiscard]] std::int32_t stop_of(std::size_t s) const {
        return stop.empty() ? open_stop : stop[s];
    }
    /// Whether the subject is there on the day.
    [[nodiscard]] truth there(std::size_t s, std::int32_t day) const {
        if (day < start_of(s) || day >= stop_of(s)) return truth::no;
        if (!perhaps.empty() && perhaps[s] != 0) return truth::maybe;
        if (sure_start.empty()) return truth::yes;
        return sure_start[s] <= day && day < sure_stop[s] ? truth::yes : truth::maybe;
    }
    /// Whether it is an event of one day that is known within bounds only.
    [[nodiscard]] bool some_one_day(std::size_t s) const {
        const bool happens = kind != unit_kind::body && kind != unit_kind::group &&
                             kind != unit_kind::seat && kind != unit_kind::mandate;
        return happens && !sure_start.empty() && sure_start[s] >= sure_stop[s] &&
               sure_stop[s] == start_of(s) + 1 &&
               (stop_of(s) == open_stop ? sure_start[s] == open_stop
                                        : sure_start[s] == stop_of(s) - 1);
    }
    [[nodiscard]] unit at(const world& w, std::size_t s) const;
};

/// @param body the row of the only body that is asked for, or -1
[[nodiscard]] subject_list make_subjects(const world& w, unit_kind kind,
                                         std::vector<std::string> columns,
                                         std::vector<accessor> on_mandate,
                                         std::vector<accessor> on_seat, std::int32_t body);
/// "#2" for the second of several mandates of one person, seat or body and first day, nothing for
/// the first or only one. They are numbered by what they say, not by where they came.
[[nodiscard]] std::string number_among_alike(const registry& r, std::uint32_t row);
[[nodiscard]] std::string key_of(const registry& r, const subject_list& l, std::size_t s);
[[nodiscard]] std::string name_of(const registry& r, const subject_list& l, std::size_t s);
/// The row of the body concerned, or -1 for a person.
[[nodiscard]] std::int32_t body_of(const registry& r, const subject_list& l, std::size_t s);

/// One change of a lane: on `day` a segment begins or ends for a subject, surely or (a grouping
/// value is unknown) perhaps.
struct lane_event {
    std::int32_t day;
    std::uint32_t packed;
    [[nodiscard]] std::uint32_t segment() const noexcept { return packed >> 2; }
    [[nodiscard]] bool maybe() const noexcept { return (packed & 2U) != 0; }
    [[nodiscard]] bool begins() const noexcept { return (packed & 1U) != 0; }
};

/// A lane's segments by subject, in the order of their changes. Of subjects none of whose rows
/// was cut this is the registry's own order of events, shared.
struct lane_order {
    const fact_events* shared = nullptr;
    /// Where the order is shared: per subject its position in `first`, or `not_own`; empty where
    /// all share.
    std::vector<std::uint32_t> own;
    std::vector<std::uint32_t> first;
    std::vector<lane_event> events;
    static constexpr std::uint32_t not_own = UINT32_MAX;

    [[nodiscard]] bool shares(std::size_t subject) const {
        return shared && (own.empty() || own[subject] == not_own);
    }
    [[nodiscard]] std::span<const lane_event> own_events(std::size_t subject) const {
        const auto at = own.empty() ? subject : own[subject];
        return std::span{events}.subspan(first[at], first[at + 1] - first[at]);
    }
    [[nodiscard]] static lane_event as_lane_event(const fact_event& e) {
        return {e.day, e.row() << 2 | static_cast<std::uint32_t>(e.begins())};
    }
    template <class F>
    void for_each(std::size_t subject, F f) const {
        if (shares(subject))
            for (const auto& e : shared->events_of(subject)) f(as_lane_event(e));
        else
            for (const auto& e : own_events(subject)) f(e);
    }
    [[nodiscard]] std::size_t size(std::size_t subject) const {
        return shares(subject) ? shared->events_of(subject).size() : own_events(subject).size();
    }
    [[nodiscard]] lane_event at(std::size_t subject, std::size_t i) const {
        return shares(subject) ? as_lane_event(shared->events_of(subject)[i])
                               : own_events(subject)[i];
    }
};

[[nodiscard]] lane_order make_order(const world& w, const subject_list& l, rows_kind rows,
                                    const swept_rows& s);

}  // namespace detail
}  // namespace v0
}  // namespace remit
