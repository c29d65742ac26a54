// SPDX-License-Identifier: BSL-1.0
#include "counters.hpp"

#include <algorithm>

#include "gaps.hpp"
#include "supposing.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// What is supposed of a number that is added up, as far as sums of it are sure to be held.
extent addable(const datum& says) {
    if (says.kind != datum::kind_type::number || !says.sure) return extent::anything();
    const number most{largest_supposed};
    return {says.range.lo < -most ? number::infinity(-1) : smaller(says.range.lo, most),
            most < says.range.hi ? number::infinity(1) : larger(says.range.hi, -most)};
}

}  // namespace

extent total_of(const registry& r, const accessor& a, const unit& u, std::int32_t day,
                const supposition* supposed) {
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
        if (unknown) {
            const auto* says = supposed ? supposed->of(a.column, row) : nullptr;
            here = says ? addable(*says) : extent::anything();
        }
        sum = sum + (maybe ? hull(here, {}) : here);
    });
    return sum;
}

namespace {

/// What a row adds of which something is not known.
contribution supposed_contribution(const swept_rows& s, const row_stretch& row, const form& f,
                                   bool maybe) {
    const auto& w = s.in();
    const auto& lane = s.lane();
    std::vector<std::int32_t> selectors;
    for (const auto& t : f.terms) selectors.push_back(t.selector);
    supposing all{lane, selectors};
    all.look_at(w.facts, row.of, row.from, false);
    const auto ways = all.ways();
    row_sums sums;
    std::vector<std::uint8_t> room;
    const auto add = [&](const supposition* now) {
        moment m{&w, row.of, row.from, row.from};
        m.supposed = now;
        const auto taken = [&](std::int32_t selector) {
            return selector < 0 ? truth::yes
                                : judge_row(lane.selectors[static_cast<std::size_t>(selector)], m,
                                            row.to, room);
        };
        const auto value_of = [&](std::int32_t column) {
            return total_of(w.facts, lane.columns[static_cast<std::size_t>(column)], row.of,
                            row.from, now);
        };
        add_sums(f, taken, value_of, sums, std::max<std::size_t>(ways, 1));
    };
    if (ways == 0)
        add(nullptr);
    else
        all.for_each([&](const supposition& now) { add(&now); });
    if (maybe) sums.push_back({});
    return as_contribution(std::move(sums));
}

contribution known_contribution(std::int64_t sum, bool maybe) {
    if (maybe && sum != 0) return as_contribution({{extent::of(number{sum}), sum, 0}, {}});
    return {sum, sum, false, false, nullptr};
}

}  // namespace

contribution contribution_of(const world& w, const lane_program& lane, const swept_rows& s,
                             std::uint32_t segment, const form& f, bool maybe) {
    const auto sig = s.signature_of(segment);
    const auto sum = known_sum(
        f, [&](std::int32_t selector) { return s.of(sig, selector); },
        [&](std::int32_t column) {
            return total_of(w.facts, lane.columns[static_cast<std::size_t>(column)],
                            s.unit_at(segment), s.start_of(segment));
        });
    if (sum) return known_contribution(*sum, maybe);
    return supposed_contribution(s, {s.unit_at(segment), s.start_of(segment), s.stop_of(segment)},
                                 f, maybe);
}

contribution contribution_of(const swept_rows& s, std::uint32_t signature, const form& f,
                             bool maybe) {
    const auto taken = [&](std::int32_t selector) { return s.of(signature, selector); };
    const auto nothing = [](std::int32_t) { return extent{}; };
    if (const auto sum = known_sum(f, taken, nothing)) return known_contribution(*sum, maybe);
    if (const auto row = s.example_of(signature)) return supposed_contribution(s, *row, f, maybe);
    row_sums sums;
    add_sums(f, taken, nothing, sums);
    if (maybe) sums.push_back({});
    return as_contribution(std::move(sums));
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
    tally_.gapped.clear();
    values_.reset();
}

void counters::add(std::uint32_t f, const contribution& c, bool begins) {
    const int sign = begins ? 1 : -1;
    tally_.forms[f].add(c, sign);
    if (!c.gaps) return;
    if (tally_.gapped.empty()) tally_.gapped.resize(c_.forms.size());
    follow_gaps(tally_.gapped[f], c, sign);
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
