// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <string_view>

#include <remit/registry/fact_table.hpp>

namespace remit {
inline namespace v0 {

/// What kind of value a column holds.
enum class column_kind : std::uint8_t { key, text, integer, date, any };
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
    deed  ///< not done by the last observed day: a later day, or never where all is known
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
    column_spec{table_id::meetings, "kind", column_kind::text, false, empty_means::unknown, "What sort of meeting: ordinary, extraordinary, AGM, visit."},
    column_spec{table_id::meetings, "status", column_kind::text, false, empty_means::unknown, "planned, held, cancelled."},
    column_spec{table_id::meetings, "agenda_sent", column_kind::date, false, empty_means::deed, "The day the agenda was sent; empty: not yet."},
    column_spec{table_id::meetings, "papers_sent", column_kind::date, false, empty_means::deed, "The day the papers were sent; empty: not yet."},
    column_spec{table_id::meetings, "minutes_sent", column_kind::date, false, empty_means::deed, "The day the minutes were sent; empty: not yet."},
    column_spec{table_id::items, "item", column_kind::key, true, empty_means::refused, "The key of the item on an agenda."},
    column_spec{table_id::items, "meeting", column_kind::text, true, empty_means::refused, "The meeting at which it is dealt with; it lasts as long."},
    column_spec{table_id::items, "name", column_kind::text, false, empty_means::derived, "What to show; the key where empty."},
    column_spec{table_id::items, "kind", column_kind::text, false, empty_means::unknown, "What sort of item: decision, information."},
    column_spec{table_id::attendances, "meeting", column_kind::text, true, empty_means::refused, "The meeting attended, or not; it lasts as long."},
    column_spec{table_id::attendances, "person", column_kind::text, true, empty_means::refused, "Who attended, or did not."},
    column_spec{table_id::attendances, "presence", column_kind::text, false, empty_means::unknown, "present, absent, excused."},
    column_spec{table_id::attendances, "capacity", column_kind::text, false, empty_means::unknown, "In what capacity: member, substitute, guest, secretariat."},
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
};
// clang-format on

/// The name of a table as files and frames spell it: "mandates".
[[nodiscard]] constexpr std::string_view text(table_id t) noexcept {
    constexpr std::array<std::string_view, table_count> names = {
        "bodies",   "seats",     "people",      "organisations", "offices",
        "mandates", "terms",     "meetings",    "items",         "attendances",
        "events",   "proposals", "nominations", "recusals"};
    return names[static_cast<std::size_t>(t)];
}

}  // namespace v0
}  // namespace remit
