// SPDX-License-Identifier: BSL-1.0
#include <remit/rules/impossible.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <remit/rules/vocabulary.hpp>

#include "rules/fit.hpp"
#include "rules/impossible.hpp"
#include "rules/linear.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace {

using detail::contradiction;
using detail::linear;
using detail::range;
using detail::shown;

/// Of what a condition is asked. A rule is asked of one subject; a selector of rows, where a member
/// stands for all mandates of a person and may have several values at once.
enum class asked : std::uint8_t { subject, row };
/// Whether a condition is to hold, or not to hold.
enum class wanted : std::uint8_t { yes, no };

wanted other(wanted w) { return w == wanted::yes ? wanted::no : wanted::yes; }

/// What one part of a conjunction asks of a measure.
struct demand {
    op what;
    ratio v;
    std::string said;
    const node* part;
};

/// What the parts of a conjunction leave of the values of one measure.
struct held {
    std::vector<std::pair<node_ptr, ratio>> of;  ///< a sum, its first factor 1
    range any;                                   ///< what it may be if nothing is asked
    range values{};
    std::vector<ratio> but{};  ///< values that are refused
    bool nobody = true;        ///< of a share: also an empty body meets all parts
    std::vector<demand> parts{};
};

bool same_sum(const held& a, const held& b) {
    return std::equal(a.of.begin(), a.of.end(), b.of.begin(), b.of.end(),
                      [](const auto& x, const auto& y) {
                          return x.second == y.second && same_tree(x.first, y.first);
                      });
}

bool meets_none(const held& h) {
    return h.of.size() == 1 && h.of[0].first->what == op::share && h.nobody;
}

bool can_be(held& h) {
    // Each refused value may uncover the next one as a bound.
    for (std::size_t before = h.but.size() + 1; before != h.but.size();) {
        before = h.but.size();
        std::erase_if(h.but, [&](ratio v) {
            if (h.values.low != v && h.values.high != v) return false;
            h.values = narrowed(h.values, op::ne, v);
            return true;
        });
    }
    return !h.values.empty() || meets_none(h);
}

class doubter {
public:
    /// Why the condition cannot come out as wanted; of no words where it may.
    contradiction why_not(const node_ptr& c, wanted w, asked of) {
        std::vector<held> parts;
        return collect(c, w, of, parts);
    }

private:
    /// Adds what the condition asks to what the other parts of a conjunction ask.
    contradiction collect(const node_ptr& p, wanted w, asked of, std::vector<held>& parts) {
        const node& n = *p;
        const bool yes = w == wanted::yes;
        if (n.what == op::negation) return collect(n.args[0], other(w), of, parts);
        if (n.what == (yes ? op::all_of : op::any_of)) {
            for (const auto& arg : n.args)
                if (auto not_so = collect(arg, w, of, parts); !not_so.why.empty()) return not_so;
            return {};
        }
        if (n.what == op::all_of || n.what == op::any_of) {
            contradiction first;
            for (const auto& arg : n.args) {
                auto not_so = why_not(arg, w, of);
                if (not_so.why.empty()) return {};
                if (first.why.empty()) first = std::move(not_so);
            }
            return first;
        }
        if (n.what == op::some || n.what == op::none) {
            const auto count = make_node(op::count, {}, n.args);
            const bool some = (n.what == op::some) == yes;
            linear one;
            one.terms.emplace_back(count, ratio{1, 1});
            one.constant = ratio{some ? -1 : 0, 1};
            return compared(n, std::move(one), some ? op::ge : op::le, of, w, parts);
        }
        if (!detail::is_comparison(n.what)) return {};
        // A value that is absent meets no comparison but `!=`.
        const bool absent = detail::may_be_absent(*n.args[0]) || detail::may_be_absent(*n.args[1]);
        const bool met_by_absent = (n.what == op::ne) == yes;
        if (absent && (met_by_absent || !yes)) return {};
        const auto left = linear::of(n.args[0]), right = linear::of(n.args[1]);
        if (!left || !right) return {};
        linear all;
        if (!all.add(*left, {1, 1}) || !all.add(*right, {-1, 1})) return {};
        if (all.terms.empty() && absent) return {};
        return compared(n, std::move(all), yes ? n.what : detail::negated(n.what), of, w, parts);
    }

    /// @param all what is compared with 0.
    contradiction compared(const node& n, linear all, op what, asked of, wanted w,
                           std::vector<held>& parts) {
        const auto said = [&] {
            auto text = shown(n);
            return w == wanted::yes ? text : "`~(" + text.substr(1, text.size() - 2) + ")`";
        };
        const auto none = [&](const node_ptr& selector) {
            return !why_not(selector, wanted::yes, asked::row).why.empty();
        };
        if (all.terms.empty())
            return narrowed(range::of(all.constant), what, {0, 1}).empty()
                       ? contradiction{said() + " is never met", {&n}}
                       : contradiction{};
        const auto factor = all.terms.front().second;
        const ratio turned{factor.den(), factor.num()};
        if (factor.num() < 0) what = detail::mirrored(what);
        held now;
        for (const auto& [measure, times] : all.terms) {
            const auto scaled = detail::product(times, turned);
            if (!scaled) return {};
            now.of.emplace_back(measure, *scaled);
        }
        const auto constant = detail::product(all.constant, turned);
        const auto v = constant ? detail::product(*constant, {-1, 1}) : std::nullopt;
        if (!v) return {};
        linear sum;
        sum.terms = now.of;
        const auto before = range_of(sum, none);
        now.any = now.values = before;
        ask(now, {what, *v, said(), &n});
        if (!can_be(now)) return {because(now), {&n}};
        return joined(std::move(now), of, parts);
    }

    static void ask(held& h, demand d) {
        h.values = narrowed(h.values, d.what, d.v);
        if (d.what == op::ne) h.but.push_back(d.v);
        // An empty body meets a share where 0 is what the comparison asks of 0.
        h.nobody = h.nobody && (d.what == op::eq || d.what == op::le || d.what == op::ge);
        h.parts.push_back(std::move(d));
    }

    /// Of what one part asks alone.
    static std::string because(const held& h) {
        const auto& [what, v, said, part] = h.parts.front();
        const auto bounds = text(h.any);
        const bool day = std::any_of(h.of.begin(), h.of.end(), [](const auto& t) {
            return t.first->what == op::today || t.first->what == op::column;
        });
        const auto never = said + " is never met";
        if (h.of.size() > 1 || bounds.empty() || day) return never;
        const auto measure = never + ": " + shown(*h.of[0].first) + " ";
        auto fraction = h.any;
        fraction.whole = false;
        return measure + (narrowed(fraction, what, v).empty() ? bounds : "is a whole number");
    }

    /// Puts it to the other parts that ask of the same measure.
    static contradiction joined(held now, asked of, std::vector<held>& parts) {
        for (const auto& [measure, times] : now.of)
            if (!is_single(*measure, of)) return {};
        const auto same = std::find_if(parts.begin(), parts.end(),
                                       [&](const held& h) { return same_sum(h, now); });
        if (same == parts.end()) {
            parts.push_back(std::move(now));
            return {};
        }
        ask(*same, now.parts.front());
        return can_be(*same) ? contradiction{} : together(*same);
    }

    /// The parts that are never met together: the last one, and those before it that it takes.
    static contradiction together(const held& h) {
        const auto meet = [&](const std::vector<demand>& some) {
            held one{h.of, h.any, h.any};
            for (const auto& d : some) ask(one, d);
            return can_be(one);
        };
        auto left = h.parts;
        const auto& last = h.parts.back();
        const auto pair = std::find_if(h.parts.begin(), h.parts.end() - 1,
                                       [&](const demand& d) { return !meet({d, last}); });
        if (pair != h.parts.end() - 1)
            left = {*pair, last};
        else  // by ever fewer at once: a text may have thousands
            for (auto n = left.size() / 2; n > left.size() / 64; n /= 2)
                for (std::size_t from = 0; from + n < left.size();) {
                    auto without = left;
                    const auto first = without.begin() + static_cast<std::ptrdiff_t>(from);
                    without.erase(first, first + static_cast<std::ptrdiff_t>(n));
                    if (meet(without))
                        from += n;
                    else
                        left = std::move(without);
                }
        constexpr std::size_t most = 8;
        contradiction out;
        for (const auto& d : left) {
            const auto n = out.parts.size();
            out.parts.push_back(d.part);
            if (left.size() > most && most - 2 < n && n + 1 < left.size()) continue;
            const bool end = n + 1 == left.size();
            if (end && left.size() > most) out.why += ", " + std::to_string(n - most + 1) + " more";
            out.why += (n == 0 ? "" : end ? " and " : ", ") + d.said;
        }
        out.why += " are never met together";
        return out;
    }

    /// Whether it has one value on a day, so that two demands are made of the same one.
    static bool is_single(const node& n, asked of) {
        if (n.what == op::column) {
            const auto& called = std::get<std::string>(n.value);
            const auto last = std::string_view{called}.substr(called.rfind('.') + 1);
            return of == asked::subject &&
                   (last == "votes" || last == "number" || contains(dated_words, last));
        }
        if (detail::is_measure(n.what)) return of == asked::subject;
        return std::all_of(n.args.begin(), n.args.end(),
                           [&](const node_ptr& arg) { return !arg || is_single(*arg, of); });
    }
};

}  // namespace

detail::contradiction detail::contradiction_in(const condition& c) {
    return doubter{}.why_not(c.share_root(), wanted::yes, asked::subject);
}

std::optional<std::string> never_holds(const condition& c) {
    auto found = detail::contradiction_in(c);
    return found.why.empty() ? std::nullopt : std::optional{std::move(found.why)};
}

}  // namespace v0
}  // namespace remit
