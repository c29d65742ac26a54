// SPDX-License-Identifier: BSL-1.0
// The part of the binder that knows names: columns, the values they may be compared with, problems.
#include <algorithm>

#include <remit/core/suggest.hpp>
#include <remit/rules/vocabulary.hpp>
#include "binder.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::string_view closed_columns[] = {"role", "status", "body", "seat", "office"};

std::string_view base_name(std::string_view column) {
    const auto dot = column.rfind('.');
    return dot == std::string_view::npos ? column : column.substr(dot + 1);
}

}  // namespace

// ---- values that somebody declared or holds
// ----------------------------------------------------------

known_values::known_values(const registry& r, const charter& c) {
    for (const auto column : closed_columns) by_column_[std::string{column}];
    for (const auto& [column, values] : c.values)
        by_column_[column].insert(values.begin(), values.end());
    for (const auto status : {"effective", "acting", "hindered", "holdover"})
        by_column_["status"].insert(status);
    for (const auto& s : c.seats) {
        by_column_["seat"].insert(s.seat);
        if (!s.role.empty()) by_column_["role"].insert(s.role);
    }
    if (!c.body.empty()) by_column_["body"].insert(c.body);
    for (std::size_t t = 0; t < table_count; ++t)
        for (const auto& column : r.table(static_cast<table_id>(t)).columns)
            if (const auto known = by_column_.find(column.name); known != by_column_.end())
                for (const auto& v : column.dictionary)
                    if (const auto* s = std::get_if<std::string>(&v)) known->second.insert(*s);
    for (const auto& key : r.table(table_id::bodies).key) by_column_["body"].insert(key);
}

bool known_values::closed(std::string_view column) const { return by_column_.contains(column); }
bool known_values::has(std::string_view column, std::string_view text) const {
    const auto known = by_column_.find(column);
    return known == by_column_.end() || known->second.contains(text);
}
std::vector<std::string> known_values::all(std::string_view column) const {
    const auto known = by_column_.find(column);
    if (known == by_column_.end()) return {};
    return {known->second.begin(), known->second.end()};
}

// ---- problems
// ---------------------------------------------------------------------------------------

void binder::report(std::string code, std::string what, std::string hint) {
    problem p{std::move(code), place_, std::move(what), std::move(hint)};
    if (std::find(problems_.begin(), problems_.end(), p) == problems_.end())
        problems_.push_back(std::move(p));
}

bool binder::judgeable(const node& n) {
    bool fine = word_of(n.what).judged;
    const auto& w = word_of(n.what);
    if (!fine)
        report("E-NOT-YET", "the check cannot judge \"" + std::string{w.spelling} + "\" yet");
    if (n.what == op::source && n.args.size() > 1) {
        report("E-NOT-YET", "the check cannot judge \".same(...)\" yet");
        fine = false;
    }
    for (const auto& a : n.args)
        if (a) fine = judgeable(*a) && fine;
    return fine;
}

void binder::check_literal(std::string_view column, const std::string& text) {
    const auto name = base_name(column);
    if (!known_.closed(name) || known_.has(name, text)) return;
    const auto all = known_.all(name);
    std::string hint = did_you_mean(text, std::span<const std::string>{all});
    std::string listed;
    for (std::size_t i = 0; i < all.size() && i < 8; ++i) listed += (i ? ", " : "") + all[i];
    if (all.size() > 8) listed += ", ...";
    if (!hint.empty()) hint += " ";
    hint += all.empty() ? "the facts name none" : "known: " + listed;
    hint += "; if it is right, declare it in the charter: [values] " + std::string{name} +
            " = [\"" + text + "\"]";
    std::string code = "E-" + std::string{name};
    std::transform(code.begin(), code.end(), code.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    report(std::move(code), "unknown " + std::string{name} + " \"" + text + "\"", std::move(hint));
}

// ---- columns
// ----------------------------------------------------------------------------------------

std::vector<std::string> binder::column_names(const scope& s) const {
    std::vector<std::string> out;
    const auto add = [&](table_id t) {
        for (const auto& c : w_.facts.table(t).columns) out.push_back(c.name);
    };
    using enum unit_kind;
    if (s.of == member || s.of == mandate) add(table_id::mandates);
    if (s.of == member || s.of == mandate || s.of == seat) add(table_id::seats);
    if (s.of == member || s.of == mandate || s.of == office || s.of == person)
        add(table_id::people);
    if (s.of == office) add(table_id::offices);
    if (s.of != office && s.of != person) add(table_id::bodies);
    out.insert(out.end(), {"start", "stop"});
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::optional<accessor> binder::find(std::string_view name, const scope& s, bool quiet) {
    using enum unit_kind;
    const auto table = [&](table_id t) { return &w_.facts.table(t); };
    struct place {
        std::string_view path;
        hop via;
        const fact_table* t;
    };
    std::vector<place> ways;  // the row itself first
    switch (s.of) {
        case member:
        case mandate:
            ways = {{"mandate", hop::self, table(table_id::mandates)},
                    {"seat", hop::seat, table(table_id::seats)},
                    {"person", hop::person, table(table_id::people)},
                    {"body", hop::body, table(table_id::bodies)}};
            break;
        case seat:
            ways = {{"seat", hop::self, table(table_id::seats)},
                    {"body", hop::body, table(table_id::bodies)}};
            break;
        case office:
            ways = {{"office", hop::self, table(table_id::offices)},
                    {"person", hop::person, table(table_id::people)}};
            break;
        case body:
        case group: ways = {{"body", hop::self, table(table_id::bodies)}}; break;
        case person: ways = {{"person", hop::self, table(table_id::people)}}; break;
    }
    const auto in = [this](const place& p, std::string_view column) -> std::optional<accessor> {
        if (column == "start") return accessor{p.via, accessor::what_type::start, p.t, nullptr, 0};
        if (column == "stop") return accessor{p.via, accessor::what_type::stop, p.t, nullptr, 0};
        if (column == "name" && !p.t->find(column) && !p.t->name.empty())
            return accessor{p.via, accessor::what_type::column, p.t, &w_.names(p.t->id), 0};
        if (const auto* c = p.t->find(column))
            return accessor{p.via, accessor::what_type::column, p.t, c, 0};
        return std::nullopt;
    };
    std::string hint;
    if (const auto dot = name.find('.'); dot != std::string_view::npos) {
        const auto path = name.substr(0, dot), column = name.substr(dot + 1);
        auto along =
            std::find_if(ways.begin(), ways.end(), [&](const place& p) { return p.path == path; });
        std::optional<place> parent;
        if (path == "parent" && s.of != office && s.of != person)
            parent = place{"parent", hop::parent, table(table_id::bodies)};
        if (!parent && along == ways.end()) {
            if (!quiet)
                report("E-PATH", "there is no path \"" + std::string{path} + "\" from here, in \"" +
                                     std::string{name} + "\"");
            return std::nullopt;
        }
        if (const auto a = in(parent ? *parent : *along, column)) return a;
    } else {
        if (s.group_columns) {
            const auto c = std::find(s.group_columns->begin(), s.group_columns->end(), name);
            if (c != s.group_columns->end())
                return accessor{hop::group, accessor::what_type::group, nullptr, nullptr,
                                static_cast<std::uint32_t>(c - s.group_columns->begin())};
        }
        if (const auto own = in(ways.front(), name)) return own;
        std::vector<accessor> hits;
        std::string where;
        for (std::size_t i = 1; i < ways.size(); ++i)
            if (const auto a = in(ways[i], name)) {
                hits.push_back(*a);
                where += (where.empty() ? "" : " or ") + std::string{ways[i].path} + "." +
                         std::string{name};
            }
        if (hits.size() == 1) return hits.front();
        if (hits.size() > 1) {
            if (!quiet)
                report("E-COLUMN", "\"" + std::string{name} + "\" is the name of several columns",
                       "write " + where);
            return std::nullopt;
        }
    }
    if (!quiet) {
        const auto names = column_names(s);
        hint = did_you_mean(base_name(name), std::span<const std::string>{names});
        std::string listed;
        for (const auto& n : names) listed += (listed.empty() ? "" : ", ") + n;
        report("E-COLUMN", "unknown column \"" + std::string{name} + "\"",
               (hint.empty() ? "" : hint + " ") + "columns: " + listed);
    }
    return std::nullopt;
}

binder::type binder::type_of(const fact_column& c) const {
    std::optional<type> all;
    for (const auto& v : c.dictionary) {
        const type here = std::holds_alternative<std::string>(v) ? type::text
                          : std::holds_alternative<day>(v)       ? type::day
                                                                 : type::number;
        if (all && *all != here) return type::any;
        all = here;
    }
    return all.value_or(type::any);
}

binder::type binder::type_of(const value_program& p) const {
    using enum value_program::what_type;
    switch (p.what) {
        case day: return type::day;
        case text: return type::text;
        case column:
            if (p.at.what == accessor::what_type::group) return type::text;
            if (p.at.what != accessor::what_type::column) return type::day;
            return type_of(*p.at.column);
        default: return type::number;
    }
}

std::vector<std::string> binder::meant(std::string_view column, const std::string& text) const {
    std::vector<std::string> out{text};
    const auto name = base_name(column);
    if (name != "appointed_by" && name != "on_behalf_of" && name != "organisation" &&
        name != "employer")
        return out;
    const auto row = w_.facts.find_organisation(text);
    if (row < 0) return out;
    for (const auto each : w_.facts.lineage(static_cast<std::uint32_t>(row)))
        out.push_back(w_.facts.table(table_id::organisations).key[each]);
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
