// SPDX-License-Identifier: BSL-1.0
#include "charter/reading.hpp"

#include <algorithm>
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
