// SPDX-License-Identifier: BSL-1.0
#include <remit/charter/problems.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "charter/checks.hpp"
#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {

namespace {

using namespace detail;

/// The checks of a reader, asked of a charter that is there as a whole.
class charter_critic {
public:
    explicit charter_critic(const charter& c) : c_{c} {
        for (const auto& each : c.clauses) clauses_.emplace(each.id, each.kind);
        for (const auto& each : c.rules) rules_.insert(each.name);
        for (const auto& each : c.seats) {
            if (each.number) rules_.insert("seat:" + each.seat + "/filled");
            if (!each.appointed_by.empty()) rules_.insert("seat:" + each.seat + "/appointer");
            if (each.eligible) rules_.insert("seat:" + each.seat + "/eligible");
            if (each.throughout) rules_.insert("seat:" + each.seat + "/throughout");
        }
    }

    std::vector<problem> all() && {
        of_member();
        of_clauses();
        of_seats();
        of_cadences();
        of_rules();
        of_waivers();
        of_values();
        return std::move(found_);
    }

private:
    /// A part of the charter as it is told: by the place of one of its keys, else by its name.
    struct part {
        std::string path;    ///< in `charter::places`: "rule.size.0"
        std::string called;  ///< `rule "size"`
    };
    struct told {
        std::string where, who, lead;
    };

    static part part_of(std::string_view kind, const std::string& name, std::size_t position) {
        const std::string k{kind};
        return {k + "." + name,
                k + " " + (is_blank(name) ? std::to_string(position + 1) : quote(name))};
    }
    /// @param keys of which the first that has a place is told.
    [[nodiscard]] told tell(const part& p, std::initializer_list<std::string_view> keys) const {
        for (const auto key : keys)
            if (const auto at = c_.places.find(p.path + "." + std::string{key});
                at != c_.places.end())
                return {at->second, p.called, p.called};
        return {p.called, "it", ""};
    }
    void add(const told& t, const fault& f) {
        if (f) found_.push_back({f->code, t.where, f->what, f->hint});
    }
    void of_condition(const part& p, std::string_view key, const std::optional<condition>& asked,
                      std::string_view so = {}) {
        if (!asked) return;
        const auto t = tell(p, {key});
        const auto lead = t.lead.empty() ? "" : t.lead + ", ";
        add(t, fault_of_never(lead + std::string{key}, *asked, so));
    }
    [[nodiscard]] suggestions near() const noexcept {
        return found_.size() < 20 ? suggestions::nearest : suggestions::none;
    }

    /// Of a clause or a seat, of which there is one of each name.
    void of_name(const told& t, std::string_view kind, const std::string& name,
                 std::set<std::string_view>& seen) {
        const auto wrong = fault_of_name(kind, name, "give it a name");
        add(t, wrong);
        if (!wrong && !seen.insert(name).second) add(t, there_are_two(kind, name));
    }

    void of_member() {
        if (!c_.member) return;
        const auto at = c_.places.find("define.member");
        const bool placed = at != c_.places.end();
        add({placed ? at->second : "member", "", ""},
            fault_of_never(placed ? "define: member" : "it", *c_.member, no_members));
    }

    void of_clauses() {
        std::set<std::string_view> seen;
        for (std::size_t i = 0; i < c_.clauses.size(); ++i) {
            const auto& id = c_.clauses[i].id;
            of_name(tell(part_of("clause", id, i), {"words", "kind"}), "clause", id, seen);
        }
    }

    void of_seats() {
        std::set<std::string_view> seen;
        for (std::size_t i = 0; i < c_.seats.size(); ++i) {
            const auto& s = c_.seats[i];
            const auto p = part_of("seat", s.seat, i);
            const auto t = tell(p, {"name", "role", "number", "votes", "appointed_by", "eligible",
                                    "throughout", "within", "cite"});
            of_name(t, "seat", s.seat, seen);
            if (!is_blank(s.seat)) add(t, fault_of_text_for_rule(t.lead, s.seat));
            if (const auto by = tell(p, {"appointed_by"}); !s.appointed_by.empty())
                add(by, fault_of_text_for_rule(
                            by.lead.empty() ? "appointed_by" : by.lead + ", appointed_by",
                            s.appointed_by));
            if (const auto n = tell(p, {"number"}); s.number)
                add(n, fault_of_number(n.lead, "number", *s.number, 1));
            if (const auto n = tell(p, {"votes"}); s.votes)
                add(n, fault_of_number(n.lead, "votes", *s.votes, 0));
            const auto limit = tell(p, {"within"});
            add(limit, fault_of_seat_limit(limit.who, s.within.has_value(), s.number.has_value()));
            of_condition(p, "eligible", s.eligible);
            of_condition(p, "throughout", s.throughout);
            const bool obliges = s.number || !s.appointed_by.empty() || s.eligible || s.throughout;
            const auto cite = tell(p, {"cite"});
            add(cite, fault_of_cite(cite.who, s.cite, clauses_, obliges, near()));
        }
    }

    /// Rules or cadences as parts, and of each whether it is in force at once with one before it.
    struct looked_at {
        std::vector<part> parts;
        std::vector<fault> twice;
    };
    /// @param key one that every version has: "require".
    template <class T>
    looked_at versions_of(std::string_view kind, std::string_view key, const std::vector<T>& all) {
        const auto place_in = [&](const std::string& path) {
            return c_.places.find(path + "." + std::string{key});
        };
        std::map<std::string_view, std::vector<std::size_t>> versions;
        for (std::size_t i = 0; i < all.size(); ++i) versions[all[i].name].push_back(i);
        // Read as a list of one, a version has its number all the same.
        looked_at out{std::vector<part>(all.size()), std::vector<fault>(all.size())};
        for (const auto& [name, at] : versions)
            for (std::size_t v = 0; v < at.size(); ++v) {
                auto& p = out.parts[at[v]];
                p = part_of(kind, all[at[v]].name, at[v]);
                const auto numbered = p.path + "." + std::to_string(v);
                if (at.size() > 1 || place_in(p.path) == c_.places.end()) p.path = numbered;
            }
        for (const auto& [name, at] : versions) {
            std::vector<days_in_force> days;
            std::vector<std::size_t> of;
            for (const auto i : at) {
                if (fault_of_days("", all[i].start, all[i].stop)) continue;
                days.push_back({all[i].start, all[i].stop});
                of.push_back(i);
            }
            if (is_blank(name)) continue;  // those without a name are no versions of one
            for (const auto& [later, earlier] : overlaps(days)) {
                const auto other = place_in(out.parts[of[earlier]].path);
                out.twice[of[later]] =
                    in_force_twice(tell(out.parts[of[later]], {key}).who,
                                   other == c_.places.end() ? "" : other->second);
            }
        }
        return out;
    }

    void of_cadences() {
        const auto [parts, twice] = versions_of("cadence", "text", c_.cadences);
        for (std::size_t i = 0; i < c_.cadences.size(); ++i) {
            const auto& each = c_.cadences[i];
            const auto whole = tell(parts[i], {"text"});
            add(whole, fault_of_name("cadence", each.name, "give it a name"));
            const auto stop = tell(parts[i], {"stop", "text"});
            add(stop, fault_of_days(stop.who, each.start, each.stop));
            add(whole, twice[i]);
            of_condition(parts[i], "meetings", each.meetings, no_meetings);
            try {
                for (const auto& r : rules_of(each)) rules_.insert(r.name);
            } catch (const bad_input& thrown) {
                const auto at = tell(parts[i], {"meetings", "text"});
                add(at, fault_of_made_rules(at.lead, thrown));
            }
            const auto cite = tell(parts[i], {"cite", "text"});
            add(cite, fault_of_cite(cite.who, each.cite, clauses_, true, near()));
        }
    }

    void of_rules() {
        const auto [parts, twice] = versions_of("rule", "require", c_.rules);
        for (std::size_t i = 0; i < c_.rules.size(); ++i) {
            const auto& r = c_.rules[i];
            const auto whole = tell(parts[i], {"require"});
            add(whole, fault_of_name("rule", r.name, "give it a name"));
            add(whole, fault_of_rule_name(whole.lead, r.name));
            const auto stop = tell(parts[i], {"stop", "require"});
            add(stop, fault_of_days(stop.who, r.start, r.stop));
            add(whole, twice[i]);
            of_condition(parts[i], "where", r.where, nothing_demanded);
            of_condition(parts[i], "require", r.require);
            const auto cite = tell(parts[i], {"cite", "require"});
            add(cite, fault_of_cite(cite.who, r.cite, clauses_, true, near()));
        }
    }

    void of_waivers() {
        for (std::size_t i = 0; i < c_.waivers.size(); ++i) {
            const auto& w = c_.waivers[i];
            const part p{"waiver." + std::to_string(i), "waiver " + std::to_string(i + 1)};
            const auto rule = tell(p, {"rule"});
            add(rule, fault_of_waived(rule.who, w.rule, rules_, near()));
            if (const auto t = tell(p, {"reason", "rule"}); is_blank(w.reason))
                add(t, problem{"E-MISSING", "", t.who + " has no reason",
                               "write why the rule is departed from, as in reason = \"a new chair "
                               "is sought\""});
        }
    }

    void of_values() {
        for (const auto& [column, words] : c_.values) {
            const auto at = c_.places.find("values." + column);
            const told t = at == c_.places.end()
                               ? told{"values " + quote(column), "it", ""}
                               : told{at->second, "values: " + visible(column), ""};
            std::set<std::string_view> seen;
            for (const auto& each : words)
                if (!seen.insert(each).second) add(t, has_twice(t.who, each));
        }
    }

    const charter& c_;
    known_clauses clauses_;
    known_names rules_;
    std::vector<problem> found_;
};

}  // namespace

std::vector<problem> problems_in(const charter& c) { return charter_critic{c}.all(); }

}  // namespace v0
}  // namespace remit
