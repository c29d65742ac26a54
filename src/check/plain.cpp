// SPDX-License-Identifier: BSL-1.0
#include "plain.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <span>
#include <unordered_map>

#include "group.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// No factor, constant or sum is further from zero: two of them still fit in 64 bits.
constexpr std::int64_t largest = std::int64_t{1} << 60;

/// A comparison with zero while it is being taken apart: fractions still.
struct fractions {
    std::vector<std::pair<std::uint32_t, number>> forms, distincts;
    number constant;
};

class finder {
public:
    finder(const rule_group& g, plain_rules& out) : g_{g}, out_{out} {}

    std::optional<plain_truth> truth_of(const truth_program& p) {
        using enum truth_program::what_type;
        switch (p.what) {
            case all:
            case any:
            case negation: return combined(p);
            case atom: {  // of the subject's own columns
                if (p.at.dated()) return std::nullopt;
                out_.steady.push_back(p);
                return plain_truth{plain_truth::what_type::steady,
                                   static_cast<std::uint32_t>(out_.steady.size() - 1),
                                   {}};
            }
            case linear: return compared(p);
            case compare: {
                fractions sum;
                if (!take(p.sides[0], 1, sum) || !take(p.sides[1], -1, sum)) return std::nullopt;
                return with_zero(p.comparison, sum);
            }
            default: return std::nullopt;
        }
    }

private:
    std::optional<plain_truth> combined(const truth_program& p) {
        using from = truth_program::what_type;
        using into = plain_truth::what_type;
        plain_truth out{p.what == from::all   ? into::all
                        : p.what == from::any ? into::any
                                              : into::negation,
                        0,
                        {}};
        for (const auto& a : p.args) {
            auto each = truth_of(a);
            if (!each) return std::nullopt;
            // a range from both sides is one threshold
            if (out.what == into::all && each->what == into::threshold && !out.args.empty() &&
                out.args.back().what == into::threshold)
                if (const auto both = narrowed(out.args.back().index, each->index)) {
                    out.args.back().index = *both;
                    continue;
                }
            out.args.push_back(std::move(*each));
        }
        if (out.what != into::negation && out.args.size() == 1) {
            auto only = std::move(out.args.front());
            return only;
        }
        return out;
    }

    std::optional<plain_truth> compared(const truth_program& p) {
        fractions sum;
        sum.constant = p.constant;
        for (const auto f : p.forms)
            if (!add_form(f, 1, sum)) return std::nullopt;
        for (std::size_t i = 0; i < p.sides.size(); ++i)
            if (!take(p.sides[i], p.factors[i], sum)) return std::nullopt;
        return with_zero(p.comparison, sum);
    }

    bool add_form(std::uint32_t f, const number& factor, fractions& sum) {
        if (g_.swept.what.forms[f].sums_values()) return false;
        return once(sum.forms, f, factor);
    }
    /// What cannot be told is reckoned with as often as it is written: only what is written once
    /// is plain.
    static bool once(std::vector<std::pair<std::uint32_t, number>>& list, std::uint32_t which,
                     const number& factor) {
        for (const auto& [known, f] : list)
            if (known == which) return false;
        list.emplace_back(which, factor);
        return true;
    }

    bool take(const value_program& p, const number& factor, fractions& sum) {
        using enum value_program::what_type;
        switch (p.what) {
            case number:
                if (!p.constant.exact() || !p.constant.lo.finite()) return false;
                sum.constant = sum.constant + p.constant.lo * factor;
                return true;
            case count: return add_form(p.index, factor, sum);
            case distinct: return once(sum.distincts, p.index, factor);
            case add:
            case sub:
                return take(p.args[0], factor, sum) &&
                       take(p.args[1], p.what == sub ? -factor : factor, sum);
            case neg: return take(p.args[0], -factor, sum);
            default: return false;
        }
    }

    /// The threshold that the comparison of the sum with zero comes down to.
    std::optional<plain_truth> with_zero(op comparison, const fractions& sum) {
        if (sum.forms.empty() && sum.distincts.empty()) return std::nullopt;
        std::int64_t common = 1;
        const auto take_in = [&](const number& n) {
            constexpr std::int64_t finest = std::int64_t{1} << 30;
            if (!n.finite() || n.den > finest || common > finest) return false;
            common = std::lcm(common, static_cast<std::int64_t>(n.den));
            return true;
        };
        bool small = take_in(sum.constant);
        for (const auto* list : {&sum.forms, &sum.distincts})
            for (const auto& [which, factor] : *list) small = small && take_in(factor);
        if (!small) return std::nullopt;
        const auto whole = [&](const number& n) { return n * number{common}; };
        const auto fits = [&](const number& n) { return n.num < largest && n.num > -largest; };
        threshold out;
        wide most = 0;
        for (const auto& [which, factor] : sum.forms) {
            const auto n = whole(factor);
            if (!fits(n)) return std::nullopt;
            out.sum.forms.emplace_back(which, static_cast<std::int64_t>(n.num));
            most += (n.num < 0 ? -n.num : n.num) * g_.swept.what.forms[which].most;
            if (most > largest) return std::nullopt;
        }
        for (const auto& [which, factor] : sum.distincts) {
            const auto n = whole(factor);
            if (!fits(n)) return std::nullopt;
            out.sum.distincts.emplace_back(which, static_cast<std::int64_t>(n.num));
            most += (n.num < 0 ? -n.num : n.num) * (wide{1} << 31);
            if (most > largest) return std::nullopt;
        }
        const auto constant = whole(sum.constant);
        if (!fits(constant)) return std::nullopt;
        const auto zero = -static_cast<std::int64_t>(constant.num);
        if (comparison == op::eq)  // bounds are all that is compared here
            for (const auto& [which, factor] : sum.forms)
                if (leaves_out(g_.swept, which)) return std::nullopt;
        switch (comparison) {
            case op::lt: out.high = zero - 1; break;
            case op::le: out.high = zero; break;
            case op::gt: out.low = zero + 1; break;
            case op::ge: out.low = zero; break;
            case op::eq: out.low = out.high = zero; break;
            default: return std::nullopt;
        }
        return plain_truth{plain_truth::what_type::threshold, place(out), {}};
    }

    std::uint32_t place(const threshold& t) {
        auto& alike = placed_[hash_of(t)];
        for (const auto at : alike)  // some may have been taken back since
            if (at < out_.thresholds.size() && out_.thresholds[at] == t) return at;
        alike.push_back(static_cast<std::uint32_t>(out_.thresholds.size()));
        out_.thresholds.push_back(t);
        return alike.back();
    }
    std::optional<std::uint32_t> narrowed(std::uint32_t a, std::uint32_t b) {
        auto both = out_.thresholds[a];
        const auto& other = out_.thresholds[b];
        if (!(both.sum == other.sum)) return std::nullopt;
        both.low = std::max(both.low, other.low);
        both.high = std::min(both.high, other.high);
        if (both.low > both.high) return std::nullopt;  // each says for itself why it fails
        return place(both);
    }

    static std::uint64_t hash_of(const threshold& t) {
        std::uint64_t h = 0x9e3779b97f4a7c15U;
        const auto add = [&](std::int64_t n) {
            h = (h ^ static_cast<std::uint64_t>(n)) * 0xff51afd7ed558ccdU, h ^= h >> 32;
        };
        add(t.low), add(t.high);
        for (const auto* list : {&t.sum.forms, &t.sum.distincts}) {
            for (const auto& [which, factor] : *list) add(which), add(factor);
            add(-1);
        }
        return h;
    }

    const rule_group& g_;
    plain_rules& out_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> placed_;  ///< by hash
};

bool steady_life(const subject_list& l) {
    return l.sure_start.empty() &&
           std::none_of(l.perhaps.begin(), l.perhaps.end(), [](auto x) { return x != 0; });
}

/// Leaves out the thresholds that became part of others, and numbers the rest anew.
void drop_unused(plain_rules& p) {
    constexpr auto unused = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> number(p.thresholds.size(), unused);
    std::vector<threshold> kept;
    const auto renumber = [&](const auto& self, plain_truth& t) -> void {
        if (t.what == plain_truth::what_type::threshold) {
            auto& n = number[t.index];
            if (n == unused) {
                n = static_cast<std::uint32_t>(kept.size());
                kept.push_back(p.thresholds[t.index]);
            }
            t.index = n;
        }
        for (auto& a : t.args) self(self, a);
    };
    for (auto& r : p.rules) renumber(renumber, r.demands);
    p.thresholds = std::move(kept);
}

}  // namespace

std::pair<std::size_t, std::uint64_t> all_of_word(const plain_truth& p) {
    using enum plain_truth::what_type;
    const std::span<const plain_truth> parts = p.what == all ? std::span{p.args} : std::span{&p, 1};
    const auto word = parts.front().index / 64;
    std::uint64_t bits = 0;
    for (const auto& t : parts) {
        if (t.what != threshold || t.index / 64 != word) return {};
        bits |= std::uint64_t{1} << (t.index % 64);
    }
    return {word, bits};
}

plain_rules find_plain(const world& w, const rule_group& g) {
    plain_rules out;
    const bool exact = steady_life(g.subjects);
    finder find{g, out};
    for (std::uint32_t r = 0; r < g.rules.size(); ++r) {
        const auto& rule = g.rules[r];
        std::optional<plain_truth> demands;
        if (exact && rule.withins.empty() && rule.calendars.empty() && !rule.follows_calendar &&
            !rule.subject_varies && !rule.moves && rule.known_above.empty()) {
            const auto thresholds = out.thresholds.size(), steady = out.steady.size();
            demands = find.truth_of(rule.require);
            if (demands && rule.where) {
                auto where = find.truth_of(*rule.where);
                using enum plain_truth::what_type;
                if (where)
                    demands = plain_truth{
                        any,
                        0,
                        {std::move(*demands), plain_truth{negation, 0, {std::move(*where)}}}};
                else
                    demands.reset();
            }
            if (!demands) {
                out.thresholds.resize(thresholds);
                out.steady.erase(out.steady.begin() + static_cast<std::ptrdiff_t>(steady),
                                 out.steady.end());
            }
        }
        if (demands)
            out.rules.push_back({r, std::move(*demands)});
        else
            out.others.push_back(r);
    }
    drop_unused(out);
    for (std::uint32_t l = 0; l < g.swept.what.lanes.size(); ++l)
        out.lanes.push_back(make_lane(w, g, out, l));
    out.telling = find_telling(g.swept, out);
    for (std::size_t l = 0; l < out.lanes.size(); ++l)
        out.all_known = out.all_known && is_known(g.swept, out, l);
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
