// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "registry/quoted.hpp"
#include "registry/row_ends.hpp"
#include "registry/seeded_hash.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

std::uint64_t pair_of(std::int32_t a, std::int32_t b) noexcept {
    return std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
}

// A seat given one by one (a charter's) and again in a table is one seat: the table's cells go
// first.
void fill_from(staged_table& s, std::size_t row, std::size_t other) {
    for (auto& c : s.columns) {
        const auto mine = c.cells.code[row], more = c.cells.code[other];
        if ((mine != empty_code && mine != not_given_code) || mine == more) continue;
        auto code = c.cells.code.take();
        code[row] = more;
        c.cells.code = std::move(code);
    }
    row_ends mine = ends_of(s, row);
    const row_ends more = ends_of(s, other);
    if (mine.no_start()) {
        mine.start = more.start;
        mine.start_latest = more.start_latest;
    }
    if (mine.no_stop()) {
        mine.stop_earliest = more.stop_earliest;
        mine.stop = more.stop;
    }
    if (!mine.exact() && mine.possible()) mine.tighten();  // else told when the body is known
    set_ends(s, row, mine);
}

void keep_rows(staged_table& s, const std::vector<std::uint8_t>& keep) {
    const auto squeeze = [&](auto& v) {
        std::size_t n = 0;
        for (std::size_t row = 0; row < keep.size(); ++row)
            if (keep[row]) v[n++] = v[row];
        v.resize(n);
    };
    s.original.resize(s.rows);
    for (std::size_t row = 0; row < s.rows; ++row)
        s.original[row] = static_cast<std::uint32_t>(row);
    squeeze(s.original);
    squeeze(s.start);
    squeeze(s.stop);
    if (!s.start_latest.empty()) {
        squeeze(s.start_latest);
        squeeze(s.stop_earliest);
    }
    for (auto& c : s.columns) {
        auto code = c.cells.code.take();
        squeeze(code);
        c.cells.code = std::move(code);
    }
    s.rows = s.original.size();
}

void check_composite_keys(assembly& a, const fact_table& t) {
    const bool ambiguous = std::any_of(t.key.begin(), t.key.end(), [](const std::string& key) {
        return key.find('/') != key.rfind('/');
    });
    if (!ambiguous) return;
    std::unordered_set<std::string_view, seeded_hash> seen;
    for (std::size_t row = 0; row < t.rows; ++row)
        if (!seen.insert(t.key[row]).second)
            a.l.problems.add(a.seats.at(row, "seat"), "E-DUPLICATE",
                             "two seats would both be called " + quoted(t.key[row]),
                             "use no slash in the keys of bodies and seats");
}

}  // namespace

void merge_seats(assembly& a) {
    auto& s = a.seats;
    const auto& body = s.column("body").cells.code;
    const auto& seat = s.column("seat").cells.code;
    std::unordered_map<std::uint64_t, std::size_t, seeded_hash> first;
    std::vector<std::uint8_t> keep(s.rows, 1);
    bool merged = false;
    for (std::size_t row = 0; row < s.rows; ++row) {
        if (body[row] < 0 || seat[row] < 0) continue;
        const auto [at, fresh] = first.try_emplace(pair_of(body[row], seat[row]), row);
        if (fresh) continue;
        std::size_t& kept = at->second;
        const bool one_by_one = s.part_of(row).one_by_one;
        if (one_by_one == s.part_of(kept).one_by_one) {
            const auto name = [&](std::string_view column, std::int32_t code) {
                return std::get<std::string>(
                    s.column(column).cells.dictionary[static_cast<std::size_t>(code)]);
            };
            a.l.problems.add(s.at(row, "seat"), "E-DUPLICATE",
                             "the seat " + quoted(name("seat", seat[row])) + " of " +
                                 quoted(name("body", body[row])) + " occurs twice",
                             "it stands at " + s.at(kept, "seat").where + " too");
            continue;
        }
        if (one_by_one) {
            fill_from(s, kept, row);
            keep[row] = 0;
        } else {
            fill_from(s, row, kept);
            keep[kept] = 0;
            kept = row;
        }
        merged = true;
    }
    if (merged) keep_rows(s, keep);
}

void make_seats(assembly& a) {
    auto& t = a.store.of(table_id::seats);
    auto& s = a.seats;
    auto& bodies = a.store.of(table_id::bodies);
    begin_table(t, s);
    if (a.bodies.given) t.body_row = references(a, s, "body", table_id::bodies, "E-BODY");
    a.seats_declared.assign(bodies.rows, s.framed ? 1 : 0);
    a.store.seats_framed = s.framed;
    const auto& seat = s.column("seat").cells;
    const auto& names = s.column("name").cells;
    std::vector<value> keys, called;
    for (std::size_t row = 0; row < t.rows; ++row) {
        const std::int32_t body = t.body_row[row];
        if (body >= 0) a.seats_declared[static_cast<std::size_t>(body)] = 1;
        const auto own =
            seat.code[row] < 0
                ? std::string{}
                : std::get<std::string>(seat.dictionary[static_cast<std::size_t>(seat.code[row])]);
        keys.emplace_back(
            (body < 0 ? std::string{} : bodies.key[static_cast<std::size_t>(body)] + "/") + own);
        called.emplace_back(names.code[row] < 0
                                ? own
                                : std::get<std::string>(
                                      names.dictionary[static_cast<std::size_t>(names.code[row])]));
    }
    t.key = text_list{std::move(keys)};
    t.name = text_list{std::move(called)};
    check_composite_keys(a, t);
    t.columns.push_back(finished(s, std::move(s.column("seat"))));
    t.columns.push_back(key_column("body", bodies.key, t.body_row));
    finish_columns(t, s, {"seat", "body", "name"});
}

void add_derived_seats(assembly& a, const std::vector<std::pair<std::int32_t, std::int32_t>>& pairs,
                       const shared_list<value>& names, std::string_view from) {
    if (pairs.empty()) return;
    auto& t = a.store.of(table_id::seats);
    const auto& bodies = a.store.of(table_id::bodies);
    const auto name_of = [&](std::int32_t code) -> const std::string& {
        return std::get<std::string>(names[static_cast<std::size_t>(code)]);
    };
    auto body_row = t.body_row.take();
    auto keys = t.key.take(), called = t.name.take();
    for (const auto& [body, seat] : pairs) {
        body_row.push_back(body);
        keys.emplace_back(bodies.key[static_cast<std::size_t>(body)] + "/" + name_of(seat));
        called.emplace_back(name_of(seat));
    }
    t.body_row = std::move(body_row);
    t.key = text_list{std::move(keys)};
    t.name = text_list{std::move(called)};
    t.rows += pairs.size();
    t.start.resize(t.rows, always_start);
    t.stop.resize(t.rows, open_stop);
    if (t.bounded()) {
        t.start_latest.resize(t.rows, always_start);
        t.stop_earliest.resize(t.rows, open_stop);
    }
    t.line.resize(t.rows, 0);
    for (auto& c : t.columns) {
        coded cells{std::move(c.dictionary), {}, {}};
        auto code = c.code.take();
        if (c.name == "seat") {
            std::unordered_map<std::string_view, std::int32_t, seeded_hash> codes;
            for (std::size_t i = 0; i < cells.dictionary.size(); ++i)
                codes.emplace(std::get<std::string>(cells.dictionary[i]),
                              static_cast<std::int32_t>(i));
            auto dictionary = cells.dictionary.vector();
            for (const auto& pair : pairs) {
                const auto next = static_cast<std::int32_t>(dictionary.size());
                const auto [at, fresh] = codes.try_emplace(name_of(pair.second), next);
                if (fresh) dictionary.emplace_back(name_of(pair.second));
                code.push_back(at->second);
            }
            cells.dictionary = std::move(dictionary);
        } else if (c.name == "body") {
            for (const auto& pair : pairs) code.push_back(pair.first);
        } else {
            // How many hold it, who appoints and what role it has nobody said: unknown.
            const auto said = c.name == "votes" ? value_codes{cells}.of(std::int64_t{1})
                                                : fact_column::unknown_code;
            code.resize(t.rows, said);
        }
        c.dictionary = std::move(cells.dictionary);
        c.code = std::move(code);
    }
    t.derived = !a.seats.given;
    a.l.note(
        "N-DERIVED", t.origin,
        "not given: " + std::to_string(pairs.size()) + " of them derived from " + std::string{from},
        "how many hold each is unknown");
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
