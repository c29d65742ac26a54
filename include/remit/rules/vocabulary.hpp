// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include <remit/rules/node.hpp>

namespace remit {
inline namespace v0 {

/// What a word gives: a truth, a value, or a part that only stands inside another word.
enum class word_kind : std::uint8_t { truth, value, source, window, limit, part };

/// One word of the language. Parser, printer, Python names, docstrings and documentation read this.
struct word {
    op what;
    std::string_view spelling;  ///< as written; for an operator its symbol
    std::string_view
        arguments;  ///< as written in the documentation; empty for an operator or a name
    word_kind gives;
    std::uint8_t precedence;  ///< 1 binds loosest (`or`) ... 9 never needs brackets
    std::string_view sentence;
    std::string_view example;
};

// clang-format off
inline constexpr std::array vocabulary = {
    word{op::integer, "integer", "", word_kind::value, 9, "A whole number.", "7"},
    word{op::fraction, "percent", "(n)", word_kind::value, 9, "An exact fraction: percent(40) is two fifths; ratio(1, 3) where hundredths do not do.", "share(gender == \"f\") >= percent(40)"},
    word{op::text, "text", "", word_kind::value, 9, "A quoted text, compared whole.", "role == \"chair\""},
    word{op::date, "date", "", word_kind::value, 9, "A quoted ISO date.", "start < \"2022-06-01\""},
    word{op::length, "days", "(n)", word_kind::value, 9, "A length of time: days, weeks, months, years or working_days; beside a number of days it is laid back from the end of today.", "within(some(), days(90))"},
    word{op::column, "col", "(name)", word_kind::value, 9, "What a row says on a day. The words of the schema are written bare, other names as col(\"company\").", "col(\"company\") == \"VMware\""},
    word{op::today, "today", "", word_kind::value, 9, "The day that is judged.", "today >= due"},
    word{op::year_of, "year", "", word_kind::value, 8, "The year of a day, of start, stop, due or today.", "today.year % 2 == 1"},
    word{op::month_of, "month", "", word_kind::value, 8, "The month of a day, 1 to 12.", "start.month == 1"},
    word{op::day_of, "day", "", word_kind::value, 8, "The day of the month, 1 to 31.", "start.day == 1"},
    word{op::all_of, "&", "", word_kind::truth, 3, "Both hold.", "(role == \"chair\") & (status == \"acting\")"},
    word{op::any_of, "|", "", word_kind::truth, 2, "At least one holds.", "(count() == 7) | (count() == 6)"},
    word{op::negation, "~", "", word_kind::truth, 7, "It does not hold.", "~(role == \"chair\")"},
    word{op::eq, "==", "", word_kind::truth, 1, "Equal; of several values in force together, one of them is.", "count() == 7"},
    word{op::ne, "!=", "", word_kind::truth, 1, "Not equal; of several values in force together, none of them is.", "status != \"acting\""},
    word{op::lt, "<", "", word_kind::truth, 1, "Less; for days, earlier.", "count() < 3"},
    word{op::le, "<=", "", word_kind::truth, 1, "At most; for days, no later.", "count() <= 21"},
    word{op::gt, ">", "", word_kind::truth, 1, "More; for days, later.", "votes > 0"},
    word{op::ge, ">=", "", word_kind::truth, 1, "At least; for days, no earlier.", "count() >= 3"},
    word{op::is_in, "is_in", "(value, ...)", word_kind::truth, 8, "The column is one of the values.", "area.is_in(\"health\", \"elderly\")"},
    word{op::given, "given", "(column)", word_kind::truth, 9, "The column is not absent; where it is unknown, this cannot be told.", "given(substitute_for)"},
    word{op::within, "within", "(condition, limit)", word_kind::truth, 9, "Fails only from the day on which the limit has run out since the condition began to fail; the days before it are kept.", "within(some(), days(90))"},
    word{op::predicate, "predicate", "(name)", word_kind::truth, 9, "What a named function, given to the check, says of the row on the day.", "predicate(\"veterinarian\")"},
    word{op::add, "+", "", word_kind::value, 4, "Sum; a day plus a length of time is a day, at the end of a month no later than its last.", "count(role == \"chair\") + count(role == \"vice\") <= 2"},
    word{op::sub, "-", "", word_kind::value, 4, "Difference; between two days the number of days, and a day minus a length of time is a day.", "count() - count(role == \"chair\") >= 6"},
    word{op::mul, "*", "", word_kind::value, 5, "Product.", "count() * percent(40)"},
    word{op::div, "/", "", word_kind::value, 5, "Quotient by a positive constant.", "count() <= total(number).of(seats) / 3"},
    word{op::mod, "%", "", word_kind::value, 5, "Remainder by a positive whole constant.", "count() % 2 == 1"},
    word{op::neg, "-", "", word_kind::value, 6, "The number with its sign turned round.", "-count() <= -3"},
    word{op::floor, "floor", "(number)", word_kind::value, 9, "The greatest whole number that is not above it.", "floor(count() * percent(49))"},
    word{op::ceil, "ceil", "(number)", word_kind::value, 9, "The least whole number that is not below it.", "ceil(count() * percent(40))"},
    word{op::nearest, "nearest", "(number)", word_kind::value, 9, "The nearest whole number; halves go up.", "nearest(count() * percent(40))"},
    word{op::least, "least", "(value, ...)", word_kind::value, 9, "The least of several numbers or days; absent where one of them is.", "least(count(gender == \"f\"), count(gender == \"m\"))"},
    word{op::greatest, "greatest", "(value, ...)", word_kind::value, 9, "The greatest of several numbers or days; absent where one of them is.", "greatest(count(role == \"chair\"), 1)"},
    word{op::count, "count", "([selector])", word_kind::value, 9, "How many rows the selector takes; without one, all of the source.", "count(role == \"chair\") == 1"},
    word{op::some, "some", "([selector])", word_kind::truth, 9, "At least one row: count(...) >= 1.", "some(office == \"director\").of(person.offices)"},
    word{op::none, "none", "([selector])", word_kind::truth, 9, "No row: count(...) == 0.", "none(status == \"acting\")"},
    word{op::days_held, "days_held", "([selector])", word_kind::value, 9, "On how many days of the window rows lasted and the selector took them, summed over rows.", "days_held().of(mandates).over(past()) <= years(6)"},
    word{op::distinct, "distinct", "(column[, selector])", word_kind::value, 9, "How many different values the rows have; absent is no value.", "distinct(region, role == \"director\") >= 4"},
    word{op::total, "total", "(column[, selector])", word_kind::value, 9, "The sum of a number over the rows.", "total(votes) <= 21"},
    word{op::share, "share", "([selector])", word_kind::value, 9, "The part of the rows that the selector takes; compares only with percent(..) or ratio(..); an empty body keeps it.", "share(gender == \"f\") >= percent(40)"},
    word{op::first, "first", "(column[, selector])", word_kind::value, 9, "The column of the row that starts first; of no row a day is later than every day, and anything else is absent.", "first(start).of(meetings).over(ahead())"},
    word{op::last, "last", "(column[, selector])", word_kind::value, 9, "The column of the row that starts last; of no row a day is earlier than every day, and anything else is absent.", "last(due).of(seat.departures).over(past())"},
    word{op::apportion, "apportion", "(method, seats, column)", word_kind::value, 9, "The seats due to the subject's own value of the column when so many are shared out by highest averages, \"dhondt\" or \"sainte_lague\".", "apportion(\"dhondt\", 7, col(\"list\")).of(parent.members)"},
    word{op::source, "of", "(source)", word_kind::source, 8, "Which rows there are to count; those that agree with this row in a column are .same(column).", "count().of(mandates)"},
    word{op::path, "path", "", word_kind::part, 9, "From a row to another row: person, body, seat, parent, ...; a bare source is the rows that carry the subject's own key.", "person.offices"},
    word{op::past, "past", "([duration])", word_kind::window, 9, "Today and the days before it: all of them, or as many as the length says.", "count().of(mandates).over(past(years(4)))"},
    word{op::ahead, "ahead", "([duration])", word_kind::window, 9, "Today and the days after it: all of them, or as many as the length says.", "none().of(mandates).over(ahead(days(15)))"},
    word{op::after, "after", "(day)", word_kind::window, 9, "The days later than a day, up to today.", "count().of(body.events).over(after(start))"},
    word{op::recent, "recent", "(n)", word_kind::window, 9, "The n rows of the source that started last, up to today; of rows that started on one day all count, or none.", "count().of(attendances).over(recent(3))"},
    word{op::run, "run", "(duration)", word_kind::window, 9, "From the end of the last gap of at least that length between rows of the source, up to today.", "count().of(mandates).over(run(days(1)))"},
    word{op::calendar, "year", "", word_kind::window, 9, "The calendar year, half_year, quarter or month around today; year.starting(5, 10) begins elsewhere.", "count().of(meetings).over(year) >= 2"},
    word{op::next, "next", "(source)", word_kind::limit, 9, "The first row of the source that starts after the day on which the condition began to fail.", "within(some(), next(body.meetings))"},
};
// clang-format on

/// The word of a node; every `op` has one.
[[nodiscard]] constexpr const word& word_of(op what) noexcept {
    return *std::find_if(vocabulary.begin(), vocabulary.end(),
                         [what](const word& w) { return w.what == what; });
}

/// The columns that are written bare; every other name is `col("name")`. Each stands in the schema.
inline constexpr std::array<std::string_view, 39> column_words = {
    "person",       "body",           "seat",         "role",         "status",
    "votes",        "number",         "appointed_by", "on_behalf_of", "substitute_for",
    "instrument",   "start",          "stop",         "due",          "kind",
    "office",       "organisation",   "area",         "presence",     "capacity",
    "mandate",      "meeting",        "item",         "proposal",     "event",
    "name",         "gender",         "region",       "employer",     "constituency",
    "municipality", "size_class",     "agenda_sent",  "papers_sent",  "minutes_sent",
    "reason",       "special_reason", "affiliation",  "party"};
/// The columns of another row that are written bare behind a path: `body.kind`.
inline constexpr std::array<std::string_view, 6> path_column_words = {
    "kind", "role", "status", "number", "name", "municipality"};
/// The columns that are days, and so have `.year`, `.month` and `.day`.
inline constexpr std::array<std::string_view, 3> dated_words = {"start", "stop", "due"};
/// The rows of the language: the tables of the registry, and what is derived from them.
inline constexpr std::array<std::string_view, 17> row_words = {
    "members",     "mandates", "substitutes", "appointments", "departures", "seats",
    "offices",     "meetings", "attendances", "items",        "events",     "proposals",
    "nominations", "recusals", "speakers",    "tasks",        "audiences"};
/// From a row to another row.
inline constexpr std::array<std::string_view, 9> path_words = {
    "person", "body", "seat", "mandate", "meeting", "item", "proposal", "parent", "principal"};
/// The calendar windows.
inline constexpr std::array<std::string_view, 4> calendar_words = {"year", "half_year", "quarter",
                                                                   "month"};
/// What a rule may be for each of, and whether the check can judge it: a rule for each of another
/// is refused.
struct subject_word {
    std::string_view name;
    bool judged;
};
inline constexpr std::array<subject_word, 17> subject_words = {{{"body", true},
                                                                {"seat", true},
                                                                {"person", true},
                                                                {"mandate", true},
                                                                {"appointment", true},
                                                                {"departure", true},
                                                                {"organisation", false},
                                                                {"meeting", true},
                                                                {"item", true},
                                                                {"attendance", true},
                                                                {"event", true},
                                                                {"proposal", true},
                                                                {"nomination", true},
                                                                {"recusal", true},
                                                                {"speaker", true},
                                                                {"task", true},
                                                                {"audience", true}}};

/// Whether the words hold a word.
[[nodiscard]] constexpr bool contains(std::span<const std::string_view> words,
                                      std::string_view w) noexcept {
    return std::find(words.begin(), words.end(), w) != words.end();
}

}  // namespace v0
}  // namespace remit
