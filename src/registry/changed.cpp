// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/change.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "registry/keeping.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// Whether all rows that say something are among those that are touched.
bool all_touched(std::size_t touched, std::size_t all) { return touched > 0 && touched >= all; }

// The rows that there were, each once.
template <class F>
void each_row(const touched& by, const F& f) {
    std::set<std::pair<table_id, std::int64_t>> seen;
    for (const auto& t : by.rows)
        if (t.row >= 0 && seen.insert({t.table, t.row}).second)
            f(t.table, static_cast<std::size_t>(t.row));
}

// Whether no row that stays as it is names the first day of all, the last, or the first of which
// anything is known.
bool moves_the_first_or_last_day(const registry& r, const touched& by) {
    day_counts named;
    bool hung_on = false;  // what others last as long as is named by these, too
    each_row(by, [&](table_id t, std::size_t row) {
        const auto before = named;
        count_ends(r, store_of(r).of(t), row, named);
        const bool names = before.first != named.first || before.last != named.last ||
                           before.observed != named.observed;
        hung_on = hung_on || (names && (t == table_id::meetings || t == table_id::items ||
                                        t == table_id::proposals));
    });
    const auto& all = ends_counted(r);
    return hung_on || all_touched(named.first, all.first) || all_touched(named.last, all.last) ||
           (!store_of(r).declared && all_touched(named.observed, all.observed));
}

// Values that tell what kinds a column holds: the least and the greatest number, one of each other
// kind. Nothing of a column of texts.
std::vector<value> kinds_in(const fact_column& c) {
    constexpr std::size_t kinds = std::variant_size_v<value>;
    std::array<const value*, kinds> one{};
    const std::int64_t *least = nullptr, *greatest = nullptr;
    for (const auto& v : c.dictionary) {
        one[v.index()] = &v;
        if (const auto* n = std::get_if<std::int64_t>(&v)) {
            if (!least || *n < *least) least = n;
            if (!greatest || *n > *greatest) greatest = n;
        }
    }
    std::vector<value> out;
    if (least) out = {value{*least}, value{*greatest}};
    for (std::size_t kind = 0; kind < kinds; ++kind)
        if (one[kind] && !std::holds_alternative<std::int64_t>(*one[kind]))
            out.push_back(*one[kind]);
    if (out.size() == 1 && std::holds_alternative<std::string>(out.front())) out.clear();
    return out;
}

// The codes of all values that the row has, at some time.
template <class F>
void each_code(const fact_column& c, std::size_t row, const F& f) {
    const auto look_at = [&](std::int32_t code) {
        if (code >= 0) f(code);
    };
    if (!c.dated()) return look_at(c.code[row]);
    for (const auto& v : c.of(row)) look_at(v.code);
}

void count_kinds(const fact_column& c, std::size_t row, column_kinds& out) {
    each_code(c, row, [&](std::int32_t code) {
        const auto& v = c.dictionary[static_cast<std::size_t>(code)];
        const auto* n = std::get_if<std::int64_t>(&v);
        out.below_zero += n && *n < 0 ? 1U : 0U;
        ++out.cells[v.index()];
    });
}

const std::vector<column_kinds>& kinds_of(const registry::store& s, table_id of) {
    std::call_once(s.kinds_once, [&] {
        std::array<std::vector<column_kinds>, table_count> all;  // kept only when all is counted
        for (std::size_t t = 0; t < table_count; ++t)
            for (const auto& c : s.tables[t].columns) {
                column_kinds kinds{c.name, kinds_in(c)};
                if (kinds.values.empty()) continue;
                for (std::size_t row = 0; row < s.tables[t].rows; ++row) count_kinds(c, row, kinds);
                all[t].push_back(std::move(kinds));
            }
        s.kinds = std::move(all);
    });
    return s.kinds[static_cast<std::size_t>(of)];
}

// Whether a column of the part holds what it held nowhere: another kind of value, a sum that may
// fall, a number beyond all others.
bool brings_kinds(const fact_column& c, const registry::store& whole, table_id t) {
    const auto& known = kinds_of(whole, t);
    const auto at =
        std::find_if(known.begin(), known.end(), [&](const auto& k) { return k.name == c.name; });
    if (at == known.end()) {  // texts, or nothing
        const auto* was = whole.of(t).find(c.name);
        const bool none = !was || was->dictionary.empty();
        return std::any_of(c.dictionary.begin(), c.dictionary.end(), [&](const value& v) {
            return none || !std::holds_alternative<std::string>(v);
        });
    }
    return std::any_of(c.dictionary.begin(), c.dictionary.end(), [&](const value& v) {
        if (at->cells[v.index()] == 0) return true;
        const auto* n = std::get_if<std::int64_t>(&v);  // the first two are the least and greatest
        return n && (*n < std::get<std::int64_t>(at->values[0]) ||
                     *n > std::get<std::int64_t>(at->values[1]));
    });
}

// A rule that names a role, a seat or an office which nobody has any more is refused.
const std::vector<named_values>& named_in(const registry::store& s, table_id of) {
    std::call_once(s.named_once, [&] {
        std::array<std::vector<named_values>, table_count> all;
        for (std::size_t t = 0; t < table_count; ++t)
            for (const auto& c : s.tables[t].columns) {
                if (c.name != "role" && c.name != "seat" && c.name != "office") continue;
                all[t].push_back({c.name, std::vector<std::uint32_t>(c.dictionary.size())});
                auto& rows = all[t].back().rows;
                for (std::size_t row = 0; row < s.tables[t].rows; ++row)
                    each_code(c, row,
                              [&](std::int32_t code) { ++rows[static_cast<std::size_t>(code)]; });
            }
        s.named = std::move(all);
    });
    return s.named[static_cast<std::size_t>(of)];
}

// Whether all rows that say one of these values are touched.
bool loses_names(const registry::store& whole, const touched& by) {
    // By table, column among those and code: there may be many names, and few are touched.
    std::map<std::tuple<table_id, std::size_t, std::int32_t>, std::uint32_t> lost;
    each_row(by, [&](table_id t, std::size_t row) {
        const auto& known = named_in(whole, t);
        for (std::size_t i = 0; i < known.size(); ++i)
            each_code(*whole.of(t).find(known[i].column), row,
                      [&](std::int32_t code) { ++lost[{t, i, code}]; });
    });
    return std::any_of(lost.begin(), lost.end(), [&](const auto& each) {
        const auto& [table, i, code] = each.first;
        return all_touched(each.second,
                           named_in(whole, table)[i].rows[static_cast<std::size_t>(code)]);
    });
}

// Whether what a rule may make of a column changes for everybody.
bool changes_kinds(const registry::store& whole, const registry::store& part, const touched& by) {
    for (const auto& t : part.tables)
        for (const auto& c : t.columns)
            if (brings_kinds(c, whole, t.id)) return true;
    std::array<std::vector<column_kinds>, table_count> lost;
    each_row(by, [&](table_id t, std::size_t row) {
        const auto& known = kinds_of(whole, t);
        auto& mine = lost[static_cast<std::size_t>(t)];
        mine.resize(known.size());
        for (std::size_t i = 0; i < known.size(); ++i)
            count_kinds(*whole.of(t).find(known[i].name), row, mine[i]);
    });
    for (std::size_t t = 0; t < table_count; ++t)
        for (std::size_t i = 0; i < lost[t].size(); ++i) {
            const auto& all = kinds_of(whole, static_cast<table_id>(t))[i];
            if (all_touched(lost[t][i].below_zero, all.below_zero)) return true;
            for (std::size_t kind = 0; kind < all.cells.size(); ++kind)
                if (all_touched(lost[t][i].cells[kind], all.cells[kind])) return true;
        }
    return false;
}

// What a rule makes of a column depends on what it holds anywhere: whether sums may fall, whether
// there are fractions. The part's columns say the same, though no row of theirs does.
void keep_kinds_of(const registry::store& whole, registry::store& part) {
    for (auto& t : part.tables)
        for (const auto& kinds : kinds_of(whole, t.id))
            for (auto& c : t.columns) {
                if (c.name != kinds.name) continue;
                auto dictionary = c.dictionary.take();
                for (const auto& v : kinds.values)
                    if (std::find(dictionary.begin(), dictionary.end(), v) == dictionary.end())
                        dictionary.push_back(v);
                c.dictionary = std::move(dictionary);
            }
}

}  // namespace

std::optional<registry> changed_part(const registry& whole, const some_rows& some, const change& c,
                                     new_rows&& added, const touched& by,
                                     std::pair<std::int32_t, std::int32_t> known) {
    const auto& from = store_of(whole);
    if (moves_the_first_or_last_day(whole, by)) return std::nullopt;
    if (loses_names(from, by)) return std::nullopt;
    const auto part = kept(from, &some, c, std::move(added), by).build();
    if (changes_kinds(from, *part, by)) return std::nullopt;
    const auto named = whole.named_days();
    if (!from.declared) {
        const auto earliest = observed_by(*part);
        if (earliest && (!from.observed || earliest->start() < from.observed->start()))
            return std::nullopt;
        part->observed = from.observed;
    }
    part->all_bodies_known = known;
    const auto mine = named_days_of(*part);
    part->named_days = {std::min(named.first, mine.first), std::max(named.second, mine.second)};
    std::call_once(part->named_days_made, [] {});
    keep_kinds_of(from, *part);
    return registry{part};
}

}  // namespace registry_detail

registry changed(const registry& r, const change& c) {
    namespace rd = registry_detail;
    const auto& from = store_of(r);
    auto added = rd::rows_added(c);
    const auto by = rd::touched_by(from, c, added);
    const auto made = rd::kept(from, nullptr, c, std::move(added), by).build();
    std::vector<problem> notes;  // what is still so is told again
    for (auto& note : made->notes)
        if (std::find(notes.begin(), notes.end(), note) == notes.end())
            notes.push_back(std::move(note));
    made->notes = std::move(notes);
    return registry{made};
}

change& change::add(fact f) {
    added_.push_back(std::move(f));
    return *this;
}
change& change::add(table_id t, frame rows) {
    tables_.emplace_back(t, std::move(rows));
    return *this;
}
change& change::add_attributes(frame rows) {
    attributes_.push_back(std::move(rows));
    return *this;
}
change& change::remove(table_id t, std::size_t row) {
    removed_.push_back({t, row});
    return *this;
}
change& change::set(table_id t, std::size_t row, std::string column, value v) {
    edits_.push_back({t, row, std::move(column), std::move(v)});
    return *this;
}

}  // namespace v0
}  // namespace remit
