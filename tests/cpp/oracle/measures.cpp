// SPDX-License-Identifier: BSL-1.0
// What is measured of the rows of a source in a window.
#include <algorithm>
#include <stdexcept>
#include <string>

#include "oracle/memory.hpp"

namespace remit_test::oracle {

using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

namespace {

// The slots of a measure's arguments.
const std::string& column_of(const node& n) { return std::get<std::string>(n.args[0]->value); }
const node* selector_of(const node& n) { return n.args[1].get(); }

const number infinite = number::infinity(1);

number as_bound(std::size_t how_many) { return number{static_cast<std::int64_t>(how_many)}; }

}  // namespace

/// Rows that nobody knows of yet may come on top, where the window is open; and of the latest rows
/// they may take the place.
bounds evaluator::opened(bounds seen, const span& w) {
    if (w.open() && w.latest && w.ahead) seen.low = least(seen.low, 0);
    if (w.open()) seen.high = infinite;
    return seen;
}

bounds evaluator::added_up(const node& n, const rows_of& from, const span& w) const {
    return row_by_row({{1, &n}}, from, w).n;
}

bool evaluator::has_negative(const node& total, const rows_of& from) const {
    const auto [of, name] = whose(total, from);
    return w_.has_negative(of, name);
}

/// The table that the column is in, and its name there.
std::pair<table, std::string> evaluator::whose(const node& n, const rows_of& from) const {
    const auto& name = column_of(n);
    const auto dot = name.find('.');
    const bool of_mandates =
        from.of == table::members || from.of == table::appointments || from.of == table::departures;
    const table own = of_mandates ? table::mandates : from.of;
    const auto path = dot == std::string::npos ? w_.lookup(own, name) : name.substr(0, dot);
    static const std::map<std::string, table> leads = {
        {"person", table::people},      {"body", table::bodies},
        {"parent", table::bodies},      {"seat", table::seats},
        {"mandate", table::mandates},   {"meeting", table::meetings},
        {"principal", table::mandates}, {"item", table::items},
        {"proposal", table::proposals}};
    return {path.empty() ? own : leads.at(path),
            dot == std::string::npos ? name : name.substr(dot + 1)};
}

/// What a row adds when it is counted: one, or its value. A member adds what each of its mandates
/// says; of several values in force together it may be any.
bounds evaluator::amount(const node& n, const rows_of& from, const taken& t, const span& w) const {
    if (n.what == op::count) return exactly(1);
    std::optional<bounds> out;
    for (const auto& [d, r] : readings(from, t, w)) {
        bounds sum = exactly(0);
        for (const auto& said : this->said(r, column_of(n), d)) {
            std::optional<bounds> one;
            for (auto c : said.values) {
                if (c.is == cell::sort::unknown)
                    if (const auto* s = supposed(said, column_of(n));
                        s != nullptr && s->is == cell::sort::number && s->sure)
                        c = *s;
                if (c.is == cell::sort::absent) continue;
                if (c.is == cell::sort::day || c.is == cell::sort::text)
                    throw std::logic_error{"total of what is no number"};
                one = one ? either(*one, as_number(c)) : as_number(c);
            }
            auto adds = one.value_or(exactly(0));
            if (!said.sure) adds = either(exactly(0), adds);
            sum = sum + adds;
        }
        out = out ? either(*out, sum) : sum;
    }
    return out.value_or(exactly(0));
}

/// How many different values there are. A row whose value is not known may have one that no other
/// row has.
bounds evaluator::distinct(const node& n, const rows_of& from, const span& w) const {
    std::vector<cell> sure, possible;
    const auto add = [](std::vector<cell>& to, cell c) {
        c.sure = true;
        if (std::find(to.begin(), to.end(), c) == to.end()) to.push_back(c);
    };
    bool something = false;
    std::size_t unknown = 0;
    for (const auto& t : take(from, selector_of(n), w)) {
        if (t.is == truth::no) continue;
        const auto days = readings(from, t, w);
        // Which rows' values are not known, and which of them: what a row does not tell on one day
        // is what it does not tell on another.
        std::vector<std::tuple<table, std::size_t, std::size_t>> not_told;
        bool says_something = !days.empty(), several = days.size() > 1;
        std::vector<std::vector<cell>> each;
        for (const auto& [d, r] : days) {
            std::vector<cell> cells;
            bool now = false;
            for (const auto& said : this->said(r, column_of(n), d)) {
                std::size_t nth = 0;
                for (const auto& c : said.values) {
                    if (c.is == cell::sort::absent) continue;
                    now = now || said.sure;
                    if (c.is == cell::sort::unknown || !(c.n.low == c.n.high)) {
                        const std::tuple who{said.of, said.at, nth++};
                        if (std::find(not_told.begin(), not_told.end(), who) == not_told.end())
                            not_told.push_back(who);
                        continue;
                    }
                    add(possible, c);
                    if (said.sure) cells.push_back(c);
                }
            }
            says_something = says_something && now;
            each.push_back(cells);
        }
        unknown += not_told.size();
        if (t.is != truth::yes) continue;
        something = something || says_something;
        for (const auto& c : each.empty() ? std::vector<cell>{} : each.front())
            if (!several || std::all_of(each.begin(), each.end(), [&](const auto& cells) {
                    return std::find(cells.begin(), cells.end(), c) != cells.end();
                }))
                add(sure, c);
    }
    bounds out{as_bound(std::max(sure.size(), std::size_t{something})),
               as_bound(possible.size() + unknown)};
    return opened(out, w);
}

/// Summed over the rows: the days of the window on which each lasts and is taken.
bounds evaluator::days_held(const node& n, const rows_of& from, const span& w) const {
    bounds sum = exactly(0);
    for (const auto& t : take(from, selector_of(n), w)) {
        std::vector<truth> latest;
        for (std::size_t i = t.first; i < t.first + t.count; ++i)
            latest.push_back(among_latest(from, i, w));
        const auto on = [&](when d) {
            truth is = truth::no;
            for (std::size_t i = t.first; i < t.first + t.count; ++i) {
                const auto& s = from.strands[i];
                const auto x = static_cast<std::size_t>(d - first_);
                is = is | (s.lasts.on(d) & (*s.takes)[x] & selected(selector_of(n), s)[x] &
                           latest[i - t.first]);
            }
            return is;
        };
        std::int64_t least = 0, most = 0;
        for (auto [d, to] = looked_at(w.low, w.high); d <= to; ++d) least += on(d) == truth::yes;
        for (auto [d, to] = looked_at(w.low_possible, w.high); d <= to; ++d)
            most += on(d) != truth::no;
        bounds here{least, most};
        const auto for_ever = [&](when low, truth enough) {  // beyond all days that are looked at
            return (low < first_ && on(first_ + longest_window) >= enough) ||
                   (w.high == never && on(last_ - longest_window) >= enough);
        };
        if (for_ever(w.low, truth::yes)) here.low = infinite;
        if (for_ever(w.low_possible, truth::maybe)) here.high = infinite;
        sum = sum + here;
    }
    return opened(sum, w);
}

/// What the first or the last row to start says: what all rows say that may be it, or anything
/// between, or one of these things.
std::vector<cell> evaluator::at_an_end(const node& n, const rows_of& from, const span& w) const {
    const bool last = n.what == op::last;
    struct candidate {
        const strand* s;
        truth is;
        std::vector<cell> says;
    };
    std::vector<candidate> all;
    for (std::size_t i = 0; i < from.strands.size(); ++i) {
        const auto is = strand_taken(from, i, selector_of(n), w);
        if (is == truth::no) continue;
        taken t{from.strands[i].r, is, is, i, 1};
        auto says = read(from, t, column_of(n), w);
        const auto is_absent = [](const cell& c) { return c.is == cell::sort::absent; };
        if (!std::all_of(says.begin(), says.end(), is_absent)) std::erase_if(says, is_absent);
        all.push_back({&from.strands[i], is, std::move(says)});
    }
    const auto beats = [&](const life& a, const life& b) {
        return last ? a.start > b.start_latest : a.start_latest < b.start;
    };
    bool some = false, enough = false;  // there is a row; and one that rows not known do not beat
    std::vector<candidate> can;
    for (const auto& c : all) {
        some = some || c.is == truth::yes;
        const auto& l = c.s->lasts;
        if (c.is == truth::yes)
            enough = enough || (last ? l.start >= w.known_from : l.start_latest < w.known_to);
        if (std::none_of(all.begin(), all.end(), [&](const candidate& o) {
                return o.is == truth::yes && beats(o.s->lasts, l);
            }))
            can.push_back(c);
    }
    bool settled = true;  // nothing that is to come can be the first, or the last
    if (w.open() || w.all_seen) {
        const bool only_at_this_end = last ? !w.ahead && !w.outside_at_end : !w.outside;
        settled = only_at_this_end && enough && (last || !w.latest);
        if (w.open() && !settled) return {{cell::sort::unknown}};
    }
    const auto so_far = [&](std::vector<cell> cells) {
        if (!settled && w.all_seen && cells.empty()) cells.push_back({cell::sort::absent});
        if (!settled)
            for (auto& c : cells) c.grows = c.shrinks = true;
        return cells;
    };
    const auto& name = column_of(n);
    const auto plain = name.substr(name.rfind('.') + 1);
    const auto [of, there] = whose(n, from);
    const bool days = plain == "start" || plain == "stop" || plain == "due" ||
                      plain.ends_with("_sent") || w_.holds_days(of, there);
    const cell nothing =
        days ? day_cell(exactly(number::infinity(last ? -1 : 1))) : cell{cell::sort::absent};
    std::vector<std::vector<cell>> says;
    for (auto& c : can)
        if (std::none_of(says.begin(), says.end(), [&](const auto& known) {
                return std::is_permutation(known.begin(), known.end(), c.says.begin(),
                                           c.says.end());
            }))
            says.push_back(std::move(c.says));
    if (!some) says.push_back({nothing});
    if (says.size() == 1) return so_far(says.front());
    std::vector<cell> out;
    std::optional<bounds> hull;
    for (const auto& each : says) {
        if (each.empty()) out.push_back({cell::sort::absent, {}, {}, false});
        for (auto c : each) {
            const bool reckoned = c.is == cell::sort::number || c.is == cell::sort::day;
            if (reckoned) hull = hull ? either(*hull, c.n) : c.n;
            c.sure = false;
            if (!reckoned && std::find(out.begin(), out.end(), c) == out.end()) out.push_back(c);
        }
    }
    if (!hull) return so_far(out);
    auto between = days ? day_cell(*hull) : number_cell(*hull);
    between.sure = out.empty();
    out.push_back(between);
    return so_far(out);
}

/// Highest averages. With the least and the most votes that the own value and the others may have;
/// of quotients that are equal, the own one goes last, or first.
std::vector<cell> evaluator::apportion(const node& n, const row& of, moment m) const {
    const bool dhondt = std::get<std::string>(n.value) == "dhondt";
    const auto& name = column_of(n);
    struct votes {
        cell value;
        std::int64_t sure = 0, possible = 0;
    };
    const auto like = [](const cell& a, const cell& b) {
        return a.is == b.is && a.n == b.n && a.s == b.s;
    };
    std::vector<cell> out;
    for (const auto& [from, sure] : rows(n.args[2].get(), of, m)) {
        std::vector<votes> all;
        std::int64_t unknown = 0;
        const span today = window(n, *from, of, m);
        for (const auto& t : take(*from, nullptr, today)) {
            bool not_told = false;
            for (const auto& c : column(t.r, name, m.day)) {
                if (c.is == cell::sort::absent) continue;
                if (c.is == cell::sort::unknown) {
                    not_told = true;
                    continue;
                }
                auto there = std::find_if(all.begin(), all.end(),
                                          [&](const auto& v) { return like(v.value, c); });
                if (there == all.end()) there = all.insert(there, {c});
                there->sure += t.is == truth::yes && c.sure;
                ++there->possible;
            }
            unknown += not_told;
        }
        // how many quotients of the others are at least, or above, the k-th of the own
        const auto quotients = [&](std::int64_t of_others, std::int64_t own, std::int64_t k,
                                   bool or_equal) {
            const auto divisor = [&](std::int64_t i) { return dhondt ? i : 2 * i - 1; };
            std::int64_t i = 0;
            for (;; ++i) {
                const auto left = of_others * divisor(k), right = own * divisor(i + 1);
                if (!(or_equal ? left >= right : left > right)) return i;
            }
        };
        const auto seats = [&](const cell& own, number places, bool least) {
            const auto mine = std::find_if(all.begin(), all.end(),
                                           [&](const auto& v) { return like(v.value, own); });
            std::int64_t votes_for = mine == all.end() ? 0 : least ? mine->sure : mine->possible;
            if (!least) votes_for += unknown;
            std::vector<std::int64_t> others;
            for (auto v = all.begin(); v != all.end(); ++v)
                if (v != mine) others.push_back(least ? v->possible + unknown : v->sure);
            for (std::int64_t k = 1; least && k <= unknown; ++k)  // values that nobody has told
                others.push_back(unknown / k);
            if (votes_for == 0 || places <= number{0}) return number{0};
            if (!places.finite()) return places;
            std::int64_t won = 0;
            for (std::int64_t k = 1;; ++k) {
                std::int64_t before = 0;
                for (const auto o : others) before += quotients(o, votes_for, k, least);
                if (places < number{before + k}) return number{won};
                ++won;
            }
        };
        for (const auto& places : values(*n.args[1], of, m)) {
            if (places.is == cell::sort::absent) {
                out.push_back(places);
                continue;
            }
            const auto p = as_number(places);
            auto own = column(of, name, m.day);
            if (own.empty()) own.push_back({cell::sort::absent});
            for (const auto& c : own) {
                bounds due = exactly(0);
                if (c.is == cell::sort::unknown)
                    due = {0, greatest(0, floor(p.high))};
                else if (c.is != cell::sort::absent)
                    due = {seats(c, p.low, true), seats(c, p.high, false)};
                auto one = number_cell(due);
                one.sure = sure && c.sure && places.sure;
                out.push_back(one);
            }
        }
    }
    return out;
}

}  // namespace remit_test::oracle
