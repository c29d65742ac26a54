// SPDX-License-Identifier: BSL-1.0
#include "support/complete.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace remit_test {
namespace {

using remit::day;

std::vector<remit::value> values_of(const std::string& column) {
    const auto texts = [](std::initializer_list<const char*> all) {
        return std::vector<remit::value>(all.begin(), all.end());
    };
    if (column == "gender") return texts({"f", "m"});
    if (column == "region") return texts({"north", "south", "west"});
    if (column == "employer") return texts({"KL", "SSF", "Acme"});
    if (column == "company") return texts({"red", "blue", "green"});
    if (column == "tier") return texts({"high", "low"});
    if (column == "kind") return texts({"sig", "board"});
    if (column == "born") return {day{1960, 1, 1}, day{1960, 1, 1} + 3000};
    if (column == "stake") return {remit::ratio{0, 4}, remit::ratio{1, 4}, remit::ratio{1, 1}};
    return {std::int64_t{0}, std::int64_t{1}, std::int64_t{3}};
}

class completer {
public:
    completer(const chooser& choose, oracle::facts f) : choose_{choose}, f_{std::move(f)} {}

    oracle::facts run() {
        texts();
        attributes("bodies", f_.bodies, [](const auto& b) { return b.body; });
        attributes("seats", f_.seats, [](const auto& s) { return s.body + "/" + s.seat; });
        attributes("people", f_.people, [](const auto& p) { return p.person; });
        attributes("", f_.mandates, [](const auto&) { return std::string{}; });
        ends(f_.mandates);
        ends(f_.offices);
        ends(f_.meetings);
        ends(f_.events);
        ends(f_.proposals);
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

    void texts() {
        for (auto& b : f_.bodies)
            if (!is_dated("bodies", b.body, "kind")) name(b.kind, {"sig", "board"});
        for (auto& s : f_.seats) name(s.appointed_by, {"KL", "Somebody"});
        for (auto& m : f_.mandates) {
            name(m.appointed_by, {"KL", "SSF", "Somebody"});
            name(m.on_behalf_of, {"KL", "Somebody"});
            name(m.instrument, {"election", "by-election"});
        }
        for (auto& o : f_.offices) {
            name(o.organisation, {"KL", "Somebody"});
            name(o.area, {"social", "health", "school"});
        }
        for (auto& m : f_.meetings) {
            name(m.kind, {"ordinary", "extraordinary"});
            name(m.status, {"held", "planned"});
        }
        for (auto& i : f_.items) name(i.kind, {"decision", "information"});
        for (auto& a : f_.attendances) {
            name(a.presence, {"present", "absent"});
            name(a.capacity, {"member", "guest"});
        }
        for (auto& e : f_.events) name(e.kind, {"election", "merger"});
        for (auto& p : f_.proposals) name(p.special_reason, {"stated", "-"});
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
    template <class Rows>
    void ends(Rows& rows) {
        for (auto& r : rows) {
            std::optional<day> start = r.start;
            const bool of_one_day = one_day(r);
            if (start && r.start_latest) start = between(*start, *r.start_latest);
            if (r.stop_earliest) {
                auto low = *r.stop_earliest;
                if (start && low <= *start) low = *start + 1;
                if (r.stop)
                    r.stop = between(low, *r.stop);
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
        for (auto& m : f_.mandates) known(m.due, m.start);
        const auto of_meetings = f_.observed_tables.find(remit::table_id::meetings);
        const auto until = of_meetings != f_.observed_tables.end() ? of_meetings->second.stop()
                           : f_.observed                           ? f_.observed->stop()
                                                                   : std::nullopt;
        for (auto& m : f_.meetings)
            for (auto deed : {&remit::meeting::agenda_sent, &remit::meeting::papers_sent,
                              &remit::meeting::minutes_sent}) {
                if (m.*deed)
                    known(m.*deed, m.start);
                else if (until)
                    m.*deed = one_of(std::vector{*until, *until + 9, *until + 4000});
            }
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

}  // namespace remit_test
