// SPDX-License-Identifier: BSL-1.0
#include "meeting_people.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <variant>

#include <remit/check/meeting_status.hpp>

#include "registry/memory.hpp"
#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// Strikes out the rows of which the column says a word for which that is so.
template <class Is>
void strike(const fact_table& t, std::string_view name, const Is& is,
            std::vector<std::uint8_t>& kept) {
    const auto* c = t.find(name);
    if (c == nullptr || c->dated()) return;
    constexpr std::int32_t below = 2;  // codes of nothing begin there, and strike out nothing
    std::vector<std::uint8_t> keeps(below, 1);
    for (const auto& v : c->dictionary) {
        const auto* text = std::get_if<std::string>(&v);
        keeps.push_back(text != nullptr && is(*text) ? 0 : 1);
    }
    if (std::find(keeps.begin(), keeps.end(), 0) == keeps.end()) return;
    // Bytes may be anybody's: each pointer would be looked up for each row again.
    const auto* const code = c->code.data();
    const auto* const keep = keeps.data() + below;
    auto* const out = kept.data();
    for (std::size_t row = 0, n = kept.size(); row < n; ++row) out[row] &= keep[code[row]];
}

}  // namespace

meeting_people::meeting_people(const registry& r, booked who, std::span<const time_zone> zones)
    : facts_{r}, table_{r.table(table_id::meetings)}, attendances_{r.table(table_id::attendances)},
      mandates_{r.table(table_id::mandates)}, meetings_{table_.rows}, clock_{table_, zones},
      times_{times_of_meetings(r, zones)} {
    takes_time_.assign(meetings_, 1);
    strike(table_, "status", [](auto& text) { return !takes_time(text); }, takes_time_);
    join();
    has_list_.assign(meetings_, 0);
    look_at_attendances(who);
    look_at_members();
}

void meeting_people::join() {
    const auto* c = table_.find("joint");
    if (c == nullptr || c->dated() || c->dictionary.empty()) return;
    joint_.resize(meetings_);
    std::unordered_map<std::int32_t, std::uint32_t> first;
    for (std::uint32_t m = 0; m < meetings_; ++m) {
        joint_[m] = m;
        if (c->code[m] < 0) continue;
        const auto row = first.try_emplace(c->code[m], m).first->second;
        joint_[m] = row;
        rows_of_joint_[row].push_back(m);
    }
}

/// Whether a mandate lasts on the first day of the meeting.
truth meeting_people::lasts(std::size_t mandate, std::size_t meeting) const {
    const auto from = table_.start[meeting], to = table_.latest_start(meeting);
    if (mandates_.latest_start(mandate) <= from && to < mandates_.earliest_stop(mandate))
        return truth::yes;
    return mandates_.start[mandate] <= to && from < mandates_.stop[mandate] ? truth::maybe
                                                                            : truth::no;
}

/// Whether somebody attends who holds a mandate in the body, or in another one that meets with it.
truth meeting_people::sits(std::size_t attendance) const {
    const auto meeting = static_cast<std::uint32_t>(attendances_.meeting_row[attendance]);
    const auto own = attendances_.mandate_row[attendance];
    auto out = own < 0 ? truth::no : lasts(static_cast<std::size_t>(own), meeting);
    if (own >= 0 && out == truth::no) out = truth::maybe;
    if (out == truth::yes || joint_.empty()) return out;
    const auto rows = rows_of_joint_.find(joint_[meeting]);
    if (rows == rows_of_joint_.end()) return out;
    for (const auto mandate : registry_detail::rows_of_person(store_of(facts_), table_id::mandates,
                                                              attendances_.person_row[attendance]))
        for (const auto other : rows->second)
            if (other != meeting && mandates_.body_row[mandate] == table_.body_row[other])
                out = out | lasts(mandate, other);
    return out;
}

void meeting_people::add_alone(std::uint32_t meeting, std::int32_t person,
                               const bounded_minutes& when, truth is) {
    if (is == truth::no) return;
    const auto n = times_.start.size();
    times_.start.push_back(when.start);
    times_.stop.push_back(when.stop);
    if (!when.exact() && !times_.bounded()) {
        times_.start_latest = times_.start;
        times_.stop_earliest = times_.stop;
    }
    if (times_.bounded()) {
        times_.start_latest.resize(n + 1);
        times_.stop_earliest.resize(n + 1);
        times_.start_latest[n] = when.start_latest;
        times_.stop_earliest[n] = when.stop_earliest;
    }
    alone_.push_back({meeting, static_cast<std::uint32_t>(person), is == truth::yes});
}

void meeting_people::look_at_attendances(booked who) {
    const auto& t = attendances_;
    const auto* const meeting = t.meeting_row.data();
    const auto* const person = t.person_row.data();
    const auto* const mandate = t.mandate_row.data();
    const auto n = t.rows;
    const bool all_take_time =
        std::find(takes_time_.begin(), takes_time_.end(), 0) == takes_time_.end();
    counts_ = registry_detail::sized<std::uint8_t>(n);
    auto* const counts = counts_.data();
    const bool members = who == booked::members;
    const bool perhaps = members && (table_.bounded() || mandates_.bounded() || !joint_.empty());
    const bool sitting = members && joint_.empty();
    for (std::size_t row = 0; row < n; ++row) {
        const bool there = (meeting[row] | person[row]) >= 0;
        counts[row] = there && (!sitting || mandate[row] >= 0) ? 1 : 0;
    }
    std::int32_t before = -1;
    for (std::size_t row = 0; row < n; ++row) {
        if (meeting[row] == before) continue;
        before = meeting[row];
        // Who was asked to one that does not take place says nothing of those it was joint with.
        if (before >= 0 && takes_time_[static_cast<std::size_t>(before)] != 0)
            has_list_[first_row_of(static_cast<std::uint32_t>(before))] = 1;
    }
    strike(t, "presence", [](auto& text) { return says_absent(text); }, counts_);
    strike(t, "reply", [](auto& text) { return says_declined(text); }, counts_);
    if (!all_take_time)
        for (std::size_t row = 0; row < n; ++row)
            if (counts[row] != 0) counts[row] = takes_time_[static_cast<std::size_t>(meeting[row])];

    const clock_column comes{t, "start_time"}, goes{t, "stop_time"};
    if (!perhaps && comes.empty() && goes.empty()) return;
    for (std::size_t row = 0; row < n; ++row) {
        if (counts[row] == 0) continue;
        const auto is = perhaps ? sits(row) : truth::yes;
        const auto from = comes.of(row), to = goes.of(row);
        if (is == truth::yes && from < 0 && to < 0) continue;
        counts[row] = 0;
        const auto m = static_cast<std::uint32_t>(meeting[row]);
        add_alone(m, person[row], clock_.taken(m, from, to), is);
    }
}

/// Whether the mandate makes a member on the first day of the meeting, whichever that is.
truth meeting_people::counts_at(const usual_member& usual, std::uint32_t mandate,
                                std::size_t meeting) const {
    const auto out = lasts(mandate, meeting);
    if (out == truth::no || usual.always(mandate)) return out;
    const auto from = table_.start[meeting], to = table_.latest_start(meeting);
    std::vector<std::int32_t> days;
    usual.changes(mandate, days);
    auto sure = usual.on(mandate, from), possible = sure;
    for (const auto day : days) {
        if (day <= from || day > to) continue;
        const auto is = usual.on(mandate, day);
        sure = sure & is;
        possible = possible | is;
    }
    return possible == truth::no ? truth::no : out & (sure == truth::yes ? sure : truth::maybe);
}

void meeting_people::look_at_members() {
    const usual_member usual{facts_};
    for (std::uint32_t m = 0; m < meetings_; ++m) {
        if (has_list_[first_row_of(m)] != 0 || takes_time_[m] == 0) continue;
        for (const auto mandate : registry_detail::rows_of_body(
                 store_of(facts_), table_id::mandates, table_.body_row[m])) {
            const auto person = mandates_.person_row[mandate];
            if (person < 0) continue;
            const auto is = counts_at(usual, mandate, m);
            if (is == truth::yes)
                members_.push_back({m, static_cast<std::uint32_t>(person)});
            else
                add_alone(m, person, clock_.taken(m), is);
        }
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
