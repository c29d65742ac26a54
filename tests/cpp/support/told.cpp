// SPDX-License-Identifier: BSL-1.0
#include "support/told.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <string>

#include <remit/charter/implied.hpp>
#include <remit/rules/impossible.hpp>

#include "support/compare.hpp"
#include "support/complete.hpp"
#include "support/show.hpp"
#include "support/shrink.hpp"

namespace remit_test {
namespace {

remit::rule contrary_of(remit::rule r) {
    auto all = r.require;
    if (r.within)
        all = remit::condition{
            remit::make_node(remit::op::within, {}, {all.share_root(), r.within->share_root()})};
    if (r.where) all = all | ~*r.where;
    r.require = ~all;
    r.where.reset();
    r.within.reset();
    return r;
}

/// The rows that are the subjects of the rule, where these are not all rows of their table.
std::vector<std::size_t> departed(const remit::registry& r) {
    std::vector<std::size_t> out;
    const auto& m = r.table(remit::table_id::mandates);
    for (std::size_t row = 0; row < m.rows; ++row)
        if (m.stop[row] != remit::open_stop) out.push_back(row);
    return out;
}

}  // namespace

telling::telling(const remit::charter& c, const remit::check_settings& s,
                 std::vector<remit::day> days)
    : asked_{c}, settings_{s}, days_{std::move(days)} {
    asked_.rules.clear();
    asked_.seats.clear();
    asked_.waivers.clear();
    for (auto r : remit::all_rules(c)) {
        if (r.for_each.is_group()) continue;
        const auto other = contrary_of(r);
        if (remit::never_holds(r.require) || remit::never_holds(other.require)) continue;
        if (r.where && remit::never_holds(*r.where)) continue;
        r.name = "r" + std::to_string(rules_.size());
        rules_.push_back(r);
        asked_.rules.push_back(r);
        asked_.rules.push_back(other);
        asked_.rules.back().name = "not " + r.name;
    }
}

telling::answers telling::of(const oracle::facts& f) const {
    const auto registry = registry_of(f);
    const auto found = remit::check(registry, asked_, {}, settings_);
    const auto& all = found.raw();
    const auto rows = departed(registry);
    struct both {
        told rule = told::nothing;
        bool contrary = false;
    };
    std::map<std::pair<std::size_t, std::size_t>, std::vector<both>> said;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto rule = all.rule[i] / 2;
        std::size_t at = all.subject[i];
        if (rules_[rule].for_each.table() == "departure") at = rows.at(at);
        auto& days = said[{rule, at}];
        days.resize(days_.size());
        for (std::size_t d = 0; d < days_.size(); ++d) {
            if (days_[d].count() < all.start[i] || days_[d].count() >= all.stop[i]) continue;
            if (all.rule[i] % 2 != 0)
                days[d].contrary = true;
            else
                days[d].rule = all.verdict[i] == remit::verdict::fails      ? told::fails
                               : all.verdict[i] == remit::verdict::possible ? told::possible
                                                                            : told::pending;
        }
    }
    answers out;
    for (const auto& [about, days] : said) {
        auto& here = out[about];
        for (const auto& d : days)
            here.push_back(d.rule == told::nothing && d.contrary ? told::kept : d.rule);
    }
    return out;
}

bool happens(const remit::subject& s) {
    static constexpr const char* lasting[] = {"body", "seat", "person", "mandate"};
    return std::none_of(std::begin(lasting), std::end(lasting),
                        [&](const char* t) { return s.table() == t; });
}

bool contradicts(told before, told after) {
    if (before == told::kept) return after == told::fails;
    return before == told::fails && after == told::kept;
}

const char* text(told t) {
    constexpr const char* names[] = {"nothing", "kept", "fails", "possible", "pending"};
    return names[static_cast<std::size_t>(t)];
}

std::string contradictions(const telling& asked, const telling::answers& before,
                           const telling::answers& after) {
    std::string out;
    for (const auto& [about, was] : before) {
        const auto found = after.find(about);
        for (std::size_t i = 0; found != after.end() && i < was.size(); ++i) {
            const auto is = found->second[i];
            if (contradicts(was[i], is))
                out += "row " + std::to_string(about.second) + " on " +
                       remit::text(asked.days()[i]) + " was " + remit_test::text(was[i]) +
                       " and is " + remit_test::text(is) + ": " +
                       remit::text(asked.rules()[about.first]) + "\n";
        }
    }
    return out;
}

namespace {

/// A way of completing the facts of which something is said otherwise, and what; or empty.
std::string contradicted(const test_case& c, const std::vector<remit::day>& days) {
    constexpr int ways = 150;
    const telling asked{c.charter, c.settings, days};
    const auto before = asked.of(c.facts);
    dice d{c.seed};
    const chooser choose = [&](std::size_t n) { return d.below(n); };
    for (int i = 0; i < ways; ++i) {
        const auto completed = complete(choose, c.facts);
        if (!same_links(c.facts, completed)) continue;
        if (const auto wrong = contradictions(asked, before, asked.of(completed)); !wrong.empty())
            return "--- completed\n" + show(completed) + wrong;
    }
    return {};
}

}  // namespace

std::string shown_small(const test_case& c, const std::vector<remit::day>& days) {
    const auto small = shrink(
        c,
        [&](const test_case& smaller) {
            try {
                return !contradicted(smaller, days).empty();
            } catch (const std::exception&) {
                return false;  // a rule that names what was left out says nothing
            }
        },
        1500);
    return "seed " + std::to_string(c.seed) + "\n" + show(small.charter) + show(small.facts) +
           contradicted(small, days);
}

}  // namespace remit_test
