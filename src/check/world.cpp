// SPDX-License-Identifier: BSL-1.0
#include "world.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include <remit/registry/schema.hpp>
#include "columns.hpp"
#include "judge.hpp"
#include "members.hpp"
#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

value value_of(const datum& d) {
    if (d.kind == datum::kind_type::text) return std::string{d.text};
    if (d.kind == datum::kind_type::unknown || !d.sure) return unknown;
    if (d.kind == datum::kind_type::day) {
        const auto end = [](const number& n) {
            return n.finite() ? std::optional{day::from_count(static_cast<std::int64_t>(n.num))}
                              : std::nullopt;
        };
        const auto a = end(d.range.lo), b = end(d.range.hi);
        if (a && b && *a == *b) return *a;
        if (!a && !b) return absent;
        return bounds{a, b};
    }
    const auto r = d.range.lo.exact();
    if (!r || !d.range.exact()) return unknown;
    return r->den() == 1 ? value{r->num()} : value{*r};
}

}  // namespace

world::world(const registry& r, const check_settings& s)
    : facts{r}, calendar{s.calendar}, settings_{s} {
    note_observed_bodies();
    if (!s.predicates.empty())  // they may ask for names while several threads look at findings
        for (std::size_t i = 0; i < table_count; ++i) static_cast<void>(names(table_id(i)));
    bool declared = true;  // of tables of which nothing is said, what is said of all
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto& t = facts.table(static_cast<table_id>(i));
        declared = declared && facts.observed(t.id);
        if (const auto known = facts.observed(t.id)) reach(*known);
    }
    // only the first and the last of all days reach further than the others
    const auto [first, last] = facts.named_days();
    reach(first), reach(last);
    if (const auto known = facts.observed()) {
        reach(*known);
        judged_from = known->start().count();
        if (declared) known_start = known->start().count();
        judged_until = known->stop() ? known->stop()->count() : open_stop;
    }
}

void world::reach(const period& known) {
    // known from the first day of the calendar is known from always
    if (known.start() != remit::day::first()) reach(known.start().count());
    if (known.stop()) reach(known.stop()->count());
}

void world::reach(std::int32_t day) {
    if (day == open_stop || day == always_start) return;
    const auto held = std::clamp(day, day::first().count(), last_of_all());
    const auto year = remit::day::from_count(held).year();
    if (year == 9999) return;  // as people write what never ends
    calendar_start = std::min(calendar_start, remit::day{year, 1, 1}.count());
    horizon = std::max(horizon, remit::day{year, 12, 31}.count() + 1);
    constexpr int years = 4;
    const auto first = remit::day::from_count(calendar_start).year() - years;
    const auto last = remit::day::from_count(horizon - 1).year() + years;
    lookback = remit::day{std::max(first, 1), 1, 1}.count();
    lookout = remit::day{std::min(last, 9999), 12, 31}.count() + 1;
}

void world::month_starts(int months, std::vector<std::int32_t>& out) const {
    bound_window w;
    w.kind = bound_window::kind_type::calendar;
    w.months = months;
    add_edges(w, lookout, out);
}

void world::edges_of(const bound_window& w, std::vector<std::int32_t>& out) const {
    add_edges(w, horizon, out);
}

void world::add_edges(const bound_window& w, std::int32_t until,
                      std::vector<std::int32_t>& out) const {
    if (calendar_start >= until) return;
    auto d = w.first(calendar_start);
    if (d == always_start) d = w.last(calendar_start) + 1;
    while (d < until) {
        out.push_back(d);
        const auto last = w.last(d);
        if (last == open_stop) break;
        d = last + 1;
    }
}

std::pair<std::int32_t, std::int32_t> world::observed_of(std::int32_t body) const {
    if (body < 0 || observed_bodies_.empty()) return {always_start, open_stop};
    return observed_bodies_[static_cast<std::size_t>(body)];
}

void world::note_observed_bodies() {
    const auto& of_the_whole = store_of(facts).all_bodies_known;
    if (of_the_whole) observed_all_ = *of_the_whole;
    const auto& t = facts.table(table_id::bodies);
    const auto *first = t.find("observed_start"), *stop = t.find("observed_stop");
    if (!first && !stop) return;
    const auto said = [](const fact_column* c, std::size_t body) -> const remit::day* {
        if (!c || c->dated() || c->code[body] < 0) return nullptr;
        return std::get_if<remit::day>(&c->dictionary[static_cast<std::size_t>(c->code[body])]);
    };
    if ((!first || first->dictionary.empty()) && (!stop || stop->dictionary.empty())) return;
    observed_bodies_.assign(t.rows, {always_start, open_stop});
    for (std::size_t body = 0; body < t.rows; ++body) {
        if (const auto* d = said(first, body); d && *d != remit::day::first())
            observed_bodies_[body].first = d->count();
        if (const auto* d = said(stop, body)) observed_bodies_[body].second = d->count();
        // before it began and after it ended nobody sat there, whoever looked
        const auto [from, until] = observed_bodies_[body];
        if (of_the_whole) continue;
        if (from > t.start[body]) observed_all_.first = std::max(observed_all_.first, from);
        if (until < t.stop[body]) observed_all_.second = std::min(observed_all_.second, until);
    }
}

const unit_table& world::units(rows_kind k) const {
    auto& u = units_[static_cast<std::size_t>(k)];
    if (!u) u = make_units(*this, k);
    return *u;
}

const unit_changes& world::changed_units(rows_kind k) const {
    auto& u = changed_units_[static_cast<std::size_t>(k)];
    if (!u) u = make_unit_changes(*this, k);
    return *u;
}

std::span<const std::uint32_t> world::numbers() const {
    std::call_once(numbers_once_, [&] {
        std::size_t most = 0;
        for (std::size_t i = 0; i < table_count; ++i)
            most = std::max(most, facts.table(static_cast<table_id>(i)).rows);
        numbers_.resize(most);
        std::iota(numbers_.begin(), numbers_.end(), 0U);
    });
    return numbers_;
}

const unit_table& world::found_units(rows_kind k) const {
    const auto& t = facts.table(table_of(k));
    const bool exact = !t.bounded() && !facts.table(table_id::mandates).bounded();
    if (exact || (k != rows_kind::attendances && k != rows_kind::substitutes)) return units(k);
    auto& found = found_units_[static_cast<std::size_t>(k)];
    if (found) return *found;
    found = units(k);
    found->maybe.assign(found->size(), 0);
    const auto& mandates = k == rows_kind::substitutes ? t.principal_row : t.mandate_row;
    for (std::size_t i = 0; i < found->size() && !mandates.empty(); ++i) {
        const auto row = found->rows[found->first[i]];
        const auto mandate = mandates[row];
        if (mandate >= 0 && !surely_found(facts, t, row, static_cast<std::uint32_t>(mandate)))
            found->maybe[i] = 1;
    }
    return *found;
}

const unit_table& world::strands() const {
    if (!strands_) strands_ = make_strands(*this);
    return *strands_;
}

const fact_column& world::names(table_id t) const {
    auto& column = names_[static_cast<std::size_t>(t)];
    if (column) return *column;
    column = std::make_unique<fact_column>();
    column->name = "name";
    std::unordered_map<std::string_view, std::int32_t> codes;
    std::vector<value> dictionary;
    std::vector<std::int32_t> code;
    for (const auto& name : facts.table(t).name) {
        const auto [known, fresh] =
            codes.emplace(name, static_cast<std::int32_t>(dictionary.size()));
        if (fresh) dictionary.emplace_back(name);
        code.push_back(known->second);
    }
    column->dictionary = std::move(dictionary);
    column->code = std::move(code);
    return *column;
}

const predicate_function* world::find_predicate(std::string_view name) const {
    const auto at = settings_.predicates.find(name);
    return at == settings_.predicates.end() ? nullptr : &at->second;
}

std::vector<std::string> world::predicate_names() const {
    std::vector<std::string> out;
    for (const auto& [name, f] : settings_.predicates) out.push_back(name);
    return out;
}

truth world::ask(std::uint32_t predicate, const moment& m) const {
    const auto table = table_of(m.of.kind);
    const auto& t = facts.table(table);
    const auto row = m.of.rows.front();
    std::string_view key;
    if (!t.key.empty())
        key = t.key[row];
    else if (!t.person_row.empty() && t.person_row[row] >= 0)
        key = facts.table(table_id::people).key[static_cast<std::size_t>(t.person_row[row])];
    predicate_row asked{text(table),
                        key,
                        day::from_count(std::clamp(m.day, day::first().count(), last_of_all())),
                        {}};
    bool any_unsure = false;
    asked.values = [&](std::string_view name) {
        std::vector<value> out;
        const auto column = look_up(*this, m.of.kind, name);
        if (!column.found)
            throw bad_input{problem{"E-COLUMN", "predicate \"" + asked_names[predicate] + "\"",
                                    "unknown column \"" + std::string{name} + "\"", ""}};
        std::vector<datum> data;
        collect(facts, *column.found, m.of, m.day, data);
        for (const auto& d : data) {
            any_unsure = any_unsure || !d.sure;
            if (auto v = value_of(d); !std::holds_alternative<absent_t>(v))
                out.push_back(std::move(v));
        }
        return out;
    };
    const auto out = (*find_predicate(asked_names[predicate]))(asked);
    // a function is told values, not whether a member's mandate of that value is there at all
    return any_unsure ? truth::maybe : out;
}

void world::changes_of_all(const unit& u, std::vector<std::int32_t>& out) const {
    for (const auto& way : ways_of(*this, u.kind))
        for (const auto& c : way.table->columns)
            if (c.dated())
                changes(facts, {way.via, accessor::what_type::column, way.table, &c}, u, out);
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
