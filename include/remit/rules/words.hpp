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
        attendances, items, events, proposals, nominations, recusals;
    column_word kind, role, status, number, name, municipality;
    constexpr explicit path_members(std::string_view p)
        : members{"members", p}, mandates{"mandates", p}, substitutes{"substitutes", p},
          appointments{"appointments", p}, departures{"departures", p}, seats{"seats", p},
          offices{"offices", p}, meetings{"meetings", p}, attendances{"attendances", p},
          items{"items", p}, events{"events", p}, proposals{"proposals", p},
          nominations{"nominations", p}, recusals{"recusals", p}, kind{p, "kind"}, role{p, "role"},
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
        attendances, items, events, proposals, nominations, recusals;
    explicit named_body(std::string_view name)
        : members{rows(name, "members")}, mandates{rows(name, "mandates")},
          substitutes{rows(name, "substitutes")}, appointments{rows(name, "appointments")},
          departures{rows(name, "departures")}, seats{rows(name, "seats")},
          offices{rows(name, "offices")}, meetings{rows(name, "meetings")},
          attendances{rows(name, "attendances")}, items{rows(name, "items")},
          events{rows(name, "events")}, proposals{rows(name, "proposals")},
          nominations{rows(name, "nominations")}, recusals{rows(name, "recusals")} {}

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

// clang-format off
inline constexpr column_word role{"role"}, status{"status"}, votes{"votes"}, number{"number"},
    appointed_by{"appointed_by"}, on_behalf_of{"on_behalf_of"}, substitute_for{"substitute_for"},
    instrument{"instrument"}, kind{"kind"}, office{"office"}, organisation{"organisation"}, area{"area"},
    presence{"presence"}, capacity{"capacity"}, event{"event"}, name{"name"}, gender{"gender"},
    region{"region"}, employer{"employer"}, constituency{"constituency"}, municipality{"municipality"},
    size_class{"size_class"}, agenda_sent{"agenda_sent"}, papers_sent{"papers_sent"},
    minutes_sent{"minutes_sent"}, reason{"reason"}, special_reason{"special_reason"},
    affiliation{"affiliation"}, party{"party"};
inline constexpr detail::dated_word start{"start"}, stop{"stop"}, due{"due"};
inline constexpr detail::today_word today{};
inline constexpr detail::key_word person{"person"}, seat{"seat"}, mandate{"mandate"}, meeting{"meeting"},
    item{"item"}, proposal{"proposal"};
inline constexpr detail::body_word body{"body"};
inline constexpr detail::path_members parent{"parent"}, principal{"principal"};
inline constexpr source_word members{"members"}, mandates{"mandates"}, substitutes{"substitutes"},
    appointments{"appointments"}, departures{"departures"}, seats{"seats"}, offices{"offices"},
    meetings{"meetings"}, attendances{"attendances"}, items{"items"}, events{"events"},
    proposals{"proposals"}, nominations{"nominations"}, recusals{"recusals"};
inline constexpr calendar_word year{"year"}, half_year{"half_year"}, quarter{"quarter"}, month{"month"};
// clang-format on

using remit::col;
using remit::percent;
using remit::ratio;

[[nodiscard]] inline aggregate count() {
    return aggregate{detail::rows(op::count, nullptr, nullptr)};
}
[[nodiscard]] inline aggregate count(const selector& s) {
    return aggregate{detail::rows(op::count, nullptr, s.share_root())};
}
[[nodiscard]] inline quantified some() {
    return quantified{detail::rows(op::some, nullptr, nullptr)};
}
[[nodiscard]] inline quantified some(const selector& s) {
    return quantified{detail::rows(op::some, nullptr, s.share_root())};
}
[[nodiscard]] inline quantified none() {
    return quantified{detail::rows(op::none, nullptr, nullptr)};
}
[[nodiscard]] inline quantified none(const selector& s) {
    return quantified{detail::rows(op::none, nullptr, s.share_root())};
}
[[nodiscard]] inline aggregate days_held() {
    return aggregate{detail::rows(op::days_held, nullptr, nullptr)};
}
[[nodiscard]] inline aggregate days_held(const selector& s) {
    return aggregate{detail::rows(op::days_held, nullptr, s.share_root())};
}
[[nodiscard]] inline share_measure share() {
    return share_measure{detail::rows(op::share, nullptr, nullptr)};
}
[[nodiscard]] inline share_measure share(const selector& s) {
    return share_measure{detail::rows(op::share, nullptr, s.share_root())};
}
[[nodiscard]] inline aggregate distinct(const column& c) {
    return aggregate{detail::rows(op::distinct, c.share_root(), nullptr)};
}
[[nodiscard]] inline aggregate distinct(const column& c, const selector& s) {
    return aggregate{detail::rows(op::distinct, c.share_root(), s.share_root())};
}
[[nodiscard]] inline aggregate total(const column& c) {
    return aggregate{detail::rows(op::total, c.share_root(), nullptr)};
}
[[nodiscard]] inline aggregate total(const column& c, const selector& s) {
    return aggregate{detail::rows(op::total, c.share_root(), s.share_root())};
}
[[nodiscard]] inline aggregate first(const column& c) {
    return aggregate{detail::rows(op::first, c.share_root(), nullptr)};
}
[[nodiscard]] inline aggregate first(const column& c, const selector& s) {
    return aggregate{detail::rows(op::first, c.share_root(), s.share_root())};
}
[[nodiscard]] inline aggregate last(const column& c) {
    return aggregate{detail::rows(op::last, c.share_root(), nullptr)};
}
[[nodiscard]] inline aggregate last(const column& c, const selector& s) {
    return aggregate{detail::rows(op::last, c.share_root(), s.share_root())};
}
/// The seats due to the subject's own value of `c` when `n` are divided by "dhondt" or
/// "sainte_lague".
[[nodiscard]] inline aggregate apportion(std::string_view method, const measure& n,
                                         const column& c) {
    return aggregate{make_node(op::apportion, std::string{method},
                               {c.share_root(), n.share_root(), nullptr, nullptr})};
}

[[nodiscard]] inline measure floor(const measure& m) {
    return measure{make_node(op::floor, {}, {m.share_root()})};
}
[[nodiscard]] inline measure ceil(const measure& m) {
    return measure{make_node(op::ceil, {}, {m.share_root()})};
}
[[nodiscard]] inline measure nearest(const measure& m) {
    return measure{make_node(op::nearest, {}, {m.share_root()})};
}
template <class... M>
[[nodiscard]] measure least(const measure& a, const M&... more) {
    return measure{make_node(op::least, {}, {a.share_root(), measure{more}.share_root()...})};
}
template <class... M>
[[nodiscard]] measure greatest(const measure& a, const M&... more) {
    return measure{make_node(op::greatest, {}, {a.share_root(), measure{more}.share_root()...})};
}
[[nodiscard]] inline condition given(const column& c) {
    return condition{make_node(op::given, {}, {c.share_root()})};
}
[[nodiscard]] inline condition predicate(std::string_view called) {
    return condition{make_node(op::predicate, std::string{called})};
}
[[nodiscard]] inline limit next(const source& s) {
    return limit{make_node(op::next, {}, {s.share_root()})};
}
[[nodiscard]] inline condition within(const condition& c, const limit& l) {
    return condition{make_node(op::within, {}, {c.share_root(), l.share_root()})};
}

[[nodiscard]] inline window past() { return window{make_node(op::past)}; }
[[nodiscard]] inline window past(duration d) {
    return window{make_node(op::past, {}, {make_node(op::length, d)})};
}
[[nodiscard]] inline window ahead() { return window{make_node(op::ahead)}; }
[[nodiscard]] inline window ahead(duration d) {
    return window{make_node(op::ahead, {}, {make_node(op::length, d)})};
}
[[nodiscard]] inline window after(const measure& d) {
    return window{make_node(op::after, {}, {d.share_root()})};
}
[[nodiscard]] inline window recent(std::int64_t n) {
    return window{make_node(op::recent, {}, {make_node(op::integer, n)})};
}
[[nodiscard]] inline window run(duration gap) {
    return window{make_node(op::run, {}, {make_node(op::length, gap)})};
}

[[nodiscard]] constexpr duration days(std::int64_t n) { return {duration::unit_type::days, n}; }
[[nodiscard]] constexpr duration weeks(std::int64_t n) { return {duration::unit_type::weeks, n}; }
[[nodiscard]] constexpr duration months(std::int64_t n) { return {duration::unit_type::months, n}; }
[[nodiscard]] constexpr duration years(std::int64_t n) { return {duration::unit_type::years, n}; }
[[nodiscard]] constexpr duration working_days(std::int64_t n) {
    return {duration::unit_type::working_days, n};
}

}  // namespace words
}  // namespace v0
}  // namespace remit
