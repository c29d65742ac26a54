// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <remit/calendar/working_days.hpp>
#include <remit/check/settings.hpp>
#include "pass.hpp"
#include "program.hpp"
#include "segments.hpp"
#include "subjects.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

struct moment;

/// One registry as the check sees it: unit tables made when first needed, and the passes.
class world {
public:
    world(const registry& r, const check_settings& s);

    registry facts;
    working_days calendar;
    [[nodiscard]] const check_settings& settings() const noexcept { return settings_; }
    std::optional<truth_program> member;  ///< which mandates make a member, if a charter says so
    std::deque<pass> passes;
    std::vector<std::string> asked_names;  ///< of predicates

    /// Made when first asked for. `compiled` asks for all it needs before it is shared between
    /// threads.
    [[nodiscard]] const unit_table& units(rows_kind k) const;
    /// The same told by how they differ from their table's rows.
    [[nodiscard]] const unit_changes& changed_units(rows_kind k) const;
    /// The numbers 0, 1, ... as far as the longest table has rows.
    [[nodiscard]] std::span<const std::uint32_t> numbers() const;
    /// The same where they are looked for by the mandate that they were found for: one that only
    /// may be its is only perhaps there.
    [[nodiscard]] const unit_table& found_units(rows_kind k) const;
    /// Members by the mandate, see `make_strands`.
    [[nodiscard]] const unit_table& strands() const;

    /// The column "name" of a table that shows names: what people read there, as a column rules can
    /// name.
    [[nodiscard]] const fact_column& names(table_id t) const;

    /// What the named function says of the row.
    [[nodiscard]] truth ask(std::uint32_t predicate, const moment& m) const;
    [[nodiscard]] const predicate_function* find_predicate(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> predicate_names() const;
    /// The days on which anything that the row can be asked changes.
    void changes_of_all(const unit& u, std::vector<std::int32_t>& out) const;

    /// The days on which anything is judged: what is known from always, from the first fact on.
    std::int32_t judged_from = always_start, judged_until = always_start;
    /// Rules that follow the calendar are judged from the year of the first known day to the end of
    /// the year of the last one: [calendar_start, horizon).
    std::int32_t calendar_start = open_stop, horizon = always_start;
    /// How far back and ahead of that a window tells one day from another.
    std::int32_t lookback = open_stop, lookout = always_start;
    /// The first day of which all facts are declared to be known.
    std::int32_t known_start = always_start;
    /// Whether none of these days is between them.
    [[nodiscard]] bool is_far(std::int32_t from, std::int32_t until) const noexcept {
        return until <= lookback || from >= lookout;
    }
    void reach(std::int32_t day);  ///< it is known of that day
    void reach(const period& known);
    /// The first days of every so many months up to the lookout; of the windows like that one up to
    /// the horizon.
    void month_starts(int months, std::vector<std::int32_t>& out) const;
    void edges_of(const bound_window& w, std::vector<std::int32_t>& out) const;
    /// The days for which the body's facts are declared to be known.
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> observed_of(std::int32_t body) const;
    [[nodiscard]] bool any_observed_bodies() const noexcept { return !observed_bodies_.empty(); }
    /// Those for which the facts of all bodies are.
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> observed_of_all() const {
        return observed_all_;
    }

private:
    void add_edges(const bound_window& w, std::int32_t until, std::vector<std::int32_t>& out) const;
    void note_observed_bodies();

    check_settings settings_;
    mutable std::array<std::optional<unit_table>, rows_count> units_;
    mutable std::array<std::optional<unit_changes>, rows_count> changed_units_;
    mutable std::array<std::optional<unit_table>, rows_count> found_units_;
    mutable std::optional<unit_table> strands_;
    mutable std::once_flag numbers_once_;
    mutable std::vector<std::uint32_t> numbers_;
    mutable std::array<std::unique_ptr<fact_column>, table_count> names_;
    std::vector<std::pair<std::int32_t, std::int32_t>> observed_bodies_;  ///< empty: none declared
    std::pair<std::int32_t, std::int32_t> observed_all_{always_start, open_stop};
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
