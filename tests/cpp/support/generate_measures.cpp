// SPDX-License-Identifier: BSL-1.0
// Where rows are looked for, on which days, and what is measured of them.
#include <algorithm>
#include <map>

#include "support/generate_words.hpp"
#include "support/spelled.hpp"

namespace remit_test {
namespace {

using sort = column_choice::sort;
using enum said_of_a;

const std::map<std::string, subject_choice> rows_named = {
    {"members", {member, "member"}},
    {"mandates", {mandate, "mandate"}},
    {"substitutes", {mandate, "mandate"}},
    {"appointments", {appointment, "appointment"}},
    {"departures", {departure, "departure"}},
    {"seats", {seat, "seat"}},
    {"offices", {office, "office"}},
    {"meetings", {meeting, "meeting"}},
    {"items", {item, "item"}},
    {"attendances", {attendance, "attendance"}},
    {"events", {event, "event"}},
    {"proposals", {proposal, "proposal"}},
    {"nominations", {nomination, "nomination"}},
    {"recusals", {recusal, "recusal"}},
    {"speakers", {speaker, "speaker"}},
    {"tasks", {task, "task"}},
    {"audiences", {audience, "audience"}}};

/// The rows that carry the key of what a path leads to. The first ones are asked for most.
const std::map<std::string, std::vector<const char*>> rows_on = {
    {"body", {"members",     "members",     "mandates",     "mandates",   "seats",       "meetings",
              "meetings",    "substitutes", "appointments", "departures", "items",       "items",
              "attendances", "events",      "events",       "proposals",  "nominations", "recusals",
              "speakers",    "tasks",       "audiences"}},
    {"person",
     {"offices", "offices", "mandates", "mandates", "members", "substitutes", "appointments",
      "departures", "attendances", "nominations", "recusals", "speakers", "tasks"}},
    {"seat",
     {"members", "mandates", "mandates", "substitutes", "appointments", "departures", "proposals",
      "nominations"}},
    {"mandate",
     {"members", "mandates", "substitutes", "appointments", "departures", "attendances",
      "attendances"}},
    {"meeting",
     {"meetings", "items", "items", "attendances", "attendances", "recusals", "speakers", "tasks",
      "audiences"}},
    {"item", {"items", "recusals", "recusals", "speakers"}},
    {"proposal", {"proposals", "nominations", "nominations"}},
    {"event", {"events"}},
    {"group", {"members", "members", "mandates", "mandates", "appointments", "substitutes"}}};

const std::map<said_of_a, std::vector<const char*>> paths_of = {
    {body, {"body", "parent"}},
    {seat, {"body", "parent", "seat"}},
    {person, {"person"}},
    {mandate, {"person", "person", "body", "parent", "seat", "mandate", "principal"}},
    {appointment, {"person", "person", "body", "parent", "seat", "mandate", "principal"}},
    {departure, {"person", "person", "body", "parent", "seat", "mandate"}},
    {member, {"person", "person", "body", "parent", "seat"}},
    {office, {"person"}},
    {group, {"body", "parent"}},
    {meeting, {"meeting", "body", "parent"}},
    {item, {"item", "meeting", "body"}},
    {attendance, {"meeting", "person", "mandate", "body"}},
    {event, {"body", "parent"}},
    {proposal, {"proposal", "seat", "body"}},
    {nomination, {"proposal", "person", "seat", "body"}},
    {recusal, {"item", "meeting", "person", "body"}},
    {speaker, {"item", "meeting", "person", "body"}},
    {task, {"meeting", "person", "body"}},
    {audience, {"meeting", "body"}}};

/// What a subject's own rows carry; nothing hangs on the others.
std::string own_key(said_of_a what) {
    switch (what) {
        case body: return "body";
        case seat: return "seat";
        case person: return "person";
        case mandate:
        case appointment:
        case departure: return "mandate";
        case meeting: return "meeting";
        case item: return "item";
        case event: return "event";
        case proposal: return "proposal";
        case group: return "group";
        default: return "";
    }
}

}  // namespace

words_about::source_choice words_about::source(const subject_choice& from, bool bare) {
    const auto key = own_key(from.what);
    const auto named = [&](const std::string& path, const std::vector<const char*>& rows) {
        const std::string what = d_.one_of(rows);
        const auto& is = rows_named.at(what);
        return source_choice{(path.empty() ? what : path + "." + what) +
                                 (path.starts_with("body(") ? std::string{} : agreeing(from, is)),
                             is};
    };
    if (bare && key == "mandate" && d_.percent(40)) {  // what only hangs on some mandates
        std::vector<const char*> there;
        if (!about_.facts.attendances.empty()) there.push_back("attendances");
        if (std::any_of(about_.facts.mandates.begin(), about_.facts.mandates.end(),
                        [](const auto& m) { return !m.substitute_for.empty(); }))
            there.push_back("substitutes");
        if (!there.empty()) return named("", there);
    }
    if (bare && !key.empty()) {
        const bool members = rows_on.at(key).front() == std::string{"members"};
        // of a mandate that is nobody but its holder
        if (members && d_.percent(key == "mandate" ? 10 : 45))
            return {"", rows_named.at("members")};
        const auto on_seats = columns({seat, "seat"});
        if (from.what == group && d_.percent(15) &&
            std::all_of(from.columns.begin(), from.columns.end(), [&](const auto& c) {
                return std::any_of(on_seats.begin(), on_seats.end(),
                                   [&](const auto& s) { return s.name == c; });
            }))
            return {"seats", rows_named.at("seats")};
        if (d_.percent(60)) return named("", rows_on.at(key));
    }
    const auto bodies = bodies_of(about_.facts);
    if (!bodies.empty() && d_.percent(10))
        return named("body(\"" + d_.one_of(bodies) + "\")", rows_on.at("body"));
    const std::string path = d_.one_of(paths_of.at(from.what));
    return named(path, rows_on.at(path == "parent"      ? "body"
                                  : path == "principal" ? "mandate"
                                                        : path));
}

/// Only rows that agree with this row in a column that both have.
std::string words_about::agreeing(const subject_choice& from, const subject_choice& rows) {
    const auto of_mandate = [](said_of_a what) {
        return what == said_of_a::mandate || what == appointment || what == departure;
    };
    if (of_mandate(from.what) && (of_mandate(rows.what) || rows.what == member) && d_.percent(40))
        return ".same(" + d_.one_of({"body", "body", "role", "body, role", "seat"}) + ")";
    const bool of_kinds = from.what == meeting || from.what == event || from.what == item;
    if (of_kinds && from.what == rows.what && d_.percent(30)) return ".same(kind)";
    if (from.what == nomination && rows.what == nomination && d_.percent(30))
        return ".same(person)";
    return "";
}

std::string words_about::window(const subject_choice& s) {
    switch (d_.below(15)) {
        case 0: return "past()";
        case 1:
        case 2: return "past(" + lasting() + ")";
        case 3: return "ahead()";
        case 4: return "ahead(" + lasting() + ")";
        case 5:
            if (const auto c = dated(s); c && d_.percent(60))
                return "after(" + spelled(c->name) + (d_.percent(20) ? " + " + length() : "") + ")";
            return "after(\"" + remit::text(d_.one_of(about_.days)) + "\")";
        case 6:
        case 7: return "recent(" + d_.one_of({"1", "2", "3"}) + ")";
        case 8: return "run(" + lasting() + ")";
        case 9:
        case 12: return "year.starting(" + std::to_string(d_.between(1, 12)) + ", 15)";
        case 10:
        case 13: return d_.one_of({"half_year", "quarter"});
        default: return d_.one_of({"year", "month"});
    }
}

/// What stands behind the source: `.over(...)`, or nothing.
std::string words_about::over(const subject_choice& s) {
    return windows_ && d_.percent(40) ? ".over(" + window(s) + ")" : std::string{};
}

std::string words_about::counted(const source_choice& s, const std::string& over, int depth) {
    auto out = d_.percent(25) ? std::string{"count()"} : "count(" + selector(s.rows, depth) + ")";
    return (s.of.empty() ? out : out + ".of(" + s.of + ")") + over;
}

std::string words_about::measure(const source_choice& s, const std::string& over, int depth,
                                 bool whole) {
    const auto of = (s.of.empty() ? std::string{} : ".of(" + s.of + ")") + over;
    const auto with = [&] {
        return d_.percent(60) ? std::string{} : ", " + selector(s.rows, depth);
    };
    if (d_.percent(25))
        if (const auto c = column(s.rows, true))
            return "total(" + spelled(c->name) + with() + ")" + of;
    if (!whole && d_.percent(25))
        if (const auto c = countable(s.rows))
            return "distinct(" + spelled(c->name) + with() + ")" + of;
    return counted(s, over, depth);
}

std::string words_about::at_an_end(const subject_choice& s, const source_choice& from, int depth) {
    const auto of = (from.of.empty() ? std::string{} : ".of(" + from.of + ")") +
                    (windows_ && d_.percent(75) ? ".over(" + window(s) + ")" : std::string{});
    const auto with = d_.percent(60) ? std::string{} : ", " + selector(from.rows, depth);
    const auto what = d_.one_of({"first(", "last("});
    if (const auto c = dated(from.rows); c && d_.percent(50))
        return what + spelled(c->name) + with + ")" + of + sign() +
               (d_.percent(50) ? a_day(s) : literal(*c));
    const auto c = column(from.rows, false);
    if (!c) return what + "start" + with + ")" + of + sign() + a_day(s);
    const auto value = what + spelled(c->name) + with + ")" + of;
    if (c->is == sort::text) return value + d_.one_of({" == ", " != "}) + literal(*c);
    return value + sign() + literal(*c);
}

std::string words_about::apportioned(const subject_choice& s) {
    const auto column = s.what == group ? s.columns.front() : std::string{"role"};
    return "apportion(" + d_.one_of({"\"dhondt\"", "\"sainte_lague\""}) + ", " +
           (d_.percent(70) ? std::to_string(d_.between(1, 7)) : "count().of(body.mandates)") +
           ", " + spelled(column) + ").of(body." + d_.one_of({"members", "mandates"}) + ")";
}

std::string words_about::comparison(const subject_choice& s, int depth, bool bare) {
    const auto from = source(s, bare);
    const auto in = over(s);
    const auto of = (from.of.empty() ? std::string{} : ".of(" + from.of + ")") + in;
    const auto number = [&] { return std::to_string(d_.between(0, 3)); };
    const auto m = [&] { return measure(from, in, depth); };
    const auto other = [&] {
        return d_.percent(70) ? m() : measure(source(s, bare), over(s), depth);
    };
    switch (d_.below(29)) {
        case 0:
        case 1: return (d_.percent(50) ? "some(" : "none(") + selector(from.rows, depth) + ")" + of;
        case 2: return d_.percent(50) ? "some()" + of : "none()" + of;
        case 3:
        case 4: return "share(" + selector(from.rows, depth) + ")" + of + sign() + fraction();
        case 5: return m() + sign() + other() + " * " + fraction();
        case 6:
        case 16:
            return m() + sign() + d_.one_of({"nearest", "floor", "ceil"}) + "(" + other() + " * " +
                   fraction() + ")";
        case 7:
        case 17:
            return d_.one_of({"nearest", "floor", "ceil"}) + "(" + m() + " / 2)" + sign() +
                   number();
        case 8: return m() + " + " + other() + sign() + number();
        case 9: return m() + " - " + other() + sign() + number();
        case 10:
        case 15: return "-" + m() + sign() + number() + " - " + other();
        case 11:
            return measure(from, in, depth, true) + " % " + d_.one_of({"2", "3"}) +
                   d_.one_of({" == ", " != "}) + d_.one_of({"0", "1"});
        case 12:
            if (const auto c = column(s, true)) return m() + sign() + spelled(c->name);
            break;
        case 13:
            if (const auto c = column(s, true))
                return m() + " * 2" + sign() + d_.one_of({"nearest", "floor", "ceil"}) + "(" +
                       spelled(c->name) + " / 2)";
            break;
        case 14: return m() + " / 3" + sign() + number();
        case 18:
        case 19: {
            const auto days = "days_held(" +
                              (d_.percent(50) ? std::string{} : selector(from.rows, depth)) + ")" +
                              of;
            if (d_.percent(50)) return days + sign() + length();
            return days + sign() + std::to_string(d_.between(0, 200));
        }
        case 20:
        case 21:
        case 22: return at_an_end(s, from, depth);
        case 23:
        case 25:
            return d_.one_of({"least(", "greatest("}) + m() + ", " + other() + ")" + sign() +
                   number();
        case 24: {
            const bool has_own = s.what == said_of_a::mandate || s.what == group || s.what == seat;
            if (has_own) return apportioned(s) + sign() + number();
            break;
        }
        default: break;
    }
    return m() + sign() + number();
}

std::string words_about::limit(const subject_choice& s) {
    if (d_.percent(60)) return length(true);
    const std::string path = d_.one_of(paths_of.at(s.what));
    const auto& rows = rows_on.at(path == "parent"      ? "body"
                                  : path == "principal" ? "mandate"
                                                        : path);
    const std::string chosen = d_.one_of(rows);
    return "next(" + path + "." + chosen + agreeing(s, rows_named.at(chosen)) + ")";
}

std::string words_about::demand(const subject_choice& s, int depth) {
    if (depth > 0 && d_.percent(22)) {
        if (d_.percent(30)) return "~(" + demand(s, depth - 1) + ")";
        return "(" + demand(s, depth - 1) + ")" + d_.one_of({" & ", " | "}) + "(" +
               (d_.percent(70) ? demand(s, depth - 1) : selector(s, 0)) + ")";
    }
    if (depth > 0 && d_.percent(9)) {  // also whether the limit has run out
        const auto kept = "within(" + demand(s, depth - 1) + ", " + limit(s) + ")";
        return d_.percent(40) ? "~" + kept : kept;
    }
    return comparison(s, d_.percent(80) ? 1 : 2, true);
}

}  // namespace remit_test
