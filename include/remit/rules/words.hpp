// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <remit/rules/aggregate.hpp>

namespace remit {
inline namespace v0 {

/// The words of the rule language, spelled in C++ as in a charter and in Python.
///
/// `using namespace remit::words;` and write `count(role == "chair") == 1`. The types live outside,
/// in `remit`: `remit::person` is a fact, `words::person` a column. Open one of the two, never
/// both.
namespace words {

namespace detail {
struct dated_word : column_word {
    date_part_word year, month, day;
    constexpr explicit dated_word(std::string_view name)
        : column_word{name}, year{op::year_of, name}, month{op::month_of, name},
          day{op::day_of, name} {}
};
struct today_word : word_base {
    date_part_word year{op::year_of, "today"}, month{op::month_of, "today"},
        day{op::day_of, "today"};
    operator measure() const { return measure{make_node(op::today)}; }
};
/// What hangs on a path: the rows that carry its key, and the columns written bare behind it.
struct path_members {
    source_word members, mandates, substitutes, appointments, departures, seats, offices, meetings,
        attendances, items, events, proposals, nominations, recusals, speakers, tasks, audiences;
    column_word kind, role, status, number, name, municipality;
    constexpr explicit path_members(std::string_view p)
        : members{"members", p}, mandates{"mandates", p}, substitutes{"substitutes", p},
          appointments{"appointments", p}, departures{"departures", p}, seats{"seats", p},
          offices{"offices", p}, meetings{"meetings", p}, attendances{"attendances", p},
          items{"items", p}, events{"events", p}, proposals{"proposals", p},
          nominations{"nominations", p}, recusals{"recusals", p}, speakers{"speakers", p},
          tasks{"tasks", p}, audiences{"audiences", p}, kind{p, "kind"}, role{p, "role"},
          status{p, "status"}, number{p, "number"}, name{p, "name"},
          municipality{p, "municipality"} {}
};
struct key_word : column_word, path_members {
    using path_members::name;  // `person.name` is a column; column_word has a function of that name
    constexpr explicit key_word(std::string_view p) : column_word{p}, path_members{p} {}
};
/// A body by name: `body("council").members`.
struct named_body {
    source members, mandates, substitutes, appointments, departures, seats, offices, meetings,
        attendances, items, events, proposals, nominations, recusals, speakers, tasks, audiences;
    explicit named_body(std::string_view name)
        : members{rows(name, "members")}, mandates{rows(name, "mandates")},
          substitutes{rows(name, "substitutes")}, appointments{rows(name, "appointments")},
          departures{rows(name, "departures")}, seats{rows(name, "seats")},
          offices{rows(name, "offices")}, meetings{rows(name, "meetings")},
          attendances{rows(name, "attendances")}, items{rows(name, "items")},
          events{rows(name, "events")}, proposals{rows(name, "proposals")},
          nominations{rows(name, "nominations")}, recusals{rows(name, "recusals")},
          speakers{rows(name, "speakers")}, tasks{rows(name, "tasks")},
          audiences{rows(name, "audiences")} {}

private:
    static source rows(std::string_view body, std::string_view rows) {
        auto path =
            make_node(op::path, std::string{"body"}, {make_node(op::text, std::string{body})});
        return source{make_node(op::source, std::string{rows}, {std::move(path)})};
    }
};
struct body_word : key_word {
    using key_word::key_word;
    named_body operator()(std::string_view key) const { return named_body{key}; }
};
[[nodiscard]] inline node_ptr rows(op what, node_ptr column, node_ptr selector) {
    return make_node(what, {}, {std::move(column), std::move(selector), nullptr, nullptr});
}
}  // namespace detail

/// The columns of the schema, by name, for what a row says: `role == "chair"`.
// clang-format off
inline constexpr column_word role{"role"}, status{"status"}, votes{"votes"}, number{"number"},
    appointed_by{"appointed_by"}, on_behalf_of{"on_behalf_of"}, substitute_for{"substitute_for"},
    instrument{"instrument"}, kind{"kind"}, office{"office"}, organisation{"organisation"}, area{"area"},
    presence{"presence"}, capacity{"capacity"}, event{"event"}, name{"name"}, gender{"gender"},
    region{"region"}, employer{"employer"}, constituency{"constituency"}, municipality{"municipality"},
    size_class{"size_class"}, agenda_sent{"agenda_sent"}, papers_sent{"papers_sent"},
    minutes_sent{"minutes_sent"}, reason{"reason"}, special_reason{"special_reason"},
    affiliation{"affiliation"}, party{"party"};
/// Columns that are days; `.year`, `.month` and `.day` of them are numbers.
inline constexpr detail::dated_word start{"start"}, stop{"stop"}, due{"due"};
/// The day that is judged; `.year`, `.month` and `.day` of it are numbers.
inline constexpr detail::today_word today{};
/// Columns that name another row, and the paths to its rows and columns: `person.offices`.
inline constexpr detail::key_word person{"person"}, seat{"seat"}, mandate{"mandate"}, meeting{"meeting"},
    item{"item"}, proposal{"proposal"};
/// The same of the body; called with a key it is that body: `body("council").members`.
inline constexpr detail::body_word body{"body"};
/// Paths that are no columns: the body above, the one on whose behalf.
inline constexpr detail::path_members parent{"parent"}, principal{"principal"};
/// The rows that `.of` takes: those that carry the subject's key.
inline constexpr source_word members{"members"}, mandates{"mandates"}, substitutes{"substitutes"},
    appointments{"appointments"}, departures{"departures"}, seats{"seats"}, offices{"offices"},
    meetings{"meetings"}, attendances{"attendances"}, items{"items"}, events{"events"},
    proposals{"proposals"}, nominations{"nominations"}, recusals{"recusals"}, speakers{"speakers"}, tasks{"tasks"},
    audiences{"audiences"};
/// The windows of the calendar that `.over` takes: the year around the day, ...
inline constexpr calendar_word year{"year"}, half_year{"half_year"}, quarter{"quarter"}, month{"month"};
// clang-format on

using remit::col;
using remit::percent;
using remit::ratio;

/// How many rows there are: `count() == 7`. Rows are the subject's own members unless `.of` says
/// others; that holds for all words below.
[[nodiscard]] inline aggregate count() {
    return aggregate{detail::rows(op::count, nullptr, nullptr)};
}
/// How many rows the selector takes: `count(role == "chair") == 1`.
[[nodiscard]] inline aggregate count(const selector& s) {
    return aggregate{detail::rows(op::count, nullptr, s.share_root())};
}
/// There is a row: `count() >= 1`.
[[nodiscard]] inline quantified some() {
    return quantified{detail::rows(op::some, nullptr, nullptr)};
}
/// There is a row that the selector takes.
[[nodiscard]] inline quantified some(const selector& s) {
    return quantified{detail::rows(op::some, nullptr, s.share_root())};
}
/// There is no row: `count() == 0`.
[[nodiscard]] inline quantified none() {
    return quantified{detail::rows(op::none, nullptr, nullptr)};
}
/// There is no row that the selector takes.
[[nodiscard]] inline quantified none(const selector& s) {
    return quantified{detail::rows(op::none, nullptr, s.share_root())};
}
/// On how many days of the window rows lasted, summed over rows. It compares with a length of time,
/// which is laid back from the end of today: `days_held().over(past()) <= years(6)`.
[[nodiscard]] inline aggregate days_held() {
    return aggregate{detail::rows(op::days_held, nullptr, nullptr)};
}
/// The same of the rows that the selector takes.
[[nodiscard]] inline aggregate days_held(const selector& s) {
    return aggregate{detail::rows(op::days_held, nullptr, s.share_root())};
}
/// The share of all rows: 1, or without a value where there is no row. It compares with
/// `percent(40)` or `ratio(1, 3)` only.
[[nodiscard]] inline share_measure share() {
    return share_measure{detail::rows(op::share, nullptr, nullptr)};
}
/// The part of the rows that the selector takes: `share(gender == "f") >= percent(40)`, which an
/// empty body keeps.
[[nodiscard]] inline share_measure share(const selector& s) {
    return share_measure{detail::rows(op::share, nullptr, s.share_root())};
}
/// How many different values the rows have in the column; absent is no value.
[[nodiscard]] inline aggregate distinct(const column& c) {
    return aggregate{detail::rows(op::distinct, c.share_root(), nullptr)};
}
/// The same of the rows that the selector takes.
[[nodiscard]] inline aggregate distinct(const column& c, const selector& s) {
    return aggregate{detail::rows(op::distinct, c.share_root(), s.share_root())};
}
/// The sum of a column of numbers over the rows.
[[nodiscard]] inline aggregate total(const column& c) {
    return aggregate{detail::rows(op::total, c.share_root(), nullptr)};
}
/// The same of the rows that the selector takes.
[[nodiscard]] inline aggregate total(const column& c, const selector& s) {
    return aggregate{detail::rows(op::total, c.share_root(), s.share_root())};
}
/// What the column says of the row that starts first in the window. Of no row a day is later than
/// every day, and anything else is absent.
[[nodiscard]] inline aggregate first(const column& c) {
    return aggregate{detail::rows(op::first, c.share_root(), nullptr)};
}
/// The same of the rows that the selector takes.
[[nodiscard]] inline aggregate first(const column& c, const selector& s) {
    return aggregate{detail::rows(op::first, c.share_root(), s.share_root())};
}
/// What the column says of the row that starts last in the window. Of no row a day is earlier than
/// every day, and anything else is absent.
[[nodiscard]] inline aggregate last(const column& c) {
    return aggregate{detail::rows(op::last, c.share_root(), nullptr)};
}
/// The same of the rows that the selector takes.
[[nodiscard]] inline aggregate last(const column& c, const selector& s) {
    return aggregate{detail::rows(op::last, c.share_root(), s.share_root())};
}
/// The seats due to the subject's own value of `c` when `n` are shared out by "dhondt" or
/// "sainte_lague" over the rows by their value of `c`. A tie leaves both possible.
[[nodiscard]] inline aggregate apportion(std::string_view method, const measure& n,
                                         const column& c) {
    return aggregate{make_node(op::apportion, std::string{method},
                               {c.share_root(), n.share_root(), nullptr, nullptr})};
}

/// The greatest whole number that is not above the value.
[[nodiscard]] inline measure floor(const measure& m) {
    return measure{make_node(op::floor, {}, {m.share_root()})};
}
/// The least whole number that is not below the value.
[[nodiscard]] inline measure ceil(const measure& m) {
    return measure{make_node(op::ceil, {}, {m.share_root()})};
}
/// The nearest whole number; halves go up.
[[nodiscard]] inline measure nearest(const measure& m) {
    return measure{make_node(op::nearest, {}, {m.share_root()})};
}
/// The least of several numbers or days; absent where one of them is.
template <class... M>
[[nodiscard]] measure least(const measure& a, const M&... more) {
    return measure{make_node(op::least, {}, {a.share_root(), measure{more}.share_root()...})};
}
/// The greatest of several numbers or days; absent where one of them is.
template <class... M>
[[nodiscard]] measure greatest(const measure& a, const M&... more) {
    return measure{make_node(op::greatest, {}, {a.share_root(), measure{more}.share_root()...})};
}
/// The column is not absent. Where it is unknown, this cannot be told.
[[nodiscard]] inline condition given(const column& c) {
    return condition{make_node(op::given, {}, {c.share_root()})};
}
/// What a named function says of the row on the day; it is given to the check. @throws bad_input
/// without a name.
[[nodiscard]] inline condition predicate(std::string_view called) {
    return condition{make_node(op::predicate, std::string{called})};
}
/// The first row of the source that starts after the day on which the condition began to fail, as a
/// limit: `next(body.meetings)`.
[[nodiscard]] inline limit next(const source& s) {
    return limit{make_node(op::next, {}, {s.share_root()})};
}
/// Fails from the day on which the limit has run out since the condition began to fail; the days
/// before it are kept.
[[nodiscard]] inline condition within(const condition& c, const limit& l) {
    return condition{make_node(op::within, {}, {c.share_root(), l.share_root()})};
}

/// All days up to today, which is one of them.
[[nodiscard]] inline window past() { return window{make_node(op::past)}; }
/// The days up to today, as many as the length says: `past(days(1))` is today. @throws bad_input
/// for a negative length.
[[nodiscard]] inline window past(duration d) {
    return window{make_node(op::past, {}, {make_node(op::length, d)})};
}
/// All days from today on.
[[nodiscard]] inline window ahead() { return window{make_node(op::ahead)}; }
/// The days from today on, as many as the length says. @throws bad_input for a negative length.
[[nodiscard]] inline window ahead(duration d) {
    return window{make_node(op::ahead, {}, {make_node(op::length, d)})};
}
/// The days later than a day, up to today: `after(start)`. @throws bad_input for what is no day.
[[nodiscard]] inline window after(const measure& d) {
    return window{make_node(op::after, {}, {d.share_root()})};
}
/// The `n` rows of the source that started last, up to today. @throws bad_input for `n` below 1.
[[nodiscard]] inline window recent(std::int64_t n) {
    return window{make_node(op::recent, {}, {make_node(op::integer, n)})};
}
/// From the end of the last gap of at least that length between rows of the source, up to today.
/// @throws bad_input for a negative length.
[[nodiscard]] inline window run(duration gap) {
    return window{make_node(op::run, {}, {make_node(op::length, gap)})};
}

/// Lengths of time: `days(90)`. A negative one can be reckoned with, but is refused in a rule.
[[nodiscard]] constexpr duration days(std::int64_t n) { return {duration::unit_type::days, n}; }
/// `n` weeks, of seven days.
[[nodiscard]] constexpr duration weeks(std::int64_t n) { return {duration::unit_type::weeks, n}; }
/// `n` months of the calendar; see `plus_months` for what a month later is.
[[nodiscard]] constexpr duration months(std::int64_t n) { return {duration::unit_type::months, n}; }
/// `n` years of the calendar, of twelve months.
[[nodiscard]] constexpr duration years(std::int64_t n) { return {duration::unit_type::years, n}; }
/// `n` working days: Monday to Friday but for the holidays that the check is given. They step from
/// a day, `start - working_days(4)`, and are a limit; no window has that length.
[[nodiscard]] constexpr duration working_days(std::int64_t n) {
    return {duration::unit_type::working_days, n};
}

}  // namespace words
}  // namespace v0
}  // namespace remit
