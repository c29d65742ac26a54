// SPDX-License-Identifier: BSL-1.0
#include "combinations.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
void group_columns(const registry& r, const std::vector<accessor>& columns, const unit& u,
                   std::int32_t day, std::vector<combination>& out, asked_rows asked) {
    out.resize(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        out[c].clear();
        const auto& column = *columns[c].column;
        for_each_said(r, u, columns[c].via, [&](std::uint32_t row, bool maybe) {
            if (maybe && asked == asked_rows::sure) return;
            for_each_code(
                column, row, day_within(columns[c], u, row, day),
                [&](std::int32_t code) {
                    out[c].push_back({column.dictionary[static_cast<std::size_t>(code)]});
                },
                [&] { out[c].push_back({}); });
        });
        std::sort(out[c].begin(), out[c].end());
        out[c].erase(std::unique(out[c].begin(), out[c].end()), out[c].end());
    }
}

truth belongs(const std::vector<combination>& columns, const group_values& g) {
    truth out = truth::yes;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        truth here = truth::no;
        for (const auto& v : columns[c])
            here = here | (v.unknown() ? truth::maybe : truth_of(v == g.of[c]));
        out = out & here;
    }
    return out;
}

void too_many(const char* what) {
    throw bad_input{problem{"E-SIZE", "", what, "group by fewer columns, or by shorter ones"}};
}

namespace {

/// The days on which a grouping column of the row may change, with the row's first day.
std::vector<std::int32_t> grouping_days(const registry& r, const std::vector<accessor>& columns,
                                        const unit& u, std::int32_t start, std::int32_t stop) {
    std::vector<std::int32_t> days{start};
    for (const auto& c : columns) changes(r, c, u, days);
    std::erase_if(days, [&](std::int32_t d) { return d < start || d >= stop; });
    return days;
}

/// The groups of one body.
struct found_groups {
    std::set<combination> said;                   ///< by a row on some day, unknown values too
    std::vector<std::set<group_values::one>> by;  ///< per column the values that are known
    std::set<combination> perhaps;  ///< those that a row has if an unknown value is one of these
};

/// A member of the company that nobody told and of Denmark may be of any company that the body
/// knows, so that each of them with Denmark may be a group that nobody's words make.
void complete(found_groups& found, std::size_t& groups) {
    constexpr std::size_t most = 100'000;
    if (found.by.size() < 2) return;  // each known value is a group as it is
    std::vector<combination> columns;
    combination now;
    for (const auto& c : found.said) {
        if (std::none_of(c.begin(), c.end(), [](const auto& v) { return v.unknown(); })) continue;
        columns.clear();
        std::size_t ways = 1;
        for (std::size_t i = 0; i < c.size(); ++i) {
            auto& may_be = columns.emplace_back(combination{c[i]});
            if (c[i].unknown()) may_be.insert(may_be.end(), found.by[i].begin(), found.by[i].end());
            ways = std::min(ways * may_be.size(), most + 1);
        }
        if (ways <= most)
            for_each_combination(columns, now, [&](const combination& may_be) {
                if (!found.said.contains(may_be) && found.perhaps.insert(may_be).second) ++groups;
            });
        if (ways > most || found.perhaps.size() > most)
            throw bad_input{problem{
                "E-SIZE", "", "unknown values may make more than 100,000 groups of one body",
                "fill in what is unknown in the grouping columns, or group by fewer of them"}};
    }
}

}  // namespace

void add_groups(const world& w, subject_list& out) {
    constexpr std::size_t most = 2'000'000, most_of_a_row = 10'000;
    constexpr auto too_many_groups = "there are more than 2,000,000 groups";
    const auto bodies = w.facts.table(table_id::bodies).rows;
    std::size_t groups = 0;
    std::vector<found_groups> found(bodies);
    for (auto& f : found) f.by.resize(out.columns.size());
    std::vector<combination> columns;
    combination now;
    const auto add = [&](rows_kind rows, const std::vector<accessor>& by, const fact_table& t) {
        if (by.empty()) return;
        const auto& units = w.units(rows);
        for (std::uint32_t row = 0; row < t.rows; ++row) {
            const auto u = units.at(row);
            auto& here = found[static_cast<std::size_t>(t.body_row[row])];
            for (const auto d : grouping_days(w.facts, by, u, t.start[row], t.stop[row])) {
                group_columns(w.facts, by, u, d, columns);
                std::size_t ways = 1;
                for (std::size_t c = 0; c < columns.size(); ++c) {
                    ways = std::min(ways * columns[c].size(), most);
                    for (const auto& v : columns[c])
                        if (!v.unknown()) here.by[c].insert(v);
                }
                if (ways > most_of_a_row) too_many("one row belongs to more than 10,000 groups");
                for_each_combination(columns, now, [&](const combination& c) {
                    groups += here.said.insert(c).second ? 1U : 0U;
                });
                if (groups > most) too_many(too_many_groups);
            }
        }
    };
    add(rows_kind::mandates, out.on_mandate, w.facts.table(table_id::mandates));
    add(rows_kind::seats, out.on_seat, w.facts.table(table_id::seats));
    out.first_group.push_back(0);
    for (std::uint32_t b = 0; b < bodies; ++b) {
        complete(found[b], groups);
        if (groups > most) too_many(too_many_groups);
        auto all = std::move(found[b].said);
        all.insert(found[b].perhaps.begin(), found[b].perhaps.end());
        for (const auto& c : all) {
            out.row.push_back(b);
            out.groups.push_back({c});
            // who has not said which may be of one that is there already
            const bool untold =
                std::any_of(c.begin(), c.end(), [](const auto& v) { return v.unknown(); });
            out.perhaps.push_back(untold || found[b].perhaps.contains(c) ? 1 : 0);
        }
        out.first_group.push_back(static_cast<std::uint32_t>(out.row.size()));
    }
}

namespace {

/// Whether a text, written plainly, would read as another value or as two parts of a key.
bool could_be_mistaken(const std::string& s) {
    if (s.empty() || s == "?" || s.find_first_of("\"/\\(") != std::string::npos) return true;
    const auto other = s.find_first_not_of("0123456789", s[0] == '-' ? 1 : 0);
    if (other == std::string::npos) return s != "-";
    const bool like_a_day = s[0] >= '0' && s[0] <= '9' && s.size() == 10;
    return like_a_day && day::try_parse(s).has_value();
}
}  // namespace

bool operator<(const group_values::one& a, const group_values::one& b) {
    if (a.unknown() != b.unknown()) return b.unknown();
    if (a.v.index() != b.v.index()) return a.v.index() < b.v.index();
    if (const auto* n = std::get_if<std::int64_t>(&a.v)) return *n < std::get<std::int64_t>(b.v);
    if (const auto* r = std::get_if<ratio>(&a.v)) return *r < std::get<ratio>(b.v);
    if (const auto* d = std::get_if<day>(&a.v)) return *d < std::get<day>(b.v);
    if (const auto* s = std::get_if<std::string>(&a.v)) return *s < std::get<std::string>(b.v);
    if (const auto* d = std::get_if<bounds>(&a.v)) return text(*d) < text(std::get<bounds>(b.v));
    return false;
}

std::string key_text(const group_values::one& one) {
    if (one.unknown()) return "?";
    const auto* s = std::get_if<std::string>(&one.v);
    if (!s || !could_be_mistaken(*s)) return text(one.v);
    std::string out = "\"";
    for (const char c : *s) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
