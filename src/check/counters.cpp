// SPDX-License-Identifier: BSL-1.0
#include "counters.hpp"

#include <algorithm>

namespace remit {
inline namespace v0 {
namespace detail {

extent total_of(const registry& r, const accessor& a, const unit& u, std::int32_t day) {
    extent sum;
    for_each_said(r, u, a.via, [&](std::uint32_t row, bool maybe) {
        extent here;
        bool any = false, unknown = false;
        for_each_code(
            *a.column, row, day_within(a, u, row, day),
            [&](std::int32_t c) {
                const auto v = extent::of(
                    std::get<std::int64_t>(a.column->dictionary[static_cast<std::size_t>(c)]));
                here = any ? hull(here, v) : v;  // several values in force: it may be any of them
                any = true;
            },
            [&] { unknown = true; });
        if (unknown) here = extent::anything();
        sum = sum + (maybe ? hull(here, {}) : here);
    });
    return sum;
}

contribution as_contribution(const extent& e) {
    contribution out;
    out.unbounded_below = !e.lo.finite();
    out.unbounded_above = !e.hi.finite();
    if (!out.unbounded_below) out.lo = static_cast<std::int64_t>(e.lo.num);
    if (!out.unbounded_above) out.hi = static_cast<std::int64_t>(e.hi.num);
    return out;
}

namespace {

bool sums_values(const form& f) {
    return std::any_of(f.terms.begin(), f.terms.end(), [](const term& t) { return t.total >= 0; });
}

/// The contribution of a row with a given signature. Terms with the same selector are taken or left
/// together.
template <class V>
contribution contribute(const segments& s, std::uint32_t sig, const form& f, bool maybe,
                        V value_of) {
    extent sum;
    for (std::size_t i = 0; i < f.terms.size();) {
        const auto selector = f.terms[i].selector;
        const auto taken = s.of(sig, selector);
        extent part;
        for (; i < f.terms.size() && f.terms[i].selector == selector; ++i) {
            const auto& t = f.terms[i];
            if (taken != truth::no)
                part = part + (t.total < 0 ? extent::of(1) : value_of(t.total)) *
                                  extent::of(t.coefficient);
        }
        sum = sum + (taken == truth::maybe ? hull(part, {}) : part);
    }
    return as_contribution(maybe ? hull(sum, {}) : sum);
}

}  // namespace

contribution contribution_of(const world& w, const lane_program& lane, const segments& s,
                             std::uint32_t segment, const form& f, bool maybe) {
    return contribute(s, s.signature[segment], f, maybe, [&](std::int32_t column) {
        return total_of(w.facts, lane.columns[static_cast<std::size_t>(column)],
                        s.units->at(s.unit_of[segment]), s.start[segment]);
    });
}

counters::counters(const world& w, const counting& c, const std::vector<segments>& s)
    : w_{w}, c_{c}, s_{s} {
    lanes_.resize(c.lanes.size());
    for (std::uint32_t i = 0; i < c.forms.size(); ++i)
        (sums_values(c.forms[i]) ? lanes_[c.forms[i].lane].by_value
                                 : lanes_[c.forms[i].lane].by_table)
            .push_back(i);
    for (std::uint32_t i = 0; i < c.distincts.size(); ++i) {
        const auto& d = c.distincts[i];
        lanes_[d.lane].distincts.push_back(i);
        const auto codes =
            c.lanes[d.lane].columns[static_cast<std::size_t>(d.column)].column->dictionary.size();
        values_.push_back({std::vector<std::int32_t>(codes), std::vector<std::int32_t>(codes), {}});
    }
    for (std::size_t l = 0; l < lanes_.size(); ++l)
        for (std::uint32_t sig = 0; sig < s[l].signatures(); ++sig)
            for (const bool maybe : {false, true})
                for (const auto f : lanes_[l].by_table)
                    lanes_[l].table.push_back(contribute(s[l], sig, c.forms[f], maybe,
                                                         [](std::int32_t) { return extent{}; }));
    tally_.forms.resize(c.forms.size());
    tally_.distincts.resize(c.distincts.size());
}

void counters::reset() {
    std::fill(tally_.forms.begin(), tally_.forms.end(), tally::bounds_of_form{});
    for (auto& v : values_) {
        for (const auto c : v.touched)
            v.sure[static_cast<std::size_t>(c)] = v.possible[static_cast<std::size_t>(c)] = 0;
        v.touched.clear();
        v.sure_codes = v.possible_codes = v.unknown_rows = v.sure_rows = 0;
    }
}

void counters::add(std::uint32_t f, const contribution& c, bool begins) {
    auto& b = tally_.forms[f];
    const int sign = begins ? 1 : -1;
    b.lo += sign * c.lo;
    b.hi += sign * c.hi;
    b.unbounded_below += sign * c.unbounded_below;
    b.unbounded_above += sign * c.unbounded_above;
}

void counters::apply(std::size_t lane, lane_event e) {
    const auto& l = lanes_[lane];
    const auto& s = s_[lane];
    const auto sig = s.signature[e.segment()];
    const auto* row =
        l.table.data() + (std::size_t{sig} * 2 + (e.maybe() ? 1 : 0)) * l.by_table.size();
    for (std::size_t i = 0; i < l.by_table.size(); ++i) add(l.by_table[i], row[i], e.begins());
    for (const auto f : l.by_value)
        add(f, contribution_of(w_, c_.lanes[lane], s, e.segment(), c_.forms[f], e.maybe()),
            e.begins());
    for (const auto d : l.distincts) apply_distinct(d, e);
}

void counters::apply_distinct(std::uint32_t which, lane_event e) {
    const auto& d = c_.distincts[which];
    const auto& s = s_[d.lane];
    auto taken = s.of(s.signature[e.segment()], d.selector);
    if (e.maybe()) taken = taken & truth::maybe;
    if (taken == truth::no) return;
    auto& v = values_[which];
    const int sign = e.begins() ? 1 : -1;
    const bool sure = taken == truth::yes;
    bool has_value = false;
    const auto count = [&](std::vector<std::int32_t>& counts, std::int32_t& codes, std::int32_t c) {
        auto& n = counts[static_cast<std::size_t>(c)];
        if (e.begins() && n == 0) ++codes;
        n += sign;
        if (!e.begins() && n == 0) --codes;
    };
    const auto& a = c_.lanes[d.lane].columns[static_cast<std::size_t>(d.column)];
    std::uint32_t last = UINT32_MAX;
    const auto u = s.units->at(s.unit_of[e.segment()]);
    for_each_said(w_.facts, u, a.via, [&](std::uint32_t row, bool maybe) {
        for_each_code(
            *a.column, row, day_within(a, u, row, s.start[e.segment()]),
            [&](std::int32_t c) {
                has_value = has_value || !maybe;
                if (e.begins()) v.touched.push_back(c);
                count(v.possible, v.possible_codes, c);
                if (sure && !maybe) count(v.sure, v.sure_codes, c);
            },
            [&] {
                has_value = has_value || !maybe;
                if (row != last)
                    v.unknown_rows += sign;  // one row is unknown once, however often it is met
                last = row;
            });
    });
    if (sure && has_value) v.sure_rows += sign;
}

const tally& counters::now() {
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const auto& v = values_[i];
        tally_.distincts[i] = {number{std::max(v.sure_codes, v.sure_rows > 0 ? 1 : 0)},
                               number{v.possible_codes + v.unknown_rows}};
    }
    return tally_;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
