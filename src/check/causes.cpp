// SPDX-License-Identifier: BSL-1.0
#include "causes.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <remit/registry/schema.hpp>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// The forms, distinct counts and earlier passes that a condition reads.
struct reads {
    std::set<std::uint32_t> forms, distincts, derived;
    std::vector<accessor> columns;
};
void add_reads(const value_program& p, reads& out) {
    using enum value_program::what_type;
    if (p.what == count) out.forms.insert(p.index);
    if (p.what == distinct) out.distincts.insert(p.index);
    if (p.what == derived) out.derived.insert(p.index);
    if (p.what == column && p.at.dated()) out.columns.push_back(p.at);
    for (const auto& a : p.args) add_reads(a, out);
}
void add_reads(const truth_program& p, reads& out) {
    out.forms.insert(p.forms.begin(), p.forms.end());
    if (p.what == truth_program::what_type::atom && p.at.dated()) out.columns.push_back(p.at);
    for (const auto& a : p.args) add_reads(a, out);
    for (const auto& s : p.sides) add_reads(s, out);
}

table_id table_of(rows_kind k) {
    if (k == rows_kind::seats) return table_id::seats;
    return k == rows_kind::offices ? table_id::offices : table_id::mandates;
}

std::string day_text(std::int32_t d) {
    return d == always_start ? "always" : d == open_stop ? "open" : text(day::from_count(d));
}

class collector {
public:
    explicit collector(const registry& r) : r_{r} {}

    void add(table_id table, std::uint32_t row, std::int32_t day, const std::string& what) {
        const auto& t = r_.table(table);
        cause c{std::string{remit::text(table)}, t.origin, t.line_on(row, day), what, {}};
        std::string key = c.table + "|";
        if (!t.person_row.empty() && t.person_row[row] >= 0) {
            const auto& people = r_.table(table_id::people);
            c.person = people.name[static_cast<std::size_t>(t.person_row[row])];
            key += people.key[static_cast<std::size_t>(t.person_row[row])];
        }
        if (!t.key.empty()) key += t.key[row];
        if (!t.body_row.empty() && table == table_id::mandates) {
            key += "@" + r_.table(table_id::bodies).key[static_cast<std::size_t>(t.body_row[row])];
            if (t.seat_row[row] >= 0)
                key +=
                    "/" + r_.table(table_id::seats).key[static_cast<std::size_t>(t.seat_row[row])];
        }
        key += "@" + day_text(t.start[row]) + "|" + what;
        found_.emplace(std::move(key), std::move(c));
    }
    void add_charter(const std::string& rule, const std::string& what) {
        found_.emplace("charter|" + rule + "|" + what, cause{"charter", "charter", 0, what, {}});
    }
    [[nodiscard]] causes done() && {
        causes out;
        for (auto& [key, c] : found_) out.keys.push_back(key), out.facts.push_back(std::move(c));
        return out;
    }

private:
    const registry& r_;
    std::map<std::string, cause> found_;
};

/// Whether a segment can add anything to what is read of its lane.
bool matters(const world& w, const counted_rows& rows, std::size_t lane, lane_event e,
             const reads& what) {
    const auto& s = rows.cut[lane];
    for (const auto f : what.forms)
        if (rows.what.forms[f].lane == lane) {
            const auto c = contribution_of(w, rows.what.lanes[lane], s, e.segment(),
                                           rows.what.forms[f], e.maybe());
            if (c.lo != 0 || c.hi != 0 || c.unbounded_below || c.unbounded_above) return true;
        }
    for (const auto d : what.distincts)
        if (rows.what.distincts[d].lane == lane &&
            s.of(s.signature[e.segment()], rows.what.distincts[d].selector) != truth::no)
            return true;
    return false;
}

void add_lane(collector& out, const world& w, const counted_rows& rows, std::size_t lane,
              std::size_t subject, std::int32_t day, const reads& what) {
    const auto table = table_of(rows.what.lanes[lane].rows);
    const auto& t = w.facts.table(table);
    rows.order[lane].for_each(subject, [&](lane_event e) {
        if (e.day != day || !matters(w, rows, lane, e, what)) return;
        for (const auto row : rows.cut[lane].units->at(rows.cut[lane].unit_of[e.segment()]).rows) {
            if (e.begins() && t.start[row] == day)
                out.add(table, row, day, "started");
            else if (!e.begins() && t.stop[row] == day)
                out.add(table, row, day, "ended");
            else if (t.start[row] < day && day < t.stop[row])
                out.add(table, row, day, "changed");
        }
    });
}

/// Rows of an earlier pass that begin or end on the day, for the keys that the subject's path leads
/// to.
void add_derived(collector& out, const world& w, const derived_measure& d, const unit& u,
                 std::int32_t day) {
    const auto table = table_of(d.rows);
    const auto key = d.subject == unit_kind::body   ? key_id::body
                     : d.subject == unit_kind::seat ? key_id::seat
                                                    : key_id::person;
    const auto add = [&](std::uint32_t subject) {
        const auto changed =
            std::any_of(d.steps.begin() + d.first[subject], d.steps.begin() + d.first[subject + 1],
                        [&](const auto& s) { return s.day == day; });
        if (!changed) return;
        if (d.rows == rows_kind::seats && d.subject == unit_kind::seat) return;
        for (const auto& e : w.facts.events(table, key).events_of(subject))
            if (e.day == day) out.add(table, e.row(), day, e.begins() ? "started" : "ended");
    };
    if (d.named_body >= 0)
        add(static_cast<std::uint32_t>(d.named_body));
    else
        for_each_row(w.facts, u, d.via, add);
}

void add_subject(collector& out, const world& w, const rule_group& g, const rule& r,
                 std::size_t subject, std::int32_t day) {
    const auto domain = domain_of(w, g, subject, r);
    if (!domain) return;
    if (r.start && r.start->count() == day) out.add_charter(r.name, "came into force");
    if (r.stop && r.stop->count() == day) out.add_charter(r.name, "ceased");
    if (g.subjects.kind == unit_kind::person) return;
    const auto table = g.subjects.kind == unit_kind::seat      ? table_id::seats
                       : g.subjects.kind == unit_kind::mandate ? table_id::mandates
                                                               : table_id::bodies;
    if (g.subjects.start[subject] == day) out.add(table, g.subjects.row[subject], day, "started");
    if (g.subjects.stop[subject] == day) out.add(table, g.subjects.row[subject], day, "ended");
}

}  // namespace

causes causes_on(const compiled::impl& c, const rule_group& g, const bound_rule& r,
                 std::size_t subject, std::int32_t day) {
    collector out{c.w.facts};
    reads what;
    add_reads(r.require, what);
    if (r.where) add_reads(*r.where, what);
    for (std::size_t l = 0; l < g.swept.order.size(); ++l)
        add_lane(out, c.w, g.swept, l, subject, day, what);
    for (const auto d : what.derived)
        add_derived(out, c.w, c.w.derived[d], g.subjects.at(subject), day);
    for (const auto& a : what.columns) {
        std::vector<std::int32_t> days;
        changes(c.w.facts, a, g.subjects.at(subject), days);
        if (std::find(days.begin(), days.end(), day) == days.end()) continue;
        for_each_row(c.w.facts, g.subjects.at(subject), a.via,
                     [&](std::uint32_t row) { out.add(a.table->id, row, day, "changed"); });
    }
    add_subject(out, c.w, g, c.rules[r.rule], subject, day);
    return std::move(out).done();
}

std::vector<std::string> people_counted(const compiled::impl& c, const rule_group& g,
                                        const bound_rule& r, std::size_t subject,
                                        std::int32_t day) {
    reads what;
    add_reads(r.require, what);
    const auto& people = c.w.facts.table(table_id::people);
    std::set<std::string> names;
    const auto add = [&](const unit& u) {
        for_each_row(c.w.facts, u, hop::person,
                     [&](std::uint32_t p) { names.insert(people.name[p]); });
    };
    for (std::size_t l = 0; l < g.swept.order.size(); ++l) {
        std::map<std::uint32_t, lane_event> there;
        g.swept.order[l].for_each(subject, [&](lane_event e) {
            if (e.day > day) return;
            if (e.begins())
                there.emplace(e.segment(), e);
            else
                there.erase(e.segment());
        });
        for (const auto& [segment, e] : there)
            if (matters(c.w, g.swept, l, e, what))
                add(g.swept.cut[l].units->at(g.swept.cut[l].unit_of[segment]));
    }
    if (g.subjects.kind == unit_kind::mandate || g.subjects.kind == unit_kind::person)
        add(g.subjects.at(subject));
    return {names.begin(), names.end()};
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
