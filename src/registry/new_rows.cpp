// SPDX-License-Identifier: BSL-1.0
#include "registry/new_rows.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// A column whose cells are keys of another table.
struct naming {
    table_id in;
    std::string_view column;
    table_id names;
};
constexpr naming namings[] = {
    {table_id::bodies, "parent", table_id::bodies},
    {table_id::seats, "body", table_id::bodies},
    {table_id::offices, "person", table_id::people},
    {table_id::mandates, "person", table_id::people},
    {table_id::mandates, "body", table_id::bodies},
    {table_id::mandates, "substitute_for", table_id::people},
    {table_id::mandates, "term", table_id::terms},
    {table_id::meetings, "body", table_id::bodies},
    {table_id::items, "meeting", table_id::meetings},
    {table_id::attendances, "meeting", table_id::meetings},
    {table_id::attendances, "person", table_id::people},
    {table_id::events, "body", table_id::bodies},
    {table_id::proposals, "body", table_id::bodies},
    {table_id::nominations, "proposal", table_id::proposals},
    {table_id::nominations, "person", table_id::people},
    {table_id::recusals, "item", table_id::items},
    {table_id::recusals, "person", table_id::people},
    {table_id::speakers, "item", table_id::items},
    {table_id::speakers, "person", table_id::people},
    {table_id::tasks, "meeting", table_id::meetings},
    {table_id::tasks, "person", table_id::people},
    {table_id::audiences, "meeting", table_id::meetings},
};

class toucher {
public:
    toucher(const registry::store& s, const change& c, const new_rows& added)
        : s_{s}, c_{c}, added_{added} {}

    touched all() && {
        for (const auto& gone : c_.removed())
            if (gone.row < s_.of(gone.table).rows) {
                before(gone.table, gone.row);
                is_missed(out_.rows.back());
                its_meeting(gone.table, gone.row);
            }
        for (const auto& e : c_.edits())
            if (e.row < s_.of(e.table).rows) edited(e);
        for (std::size_t sort = 0; sort < sorts; ++sort)
            for (const auto& rows : added_[sort]) add_all(sort, rows);
        if (out_.rows.size() > most_touched)
            out_.everywhere = true;
        else
            follow();
        return std::move(out_);
    }

private:
    /// Of more rows than that it is no use to ask who reads them.
    static constexpr std::size_t most_touched = 10'000;

    void add_all(std::size_t sort, const raw_table& rows) {
        // What is out of shape is refused when it is read.
        if (std::any_of(rows.columns.begin(), rows.columns.end(),
                        [&](const auto& c) {
                            return rows_of(c.cells) != static_cast<std::int64_t>(rows.rows) ||
                                   !is_sound(c.cells);
                        }) ||
            rows.columns.empty()) {
            out_.everywhere = true;
            return;
        }
        for (std::size_t row = 0; row < rows.rows; ++row)
            if (sort == attributes_sort)
                attribute(rows, row);
            else
                came(static_cast<table_id>(sort), rows, row);
        // For how long bodies are observed is asked of all of them.
        if (sort == static_cast<std::size_t>(table_id::bodies))
            for (const auto& c : rows.columns) says_observed(c.name);
    }
    void says_observed(std::string_view column) {
        if (column == "observed_start" || column == "observed_stop") out_.everywhere = true;
    }

    // What is named by others, as far as the names of a table reach.
    void is_missed(const touched_row& r) {
        switch (r.table) {
            case table_id::bodies:
            case table_id::people:
            case table_id::organisations:
            case table_id::terms: out_.everywhere = true; break;
            case table_id::seats:
            case table_id::meetings:
            case table_id::items:
            case table_id::proposals: out_.bodies.push_back(r.body); break;
            default: break;
        }
    }
    void before(table_id t, std::size_t row) {
        out_.rows.push_back(
            {t, static_cast<std::int64_t>(row), false, body_of(t, row), person_of(t, row)});
    }

    // @param row of a table of the registry
    std::string body_of(table_id t, std::size_t row) const {
        const auto& bodies = s_.of(table_id::bodies).key;
        if (t == table_id::bodies) return bodies[row];
        const auto& on = s_.of(t).body_row;
        return on.empty() || on[row] < 0 ? std::string{}
                                         : bodies[static_cast<std::size_t>(on[row])];
    }
    std::string person_of(table_id t, std::size_t row) const {
        const auto& people = s_.of(table_id::people).key;
        if (t == table_id::people) return people[row];
        const auto& on = s_.of(t).person_row;
        return on.empty() || on[row] < 0 ? std::string{}
                                         : people[static_cast<std::size_t>(on[row])];
    }

    // Of a row of the registry or of the change that has that key.
    std::string body_of(table_id t, const std::string& key) const {
        if (t == table_id::bodies) return key;
        if (const auto row = row_of(s_, t, key); row >= 0)
            return body_of(t, static_cast<std::size_t>(row));
        auto& known = came_[static_cast<std::size_t>(t)];
        if (known.empty())  // the first of a key counts; the others are refused
            for (const auto& rows : added_[static_cast<std::size_t>(t)])
                for (std::size_t row = 0; row < rows.rows; ++row)
                    if (auto said = text_in(rows, row, own_key_of(t)))
                        known.try_emplace(std::move(*said), &rows, row);
        const auto at = known.find(key);
        return at == known.end() ? std::string{} : body_in(t, *at->second.first, at->second.second);
    }
    std::string body_in(table_id t, const raw_table& rows, std::size_t row) const {
        const auto on = registry::store::hangs_on(t);
        if (!on) return text_in(rows, row, "body").value_or("");
        const auto key = text_in(rows, row, own_key_of(*on));
        return key ? body_of(*on, *key) : std::string{};
    }

    void edited(const change::edit& e) {
        before(e.table, e.row);
        touched_row after = out_.rows.back();
        // The body is part of the key by which a seat is named.
        if (e.table == table_id::seats && e.column == "body") is_missed(after);
        after.after = true;
        const auto said = text(e.value);
        if (e.column == "person") after.person = said;
        if (e.column == "body") after.body = said;
        if (e.column == "parent") after.above = said;
        if (const auto on = registry::store::hangs_on(e.table); on && e.column == own_key_of(*on))
            after.body = body_of(*on, said);
        for (const auto& n : namings)
            if (n.in == e.table && n.column == e.column) out_.names.push_back({n.names, said});
        if (e.column == own_key_of(e.table)) {
            is_missed(after);
            out_.names.push_back(
                {e.table, e.table == table_id::seats ? after.body + "/" + said : said, true});
        }
        if (e.column == "seat") out_.names.push_back({table_id::seats, after.body + "/" + said});
        if (e.table == table_id::bodies) says_observed(e.column);
        if (e.table == table_id::bodies && e.column == "visibility") out_.everywhere = true;
        hang_on(e.table, e.row, after.body);
        its_meeting(e.table, e.row);
        if (e.table == table_id::items && e.column == "meeting")
            of_meeting(row_of(s_, table_id::meetings, said));
        out_.rows.push_back(std::move(after));
    }

    // How long a meeting sits without a break is worked out from its items.
    void its_meeting(table_id t, std::size_t row) {
        if (t == table_id::items) of_meeting(s_.of(t).meeting_row[row]);
    }
    void of_meeting(std::int32_t row) {
        if (row < 0) return;
        before(table_id::meetings, static_cast<std::size_t>(row));
        touched_row after = out_.rows.back();
        after.after = true;
        out_.rows.push_back(std::move(after));
    }

    // What hangs on a meeting, item or proposal is where that is, and then.
    void hang_on(table_id t, std::size_t row, const std::string& moves_to) {
        using list = shared_list<std::int32_t> fact_table::*;
        const auto each = [&](table_id hung, list on) {
            const auto& rows = s_.of(hung).*on;
            for (const auto other : rows_of_body(s_, hung, s_.of(t).body_row[row]))
                if (rows[other] == static_cast<std::int32_t>(row)) {
                    before(hung, other);
                    touched_row after = out_.rows.back();
                    after.after = true;
                    after.body = moves_to;
                    out_.rows.push_back(std::move(after));
                }
        };
        if (t == table_id::meetings) {
            each(table_id::items, &fact_table::meeting_row);
            each(table_id::attendances, &fact_table::meeting_row);
            each(table_id::recusals, &fact_table::meeting_row);
            each(table_id::speakers, &fact_table::meeting_row);
            each(table_id::tasks, &fact_table::meeting_row);
            each(table_id::audiences, &fact_table::meeting_row);
        }
        if (t == table_id::items) {
            each(table_id::recusals, &fact_table::item_row);
            each(table_id::speakers, &fact_table::item_row);
        }
        if (t == table_id::proposals) each(table_id::nominations, &fact_table::proposal_row);
    }

    void came(table_id t, const raw_table& rows, std::size_t row) {
        touched_row r{t, -1, true, body_in(t, rows, row),
                      text_in(rows, row, "person").value_or("")};
        if (t == table_id::bodies) r.above = text_in(rows, row, "parent").value_or("");
        if (t == table_id::items)
            if (const auto meeting = text_in(rows, row, "meeting"))
                of_meeting(row_of(s_, table_id::meetings, *meeting));
        for (const auto& n : namings)
            if (n.in == t)
                if (auto key = text_in(rows, row, n.column))
                    out_.names.push_back({n.names, std::move(*key)});
        if (const auto key = own_key_of(t); t != table_id::seats && !key.empty())
            if (auto said = text_in(rows, row, key))
                out_.names.push_back({t, std::move(*said), true});
        if (t == table_id::mandates || t == table_id::proposals || t == table_id::seats)
            if (const auto seat = text_in(rows, row, "seat"))
                out_.names.push_back({table_id::seats, r.body + "/" + *seat, t == table_id::seats});
        out_.rows.push_back(std::move(r));
    }

    void attribute(const raw_table& rows, std::size_t row) {
        const auto table = text_in(rows, row, "table"), key = text_in(rows, row, "key");
        if (!table || !key) return;
        const auto t = table_called(*table);
        if (!t) return;
        out_.names.push_back({*t, *key});
        const auto at = row_of(s_, *t, *key);  // none: of a row that comes with it, or a mistake
        if (at >= 0) before(*t, static_cast<std::size_t>(at));
    }

    // What loading makes of these rows: bodies and people that nobody gave, when a body begins,
    // which seats there are and when.
    void follow() {
        const auto n = out_.rows.size();
        std::set<std::pair<std::int32_t, bool>> followed;
        for (std::size_t i = 0; i < n; ++i) {
            const auto r = out_.rows[i];
            const auto body = row_of(s_, table_id::bodies, r.body);
            if (!r.body.empty() && body < 0)
                out_.rows.push_back({table_id::bodies, -1, true, r.body, {}});
            if (!r.above.empty() && row_of(s_, table_id::bodies, r.above) < 0)
                out_.rows.push_back({table_id::bodies, -1, true, r.above, {}});
            if (!r.person.empty() && row_of(s_, table_id::people, r.person) < 0)
                out_.rows.push_back({table_id::people, -1, true, {}, r.person});
            const bool moves_body = r.table == table_id::mandates && body >= 0 &&
                                    s_.begins_with_mandates[static_cast<std::size_t>(body)] != 0;
            const bool moves = moves_body || r.table == table_id::bodies;
            if (body < 0 || (r.table != table_id::bodies && r.table != table_id::mandates &&
                             r.table != table_id::proposals))
                continue;
            if (!followed.insert({body, moves}).second) continue;
            if (moves_body) before(table_id::bodies, static_cast<std::size_t>(body));
            if (!s_.seats_framed) out_.rows.push_back({table_id::seats, -1, true, r.body, {}});
            if (moves)
                for (const auto seat : rows_of_body(s_, table_id::seats, body))
                    before(table_id::seats, seat);
        }
    }

    const registry::store& s_;
    const change& c_;
    const new_rows& added_;
    touched out_;
    /// The rows that come, by the keys that they bring.
    mutable std::array<std::map<std::string, std::pair<const raw_table*, std::size_t>>, table_count>
        came_;
};

struct sort_of {
    std::size_t operator()(const body&) const { return at(table_id::bodies); }
    std::size_t operator()(const seat&) const { return at(table_id::seats); }
    std::size_t operator()(const person&) const { return at(table_id::people); }
    std::size_t operator()(const organisation&) const { return at(table_id::organisations); }
    std::size_t operator()(const office&) const { return at(table_id::offices); }
    std::size_t operator()(const mandate&) const { return at(table_id::mandates); }
    std::size_t operator()(const term&) const { return at(table_id::terms); }
    std::size_t operator()(const meeting&) const { return at(table_id::meetings); }
    std::size_t operator()(const agenda_item&) const { return at(table_id::items); }
    std::size_t operator()(const attendance&) const { return at(table_id::attendances); }
    std::size_t operator()(const event&) const { return at(table_id::events); }
    std::size_t operator()(const proposal&) const { return at(table_id::proposals); }
    std::size_t operator()(const nomination&) const { return at(table_id::nominations); }
    std::size_t operator()(const recusal&) const { return at(table_id::recusals); }
    std::size_t operator()(const speaker&) const { return at(table_id::speakers); }
    std::size_t operator()(const task&) const { return at(table_id::tasks); }
    std::size_t operator()(const audience&) const { return at(table_id::audiences); }
    std::size_t operator()(const dated_attribute&) const { return attributes_sort; }
    static std::size_t at(table_id t) { return static_cast<std::size_t>(t); }
};

std::string named(std::size_t sort) {
    return sort == attributes_sort ? "attributes" : std::string{text(static_cast<table_id>(sort))};
}

}  // namespace

std::optional<table_id> table_called(std::string_view name) {
    for (std::size_t i = 0; i < table_count; ++i)
        if (text(static_cast<table_id>(i)) == name) return static_cast<table_id>(i);
    return std::nullopt;
}

std::string_view own_key_of(table_id t) {
    const auto first = std::find_if(schema.begin(), schema.end(),
                                    [&](const auto& spec) { return spec.table == t; });
    return first->kind == column_kind::key ? first->name : std::string_view{};
}

new_rows rows_added(const change& c) {
    std::array<struct_rows, sorts> one_by_one;
    for (const auto& f : c.added())
        std::visit([&](const auto& fact) { one_by_one[sort_of{}(fact)].add(fact); }, f);
    new_rows out;
    for (std::size_t sort = 0; sort < sorts; ++sort)
        if (!one_by_one[sort].empty())
            out[sort].push_back(std::move(one_by_one[sort]).take(named(sort) + " of the change"));
    for (const auto& [table, rows] : c.tables()) {
        auto& of = out[static_cast<std::size_t>(table)];
        of.push_back(raw_from(copy_of(rows)));
        if (of.back().origin.empty())
            of.back().origin = std::string{text(table)} + " of the change";
    }
    for (const auto& rows : c.attributes()) {
        out[attributes_sort].push_back(raw_from(copy_of(rows)));
        auto& origin = out[attributes_sort].back().origin;
        if (origin.empty()) origin = "attributes of the change";
    }
    return out;
}

std::optional<std::string> text_in(const raw_table& t, std::size_t row, std::string_view column) {
    const auto at = std::find_if(t.columns.begin(), t.columns.end(),
                                 [&](const auto& c) { return c.name == column; });
    if (at == t.columns.end()) return std::nullopt;
    const auto said = [](const std::string& s) -> std::optional<std::string> {
        if (s.empty() || s == "-") return std::nullopt;
        return s;
    };
    // What came from elsewhere may be too short, or speak of what its dictionary does not have.
    const auto coded_text = [&](const auto& cells) -> std::optional<std::string> {
        if (row >= cells.code.size() || cells.code[row] < 0) return std::nullopt;
        const auto code = static_cast<std::size_t>(cells.code[row]);
        if (code >= cells.dictionary.size()) return std::nullopt;
        if constexpr (std::is_same_v<std::decay_t<decltype(cells)>, frame::texts>)
            return said(cells.dictionary[code]);
        else
            return said(text(cells.dictionary[code]));
    };
    if (const auto* texts = std::get_if<frame::texts>(&at->cells)) return coded_text(*texts);
    if (const auto* typed = std::get_if<typed_cells>(&at->cells)) return coded_text(*typed);
    if (const auto* n = std::get_if<frame::integers>(&at->cells))  // keys may look like numbers
        return row < n->number.size() &&
                       (n->valid.empty() || (row < n->valid.size() && n->valid[row]))
                   ? std::optional{std::to_string(n->number[row])}
                   : std::nullopt;
    return std::nullopt;
}

touched touched_by(const registry::store& s, const change& c, const new_rows& added) {
    return toucher{s, c, added}.all();
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
