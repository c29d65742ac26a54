// SPDX-License-Identifier: BSL-1.0
#include "support/complete.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "oracle/world.hpp"

namespace remit_test {
namespace {

using remit::day;

/// What nobody recorded is a value all the same, and perhaps another than any rule asks for.
std::vector<remit::value> values_of(const std::string& column) {
    const auto texts = [](std::initializer_list<const char*> all) {
        std::vector<remit::value> out(all.begin(), all.end());
        out.emplace_back("another");
        return out;
    };
    if (column == "gender") return texts({"f", "m"});
    if (column == "region") return texts({"north", "south", "west"});
    if (column == "employer") return texts({"KL", "SSF", "BKF", "DEP", "Outsider", "Acme"});
    if (column == "company") return texts({"red", "blue", "green"});
    if (column == "tier") return texts({"high", "low"});
    if (column == "kind") return texts({"sig", "board"});
    const day born{1960, 1, 1};
    if (column == "born")
        return {born - 1, born, born + 3000, born + 6000, born + 9000, born + 9001};
    if (column == "stake")
        return {remit::ratio{0, 4}, remit::ratio{1, 4}, remit::ratio{1, 3}, remit::ratio{2, 5},
                remit::ratio{1, 2}, remit::ratio{3, 4}, remit::ratio{1, 1}};
    std::vector<remit::value> out;
    for (const std::int64_t n : {0, 1, 2, 3, 4, -1, 1000, -1000}) out.emplace_back(n);
    return out;
}

/// Who appoints or is represented: those that there are, or somebody else.
const std::vector<std::string> whoever = {"KL",       "SSF",  "BKF",     "DEP",
                                          "Outsider", "Acme", "Somebody"};

class completer {
public:
    completer(const chooser& choose, oracle::facts f) : choose_{choose}, f_{std::move(f)} {}

    oracle::facts run() {
        texts();
        attributes("bodies", f_.bodies, [](const auto& b) { return b.body; });
        attributes("seats", f_.seats, [](const auto& s) { return s.body + "/" + s.seat; });
        attributes("people", f_.people, [](const auto& p) { return p.person; });
        for_each_other_table([this](auto& rows) {
            attributes("", rows, [](const auto&) { return std::string{}; });
        });
        attributes("organisations", f_.organisations, [](const auto& o) { return o.organisation; });
        ends(f_.mandates);
        ends(f_.offices);
        ends(f_.meetings);
        ends(f_.events);
        ends(f_.proposals);
        seats_end();
        ends(f_.seats);
        ends(f_.bodies);
        ends(f_.dated);
        days();
        gaps();
        return f_;
    }

private:
    const chooser& choose_;
    oracle::facts f_;

    template <class T>
    const T& one_of(const std::vector<T>& v) {
        return v[choose_(v.size())];
    }
    remit::value any_value(const std::string& column) { return one_of(values_of(column)); }
    void name(std::string& s, const std::vector<std::string>& values) {
        if (s.empty()) s = one_of(values);
    }

    /// Those whose attributes have no days.
    template <class F>
    void for_each_other_table(F f) {
        f(f_.offices), f(f_.mandates), f(f_.terms), f(f_.meetings), f(f_.items);
        f(f_.attendances), f(f_.events), f(f_.proposals), f(f_.nominations), f(f_.recusals);
        f(f_.speakers), f(f_.tasks), f(f_.audiences);
    }

    void texts() {
        for (auto& b : f_.bodies)
            if (!is_dated("bodies", b.body, "kind")) name(b.kind, {"sig", "board", "another"});
        for (auto& s : f_.seats) name(s.appointed_by, whoever);
        for (auto& m : f_.mandates) {
            name(m.appointed_by, whoever);
            name(m.on_behalf_of, whoever);
            name(m.instrument, {"election", "by-election", "another"});
        }
        for (auto& o : f_.offices) {
            name(o.organisation, whoever);
            name(o.area, {"social", "health", "school", "another"});
        }
        for (auto& m : f_.meetings) {
            name(m.kind, {"ordinary", "extraordinary", "another"});
            name(m.status, {"held", "planned", "cancelled"});
        }
        for (auto& i : f_.items) name(i.kind, {"decision", "information", "another"});
        for (auto& a : f_.attendances) {
            name(a.presence, {"present", "absent", "another"});
            name(a.capacity, {"member", "guest", "another"});
        }
        for (auto& e : f_.events) name(e.kind, {"election", "merger", "another"});
        for (auto& p : f_.proposals) name(p.special_reason, {"stated", "another"});
    }
    bool is_dated(const std::string& table, const std::string& key, const std::string& name) const {
        return std::any_of(f_.dated.begin(), f_.dated.end(), [&](const auto& a) {
            return a.table == table && a.key == key && a.name == name;
        });
    }
    template <class Rows, class Key>
    void attributes(const std::string& table, Rows& rows, Key key) {
        std::set<std::string> names;
        for (const auto& r : rows)
            for (const auto& [name, value] : r.more)
                if (!name.starts_with("observed_")) names.insert(name);
        for (const auto& a : f_.dated)
            if (a.table == table && a.name != "kind" && a.name != "number") names.insert(a.name);
        for (auto& r : rows)
            for (const auto& name : names) {
                const bool said = std::any_of(r.more.begin(), r.more.end(),
                                              [&](const auto& a) { return a.first == name; });
                if (!said && !is_dated(table, key(r), name))
                    r.more.emplace_back(name, any_value(name));
            }
    }

    /// One of these days: both ends, and what lies between as far as it is little.
    day between(day low, day high) {
        std::vector<day> all;
        if (high - low <= 6) {
            for (day d = low; d <= high; d = d + 1) all.push_back(d);
        } else {
            all = {low, low + 1, low + (high - low) / 3, low + (high - low) / 2, high - 1, high};
        }
        return one_of(all);
    }
    /// A seat of which no latest day is said lasts no longer than its body.
    void seats_end() {
        for (auto& s : f_.seats) {
            if (!s.stop_earliest || s.stop) continue;
            for (const auto& b : f_.bodies)
                if (b.body == s.body && b.stop) {
                    s.stop = b.stop;
                    s.stop_earliest = std::min(*b.stop, *s.stop_earliest);
                }
        }
    }
    template <class Rows>
    void ends(Rows& rows) {
        for (auto& r : rows) {
            std::optional<day> start = r.start;
            const bool of_one_day = one_day(r);
            // It starts before it stops: a seat may have taken the stop of its body.
            if (start && r.start_latest)
                start = between(*start,
                                r.stop ? std::max(*start, std::min(*r.start_latest, *r.stop - 1))
                                       : *r.start_latest);
            if (r.stop_earliest) {
                auto low = *r.stop_earliest;
                if (start && low <= *start) low = *start + 1;
                if (r.stop)
                    r.stop = between(low, std::max(low, *r.stop));
                else if (choose_(3) != 0)
                    r.stop = between(low, low + 40);
            }
            if (of_one_day) r.stop.reset();
            if (start) set(r.start, *start);
            r.start_latest.reset();
            r.stop_earliest.reset();
        }
    }
    template <class Row>
    static bool one_day(const Row& r) {
        if constexpr (std::is_same_v<Row, remit::meeting> || std::is_same_v<Row, remit::event> ||
                      std::is_same_v<Row, remit::proposal>)
            return !r.stop && !r.stop_earliest;
        return false;
    }
    static void set(day& to, day d) { to = d; }
    static void set(std::optional<day>& to, day d) { to = d; }

    void days() {
        for (auto& m : f_.mandates)
            if (m.due || !ends_with_its_term(m)) known(m.due, m.start);
        for (auto& m : f_.meetings) {
            const auto until = known_until(m.body);
            for (auto deed : {&remit::meeting::agenda_sent, &remit::meeting::papers_sent,
                              &remit::meeting::minutes_sent}) {
                if (m.*deed)
                    known(m.*deed, m.start);
                else if (until)
                    m.*deed = one_of(std::vector{*until, *until + 9, *until + 4000});
            }
        }
    }
    /// The first day for which nothing is known of the meetings of the body.
    std::optional<day> known_until(const std::string& body) const {
        const auto of_meetings = f_.observed_tables.find(remit::table_id::meetings);
        auto until = of_meetings != f_.observed_tables.end() ? of_meetings->second.stop()
                     : f_.observed                           ? f_.observed->stop()
                                                             : std::nullopt;
        for (const auto& b : f_.bodies)
            for (const auto& [name, value] : b.more)
                if (const auto* d = std::get_if<day>(&value);
                    d != nullptr && b.body == body && name == "observed_stop")
                    until = until ? std::min(*until, *d) : *d;
        return until;
    }
    bool ends_with_its_term(const remit::mandate& m) const {
        return std::any_of(f_.terms.begin(), f_.terms.end(), [&](const auto& t) {
            return t.term == m.term && !m.term.empty() && t.stop;
        });
    }
    void known(std::optional<remit::bounds>& b, day otherwise) {
        if (!b) {
            b = remit::bounds{between(otherwise - 30, otherwise + 60)};
            return;
        }
        const auto low = b->earliest().value_or(otherwise - 30);
        b = remit::bounds{between(low, b->latest().value_or(low + 50))};
    }

    void gaps() {
        std::map<std::tuple<std::string, std::string, std::string>,
                 std::vector<remit::dated_attribute>>
            told;
        for (auto& a : f_.dated) {
            if (std::holds_alternative<remit::unknown_t>(a.value)) a.value = any_value(a.name);
            told[{a.table, a.key, a.name}].push_back(a);
        }
        for (auto& [key, rows] : told) {
            std::sort(rows.begin(), rows.end(),
                      [](const auto& a, const auto& b) { return a.start < b.start; });
            std::optional<day> covered_to = day::first();  // nothing: for ever
            const auto fill = [&](std::optional<day> to) {
                auto row = rows.front();
                row.value = any_value(row.name);
                row.start = covered_to == day::first() ? std::nullopt : covered_to;
                row.stop = to;
                f_.dated.push_back(row);
            };
            for (const auto& r : rows) {
                if (covered_to && r.start && *covered_to < *r.start) fill(r.start);
                if (covered_to)
                    covered_to =
                        r.stop ? std::optional{std::max(*covered_to, *r.stop)} : std::nullopt;
            }
            if (covered_to) fill(std::nullopt);
        }
    }
};

}  // namespace

oracle::facts apart(oracle::facts f) {
    for (std::size_t i = 0; i < f.mandates.size(); ++i) {
        auto& m = f.mandates[i];
        for (const auto& t : f.terms)
            if (t.term == m.term && !m.term.empty() && !m.due && t.stop)
                m.due = remit::bounds{*t.stop};
        m.term = "own " + std::to_string(i);
    }
    f.terms.clear();
    return f;
}

oracle::facts complete(const chooser& choose, oracle::facts f) {
    return completer{choose, std::move(f)}.run();
}

bool same_links(const oracle::facts& a, const oracle::facts& b) {
    const auto bounded = [](const auto& r) { return r.start_latest || r.stop_earliest; };
    const bool linked = !a.attendances.empty() ||
                        std::any_of(a.mandates.begin(), a.mandates.end(),
                                    [](const auto& m) { return !m.substitute_for.empty(); }) ||
                        std::any_of(a.bodies.begin(), a.bodies.end(), bounded) ||
                        std::any_of(a.seats.begin(), a.seats.end(), bounded);
    const oracle::world x{a}, y{b};
    // rules that follow the calendar are judged in the years that facts are known of
    if (x.years().start != y.years().start || x.years().stop != y.years().stop) return false;
    if (!linked) return true;
    for (std::size_t m = 0; m < x.mandates.size(); ++m)
        if (x.mandates[m].principal != y.mandates[m].principal) return false;
    for (std::size_t i = 0; i < a.attendances.size(); ++i) {
        const oracle::row r{oracle::table::attendances, i};
        if (x.keys_of(r).mandate != y.keys_of(r).mandate) return false;
    }
    for (std::size_t i = 0; i < a.seats.size(); ++i) {  // a seat has days
        const auto& l = y.life_of({oracle::table::seats, i});
        if (l.start > l.start_latest || l.stop_earliest > l.stop) return false;
    }
    return true;
}

}  // namespace remit_test
