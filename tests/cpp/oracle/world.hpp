// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What every row says on one day. Plain values and loops; nothing is indexed by time.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <remit/model.hpp>
#include <remit/time/period.hpp>

#include "oracle/number.hpp"
#include "oracle/oracle.hpp"

namespace remit_test::oracle {

/// A day as a number, with a day before and a day after all others.
using when = std::int64_t;
inline constexpr when always = -1'000'000'000, never = 1'000'000'000;

/// What is known of the days on which a row lasts: it starts on one of [start, start_latest] and
/// stops on one of [stop_earliest, stop], half-open, and starts before it stops.
struct life {
    when start = always, start_latest = always, stop_earliest = never, stop = never;

    /// Whether it lasts on that day.
    [[nodiscard]] remit::truth on(when d) const;
    /// Whether it is known to last one day only, whichever it is.
    [[nodiscard]] bool of_one_day() const;
};

/// One value as far as it is known. A day is a number of days; an open stop is later than every
/// day.
struct cell {
    enum class sort { unknown, absent, number, day, text };
    sort is = sort::unknown;
    bounds n{};
    std::string s{};
    bool sure = true;  ///< not: it may be that, or another of the values, or nothing
    bool grows = false, shrinks = false;  ///< so far: what is to come may make it greater, or less
    bool outside = false;                 ///< its window looks beyond what is known
    bool deed = false;  ///< the day of something not done so far: it may still be done, or never

    friend bool operator==(const cell&, const cell&) = default;
};
[[nodiscard]] cell number_cell(bounds n);
[[nodiscard]] cell day_cell(bounds n);
[[nodiscard]] cell text_cell(std::string s);
[[nodiscard]] cell cell_of(const remit::value& v);
[[nodiscard]] number number_of(when d);

/// The tables of the schema that rules speak of, and what is made of them.
enum class table {
    bodies,
    seats,
    people,
    offices,
    mandates,
    meetings,
    items,
    attendances,
    events,
    proposals,
    nominations,
    recusals,
    speakers,
    tasks,
    audiences,
    appointments,
    departures,
    members,
    groups
};
inline constexpr std::size_t stored_tables = 15;  ///< those with columns of their own

/// A combination of values that occurs in a body: what a rule "for each company in body" is for.
/// A part that is not known is absent here and "?" in the key.
struct group {
    std::size_t body = 0;
    std::vector<std::string> columns;
    std::vector<std::optional<cell>> values;
    bool perhaps =
        false;  ///< no row says so, or one whose value is not known, which may be another group's
};

/// One row of one table. Appointments and departures have the number of their mandate.
struct row {
    table of = table::bodies;
    std::size_t at = 0;  ///< position in its table
    /// Of a member: the mandate that is known to make the person one, whatever else is not.
    std::optional<std::size_t> by{};
    oracle::group group{};  ///< of a group

    friend bool operator==(const row& a, const row& b) { return a.of == b.of && a.at == b.at; }
};

/// The rows that a row names, or is.
struct keys {
    std::optional<std::size_t> body, person, seat, mandate, meeting, item, event, proposal;
    bool mandate_perhaps = false;  ///< nobody knows whether that mandate lasted by then
};

/// A person holds a seat for a term; rows that abut and differ only in attributes are one mandate.
struct joined_mandate {
    std::vector<remit::mandate> pieces;  ///< in order, each beginning where the one before it ends
    std::size_t body = 0, person = 0;
    std::optional<std::size_t> seat, principal;
    bool principal_perhaps = false;  ///< the two may never have lasted at once

    [[nodiscard]] const remit::mandate& on(when d) const;
};

/// Whoever holds a mandate of a body, with all mandates that make the person a member now or then.
struct person_in_body {
    std::size_t body = 0, person = 0;
    std::vector<std::size_t> mandates;
};

class world {
public:
    explicit world(facts f);

    facts all;
    std::vector<joined_mandate> mandates;
    std::vector<person_in_body> members;
    /// Days that a charter names: where its rules come into force, where waivers end.
    std::vector<when> named;
    /// From the first day of the year of the earliest day that is known to the last of the year of
    /// the latest; rules that follow the calendar are judged there.
    [[nodiscard]] life years() const;
    std::vector<when> events;  ///< the days on which some fact begins or ends, or may, rising

    [[nodiscard]] std::size_t rows(table t) const;
    [[nodiscard]] std::optional<std::size_t> body(std::string_view key) const;
    [[nodiscard]] const keys& keys_of(const row& r) const;
    /// The days of a row; a member has those of its mandates instead.
    [[nodiscard]] const oracle::life& life_of(const row& r) const;
    [[nodiscard]] std::optional<remit::period> observed() const;
    /// The days for which the rows of the table are known, as far as that is said: for the table
    /// or else for all of them, and for the body.
    [[nodiscard]] life observed(remit::table_id t, std::optional<std::size_t> body) const;
    /// The days for which the facts of the body are known, as its own columns say.
    [[nodiscard]] life observed_body(std::size_t body) const;
    /// The days for which the facts of each of the bodies are.
    [[nodiscard]] life observed_bodies() const;
    /// The same of a table where nothing is said of bodies.
    [[nodiscard]] life observed_rows(remit::table_id t) const;
    /// The first day on which anything is judged.
    /// Whether the path leads there for certain.
    [[nodiscard]] bool surely_leads(const row& r, const std::string& path) const;

    /// The row itself, or the one that a member's mandate leads to; nothing where the path ends.
    [[nodiscard]] std::optional<row> follow(const row& r, const std::string& path) const;
    [[nodiscard]] bool has_column(table t, const std::string& name) const;
    /// Where a name without a path is looked up: the path to the row that says it, or nothing.
    [[nodiscard]] std::string lookup(table from, const std::string& name) const;
    /// What the row itself says in a column of its table on that day.
    [[nodiscard]] std::vector<cell> own(const row& r, const std::string& name, when d) const;
    /// Whether what is not known of the row in that column is one value for all days.
    [[nodiscard]] bool one_unknown_always(const row& r, const std::string& name) const;
    /// Whether all numbers known in that column of the table are whole, and there are some.
    [[nodiscard]] bool holds_whole(table t, const std::string& name) const;
    /// Whether the column has dated values, and some value of it is that there is none.
    [[nodiscard]] bool may_end_in_absence(table t, const std::string& name) const;
    /// Whether some row has a number below zero in that column of the table.
    [[nodiscard]] bool has_negative(table t, const std::string& name) const;
    /// The same of days.
    [[nodiscard]] bool holds_days(table t, const std::string& name) const;
    [[nodiscard]] bool some_says(table t, const std::string& name,
                                 const std::function<bool(const remit::value&)>& like) const;

    /// The texts that the literal stands for in that column: itself, or the keys of the
    /// organisation of that name and of all its successors.
    [[nodiscard]] std::vector<std::string> meant(const std::string& column,
                                                 const std::string& literal) const;

private:
    std::set<std::string> columns_[stored_tables];
    std::set<std::size_t>
        derived_seats_;  ///< that only other rows name: nobody said anything else of them
    std::vector<keys> keys_[stored_tables];
    std::vector<life> lives_[stored_tables + 2];

    void complete();
    void join();
    void link();
    void live();
    void name_columns();
    void note_days();
    [[nodiscard]] std::optional<std::size_t> seat(std::string_view body,
                                                  std::string_view key) const;
    [[nodiscard]] std::optional<std::size_t> principal_of(std::size_t mandate) const;
    [[nodiscard]] std::pair<std::optional<std::size_t>, remit::truth> mandate_at(
        std::size_t meeting, std::size_t person) const;
    [[nodiscard]] std::int64_t votes_of(const remit::mandate& m) const;
    [[nodiscard]] std::vector<cell> says(const row& r, const std::string& name, when d) const;
    [[nodiscard]] std::vector<cell> mandate_says(std::size_t at, const std::string& name,
                                                 when d) const;
    [[nodiscard]] std::vector<cell> seat_says(std::size_t at, const std::string& name,
                                              when d) const;
    [[nodiscard]] std::vector<cell> meeting_says(std::size_t at, const std::string& name) const;
    [[nodiscard]] std::vector<cell> attribute(std::string_view in, const std::string& key,
                                              const remit::attributes& more,
                                              const std::string& name, when d) const;
    [[nodiscard]] const remit::organisation* organisation_named(std::string_view name) const;
    [[nodiscard]] cell stored(const std::string& column, cell c) const;
    [[nodiscard]] std::vector<std::string> says_of(const remit::mandate& m,
                                                   const std::set<std::string>& names) const;
};

}  // namespace remit_test::oracle
