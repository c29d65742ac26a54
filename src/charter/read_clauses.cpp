// SPDX-License-Identifier: BSL-1.0
// [clause.<id>] and [seat.<key>].
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "charter/reading.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::array<std::string_view, 5> clause_keys = {"heading", "words", "kind", "read_as",
                                                         "why_unchecked"};
constexpr std::array<std::string_view, 9> seat_keys = {
    "name", "role", "number", "votes", "appointed_by", "eligible", "throughout", "within", "cite"};

/// The rules that a seat makes, and the key that makes each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> made_by = {{
    {"filled", "number"},
    {"appointer", "appointed_by"},
    {"eligible", "eligible"},
    {"throughout", "throughout"},
}};

constexpr std::array<std::string_view, 6> kinds = {
    text(clause_kind::must),       text(clause_kind::should),  text(clause_kind::may),
    text(clause_kind::by_default), text(clause_kind::purpose), text(clause_kind::fact)};

}  // namespace

void read_clauses(charter_reading& r, const table_reader& top) {
    for (const auto& [id, e] :
         top.named("clause", "[clause.size] and below it its words and kind")) {
        auto& known = r.clauses[id];
        const table_reader t{r.problems, e, "clause " + quote(id), clause_keys,
                             "write { words = \"...\", kind = \"must\" }"};
        if (!t.find("words")) t.missing("words", "write the source's own words: words = \"...\"");
        if (!t.find("kind"))
            t.missing("kind", "write kind = \"must\", or should, may, default, purpose, fact");
        const auto words = t.prose("words");
        const auto kind = t.word("kind", "E-KIND", kinds);
        r.note_places(t, clause_keys);
        if (!kind) continue;
        known = static_cast<clause_kind>(*kind);
        r.out.clauses.push_back({id, t.text("heading"), words, static_cast<clause_kind>(*kind),
                                 t.prose("read_as"), t.prose("why_unchecked")});
    }
}

void read_seats(charter_reading& r, const table_reader& top) {
    for (const auto& [key, e] : top.named("seat", "[seat.chair] and below it number = 1")) {
        const table_reader t{r.problems, e, "seat " + quote(key), seat_keys,
                             "write { number = 1 }"};
        seat_clause s{key};
        s.name = t.text("name");
        s.role = t.text("role");
        s.number = t.number("number", 1);
        s.votes = t.number("votes", 0);
        s.appointed_by = t.text("appointed_by");
        // Both stand in the rules that the seat makes.
        r.problems.add(e, fault_of_text_for_rule(t.whose(), key));
        if (!s.appointed_by.empty())
            r.problems.add(t.find("appointed_by"),
                           fault_of_text_for_rule(t.whose() + ", appointed_by", s.appointed_by));
        if (const auto eligible = t.find("eligible"))
            s.eligible = r.condition_of(eligible, t.whose() + ", eligible");
        if (const auto throughout = t.find("throughout"))
            s.throughout = r.condition_of(throughout, t.whose() + ", throughout");
        if (const auto within = t.find("within")) {
            s.within = r.limit_of(within, t.whose() + ", within");
            r.problems.add(within, fault_of_seat_limit(t.whose(), true, bool{t.find("number")}));
        }
        // Also where the value is faulty: a waiver of the rule that it would make is no second
        // mistake.
        bool makes_rules = false;
        for (const auto& [rule, by] : made_by) {
            if (!t.find(by)) continue;
            makes_rules = true;
            r.rules.insert("seat:" + key + "/" + std::string{rule});
        }
        s.cite = r.cite_of(t, makes_rules);
        r.note_places(t, seat_keys);
        r.out.seats.push_back(std::move(s));
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
