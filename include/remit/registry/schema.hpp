// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string_view>

#include <remit/registry/fact_table.hpp>

namespace remit {
inline namespace v0 {

/// What kind of value a column holds.
/// A time of day is written 16:00 or 16.00, and kept as the minutes after midnight (`clock_time`).
enum class column_kind : std::uint8_t { key, text, integer, date, time, any };
/// What an empty cell means. A cell with the text "-" means *absent*: it is known that there is
/// none. Keys, starts and stops, votes and status cannot be absent and refuse it.
enum class empty_means : std::uint8_t {
    refused,
    unknown,
    absent,
    open,
    always,
    effective,
    one,
    derived,
    deed,     ///< not done by the last observed day: a later day, or never where all is known
    computed  ///< worked out from other columns, where these tell
};

/// One column of one table: the single place where its name, kind and meaning are said. Builder,
/// CSV, frames and documentation read it. A column of a table that is not here is an attribute.
struct column_spec {
    table_id table;
    std::string_view name;
    column_kind kind;
    bool required;
    empty_means empty;
    std::string_view says;
};

// clang-format off
inline constexpr std::array schema = {
    column_spec{table_id::bodies, "body", column_kind::key, true, empty_means::refused, "The body's key."},
    column_spec{table_id::bodies, "name", column_kind::text, false, empty_means::derived, "What to show; the key where empty."},
    column_spec{table_id::bodies, "kind", column_kind::text, false, empty_means::unknown, "What sort of body: forum, committee, board, sig."},
    column_spec{table_id::bodies, "parent", column_kind::text, false, empty_means::absent, "The key of the body above it."},
    column_spec{table_id::bodies, "start", column_kind::date, false, empty_means::derived, "The first day it exists; from its first mandate where empty."},
    column_spec{table_id::bodies, "stop", column_kind::date, false, empty_means::open, "The first day it no longer exists."},
    column_spec{table_id::bodies, "observed_start", column_kind::date, false, empty_means::absent, "The first day for which the body's facts are known; before it nothing is judged."},
    column_spec{table_id::bodies, "observed_stop", column_kind::date, false, empty_means::absent, "The first day for which the body's facts are no longer known."},
    column_spec{table_id::bodies, "visibility", column_kind::text, false, empty_means::unknown, "Who may see what is said of it: public, participants, members, secretariat."},
    column_spec{table_id::seats, "seat", column_kind::key, true, empty_means::refused, "The seat's key within its body."},
    column_spec{table_id::seats, "body", column_kind::text, true, empty_means::refused, "The key of the body it is in."},
    column_spec{table_id::seats, "name", column_kind::text, false, empty_means::derived, "What to show; the key where empty."},
    column_spec{table_id::seats, "role", column_kind::text, false, empty_means::absent, "The role of whoever holds it."},
    column_spec{table_id::seats, "number", column_kind::integer, false, empty_means::one, "How many people hold it together; one where the column is not given, unknown where the cell is empty."},
    column_spec{table_id::seats, "appointed_by", column_kind::text, false, empty_means::unknown, "Who appoints its holder."},
    column_spec{table_id::seats, "votes", column_kind::integer, false, empty_means::one, "The votes of its holder."},
    column_spec{table_id::seats, "start", column_kind::date, false, empty_means::derived, "The first day it exists; the body's where empty."},
    column_spec{table_id::seats, "stop", column_kind::date, false, empty_means::open, "The first day it no longer exists; the body's where empty."},
    column_spec{table_id::people, "person", column_kind::key, true, empty_means::refused, "The person's key."},
    column_spec{table_id::people, "name", column_kind::text, false, empty_means::derived, "What to show; the key where empty."},
    column_spec{table_id::organisations, "organisation", column_kind::key, true, empty_means::refused, "The organisation's key."},
    column_spec{table_id::organisations, "name", column_kind::text, false, empty_means::derived, "What to show; the key where empty."},
    column_spec{table_id::organisations, "aliases", column_kind::text, false, empty_means::absent, "Other names of the same organisation, separated by '|'."},
    column_spec{table_id::organisations, "successor", column_kind::text, false, empty_means::absent, "The key of the organisation that it became on its stop day."},
    column_spec{table_id::organisations, "start", column_kind::date, false, empty_means::always, "The first day it exists."},
    column_spec{table_id::organisations, "stop", column_kind::date, false, empty_means::open, "The first day it no longer exists."},
    column_spec{table_id::offices, "person", column_kind::text, true, empty_means::refused, "Who holds the post."},
    column_spec{table_id::offices, "office", column_kind::text, true, empty_means::refused, "The post: director, mayor, board."},
    column_spec{table_id::offices, "organisation", column_kind::text, false, empty_means::unknown, "Where the post is held; a key, name or alias of an organisation."},
    column_spec{table_id::offices, "area", column_kind::text, false, empty_means::unknown, "One area it answers for; several areas are several rows."},
    column_spec{table_id::offices, "start", column_kind::date, false, empty_means::always, "The first day it is held."},
    column_spec{table_id::offices, "stop", column_kind::date, false, empty_means::open, "The first day it is no longer held."},
    column_spec{table_id::mandates, "person", column_kind::text, true, empty_means::refused, "Who holds the seat."},
    column_spec{table_id::mandates, "body", column_kind::text, true, empty_means::refused, "The body sat in."},
    column_spec{table_id::mandates, "seat", column_kind::text, false, empty_means::absent, "The key of the seat within the body."},
    column_spec{table_id::mandates, "start", column_kind::date, true, empty_means::refused, "The first day the seat is held."},
    column_spec{table_id::mandates, "stop", column_kind::date, false, empty_means::open, "The first day the seat is no longer held; empty: still held."},
    column_spec{table_id::mandates, "role", column_kind::text, false, empty_means::derived, "The role in the body; the seat's where empty."},
    column_spec{table_id::mandates, "appointed_by", column_kind::text, false, empty_means::unknown, "Who appointed; a key, name or alias of an organisation, or any text."},
    column_spec{table_id::mandates, "on_behalf_of", column_kind::text, false, empty_means::unknown, "Whom the holder represents."},
    column_spec{table_id::mandates, "status", column_kind::text, false, empty_means::effective, "effective, acting, hindered or holdover."},
    column_spec{table_id::mandates, "votes", column_kind::integer, false, empty_means::one, "How many votes the holder has; one where empty."},
    column_spec{table_id::mandates, "due", column_kind::date, false, empty_means::unknown, "The day its term is to end: the first day after it. From the term where empty."},
    column_spec{table_id::mandates, "instrument", column_kind::text, false, empty_means::unknown, "By what it came about: regular election, by-election, succession."},
    column_spec{table_id::mandates, "substitute_for", column_kind::text, false, empty_means::absent, "The person in the same body whose place the holder takes while that one is hindered."},
    column_spec{table_id::mandates, "term", column_kind::text, false, empty_means::absent, "The term it belongs to, whose stop it takes where its own is said to come from there."},
    column_spec{table_id::terms, "term", column_kind::key, true, empty_means::refused, "The key of the legislative or appointment period."},
    column_spec{table_id::terms, "name", column_kind::text, false, empty_means::derived, "What to show; the key where empty."},
    column_spec{table_id::terms, "start", column_kind::date, false, empty_means::always, "Its first day."},
    column_spec{table_id::terms, "stop", column_kind::date, false, empty_means::open, "The first day after it."},
    column_spec{table_id::meetings, "meeting", column_kind::key, true, empty_means::refused, "The meeting's key."},
    column_spec{table_id::meetings, "body", column_kind::text, true, empty_means::refused, "The body that meets."},
    column_spec{table_id::meetings, "name", column_kind::text, false, empty_means::derived, "What to show; the key where empty."},
    column_spec{table_id::meetings, "start", column_kind::date, true, empty_means::refused, "The day of the meeting, or its first."},
    column_spec{table_id::meetings, "stop", column_kind::date, false, empty_means::derived, "The first day after it; the day after its start where empty."},
    column_spec{table_id::meetings, "kind", column_kind::text, false, empty_means::unknown, "What sort of meeting: ordinary, extraordinary, follow-up, AGM, visit, study trip."},
    column_spec{table_id::meetings, "status", column_kind::text, false, empty_means::unknown, "planned, held, cancelled, postponed, moved; the last three take nobody's time."},
    column_spec{table_id::meetings, "agenda_sent", column_kind::date, false, empty_means::deed, "The day the agenda was sent; empty: not yet."},
    column_spec{table_id::meetings, "papers_sent", column_kind::date, false, empty_means::deed, "The day the papers were sent; empty: not yet."},
    column_spec{table_id::meetings, "minutes_sent", column_kind::date, false, empty_means::deed, "The day the minutes were sent; empty: not yet."},
    column_spec{table_id::meetings, "convened", column_kind::date, false, empty_means::deed, "The day it was called; empty: not yet."},
    column_spec{table_id::meetings, "signup_by", column_kind::date, false, empty_means::unknown, "The last day on which one may sign up; that day counts."},
    column_spec{table_id::meetings, "start_time", column_kind::time, false, empty_means::unknown, "When it starts, as clocks at the place show it: 16:00 or 16.00."},
    column_spec{table_id::meetings, "stop_time", column_kind::time, false, empty_means::unknown, "When it ends, on its last day."},
    column_spec{table_id::meetings, "zone", column_kind::text, false, empty_means::unknown, "The zone of its times in the database of IANA: Europe/Copenhagen."},
    column_spec{table_id::meetings, "offset", column_kind::text, false, empty_means::unknown, "The hours from UTC, where clocks show its start twice: +02:00."},
    column_spec{table_id::meetings, "place", column_kind::text, false, empty_means::unknown, "Where it is held: the room, the house."},
    column_spec{table_id::meetings, "address", column_kind::text, false, empty_means::unknown, "The address of the place."},
    column_spec{table_id::meetings, "directions", column_kind::text, false, empty_means::unknown, "How to get there."},
    column_spec{table_id::meetings, "parking", column_kind::text, false, empty_means::unknown, "Where to park."},
    column_spec{table_id::meetings, "contact", column_kind::text, false, empty_means::unknown, "Whom to ask."},
    column_spec{table_id::meetings, "sender", column_kind::text, false, empty_means::unknown, "Who signs the invitation."},
    column_spec{table_id::meetings, "signup_url", column_kind::text, false, empty_means::unknown, "Where to sign up: an address on the web, or mailto:."},
    column_spec{table_id::meetings, "organiser", column_kind::text, false, empty_means::unknown, "Who arranges it: a person, a body, an organisation."},
    column_spec{table_id::meetings, "host", column_kind::text, false, empty_means::unknown, "In whose house it is; a key, name or alias of an organisation."},
    column_spec{table_id::meetings, "joint", column_kind::text, false, empty_means::absent, "The same text in the rows of several bodies: they meet together, at one meeting."},
    column_spec{table_id::meetings, "visibility", column_kind::text, false, empty_means::unknown, "Who may see it; that of its body where empty."},
    column_spec{table_id::meetings, "minutes", column_kind::any, false, empty_means::computed, "How long it lasts, in minutes; by its days and times where empty."},
    column_spec{table_id::meetings, "sitting", column_kind::any, false, empty_means::computed, "The longest stretch without a break, in minutes; by the programme where empty."},
    column_spec{table_id::items, "item", column_kind::key, true, empty_means::refused, "The key of the item on an agenda."},
    column_spec{table_id::items, "meeting", column_kind::text, true, empty_means::refused, "The meeting at which it is dealt with; it lasts as long."},
    column_spec{table_id::items, "name", column_kind::text, false, empty_means::derived, "What to show; the key where empty."},
    column_spec{table_id::items, "kind", column_kind::text, false, empty_means::unknown, "What sort of item: welcome, talk, discussion, workshop, break, decision, closing."},
    column_spec{table_id::items, "part", column_kind::text, false, empty_means::absent, "The title of the part of the programme that it stands in."},
    column_spec{table_id::items, "position", column_kind::integer, false, empty_means::unknown, "Its place in the order of the agenda: 1, 2, 3."},
    column_spec{table_id::items, "day", column_kind::date, false, empty_means::unknown, "On which day of a meeting of several days; the first where empty."},
    column_spec{table_id::items, "start_time", column_kind::time, false, empty_means::unknown, "When it begins; where empty, between the items around it."},
    column_spec{table_id::items, "stop_time", column_kind::time, false, empty_means::unknown, "When it ends; the same as its start: a moment. Where empty, when the next begins."},
    column_spec{table_id::items, "place", column_kind::text, false, empty_means::absent, "Where it is dealt with, if not where the meeting is."},
    column_spec{table_id::items, "visibility", column_kind::text, false, empty_means::unknown, "Who may see it; that of its meeting where empty."},
    column_spec{table_id::items, "minutes", column_kind::any, false, empty_means::computed, "How long it lasts, in minutes; by the programme where empty."},
    column_spec{table_id::attendances, "meeting", column_kind::text, true, empty_means::refused, "The meeting attended, or not; it lasts as long."},
    column_spec{table_id::attendances, "person", column_kind::text, true, empty_means::refused, "Who attended, or did not."},
    column_spec{table_id::attendances, "presence", column_kind::text, false, empty_means::unknown, "present, absent, excused, part of the time."},
    column_spec{table_id::attendances, "capacity", column_kind::text, false, empty_means::unknown, "In what capacity: member, substitute, guest, secretariat."},
    column_spec{table_id::attendances, "reply", column_kind::text, false, empty_means::unknown, "What was answered: accepted, declined."},
    column_spec{table_id::attendances, "item", column_kind::text, false, empty_means::absent, "The item that calls for the person; guests are there for one."},
    column_spec{table_id::attendances, "asked", column_kind::date, false, empty_means::deed, "The day the person was asked what should be on the agenda; empty: not yet."},
    column_spec{table_id::attendances, "start_time", column_kind::time, false, empty_means::absent, "When the person came, if the meeting had begun."},
    column_spec{table_id::attendances, "stop_time", column_kind::time, false, empty_means::absent, "When the person left, if the meeting went on."},
    column_spec{table_id::events, "event", column_kind::key, true, empty_means::refused, "The key of something that happened to a body."},
    column_spec{table_id::events, "body", column_kind::text, true, empty_means::refused, "The body it happened to."},
    column_spec{table_id::events, "start", column_kind::date, true, empty_means::refused, "Its day, or its first."},
    column_spec{table_id::events, "stop", column_kind::date, false, empty_means::derived, "The first day after it; the day after its start where empty."},
    column_spec{table_id::events, "kind", column_kind::text, false, empty_means::unknown, "What sort of event: regular election, nominations, reorganisation."},
    column_spec{table_id::proposals, "proposal", column_kind::key, true, empty_means::refused, "The key of a proposal to fill a seat."},
    column_spec{table_id::proposals, "body", column_kind::text, true, empty_means::refused, "The body whose seat is to be filled."},
    column_spec{table_id::proposals, "seat", column_kind::text, false, empty_means::absent, "The key of the seat within the body."},
    column_spec{table_id::proposals, "start", column_kind::date, true, empty_means::refused, "The day of the proposal."},
    column_spec{table_id::proposals, "stop", column_kind::date, false, empty_means::derived, "The first day after it; the day after its start where empty."},
    column_spec{table_id::proposals, "special_reason", column_kind::text, false, empty_means::unknown, "A reason given for departing from a rule: stated, or none."},
    column_spec{table_id::nominations, "proposal", column_kind::text, true, empty_means::refused, "The proposal it belongs to; it lasts as long."},
    column_spec{table_id::nominations, "person", column_kind::text, true, empty_means::refused, "Who was proposed."},
    column_spec{table_id::recusals, "item", column_kind::text, true, empty_means::refused, "The item that the person took no part in; it lasts as long."},
    column_spec{table_id::recusals, "person", column_kind::text, true, empty_means::refused, "Who took no part."},
    column_spec{table_id::speakers, "item", column_kind::text, true, empty_means::refused, "The item at which the person speaks; it lasts as long."},
    column_spec{table_id::speakers, "person", column_kind::text, true, empty_means::refused, "Who speaks; a row for each capacity that is announced."},
    column_spec{table_id::speakers, "office", column_kind::text, false, empty_means::absent, "The post that is announced: mayor, chair, director."},
    column_spec{table_id::speakers, "organisation", column_kind::text, false, empty_means::absent, "Where that post is held; a key, name or alias of an organisation."},
    column_spec{table_id::speakers, "capacity", column_kind::text, false, empty_means::unknown, "The capacity in the words of the announcement."},
    column_spec{table_id::tasks, "meeting", column_kind::text, true, empty_means::refused, "The meeting it is for; it lasts as long."},
    column_spec{table_id::tasks, "person", column_kind::text, true, empty_means::refused, "Who is to do it, or proposes it."},
    column_spec{table_id::tasks, "says", column_kind::text, false, empty_means::unknown, "What is to be done."},
    column_spec{table_id::tasks, "kind", column_kind::text, false, empty_means::unknown, "What sort of task: preparation, proposal for the agenda."},
    column_spec{table_id::tasks, "due", column_kind::date, false, empty_means::unknown, "The first day on which it is late."},
    column_spec{table_id::tasks, "done", column_kind::date, false, empty_means::deed, "The day it was done; empty: not yet."},
    column_spec{table_id::audiences, "meeting", column_kind::text, true, empty_means::refused, "The meeting to which they are invited; it lasts as long."},
    column_spec{table_id::audiences, "says", column_kind::text, false, empty_means::unknown, "Who is meant, in the words of the invitation."},
    column_spec{table_id::audiences, "office", column_kind::text, false, empty_means::absent, "The post that they hold: committee member, director."},
    column_spec{table_id::audiences, "area", column_kind::text, false, empty_means::absent, "The area that they answer for."},
    column_spec{table_id::audiences, "region", column_kind::text, false, empty_means::absent, "The region that they come from."},
};
// clang-format on

/// The name of a table as files and frames spell it: "mandates".
[[nodiscard]] constexpr std::string_view text(table_id t) noexcept {
    constexpr std::array<std::string_view, table_count> names = {
        "bodies",      "seats",    "people",   "organisations", "offices",  "mandates",
        "terms",       "meetings", "items",    "attendances",   "events",   "proposals",
        "nominations", "recusals", "speakers", "tasks",         "audiences"};
    return names[static_cast<std::size_t>(t)];
}

}  // namespace v0
}  // namespace remit
