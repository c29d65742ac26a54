// SPDX-License-Identifier: BSL-1.0
// Which columns rows have, and what stands in them.
#include <algorithm>
#include <optional>

#include "support/generate_words.hpp"

namespace remit_test {
namespace {

using sort = column_choice::sort;

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
        case said_of_a::appointment:
        case said_of_a::departure:
            add("", "role", sort::text, roles);
            add("", "role", sort::text, roles, "seat.");
            add("", "status", sort::text, {"effective", "acting", "hindered", "holdover"});
            add("", "seat", sort::text, {"chair", "clerk", "lay"});
            add("", "person", sort::text, {"p0", "p1", "p2"});
            add("", "votes", sort::number, {});
            add("", "number", sort::number, {});
            add("", "appointed_by", sort::text, organisations);
            add("", "on_behalf_of", sort::text, organisations);
            add("", "instrument", sort::text, {"election", "by-election"});
            add("", "substitute_for", sort::text, {"p0", "p1"});
            add("", "start", sort::day, {});
            add("", "stop", sort::day, {});
            add("", "due", sort::day, {});
            add("mandates", "company", sort::text, {"red", "blue", "green"});
            add("mandates", "weight", sort::number, {});
            add("mandates", "stake", sort::fraction, {});
            add("", "start", sort::day, {}, "body.");
            add("", "status", sort::text, {"effective", "hindered"}, "principal.");
            add("seats", "grade", sort::number, {});
            add("seats", "grade", sort::number, {}, "seat.");
            of_people("");
            of_people("person.");
            of_bodies("");
            of_bodies("body.");
            of_bodies("parent.");
            break;
        case said_of_a::meeting:
            add("", "kind", sort::text, {"ordinary", "extraordinary"});
            add("", "status", sort::text, {"held", "planned", "cancelled"});
            add("", "papers_sent", sort::day, {});
            add("", "agenda_sent", sort::day, {});
            add("", "minutes_sent", sort::day, {});
            add("", "start", sort::day, {});
            add("", "stop", sort::day, {});
            of_bodies("body.");
            break;
        case said_of_a::item:
            add("", "kind", sort::text, {"decision", "information"});
            add("", "start", sort::day, {});
            add("", "kind", sort::text, {"ordinary", "extraordinary"}, "meeting.");
            add("", "status", sort::text, {"held", "planned"});
            add("", "papers_sent", sort::day, {});
            break;
        case said_of_a::attendance:
            add("", "presence", sort::text, {"present", "absent"});
            add("", "capacity", sort::text, {"member", "guest"});
            add("", "person", sort::text, {"p0", "p1"});
            add("", "start", sort::day, {});
            add("", "role", sort::text, roles);
            add("", "role", sort::text, roles, "mandate.");
            add("", "votes", sort::number, {});
            add("", "kind", sort::text, {"ordinary", "extraordinary"}, "meeting.");
            of_people("person.");
            break;
        case said_of_a::event:
            add("", "kind", sort::text, {"election", "merger"});
            add("", "start", sort::day, {});
            add("", "stop", sort::day, {});
            of_bodies("body.");
            break;
        case said_of_a::proposal:
            add("", "seat", sort::text, {"chair", "clerk", "lay"});
            add("", "special_reason", sort::text, {"stated"});
            add("", "start", sort::day, {});
            add("", "role", sort::text, roles);
            add("", "number", sort::number, {});
            break;
        case said_of_a::nomination:
            add("", "person", sort::text, {"p0", "p1"});
            add("", "special_reason", sort::text, {"stated"});
            add("", "start", sort::day, {});
            add("", "role", sort::text, roles, "seat.");
            of_people("person.");
            break;
        case said_of_a::recusal:
            add("", "person", sort::text, {"p0", "p1"});
            add("", "kind", sort::text, {"decision", "information"}, "item.");
            add("", "start", sort::day, {});
            of_people("person.");
            break;
        case said_of_a::speaker:
            add("", "person", sort::text, {"p0", "p1"});
            add("", "office", sort::text, {"director", "mayor"});
            add("", "capacity", sort::text, {"host", "guest"});
            add("", "kind", sort::text, {"decision", "information"}, "item.");
            add("", "start", sort::day, {});
            of_people("person.");
            break;
        case said_of_a::task:
            add("", "person", sort::text, {"p0", "p1"});
            add("", "kind", sort::text, {"proposal", "preparation"});
            add("", "start", sort::day, {});
            of_people("person.");
            break;
        case said_of_a::audience:
            add("", "office", sort::text, {"director", "mayor"});
            add("", "region", sort::text, {"north", "south"});
            add("", "start", sort::day, {});
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
    std::erase_if(all,
                  [](const auto& c) { return c.is == sort::day && !c.name.ends_with("born"); });
    if (all.empty()) return std::nullopt;
    return d_.one_of(all);
}

std::optional<column_choice> words_about::dated(const subject_choice& s) {
    auto all = columns(s);
    std::erase_if(all, [](const auto& c) { return c.is != sort::day || c.name.ends_with("born"); });
    if (all.empty()) return std::nullopt;
    return d_.one_of(all);
}

}  // namespace remit_test
