// SPDX-License-Identifier: BSL-1.0
// Which rows there are, and what they say.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "oracle/memory.hpp"

namespace remit_test::oracle {

using remit::node;
using remit::op;
using remit::truth;
using remit::truth_of;

// ---- what rows say ------------------------------------------------------------------------------

/// A truth for every day that is looked at: no outside the row's life, and on a day without events
/// as on the day before, unless the words may say something else every day.
template <class F>
truths evaluator::day_by_day(const life& l, bool daily, F f) const {
    truths out(static_cast<std::size_t>(last_ - first_ + 1), truth::no);
    bool asked = false;
    auto event = w_.events.begin();
    truth now = truth::no;
    for (when d = std::max(first_, l.start); d <= std::min(last_, l.stop - 1); ++d) {
        while (event != w_.events.end() && *event < d) ++event;
        if (!asked || daily || pace_ == pace::every_day ||
            (event != w_.events.end() && *event == d))
            now = f(d);
        asked = true;
        out[static_cast<std::size_t>(d - first_)] = now;
    }
    return out;
}

/// Whether its holder is a member by this mandate, as far as it lasts: as the charter has it; else
/// whoever is not hindered, and of substitutes those whose principal is.
const truths& evaluator::member_days(std::size_t mandate) const {
    const auto found = memory_->member_days.find(mandate);
    if (found != memory_->member_days.end()) return found->second;
    const row r{table::mandates, mandate};
    const auto hindered = [&](std::size_t m, when d) {
        const auto says = w_.own({table::mandates, m}, "status", d);
        return truth_of(says.front().s == "hindered");
    };
    const bool daily = member_ != nullptr && changes_daily(member_->root());
    const as_known who_is_there{*this};
    auto days = day_by_day(w_.life_of(r), daily, [&](when d) {
        if (member_ != nullptr) return holds(member_->root(), r, {d}).is;
        const auto whom = w_.own(r, "substitute_for", d).front();
        if (whom.is == cell::sort::absent) return ~hindered(mandate, d);
        const auto principal = w_.mandates[mandate].principal;
        if (!principal) return truth::no;
        return ~hindered(mandate, d) & w_.life_of({table::mandates, *principal}).on(d) &
               hindered(*principal, d);
    });
    return memory_->member_days.emplace(mandate, std::move(days)).first->second;
}

truth evaluator::member_by(std::size_t mandate, when d) const {
    if (d < first_ || d > last_) return truth::no;
    return w_.life_of({table::mandates, mandate}).on(d) &
           member_days(mandate)[static_cast<std::size_t>(d - first_)];
}

/// The mandates that make somebody a member on that day, and whether each surely does: the one by
/// which the member is known to be one, and the only one.
std::vector<std::pair<std::size_t, bool>> evaluator::present(const row& member, when d) const {
    std::vector<std::pair<std::size_t, bool>> out;
    for (const auto m : w_.members[member.at].mandates)
        if (const auto t = member_by(m, d); t != truth::no)
            out.emplace_back(m, t == truth::yes || member.by == m);
    if (out.size() == 1) out.front().second = true;
    return out;
}

/// Where the path leads, for a member by each of the mandates, and whether it surely does.
std::vector<std::pair<row, bool>> evaluator::follow(const row& r, const std::string& path,
                                                    when d) const {
    std::vector<std::pair<row, bool>> out;
    const auto add = [&](const row& from, bool sure) {
        const auto to = w_.follow(from, path);
        if (!to) return;
        sure = sure && w_.surely_leads(from, path);
        const auto there =
            std::find_if(out.begin(), out.end(), [&](const auto& x) { return x.first == *to; });
        if (there == out.end())
            out.emplace_back(*to, sure);
        else
            there->second = there->second || sure;
    };
    if (r.of == table::members) {
        // all of its mandates are of one person and one body
        const bool alike = path == "person" || path == "body" || path == "parent";
        for (const auto& [m, sure] : present(r, d)) add({table::mandates, m}, sure || alike);
    } else {
        add(r, true);
    }
    return out;
}

std::vector<evaluator::saying> evaluator::said(const row& r, const std::string& name,
                                               when d) const {
    if (r.of == table::groups)
        for (std::size_t i = 0; i < r.group.columns.size(); ++i)
            if (r.group.columns[i] == name)
                return {{table::groups, i, {r.group.values[i].value_or(cell{})}}};

    const auto dot = name.find('.');
    const auto column = dot == std::string::npos ? name : name.substr(dot + 1);
    const bool of_mandates =
        r.of == table::members || r.of == table::appointments || r.of == table::departures;
    const table own = of_mandates ? table::mandates : r.of == table::groups ? table::bodies : r.of;
    const auto path = dot == std::string::npos ? w_.lookup(own, name) : name.substr(0, dot);
    std::vector<std::pair<row, bool>> who;
    if (r.of == table::members && (path == "seat" || path.empty())) {
        for (const auto& [m, sure] : present(r, d)) {  // each of its mandates speaks for itself
            const row from{table::mandates, m};
            if (const auto to = path.empty() ? std::optional{from} : w_.follow(from, path))
                who.emplace_back(*to, sure);
        }
    } else if (path.empty()) {
        who.emplace_back(r, true);
    } else {
        who = follow(r, path, d);
    }
    std::vector<saying> out;  // nothing where the path leads nowhere: absent
    for (const auto& [each, sure] : who)
        out.push_back({each.of, each.at, w_.own(each, column, d), sure});
    return out;
}

std::vector<cell> evaluator::column(const row& r, const std::string& name, when d) const {
    std::vector<cell> out;
    for (auto& each : said(r, name, d))
        for (auto& c : each.values) {
            c.sure = c.sure && each.sure;
            out.push_back(std::move(c));
        }
    return out;
}

/// A value that is not known may be any; "?" stands for the values nobody has told.
truth evaluator::in_group(const row& r, const group& g, when d) const {
    const auto body = r.of == table::members ? w_.members[r.at].body : w_.keys_of(r).body;
    if (body != g.body) return truth::no;
    truth all = truth::yes;
    for (std::size_t i = 0; i < g.columns.size(); ++i) {
        truth one = truth::no;
        for (const auto& c : column(r, g.columns[i], d)) {
            if (c.is == cell::sort::unknown)
                one = one | truth::maybe;
            else if (c.is != cell::sort::absent && g.values[i] && g.values[i]->is == c.is &&
                     g.values[i]->n == c.n && g.values[i]->s == c.s)
                one = one | (c.sure ? truth::yes : truth::maybe);
        }
        all = all & one;
    }
    return all;
}

// ---- which rows there are -----------------------------------------------------------------------

namespace {

struct named_rows {
    table of;
    remit::table_id in;
};
named_rows named(const std::string& name) {
    static const std::map<std::string, named_rows> all = {
        {"members", {table::members, remit::table_id::mandates}},
        {"mandates", {table::mandates, remit::table_id::mandates}},
        {"substitutes", {table::mandates, remit::table_id::mandates}},
        {"appointments", {table::appointments, remit::table_id::mandates}},
        {"departures", {table::departures, remit::table_id::mandates}},
        {"seats", {table::seats, remit::table_id::seats}},
        {"offices", {table::offices, remit::table_id::offices}},
        {"meetings", {table::meetings, remit::table_id::meetings}},
        {"items", {table::items, remit::table_id::items}},
        {"attendances", {table::attendances, remit::table_id::attendances}},
        {"events", {table::events, remit::table_id::events}},
        {"proposals", {table::proposals, remit::table_id::proposals}},
        {"nominations", {table::nominations, remit::table_id::nominations}},
        {"recusals", {table::recusals, remit::table_id::recusals}},
        {"speakers", {table::speakers, remit::table_id::speakers}},
        {"tasks", {table::tasks, remit::table_id::tasks}},
        {"audiences", {table::audiences, remit::table_id::audiences}}};
    const auto found = all.find(name);
    if (found == all.end()) throw std::logic_error{"the oracle knows no rows " + name};
    return found->second;
}

std::string shown(const cell& c) {
    return std::to_string(static_cast<int>(c.is)) + (c.sure ? "!" : "?") + c.s + "/" +
           std::to_string(static_cast<std::int64_t>(c.n.low.num)) + "/" +
           std::to_string(static_cast<std::int64_t>(c.n.low.den)) + "/" +
           std::to_string(static_cast<std::int64_t>(c.n.high.num)) + "/" +
           std::to_string(static_cast<std::int64_t>(c.n.high.den)) + ";";
}

/// Whether the row carries the key.
bool carries(const world& w, const row& r, bool substitute, const row& key) {
    const auto& k = w.keys_of(r);
    switch (key.of) {
        case table::bodies:
        case table::groups: return k.body == w.keys_of(key).body;
        case table::people: return k.person == key.at;
        case table::seats: return k.seat == key.at;
        case table::mandates:
        case table::appointments:
        case table::departures:
            return (substitute ? w.mandates[r.at].principal : k.mandate) == key.at;
        case table::meetings: return k.meeting == key.at;
        case table::items: return k.item == key.at;
        case table::events: return k.event == key.at;
        case table::proposals: return k.proposal == key.at;
        default: throw std::logic_error{"no rows hang on that"};
    }
}

}  // namespace

/// The rows that carry the key: those of a body, in a seat, of a person, of a group, ... and agree
/// with this row.
const rows_of& evaluator::rows_of_key(const std::string& name, const row& key, const node* source,
                                      const row& of, when d) const {
    std::vector<std::pair<std::string, std::vector<cell>>> agree;
    for (std::size_t i = 1; source != nullptr && i < source->args.size(); ++i) {
        const auto& c = std::get<std::string>(source->args[i]->value);
        agree.emplace_back(c, column(of, c, d));
    }
    auto words = name + "|" + std::to_string(static_cast<int>(key.of)) + "|" +
                 std::to_string(key.at) + "|" + std::to_string(key.group.body);
    for (std::size_t i = 0; i < key.group.columns.size(); ++i)
        words += key.group.columns[i] +
                 (key.group.values[i] ? shown(*key.group.values[i]) : std::string{"?"});
    for (const auto& [c, cells] : agree) {
        words += "|" + c + "=";
        for (const auto& each : cells) words += shown(each);
    }
    const auto [there, fresh] = memory_->sources.try_emplace(words);
    auto& out = there->second;
    if (!fresh) return out;

    const auto [t, in] = named(name);
    out.in = in;
    out.of = t;
    if (key.of != table::people && key.of != table::offices) {
        out.body = w_.keys_of(key).body;
        out.begins = key.of == table::departures ? w_.life_of({table::mandates, key.at}).start
                                                 : w_.life_of(key).start;
    }
    if (key.of == table::people && in != remit::table_id::offices) {  // in whichever body
        const bool in_same_body = std::any_of(agree.begin(), agree.end(),
                                              [](const auto& a) { return a.first == "body"; });
        if (in_same_body) {
            out.body = of.of == table::members ? w_.members[of.at].body : w_.keys_of(of).body;
            out.begins = w_.life_of({table::bodies, *out.body}).start;
        } else {
            out.any_body = true;
        }
    }
    const bool by_mandate =
        key.of == table::mandates || key.of == table::appointments || key.of == table::departures;
    const auto surely_its = [&](const row& r) {
        return w_.surely_leads(r, name == "substitutes" ? "principal" : "mandate");
    };
    const bool is_plain = key.of != table::groups && agree.empty();
    const auto takes = [&](const row& r, const life& l) {
        const auto known = words + "#" + std::to_string(r.at) + "#" +
                           (r.by ? std::to_string(*r.by) : std::string{});
        const bool daily = r.of == table::members && member_ && changes_daily(member_->root());
        return &memory_->agreeing
                    .emplace(known,
                             day_by_day(l, daily,
                                        [&](when x) {
                                            truth is = truth::yes;
                                            if (r.by)
                                                is = member_days(
                                                    *r.by)[static_cast<std::size_t>(x - first_)];
                                            if (by_mandate && !surely_its(r))
                                                is = is & truth::maybe;
                                            if (is == truth::no || is_plain) return is;
                                            if (key.of == table::groups)
                                                is = is & in_group(r, key.group, x);
                                            for (const auto& [c, wanted] : agree) {
                                                truth same = truth::no;
                                                for (const auto& a : column(r, c, x))
                                                    for (const auto& b : wanted)
                                                        same = same | compare_cells(op::eq, a, b);
                                                is = is & same;
                                            }
                                            return is;
                                        }))
                    .first->second;
    };
    for (std::size_t i = 0; i < w_.rows(t); ++i) {
        if (t == table::members) {
            for (const auto m : w_.members[i].mandates) {
                if (!carries(w_, {table::mandates, m}, false, key)) continue;
                const auto& l = w_.life_of({table::mandates, m});
                const row r{t, i, m};
                out.strands.push_back({r, l, takes(r, l)});
            }
            continue;
        }
        const row r{t, i};
        const bool substitute = name == "substitutes";
        if (substitute && !w_.mandates[i].principal) continue;
        if (!carries(w_, r, substitute, key)) continue;
        const auto& l = w_.life_of(r);
        if (l.start < never) out.strands.push_back({r, l, takes(r, l)});
    }
    return out;
}

/// The rows that are looked through: one list, or one for each row that the path leads to. A path
/// that leads nowhere leads to no rows.
std::vector<found_rows> evaluator::rows(const node* source, const row& of, moment m) const {
    const std::string name = source == nullptr ? "members" : std::get<std::string>(source->value);
    const node* path = source == nullptr ? nullptr : source->args[0].get();
    if (path == nullptr) return {{&rows_of_key(name, of, source, of, m.day), true}};
    const auto& leads = std::get<std::string>(path->value);
    if (!path->args.empty()) {  // body("council")
        const auto b = w_.body(std::get<std::string>(path->args[0]->value));
        if (!b) throw std::logic_error{"no such body"};
        return {{&rows_of_key(name, {table::bodies, *b}, source, of, m.day), true}};
    }
    std::vector<found_rows> out;
    bool anywhere = false;
    for (const auto& [key, sure] : follow(of, leads, m.day)) {
        out.push_back({&rows_of_key(name, key, source, of, m.day), sure});
        anywhere = anywhere || sure;
    }
    bool may_end = leads == "principal" || (leads == "mandate" && of.of == table::attendances);
    if (of.of == table::members && leads == "seat")  // by a mandate without one
        for (const auto& [mandate, sure] : present(of, m.day))
            may_end = may_end || !w_.follow({table::mandates, mandate}, leads);
    if (out.empty() || (!anywhere && may_end)) {
        auto& none = memory_->sources[name + "|nothing"];
        none.in = named(name).in;
        none.of = named(name).of;
        none.nowhere = true;
        out.push_back({&none, out.empty()});
    }
    return out;
}

remit::table_id table_written(const std::string& rows) { return named(rows).in; }

namespace {

bool measures(const remit::node& n) {
    return (n.what >= op::count && n.what <= op::apportion) ||
           std::any_of(n.args.begin(), n.args.end(),
                       [](const auto& arg) { return arg && measures(*arg); });
}

}  // namespace

/// Whether the selector takes the row on each day, where the row is known to be there.
const truths& evaluator::selected(const node* selector, const strand& s) const {
    const auto known = std::tuple{selector, s.r.of, s.r.at, s.r.by ? *s.r.by + 1 : std::size_t{0}};
    const bool supposing = !memory_->supposed.cells.empty() && selector != nullptr;
    auto& memory = supposing ? memory_->supposed.selected : memory_->selected;
    const auto found = memory.find(known);
    if (found != memory.end()) return found->second;
    auto lasts = s.lasts;
    if (supposing) {
        lasts.start = std::max(lasts.start, memory_->supposed.from);
        lasts.stop = std::min(lasts.stop, memory_->supposed.to + 1);
    }
    bool daily = selector != nullptr && changes_daily(*selector);
    // Who is a member may change every day, also where the selector itself asks for members.
    if (member_ && (s.r.of == table::members || (selector != nullptr && measures(*selector))))
        daily = daily || changes_daily(member_->root());
    auto days = day_by_day(lasts, daily, [&](when d) {
        return selector == nullptr ? truth::yes : holds(*selector, s.r, {d}).is;
    });
    return memory.emplace(known, std::move(days)).first->second;
}

}  // namespace remit_test::oracle
