// SPDX-License-Identifier: BSL-1.0
#include "segments.hpp"

#include <optional>

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

std::uint32_t signature_book::code(std::span<const truth> t, std::vector<truth>& truths) {
    if (t.empty()) return 0;
    std::fill(packed_.begin(), packed_.end(), 0);
    for (std::size_t i = 0; i < t.size(); ++i)
        packed_[i / 32] |= static_cast<std::uint64_t>(t[i]) << (2 * (i % 32));
    std::uint64_t h = 0x9e3779b97f4a7c15U;
    for (const auto w : packed_) h = (h ^ w) * 0xff51afd7ed558ccdU, h ^= h >> 32;
    auto& bucket = codes_[h];
    for (const auto c : bucket)
        if (std::equal(t.begin(), t.end(),
                       truths.begin() + static_cast<std::ptrdiff_t>(c * t.size())))
            return c;
    const auto c = static_cast<std::uint32_t>(truths.size() / t.size());
    truths.insert(truths.end(), t.begin(), t.end());
    bucket.push_back(c);
    return c;
}

truth judge_row(const truth_program& selector, moment m, std::int32_t until,
                std::vector<std::uint8_t>& maybe) {
    const auto n = m.of.rows.size();
    if (!m.of.maybe || n < 2 || std::find(m.of.maybe, m.of.maybe + n, 0) != m.of.maybe + n)
        return judge_stretch(selector, m, until);
    maybe.assign(n, 1);
    m.of.maybe = maybe.data();
    std::optional<truth> all;
    for (auto& each : maybe) {
        each = 0;
        const auto is = judge_stretch(selector, m, until);
        each = 1;
        if (all && *all != is) return truth::maybe;
        all = is;
    }
    return *all;
}

cutter::cutter(const world& w, const lane_program& lane, const std::vector<accessor>& also)
    : w_{w}, lane_{lane}, also_{also}, truths_(lane.selectors.size()) {
    const auto is_dated = [](const accessor& a) { return a.dated(); };
    const auto changes_at_all = [&](const truth_program& s) { return moves(s, w) || varies(s, w); };
    cuts_ = std::any_of(lane.selectors.begin(), lane.selectors.end(), changes_at_all) ||
            std::any_of(lane.columns.begin(), lane.columns.end(), is_dated) ||
            std::any_of(also.begin(), also.end(), is_dated);
}

void cutter::find_days(const unit& u, std::int32_t start, std::int32_t stop,
                       std::initializer_list<std::int32_t> more) {
    days_.assign(more);
    if (cuts_) {
        for (const auto& s : lane_.selectors) steady_days(s, w_, u, start, stop, days_);
        for (const auto& c : lane_.columns) changes(w_.facts, c, u, days_);
        for (const auto& c : also_) changes(w_.facts, c, u, days_);
    }
    std::sort(days_.begin(), days_.end());
    days_.push_back(stop);
}

std::span<const truth> cutter::ask(const unit& u, std::int32_t from, std::int32_t to) {
    const moment m{&w_, u, from, from};
    for (std::size_t s = 0; s < truths_.size(); ++s)
        truths_[s] = judge_row(lane_.selectors[s], m, to, maybe_);
    return truths_;
}

segments make_segments(const world& w, const lane_program& lane, const std::vector<accessor>& also,
                       const unit_table& units) {
    segments out;
    out.selectors = lane.selectors.size();
    cutter each{w, lane, also};
    signature_book book{out.selectors};
    for (std::uint32_t i = 0; i < units.size(); ++i)
        each.cut(units.at(i), units.start[i], units.stop[i], {},
                 [&](std::int32_t from, std::int32_t to, std::span<const truth> truths) {
                     out.start.push_back(from), out.stop.push_back(to), out.unit_of.push_back(i);
                     out.signature.push_back(book.code(truths, out.truths));
                 });
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
