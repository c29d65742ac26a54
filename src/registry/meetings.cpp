// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <optional>

#include "registry/row_ends.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// What each row of a table takes from the row that it hangs on.
std::vector<std::int32_t> through(const std::vector<std::int32_t>& row,
                                  const std::vector<std::int32_t>& of) {
    std::vector<std::int32_t> out(row.size(), -1);
    for (std::size_t i = 0; i < row.size(); ++i)
        if (row[i] >= 0) out[i] = of[static_cast<std::size_t>(row[i])];
    return out;
}

// A row lasts as long as the one that it hangs on.
void last_as(fact_table& t, const std::vector<std::int32_t>& row, const fact_table& of) {
    for (std::size_t i = 0; i < row.size(); ++i)
        if (row[i] >= 0) set_ends(t, i, ends_of(of, static_cast<std::size_t>(row[i])));
}

// A column whose code is the row of another table; a table of no rows needs no dictionary.
void add_key(fact_table& t, std::string_view name, const fact_table& of,
             const shared_list<std::int32_t>& rows) {
    t.columns.push_back(key_column(name, t.rows > 0 ? of.key : text_list{}, rows));
}

void add_person(assembly& a, fact_table& t, staged_table& s) {
    if (a.people.given) t.person_row = references(a, s, "person", table_id::people, "E-PERSON");
    add_key(t, "person", a.store.of(table_id::people), t.person_row);
}

// The key, names and body of a table whose rows are things that happen in a body.
void begin_happening(assembly& a, fact_table& t, staged_table& s, std::string_view key) {
    if (a.bodies.given) t.body_row = references(a, s, "body", table_id::bodies, "E-BODY");
    begin_table(t, s);
    take_keys(a, t, s);
    t.columns.push_back(own_key_column(key, t));
    add_key(t, "body", a.store.of(table_id::bodies), t.body_row);
}

// The first day for which nothing is known of the meeting: that of its body or that of all
// meetings, whichever comes first.
std::optional<day> known_until(const assembly& a, const fact_table& meetings, std::size_t row) {
    const auto days = a.store.observed_for(table_id::meetings);
    auto out = days ? days->stop() : std::optional<day>{};
    const auto body = meetings.body_row.empty() ? -1 : meetings.body_row[row];
    const auto* own = a.store.of(table_id::bodies).find("observed_stop");
    if (body < 0 || !own) return out;
    const auto code = own->code[static_cast<std::size_t>(body)];
    if (code < 0) return out;
    if (const auto* stop = std::get_if<day>(&own->dictionary[static_cast<std::size_t>(code)]))
        out = out ? std::min(*out, *stop) : *stop;
    return out;
}

// What has not been done by the last observed day is done later, or never; where no such day was
// declared all is known, and it is never done.
// @param on per row of `s` its row in meetings; empty where they are the meetings
void fill_deeds(assembly& a, staged_table& s, const shared_list<std::int32_t>& on) {
    const auto& meetings = a.store.of(table_id::meetings);
    std::vector<std::optional<day>> until(meetings.rows);
    for (std::size_t row = 0; row < until.size(); ++row) until[row] = known_until(a, meetings, row);
    const bool all_known = std::none_of(until.begin(), until.end(), [](auto u) { return u; });
    for (auto& c : s.columns) {
        if (!c.spec || c.spec->empty != empty_means::deed) continue;
        if (!c.given && all_known) continue;
        value_codes values{c.cells};
        auto codes = c.cells.code.take();
        for (std::size_t row = 0; row < codes.size(); ++row) {
            auto& code = codes[row];
            if (code != empty_code && code != not_given_code) continue;
            const auto meeting = on.empty() ? static_cast<std::int32_t>(row) : on[row];
            const auto end = meeting < 0 ? std::nullopt : until[static_cast<std::size_t>(meeting)];
            code = end ? values.of(bounds{*end, std::nullopt}) : absent_code;
        }
        c.cells.code = std::move(codes);
    }
}

// The rows of a table that hangs on meetings.
void begin_on_meetings(assembly& a, fact_table& t, staged_table& s) {
    const auto& meetings = a.store.of(table_id::meetings);
    begin_table(t, s);
    t.meeting_row = references(a, s, "meeting", table_id::meetings, "E-MEETING");
    t.body_row = through(t.meeting_row, meetings.body_row);
    last_as(t, t.meeting_row, meetings);
}

// The rows of a table that hangs on items.
void begin_on_items(assembly& a, fact_table& t, staged_table& s) {
    const auto& items = a.store.of(table_id::items);
    begin_table(t, s);
    t.item_row = references(a, s, "item", table_id::items, "E-ITEM");
    t.meeting_row = through(t.item_row, items.meeting_row);
    t.body_row = through(t.item_row, items.body_row);
    last_as(t, t.item_row, items);
    add_key(t, "item", items, t.item_row);
}

// What somebody has to do with a meeting, or with an item of one.
void make_people_at_meetings(assembly& a, table_id id, staged_table& s) {
    auto& t = a.store.of(id);
    begin_on_meetings(a, t, s);
    add_key(t, "meeting", a.store.of(table_id::meetings), t.meeting_row);
    add_person(a, t, s);
    fill_deeds(a, s, t.meeting_row);
    finish_columns(t, s, {"meeting", "person"});
}
void make_people_at_items(assembly& a, table_id id, staged_table& s) {
    auto& t = a.store.of(id);
    begin_on_items(a, t, s);
    add_person(a, t, s);
    finish_columns(t, s, {"item", "person"});
}

}  // namespace

void make_meetings(assembly& a) {
    auto& t = a.store.of(table_id::meetings);
    begin_happening(a, t, a.meetings, "meeting");
    fill_deeds(a, a.meetings, {});
    finish_columns(t, a.meetings, {"meeting", "body", "name"});
}

void make_items(assembly& a) {
    auto& t = a.store.of(table_id::items);
    auto& s = a.items;
    const auto& meetings = a.store.of(table_id::meetings);
    take_keys(a, t, s);
    begin_on_meetings(a, t, s);
    t.columns.push_back(own_key_column("item", t));
    add_key(t, "meeting", meetings, t.meeting_row);
    finish_columns(t, s, {"item", "meeting", "name"});
}

void make_attendances(assembly& a) {
    make_people_at_meetings(a, table_id::attendances, a.attendances);
}

void make_events(assembly& a) {
    auto& t = a.store.of(table_id::events);
    begin_happening(a, t, a.events, "event");
    finish_columns(t, a.events, {"event", "body"});
}

void make_proposals(assembly& a) {
    auto& t = a.store.of(table_id::proposals);
    begin_happening(a, t, a.proposals, "proposal");
    find_seats(a, t, a.proposals);
    finish_columns(t, a.proposals, {"proposal", "body"});
}

void make_nominations(assembly& a) {
    auto& t = a.store.of(table_id::nominations);
    auto& s = a.nominations;
    const auto& proposals = a.store.of(table_id::proposals);
    begin_table(t, s);
    t.proposal_row = references(a, s, "proposal", table_id::proposals, "E-PROPOSAL");
    t.body_row = through(t.proposal_row, proposals.body_row);
    t.seat_row = through(t.proposal_row, proposals.seat_row);
    last_as(t, t.proposal_row, proposals);
    add_key(t, "proposal", proposals, t.proposal_row);
    add_person(a, t, s);
    finish_columns(t, s, {"proposal", "person"});
}

void make_recusals(assembly& a) { make_people_at_items(a, table_id::recusals, a.recusals); }
void make_speakers(assembly& a) { make_people_at_items(a, table_id::speakers, a.speakers); }
void make_tasks(assembly& a) { make_people_at_meetings(a, table_id::tasks, a.tasks); }

void make_audiences(assembly& a) {
    auto& t = a.store.of(table_id::audiences);
    auto& s = a.audiences;
    begin_on_meetings(a, t, s);
    add_key(t, "meeting", a.store.of(table_id::meetings), t.meeting_row);
    finish_columns(t, s, {"meeting"});
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
