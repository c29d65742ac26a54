// SPDX-License-Identifier: BSL-1.0
#include "charter/reading.hpp"

#include <algorithm>
#include <vector>

#include <remit/core/suggest.hpp>

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

std::optional<condition> charter_reading::condition_of(const entry& e, const std::string& whose) {
    return parsed(e, whose, [&](std::string_view text) { return parse_condition(text, defined); });
}

std::optional<limit> charter_reading::limit_of(const entry& e, const std::string& whose) {
    return parsed(e, whose, [](std::string_view text) { return parse_limit(text); });
}

std::string charter_reading::cite_of(const table_reader& t, bool obliges) {
    auto id = t.text("cite");
    if (id.empty()) return id;
    const auto e = t.find("cite");
    if (!clauses.contains(id)) {
        std::string hint;
        if (problems.wants_suggestions()) {
            const std::vector<std::string> known(clauses.begin(), clauses.end());
            hint = did_you_mean(id, known);
        }
        if (hint.empty())
            hint = "write the clause: [clause." + toml_key(id) + "] with its words and kind";
        problems.add(e, "E-CITE",
                     t.whose() + " cites " + quote(id) + ", and there is no such clause", hint);
        return id;
    }
    const auto* cited = find_clause(out, id);  // absent where the clause itself is faulty
    if (cited == nullptr || !obliges) return id;
    using enum clause_kind;
    if (cited->kind == may || cited->kind == purpose || cited->kind == fact)
        problems.add(e, "E-CITE",
                     t.whose() + " cites " + quote(id) + ", which demands nothing: its kind is " +
                         std::string{text(cited->kind)},
                     "only clauses of kind must, should and default carry rules");
    return id;
}

void charter_reading::check_text_for_rule(const entry& e, const std::string& whose,
                                          const std::string& text) {
    try {
        (void)text_for_rule(text);
    } catch (const bad_input& thrown) {
        for (const auto& p : thrown.problems())
            problems.add(e, p.code, whose + ": " + p.what, p.hint);
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
