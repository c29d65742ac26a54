// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <remit/time/moment.hpp>

#include "registry/programme.hpp"
#include "registry/quoted.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

/// Notes of one kind about many rows: the first of them, and how many more there are.
class some_notes {
public:
    some_notes(load& l, std::string_view code, std::string_view table)
        : l_{l}, code_{code}, table_{table} {}
    some_notes(const some_notes&) = delete;
    some_notes& operator=(const some_notes&) = delete;
    ~some_notes() {
        if (more_ > 0)
            l_.note("N-MORE", std::string{table_},
                    "and " + std::to_string(more_) + " more of the same kind");
    }
    void add(std::string where, std::string what, std::string hint) {
        if (told_ < most)
            l_.note(code_, std::move(where), std::move(what), std::move(hint));
        else
            ++more_;
        told_ += told_ < most ? 1 : 0;
    }

private:
    static constexpr std::size_t most = 20;
    load& l_;
    std::string_view code_, table_;
    std::size_t told_ = 0, more_ = 0;
};

bool has(const fact_table& t, std::string_view column, std::size_t row) {
    const auto* c = t.find(column);
    return c && !c->dated() && !c->code.empty() && c->code[row] >= 0;
}

// What somebody can follow: an address on the web, or one to write to.
bool is_link(std::string_view url) {
    constexpr std::array<std::string_view, 3> begins = {"https://", "http://", "mailto:"};
    return std::any_of(begins.begin(), begins.end(), [&](std::string_view b) {
        return url.size() > b.size() && url.starts_with(b);
    });
}

std::string key_of(const fact_table& t, std::size_t row) { return quoted(t.key[row]); }

// Meetings that end before they start are no meetings; that a day is late is no such thing.
void check_times(assembly& a) {
    auto& t = a.store.of(table_id::meetings);
    some_notes signups{a.l, "N-SIGNUP", t.origin};
    for (std::size_t row = 0; row < t.rows; ++row) {
        const auto m = span_of(t, row);
        if (m.timed() && m.stop < m.start)
            a.l.problems.add(a.meetings.at(row, "stop_time"), "E-TIME",
                             "the meeting ends before it starts",
                             "a meeting that goes on after midnight has a stop: the day after the "
                             "one on which it ends");
        const auto* c = t.find("signup_by");
        if (!has(t, "signup_by", row) || !m.known_day) continue;
        const auto& v = c->dictionary[static_cast<std::size_t>(c->code[row])];
        if (const auto* d = std::get_if<day>(&v); d && d->count() > t.start[row])
            signups.add(a.meetings.at(row, "signup_by").where,
                        "one may sign up until " + text(*d) + ", after the meeting " +
                            key_of(t, row) + " has begun",
                        "is it the day of another meeting?");
    }
}

// What an invitation needs, where there is one.
void note_invitations(assembly& a) {
    const auto& t = a.store.of(table_id::meetings);
    std::vector<std::uint8_t> invited(t.rows, 0);
    for (const auto row : a.store.of(table_id::audiences).meeting_row)
        if (row >= 0) invited[static_cast<std::size_t>(row)] = 1;
    some_notes links{a.l, "N-LINK", t.origin}, senders{a.l, "N-SENDER", t.origin};
    for (std::size_t row = 0; row < t.rows; ++row) {
        const bool link = has(t, "signup_url", row);
        if (link && !is_link(text_in(t, "signup_url", row)))
            links.add(a.meetings.at(row, "signup_url").where,
                      quoted(text_in(t, "signup_url", row)) + " leads nowhere",
                      "write an address that begins with https://, http:// or mailto:");
        if ((link || invited[row] || has(t, "signup_by", row)) && !has(t, "sender", row))
            senders.add(a.meetings.at(row, "sender").where,
                        "the invitation to " + key_of(t, row) + " has no sender",
                        "say who invites");
    }
}

// The item that somebody is there for is on the agenda of that meeting.
void note_calls(assembly& a) {
    const auto& t = a.store.of(table_id::attendances);
    if (!a.attendances.column("item").given) return;
    const auto& items = a.store.of(table_id::items);
    some_notes notes{a.l, "N-ITEM", t.origin};
    for (std::size_t row = 0; row < t.rows; ++row) {
        const auto item = text_in(t, "item", row);
        if (item.empty()) continue;
        const auto at = row_of(a.store, table_id::items, item);
        if (at >= 0 && items.meeting_row[static_cast<std::size_t>(at)] == t.meeting_row[row])
            continue;
        notes.add(a.attendances.at(row, "item").where, quoted(item) + " is no item of that meeting",
                  at < 0 ? "add it to " + items.origin : "it is an item of another meeting");
    }
}

/// Looks at the programme of one meeting for what cannot be, or is odd.
class programme_checker {
public:
    programme_checker(assembly& a, some_notes& notes)
        : a_{a}, items_{a.store.of(table_id::items)}, notes_{notes} {}

    void look_at(const meeting_span& m, const std::vector<timed_item>& programme) {
        furthest_.clear();
        for (const auto& t : programme) {
            if (t.stop_latest < t.start_earliest ||
                (t.exact() && t.stop_earliest < t.start_earliest)) {
                a_.l.problems.add(a_.items.at(t.item, "stop_time"), "E-TIME",
                                  "the item ends before it starts",
                                  "the two may be the same: a moment");
                continue;
            }
            if (m.timed_start && t.start_latest < m.start)
                note(t, "begins before its meeting", "is it the time of another meeting?");
            if (m.timed_stop && t.stop_earliest > m.stop)
                note(t, "goes on after its meeting has ended",
                     "is it the time of another meeting?");
            compare(t);
        }
    }

private:
    void note(const timed_item& t, std::string_view what, std::string hint) {
        notes_.add(a_.items.at(t.item, "start_time").where,
                   key_of(items_, t.item) + " " + std::string{what}, std::move(hint));
    }
    // The one before it, in the same place, that goes on longest: whether it is over.
    void compare(const timed_item& t) {
        const auto place = text_in(items_, "place", t.item);
        const auto at = furthest_.find(place);
        if (at != furthest_.end()) {
            const auto& before = at->second;
            const auto position = number_in(items_, "position", t.item);
            const bool beside = position && number_in(items_, "position", before.item) == position;
            if (!beside && before.stop_earliest > t.start_latest &&
                t.stop_earliest > t.start_latest)
                note(t, "begins before " + key_of(items_, before.item) + " is over",
                     "what goes on side by side has a place of its own, or the same position");
            if (t.stop_earliest <= before.stop_earliest) return;
        }
        if (t.stop_earliest > t.start_latest) furthest_.insert_or_assign(place, t);
    }

    std::map<std::string_view, timed_item> furthest_;  ///< by place
    assembly& a_;
    const fact_table& items_;
    some_notes& notes_;
};

using numbers = std::vector<std::optional<std::int64_t>>;

/// What the times of meetings and items come to, in minutes, where they tell.
struct worked_out {
    numbers lasts, sits;              ///< per meeting
    numbers item_lasts;               ///< per item
    std::vector<timed_item> time_of;  ///< per item; all zero where its meeting's day is not known
};

// Goes through all programmes, and notes what is odd in them.
worked_out work_out(assembly& a) {
    const auto& meetings = a.store.of(table_id::meetings);
    const auto& items = a.store.of(table_id::items);
    worked_out out{numbers(meetings.rows), numbers(meetings.rows), numbers(items.rows),
                   std::vector<timed_item>(items.rows)};
    std::vector<std::vector<std::uint32_t>> items_of(meetings.rows);
    for (std::size_t row = 0; row < items.rows; ++row)
        if (items.meeting_row[row] >= 0)
            items_of[static_cast<std::size_t>(items.meeting_row[row])].push_back(
                static_cast<std::uint32_t>(row));
    some_notes notes{a.l, "N-PROGRAMME", items.origin};
    programme_checker checker{a, notes};
    for (std::size_t row = 0; row < meetings.rows; ++row) {
        const auto m = span_of(meetings, row);
        if (m.timed() && m.start <= m.stop) out.lasts[row] = m.stop - m.start;
        if (items_of[row].empty()) continue;
        const auto programme = programme_of(m, items, items_of[row]);
        checker.look_at(m, programme);
        out.sits[row] = longest_sitting(m, items, programme);
        for (const auto& t : programme) {
            out.time_of[t.item] = t;
            if (t.exact() && t.start_earliest <= t.stop_earliest)
                out.item_lasts[t.item] = t.stop_earliest - t.start_earliest;
        }
    }
    return out;
}

// The cells that say nothing say what was worked out.
void fill_in(registry::store& s, table_id id, std::string_view name, const numbers& minutes) {
    registry_detail::fill_in(s, id, name, [&](std::size_t row) {
        return minutes[row] ? std::optional{value{*minutes[row]}} : std::nullopt;
    });
}

// How long a meeting is said to last, and how long it lasts.
void note_lengths(assembly& a, const numbers& lasts) {
    const auto& t = a.store.of(table_id::meetings);
    if (!a.meetings.column("minutes").given) return;
    some_notes notes{a.l, "N-PROGRAMME", t.origin};
    for (std::size_t row = 0; row < t.rows; ++row)
        if (const auto said = number_in(t, "minutes", row);
            said && lasts[row] && *said != *lasts[row])
            notes.add(a.meetings.at(row, "minutes").where,
                      key_of(t, row) + " lasts " + std::to_string(*said) +
                          " minutes as it is said, " + std::to_string(*lasts[row]) +
                          " by its times",
                      "rules see what is said; leave it empty to have it worked out");
}

// Nobody speaks in two places of a meeting at once. Who is at two meetings is asked elsewhere,
// where it is known which of them take place, and where.
void note_speakers(assembly& a, const std::vector<timed_item>& time_of) {
    const auto& t = a.store.of(table_id::speakers);
    const auto& items = a.store.of(table_id::items);
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < t.rows; ++row)
        if (t.person_row[row] >= 0 && t.item_row[row] >= 0)
            rows.push_back(static_cast<std::uint32_t>(row));
    const auto at = [&](std::uint32_t row) -> const timed_item& {
        return time_of[static_cast<std::size_t>(t.item_row[row])];
    };
    const auto who = [&](std::uint32_t row) {
        return std::pair{t.person_row[row], t.meeting_row[row]};
    };
    std::sort(rows.begin(), rows.end(), [&](auto x, auto y) {
        return std::tuple{who(x), at(x).start_latest, t.item_row[x]} <
               std::tuple{who(y), at(y).start_latest, t.item_row[y]};
    });
    some_notes notes{a.l, "N-PROGRAMME", t.origin};
    const std::uint32_t* longest = nullptr;  // of those before: which goes on longest
    for (const auto& y : rows) {
        if (longest == nullptr || who(*longest) != who(y)) {
            longest = &y;
            continue;
        }
        const auto& x = *longest;
        if (t.item_row[x] != t.item_row[y] && at(y).start_latest < at(x).stop_earliest &&
            at(y).start_latest < at(y).stop_earliest)
            notes.add(
                a.speakers.at(y, "item").where,
                key_of(a.store.of(table_id::people), static_cast<std::size_t>(t.person_row[y])) +
                    " speaks at " + key_of(items, static_cast<std::size_t>(t.item_row[x])) +
                    " and at " + key_of(items, static_cast<std::size_t>(t.item_row[y])) +
                    " at the same time",
                "give one of them another time or another speaker");
        if (at(y).stop_earliest > at(x).stop_earliest) longest = &y;
    }
}

}  // namespace

void work_out_programmes(assembly& a) {
    if (a.store.of(table_id::meetings).rows == 0) return;
    check_times(a);
    note_invitations(a);
    note_calls(a);
    const auto all = work_out(a);
    note_speakers(a, all.time_of);
    note_lengths(a, all.lasts);
    fill_in(a.store, table_id::meetings, "minutes", all.lasts);
    fill_in(a.store, table_id::meetings, "sitting", all.sits);
    fill_in(a.store, table_id::items, "minutes", all.item_lasts);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
