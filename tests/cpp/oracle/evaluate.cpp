// SPDX-License-Identifier: BSL-1.0
// Truths and values, word by word.
#include "oracle/evaluate.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include <remit/rules/vocabulary.hpp>

#include "oracle/memory.hpp"

namespace remit_test::oracle {

using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

namespace {

reasons of_both(const outcome& a, const outcome& b) {
    reasons out;
    for (const auto* each : {&a, &b})
        if (each->is == truth::maybe) {
            out.facts |= each->why.facts;
            out.ahead |= each->why.ahead;
            out.outside |= each->why.outside;
        }
    return out;
}
outcome because(truth t, reasons why) { return {t, t == truth::maybe ? why : reasons{}}; }
outcome plain(truth t) { return because(t, {.facts = true}); }

bounds arithmetic(op what, bounds a, bounds b) {
    switch (what) {
        case op::add: return a + b;
        case op::sub: return a - b;
        case op::mul: return a * b;
        case op::div:
            return a * exactly(number::of(b.low.den, b.low.num));  // by a positive constant
        case op::mod:
            if (a.low == a.high && a.low.finite()) {
                const number whole = floor(a.low * number::of(b.low.den, b.low.num));
                return exactly(a.low - whole * b.low);
            }
            return {0, b.low - 1};
        default: throw std::logic_error{"no arithmetic"};
    }
}

/// The year, month or day of the month of a day that is known within bounds.
bounds part_of_day(op part, bounds n) {
    const auto civil = [](number x) {
        return remit::day::from_count(static_cast<std::int64_t>(x.num));
    };
    const auto year = [&](number x) { return x.finite() ? number{civil(x).year()} : x; };
    if (part == op::year_of) return {year(n.low), year(n.high)};
    const bounds any = part == op::month_of ? bounds{1, 12} : bounds{1, 31};
    if (!n.low.finite() || !n.high.finite()) return any;
    const auto a = civil(n.low), b = civil(n.high);
    if (a.year() != b.year()) return any;
    if (part == op::month_of) return {a.month(), b.month()};
    return a.month() == b.month() ? bounds{a.day_of_month(), b.day_of_month()} : any;
}

/// What depends on a value in no simple way.
void either_way(cell& c) { c.grows = c.shrinks = c.grows || c.shrinks; }

remit::value value_of(const cell& c) {
    const auto whole = [](wide n) { return static_cast<std::int64_t>(n); };
    if (c.is == cell::sort::text) return c.s;
    if (c.is == cell::sort::unknown || !c.sure || !c.n.low.finite() || !c.n.high.finite())
        return remit::unknown;
    if (c.is == cell::sort::day) {
        const auto low = remit::day::from_count(whole(c.n.low.num));
        const auto high = remit::day::from_count(whole(c.n.high.num));
        if (low == high) return low;
        return remit::bounds{low, high};
    }
    if (!(c.n.low == c.n.high)) return remit::unknown;
    if (c.n.low.den == 1) return whole(c.n.low.num);
    return remit::ratio{whole(c.n.low.num), whole(c.n.low.den)};
}

}  // namespace

std::optional<number> constant(const node& n) {
    if (n.what == op::integer) return number{std::get<std::int64_t>(n.value)};
    if (n.what == op::fraction) return number{std::get<remit::ratio>(n.value)};
    return std::nullopt;
}

bounds as_number(const cell& c) { return c.is == cell::sort::unknown ? anything : c.n; }

bool changes_daily(const node& n) {
    if (n.what == op::today || n.what == op::length || n.what == op::within ||
        (n.what >= op::past && n.what <= op::calendar))
        return true;
    return std::any_of(n.args.begin(), n.args.end(),
                       [](const auto& arg) { return arg && changes_daily(*arg); });
}

outcome operator&(const outcome& a, const outcome& b) {
    return because(a.is & b.is, of_both(a, b));
}
outcome operator|(const outcome& a, const outcome& b) {
    return because(a.is | b.is, of_both(a, b));
}
outcome operator~(const outcome& a) { return {~a.is, a.why}; }

evaluator::evaluator(const world& w, const remit::check_settings& s, const remit::condition* member,
                     when first, when last, pace p)
    : w_{w}, settings_{s}, member_{member}, first_{first}, last_{last}, pace_{p},
      memory_{std::make_unique<memory>()} {}
evaluator::~evaluator() = default;

outcome evaluator::holds(const node& n, const row& of, moment m) const {
    switch (n.what) {
        case op::all_of: {
            outcome t{truth::yes};
            for (const auto& arg : n.args) t = t & holds(*arg, of, m);
            return t;
        }
        case op::any_of: {
            outcome t{truth::no};
            for (const auto& arg : n.args) t = t | holds(*arg, of, m);
            return t;
        }
        case op::negation: {
            auto below = m;
            below.turned = m.so_far && !m.turned;
            return ~holds(*n.args[0], of, below);
        }
        case op::is_in: {
            truth t = truth::no;
            for (std::size_t i = 1; i < n.args.size(); ++i)
                t = t | equals(*n.args[0], *n.args[i], of, m);
            return plain(t);
        }
        case op::given: {
            truth t = truth::no;
            for (const auto& c : values(*n.args[0], of, m)) {
                if (c.is == cell::sort::absent) continue;
                if (c.deed && c.n.low == c.n.high) continue;  // never done
                const bool open = c.is == cell::sort::unknown || !c.sure || c.deed;
                t = t | (open ? truth::maybe : truth::yes);
            }
            seen deeds;
            look(*n.args[0], of, m, deeds);
            if (deeds.ahead && m.hopefully && !m.turned) t = truth::yes;
            return because(t, {true, deeds.ahead, false});
        }
        case op::predicate: return plain(asked(n, of, m.day));
        case op::within: return within(n, of, m);
        case op::some:
        case op::none:
        case op::ne:
        case op::eq:
        case op::lt:
        case op::le:
        case op::gt:
        case op::ge: {
            direction d;
            const truth t = compare(n, of, m, d);
            seen windows;
            if (t == truth::maybe || m.so_far) look(n, of, m, windows);
            if (m.so_far && windows.ahead) {
                const auto kept = truth_of(!m.turned);
                const bool helps = d.helps(n.what, m.turned);
                if (helps && m.hopefully && t != kept) return {kept};
                windows.ahead = helps;
            }
            if (t != truth::maybe) return {t};
            return {t, {true, windows.ahead, windows.outside && d.outside}};
        }
        default:
            throw std::logic_error{"the oracle does not judge " +
                                   std::string{remit::word_of(n.what).spelling}};
    }
}

std::vector<cell> evaluator::values(const node& n, const row& of, moment m) const {
    if (const auto c = constant(n)) return {number_cell(exactly(*c))};
    switch (n.what) {
        case op::text: return {text_cell(std::get<std::string>(n.value))};
        case op::date: return {day_cell(exactly(std::get<remit::day>(n.value).count()))};
        case op::column: {
            auto cells = column(of, std::get<std::string>(n.value), m.day);
            for (auto& c : cells)
                if (c.deed && m.so_far) c.n = exactly(number::infinity(1)), c.shrinks = true;
            return cells;
        }
        case op::today: return {day_cell(exactly(m.day))};
        case op::apportion: {
            const as_known inside{*this};
            return apportion(n, of, m);
        }
        default: break;
    }
    std::vector<cell> out;
    if (n.what >= op::count && n.what <= op::last) {
        const as_known inside{*this};
        for (const auto& [from, sure] : rows(n.args[2].get(), of, m)) {
            const auto w = window(n, *from, of, m);
            auto cells =
                n.what == op::first || n.what == op::last
                    ? at_an_end(n, *from, w)
                    : std::vector{number_cell(n.what == op::count || n.what == op::total
                                                  ? added_up(n, *from, w)
                                              : n.what == op::days_held ? days_held(n, *from, w)
                                                                        : distinct(n, *from, w))};
            const bool at_an_end = n.what == op::first || n.what == op::last;
            for (auto& c : cells) {
                c.sure = c.sure && sure;
                c.outside = w.outside;
                if (!w.all_seen || at_an_end) continue;
                const bool negative = n.what == op::total && has_negative(n, *from);
                c.grows = true, c.shrinks = negative || w.latest;
            }
            out.insert(out.end(), cells.begin(), cells.end());
        }
        return out;
    }
    const auto with = [](cell c, const cell& a, const cell& b) {
        c.sure = a.sure && b.sure;
        c.grows = a.grows || b.grows, c.shrinks = a.shrinks || b.shrinks;
        c.outside = a.outside || b.outside;
        return c;
    };
    const auto number_or_day = [](const cell& like, bounds x) {
        return like.is == cell::sort::day ? day_cell(x) : number_cell(x);
    };
    for (const auto& a : values(*n.args[0], of, m)) {
        if (a.is == cell::sort::absent) {
            out.push_back(a);
            continue;
        }
        const auto x = as_number(a);
        switch (n.what) {
            case op::neg:
                out.push_back(with(number_cell(-x), a, a));
                std::swap(out.back().grows, out.back().shrinks);
                break;
            case op::floor:
                out.push_back(with(number_cell({floor(x.low), floor(x.high)}), a, a));
                break;
            case op::ceil:
                out.push_back(with(number_cell({ceil(x.low), ceil(x.high)}), a, a));
                break;
            case op::nearest:
                out.push_back(with(number_cell({nearest(x.low), nearest(x.high)}), a, a));
                break;
            case op::year_of:
            case op::month_of:
            case op::day_of:
                out.push_back(with(number_cell(part_of_day(n.what, x)), a, a));
                if (n.what != op::year_of) either_way(out.back());
                break;
            case op::add:
            case op::sub:
            case op::mul:
            case op::div:
            case op::mod:
                if (n.args[1]->what == op::length) {  // a day so much later or earlier
                    const auto d = std::get<remit::duration>(n.args[1]->value);
                    const auto move = [&](number y) {
                        return !y.finite() ? y
                                           : number{shifted(static_cast<when>(y.num), d,
                                                            n.what == op::add ? 1 : -1,
                                                            settings_.calendar)};
                    };
                    out.push_back(with(day_cell({move(x.low), move(x.high)}), a, a));
                    break;
                }
                for (const auto& b : values(*n.args[1], of, m)) {
                    if (b.is == cell::sort::absent) {
                        out.push_back(b);
                        continue;
                    }
                    const auto y = as_number(b);
                    auto c = with(number_cell(arithmetic(n.what, x, y)), a, b);
                    if (n.what == op::sub)
                        c.grows = a.grows || b.shrinks, c.shrinks = a.shrinks || b.grows;
                    if (n.what == op::mod) either_way(c);
                    if (n.what == op::mul || n.what == op::div) {
                        const auto constant = [](const cell& k) {
                            return k.n.low == k.n.high && !k.grows && !k.shrinks;
                        };
                        const bool right = n.what == op::div || constant(b);
                        if (right || constant(a)) {
                            const auto& k = right ? b : a;
                            if (k.n.low.sign() < 0) std::swap(c.grows, c.shrinks);
                        } else {
                            either_way(c);
                        }
                    }
                    out.push_back(std::move(c));
                }
                break;
            case op::least:
            case op::greatest: out.push_back(a); break;
            default:
                throw std::logic_error{"the oracle does not judge " +
                                       std::string{remit::word_of(n.what).spelling}};
        }
    }
    if (n.what != op::least && n.what != op::greatest) return out;
    for (std::size_t i = 1; i < n.args.size(); ++i) {
        std::vector<cell> next;
        for (const auto& a : out)
            for (const auto& b : values(*n.args[i], of, m)) {
                if (a.is == cell::sort::absent || b.is == cell::sort::absent) {
                    next.push_back({cell::sort::absent});
                    continue;
                }
                const auto x = as_number(a), y = as_number(b);
                const auto& like = a.is == cell::sort::unknown ? b : a;
                next.push_back(
                    with(number_or_day(
                             like, n.what == op::least
                                       ? bounds{least(x.low, y.low), least(x.high, y.high)}
                                       : bounds{greatest(x.low, y.low), greatest(x.high, y.high)}),
                         a, b));
            }
        out = std::move(next);
    }
    return out;
}

/// The named function, asked of the row with what the row says on that day.
truth evaluator::asked(const node& predicate, const row& of, when d) const {
    const auto& name = std::get<std::string>(predicate.value);
    const auto found = settings_.predicates.find(name);
    if (found == settings_.predicates.end()) throw std::logic_error{"no predicate " + name};
    const auto key = [&](const char* column) {
        const auto cells = this->column(of, column, d);
        return cells.empty() ? std::string{} : cells.front().s;
    };
    static constexpr const char* tables[] = {
        "bodies",      "seats",        "people",     "offices",     "mandates", "meetings", "items",
        "attendances", "events",       "proposals",  "nominations", "recusals", "speakers", "tasks",
        "audiences",   "appointments", "departures", "members",     "bodies"};
    static constexpr const char* keys[] = {"body",    "seat",   "person", "person", "person",
                                           "meeting", "item",   "person", "event",  "proposal",
                                           "person",  "person", "person", "person", "meeting",
                                           "person",  "person", "person", "body"};
    const auto at = static_cast<std::size_t>(of.of);
    const auto k = key(keys[at]);
    bool unsure = false;  // which a function is not told
    const auto says =
        found->second({tables[at], k, remit::day::from_count(d), [&](std::string_view column) {
                           std::vector<remit::value> out;
                           for (const auto& c : this->column(of, std::string{column}, d)) {
                               if (c.is == cell::sort::absent) continue;
                               unsure = unsure || !c.sure;
                               out.push_back(value_of(c));
                           }
                           return out;
                       }});
    return unsure ? truth::maybe : says;
}

}  // namespace remit_test::oracle
