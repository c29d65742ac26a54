// SPDX-License-Identifier: BSL-1.0
#include "support/look_at_all.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace remit_test {
namespace {

using remit::cadence_part;
using remit::day;
using remit::hindrance;
using remit::planning;
using days = std::vector<day>;

/// What is known without what a plan need not mind.
planning without(planning p, const hindrance& h) {
    const auto erase = [](auto& from, std::size_t at) {
        from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
    };
    if (h.why == hindrance::kind::held)
        std::erase_if(p.held, [&](day d) { return d < p.over.start(); });
    if (h.why == hindrance::kind::fixed)
        erase(p.held, static_cast<std::size_t>(std::find(p.held.begin(), p.held.end(), *h.on) -
                                               p.held.begin()));
    if (h.why == hindrance::kind::busy)
        erase(p.busy, static_cast<std::size_t>(
                          std::find_if(p.busy.begin(), p.busy.end(),
                                       [&](const auto& b) { return b.who == h.what; }) -
                          p.busy.begin()));
    return p;
}

/// All that may stand against a plan.
std::vector<hindrance> all_hindrances(const std::vector<cadence_part>& parts, const planning& p) {
    std::vector<hindrance> out;
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!std::holds_alternative<remit::cadence_parts::except_in>(parts[i]))
            out.push_back({hindrance::kind::part, i, remit::text(parts[i])});
    bool before = false;
    for (const auto d : p.held) {
        before = before || d < p.over.start();
        if (p.over.contains(d))
            out.push_back({hindrance::kind::fixed, 0, "the meeting on " + text(d), d});
    }
    if (before)
        out.push_back({hindrance::kind::held, 0, "the meetings before " + text(p.over.start())});
    for (const auto& b : p.busy) out.push_back({hindrance::kind::busy, 0, b.who});
    return out;
}

}  // namespace

question with_only(const question& q, const std::vector<hindrance>& some) {
    question out{{}, q.known};
    for (const auto& h : all_hindrances(q.parts, q.known))
        if (h.why == hindrance::kind::busy && std::find(some.begin(), some.end(), h) == some.end())
            out.known = without(out.known, h);
    for (std::size_t i = 0; i < q.parts.size(); ++i)
        if (std::holds_alternative<remit::cadence_parts::except_in>(q.parts[i]) ||
            std::any_of(some.begin(), some.end(), [&](const hindrance& h) {
                return h.why == hindrance::kind::part && h.part == i;
            }))
            out.parts.push_back(q.parts[i]);
    return out;
}

std::vector<days> by_looking_at_all(const question& q) {
    const auto sets = all_sets(free_days(q.known));
    const auto keep = kept(q.parts, q.known, sets);
    std::vector<days> out;
    for (std::size_t i = 0; i < sets.size(); ++i)
        if (keep[i]) out.push_back(sets[i]);
    return out;
}

namespace {

/// What is wanting to `most` days between each meeting of these days and the one before it,
/// squared.
std::int64_t wanting(days all, const planning& p, std::int64_t most) {
    all.insert(all.end(), p.held.begin(), p.held.end());
    std::sort(all.begin(), all.end());
    std::int64_t out = 0;
    for (std::size_t i = 1; i < all.size(); ++i)
        if (p.over.contains(all[i]) && all[i] != all[i - 1]) {
            const auto less = std::max<std::int64_t>(0, most - (all[i] - all[i - 1]));
            out += less * less;
        }
    return out;
}
/// How far apart they need be, as meeting_plan.hpp has it.
std::int64_t even_gap(const std::vector<cadence_part>& parts) {
    std::optional<std::int64_t> out;
    for (const auto& p : parts)
        if (const auto* q = std::get_if<remit::cadence_parts::quota>(&p); q && q->at_least) {
            constexpr std::int64_t of[] = {28, 90, 181, 365};
            const auto n = of[static_cast<std::size_t>(q->per)] / *q->at_least;
            out = out ? std::min(*out, n) : n;
        }
    return out.value_or(0);
}

}  // namespace

days best_of(const std::vector<days>& kept, const question& q) {
    const auto gap = q.known.spacing == remit::spacing::even ? even_gap(q.parts) : 0;
    return *std::min_element(kept.begin(), kept.end(), [&](const days& a, const days& b) {
        if (a.size() != b.size()) return a.size() < b.size();
        const auto less = wanting(a, q.known, gap), other = wanting(b, q.known, gap);
        return less != other ? less < other : a < b;
    });
}

question without_meeting(question q, const hindrance& h) {
    q.known = without(std::move(q.known), h);
    return q;
}

std::vector<hindrance> without(std::vector<hindrance> some, std::size_t n) {
    some.erase(some.begin() + static_cast<std::ptrdiff_t>(n));
    return some;
}

}  // namespace remit_test
