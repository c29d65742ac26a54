// SPDX-License-Identifier: BSL-1.0
#include "rules/linear.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include <remit/time/day.hpp>
#include <remit/time/duration.hpp>

#include "rules/fit.hpp"
#include "rules/fit_parts.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

using no_row = std::function<bool(const node_ptr&)>;

std::optional<ratio> constant_of(const node& n) {
    if (n.what == op::integer && std::get<std::int64_t>(n.value) != INT64_MIN)
        return ratio{std::get<std::int64_t>(n.value), 1};
    if (n.what == op::fraction) return std::get<ratio>(n.value);
    if (n.what == op::date) return ratio{std::get<day>(n.value).count(), 1};
    return std::nullopt;
}

/// The days that a length of time may have.
range range_of_length(duration d) {
    using enum duration::unit_type;
    constexpr std::int64_t most = 4'000'000;  // more than the calendar has
    if (d.n < 0 || d.n > most) return {};
    switch (d.unit) {
        case days: return range::of({d.n, 1});
        case weeks: return range::of({7 * d.n, 1});
        case months: return range::whole_from(28 * d.n, 31 * d.n);
        case years: return range::whole_from(365 * d.n, 366 * d.n);
        case working_days: break;
    }
    return range::whole_from(0);
}

range rounded(range r, op how) {
    const auto at = [how](ratio v) -> std::optional<ratio> {
        const auto shifted = how == op::nearest ? sum(v, {1, 2}) : std::optional{v};
        if (!shifted) return std::nullopt;
        const auto below = floor_of(*shifted);
        return ratio{how == op::ceil && v.den() != 1 ? below + 1 : below, 1};
    };
    // An open bound may round to the same number as the bound, so it is closed here: never too
    // narrow.
    if (r.low) r.low = at(*r.low);
    if (r.high) r.high = at(*r.high);
    r.low_open = r.high_open = false;
    r.whole = true;
    return r;
}

range remainder(const range& of, std::int64_t by) {
    range r{ratio{0, 1}, ratio{by, 1}, false, true, of.whole};
    if (r.whole) r.high = ratio{by - 1, 1}, r.high_open = false;
    return r;
}

/// Of a column: numbers of votes and of people are whole, and so are days.
range range_of_column(const node& n) {
    range r;
    const auto& called = std::get<std::string>(n.value);
    const auto last = called.substr(called.rfind('.') + 1);
    r.whole = last == "votes" || last == "number" || sort_of(n) == sort::date;
    return r;
}

range range_of_node(const node_ptr& p, const no_row& none) {
    const node& n = *p;
    switch (n.what) {
        case op::count:
        case op::days_held:
        case op::distinct:
        case op::total: {
            if (n.args[1] && none(n.args[1])) return range::of({0, 1});
            return n.what == op::total ? range{} : range::whole_from(0);
        }
        case op::apportion: {
            auto r = range::whole_from(0);
            if (const auto seats = range_of(n.args[1], none); seats.high)
                r.high = ratio{std::max<std::int64_t>(floor_of(*seats.high), 0), 1};
            return r;
        }
        case op::share:
            if (!n.args[1]) return range::of({1, 1});
            if (none(n.args[1])) return range::of({0, 1});
            return {ratio{0, 1}, ratio{1, 1}, false, false, false};
        case op::today: return range::whole_from(day{1, 1, 1}.count(), day{9999, 12, 31}.count());
        case op::year_of:
            return n.args[0]->what == op::today ? range::whole_from(1, 9999)
                                                : range{{}, {}, false, false, true};
        case op::month_of: return range::whole_from(1, 12);
        case op::day_of: return range::whole_from(1, 31);
        case op::length: return range_of_length(std::get<duration>(n.value));
        case op::floor:
        case op::ceil:
        case op::nearest: return rounded(range_of(n.args[0], none), n.what);
        case op::mod:
            return remainder(range_of(n.args[0], none), std::get<std::int64_t>(n.args[1]->value));
        case op::least:
        case op::greatest: {
            auto r = range_of(n.args[0], none);
            for (std::size_t i = 1; i < n.args.size(); ++i) {
                const auto other = range_of(n.args[i], none);
                r = n.what == op::least ? lesser(r, other) : greater(r, other);
            }
            return r;
        }
        case op::column: return range_of_column(n);
        default: return {};
    }
}

}  // namespace

bool linear::add(const linear& other, ratio times) {
    const auto more = product(other.constant, times);
    const auto all = more ? sum(constant, *more) : std::nullopt;
    if (!all) return false;
    constant = *all;
    for (const auto& [what, factor] : other.terms) {
        const auto scaled = product(factor, times);
        if (!scaled) return false;
        if (scaled->num() == 0) continue;
        const auto same = std::find_if(terms.begin(), terms.end(),
                                       [&](const auto& t) { return same_tree(t.first, what); });
        if (same == terms.end()) {
            terms.emplace_back(what, *scaled);
            continue;
        }
        const auto both = sum(same->second, *scaled);
        if (!both) return false;
        same->second = *both;
        if (both->num() == 0) terms.erase(same);
    }
    return true;
}

std::optional<linear> linear::of(const node_ptr& value) {
    const node& n = *value;
    linear out;
    if (const auto constant = constant_of(n)) {
        out.constant = *constant;
        return out;
    }
    const auto add = [&](const node_ptr& part, ratio times) {
        const auto inner = of(part);
        return inner && out.add(*inner, times);
    };
    const bool days = (n.what == op::add || n.what == op::sub) && n.args[1]->what == op::length;
    bool sum_of_parts = true, fits = true;
    if ((n.what == op::add || n.what == op::sub) && !days) {
        fits = add(n.args[0], {1, 1}) && add(n.args[1], {n.what == op::add ? 1 : -1, 1});
    } else if (n.what == op::neg) {
        fits = add(n.args[0], {-1, 1});
    } else if (n.what == op::mul && constant_of(*n.args[1])) {
        fits = add(n.args[0], *constant_of(*n.args[1]));
    } else if (n.what == op::mul && constant_of(*n.args[0])) {
        fits = add(n.args[1], *constant_of(*n.args[0]));
    } else if (n.what == op::div) {
        const auto by = *constant_of(*n.args[1]);
        fits = add(n.args[0], {by.den(), by.num()});
    } else {
        sum_of_parts = false;
    }
    if (!sum_of_parts) out.terms.emplace_back(value, ratio{1, 1});
    return fits ? std::optional{out} : std::nullopt;
}

bool may_be_absent(const node& n) {
    if (n.what == op::column || n.what == op::first || n.what == op::last) return true;
    if (is_measure(n.what)) return false;
    return std::any_of(n.args.begin(), n.args.end(),
                       [](const node_ptr& arg) { return arg && may_be_absent(*arg); });
}

range range_of(const linear& all, const no_row& none) {
    auto out = range::of(all.constant);
    for (const auto& [what, factor] : all.terms)
        out = sum(out, product(range_of_node(what, none), factor));
    return out;
}

range range_of(const node_ptr& value, const no_row& none) {
    const auto all = linear::of(value);
    return all ? range_of(*all, none) : range{};
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
