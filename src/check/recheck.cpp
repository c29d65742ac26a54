// SPDX-License-Identifier: BSL-1.0
#include <remit/check/recheck.hpp>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "findings_store.hpp"
#include "reached.hpp"
#include "registry/keeping.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

namespace rd = registry_detail;

/// Some findings of a check, by their position.
using chosen = std::vector<std::size_t>;

bool is_reached(const compiled::impl& c, std::uint32_t rule, std::uint32_t subject,
                const reached_subjects& who) {
    const auto& l = c.groups[c.place[rule].first].subjects;
    const auto& facts = c.w.facts;
    const auto has = [&](const auto& keys, table_id t, std::int32_t row) {
        return row >= 0 && keys.contains(facts.table(t).key[static_cast<std::size_t>(row)]);
    };
    if (has(who.bodies, table_id::bodies, body_of(facts, l, subject))) return true;
    if (who.people.empty()) return false;
    const auto row = l.row_of(subject);
    if (l.kind == unit_kind::person)
        return has(who.people, table_id::people, static_cast<std::int32_t>(row));
    const auto& person = facts.table(table_of(l.kind)).person_row;
    return !person.empty() && has(who.people, table_id::people, person[row]);
}

/// The positions of the subjects that are reached, sorted, in a list of all rows of a table or of
/// groups.
std::vector<std::uint32_t> positions_of(const registry& facts, const subject_list& l,
                                        const reached_subjects& who) {
    const auto& s = store_of(facts);
    const auto table = table_of(l.kind);
    std::vector<std::uint32_t> out;
    for (const auto& key : who.bodies) {
        const auto body = static_cast<std::int32_t>(facts.find(table_id::bodies, key));
        if (l.kind != unit_kind::group) {
            rd::add_rows_in(s, table, body, out);
        } else if (body >= 0) {
            const auto at = static_cast<std::size_t>(body);
            for (auto g = l.first_group[at]; g < l.first_group[at + 1]; ++g) out.push_back(g);
        }
    }
    for (const auto& key : who.people)
        rd::add_rows_with(s, table, static_cast<std::int32_t>(facts.find(table_id::people, key)),
                          out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// The findings of subjects that are reached, in their order.
chosen findings_of(const findings::store& f, const reached& r) {
    chosen out;
    const auto& all = f.columns_;
    const auto& c = *f.of;
    auto next = all.rule.begin();
    for (std::uint32_t rule = 0; rule < c.rules.size(); ++rule) {
        const auto first = next;
        next = std::upper_bound(first, all.rule.end(), rule);
        const auto& l = c.groups[c.place[rule].first].subjects;
        const auto begin = all.subject.begin() + (first - all.rule.begin());
        const auto end = all.subject.begin() + (next - all.rule.begin());
        const auto at = [&](auto i) { return static_cast<std::size_t>(i - all.subject.begin()); };
        if (!l.row.empty() && l.kind != unit_kind::group) {  // some rows of a table
            for (auto i = begin; i != end; ++i)
                if (is_reached(c, rule, *i, r.rules[rule])) out.push_back(at(i));
            continue;
        }
        for (const auto s : positions_of(c.w.facts, l, r.rules[rule])) {
            const auto [a, b] = std::equal_range(begin, end, s);
            for (auto i = a; i != b; ++i) out.push_back(at(i));
        }
    }
    return out;
}

/// Those of the findings that `take(rule, subject)` is true of.
template <class F>
chosen chosen_of(const findings::store& f, const F& take) {
    chosen out;
    const auto& all = f.columns_;
    for (std::size_t i = 0; i < all.rule.size(); ++i)
        if (take(all.rule[i], all.subject[i])) out.push_back(i);
    return out;
}

/// What makes a finding the same before and after.
using identity =
    std::tuple<std::uint32_t, std::string, std::int32_t, std::int32_t, verdict, std::int32_t>;

std::vector<identity> identities_of(const findings::store& f, const chosen& some) {
    const auto& all = f.columns_;
    std::vector<identity> out;
    out.reserve(some.size());
    for (const auto i : some) {
        const auto& l = f.of->groups[f.of->place[all.rule[i]].first].subjects;
        out.emplace_back(all.rule[i], key_of(f.of->w.facts, l, all.subject[i]), all.start[i],
                         all.stop[i], all.verdict[i], all.waiver[i]);
    }
    return out;
}

/// Those of one that the other does not have.
findings only_in(const findings::store& f, const chosen& some, const std::vector<identity>& mine,
                 const std::vector<identity>& others) {
    const std::set<identity> known{others.begin(), others.end()};
    auto out = std::make_shared<findings::store>();
    out->of = f.of;
    out->asked = f.asked;
    out->work = f.work;
    out->some = true;
    for (std::size_t i = 0; i < some.size(); ++i)
        if (!known.contains(mine[i])) out->push_back(f.columns_, some[i]);
    return findings{std::move(out)};
}

difference between(const findings::store& before, const chosen& were, const findings::store& after,
                   const chosen& are, bool everything) {
    const auto had = identities_of(before, were), has = identities_of(after, are);
    return {only_in(after, are, has, had), only_in(before, were, had, has), everything};
}

/// Whether the days on which rules are judged are the same for both.
bool judged_alike(const compiled::impl& a, const compiled::impl& b) {
    const auto& v = a.w;
    const auto& w = b.w;
    if (v.judged_from != w.judged_from || v.judged_until != w.judged_until ||
        v.known_start != w.known_start)
        return false;
    if (v.calendar_start == w.calendar_start && v.horizon == w.horizon) return true;
    return std::none_of(a.groups.begin(), a.groups.end(), [](const auto& g) {
        return std::any_of(g.rules.begin(), g.rules.end(),
                           [](const auto& r) { return r.follows_calendar; });
    });
}

reached reach_in(const compiled::impl& rules, const rd::touched& by) {
    // When a body lives says for how long all of them are known.
    const bool moves = rules.w.any_observed_bodies() &&
                       std::any_of(by.rows.begin(), by.rows.end(),
                                   [](const auto& r) { return r.table == table_id::bodies; });
    if (moves) return {{}, {}, true};
    return reach_of(rules.footprints(), rules.terms, rules.w.facts, by);
}

}  // namespace
}  // namespace detail

difference recheck(const findings& before, const change& c) {
    using namespace detail;
    const auto& were = *before.p_;
    if (were.some) throw error{"what a change does is told of the findings of a whole check"};
    const auto& rules = *were.of;
    const auto& facts = rules.w.facts;
    auto added = rd::rows_added(c);
    const auto by = rd::touched_by(store_of(facts), c, added);
    const auto reach = reach_in(rules, by);
    const auto judged = [&](const registry& r) {
        return compiled{rules.terms, r, rules.w.settings()}.run(were.asked);
    };
    if (!reach.everything) {
        try {
            const auto part = rd::changed_part(facts, reach.rows, c, std::move(added), by,
                                               rules.w.observed_of_all());
            if (part) {
                const auto after = judged(*part);
                const auto& are = *after.p_;
                const auto is_meant = [&](std::uint32_t rule, std::uint32_t subject) {
                    return is_reached(*are.of, rule, subject, reach.rules[rule]);
                };
                if (judged_alike(*are.of, rules))
                    return between(were, findings_of(were, reach), are, chosen_of(are, is_meant),
                                   false);
            }
        } catch (const bad_input&) {  // may be so of the part only: the whole says
        }
    }
    const auto after = judged(changed(facts, c));
    const auto every = [](std::uint32_t, std::uint32_t) { return true; };
    return between(were, chosen_of(were, every), *after.p_, chosen_of(*after.p_, every), true);
}

}  // namespace v0
}  // namespace remit
