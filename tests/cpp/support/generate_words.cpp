// SPDX-License-Identifier: BSL-1.0
#include "support/generate_words.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <remit/rules/vocabulary.hpp>

namespace remit_test {
namespace {

using sort = column_choice::sort;

std::string spelled(const std::string& name) {
    const auto dot = name.find('.');
    const bool word =
        dot == std::string::npos
            ? remit::contains(remit::column_words, name)
            : remit::contains(remit::path_column_words, std::string_view{name}.substr(dot + 1));
    return word ? name : "col(\"" + name + "\")";
}

const std::vector<std::string> organisations = {"KL",  "The KL", "KL (alias)", "SSF",
                                                "BKF", "DEP",    "Outsider",   "Acme"};

}  // namespace

bool words_about::exists(const std::string& table, const std::string& column) const {
    const auto& f = about_.facts;
    const auto has = [&](const auto& rows) {
        return std::any_of(rows.begin(), rows.end(), [&](const auto& r) {
            return std::any_of(r.more.begin(), r.more.end(),
                               [&](const auto& a) { return a.first == column; });
        });
    };
    const bool dated = std::any_of(f.dated.begin(), f.dated.end(), [&](const auto& a) {
        return a.table == table && a.name == column;
    });
    if (table == "bodies") return dated || has(f.bodies);
    if (table == "seats") return dated || has(f.seats);
    if (table == "people") return dated || has(f.people);
    return has(f.mandates);
}

std::vector<std::string> words_about::bodies_of(const oracle::facts& f) {
    std::vector<std::string> out;
    const auto add = [&](const auto& rows) {
        for (const auto& each : rows)
            if (std::find(out.begin(), out.end(), each.body) == out.end()) out.push_back(each.body);
    };
    add(f.bodies);
    if (!f.bodies.empty()) return out;
    add(f.mandates);
    add(f.seats);
    return out;
}

std::vector<column_choice> words_about::columns(const subject_choice& s) const {
    std::vector<column_choice> out;
    const auto add = [&](const char* table, const char* name, sort is,
                         std::vector<std::string> values, const char* path = "") {
        if (*table == '\0' || exists(table, name))
            out.push_back({path + std::string{name}, is, std::move(values)});
    };
    const std::vector<std::string> roles = {"chair", "clerk", "member"}, kinds = {"sig", "board"};
    const auto of_people = [&](const char* path) {
        add("people", "gender", sort::text, {"f", "m"}, path);
        add("people", "region", sort::text, {"north", "south", "west"}, path);
        add("people", "employer", sort::text, organisations, path);
        add("people", "rank", sort::number, {}, path);
        add("people", "born", sort::day, {}, path);
    };
    const auto of_bodies = [&](const char* path) {
        add("", "kind", sort::text, kinds, path);
        add("bodies", "quota", sort::number, {}, path);
        add("bodies", "tier", sort::text, {"high", "low"}, path);
    };
    switch (s.what) {
        case said_of_a::body:
            add("", "body", sort::text, {"board", "council"});
            add("", "parent", sort::text, {"board", "council"});
            add("", "start", sort::day, {});
            add("", "stop", sort::day, {});
            of_bodies("");
            of_bodies("parent.");
            break;
        case said_of_a::group:
            for (const auto& c : s.columns) {
                auto known = columns({said_of_a::mandate, "mandate"});
                const auto found = std::find_if(known.begin(), known.end(),
                                                [&](const auto& k) { return k.name == c; });
                if (found != known.end()) out.push_back(*found);
            }
            if (std::find(s.columns.begin(), s.columns.end(), "kind") == s.columns.end())
                of_bodies("");
            of_bodies("parent.");
            break;
        case said_of_a::seat:
            add("", "seat", sort::text, {"chair", "clerk", "lay"});
            add("", "role", sort::text, roles);
            add("", "number", sort::number, {});
            add("", "votes", sort::number, {});
            add("", "appointed_by", sort::text, organisations);
            add("", "start", sort::day, {});
            add("", "stop", sort::day, {});
            add("seats", "grade", sort::number, {});
            of_bodies("");
            of_bodies("body.");
            of_bodies("parent.");
            break;
        case said_of_a::person:
            add("", "person", sort::text, {"p0", "p1"});
            of_people("");
            break;
        case said_of_a::office:
            add("", "office", sort::text, {"director", "mayor"});
            add("", "area", sort::text, {"social", "health", "school"});
            add("", "organisation", sort::text, organisations);
            add("", "start", sort::day, {});
            add("", "stop", sort::day, {});
            of_people("");
            of_people("person.");
            break;
        case said_of_a::mandate:
        case said_of_a::member:
            add("", "role", sort::text, roles);
            add("", "role", sort::text, roles, "seat.");
            add("", "status", sort::text, {"effective", "acting", "hindered", "holdover"});
            add("", "seat", sort::text, {"chair", "clerk", "lay"});
            add("", "person", sort::text, {"p0", "p1", "p2"});
            add("", "votes", sort::number, {});
            add("", "number", sort::number, {});
            add("", "appointed_by", sort::text, organisations);
            add("", "on_behalf_of", sort::text, organisations);
            add("", "start", sort::day, {});
            add("", "stop", sort::day, {});
            add("mandates", "company", sort::text, {"red", "blue", "green"});
            add("mandates", "weight", sort::number, {});
            add("mandates", "stake", sort::fraction, {});
            add("", "start", sort::day, {}, "body.");
            add("seats", "grade", sort::number, {});
            add("seats", "grade", sort::number, {}, "seat.");
            of_people("");
            of_people("person.");
            of_bodies("");
            of_bodies("body.");
            of_bodies("parent.");
            break;
    }
    return out;
}

std::optional<column_choice> words_about::column(const subject_choice& s, bool numbers_only) {
    auto all = columns(s);
    if (numbers_only) std::erase_if(all, [](const auto& c) { return c.is != sort::number; });
    if (all.empty()) return std::nullopt;
    return d_.one_of(all);
}

/// The check refuses to count how many different days rows begin or end on.
std::optional<column_choice> words_about::countable(const subject_choice& s) {
    auto all = columns(s);
    std::erase_if(
        all, [](const auto& c) { return c.name.ends_with("start") || c.name.ends_with("stop"); });
    if (all.empty()) return std::nullopt;
    return d_.one_of(all);
}

std::string words_about::literal(const column_choice& c) {
    switch (c.is) {
        case sort::text: return '"' + d_.one_of(c.values) + '"';
        case sort::day:
            if (c.name.ends_with("born"))
                return '"' + remit::text(remit::day{1960, 1, 1} + d_.between(0, 3) * 3000) + '"';
            return '"' + remit::text(d_.one_of(about_.days)) + '"';
        case sort::fraction: return fraction();
        case sort::number: break;
    }
    return std::to_string(d_.between(0, 3));
}

std::string words_about::sign() {
    return " " + d_.one_of({"==", "!=", "<", "<=", ">", ">=", ">=", "<="}) + " ";
}
std::string words_about::fraction() {
    return d_.percent(70) ? "percent(" + d_.one_of({"25", "40", "50", "75"}) + ")" : "ratio(1, 3)";
}

subject_choice words_about::subject() {
    const auto roll = d_.below(100);
    if (roll < 35) return {said_of_a::body, "body"};
    if (roll < 48) return {said_of_a::seat, "seat"};
    if (roll < 60) return {said_of_a::person, "person"};
    if (roll < 72) return {said_of_a::mandate, "mandate"};
    std::vector<std::string> names = {"role", "appointed_by", "on_behalf_of",
                                      "seat", "kind",         "votes"};
    for (const char* n : {"company", "weight"})
        if (exists("mandates", n)) names.insert(names.end(), 2, n);
    for (const char* n : {"region", "gender", "employer"})
        if (exists("people", n)) names.insert(names.end(), 2, n);
    const auto first = d_.one_of(names), second = d_.one_of(names);
    if (d_.percent(70) || first == second) return {said_of_a::group, first + " in body", {first}};
    return {said_of_a::group, first + ", " + second + " in body", {first, second}};
}

// ---- what a row says ----------------------------------------------------------------------------

std::string words_about::selector(const subject_choice& row, int depth) {
    if (depth > 0 && d_.percent(22)) {
        if (d_.percent(30)) return "~(" + selector(row, depth - 1) + ")";
        return "(" + selector(row, depth - 1) + ")" + d_.one_of({" & ", " | "}) + "(" +
               selector(row, depth - 1) + ")";
    }
    if (depth > 0 && row.what != said_of_a::group && d_.percent(14)) return nested(row, depth - 1);
    if (d_.percent(8)) return compared_columns(row);
    const auto c = column(row, false);
    if (!c) return nested(row, 0);
    const auto name = spelled(c->name);
    if (c->is == sort::text) {
        if (d_.percent(25)) return name + ".is_in(" + literal(*c) + ", " + literal(*c) + ")";
        return name + d_.one_of({" == ", " == ", " != "}) + literal(*c);
    }
    if (c->is == sort::number && d_.percent(12))
        return name + ".is_in(" + literal(*c) + ", " + literal(*c) + ")";
    return name + sign() + literal(*c);
}

std::string words_about::compared_columns(const subject_choice& row) {
    const bool lasts = row.what == said_of_a::mandate || row.what == said_of_a::member ||
                       row.what == said_of_a::seat || row.what == said_of_a::office;
    if (lasts && d_.percent(30))
        return "stop - start" + sign() + std::to_string(d_.between(0, 200));
    if (row.what == said_of_a::mandate || row.what == said_of_a::member) {
        if (d_.percent(15)) return "appointed_by" + d_.one_of({" == ", " != "}) + "on_behalf_of";
        if (d_.percent(15)) return "start" + sign() + "col(\"body.start\")";
        if (d_.percent(10)) return "role" + d_.one_of({" == ", " != "}) + "seat";
    }
    const auto a = column(row, true), b = column(row, true);
    if (!a || !b) return nested(row, 0);
    const auto x = spelled(a->name), y = spelled(b->name);
    switch (d_.below(5)) {
        case 0: return x + sign() + y;
        case 1: return x + " + " + y + sign() + std::to_string(d_.between(0, 4));
        case 2: return "-" + x + sign() + y + " - 2";
        case 3: return "nearest(" + x + " * " + fraction() + ")" + sign() + y;
        default: return x + " / 2" + sign() + fraction() + " * " + y;
    }
}

/// A condition on rows that hang on this row.
std::string words_about::nested(const subject_choice& row, int depth) {
    return comparison(row, depth, false);
}

std::string words_about::said_of(const subject_choice& s, int depth) { return selector(s, depth); }

// ---- what is counted ----------------------------------------------------------------------------

words_about::source_choice words_about::source(const subject_choice& from, bool bare) {
    const subject_choice members{said_of_a::member, "member"},
        mandates{said_of_a::mandate, "mandate"}, seats{said_of_a::seat, "seat"},
        offices{said_of_a::office, "office"};
    std::vector<source_choice> all;
    const auto path = [&](const std::string& p, bool with_seats, bool with_offices) {
        all.push_back({p + ".members", members});
        all.push_back({p + ".mandates", mandates});
        if (with_seats) all.push_back({p + ".seats", seats});
        if (with_offices) all.push_back({p + ".offices", offices});
    };
    if (bare && d_.percent(60)) return {"", members};
    if (bare) {
        all.push_back({"mandates", mandates});
        all.push_back({"members", members});
        if (from.what == said_of_a::body || from.what == said_of_a::seat)
            all.push_back({"seats", seats});
        if (from.what == said_of_a::person) all.push_back({"offices", offices});
        const auto on_seats = columns(seats);
        if (from.what == said_of_a::group &&
            std::all_of(from.columns.begin(), from.columns.end(), [&](const auto& c) {
                return std::any_of(on_seats.begin(), on_seats.end(),
                                   [&](const auto& s) { return s.name == c; });
            }))
            all.push_back({"seats", seats});
    }
    switch (from.what) {
        case said_of_a::mandate:
            path("seat", false, false);
            if (d_.percent(35)) return d_.one_of(all);
            [[fallthrough]];
        case said_of_a::member:
            if (from.what == said_of_a::member && d_.percent(20)) {
                path("seat", false, false);
                return all.back();
            }
            path("person", false, true);
            [[fallthrough]];
        case said_of_a::seat:
        case said_of_a::body:
        case said_of_a::group:
            path("body", true, false);
            path("parent", true, false);
            break;
        case said_of_a::person:
        case said_of_a::office:
            path("person", false, true);
            if (d_.percent(50)) return all.back();
            break;
    }
    if (from.what == said_of_a::member || from.what == said_of_a::mandate) {
        path("person", false, true);
        if (d_.percent(25)) return all.back();
    }
    if (const auto named = bodies_of(about_.facts); !named.empty() && d_.percent(70))
        path("body(\"" + d_.one_of(named) + "\")", true, false);
    return d_.one_of(all);
}

std::string words_about::counted(const source_choice& s, int depth) {
    auto out = d_.percent(25) ? std::string{"count()"} : "count(" + selector(s.rows, depth) + ")";
    return s.of.empty() ? out : out + ".of(" + s.of + ")";
}

std::string words_about::measure(const source_choice& s, int depth, bool whole) {
    const auto of = s.of.empty() ? std::string{} : ".of(" + s.of + ")";
    const auto with = [&] {
        return d_.percent(60) ? std::string{} : ", " + selector(s.rows, depth);
    };
    if (d_.percent(25))
        if (const auto c = column(s.rows, true))
            return "total(" + spelled(c->name) + with() + ")" + of;
    if (!whole && d_.percent(25))
        if (const auto c = countable(s.rows))
            return "distinct(" + spelled(c->name) + with() + ")" + of;
    return counted(s, depth);
}

std::string words_about::comparison(const subject_choice& s, int depth, bool bare) {
    const auto from = source(s, bare);
    const auto of = from.of.empty() ? std::string{} : ".of(" + from.of + ")";
    const auto number = [&] { return std::to_string(d_.between(0, 3)); };
    const auto other = [&] { return d_.percent(70) ? from : source(s, bare); };
    const auto m = [&] { return measure(from, depth); };
    switch (d_.below(22)) {
        case 0:
        case 1: return (d_.percent(50) ? "some(" : "none(") + selector(from.rows, depth) + ")" + of;
        case 2: return d_.percent(50) ? "some()" + of : "none()" + of;
        case 3:
        case 4: return "share(" + selector(from.rows, depth) + ")" + of + sign() + fraction();
        case 5: return m() + sign() + measure(other(), depth) + " * " + fraction();
        case 6:
        case 16:
            return m() + sign() + d_.one_of({"nearest", "floor", "ceil"}) + "(" +
                   measure(other(), depth) + " * " + fraction() + ")";
        case 7:
        case 17:
            return d_.one_of({"nearest", "floor", "ceil"}) + "(" + m() + " / 2)" + sign() +
                   number();
        case 8: return m() + " + " + measure(other(), depth) + sign() + number();
        case 9: return m() + " - " + measure(other(), depth) + sign() + number();
        case 10:
        case 15: return "-" + m() + sign() + number() + " - " + measure(other(), depth);
        case 11:
            return measure(from, depth, true) + " % " + d_.one_of({"2", "3"}) +
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
        default: break;
    }
    return m() + sign() + number();
}

std::string words_about::demand(const subject_choice& s, int depth) {
    if (depth > 0 && d_.percent(22)) {
        if (d_.percent(30)) return "~(" + demand(s, depth - 1) + ")";
        return "(" + demand(s, depth - 1) + ")" + d_.one_of({" & ", " | "}) + "(" +
               (d_.percent(70) ? demand(s, depth - 1) : selector(s, 0)) + ")";
    }
    return comparison(s, d_.percent(80) ? 1 : 2, true);
}

}  // namespace remit_test
