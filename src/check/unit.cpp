// SPDX-License-Identifier: BSL-1.0
#include "unit.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

struct stretch {
    std::int32_t start, stop;
    std::uint32_t row;
};

/// The stretches of a mandate in which its holder is a member: all of it but what is hindered.
void add_effective(std::vector<stretch>& out, const fact_table& m, const fact_column* status,
                   std::int32_t hindered, std::uint32_t row) {
    const auto start = m.start[row], stop = m.stop[row];
    if (!status || hindered < 0) return void(out.push_back({start, stop, row}));
    if (!status->dated()) {
        if (status->code[row] != hindered) out.push_back({start, stop, row});
        return;
    }
    std::int32_t from = start;
    for (const auto& v : status->of(row)) {
        if (v.code != hindered || v.stop <= from || v.start >= stop) continue;
        if (v.start > from) out.push_back({from, v.start, row});
        from = std::max(from, v.stop);
    }
    if (from < stop) out.push_back({from, stop, row});
}

/// Stretches of one person in one body that may overlap, cut into stretches with a constant set of
/// rows.
void add_cluster(unit_table& out, std::span<const stretch> cluster) {
    struct edge {
        std::int32_t day;
        bool begins;
        std::uint32_t row;
    };
    std::vector<edge> edges;
    for (const auto& s : cluster)
        edges.push_back({s.start, true, s.row}), edges.push_back({s.stop, false, s.row});
    std::sort(edges.begin(), edges.end(), [](const edge& a, const edge& b) {
        return std::tuple{a.day, a.begins} < std::tuple{b.day, b.begins};
    });
    // every entry has a list of its rows: what nobody has is refused before it fills the memory
    constexpr std::size_t most = 50'000'000;
    std::set<std::uint32_t> now;
    std::vector<std::uint32_t> before;
    for (std::size_t i = 0; i < edges.size();) {
        const auto day = edges[i].day;
        for (; i < edges.size() && edges[i].day == day; ++i)
            if (edges[i].begins)
                now.insert(edges[i].row);
            else
                now.erase(edges[i].row);
        if (i == edges.size() || now.empty()) {
            before.clear();
            continue;
        }
        const auto next = edges[i].day;
        if (std::equal(now.begin(), now.end(), before.begin(), before.end()) &&
            out.stop.back() == day) {
            out.stop.back() = next;
            continue;
        }
        before.assign(now.begin(), now.end());
        if (out.rows.size() + now.size() > most)
            throw bad_input{problem{"E-SIZE", "mandates",
                                    "one person holds too many mandates of one body at once",
                                    "is a column of the seat or the role missing?"}};
        out.start.push_back(day);
        out.stop.push_back(next);
        out.rows.insert(out.rows.end(), now.begin(), now.end());
        out.first.push_back(static_cast<std::uint32_t>(out.rows.size()));
    }
}

unit_table rows_as_they_are(const fact_table& t, rows_kind kind, unit_kind of) {
    unit_table out{kind, of, true, t.start, t.stop, {}, {}};
    out.first.resize(t.rows + 1);
    out.rows.resize(t.rows);
    std::iota(out.first.begin(), out.first.end(), 0U);
    std::iota(out.rows.begin(), out.rows.end(), 0U);
    return out;
}

unit_table members(const registry& r) {
    const auto& m = r.table(table_id::mandates);
    const auto* status = m.find("status");
    std::int32_t hindered = -1;
    if (status)
        for (std::size_t c = 0; c < status->dictionary.size(); ++c)
            if (status->dictionary[c] == value{std::string{"hindered"}})
                hindered = static_cast<std::int32_t>(c);
    const auto overlaps = r.overlapping_mandates();
    const bool any_overlap =
        std::any_of(overlaps.begin(), overlaps.end(), [](auto o) { return o != 0; });
    if (!any_overlap && hindered < 0)
        return rows_as_they_are(m, rows_kind::members, unit_kind::member);

    unit_table out{rows_kind::members, unit_kind::member, false, {}, {}, {0}, {}};
    std::vector<stretch> alone, together;
    for (std::uint32_t row = 0; row < m.rows; ++row)
        add_effective(overlaps[row] ? together : alone, m, status, hindered, row);
    for (const auto& s : alone) {
        out.start.push_back(s.start), out.stop.push_back(s.stop), out.rows.push_back(s.row);
        out.first.push_back(static_cast<std::uint32_t>(out.rows.size()));
    }
    const auto whose = [&](const stretch& s) {
        return std::pair{m.body_row[s.row], m.person_row[s.row]};
    };
    std::sort(together.begin(), together.end(), [&](const stretch& a, const stretch& b) {
        return std::tuple{whose(a), a.row, a.start} < std::tuple{whose(b), b.row, b.start};
    });
    for (auto from = together.begin(); from != together.end();) {
        const auto to = std::find_if(from, together.end(),
                                     [&](const stretch& s) { return whose(s) != whose(*from); });
        add_cluster(out, {from, to});
        from = to;
    }
    return out;
}

}  // namespace

unit_table make_units(const registry& r, rows_kind kind) {
    switch (kind) {
        case rows_kind::members: return members(r);
        case rows_kind::mandates:
            return rows_as_they_are(r.table(table_id::mandates), kind, unit_kind::mandate);
        case rows_kind::seats:
            return rows_as_they_are(r.table(table_id::seats), kind, unit_kind::seat);
        case rows_kind::offices: break;
    }
    return rows_as_they_are(r.table(table_id::offices), kind, unit_kind::office);
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
