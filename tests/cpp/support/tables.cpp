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

/// A day as far as it is told: "2021-03-01", "2021-03" or "2021".
std::optional<remit::bounds> days_named(const std::string& s) {
    if (s.empty()) return std::nullopt;
    if (s.size() > 7) return remit::bounds{remit::day::parse(s)};
    const int year = std::atoi(s.substr(0, 4).c_str());
    if (s.size() == 4) return remit::bounds{remit::day{year, 1, 1}, remit::day{year, 12, 31}};
    const int month = std::atoi(s.substr(5).c_str());
    const auto next = month == 12 ? remit::day{year + 1, 1, 1} : remit::day{year, month + 1, 1};
    return remit::bounds{remit::day{year, month, 1}, next - 1};
}

/// Start and stop of a row, each with bounds where the day is told in part only; a stop may be
/// "unknown".
template <class Row>
void read_ends(Row& r, const std::string& start, const std::string& stop) {
    if (const auto b = days_named(start)) {
        r.start = *b->earliest();
        if (!b->exact()) r.start_latest = b->latest();
    }
    if (stop == "unknown") {
        r.stop_earliest = *days_named(start).value().earliest() + 1;
    } else if (const auto b = days_named(stop)) {
        r.stop = b->latest();
        if (!b->exact()) r.stop_earliest = b->earliest();
    }
}

using reader = void (*)(oracle::facts&, table&, std::size_t);

void read_body(oracle::facts& f, table& t, std::size_t i) {
    remit::body b{t.text(i, "body"), t.text(i, "name"), t.text(i, "kind"), t.text(i, "parent")};
    read_ends(b, t.text(i, "start"), t.text(i, "stop"));
    b.more = t.rest(i);
    for (auto& [name, value] : b.more)  // days, which the registry reads from the text
        if (const auto* text = std::get_if<std::string>(&value);
            text != nullptr && name.starts_with("observed_"))
            value = remit::day::parse(*text);
    f.bodies.push_back(b);
}
void read_seat(oracle::facts& f, table& t, std::size_t i) {
    remit::seat seat{t.text(i, "body"), t.text(i, "seat"), t.text(i, "name"), t.text(i, "role")};
    if (t.has("number")) {
        const auto written = t.text(i, "number");
        seat.number = written == "-" ? std::nullopt : t.number(i, "number");
        if (written.empty())  // not known: a seat's struct cannot say so
            f.dated.push_back({"seats", seat.body + "/" + seat.seat, "number", remit::unknown});
    }
    seat.appointed_by = t.text(i, "appointed_by");
    seat.votes = t.number(i, "votes");
    read_ends(seat, t.text(i, "start"), t.text(i, "stop"));
    seat.more = t.rest(i);
    f.seats.push_back(seat);
}
void read_person(oracle::facts& f, table& t, std::size_t i) {
    f.people.push_back({t.text(i, "person"), t.text(i, "name")});
    f.people.back().more = t.rest(i);
}
void read_organisation(oracle::facts& f, table& t, std::size_t i) {
    remit::organisation o{.organisation = t.text(i, "organisation"), .name = t.text(i, "name")};
    for (auto& alias : split(t.text(i, "aliases"), '|'))
        if (!alias.empty()) o.aliases.push_back(alias);
    o.successor = t.text(i, "successor");
    o.start = t.day(i, "start");
    o.stop = t.day(i, "stop");
    f.organisations.push_back(o);
}
void read_office(oracle::facts& f, table& t, std::size_t i) {
    remit::office o{t.text(i, "person"), t.text(i, "office"), t.text(i, "organisation"),
                    t.text(i, "area")};
    read_ends(o, t.text(i, "start"), t.text(i, "stop"));
    o.more = t.rest(i);
    f.offices.push_back(o);
}
void read_mandate(oracle::facts& f, table& t, std::size_t i) {
    remit::mandate m{.person = t.text(i, "person"),
                     .body = t.text(i, "body"),
                     .seat = t.text(i, "seat"),
                     .start = days_named(t.text(i, "start")).value().earliest().value()};
    read_ends(m, t.text(i, "start"), t.text(i, "stop"));
    m.role = t.text(i, "role");
    m.appointed_by = t.text(i, "appointed_by");
    m.on_behalf_of = t.text(i, "on_behalf_of");
    m.status = t.text(i, "status");
    m.votes = t.number(i, "votes");
    m.due = days_named(t.text(i, "due"));
    m.instrument = t.text(i, "instrument");
    m.substitute_for = t.text(i, "substitute_for");
    m.term = t.text(i, "term");
    m.more = t.rest(i);
    f.mandates.push_back(m);
}
void read_term(oracle::facts& f, table& t, std::size_t i) {
    f.terms.push_back({t.text(i, "term"), t.text(i, "name"), t.day(i, "start").value(),
                       t.day(i, "stop"), t.rest(i)});
}
void read_meeting(oracle::facts& f, table& t, std::size_t i) {
    remit::meeting m{.meeting = t.text(i, "meeting"),
                     .body = t.text(i, "body"),
                     .name = t.text(i, "name"),
                     .start = days_named(t.text(i, "start")).value().earliest().value()};
    read_ends(m, t.text(i, "start"), t.text(i, "stop"));
    m.kind = t.text(i, "kind");
    m.status = t.text(i, "status");
    m.agenda_sent = days_named(t.text(i, "agenda_sent"));
    m.papers_sent = days_named(t.text(i, "papers_sent"));
    m.minutes_sent = days_named(t.text(i, "minutes_sent"));
    m.more = t.rest(i);
    f.meetings.push_back(m);
}
void read_item(oracle::facts& f, table& t, std::size_t i) {
    f.items.push_back({.item = t.text(i, "item"),
                       .meeting = t.text(i, "meeting"),
                       .name = t.text(i, "name"),
                       .kind = t.text(i, "kind"),
                       .more = t.rest(i)});
}
void read_attendance(oracle::facts& f, table& t, std::size_t i) {
    f.attendances.push_back({.meeting = t.text(i, "meeting"),
                             .person = t.text(i, "person"),
                             .presence = t.text(i, "presence"),
                             .capacity = t.text(i, "capacity"),
                             .more = t.rest(i)});
}
void read_event(oracle::facts& f, table& t, std::size_t i) {
    remit::event e{.event = t.text(i, "event"),
                   .body = t.text(i, "body"),
                   .start = days_named(t.text(i, "start")).value().earliest().value()};
    read_ends(e, t.text(i, "start"), t.text(i, "stop"));
    e.kind = t.text(i, "kind");
    e.more = t.rest(i);
    f.events.push_back(e);
}
void read_proposal(oracle::facts& f, table& t, std::size_t i) {
    remit::proposal p{.proposal = t.text(i, "proposal"),
                      .body = t.text(i, "body"),
                      .seat = t.text(i, "seat"),
                      .start = days_named(t.text(i, "start")).value().earliest().value()};
    read_ends(p, t.text(i, "start"), t.text(i, "stop"));
    p.special_reason = t.text(i, "special_reason");
    p.more = t.rest(i);
    f.proposals.push_back(p);
}
void read_nomination(oracle::facts& f, table& t, std::size_t i) {
    f.nominations.push_back({t.text(i, "proposal"), t.text(i, "person"), t.rest(i)});
}
void read_recusal(oracle::facts& f, table& t, std::size_t i) {
    f.recusals.push_back({t.text(i, "item"), t.text(i, "person"), t.rest(i)});
}
void read_speaker(oracle::facts& f, table& t, std::size_t i) {
    f.speakers.push_back({t.text(i, "item"), t.text(i, "person"), t.text(i, "office"),
                          t.text(i, "organisation"), t.text(i, "capacity"), t.rest(i)});
}
void read_task(oracle::facts& f, table& t, std::size_t i) {
    f.tasks.push_back({.meeting = t.text(i, "meeting"),
                       .person = t.text(i, "person"),
                       .says = t.text(i, "says"),
                       .kind = t.text(i, "kind"),
                       .more = t.rest(i)});
}
void read_audience(oracle::facts& f, table& t, std::size_t i) {
    f.audiences.push_back({t.text(i, "meeting"), t.text(i, "says"), t.text(i, "office"),
                           t.text(i, "area"), t.text(i, "region"), t.rest(i)});
}
void read_attribute(oracle::facts& f, table& t, std::size_t i) {
    remit::dated_attribute a{t.text(i, "table"), t.text(i, "key"), t.text(i, "name"),
                             t.value(i, "value")};
    read_ends(a, t.text(i, "start"), t.text(i, "stop"));
    f.dated.push_back(a);
}

}  // namespace

oracle::facts facts_of(const std::map<std::string, std::string>& tables) {
    static const std::map<std::string, reader> readers = {{"bodies", read_body},
                                                          {"seats", read_seat},
                                                          {"people", read_person},
                                                          {"organisations", read_organisation},
                                                          {"offices", read_office},
                                                          {"mandates", read_mandate},
                                                          {"terms", read_term},
                                                          {"meetings", read_meeting},
                                                          {"items", read_item},
                                                          {"attendances", read_attendance},
                                                          {"events", read_event},
                                                          {"proposals", read_proposal},
                                                          {"nominations", read_nomination},
                                                          {"recusals", read_recusal},
                                                          {"speakers", read_speaker},
                                                          {"tasks", read_task},
                                                          {"audiences", read_audience},
                                                          {"attributes", read_attribute}};
    oracle::facts f;
    for (const auto& [name, csv] : tables) {
        const auto read = readers.find(name);
        if (read == readers.end()) throw std::runtime_error{"no table " + name};
        table t{csv};
        for (std::size_t i = 0; i < t.rows(); ++i) read->second(f, t, i);
    }
    return f;
}

}  // namespace remit_test
