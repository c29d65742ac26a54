// SPDX-License-Identifier: BSL-1.0
// [cadence.<name>], and [[cadence.<name>]] for versions.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "charter/reading.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::array<std::string_view, 6> cadence_keys = {"text",  "meetings", "level",
                                                          "start", "stop",     "cite"};
constexpr std::string_view example = "text = \"2 per year, at least 3 months apart\"";

std::optional<cadence> when_of(charter_reading& r, const table_reader& t) {
    const auto e = t.find("text");
    if (!e) {
        t.missing("text", "write when the body meets: " + std::string{example});
        return std::nullopt;
    }
    const auto whose = t.whose() + ", text";
    const auto* text = std::get_if<std::string>(&e.value->value);
    if (text == nullptr) {
        r.problems.add(e, "E-TYPE", whose + " is " + kind_of(*e.value) + ", not a text",
                       "write " + std::string{example});
        return std::nullopt;
    }
    try {
        return cadence::parse(*text);
    } catch (const bad_input& thrown) {
        r.problems.add_of_text(e, thrown, whose);
        return std::nullopt;
    }
}

/// Notes the rules that the cadence makes; false (reported) where they cannot be.
bool note_rules(charter_reading& r, const table_reader& t, const cadence_clause& c) {
    const auto from = t.find("meetings") ? t.find("meetings") : t.find("text");
    try {
        std::size_t words = 0;
        for (const auto& each : rules_of(c)) {
            r.rules.insert(each.name);
            words += each.require.root().size + (each.where ? each.where->root().size : 0);
        }
        return r.has_room(from, t.whose(), words);
    } catch (const bad_input& thrown) {
        r.problems.add(from, fault_of_made_rules(t.whose(), thrown));
        return false;
    }
}

void read_cadence(charter_reading& r, const std::string& name, const entry& e,
                  version_list& versions) {
    const table_reader t{r.problems, e, "cadence " + quote(name), cadence_keys,
                         "write { " + std::string{example} + " }"};
    if (!t.is_table()) return;
    const auto when = when_of(r, t);
    std::optional<condition> meetings;
    const auto asked = t.find("meetings");
    if (asked) meetings = r.condition_of(asked, t.whose() + ", meetings", no_meetings);
    const auto cite = r.cite_of(t, true);
    const auto demanded = r.level_of(t, cite);
    const auto days = r.days_of(t);
    r.note_places(t, cadence_keys);
    if (days) versions.add(*days, e);
    // Also where the value is faulty: a waiver of a rule that it would make is no second mistake.
    if (!when || !days || (asked && !meetings)) {
        r.unread_cadences.insert(name);
        return;
    }
    cadence_clause c{name, *when, meetings, demanded, days->start, days->stop, cite};
    if (note_rules(r, t, c))
        r.out.cadences.push_back(std::move(c));
    else
        r.unread_cadences.insert(name);
}

}  // namespace

void read_cadences(charter_reading& r, const table_reader& top) {
    for (const auto& [name, e] :
         top.named("cadence", "[cadence.ordinary] and below it " + std::string{example}))
        r.read_versions("cadence", name, e, read_cadence);
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
