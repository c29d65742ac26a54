// SPDX-License-Identifier: BSL-1.0
#include "segments.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// The dictionary of signatures met so far. Two bits a selector, packed; found by hashing the
/// words.
class signature_book {
public:
    explicit signature_book(std::size_t selectors)
        : words_((selectors + 31) / 32), packed_(words_) {}

    /// The code of a vector of truths; new ones are appended to `truths`.
    std::uint32_t code(const std::vector<truth>& t, std::vector<truth>& truths) {
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

private:
    std::size_t words_;
    std::vector<std::uint64_t> packed_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> codes_;
};

/// What a selector says of an entry. Where each of its rows may be missing, one of them is there
/// all the same: it is so where it is so by whichever of them.
truth by_whichever(const truth_program& selector, moment m, std::int32_t until,
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

}  // namespace

segments make_segments(const world& w, const lane_program& lane, const std::vector<accessor>& also,
                       bool by_sureness, const unit_table* of) {
    const auto& units = of ? *of : w.units(lane.rows);
    segments out;
    out.units = &units;
    out.selectors = lane.selectors.size();
    const auto is_dated = [](const accessor& a) { return a.dated(); };
    const bool moving = std::any_of(lane.selectors.begin(), lane.selectors.end(),
                                    [&](const auto& s) { return moves(s, w); });
    const bool cuts = moving ||
                      std::any_of(lane.selectors.begin(), lane.selectors.end(),
                                  [&](const auto& s) { return varies(s, w); }) ||
                      std::any_of(lane.columns.begin(), lane.columns.end(), is_dated) ||
                      std::any_of(also.begin(), also.end(), is_dated);
    const bool unsure = by_sureness && (units.bounded() || !units.maybe.empty());
    out.plain = units.plain && !cuts;
    out.start.reserve(units.size()), out.stop.reserve(units.size());
    out.unit_of.reserve(units.size()), out.signature.reserve(units.size());

    signature_book book{out.selectors};
    std::vector<truth> truths(out.selectors);
    std::vector<std::int32_t> days;
    std::vector<std::uint8_t> maybe;
    for (std::uint32_t i = 0; i < units.size(); ++i) {
        const auto u = units.at(i);
        days.clear();
        if (cuts) {
            for (const auto& s : lane.selectors)
                steady_days(s, w, u, units.start[i], units.stop[i], days);
            for (const auto& c : lane.columns) changes(w.facts, c, u, days);
            for (const auto& c : also) changes(w.facts, c, u, days);
        }
        if (unsure) days.insert(days.end(), {units.surely_from(i), units.surely_until(i)});
        if (cuts || unsure) std::sort(days.begin(), days.end());
        days.push_back(units.stop[i]);
        std::int32_t from = units.start[i];
        for (const auto next : days) {
            const auto to = std::min(next, units.stop[i]);
            if (to <= from) continue;
            const moment m{&w, u, from, from};
            for (std::size_t s = 0; s < truths.size(); ++s)
                truths[s] = by_whichever(lane.selectors[s], m, to, maybe);
            out.start.push_back(from), out.stop.push_back(to), out.unit_of.push_back(i);
            out.signature.push_back(book.code(truths, out.truths));
            if (unsure)
                out.maybe.push_back(units.perhaps(i) || from < units.surely_from(i) ||
                                    from >= units.surely_until(i));
            from = to;
        }
    }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
