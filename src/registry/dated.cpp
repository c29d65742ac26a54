// SPDX-License-Identifier: BSL-1.0
#include "registry/dated.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "registry/quoted.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::array<std::string_view, 4> datable_tables = {"bodies", "seats", "people",
                                                            "organisations"};

std::optional<table_id> table_named(std::string_view name) {
    for (const auto id :
         {table_id::bodies, table_id::seats, table_id::people, table_id::organisations})
        if (text(id) == name) return id;
    return std::nullopt;
}

// Of the columns of the schema only these may change while a row lasts: the others are keys and
// ends, or are handed on to mandates when they are read.
bool may_be_dated(table_id t, std::string_view column) {
    if ((t == table_id::bodies && column == "kind") || (t == table_id::seats && column == "number"))
        return true;
    return std::none_of(schema.begin(), schema.end(),
                        [&](const auto& s) { return s.table == t && s.name == column; });
}

}  // namespace

std::string_view dated_columns::text_of(const coded& c, std::size_t row) {
    return c.code[row] < 0
               ? std::string_view{}
               : std::get<std::string>(c.dictionary[static_cast<std::size_t>(c.code[row])]);
}

dated_columns::dated_columns(staged_table&& attributes, load& l)
    : rows_{std::move(attributes)}, table_{&rows_.column("table").cells},
      key_{&rows_.column("key").cells}, name_{&rows_.column("name").cells},
      value_{&rows_.column("value").cells} {
    std::unordered_map<std::uint64_t, group, seeded_hash> groups;
    for (std::size_t row = 0; row < rows_.rows; ++row) {
        const std::int32_t table = table_->code[row];
        const std::int32_t name = name_->code[row];
        if (table < 0 || name < 0 || key_->code[row] < 0) continue;  // reported
        const auto both = std::uint64_t{static_cast<std::uint32_t>(table)} << 32 |
                          static_cast<std::uint32_t>(name);
        const auto [at, fresh] = groups.try_emplace(both);
        if (fresh) at->second = begin(text_of(*table_, row), text_of(*name_, row));
        if (at->second.wrong != fault::none)
            report(at->second.wrong, row, l);
        else
            columns_[at->second.column].rows.push_back(static_cast<std::uint32_t>(row));
    }
    std::sort(columns_.begin(), columns_.end(), [](const auto& a, const auto& b) {
        return std::tie(a.table, a.name) < std::tie(b.table, b.name);
    });
}

dated_columns::group dated_columns::begin(std::string_view table, std::string_view name) {
    const auto id = table_named(table);
    if (!id) return {fault::table, 0};
    if (!may_be_dated(*id, name)) return {fault::name, 0};
    if (names_[static_cast<std::size_t>(*id)]++ >= most_attributes) return {fault::too_many, 0};
    columns_.push_back({*id, std::string{name}});
    return {fault::none, static_cast<std::uint32_t>(columns_.size() - 1)};
}

void dated_columns::report(fault f, std::size_t row, load& l) {
    if (l.problems.full()) return;
    const auto table = text_of(*table_, row);
    const auto name = text_of(*name_, row);
    if (f == fault::table) {
        auto hint = did_you_mean(table, datable_tables);
        l.problems.add(
            rows_.at(row, "table"), "E-TABLE", quoted(table) + " is no table with dated attributes",
            hint.empty() ? "write bodies, seats, people or organisations" : std::move(hint));
    } else if (f == fault::name) {
        l.problems.add(
            rows_.at(row, "name"), "E-COLUMN",
            "the column " + quoted(name) + " of " + std::string{table} + " cannot change over time",
            "give the attribute another name");
    } else if (auto& told = told_[static_cast<std::size_t>(*table_named(table))]; !told) {
        told = true;
        too_many_attributes(rows_.at(row, "name"), table, l);
    }
}

text_kinds* dated_columns::kinds(table_id table, std::string_view name, const translation& names) {
    const auto at =
        std::lower_bound(columns_.begin(), columns_.end(), std::pair{table, name},
                         [](const dated_column& c, const auto& wanted) {
                             return std::pair<table_id, std::string_view>{c.table, c.name} < wanted;
                         });
    if (at == columns_.end() || at->table != table || at->name != name) return nullptr;
    if (!at->looked)
        for (const auto row : at->rows)
            if (code(row) >= 0)
                if (const auto v = written(*at, row, names); is_untyped(v, row))
                    at->kinds.look(std::get<std::string>(v));
    at->looked = true;
    return &at->kinds;
}

value dated_columns::written(const dated_column& c, std::size_t row,
                             const translation& names) const {
    value out = value_->dictionary[static_cast<std::size_t>(code(row))];
    if (auto* s = std::get_if<std::string>(&out);
        s && c.table != table_id::organisations && names_organisations(c.name))
        *s = std::string{names.of(*s)};
    return out;
}

// A text of a file may stand for a number; one that was given as a text does not.
bool dated_columns::is_untyped(const value& v, std::size_t row) const {
    return std::holds_alternative<std::string>(v) && !rows_.part_of(row).one_by_one;
}

value dated_columns::said(const dated_column& c, std::size_t row, const translation& names) const {
    auto out = written(c, row, names);
    if (is_untyped(out, row)) c.kinds.apply(out);
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
