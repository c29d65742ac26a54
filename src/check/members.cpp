// SPDX-License-Identifier: BSL-1.0
#include "members.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>
#include <tuple>

#include "judge.hpp"
#include "usual_member.hpp"
#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// A mandate, or a part of one in which it counts or may count.
struct stretch {
    std::int32_t start, stop;            ///< possibly
    std::int32_t sure_start, sure_stop;  ///< surely
    std::uint32_t row;
    bool maybe;
};

/// The stretches of a mandate in which its holder is a member, or may be.
void add_stretches(const world& w, const usual_member& usual, const fact_table& m,
                   std::uint32_t row, std::vector<stretch>& out) {
    const auto start = m.start[row], stop = m.stop[row];
    const auto from = m.latest_start(row), until = m.earliest_stop(row);
    if (!w.member && usual.all())
        return void(out.push_back({start, stop, from, until, row, false}));
    const unit u{unit_kind::mandate, std::span{&row, 1}};
    std::vector<std::int32_t> days{start};
    if (w.member)
        steady_days(*w.member, w, u, start, stop, days);
    else
        usual.changes(row, days);
    std::erase_if(days, [&](auto d) { return d < start || d >= stop; });
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    const auto before = out.size();
    for (std::size_t i = 0; i < days.size(); ++i) {
        const auto next = i + 1 < days.size() ? days[i + 1] : stop;
        const auto is = w.member ? judge_stretch(*w.member, {&w, u, days[i], days[i]}, next)
                                 : usual.on(row, days[i]);
        if (is == truth::no) continue;
        const bool maybe = is == truth::maybe;
        if (out.size() > before && out.back().stop == days[i] && out.back().maybe == maybe) {
            out.back().stop = next;
            out.back().sure_stop = std::min(until, next);
        } else {
            out.push_back(
                {days[i], next, std::max(from, days[i]), std::min(until, next), row, maybe});
        }
    }
}

class member_table {
public:
    explicit member_table(bool bounded) : bounded_{bounded} {
        out_.kind = rows_kind::members, out_.of = unit_kind::member;
        out_.first.push_back(0);
    }

    void add(const stretch& s) {
        const std::pair<std::uint32_t, bool> row{s.row, false};
        add(s, std::span{&row, 1});
    }
    /// Stretches of one person in one body that may overlap, cut into stretches with a constant
    /// set of rows.
    void add_cluster(std::span<const stretch> cluster) {
        struct edge {
            std::int32_t day;
            std::uint32_t row;
            int sure, possible;
        };
        std::vector<edge> edges;
        for (const auto& s : cluster) {
            edges.push_back({s.start, s.row, 0, 1}), edges.push_back({s.stop, s.row, 0, -1});
            if (s.maybe || s.sure_start >= s.sure_stop) continue;
            edges.push_back({s.sure_start, s.row, 1, 0});
            edges.push_back({s.sure_stop, s.row, -1, 0});
        }
        std::sort(edges.begin(), edges.end(),
                  [](const edge& a, const edge& b) { return a.day < b.day; });
        std::map<std::uint32_t, std::pair<int, int>> now;
        std::vector<std::pair<std::uint32_t, bool>> rows, before;
        for (std::size_t i = 0; i < edges.size();) {
            const auto day = edges[i].day;
            for (; i < edges.size() && edges[i].day == day; ++i) {
                auto& n = now[edges[i].row];
                n.first += edges[i].sure, n.second += edges[i].possible;
            }
            std::erase_if(now, [](const auto& x) { return x.second.second == 0; });
            if (i == edges.size() || now.empty()) {
                before.clear();
                continue;
            }
            const auto next = edges[i].day;
            rows.clear();
            bool sure = false;
            for (const auto& [row, n] : now)
                rows.emplace_back(row, n.first == 0), sure = sure || n.first > 0;
            if (rows == before && out_.stop.back() == day) {
                out_.stop.back() = next;
                if (bounded_) out_.sure_stop.back() = next;
                continue;
            }
            before = rows;
            if (!sure)  // who is there, if anybody, is told by the entry
                for (auto& r : rows) r.second = rows.size() > 1;
            add({day, next, day, next, 0, !sure}, rows);
        }
    }
    [[nodiscard]] unit_table done() && { return std::move(out_); }
    void add(const stretch& s, std::span<const std::pair<std::uint32_t, bool>> rows) {
        // every entry has a list of its rows: what nobody has is refused before it fills the memory
        constexpr std::size_t most = 50'000'000;
        if (out_.rows.size() + rows.size() > most)
            throw bad_input{problem{"E-SIZE", "mandates",
                                    "one person holds too many mandates of one body at once",
                                    "is a column of the seat or the role missing?"}};
        out_.start.push_back(s.start), out_.stop.push_back(s.stop);
        if (bounded_)
            out_.sure_start.push_back(s.sure_start), out_.sure_stop.push_back(s.sure_stop);
        mark(out_.maybe, out_.start.size(), s.maybe);
        for (const auto& [row, maybe] : rows) {
            out_.rows.push_back(row);
            mark(out_.row_maybe, out_.rows.size(), maybe);
        }
        out_.first.push_back(static_cast<std::uint32_t>(out_.rows.size()));
    }

private:
    /// Marks the last of so many; the list stays empty as long as none is marked.
    static void mark(std::vector<std::uint8_t>& list, std::size_t size, bool maybe) {
        if (list.empty() && !maybe) return;
        list.resize(size, 0);
        list.back() = maybe ? 1 : 0;
    }

    unit_table out_;
    bool bounded_;
};

/// Whether every mandate is a member by itself, on all its days.
bool are_as_they_are(const world& w, const usual_member& usual) {
    const auto overlaps = w.facts.overlapping_mandates();
    return !w.member && usual.all() && next_marked(overlaps, 0) == overlaps.size();
}

/// The mandates of people who hold several of a body at once.
void add_together(const fact_table& m, std::vector<stretch>& together, member_table& out) {
    const auto whose = [&](const stretch& s) {
        return std::pair{m.body_row[s.row], m.person_row[s.row]};
    };
    std::sort(together.begin(), together.end(), [&](const stretch& a, const stretch& b) {
        return std::tuple{whose(a), a.row, a.start} < std::tuple{whose(b), b.row, b.start};
    });
    for (auto from = together.begin(); from != together.end();) {
        const auto to = std::find_if(from, together.end(),
                                     [&](const stretch& s) { return whose(s) != whose(*from); });
        out.add_cluster({from, to});
        from = to;
    }
}

}  // namespace

unit_table make_members(const world& w) {
    const auto& m = w.facts.table(table_id::mandates);
    const usual_member usual{w.facts};
    const auto overlaps = w.facts.overlapping_mandates();
    if (are_as_they_are(w, usual)) return rows_as_they_are(m, rows_kind::members);
    std::vector<stretch> alone, together;
    for (std::uint32_t row = 0; row < m.rows; ++row)
        add_stretches(w, usual, m, row, overlaps[row] ? together : alone);
    member_table out{m.bounded()};
    for (const auto& s : alone) out.add(s);
    add_together(m, together, out);
    return std::move(out).done();
}

unit_changes member_changes(const world& w) {
    const auto& m = w.facts.table(table_id::mandates);
    const usual_member usual{w.facts};
    const auto overlaps = w.facts.overlapping_mandates();
    unit_changes all{m.rows, {}, {}};
    if (are_as_they_are(w, usual)) return all;
    all.gone.assign(m.rows, 0);
    std::vector<stretch> together, mine;
    member_table out{m.bounded()};
    const bool only_overlapping = !w.member && usual.all();
    for (std::uint32_t row = 0; row < m.rows; ++row) {
        if (only_overlapping) {  // nearly none: looked for at one go
            row = next_marked(overlaps, row);
            if (row == m.rows) break;
        }
        if (overlaps[row] != 0) {
            all.gone[row] = 1;
            add_stretches(w, usual, m, row, together);
            continue;
        }
        if (!w.member && usual.always(row)) continue;
        mine.clear();
        add_stretches(w, usual, m, row, mine);
        if (mine.size() == 1 && !mine[0].maybe && mine[0].start == m.start[row] &&
            mine[0].stop == m.stop[row])
            continue;
        all.gone[row] = 1;
        for (const auto& s : mine) out.add(s);
    }
    add_together(m, together, out);
    all.others = std::move(out).done();
    return all;
}

unit_table make_strands(const world& w) {
    const auto& m = w.facts.table(table_id::mandates);
    const usual_member usual{w.facts};
    const auto overlaps = w.facts.overlapping_mandates();
    std::vector<stretch> all;
    std::vector<std::size_t> first{0};  // of each mandate's stretches
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<std::uint32_t>> beside;
    for (std::uint32_t row = 0; row < m.rows; ++row) {
        add_stretches(w, usual, m, row, all);
        first.push_back(all.size());
        if (overlaps[row]) beside[{m.body_row[row], m.person_row[row]}].push_back(row);
    }
    member_table out{m.bounded()};
    std::vector<std::int32_t> days;
    std::vector<std::pair<std::uint32_t, bool>> rows;
    for (std::uint32_t row = 0; row < m.rows; ++row)
        for (std::size_t i = first[row]; i < first[row + 1]; ++i) {
            const auto& s = all[i];
            if (!overlaps[row]) {
                out.add(s);
                continue;
            }
            // knowing that this one is there, a member is made of the others too
            const auto& others = beside[{m.body_row[row], m.person_row[row]}];
            days = {s.start, s.stop};
            for (const auto o : others)
                for (std::size_t n = first[o]; o != row && n < first[o + 1]; ++n)
                    days.insert(days.end(),
                                {all[n].start, all[n].stop, all[n].sure_start, all[n].sure_stop});
            std::erase_if(days, [&](auto d) { return d < s.start || d > s.stop; });
            std::sort(days.begin(), days.end());
            days.erase(std::unique(days.begin(), days.end()), days.end());
            for (std::size_t d = 0; d + 1 < days.size(); ++d) {
                rows.assign(1, {row, false});
                for (const auto o : others)
                    for (std::size_t n = first[o]; o != row && n < first[o + 1]; ++n) {
                        const auto& x = all[n];
                        if (x.start > days[d] || days[d] >= x.stop) continue;
                        rows.emplace_back(
                            o, x.maybe || days[d] < x.sure_start || days[d] >= x.sure_stop);
                    }
                auto part = s;
                part.start = days[d], part.stop = days[d + 1];
                out.add(part, rows);
            }
        }
    return std::move(out).done();
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
