// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/builder.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include "registry/from_structs.hpp"
#include "registry/quoted.hpp"
#include "registry/row_ends.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {

namespace rd = registry_detail;

namespace {

constexpr std::size_t sorts = table_count + 1;  // the tables and, last, the dated attributes
constexpr std::size_t attributes_sort = table_count;

// The earliest of the ends that lie after that day, else `open_stop`. Days are numbered from there
// on, so that those before come last.
std::int32_t earliest(std::span<const std::int32_t> ends, std::int32_t after) {
    const auto base = static_cast<std::uint32_t>(after) + 1;
    auto least = static_cast<std::uint32_t>(open_stop) - base;
    for (const std::int32_t end : ends)
        least = std::min(least, static_cast<std::uint32_t>(end) - base);
    return static_cast<std::int32_t>(least + base);
}

// From the earliest day that any fact names, open.
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

// Only mandates belong to terms.
void check_ends(rd::load& l) {
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
void check_observed(const registry::store& s, rd::load& l) {
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

struct registry_builder::state {
    std::array<rd::struct_rows, sorts> structs;
    std::array<std::vector<rd::raw_table>, sorts> frames;
    std::optional<period> observed;
    std::array<std::optional<period>, table_count> observed_of;
    std::array<ends_mean, table_count> ends{};
    std::vector<problem> notes;

    template <class T>
    void add(table_id t, T&& row) {
        structs[static_cast<std::size_t>(t)].add(std::forward<T>(row));
    }
    // Everything that came for one table: what was given one by one, then the frames.
    std::vector<rd::raw_table> take(std::size_t sort, std::uint32_t& number) {
        std::vector<rd::raw_table> out;
        const std::string name{sort == attributes_sort ? "attributes"
                                                       : text(static_cast<table_id>(sort))};
        if (!structs[sort].empty()) out.push_back(std::move(structs[sort]).take(name));
        for (auto& f : frames[sort]) {
            f.origin = f.origin.empty() ? name : rd::visible(f.origin, rd::longest_origin);
            out.push_back(std::move(f));
        }
        for (auto& each : out) each.number = ++number;
        return out;
    }
};

registry_builder::registry_builder() = default;
registry_builder::~registry_builder() = default;
registry_builder::registry_builder(registry_builder&&) noexcept = default;
registry_builder& registry_builder::operator=(registry_builder&&) noexcept = default;

registry_builder::state& registry_builder::facts() {
    if (!p_) p_ = std::make_unique<state>();
    return *p_;
}

registry_builder& registry_builder::add(body b) {
    facts().add(table_id::bodies, std::move(b));
    return *this;
}
registry_builder& registry_builder::add(seat s) {
    facts().add(table_id::seats, std::move(s));
    return *this;
}
registry_builder& registry_builder::add(person p) {
    facts().add(table_id::people, std::move(p));
    return *this;
}
registry_builder& registry_builder::add(organisation o) {
    facts().add(table_id::organisations, std::move(o));
    return *this;
}
registry_builder& registry_builder::add(office o) {
    facts().add(table_id::offices, std::move(o));
    return *this;
}
registry_builder& registry_builder::add(mandate m) {
    facts().add(table_id::mandates, std::move(m));
    return *this;
}
registry_builder& registry_builder::add(term t) {
    facts().add(table_id::terms, std::move(t));
    return *this;
}
registry_builder& registry_builder::add(meeting m) {
    facts().add(table_id::meetings, std::move(m));
    return *this;
}
registry_builder& registry_builder::add(agenda_item i) {
    facts().add(table_id::items, std::move(i));
    return *this;
}
registry_builder& registry_builder::add(attendance a) {
    facts().add(table_id::attendances, std::move(a));
    return *this;
}
registry_builder& registry_builder::add(event e) {
    facts().add(table_id::events, std::move(e));
    return *this;
}
registry_builder& registry_builder::add(proposal p) {
    facts().add(table_id::proposals, std::move(p));
    return *this;
}
registry_builder& registry_builder::add(nomination n) {
    facts().add(table_id::nominations, std::move(n));
    return *this;
}
registry_builder& registry_builder::add(recusal r) {
    facts().add(table_id::recusals, std::move(r));
    return *this;
}
registry_builder& registry_builder::add(dated_attribute d) {
    facts().structs[attributes_sort].add(std::move(d));
    return *this;
}
registry_builder& registry_builder::add(table_id id, frame&& rows) {
    facts().frames[static_cast<std::size_t>(id)].push_back(rd::raw_from(std::move(rows)));
    return *this;
}
registry_builder& registry_builder::add(table_id id, const frame& rows) {
    return add(id, rd::copy_of(rows));
}
registry_builder& registry_builder::add_attributes(frame rows) {
    facts().frames[attributes_sort].push_back(rd::raw_from(std::move(rows)));
    return *this;
}
registry_builder& registry_builder::observed(period days) {
    facts().observed = days;
    return *this;
}
registry_builder& registry_builder::observed(table_id t, period days) {
    facts().observed_of[static_cast<std::size_t>(t)] = days;
    return *this;
}
registry_builder& registry_builder::ends(table_id t, ends_mean how) {
    facts().ends[static_cast<std::size_t>(t)] = how;
    return *this;
}

registry_builder& registry_builder::note(problem what) {
    facts().notes.push_back(std::move(what));
    return *this;
}

registry registry_builder::build() && {
    (void)this->facts();
    const auto facts = std::move(p_);
    const auto store = std::make_shared<registry::store>();
    rd::load load;
    load.notes = std::move(facts->notes);
    load.ends = facts->ends;
    store->declared = facts->observed;
    store->declared_of = facts->observed_of;
    rd::assembly a{load, *store};
    std::uint32_t number = 0;
    std::array<std::vector<rd::raw_table>, sorts> raw;  // numbered as problems are told
    for (const auto sort :
         {table_id::bodies, table_id::organisations, table_id::seats, table_id::people,
          table_id::offices, table_id::mandates, table_id::terms, table_id::meetings,
          table_id::items, table_id::attendances, table_id::events, table_id::proposals,
          table_id::nominations, table_id::recusals})
        raw[static_cast<std::size_t>(sort)] = facts->take(static_cast<std::size_t>(sort), number);
    raw[attributes_sort] = facts->take(attributes_sort, number);
    for (std::size_t i = 0; i < table_count; ++i) {
        auto& t = store->tables[i];
        t.id = static_cast<table_id>(i);
        t.origin = text(t.id);
    }
    // Read before the tables whose columns they are of, and noted after them.
    auto notes = std::exchange(load.notes, {});
    rd::dated_columns dated{rd::stage_attributes(std::move(raw[attributes_sort]), load), load};
    std::swap(notes, load.notes);
    const rd::organisation_names names{*store};
    const auto stage = [&](table_id t) {
        return rd::stage(t, std::move(raw[static_cast<std::size_t>(t)]), load, names, dated);
    };
    a.organisations = stage(table_id::organisations);
    rd::make_organisations(a);
    a.bodies = stage(table_id::bodies);
    a.seats = stage(table_id::seats);
    a.people = stage(table_id::people);
    a.offices = stage(table_id::offices);
    a.mandates = stage(table_id::mandates);
    a.terms = stage(table_id::terms);
    a.meetings = stage(table_id::meetings);
    a.items = stage(table_id::items);
    a.attendances = stage(table_id::attendances);
    a.events = stage(table_id::events);
    a.proposals = stage(table_id::proposals);
    a.nominations = stage(table_id::nominations);
    a.recusals = stage(table_id::recusals);
    std::move(notes.begin(), notes.end(), std::back_inserter(load.notes));
    // Without its keys a table would make every row that names one of them wrong.
    if (load.broken) load.problems.raise();
    check_ends(load);
    check_observed(*store, load);
    rd::merge_seats(a);
    rd::make_people(a);
    rd::make_bodies(a);
    rd::make_offices(a);
    rd::make_seats(a);
    rd::make_terms(a);
    rd::make_mandates(a);
    rd::make_meetings(a);
    rd::make_items(a);
    rd::make_attendances(a);
    rd::make_events(a);
    rd::make_proposals(a);
    rd::make_nominations(a);
    rd::make_recusals(a);
    rd::add_dated_attributes(a, dated);
    rd::set_lifetimes(a);
    load.problems.raise();

    rd::join_abutting(a);
    rd::find_mandates(a);
    store->observed = facts->observed ? facts->observed : observed_by(*store);
    store->notes = std::move(load.notes);
    return registry{store};
}

}  // namespace v0
}  // namespace remit
