// SPDX-License-Identifier: BSL-1.0
#include <remit/charter/locate.hpp>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {

namespace {

// No value lies deeper in a charter, so what lies deeper is not looked for.
constexpr auto deepest = static_cast<int>(deepest_entry);

void place_below(document& d, const value_places& places, std::uint32_t value, int depth) {
    const auto below = [&](document& child, std::string_view key) {
        const auto found = places.child(value, key);
        if (!found) return;
        const value_place& where = places.at(*found);
        child.line = where.line;
        child.column = where.column;
        child.text_line = where.text_line;
        child.text_column = where.text_column;
        if (depth < deepest) place_below(child, places, *found, depth + 1);
    };
    if (auto* list = std::get_if<document::list>(&d.value)) {
        for (std::size_t i = 0; i < list->size(); ++i) below((*list)[i], std::to_string(i));
    } else if (auto* table = std::get_if<document::table>(&d.value)) {
        for (auto& [key, child] : *table) below(child, key);
    }
}

void order_below(document& d, const value_places& places, std::uint32_t value, int depth) {
    const auto below = [&](document& child, std::string_view key) {
        const auto found = places.child(value, key);
        if (found && depth < deepest) order_below(child, places, *found, depth + 1);
    };
    if (auto* list = std::get_if<document::list>(&d.value)) {
        for (std::size_t i = 0; i < list->size(); ++i) below((*list)[i], std::to_string(i));
    } else if (auto* table = std::get_if<document::table>(&d.value)) {
        for (auto& [key, child] : *table) below(child, key);
        std::vector<std::pair<std::uint32_t, std::size_t>> order;
        for (std::size_t i = 0; i < table->size(); ++i) {
            constexpr auto last = std::numeric_limits<std::uint32_t>::max();
            order.emplace_back(places.child(value, (*table)[i].first).value_or(last), i);
        }
        std::sort(order.begin(), order.end());
        document::table sorted;
        sorted.reserve(table->size());
        for (const auto& [first, i] : order) sorted.push_back(std::move((*table)[i]));
        *table = std::move(sorted);
    }
}

/// Where the first byte stands that begins no character of UTF-8; the length if there is none.
std::size_t first_stray_byte(std::string_view s) {
    std::size_t at = 0;
    while (at < s.size()) {
        const auto length = detail::utf8_length(s, at);
        if (length == 0) return at;
        at += length;
    }
    return at;
}

/// Of what follows the text.
std::pair<std::size_t, std::size_t> line_and_column(std::string_view before) {
    if (before.starts_with("\xEF\xBB\xBF")) before.remove_prefix(3);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const auto last = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
    return {static_cast<std::size_t>(lines) + 1, detail::utf8_count(last) + 1};
}

}  // namespace

void put_places(document& d, const value_places& places) {
    place_below(d, places, value_places::whole, 1);
}

void put_in_order(document& d, const value_places& places) {
    order_below(d, places, value_places::whole, 1);
}

value_places places_of_charter(std::string_view toml, std::string_view origin) {
    const std::string where{origin};
    if (toml.size() > longest_charter)
        throw bad_input{
            problem{"E-SIZE", where,
                    "the charter has more than " + std::to_string(longest_charter) + " bytes",
                    "a charter is the terms of reference of one body"}};
    if (const auto at = first_stray_byte(toml); at < toml.size()) {
        const auto [line, column] = line_and_column(toml.substr(0, at));
        throw bad_input{problem{"E-UTF8",
                                where + ":" + std::to_string(line) + ":" + std::to_string(column),
                                "the charter is not UTF-8", "save it as UTF-8"}};
    }
    auto places = locate_all(toml);
    const auto refuse = [&](std::uint32_t which, const char* code, std::string what) {
        const auto& at = places.at(which);
        throw bad_input{
            problem{code, where + ":" + std::to_string(at.line) + ":" + std::to_string(at.column),
                    std::move(what), ""}};
    };
    if (places.depth() > deepest_entry)
        refuse(places.deepest(), "E-DEPTH",
               "tables and lists are nested more than " + std::to_string(deepest_entry) + " deep");
    if (places.size() > most_entries)
        refuse(static_cast<std::uint32_t>(places.size()), "E-SIZE",
               "the charter has more than " + std::to_string(most_entries) + " values");
    if (const auto& fault = places.fault())
        throw bad_input{not_toml(toml, origin, fault->line, fault->column, fault->what)};
    return places;
}

problem not_toml(std::string_view toml, std::string_view origin, std::uint32_t line,
                 std::uint32_t column, std::string_view said) {
    problem p{"E-TOML", std::string{origin}, "this is no TOML: " + detail::visible(said), ""};
    if (line == 0) return p;
    p.where += ":" + std::to_string(line) + ":" + std::to_string(column);
    std::size_t begin = 0;
    for (std::uint32_t i = 1; i < line && begin != std::string_view::npos; ++i) {
        begin = toml.find('\n', begin);
        if (begin != std::string_view::npos) ++begin;
    }
    if (begin == std::string_view::npos) return p;
    const auto whole = toml.substr(begin, toml.find('\n', begin) - begin);
    std::size_t at = 0;
    for (std::uint32_t i = 1; i < column && at < whole.size(); ++i)
        at += std::max<std::size_t>(1, detail::utf8_length(whole, at));
    const auto before = whole.substr(0, at);
    const bool in_key = before.find('=') == std::string_view::npos;
    if (in_key && at < whole.size() && static_cast<unsigned char>(whole[at]) >= 0x80U)
        p.hint = "other letters than a to z stand in a key only in quotes: [clause.\"formål\"]";
    else if (at < whole.size() && whole[at] == '\\')
        p.hint = "in single quotes a backslash is a backslash: 'C:\\x'";
    else if (!in_key)
        p.hint =
            "a text stands in quotes; one that holds quotes itself in single ones: 'role == "
            "\"chair\"'";
    return p;
}

}  // namespace v0
}  // namespace remit
