// SPDX-License-Identifier: BSL-1.0
#include "registry/building.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "registry/quoted.hpp"
#include "registry/row_ends.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

namespace {

// The earliest of the ends that lie after that day, else `open_stop`. Days are numbered from there
// on, so that those before come last.
std::int32_t earliest(std::span<const std::int32_t> ends, std::int32_t after) {
    const auto base = static_cast<std::uint32_t>(after) + 1;
    auto least = static_cast<std::uint32_t>(open_stop) - base;
    for (const std::int32_t end : ends)
        least = std::min(least, static_cast<std::uint32_t>(end) - base);
    return static_cast<std::int32_t>(least + base);
}

// Only mandates belong to terms.
void check_ends(load& l) {
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto t = static_cast<table_id>(i);
        if (t == table_id::mandates || l.ends[i].stop != absent_stop::term) continue;
        l.problems.add(
            {0, std::string{text(t)}}, "E-ENDS",
            "the rows of " + std::string{text(t)} + " have no term to stop with",
            "an absent stop is open or unknown; only that of mandates may be the term's");
    }
}

// What hangs on rows of another table is known on none of the days of those it hangs on.
void check_observed(const registry::store& s, load& l) {
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto t = static_cast<table_id>(i);
        const auto on = registry::store::hangs_on(t);
        if (!on || !s.declared_of[i] || s.observed_for(t) || !s.observed_for(*on)) continue;
        const auto of = std::string{text(t)}, others = std::string{text(*on)};
        l.problems.add({0, of}, "E-PERIOD",
                       of + " are observed " + text(*s.declared_of[i]) + ", and " + others + " " +
                           text(*s.observed_for(*on)) + ": they share no day",
                       of + " hang on " + others + ": what is known of both is known of them");
    }
}

}  // namespace

std::optional<period> observed_by(const registry::store& s) {
    std::int32_t out = open_stop;
    for (const auto& t : s.tables) {
        if (t.derived) continue;  // what it says follows from others
        out = std::min(out, earliest(t.start, always_start));
        // No stop is earlier than its day after `always_start`, as `is_day` has it.
        out = std::min(out, earliest(t.bounded() ? t.stop_earliest : t.stop, always_start + 1));
        for (const auto& c : t.columns)
            for (const auto& v : c.values) {
                if (v.start != always_start) out = std::min(out, v.start);
                out = std::min(out, v.stop);
            }
    }
    if (out == open_stop) return std::nullopt;
    return period{day::from_count(out)};
}

std::vector<raw_table> building::take(std::size_t sort, std::uint32_t& number) {
    auto out = std::move(kept[sort]);
    const std::string name{sort == attributes_sort ? "attributes"
                                                   : text(static_cast<table_id>(sort))};
    if (!structs[sort].empty()) out.push_back(std::move(structs[sort]).take(name));
    for (auto& f : frames[sort]) {
        f.origin = f.origin.empty() ? name : visible(f.origin, longest_origin);
        out.push_back(std::move(f));
    }
    for (auto& each : out) each.number = ++number;
    return out;
}

std::shared_ptr<registry::store> building::build() && {
    auto store = std::make_shared<registry::store>();
    load l;
    l.notes = std::move(notes);
    l.ends = ends;
    store->ends = ends;
    store->declared = observed;
    store->declared_of = observed_of;
    assembly a{l, *store};
    std::uint32_t number = 0;
    std::array<std::vector<raw_table>, sorts> raw;  // numbered as problems are told
    for (const auto sort :
         {table_id::bodies, table_id::organisations, table_id::seats, table_id::people,
          table_id::offices, table_id::mandates, table_id::terms, table_id::meetings,
          table_id::items, table_id::attendances, table_id::events, table_id::proposals,
          table_id::nominations, table_id::recusals, table_id::speakers, table_id::tasks,
          table_id::audiences})
        raw[static_cast<std::size_t>(sort)] = take(static_cast<std::size_t>(sort), number);
    raw[attributes_sort] = take(attributes_sort, number);
    for (std::size_t i = 0; i < table_count; ++i) {
        auto& t = store->tables[i];
        t.id = static_cast<table_id>(i);
        t.origin = text(t.id);
    }
    // Read before the tables whose columns they are of, and noted after them.
    auto told = std::exchange(l.notes, {});
    dated_columns dated{stage_attributes(std::move(raw[attributes_sort]), l), l};
    std::swap(told, l.notes);
    const organisation_names names{*store};
    const auto staged = [&](table_id t) {
        return stage(t, std::move(raw[static_cast<std::size_t>(t)]), l, names, dated);
    };
    a.organisations = staged(table_id::organisations);
    make_organisations(a);
    a.bodies = staged(table_id::bodies);
    a.seats = staged(table_id::seats);
    a.people = staged(table_id::people);
    a.offices = staged(table_id::offices);
    a.mandates = staged(table_id::mandates);
    a.terms = staged(table_id::terms);
    a.meetings = staged(table_id::meetings);
    a.items = staged(table_id::items);
    a.attendances = staged(table_id::attendances);
    a.events = staged(table_id::events);
    a.proposals = staged(table_id::proposals);
    a.nominations = staged(table_id::nominations);
    a.recusals = staged(table_id::recusals);
    a.speakers = staged(table_id::speakers);
    a.tasks = staged(table_id::tasks);
    a.audiences = staged(table_id::audiences);
    std::move(told.begin(), told.end(), std::back_inserter(l.notes));
    // Without its keys a table would make every row that names one of them wrong.
    if (l.broken) l.problems.raise();
    check_ends(l);
    check_observed(*store, l);
    merge_seats(a);
    make_people(a);
    make_bodies(a);
    make_offices(a);
    make_seats(a);
    make_terms(a);
    make_mandates(a);
    make_meetings(a);
    make_items(a);
    make_attendances(a);
    make_events(a);
    make_proposals(a);
    make_nominations(a);
    make_recusals(a);
    make_speakers(a);
    make_tasks(a);
    make_audiences(a);
    inherit_visibility(a);
    work_out_programmes(a);
    add_dated_attributes(a, dated);
    set_lifetimes(a);
    l.problems.raise();

    join_abutting(a);
    find_mandates(a);
    store->observed = observed ? observed : observed_by(*store);
    store->notes = std::move(l.notes);
    return store;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
