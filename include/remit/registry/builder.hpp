// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include <remit/model.hpp>
#include <remit/registry/ends.hpp>
#include <remit/registry/frame.hpp>
#include <remit/registry/registry.hpp>

namespace remit {
inline namespace v0 {

/// Collects facts and makes a registry of them, or says everything that is wrong with them.
///
/// Facts come one by one (`model/`) or as whole tables (`frame`); both may be mixed. Nothing is
/// checked before `build`. Tables that are not given are derived from what the others name, and
/// said to be: people, bodies, seats, terms; any other has no rows. Seats given one by one (a
/// charter's) are all the seats of their bodies; other bodies' are derived. A seat that is given
/// both ways is one, and the table's cells go first. Mandates of one person, body, seat and term
/// that abut, with the same role, appointer, represented and substituted, become one mandate; where
/// their other columns differ, these are dated.
///
/// After `build`, whether it succeeded or not, and when moved from, a builder is empty and can be
/// used again.
class registry_builder {
public:
    registry_builder();
    ~registry_builder();
    registry_builder(registry_builder&&) noexcept;
    registry_builder& operator=(registry_builder&&) noexcept;

    registry_builder& add(body);
    registry_builder& add(seat);
    registry_builder& add(person);
    registry_builder& add(organisation);
    registry_builder& add(office);
    registry_builder& add(mandate);
    registry_builder& add(term);
    registry_builder& add(meeting);
    registry_builder& add(agenda_item);
    registry_builder& add(attendance);
    registry_builder& add(event);
    registry_builder& add(proposal);
    registry_builder& add(nomination);
    registry_builder& add(recusal);
    registry_builder& add(speaker);
    registry_builder& add(task);
    registry_builder& add(audience);
    registry_builder& add(dated_attribute);
    /// A whole table of facts; a column that the schema does not name is an attribute.
    registry_builder& add(table_id id, frame&& rows);
    registry_builder& add(table_id id, const frame& rows);  ///< copies them
    /// A table of dated attributes: columns table, key, name, value, start, stop.
    registry_builder& add_attributes(frame rows);
    /// The days the facts are known for; outside them nothing is vacant and no rule fails.
    registry_builder& observed(period days);
    /// The days the rows of that table are known for: windows that look beyond them are partial.
    /// They hold also for what hangs on its rows: for items, attendances, tasks, audiences,
    /// recusals and speakers those of meetings, for nominations those of proposals; `build` refuses
    /// what then has no day.
    registry_builder& observed(table_id t, period days);
    /// What the ends of that table mean in its source; the last word counts. That a stop is the
    /// last day is said of frames only, whose cells somebody else wrote: the `stop` of a struct is
    /// always the first day after. An absent stop means the same in both, but that a seat given
    /// one by one lasts as long as its body.
    registry_builder& ends(table_id t, ends_mean how);
    /// Something the reader of the facts should know; `registry::notes` gives it back before its
    /// own.
    registry_builder& note(problem what);

    /// @throws bad_input with *all* problems; then nothing is kept.
    /// @cost O(n log n) in the number of facts, O(n) for the clustering.
    [[nodiscard]] registry build() &&;

private:
    struct state;
    [[nodiscard]] state& facts();
    std::unique_ptr<state> p_;  ///< made on first use; empty after a build and when moved from
};

}  // namespace v0
}  // namespace remit
