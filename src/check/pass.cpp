// SPDX-License-Identifier: BSL-1.0
#include "pass.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "judge.hpp"
#include "known.hpp"
#include "pass_measure.hpp"
#include "pass_rows.hpp"
#include "row_sums.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// The rows by key, each with its pieces; one member is one row, however often it came and went.
void gather(pass& p, const world& w, const segments& s) {
    const auto keys = w.facts.table(table_of(p.base)).rows;
    const auto via = hop_to(p.rows, p.base);
    struct entry {
        std::uint32_t key, unit;
        std::int64_t owner;
    };
    const bool by_strand = p.by_strand();
    const bool by_mandate = by_strand && p.by_mandate();
    std::vector<entry> entries;
    const auto& t = w.facts.table(table_of(p.rows));
    std::vector<std::uint32_t> seen;
    for (std::uint32_t i = 0; i < p.units->size(); ++i) {
        auto u = p.units->at(i);
        if (by_strand) u.rows = u.rows.first(1);  // the others are only beside it
        std::int64_t owner = -1 - std::int64_t{i};
        if (p.rows == rows_kind::members)
            owner = by_mandate ? std::int64_t{u.rows.front()}
                               : (std::int64_t{t.body_row[u.rows.front()]} << 32) +
                                     t.person_row[u.rows.front()];
        seen.clear();
        for_each_row(w.facts, u, via, [&](std::uint32_t key) {
            if (std::find(seen.begin(), seen.end(), key) != seen.end()) return;
            seen.push_back(key);
            entries.push_back({key, i, owner});
        });
    }
    const auto strand = [&](const entry& e) { return p.units->rows[p.units->first[e.unit]]; };
    std::stable_sort(entries.begin(), entries.end(), [&](const entry& a, const entry& b) {
        return std::tuple{a.key, a.owner, strand(a), p.units->start[a.unit]} <
               std::tuple{b.key, b.owner, strand(b), p.units->start[b.unit]};
    });
    std::vector<std::uint32_t> first_piece(p.units->size() + 1);
    for (const auto unit : s.unit_of) ++first_piece[unit + 1];
    std::partial_sum(first_piece.begin(), first_piece.end(), first_piece.begin());
    p.first_row.assign(keys + 1, 0);
    for (std::size_t i = 0; i < entries.size();) {
        const auto& e = entries[i];
        pass::row r{p.units->start[e.unit], p.units->surely_from(e.unit),
                    static_cast<std::uint32_t>(p.piece_of.size()), 0};
        for (; i < entries.size() && entries[i].key == e.key && entries[i].owner == e.owner; ++i) {
            const auto unit = entries[i].unit;
            r.start = std::min(r.start, p.units->start[unit]);
            r.latest_start = std::min(r.latest_start, p.units->surely_from(unit));
            if (by_mandate) {  // it starts when it does, also where it counts only from later on
                const auto row = p.units->rows[p.units->first[unit]];
                r.start = t.start[row], r.latest_start = t.latest_start(row);
            }
            for (auto n = first_piece[unit]; n < first_piece[unit + 1]; ++n)
                p.piece_of.push_back({s.start[n], s.stop[n], unit, s.signature[n]});
        }
        r.pieces = static_cast<std::uint32_t>(p.piece_of.size()) - r.first_piece;
        if (r.pieces == 0) continue;
        p.by_key.push_back(r);
        ++p.first_row[e.key + 1];
    }
    std::partial_sum(p.first_row.begin(), p.first_row.end(), p.first_row.begin());
}

bool same(const std::vector<datum>& a, const std::vector<datum>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const datum& x, const datum& y) {
        return same_said(x, y) && same_gaps(x.gaps, y.gaps);
    });
}

class step_writer {
public:
    step_writer(pass& p) : p_{p} { p_.first_step.push_back(0); }
    void add(std::int32_t day, std::vector<datum> value) {
        const auto begin = p_.first_step.back();
        if (p_.steps.size() > begin && same(p_.values[p_.steps.back().value], value)) return;
        if (p_.values.empty() || !same(p_.values.back(), value))
            p_.values.push_back(std::move(value));
        p_.steps.push_back({day, static_cast<std::uint32_t>(p_.values.size() - 1)});
    }
    void end() { p_.first_step.push_back(static_cast<std::uint32_t>(p_.steps.size())); }

private:
    pass& p_;
};

seen_days days_on(const pass& p, std::int32_t today) {
    const auto first = p.window.first(today);
    return {first, first, p.window.last(today)};
}
/// Before anything began.
seen_days days_before_all(const pass& p) {
    const bool all = p.window.kind == bound_window::kind_type::ahead && !p.window.length;
    return {always_start, always_start, all ? open_stop : always_start};
}

/// A linear form over a window that is the same for all: each row says when what it adds changes.
void add_form_steps(const pass& p, const world& w, std::span<const pass::row> rows,
                    step_writer& out) {
    struct change {
        std::int32_t day;
        contribution by;
        int sign;
    };
    std::vector<change> changed;
    std::vector<std::int32_t> days;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        days.assign(1, always_start);
        days_of_change(p, rows.subspan(i, 1), days);
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        contribution before;
        for (const auto d : days) {
            const seen_rows seen{p,
                                 rows.subspan(i, 1),
                                 {},
                                 d,
                                 d == always_start ? days_before_all(p) : days_on(p, d)};
            const auto now = contribution_of(p, w, seen, 0);
            if (now == before) continue;
            if (!(before == contribution{})) changed.push_back({d, before, -1});
            if (!(now == contribution{})) changed.push_back({d, now, 1});
            before = now;
        }
    }
    std::stable_sort(changed.begin(), changed.end(),
                     [](const change& a, const change& b) { return a.day < b.day; });
    sum_of_rows sum;
    const auto value = [&] { return std::vector<datum>{sum.value()}; };
    out.add(always_start, value());
    for (std::size_t i = 0; i < changed.size();) {
        const auto d = changed[i].day;
        for (; i < changed.size() && changed[i].day == d; ++i)
            sum.add(changed[i].by, changed[i].sign);
        out.add(d, value());
    }
    out.end();
}

void add_steps(const pass& p, const world& w, std::uint32_t key, step_writer& out) {
    const auto rows = p.rows_of(key);
    const auto from = unseen_until(p, w, {}, key);  // whoever asks
    std::vector<std::int32_t> days;
    days_of_change(p, rows, days);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    const auto value = [&](std::int32_t today, seen_days seen) {
        std::vector<datum> v;
        seen.unseen_until = from;
        measure_of(p, w, seen_rows{p, rows, {}, today, seen}, v);
        return v;
    };
    out.add(always_start, value(always_start, days_before_all(p)));
    for (const auto d : days) out.add(d, value(d, days_on(p, d)));
    out.end();
}

}  // namespace

void fill(pass& p, const world& w) {
    p.units = p.by_strand()                  ? &w.strands()
              : p.base == unit_kind::mandate ? &w.found_units(p.rows)
                                             : &w.units(p.rows);
    p.mandates = &w.facts.table(table_id::mandates);
    auto s = make_segments(w, p.lane, p.agree_there, *p.units);
    p.selectors = s.selectors;
    gather(p, w, s);
    p.truths = std::move(s.truths);
    if (const auto known = w.facts.observed(table_of(p.rows))) {
        // known from the first day of the calendar is known from always
        if (known->start() != day::first()) p.observed_start = known->start().count();
        if (known->stop()) p.observed_stop = known->stop()->count();
    }
    using enum pass::measure_type;
    p.stepped =
        p.agree_there.empty() && p.after.empty() &&
        (p.measure == form || p.measure == distinct || p.measure == first || p.measure == last);
    if (!p.stepped) return;
    step_writer out{p};
    for (std::uint32_t key = 0; key + 1 < p.first_row.size(); ++key)
        if (p.measure == form && p.of_fixed_window())
            add_form_steps(p, w, p.rows_of(key), out);
        else
            add_steps(p, w, key, out);
}

std::int32_t next_start(const pass& p, const world& w, const unit& u, std::int32_t later_than,
                        bool surely) {
    std::int32_t out = open_stop;
    for_each_key(p, w.facts, u, [&](std::uint32_t key, bool maybe) {
        const auto rows = p.rows_of(key);
        for (std::size_t n = 0; n < rows.size(); ++n) {
            const auto& r = rows[n];
            if (r.latest_start <= later_than) continue;
            const auto agrees = agreement(p, {&w, u, later_than, later_than}, rows.subspan(n, 1));
            bool sure = !maybe && r.start > later_than;
            auto told = r.start;  // from here on it is not known to be one of the rows
            for (std::size_t i = r.first_piece; i < r.first_piece + r.pieces; ++i) {
                const auto& x = p.piece_of[i];
                const auto agreed = agrees.empty() ? truth::yes : agrees[i - r.first_piece];
                if (agreed == truth::no) continue;
                const auto from = std::max({r.start, later_than + 1, x.start});
                if (!surely && from < x.stop && from <= r.latest_start) out = std::min(out, from);
                sure = sure && (x.start > told || told > r.latest_start ||
                                (agreed == truth::yes && !p.units->perhaps(x.unit)));
                if (x.start <= told) told = std::max(told, x.stop);
            }
            if (surely && sure && told > r.latest_start) out = std::min(out, r.latest_start);
        }
    });
    return out;
}

unseen_starts unseen_later(const pass& p, const world& w, const unit& u, std::int32_t than) {
    unseen_starts out;
    for_each_key(p, w.facts, u, [&](std::uint32_t key, bool) {
        const auto stop = known_days(p, w, u, key).second;
        if (stop != open_stop) out.after = std::min(out.after, std::max(than + 1, stop));
        auto first = than + 1;
        if (p.base != unit_kind::person)
            first = std::max(first, w.facts.table(table_of(p.base)).start[key]);
        if (first < unseen_until(p, w, u, key)) out.before = std::min(out.before, first);
    });
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
