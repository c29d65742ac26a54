// SPDX-License-Identifier: BSL-1.0
#include "pass_measure.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "gaps.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

contribution contribution_of(const pass& p, const world& w, const seen_rows& seen,
                             std::size_t row) {
    const auto there = seen.counts(row, -1);
    if (there == truth::no) return {};
    row_sums sums;
    const auto taken_by = [&](const seen_rows& by) {
        return [&, there](std::int32_t selector) {
            return there == truth::yes ? by.counts(row, selector)
                                       : by.counts_if_there(row, selector);
        };
    };
    const auto value_by = [&](const supposition* now) {
        return [&, now](std::int32_t column) {
            return seen.total_from(w, p.lane.columns[static_cast<std::size_t>(column)], row, now);
        };
    };
    if (there == truth::yes)
        if (const auto sum = known_sum(p.what, taken_by(seen), value_by(nullptr)))
            return {*sum, *sum, false, false, nullptr};
    std::vector<std::int32_t> selectors;
    for (const auto& t : p.what.terms) selectors.push_back(t.selector);
    if (seen.is_open(row, selectors)) {
        supposing all{p.lane, selectors};
        seen.look_at(w.facts, row, all);
        if (const auto ways = all.ways(); ways > 1)
            all.for_each([&](const supposition& now) {
                add_sums(p.what, taken_by(seen.supposed(w, row, selectors, now)), value_by(&now),
                         sums, ways);
            });
    }
    if (sums.empty()) add_sums(p.what, taken_by(seen), value_by(nullptr), sums);
    if (there == truth::maybe) sums.push_back({});
    return as_contribution(std::move(sums));
}

namespace {

/// What tells one value from another.
struct value_key {
    datum::kind_type kind;
    number n, m;
    std::string_view text;
    explicit value_key(const datum& d) : kind{d.kind}, n{d.range.lo}, m{d.range.hi}, text{d.text} {}
    friend bool operator<(const value_key& a, const value_key& b) {
        if (a.kind != b.kind) return a.kind < b.kind;
        if (a.text != b.text) return a.text < b.text;
        return a.n < b.n || (a.n == b.n && a.m < b.m);
    }
};

void distinct_of(const pass& p, const world& w, const seen_rows& seen, std::vector<datum>& out) {
    std::map<value_key, bool> values;  // with whether some row surely has it
    std::int64_t unknown = 0;
    bool something = false;
    const auto is_sure = [](const datum& d) { return d.sure; };
    const auto told = [](const datum& d) {
        return d.kind == datum::kind_type::text ||
               (d.kind != datum::kind_type::unknown && d.range.exact());
    };
    const auto same_value = [](const datum& a, const datum& b) {
        return !(value_key{a} < value_key{b}) && !(value_key{b} < value_key{a});
    };
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto is = seen.counts(i, p.selector);
        if (is == truth::no) continue;
        const auto days = seen.said_by(w, p.lane.columns[static_cast<std::size_t>(p.column)], i);
        std::set<std::pair<std::uint32_t, std::uint32_t>> not_told;  // by row
        bool says_something = true;
        for (const auto& day : days) {
            says_something = says_something && std::any_of(day.begin(), day.end(), is_sure);
            for (const auto& d : day)
                if (told(d))
                    values.try_emplace(value_key{d}, false);
                else
                    not_told.emplace(d.row, d.nth);
        }
        unknown += static_cast<std::int64_t>(not_told.size());
        if (is != truth::yes) continue;
        something = something || says_something;
        for (const auto& d : days.front()) {
            const auto same = [&](const datum& x) { return x.sure && same_value(x, d); };
            if (told(d) && d.sure && std::all_of(days.begin(), days.end(), [&](const auto& day) {
                    return std::any_of(day.begin(), day.end(), same);
                }))
                values.find(value_key{d})->second = true;
        }
    }
    const auto sure =
        std::count_if(values.begin(), values.end(), [](const auto& v) { return v.second; });
    const auto possible = static_cast<std::int64_t>(values.size()) + unknown;
    out.push_back({datum::kind_type::number,
                   {number{std::max<std::int64_t>(sure, something ? 1 : 0)}, number{possible}}});
}

/// The candidates for being first or last: rows that no row surely comes before or after.
void extreme_of(const pass& p, const world& w, const seen_rows& seen, std::vector<datum>& out) {
    const bool last = p.measure == pass::measure_type::last;
    std::vector<std::pair<std::size_t, truth>> counted;
    std::int32_t bound = last ? always_start : open_stop;  // of those that surely count
    bool sure = false;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto is = seen.counts(i, p.selector);
        if (is == truth::no) continue;
        counted.emplace_back(i, is);
        if (is != truth::yes) continue;
        sure = true;
        bound = last ? std::max(bound, seen.at(i).start) : std::min(bound, seen.at(i).latest_start);
    }
    std::vector<std::vector<datum>> candidates;
    for (const auto& [i, is] : counted) {
        const auto& r = seen.at(i);
        if (sure && (last ? bound > r.latest_start : bound < r.start)) continue;
        seen.collect_from(w, p.lane.columns[static_cast<std::size_t>(p.column)], i,
                          candidates.emplace_back());
    }
    const auto never = extent::of(number::infinity(last ? -1 : 1));
    if (!sure) {
        candidates.emplace_back();
        if (p.day_valued) candidates.back().push_back({datum::kind_type::day, never});
    }
    if (candidates.size() == 1) {
        out = std::move(candidates.front());
        return;
    }
    // whichever of them it is, what is asked of it comes to the same
    const auto equal = [](const std::vector<datum>& a, const std::vector<datum>& b) {
        return std::is_permutation(a.begin(), a.end(), b.begin(), b.end(), same_said);
    };
    if (std::all_of(candidates.begin() + 1, candidates.end(),
                    [&](const auto& c) { return equal(c, candidates.front()); })) {
        out = std::move(candidates.front());
        return;
    }
    std::optional<datum> together;
    for (const auto& c : candidates)
        for (auto d : c) {
            d.sure = false;
            if (d.kind == datum::kind_type::text || d.kind == datum::kind_type::unknown)
                out.push_back(d);
            else if (!together)
                together = d;
            else
                together->range = hull(together->range, d.range);
        }
    if (!together) return;
    // bounds of one value say all that several unsure ones do, unless there may be no value at all
    together->sure = out.empty() && std::none_of(candidates.begin(), candidates.end(),
                                                 [](const auto& c) { return c.empty(); });
    together->inner = together->range;
    out.push_back(*together);
}

}  // namespace

void sum_of_rows::add(const contribution& c, int sign) {
    bounds_.add(c, sign);
    if (c.gaps) follow_gaps(gapped_, c, sign);
}

datum sum_of_rows::value() const {
    datum out{datum::kind_type::number, bounds_.value()};
    out.gaps = gaps_of(bounds_, gapped_);
    return out;
}

void measure_of(const pass& p, const world& w, const seen_rows& seen, std::vector<datum>& out) {
    using enum pass::measure_type;
    switch (p.measure) {
        case form: {
            sum_of_rows sum;
            for (std::size_t i = 0; i < seen.size(); ++i)
                sum.add(contribution_of(p, w, seen, i), 1);
            return out.push_back(sum.value());
        }
        case distinct: return distinct_of(p, w, seen, out);
        case days: {
            datum d{datum::kind_type::number};
            for (std::size_t i = 0; i < seen.size(); ++i) {
                const auto n = seen.days_of(i, p.selector);
                d.range = d.range + extent{n.surely, n.possibly};
            }
            d.inner = d.range;
            return out.push_back(d);
        }
        default: return extreme_of(p, w, seen, out);
    }
}

namespace {

/// The seats of the first value by highest averages, at the least and at the most: a tie may go
/// either way.
std::pair<std::int64_t, std::int64_t> divided(const std::vector<std::int64_t>& votes,
                                              std::int64_t seats, bool sainte_lague) {
    struct quotient {
        std::int64_t votes, by;
        bool own;
    };
    constexpr std::int64_t most = 100'000;
    if (seats > most || static_cast<std::int64_t>(votes.size()) * seats > 10 * most)
        throw bad_input{problem{"E-SIZE", "", "too many seats to divide", "100,000 at the most"}};
    std::vector<quotient> all;
    for (std::size_t v = 0; v < votes.size(); ++v)
        for (std::int64_t k = 0; k < seats; ++k)
            all.push_back({votes[v], sainte_lague ? 2 * k + 1 : k + 1, v == 0});
    std::erase_if(all, [](const quotient& q) { return q.votes == 0; });  // no vote, no seat
    const auto above = [](const quotient& a, const quotient& b) {
        return a.votes * b.by > b.votes * a.by;
    };
    std::sort(all.begin(), all.end(), above);
    if (seats <= 0 || all.empty()) return {0, 0};
    const auto& cut = all[std::min(all.size(), static_cast<std::size_t>(seats)) - 1];
    std::int64_t sure = 0, tied = 0, above_cut = 0, at_cut = 0;
    for (const auto& q : all) {
        if (above(q, cut))
            ++above_cut, sure += q.own ? 1 : 0;
        else if (!above(cut, q))
            ++at_cut, tied += q.own ? 1 : 0;
    }
    const auto left = seats - above_cut;
    return {sure + std::max<std::int64_t>(0, left - (at_cut - tied)), sure + std::min(tied, left)};
}

}  // namespace

extent apportioned(const pass& p, const world& w, const seen_rows& seen, const extent& seats,
                   const std::vector<datum>& own) {
    if (own.empty()) return {};
    struct tallied {
        std::int64_t surely = 0, possibly = 0;
    };
    std::map<value_key, tallied> votes;
    std::int64_t unknown = 0;
    std::vector<datum> data;
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const auto is = seen.counts(i, -1);
        if (is == truth::no) continue;
        data.clear();
        seen.collect_from(w, p.lane.columns[static_cast<std::size_t>(p.column)], i, data);
        bool not_told = false;
        for (const auto& d : data) {
            if (d.kind == datum::kind_type::unknown) {
                not_told = true;
                continue;
            }
            auto& v = votes[value_key{d}];
            ++v.possibly;
            if (is == truth::yes && d.sure) ++v.surely;
        }
        unknown += not_told ? 1 : 0;
    }
    const auto whole = [](const number& n) {
        return n.finite() && n.num > 0 ? static_cast<std::int64_t>(n.floor().num) : 0;
    };
    std::optional<extent> out;
    const auto one = [&](const value_key* mine) {
        const auto bounds_of = [&](std::int64_t n, bool least) {
            std::vector<std::int64_t> all(1);
            if (mine)
                if (const auto v = votes.find(*mine); v != votes.end())
                    all[0] = least ? v->second.surely : v->second.possibly;
            if (!least) all[0] += unknown;
            for (const auto& [key, v] : votes)
                if (!mine || key < *mine || *mine < key)
                    all.push_back(least ? v.possibly + unknown : v.surely);
            // those not told may also have voted for what nobody else did
            if (least)
                for (std::int64_t k = 1; k <= unknown; ++k) all.push_back(unknown / k);
            const auto d = divided(all, n, p.sainte_lague);
            return least ? d.first : d.second;
        };
        const extent e{
            number{bounds_of(whole(seats.lo), true)},
            seats.hi.finite() ? number{bounds_of(whole(seats.hi), false)} : number::infinity(1)};
        out = out ? hull(*out, e) : e;
    };
    for (const auto& d : own) {
        if (d.kind == datum::kind_type::unknown)
            return {number{}, seats.hi.finite() ? number{whole(seats.hi)} : number::infinity(1)};
        const value_key mine{d};
        one(&mine);
    }
    return *out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
