// SPDX-License-Identifier: BSL-1.0
#include "support/complete.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace remit_test {
namespace {

using remit::day;

remit::value any_value(dice& d, const std::string& column) {
    if (column == "gender") return d.one_of({"f", "m"});
    if (column == "region") return d.one_of({"north", "south", "west"});
    if (column == "employer") return d.one_of({"KL", "SSF", "Acme"});
    if (column == "company") return d.one_of({"red", "blue", "green"});
    if (column == "tier") return d.one_of({"high", "low"});
    if (column == "kind") return d.one_of({"sig", "board"});
    if (column == "born") return day{1960, 1, 1} + d.between(0, 3) * 3000;
    if (column == "stake") return remit::ratio{d.between(0, 4), 4};
    return d.between(0, 4);
}

class completer {
public:
    completer(dice& d, oracle::facts f) : d_{d}, f_{std::move(f)} {}

    oracle::facts run() {
        for (auto& b : f_.bodies)
            if (b.kind.empty() && !is_dated("bodies", b.body, "kind"))
                b.kind = std::get<std::string>(any_value(d_, "kind"));
        for (auto& s : f_.seats)
            if (s.appointed_by.empty()) s.appointed_by = d_.one_of({"KL", "Somebody"});
        attributes("bodies", f_.bodies, [](const auto& b) { return b.body; });
        attributes("seats", f_.seats, [](const auto& s) { return s.body + "/" + s.seat; });
        attributes("people", f_.people, [](const auto& p) { return p.person; });
        attributes("", f_.mandates, [](const auto&) { return std::string{}; });
        appointers();
        for (auto& o : f_.offices) {
            if (o.organisation.empty()) o.organisation = d_.one_of({"KL", "Somebody"});
            if (o.area.empty()) o.area = d_.one_of({"social", "health", "school"});
        }
        gaps();
        return f_;
    }

private:
    dice& d_;
    oracle::facts f_;

    bool is_dated(const std::string& table, const std::string& key, const std::string& name) const {
        return std::any_of(f_.dated.begin(), f_.dated.end(), [&](const auto& a) {
            return a.table == table && a.key == key && a.name == name;
        });
    }
    template <class Rows, class Key>
    void attributes(const std::string& table, Rows& rows, Key key) {
        std::set<std::string> names;
        for (const auto& r : rows)
            for (const auto& [name, value] : r.more) names.insert(name);
        for (const auto& a : f_.dated)
            if (a.table == table && a.name != "kind" && a.name != "number") names.insert(a.name);
        for (auto& r : rows)
            for (const auto& name : names) {
                const bool said = std::any_of(r.more.begin(), r.more.end(),
                                              [&](const auto& a) { return a.first == name; });
                if (!said && !is_dated(table, key(r), name))
                    r.more.emplace_back(name, any_value(d_, name));
            }
    }
    /// Rows that were one mandate stay one, and rows that were two stay two.
    void appointers() {
        std::map<std::tuple<std::string, std::string, std::string>, std::vector<remit::mandate*>>
            held;
        for (auto& m : f_.mandates) held[{m.person, m.body, m.seat}].push_back(&m);
        for (auto& [key, rows] : held)
            for (auto column : {&remit::mandate::appointed_by, &remit::mandate::on_behalf_of}) {
                const bool nobody_told = std::all_of(rows.begin(), rows.end(),
                                                     [&](auto* m) { return (m->*column).empty(); });
                const auto who =
                    nobody_told ? d_.one_of({"KL", "SSF", "Somebody"}) : std::string{"Somebody"};
                for (auto* m : rows)
                    if ((m->*column).empty()) m->*column = who;
            }
    }
    void gaps() {
        std::map<std::tuple<std::string, std::string, std::string>,
                 std::vector<remit::dated_attribute>>
            told;
        for (auto& a : f_.dated) {
            if (std::holds_alternative<remit::unknown_t>(a.value)) a.value = any_value(d_, a.name);
            told[{a.table, a.key, a.name}].push_back(a);
        }
        for (auto& [key, rows] : told) {
            std::sort(rows.begin(), rows.end(),
                      [](const auto& a, const auto& b) { return a.start < b.start; });
            std::optional<day> covered_to = day::first();  // nothing: for ever
            const auto fill = [&](std::optional<day> to) {
                auto row = rows.front();
                row.value = any_value(d_, row.name);
                row.start = covered_to;
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

oracle::facts complete(dice& d, oracle::facts f) { return completer{d, std::move(f)}.run(); }

}  // namespace remit_test
