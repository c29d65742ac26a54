// SPDX-License-Identifier: BSL-1.0
#include "causes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <remit/registry/schema.hpp>
#include "pass_told.hpp"
#include "reads.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// What the rows of a lane are asked by those forms and distinct counts.
reads asked_of(const lane_program& lane, std::size_t position, const counting& c,
               const reads& what) {
    reads out;
    const auto selector = [&](std::int32_t s) {
        if (s >= 0) add_reads(lane.selectors[static_cast<std::size_t>(s)], out);
    };
    const auto column = [&](std::int32_t n) {
        if (n >= 0 && lane.columns[static_cast<std::size_t>(n)].dated())
            out.columns.push_back(lane.columns[static_cast<std::size_t>(n)]);
    };
    for (const auto f : what.forms)
        if (c.forms[f].lane == position)
            for (const auto& t : c.forms[f].terms) selector(t.selector), column(t.total);
    for (const auto d : what.distincts)
        if (c.distincts[d].lane == position)
            selector(c.distincts[d].selector), column(c.distincts[d].column);
    return out;
}

unit_kind unit_in(table_id t) {
    return t == table_id::seats     ? unit_kind::seat
           : t == table_id::offices ? unit_kind::office
                                    : unit_kind::mandate;
}

std::string day_text(std::int32_t d) {
    return d == always_start ? "always" : d == open_stop ? "open" : text(day::from_count(d));
}

class collector {
public:
    collector(const registry& r, std::int32_t day) : r_{r}, day_{day} {}

    [[nodiscard]] std::int32_t on() const noexcept { return day_; }
    [[nodiscard]] const registry& facts() const noexcept { return r_; }

    /// The key tells apart what one row does on different days and rows of one person that begin
    /// together, and holds no number of a row: it is what a finding's id is made of.
    void add(table_id table, std::uint32_t row, const std::string& what) {
        const auto& t = r_.table(table);
        cause c{std::string{remit::text(table)},
                t.origin,
                t.line_on(row, day_),
                what,
                {},
                {},
                day::from_count(day_)};
        std::string key = c.table + "|";
        if (!t.person_row.empty() && t.person_row[row] >= 0) {
            const auto& people = r_.table(table_id::people);
            c.person = people.name[static_cast<std::size_t>(t.person_row[row])];
            c.person_key = people.key[static_cast<std::size_t>(t.person_row[row])];
            key += c.person_key;
        }
        if (!t.key.empty()) key += t.key[row];
        if (!t.body_row.empty() && table == table_id::mandates) {
            key += "@" + r_.table(table_id::bodies).key[static_cast<std::size_t>(t.body_row[row])];
            if (t.seat_row[row] >= 0)
                key +=
                    "/" + r_.table(table_id::seats).key[static_cast<std::size_t>(t.seat_row[row])];
        }
        if (table == table_id::people) c.person = t.name[row], c.person_key = t.key[row];
        key += "@" + day_text(t.start[row]);
        if (table == table_id::mandates) key += number_among_alike(r_, row);
        key += "|" + what;
        if (what == "changed" || table == table_id::offices) key += "|" + day_text(day_);
        if (seen_.emplace(table, row, what).second) found_.emplace(std::move(key), std::move(c));
    }
    void add_charter(const std::string& rule, const std::string& what) {
        found_.emplace("charter|" + rule + "|" + what + "|" + day_text(day_),
                       cause{"charter", "charter", 0, what, {}, {}, day::from_count(day_)});
    }
    [[nodiscard]] std::size_t size() const noexcept { return found_.size(); }
    [[nodiscard]] causes done() && {
        causes out;
        for (auto& [key, c] : found_) out.keys.push_back(key), out.facts.push_back(std::move(c));
        return out;
    }

private:
    const registry& r_;
    std::int32_t day_;
    std::set<std::tuple<table_id, std::uint32_t, std::string>> seen_;
    std::multimap<std::string, cause> found_;  // rows that say the same have one key
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
            s.of(s.signature_of(e.segment()), rows.what.distincts[d].selector) != truth::no)
            return true;
    return false;
}

void add_pass(collector& out, const world& w, const pass& p, const unit& u);

/// The rows whose dated columns changed for the unit, and those of the passes it reads.
void add_reads_of(collector& out, const world& w, const reads& what, const unit& u) {
    for (const auto n : what.passes) add_pass(out, w, w.passes[n], u);
    std::vector<std::int32_t> days;
    for (const auto& a : what.columns)
        for_each_row(w.facts, u, a.via, [&](std::uint32_t row) {
            days.clear();
            for (const auto& v : a.column->of(row)) days.push_back(v.start), days.push_back(v.stop);
            if (std::find(days.begin(), days.end(), out.on()) != days.end())
                out.add(a.table->id, row, "changed");
        });
}

/// What a row that goes on adds before and from the day: the same if nothing that is read changed.
struct added {
    std::vector<contribution> forms;
    std::vector<truth> distincts;
    std::vector<std::int32_t> codes;  ///< the values that distinct counts see
    friend bool operator==(const added&, const added&) = default;
};
added added_by(const world& w, const counted_rows& rows, std::size_t lane, lane_event e,
               const reads& what) {
    added out;
    const auto& s = rows.cut[lane];
    for (const auto f : what.forms)
        if (rows.what.forms[f].lane == lane)
            out.forms.push_back(contribution_of(w, rows.what.lanes[lane], s, e.segment(),
                                                rows.what.forms[f], e.maybe()));
    for (const auto n : what.distincts) {
        const auto& d = rows.what.distincts[n];
        if (d.lane != lane) continue;
        out.distincts.push_back(s.of(s.signature_of(e.segment()), d.selector));
        const auto& a = rows.what.lanes[lane].columns[static_cast<std::size_t>(d.column)];
        for_each_row(w.facts, s.unit_at(e.segment()), a.via, [&](std::uint32_t row) {
            for_each_code(
                *a.column, row, s.start_of(e.segment()),
                [&](std::int32_t code) { out.codes.push_back(code); },
                [&] { out.codes.push_back(fact_column::unknown_code); });
        });
    }
    return out;
}

void add_lane(collector& out, const world& w, const counted_rows& rows, std::size_t lane,
              std::size_t subject, const reads& what) {
    const auto table = table_of(rows.what.lanes[lane].rows);
    const auto& t = w.facts.table(table);
    const auto day = out.on();
    struct change {
        std::optional<lane_event> ends, begins;
    };
    std::map<std::uint32_t, change> goes_on;  // by row: it lasts before and after the day
    rows.order[lane].for_each(subject, [&](lane_event e) {
        if (e.day != day) return;
        const bool counts = matters(w, rows, lane, e, what);
        const auto of = rows.cut[lane].unit_at(e.segment());
        for (const auto row : of.rows) {
            if (e.begins() && t.start[row] == day) {
                if (counts) out.add(table, row, "started");
            } else if (!e.begins() && t.stop[row] == day) {
                if (counts) out.add(table, row, "ended");
            } else if (t.start[row] < day && day < t.stop[row]) {
                (e.begins() ? goes_on[row].begins : goes_on[row].ends) = e;
            }
        }
    });
    if (goes_on.empty()) return;
    const auto asked = asked_of(rows.what.lanes[lane], lane, rows.what, what);
    for (const auto& [row, c] : goes_on) {
        const auto one = [&](const std::optional<lane_event>& e) {
            return e && matters(w, rows, lane, *e, what);
        };
        if (!one(c.ends) && !one(c.begins)) continue;
        const bool same =
            c.ends && c.begins &&
            added_by(w, rows, lane, *c.ends, what) == added_by(w, rows, lane, *c.begins, what);
        if (same) continue;
        const auto before = out.size();
        add_reads_of(out, w, asked, {unit_in(table), std::span{&row, 1}, nullptr});
        if (out.size() == before && !c.ends != !c.begins) out.add(table, row, "changed");
    }
}

/// The rows that a change is of: where a member's mandates come to be others, those that began or
/// ended; the others go on.
void add_rows_of(collector& out, const fact_table& t, const row_change& c) {
    const auto of_that_day = [&](std::uint32_t row) {
        return c.of.kind != unit_kind::member ||
               (c.what == "started" && t.start[row] == out.on()) ||
               (c.what == "ended" && t.stop[row] == out.on());
    };
    const bool any = std::any_of(c.of.rows.begin(), c.of.rows.end(), of_that_day);
    const bool edge = c.what == "started" || c.what == "ended";
    for (const auto row : c.of.rows)
        if (!edge || !any || of_that_day(row))
            out.add(t.id, row, edge && !any ? "changed" : std::string{c.what});
}

/// Rows of a pass that count from the day on, or no longer do, as the unit sees them.
void add_pass(collector& out, const world& w, const pass& p, const unit& u) {
    if (p.measure == pass::measure_type::rows) return;
    const moment m{&w, u, out.on(), out.on()};
    reads asked;
    for (const auto& s : p.lane.selectors) add_reads(s, asked);
    for (const auto& a : p.lane.columns)
        if (a.dated()) asked.columns.push_back(a);
    for (const auto& c : changed_on(p, m)) {
        const auto table = table_of(c.of.kind);
        if (c.what == "changed") {  // what made it so is told, where that can be seen
            const auto before = out.size();
            add_reads_of(out, w, asked, c.of);
            if (out.size() > before) continue;
        }
        add_rows_of(out, w.facts.table(table), c);
    }
    for (const auto& v : p.after) {
        reads more;
        add_reads(v, more);
        add_reads_of(out, w, more, u);
    }
}

void add_subject(collector& out, const rule_group& g, const rule& r, std::size_t subject) {
    const auto day = out.on();
    if (r.start && r.start->count() == day) out.add_charter(r.name, "came into force");
    if (r.stop && r.stop->count() == day) out.add_charter(r.name, "ceased");
    if (g.subjects.kind == unit_kind::person) return;
    const auto table = table_of(g.subjects.kind);
    if (g.subjects.start_of(subject) == day) out.add(table, g.subjects.row_of(subject), "started");
    if (g.subjects.stop_of(subject) == day) out.add(table, g.subjects.row_of(subject), "ended");
}

}  // namespace

causes causes_on(const compiled::impl& c, const rule_group& g, const bound_rule& r,
                 std::size_t subject, std::int32_t day) {
    collector out{c.w.facts, day};
    reads what;
    add_reads(r.require, what);
    for (const auto& b : r.withins) add_reads(b.inner, what);
    if (r.where) add_reads(*r.where, what);
    for (std::size_t l = 0; l < g.swept.order.size(); ++l)
        add_lane(out, c.w, g.swept, l, subject, what);
    add_reads_of(out, c.w, what, g.subjects.at(c.w, subject));
    add_subject(out, g, c.rules[r.rule], subject);
    return std::move(out).done();
}

std::vector<std::pair<std::string, std::string>> people_counted(
    const compiled::impl& c, const rule_group& g, const bound_rule& r,
    const told_comparison* compared, std::size_t subject, std::int32_t day) {
    reads what;
    if (compared) add_reads(compared->measured, what);
    const auto nobody = [&] {
        return what.forms.empty() && what.distincts.empty() && what.passes.empty();
    };
    if (compared && (compared->share || nobody())) add_reads(compared->required, what);
    if (!compared) add_reads(r.require, what);
    if (!compared)
        for (const auto& b : r.withins) add_reads(b.inner, what);
    const auto& rows = compared ? g.told : g.swept;
    const auto& people = c.w.facts.table(table_id::people);
    std::set<std::pair<std::string, std::string>> found;
    const auto add = [&](const unit& u) {
        for_each_row(c.w.facts, u, hop::person,
                     [&](std::uint32_t p) { found.emplace(people.name[p], people.key[p]); });
    };
    for (std::size_t l = 0; l < rows.order.size(); ++l) {
        std::map<std::uint32_t, lane_event> there;
        rows.order[l].for_each(subject, [&](lane_event e) {
            if (e.day > day) return;
            if (e.begins())
                there.emplace(e.segment(), e);
            else
                there.erase(e.segment());
        });
        for (const auto& [segment, e] : there)
            if (matters(c.w, rows, l, e, what)) add(rows.cut[l].unit_at(segment));
    }
    const auto life = seen_life_of(c.w, g.subjects, subject, c.rules[r.rule]);
    const auto asks = g.subjects.at(c.w, subject);
    const moment m{&c.w, asks, day, day, nullptr, life.first, life.second};
    for (const auto n : what.passes)
        for (const auto& u : counted_on(c.w.passes[n], m)) add(u);
    add(asks);
    return {found.begin(), found.end()};
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
