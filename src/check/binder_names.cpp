// SPDX-License-Identifier: BSL-1.0
// The part of the binder that knows names: columns, the values they may be compared with, problems.
#include <algorithm>

#include <remit/core/suggest.hpp>
#include <remit/rules/vocabulary.hpp>
#include "binder.hpp"
#include "columns.hpp"
#include "counted_days.hpp"
#include "literals.hpp"
#include "registry/store.hpp"

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

known_values::texts known_values::make(std::string_view column) const {
    texts out;
    if (const auto declared = c_.values.find(column); declared != c_.values.end())
        out.insert(declared->second.begin(), declared->second.end());
    if (column == "status") out.insert({"effective", "acting", "hindered", "holdover"});
    for (const auto& s : c_.seats) {
        if (column == "seat") out.insert(s.seat);
        if (column == "role" && !s.role.empty()) out.insert(s.role);
    }
    if (column == "body" && !c_.body.empty()) out.insert(c_.body);
    for (std::size_t t = 0; t < table_count; ++t)
        for (const auto& there : r_.table(static_cast<table_id>(t)).columns)
            if (there.name == column)
                for (const auto& v : there.dictionary)
                    if (const auto* s = std::get_if<std::string>(&v)) out.insert(*s);
    if (column == "body")
        for (const auto& key : r_.table(table_id::bodies).key) out.insert(std::string{key});
    return out;
}

bool known_values::closed(std::string_view column) const {
    return std::find(std::begin(closed_columns), std::end(closed_columns), column) !=
               std::end(closed_columns) ||
           c_.values.contains(column);
}
bool known_values::has(std::string_view column, std::string_view text) const {
    if (store_of(r_).is_part()) return true;  // the whole knew it, or was refused
    const auto* known = all(column);
    return !known || known->contains(text);
}
const known_values::texts* known_values::all(std::string_view column) const {
    if (!closed(column)) return nullptr;
    auto known = by_column_.find(column);
    if (known == by_column_.end())
        known = by_column_.emplace(std::string{column}, make(column)).first;
    return &known->second;
}

// ---- problems
// ---------------------------------------------------------------------------------------

void binder::report(std::string code, std::string what, std::string hint) {
    constexpr std::size_t most = 10'000;  // as many as the registry tells of
    ++failures_;
    if (problems_.size() >= most || !reported_.insert(code + '\n' + place_ + '\n' + what).second)
        return;
    what += written_.shown();
    problems_.push_back({std::move(code), place_, std::move(what), std::move(hint)});
}

void binder::check_literal(std::string_view column, const node& literal) {
    const looking_at here{written_, literal};
    const auto name = base_name(column);
    const auto& text = text_of(literal);
    if (!known_.closed(name) || known_.has(name, text)) return;
    const auto& all = *known_.all(name);
    std::string hint = suggest_.ask(
        name, text, [&] { return std::vector<std::string_view>(all.begin(), all.end()); });
    std::string listed;
    std::size_t n = 0;
    for (auto i = all.begin(); i != all.end() && n < 8; ++i, ++n) listed += (n ? ", " : "") + *i;
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
    std::vector<std::string> out{"start", "stop"};
    for (const auto& each : ways_of(w_, s.of))
        for (const auto& c : each.table->columns) out.push_back(c.name);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::optional<accessor> binder::find(std::string_view name, const scope& s, bool quiet) {
    if (s.group_columns && name.find('.') == std::string_view::npos) {
        const auto c = std::find(s.group_columns->begin(), s.group_columns->end(), name);
        if (c != s.group_columns->end()) {
            const auto from = look_up(w_, unit_kind::mandate, name).found;
            return accessor{hop::group,
                            accessor::what_type::group,
                            nullptr,
                            nullptr,
                            static_cast<std::uint32_t>(c - s.group_columns->begin()),
                            from ? from->column : nullptr};
        }
    }
    const auto known = look_up(w_, s.of, name);
    if (known.found || quiet) return known.found;
    if (known.no_path) {
        report("E-PATH",
               "there is no path \"" + std::string{name.substr(0, name.find('.'))} +
                   "\" from here, in \"" + std::string{name} + "\"",
               path_meant(name, s));
        return std::nullopt;
    }
    if (!known.several.empty()) {
        std::string where;
        for (const auto& each : known.several) where += (where.empty() ? "" : " or ") + each;
        report("E-COLUMN", "\"" + std::string{name} + "\" is the name of several columns",
               "write " + where);
        return std::nullopt;
    }
    const auto names = column_names(s);
    std::string hint = elsewhere(name, s);
    if (hint.empty()) hint = suggest_.ask("column", base_name(name), [&] { return names; });
    std::string listed;
    for (std::size_t i = 0; i < names.size() && i < 20; ++i) listed += (i ? ", " : "") + names[i];
    if (names.size() > 20) listed += ", ...";
    report("E-COLUMN", "unknown column \"" + std::string{name} + "\"",
           (hint.empty() ? "" : hint + " ") + "columns: " + listed);
    return std::nullopt;
}

/// What to write where a path does not lead on: who has it, and the paths there are.
std::string binder::path_meant(std::string_view name, const scope& s) const {
    using enum unit_kind;
    const auto via = hop_named(name.substr(0, name.find('.')));
    const auto from = [&](unit_kind rows) { return via && leads(rows, *via); };
    std::string hint;
    if ((s.of == body || s.of == group || s.of == seat) && from(member))
        hint = "members have it: ask of them, with some(...), none(...) or count(...); ";
    else if (s.of == person && from(mandate))
        hint = "mandates have it: write some(...).of(mandates); ";
    hint += "paths from here:";
    for (const auto path : path_words)
        if (const auto each = hop_named(path); each && leads(s.of, *each))
            hint += " " + std::string{path};
    return hint;
}

std::optional<accessor> binder::find(const node& column, const scope& s) {
    const looking_at here{written_, column};
    return find(text_of(column), s);
}

std::string binder::elsewhere(std::string_view name, const scope& s) const {
    using enum unit_kind;
    const auto has = [&](table_id t) { return w_.facts.table(t).find(name) != nullptr; };
    const bool of_rows = has(table_id::mandates) || has(table_id::people) || has(table_id::seats);
    if ((s.of == body || s.of == group || s.of == seat) && of_rows)
        return "members have it: ask of them, with some(...), none(...) or count(...).";
    if (s.of == person && has(table_id::mandates))
        return "mandates have it: write some(...).of(mandates).";
    if (s.of != office && (has(table_id::offices) || name == "office"))
        return "people hold offices: write some(" + std::string{name} +
               " == ...).of(person.offices).";
    return {};
}

bool binder::seats_have(const std::vector<std::string>& columns) {
    return std::all_of(columns.begin(), columns.end(), [&](const auto& name) {
        const auto a = find(name, {unit_kind::seat, nullptr, nullptr}, true);
        return a && a->what == accessor::what_type::column;
    });
}

void binder::note_text(const fact_column& c, const std::string& name, const std::string& text,
                       bool any_text) {
    constexpr std::size_t most = 1'000;
    if ((known_.closed(base_name(name)) && !any_text) || type_of(c) == type::number ||
        notes_.size() >= most)
        return;
    if (!reported_.insert("N-VALUE\n" + name + "\n" + text).second) return;
    const auto texts = [&] {
        std::vector<std::string_view> out;
        for (const auto& v : c.dictionary)
            if (const auto* s = std::get_if<std::string>(&v)) out.push_back(*s);
        return out;
    };
    notes_.push_back({"N-VALUE", place_, "no \"" + name + "\" is \"" + text + "\" in these facts",
                      suggest_.ask(name, text, texts)});
}

void binder::note_calendar(const std::optional<day_range>& from, const duration& length, int sign) {
    const auto& known = w_.calendar.known();
    if (length.unit != duration::unit_type::working_days || !known || !from) return;
    const auto [first, last] = days_counted(*from, length, sign, w_);
    const auto until = known->last_day();
    if (known->start().count() <= first && (!until || last <= until->count())) return;
    if (!reported_.insert("N-CALENDAR\n" + place_).second) return;
    notes_.push_back({"N-CALENDAR", place_,
                      "working days are counted from " + text(day::from_count(first)) + " to " +
                          text(day::from_count(last)) + ", and holidays are known " +
                          (until ? text(known->start()) + " to " + text(*until)
                                 : "from " + text(known->start())),
                      "give the holidays of these days: without them each follows the week"});
}

// ---- types
// ------------------------------------------------------------------------------------------

std::string binder::described(const node& n, const value_program& p) const {
    constexpr const char* one[] = {"a number", "a day", "a text", "a value", "a value"};
    constexpr const char* many[] = {"numbers", "days", "texts", "values of several types",
                                    "values"};
    const auto is = static_cast<std::size_t>(type_of(p));
    if (n.what != op::column) return one[is];
    auto out = "\"" + std::get<std::string>(n.value) + "\", which holds " + many[is];
    const auto* c = p.at.grouped ? p.at.grouped : p.at.column;
    if (!c || type_of(p) != type::mixed) return out;
    // a number and a text are shown, so that the cell that is wrong can be looked for
    const value* shown = nullptr;
    out += " (";
    for (const auto& v : c->dictionary) {
        if (shown && v.index() == shown->index()) continue;
        out += (shown ? ", \"" : "\"") + text(v) + "\"";
        if (shown) break;
        shown = &v;
    }
    return out + ")";
}

void binder::check_types(const node& n, const node& a, const value_program& left, const node& b,
                         const value_program& right) {
    const auto ta = type_of(left), tb = type_of(right);
    if (ta == type::any || tb == type::any) return;
    const bool mixed = ta == type::mixed || tb == type::mixed;
    if (mixed ? n.what == op::eq : ta == tb) return;
    report("E-TYPE", described(a, left) + ", is compared with " + described(b, right),
           mixed ? "write values of one type in the column; leave a cell empty where nobody knows"
           : ta == type::day || tb == type::day ? "a day is written \"2026-11-22\""
                                                : "a text stands in quotes, a number does not");
}

void binder::check_number(const node& n, const value_program& p, const char* what) {
    const auto t = type_of(p);
    if (t == type::number || t == type::any) return;
    const looking_at here{written_, n};
    report("E-TYPE", described(n, p) + (n.what == op::column ? ", " : " ") + what,
           t == type::mixed
               ? "write whole numbers in the column; leave a cell empty where nobody knows"
               : "");
}

void binder::check_values(const fact_column& c, const std::string& name,
                          const std::vector<datum>& wanted) {
    const auto has = type_of(c);
    if (has == type::any || has == type::mixed) return;
    for (const auto& d : wanted) {
        const auto is = d.kind == datum::kind_type::text  ? type::text
                        : d.kind == datum::kind_type::day ? type::day
                                                          : type::number;
        if (has == is) continue;
        constexpr const char* many[] = {"numbers", "days", "texts"};
        report("E-TYPE",
               "\"" + name + "\" holds " + many[static_cast<int>(has)] +
                   " and is compared with one of the " + many[static_cast<int>(is)],
               has == type::number ? "write numbers without quotes"
               : has == type::day  ? "write a day as \"2026-11-22\""
                                   : "write texts in quotes");
        return;
    }
}

binder::type binder::type_of(const fact_column& c) const {
    std::optional<type> all;
    for (const auto& v : c.dictionary) {
        const type here = std::holds_alternative<std::string>(v) ? type::text
                          : std::holds_alternative<day>(v) || std::holds_alternative<bounds>(v)
                              ? type::day
                              : type::number;
        if (all && *all != here) return type::mixed;
        all = here;
    }
    return all.value_or(type::any);
}

binder::type binder::type_of(const value_program& p) const {
    using enum value_program::what_type;
    switch (p.what) {
        case day:
        case today:
        case later: return type::day;
        case text: return type::text;
        case pass: {
            const auto& of = w_.passes[p.index];
            using enum detail::pass::measure_type;
            if (of.measure != first && of.measure != last) return type::number;
            return of.day_valued
                       ? type::day
                       : type_of(*of.lane.columns[static_cast<std::size_t>(of.column)].column);
        }
        case least:
        case greatest: return p.args.empty() ? type::number : type_of(p.args.front());
        case column:
            if (p.at.what == accessor::what_type::group)
                return p.at.grouped ? type_of(*p.at.grouped) : type::any;
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
