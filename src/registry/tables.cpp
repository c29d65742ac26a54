// SPDX-License-Identifier: BSL-1.0
#include "registry/tables.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "registry/memory.hpp"
#include "registry/quoted.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

auto key_at(const text_list& keys) {
    return [&keys](std::uint32_t i) -> std::string_view { return keys[i]; };
}

// What stands where a cell is empty or its column not given.
struct filling {
    std::int32_t empty = fact_column::unknown_code;
    std::int32_t not_given = fact_column::unknown_code;
};

// Which nothings a column has.
struct nothings {
    bool empty = false;
    bool not_given = false;
};

nothings nothings_in(const shared_list<std::int32_t>& codes) {
    nothings out;
    for (const auto code : codes) {
        out.empty |= code == empty_code;
        out.not_given |= code == not_given_code;
    }
    return out;
}

filling filling_of(const column_spec* spec, coded& c, nothings has) {
    if (!spec) return {};
    switch (spec->empty) {
        case empty_means::absent:
        case empty_means::derived:
        case empty_means::deed: return {absent_code, absent_code};  // else it was filled in
        case empty_means::effective:
            if (has.empty || has.not_given) {
                const auto code = value_codes{c}.of(std::string{"effective"});
                return {code, code};
            }
            return {};
        case empty_means::one: {
            const bool size =
                spec->name == "number";  // an empty size is unknown, a size not asked for is one
            if (!has.not_given && (size || !has.empty)) return {};
            const auto code = value_codes{c}.of(std::int64_t{1});
            return {size ? empty_code : code, code};
        }
        default: return {};
    }
}

// Codes as rows, -1 where there is none. @param row_of_code empty: the codes are the rows
shared_list<std::int32_t> rows_or_none(staged_table& s, coded&& c,
                                       const std::vector<std::int32_t>& row_of_code) {
    if (c.dictionary.empty()) return s.constant.of(-1, s.rows);
    if (c.filled && row_of_code.empty()) return std::move(c.code);
    auto out = c.code.take();
    for (auto& code : out)
        code = code < 0              ? -1
               : row_of_code.empty() ? code
                                     : row_of_code[static_cast<std::size_t>(code)];
    return out;
}

}  // namespace

void begin_table(fact_table& t, staged_table& s) {
    t.id = s.id;
    t.rows = s.rows;
    t.derived = !s.given || s.derived;
    t.start = std::move(s.start);
    t.stop = std::move(s.stop);
    t.start.resize(t.rows, always_start);
    t.stop.resize(t.rows, open_stop);
    t.start_latest = std::move(s.start_latest);
    t.stop_earliest = std::move(s.stop_earliest);
    const part* main = nullptr;
    for (const auto& p : s.parts)
        if (!main || (main->one_by_one && !p.one_by_one)) main = &p;
    t.origin = main ? main->origin : std::string{text(s.id)};
    t.line = sized<std::uint32_t>(t.rows);
    if (main && s.parts.size() == 1 && s.original.empty() && main->line.empty()) {
        std::iota(t.line.begin(), t.line.end(), 1U);
        return;
    }
    for (std::size_t row = 0; row < t.rows; ++row) {
        const part& p = s.part_of(row);
        const std::size_t i = (s.original.empty() ? row : s.original[row]) - p.first_row;
        if (&p == main)
            t.line[row] = p.line.empty() ? static_cast<std::uint32_t>(i + 1) : p.line[i];
    }
}

fact_column finished(staged_table& s, staged_column&& c) {
    fact_column out;
    out.name = c.name;  // kept: columns are asked for by name after they were finished
    if (s.constant.has(c.cells.code)) {
        const bool empty = c.cells.code.front() == empty_code;
        const auto fill = filling_of(c.spec, c.cells, {empty, !empty});
        out.code = s.constant.of(empty ? fill.empty : fill.not_given, s.rows);
    } else if (c.cells.filled) {
        out.code = std::move(c.cells.code);
    } else {
        const auto fill = filling_of(c.spec, c.cells, nothings_in(c.cells.code));
        auto codes = c.cells.code.take();
        for (auto& code : codes)
            code = code == empty_code ? fill.empty : code == not_given_code ? fill.not_given : code;
        out.code = std::move(codes);
    }
    out.dictionary = std::move(c.cells.dictionary);
    return out;
}

void finish_columns(fact_table& t, staged_table& s, std::initializer_list<std::string_view> but) {
    for (auto& c : s.columns)
        if (std::find(but.begin(), but.end(), c.name) == but.end())
            t.columns.push_back(finished(s, std::move(c)));
}

fact_column key_column(std::string_view name, const text_list& keys,
                       shared_list<std::int32_t> rows) {
    fact_column out;
    out.name = name;
    out.dictionary = keys.values();
    out.code = std::move(rows);
    return out;
}

fact_column own_key_column(std::string_view name, const fact_table& t) {
    auto rows = sized<std::int32_t>(t.rows);
    std::iota(rows.begin(), rows.end(), 0);
    return key_column(name, t.key, std::move(rows));
}

void finish_derived(fact_table& t, load& l, std::string_view from) {
    t.derived = true;
    t.name = t.key;
    t.start = sized(t.rows, always_start);
    t.stop = sized(t.rows, open_stop);
    t.line = sized<std::uint32_t>(t.rows);
    if (t.rows > 0)
        l.note(
            "N-DERIVED", t.origin,
            "not given: " + std::to_string(t.rows) + " of them derived from " + std::string{from});
}

std::string listed(const std::vector<std::string_view>& words) {
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
        out += words[i];
    }
    return out;
}

void take_keys(assembly& a, fact_table& t, staged_table& s) {
    const auto& column = s.columns.front();  // the schema names the key first
    const auto named = std::find_if(s.columns.begin(), s.columns.end(), [](const auto& c) {
        return c.name == "name" && c.spec != nullptr;
    });
    const coded* names = named == s.columns.end() ? nullptr : &named->cells;
    std::vector<value> keys;
    std::vector<value> called;
    keys.reserve(s.rows);
    called.reserve(s.rows);
    std::vector<std::uint32_t> first(column.cells.dictionary.size(), text_index::none);
    for (std::size_t row = 0; row < s.rows; ++row) {
        const std::int32_t code = column.cells.code[row];
        const std::int32_t name = names ? names->code[row] : empty_code;
        keys.push_back(code < 0 ? value{std::string{}}
                                : column.cells.dictionary[static_cast<std::size_t>(code)]);
        called.push_back(name < 0 ? keys.back()
                                  : names->dictionary[static_cast<std::size_t>(name)]);
        if (code < 0) continue;
        auto& before = first[static_cast<std::size_t>(code)];
        if (before == text_index::none)
            before = static_cast<std::uint32_t>(row);
        else
            a.l.problems.add(s.at(row, column.name), "E-DUPLICATE",
                             "the key " + quoted(text(keys.back())) + " occurs twice",
                             "it stands at " + s.at(before, column.name).where + " too");
    }
    t.key = text_list{std::move(keys)};
    t.name = text_list{std::move(called)};
}

const text_index& index_of(const registry::store& s, table_id id) {
    const auto& keys = s.of(id).key;
    auto& mine = s.keys[static_cast<std::size_t>(id)];
    std::call_once(mine.made, [&] {
        text_index index{keys.size()};
        index.add_all(keys.size(), key_at(keys), [](std::uint32_t, std::uint32_t) {});
        mine.index = std::move(index);
    });
    return mine.index;
}

std::int32_t row_of(const registry::store& s, table_id t, std::string_view key) {
    const auto at = index_of(s, t).find(key, key_at(s.of(t).key));
    return at == text_index::none ? -1 : static_cast<std::int32_t>(at);
}

shared_list<std::int32_t> references(assembly& a, staged_table& s, std::string_view column,
                                     table_id t, std::string_view code) {
    auto& cells = s.column(column).cells;
    std::vector<std::int32_t> row_of_code(cells.dictionary.size());
    bool all_known = true;
    for (std::size_t i = 0; i < row_of_code.size(); ++i) {
        row_of_code[i] = row_of(a.store, t, std::get<std::string>(cells.dictionary[i]));
        all_known = all_known && row_of_code[i] >= 0;
    }
    if (row_of_code.empty()) return s.constant.of(-1, s.rows);
    auto out = cells.code.take();
    for (std::size_t row = 0; row < out.size(); ++row) {
        if (out[row] < 0) {
            out[row] = -1;
            continue;
        }
        const auto entry = static_cast<std::size_t>(out[row]);
        out[row] = row_of_code[entry];
        if (all_known || out[row] >= 0 || a.l.problems.full()) continue;
        const auto& key = std::get<std::string>(cells.dictionary[entry]);
        const auto& known = a.store.of(t);
        auto hint = a.l.suggest.ask(text(t), key, [&] { return known.key.views(); });
        if (hint.empty()) hint = "add it to " + known.origin;
        a.l.problems.add(s.at(row, column), code, quoted(key) + " is not in " + known.origin,
                         std::move(hint));
    }
    return out;
}

shared_list<std::int32_t> derive(fact_table& t, staged_table& s, std::string_view column) {
    auto& cells = s.column(column).cells;
    const auto& named = cells.dictionary;
    if (t.key.empty()) {
        t.key = text_list{named};
        t.rows = t.key.size();
        return rows_or_none(s, std::move(cells), {});
    }
    if (named.empty()) return rows_or_none(s, std::move(cells), {});
    const auto known = static_cast<std::uint32_t>(t.key.size());
    std::vector<value> added;
    std::vector<std::int32_t> row_of_code(named.size());
    text_index index{known + named.size()};
    const auto at = [&](std::uint32_t i) -> std::string_view {
        return i < known ? t.key[i] : std::get<std::string>(added[i - known]);
    };
    index.add_all(known, at, [](std::uint32_t, std::uint32_t) {});
    for (std::size_t i = 0; i < named.size(); ++i) {
        const auto next = static_cast<std::uint32_t>(known + added.size());
        added.push_back(named[i]);
        const auto row = index.add(std::get<std::string>(named[i]), next, at);
        if (row != next) added.pop_back();
        row_of_code[i] = static_cast<std::int32_t>(row);
    }
    if (!added.empty()) {
        auto keys = t.key.take();
        std::move(added.begin(), added.end(), std::back_inserter(keys));
        t.key = text_list{std::move(keys)};
        t.rows = t.key.size();
    }
    return rows_or_none(s, std::move(cells), row_of_code);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
