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

/// The contribution of a row with a given signature. Terms with the same selector are taken or left
/// together.
template <class V>
contribution contribute(const swept_rows& s, std::uint32_t sig, const form& f, bool maybe,
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

contribution contribution_of(const world& w, const lane_program& lane, const swept_rows& s,
                             std::uint32_t segment, const form& f, bool maybe) {
    return contribute(s, s.signature_of(segment), f, maybe, [&](std::int32_t column) {
        return total_of(w.facts, lane.columns[static_cast<std::size_t>(column)], s.unit_at(segment),
                        s.start_of(segment));
    });
}

contribution contribution_of(const swept_rows& s, std::uint32_t signature, const form& f,
                             bool maybe) {
    return contribute(s, signature, f, maybe, [](std::int32_t) { return extent{}; });
}

counters::counters(const world& w, const counting& c, const std::vector<swept_rows>& s)
    : w_{w}, c_{c}, s_{s}, values_{w, c, s} {
    lanes_.resize(c.lanes.size());
    for (std::uint32_t i = 0; i < c.forms.size(); ++i)
        (c.forms[i].sums_values() ? lanes_[c.forms[i].lane].by_value
                                  : lanes_[c.forms[i].lane].by_table)
            .push_back(i);
    for (std::uint32_t i = 0; i < c.distincts.size(); ++i)
        lanes_[c.distincts[i].lane].distincts.push_back(i);
    for (std::size_t l = 0; l < lanes_.size(); ++l)
        for (std::uint32_t sig = 0; sig < s[l].signatures(); ++sig)
            for (const bool maybe : {false, true})
                for (const auto f : lanes_[l].by_table)
                    lanes_[l].table.push_back(contribution_of(s[l], sig, c.forms[f], maybe));
    tally_.forms.resize(c.forms.size());
    tally_.distincts.resize(c.distincts.size());
}

void counters::reset() {
    std::fill(tally_.forms.begin(), tally_.forms.end(), tally::bounds_of_form{});
    values_.reset();
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
    const auto sig = s.signature_of(e.segment());
    const auto* row =
        l.table.data() + (std::size_t{sig} * 2 + (e.maybe() ? 1 : 0)) * l.by_table.size();
    for (std::size_t i = 0; i < l.by_table.size(); ++i) add(l.by_table[i], row[i], e.begins());
    for (const auto f : l.by_value)
        add(f, contribution_of(w_, c_.lanes[lane], s, e.segment(), c_.forms[f], e.maybe()),
            e.begins());
    for (const auto d : l.distincts) values_.apply(d, e);
}

const tally& counters::now() {
    for (std::uint32_t i = 0; i < tally_.distincts.size(); ++i)
        tally_.distincts[i] = values_.now(i);
    return tally_;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
