// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <remit/model.hpp>
#include <remit/registry/frame.hpp>
#include <remit/registry/registry.hpp>

namespace remit {
inline namespace v0 {

/// What is to be different in a registry: rows that come, rows that go, cells that say something
/// else.
///
/// It speaks of the rows of one registry by their numbers there (`registry::table`, and
/// `registry::find` for a key), changes nothing itself, and can be used again: `changed` makes
/// another registry of both, `recheck` tells what that would do to a check.
///
/// A mandate that was joined of several rows is one row. What loading filled in is filled in again
/// (a body without a start begins with its first mandate, a seat lasts as long as its body,
/// mandates that abut are joined); what it copied into a row is that row's now (a mandate's role
/// from its seat, its stop from its term).
class change {
public:
    /// One fact of any kind, as it is given to `registry_builder::add`.
    using fact = std::variant<body, seat, person, organisation, office, mandate, term, meeting,
                              agenda_item, attendance, event, proposal, nomination, recusal,
                              speaker, task, audience, dated_attribute>;
    /// A cell of a row and what it is to say.
    struct edit {
        table_id table{};
        std::size_t row = 0;
        std::string column;
        remit::value value;
    };
    /// A row that goes.
    struct gone {
        table_id table{};
        std::size_t row = 0;
    };

    /// A row more.
    change& add(fact f);
    /// Rows more, as a table.
    change& add(table_id t, frame rows);
    /// Dated attributes more, as a table: columns table, key, name, value, start, stop.
    change& add_attributes(frame rows);
    /// A row less. That others name it is found when the change is made.
    change& remove(table_id t, std::size_t row);
    /// The cell says `v`, *unknown* for an empty one; what it said before, dated or not, is gone.
    /// The ends are columns too: "start" and "stop" take a `day` or `bounds`, and *absent* where
    /// there is none: always, still. A stop is the first day after, whatever was said of the ends
    /// of the table when it was loaded. The two ends of a row are set together; a meeting, event or
    /// proposal that is given another start and no stop keeps its length. A text in a column of
    /// whole numbers, or of days, is one of these if it reads as one. A seat that nobody gave has
    /// no cells.
    change& set(table_id t, std::size_t row, std::string column, value v);

    [[nodiscard]] bool empty() const noexcept {
        return added_.empty() && tables_.empty() && attributes_.empty() && removed_.empty() &&
               edits_.empty();
    }
    [[nodiscard]] std::span<const fact> added() const noexcept { return added_; }
    [[nodiscard]] std::span<const std::pair<table_id, frame>> tables() const noexcept {
        return tables_;
    }
    [[nodiscard]] std::span<const frame> attributes() const noexcept { return attributes_; }
    [[nodiscard]] std::span<const gone> removed() const noexcept { return removed_; }
    [[nodiscard]] std::span<const edit> edits() const noexcept { return edits_; }

private:
    std::vector<fact> added_;
    std::vector<std::pair<table_id, frame>> tables_;
    std::vector<frame> attributes_;
    std::vector<gone> removed_;
    std::vector<edit> edits_;
};

/// The registry with the change made, whole; the one before stays what it is.
/// @throws bad_input with all problems: rows and columns that are not there, and all that
///         `registry_builder::build` finds.
/// @cost O(n log n), as loading all facts again.
[[nodiscard]] registry changed(const registry& r, const change& c);

}  // namespace v0
}  // namespace remit
