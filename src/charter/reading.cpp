// SPDX-License-Identifier: BSL-1.0
#include "charter/reading.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "rules/token.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

std::set<std::string, std::less<>> names_in(std::string_view text) {
    std::set<std::string, std::less<>> names;
    try {
        std::string_view before;
        for (const auto& token : tokens_of(text)) {
            if (token.kind == token_kind::name && before != ".") names.emplace(token.spelling);
            before = token.spelling;
        }
    } catch (const bad_input&) {
        // Its parser says what is wrong with it.
    }
    return names;
}

void charter_reading::note_places(const table_reader& t, std::span<const std::string_view> keys) {
    for (const auto key : keys)
        if (const auto e = t.find(key); e && e.value->line > 0)
            out.places[e.path] = problems.where(e);
}

template <class Parse>
auto charter_reading::parsed(const entry& e, const std::string& whose, Parse parse)
    -> std::optional<decltype(parse(std::string_view{}))> {
    const auto* text = std::get_if<std::string>(&e.value->value);
    if (text == nullptr) {
        const bool truth = std::holds_alternative<bool>(e.value->value);
        problems.add(
            e, "E-TYPE", whose + " is " + kind_of(*e.value) + ", not a text",
            truth ? "leave it out where nothing is asked" : "write it in quotes: 'count() == 7'");
        return std::nullopt;
    }
    if (!undefined.empty()) {
        const auto names = names_in(*text);
        const auto unknown = [&](const auto& name) { return undefined.contains(name); };
        if (std::any_of(names.begin(), names.end(), unknown)) return std::nullopt;
    }
    try {
        return parse(*text);
    } catch (const bad_input& thrown) {
        problems.add_of_text(e, thrown, whose);
        return std::nullopt;
    }
}

bool charter_reading::has_room(const entry& e, const std::string& whose, std::size_t more) {
    const bool said = words > most_words;
    words += more;
    if (words > most_words && !said)
        problems.add(e, "E-SIZE",
                     whose + ": the charter has more than " + std::to_string(most_words) +
                         " words here, with every definition expanded where it is used",
                     "define less at once, or split the charter");
    return words <= most_words;
}

std::optional<condition> charter_reading::condition_of(const entry& e, const std::string& whose,
                                                       std::string_view so) {
    if (words > most_words) return std::nullopt;
    auto read =
        parsed(e, whose, [&](std::string_view text) { return parse_condition(text, defined); });
    if (!read || !has_room(e, whose, read->root().size)) return std::nullopt;
    problems.add(e, fault_of_never(whose, *read, so));
    return read;
}

std::optional<limit> charter_reading::limit_of(const entry& e, const std::string& whose) {
    return parsed(e, whose, [](std::string_view text) { return parse_limit(text); });
}

std::optional<days_in_force> charter_reading::days_of(const table_reader& t) {
    const days_in_force days{t.date("start"), t.date("stop")};
    const bool readable = (days.start || !t.find("start")) && (days.stop || !t.find("stop"));
    if (!readable) return std::nullopt;
    const auto wrong = fault_of_days(t.whose(), days.start, days.stop);
    if (wrong) problems.add(t.find("stop"), wrong);
    return wrong ? std::nullopt : std::optional{days};
}

level charter_reading::level_of(const table_reader& t, const std::string& cite) {
    constexpr std::array<std::string_view, 2> levels = {text(level::must), text(level::should)};
    if (const auto found = t.word("level", "E-LEVEL", levels)) return static_cast<level>(*found);
    const auto cited = clauses.find(cite);
    // Without a word about it a rule would be a must, and report a breach where the source has
    // none.
    if (!t.find("level") && cited != clauses.end() && cited->second == clause_kind::should)
        problems.add(t.self(), "E-LEVEL",
                     t.whose() + " has no level, and the clause that it cites is a should",
                     "write level = \"should\"");
    return level::must;
}

void charter_reading::read_versions(std::string_view kind, const std::string& name, const entry& e,
                                    void (*read)(charter_reading&, const std::string&, const entry&,
                                                 version_list&)) {
    const auto whose = std::string{kind} + " " + quote(name);
    version_list versions;
    if (const auto* list = e.list()) {
        if (list->empty())
            problems.add(e, "E-EMPTY", whose + " has no version",
                         "write [[" + std::string{kind} + "." + visible(toml_key(name)) + "]]");
        for (std::size_t i = 0; i < list->size(); ++i)
            read(*this, name, e.below(std::to_string(i), (*list)[i]), versions);
    } else {
        read(*this, name, e, versions);
    }
    for (const auto& [later, earlier] : overlaps(versions.days))
        problems.add(versions.where[later],
                     in_force_twice(whose, problems.where(versions.where[earlier])));
}

bool charter_reading::may_be_unread(std::string_view rule) const {
    constexpr std::string_view prefix = "cadence:";
    if (!rule.starts_with(prefix)) return false;
    rule.remove_prefix(prefix.size());
    const auto slash = rule.rfind('/');  // in no phrase there is one
    return slash != std::string_view::npos && unread_cadences.contains(rule.substr(0, slash));
}

std::string charter_reading::cite_of(const table_reader& t, bool obliges) {
    auto id = t.text("cite");
    if (id.empty()) return id;
    problems.add(t.find("cite"),
                 fault_of_cite(t.whose(), id, clauses, obliges, problems.wanted_suggestions()));
    return id;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
