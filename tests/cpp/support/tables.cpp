// SPDX-License-Identifier: BSL-1.0
#include "support/tables.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace remit_test {
namespace {

std::vector<std::string> split(const std::string& s, char at) {
    std::vector<std::string> out(1);
    for (const char c : s) {
        if (c == at)
            out.emplace_back();
        else
            out.back() += c;
    }
    return out;
}

bool is_number(const std::string& s) {
    const auto digits = s.starts_with('-') ? s.substr(1) : s;
    return !digits.empty() &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "2024-05-01", "2024-05" or "2024".
remit::bounds days_of(const std::string& s) {
    if (s.size() == 10) return remit::day::parse(s);
    const auto first = remit::day::parse(s.size() == 7 ? s + "-01" : s + "-01-01");
    const auto next = s.size() == 7 ? plus_months(first, 1) : plus_months(first, 12);
    return {first, next - 1};
}

/// A table by column; a cell is taken once, and what nobody takes is an attribute.
class table {
public:
    explicit table(const std::string& csv) {
        std::istringstream in{csv};
        std::string line;
        std::getline(in, line);
        names_ = split(line, ',');
        while (std::getline(in, line)) {
            rows_.push_back(split(line, ','));
            if (rows_.back().size() != names_.size())
                throw std::runtime_error{"a short row: " + line};
        }
    }

    [[nodiscard]] std::size_t rows() const { return rows_.size(); }
    [[nodiscard]] bool has(const std::string& name) const {
        return std::find(names_.begin(), names_.end(), name) != names_.end();
    }
    [[nodiscard]] std::string text(std::size_t row, const std::string& name) {
        taken_.push_back(name);
        for (std::size_t i = 0; i < names_.size(); ++i)
            if (names_[i] == name) return rows_[row][i];
        return "";
    }
    [[nodiscard]] std::optional<remit::day> day(std::size_t row, const std::string& name) {
        const auto s = text(row, name);
        return s.empty() ? std::nullopt : std::optional{remit::day::parse(s)};
    }
    [[nodiscard]] std::optional<remit::bounds> bounds(std::size_t row, const std::string& name) {
        const auto s = text(row, name);
        return s.empty() ? std::nullopt : std::optional{days_of(s)};
    }
    /// Start and stop of a row, each a day, a month or a year; a stop may be "unknown".
    template <class Row>
    void ends(std::size_t row, Row& to) {
        const auto start = text(row, "start"), stop = text(row, "stop");
        if (!start.empty()) {
            const auto b = days_of(start);
            to.start = *b.earliest();
            if (!b.exact()) to.start_latest = b.latest();
        }
        if (stop == "unknown") {
            to.stop_earliest = remit::day::parse(start) + 1;
        } else if (!stop.empty()) {
            const auto b = days_of(stop);
            to.stop = b.latest();
            if (!b.exact()) to.stop_earliest = b.earliest();
        }
    }
    [[nodiscard]] std::optional<std::int64_t> number(std::size_t row, const std::string& name) {
        const auto s = text(row, name);
        return s.empty() ? std::nullopt : std::optional{std::strtoll(s.c_str(), nullptr, 10)};
    }
    [[nodiscard]] remit::value value(std::size_t row, const std::string& name) {
        const auto s = text(row, name);
        if (s.empty()) return remit::unknown;
        if (s == "-") return remit::absent;
        const auto i = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) -
                                                names_.begin());
        const bool numbers = std::all_of(rows_.begin(), rows_.end(), [&](const auto& r) {
            return r[i].empty() || r[i] == "-" || is_number(r[i]);
        });
        if (numbers) return std::int64_t{std::strtoll(s.c_str(), nullptr, 10)};
        return s;
    }
    /// The columns that were not asked for before.
    [[nodiscard]] remit::attributes rest(std::size_t row) {
        const auto known = taken_;
        remit::attributes out;
        for (const auto& name : names_)
            if (std::find(known.begin(), known.end(), name) == known.end())
                out.emplace_back(name, value(row, name));
        taken_ = known;
        return out;
    }

private:
    std::vector<std::string> names_;
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::string> taken_;
};

}  // namespace

oracle::facts facts_of(const std::map<std::string, std::string>& tables) {
    oracle::facts f;
    for (const auto& [name, csv] : tables) {
        table t{csv};
        for (std::size_t i = 0; i < t.rows(); ++i) {
            const auto s = [&](const char* column) { return t.text(i, column); };
            const auto start = [&] { return *days_of(s("start")).earliest(); };
            if (name == "bodies") {
                f.bodies.push_back({s("body"), s("name"), s("kind"), s("parent")});
                t.ends(i, f.bodies.back());
                f.bodies.back().more = t.rest(i);
            } else if (name == "seats") {
                remit::seat seat{s("body"), s("seat"), s("name"), s("role")};
                if (t.has("number")) {
                    const auto written = s("number");
                    seat.number = written == "-" ? std::nullopt : t.number(i, "number");
                    if (written.empty())  // not known: a seat's struct cannot say so
                        f.dated.push_back(
                            {"seats", seat.body + "/" + seat.seat, "number", remit::unknown});
                }
                seat.appointed_by = s("appointed_by");
                seat.votes = t.number(i, "votes");
                t.ends(i, seat);
                seat.more = t.rest(i);
                f.seats.push_back(seat);
            } else if (name == "people") {
                f.people.push_back({s("person"), s("name")});
                f.people.back().more = t.rest(i);
            } else if (name == "organisations") {
                remit::organisation o{.organisation = s("organisation"), .name = s("name")};
                for (auto& alias : split(s("aliases"), '|'))
                    if (!alias.empty()) o.aliases.push_back(alias);
                o.successor = s("successor");
                o.start = t.day(i, "start");
                o.stop = t.day(i, "stop");
                f.organisations.push_back(o);
            } else if (name == "offices") {
                remit::office o{s("person"), s("office"), s("organisation"), s("area")};
                t.ends(i, o);
                o.more = t.rest(i);
                f.offices.push_back(o);
            } else if (name == "mandates") {
                remit::mandate m{
                    .person = s("person"), .body = s("body"), .seat = s("seat"), .start = start()};
                t.ends(i, m);
                m.role = s("role");
                m.appointed_by = s("appointed_by");
                m.on_behalf_of = s("on_behalf_of");
                m.status = s("status");
                m.votes = t.number(i, "votes");
                m.due = t.bounds(i, "due");
                m.substitute_for = s("substitute_for");
                m.more = t.rest(i);
                f.mandates.push_back(m);
            } else if (name == "meetings") {
                remit::meeting m{.meeting = s("meeting"), .body = s("body"), .start = start()};
                t.ends(i, m);
                m.kind = s("kind");
                m.status = s("status");
                m.papers_sent = t.bounds(i, "papers_sent");
                f.meetings.push_back(m);
            } else if (name == "items") {
                f.items.push_back({.item = s("item"), .meeting = s("meeting"), .kind = s("kind")});
            } else if (name == "attendances") {
                f.attendances.push_back({s("meeting"), s("person"), s("presence")});
            } else if (name == "recusals") {
                f.recusals.push_back({s("item"), s("person")});
            } else if (name == "events") {
                remit::event e{.event = s("event"), .body = s("body"), .start = start()};
                t.ends(i, e);
                e.kind = s("kind");
                f.events.push_back(e);
            } else if (name == "proposals") {
                remit::proposal p{.proposal = s("proposal"),
                                  .body = s("body"),
                                  .seat = s("seat"),
                                  .start = start()};
                t.ends(i, p);
                p.special_reason = s("special_reason");
                f.proposals.push_back(p);
            } else if (name == "nominations") {
                f.nominations.push_back({s("proposal"), s("person")});
            } else if (name == "attributes") {
                f.dated.push_back({s("table"), s("key"), s("name"), t.value(i, "value"),
                                   t.day(i, "start"), t.day(i, "stop")});
            } else {
                throw std::runtime_error{"no table " + name};
            }
        }
    }
    return f;
}

}  // namespace remit_test
