// SPDX-License-Identifier: BSL-1.0
#include "support/show.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <vector>

#include <remit/rules/text.hpp>

namespace remit_test {
namespace {

std::string cell(const std::string& s) {
    if (s.find_first_of(",\"\n") == std::string::npos) return s;
    std::string out = "\"";
    for (const char c : s) out += c == '"' ? std::string{"\"\""} : std::string{c};
    return out + '"';
}
std::string cell(const std::optional<remit::day>& d) { return d ? remit::text(*d) : ""; }
std::string cell(const remit::day& d) { return remit::text(d); }
std::string cell(const std::optional<remit::bounds>& b) { return b ? remit::text(*b) : ""; }
std::string cell(const std::optional<std::int64_t>& n) { return n ? std::to_string(*n) : ""; }
std::string cell(const remit::value& v) {
    if (std::holds_alternative<remit::unknown_t>(v)) return "";
    if (std::holds_alternative<remit::absent_t>(v)) return "-";
    return cell(remit::text(v));
}

template <class Row>
struct column {
    std::string name;
    std::function<std::string(const Row&)> says;
};

template <class Row>
std::string table(const std::string& file, const std::vector<Row>& rows,
                  std::vector<column<Row>> columns) {
    if (rows.empty()) return "";
    if constexpr (requires(const Row& r) { r.start_latest; }) {
        const bool bounded = std::any_of(rows.begin(), rows.end(), [](const Row& r) {
            return r.start_latest || r.stop_earliest;
        });
        if (bounded) {
            columns.push_back({"start_latest", [](const Row& r) { return cell(r.start_latest); }});
            columns.push_back(
                {"stop_earliest", [](const Row& r) { return cell(r.stop_earliest); }});
        }
    }
    if constexpr (requires(const Row& r) { r.more; }) {
        std::set<std::string> names;
        for (const auto& r : rows)
            for (const auto& [name, value] : r.more) names.insert(name);
        for (const auto& name : names)
            columns.push_back({name, [name](const Row& r) {
                                   for (const auto& [n, value] : r.more)
                                       if (n == name) return cell(value);
                                   return std::string{};
                               }});
    }
    std::string out = "--- " + file + "\n";
    for (std::size_t i = 0; i < columns.size(); ++i) out += (i == 0 ? "" : ",") + columns[i].name;
    for (const auto& r : rows) {
        out += '\n';
        for (std::size_t i = 0; i < columns.size(); ++i)
            out += (i == 0 ? "" : ",") + columns[i].says(r);
    }
    return out + '\n';
}

template <class Row, class Field>
column<Row> field(const char* name, Field Row::* member) {
    return {name, [member](const Row& r) { return cell(r.*member); }};
}

std::string quoted(const std::string& s) { return '"' + s + '"'; }

}  // namespace

std::string show(const oracle::facts& f) {
    using namespace remit;
    std::string out;
    if (f.observed) out += "observed: " + remit::text(*f.observed) + "\n";
    for (const auto& [t, days] : f.observed_tables) {
        constexpr const char* names[] = {
            "bodies",      "seats",    "people",   "organisations", "offices",  "mandates",
            "terms",       "meetings", "items",    "attendances",   "events",   "proposals",
            "nominations", "recusals", "speakers", "tasks",         "audiences"};
        out += std::string{names[static_cast<std::size_t>(t)]} + " observed: " + remit::text(days) +
               "\n";
    }
    const column<organisation> aliases{"aliases", [](const organisation& o) {
                                           std::string all;
                                           for (const auto& a : o.aliases)
                                               all += (all.empty() ? "" : "|") + a;
                                           return cell(all);
                                       }};
    out += table<body>(
        "bodies.csv", f.bodies,
        {field("body", &body::body), field("kind", &body::kind), field("parent", &body::parent),
         field("start", &body::start), field("stop", &body::stop)});
    out += table<seat>(
        "seats.csv", f.seats,
        {field("body", &seat::body), field("seat", &seat::seat), field("role", &seat::role),
         field("number", &seat::number), field("appointed_by", &seat::appointed_by),
         field("votes", &seat::votes), field("start", &seat::start), field("stop", &seat::stop)});
    out += table<person>("people.csv", f.people,
                         {field("person", &person::person), field("name", &person::name)});
    out += table<organisation>(
        "organisations.csv", f.organisations,
        {field("organisation", &organisation::organisation), field("name", &organisation::name),
         aliases, field("successor", &organisation::successor),
         field("start", &organisation::start), field("stop", &organisation::stop)});
    out +=
        table<office>("offices.csv", f.offices,
                      {field("person", &office::person), field("office", &office::office),
                       field("organisation", &office::organisation), field("area", &office::area),
                       field("start", &office::start), field("stop", &office::stop)});
    out += table<mandate>("mandates.csv", f.mandates,
                          {field("person", &mandate::person),
                           field("body", &mandate::body),
                           field("seat", &mandate::seat),
                           {"start", [](const mandate& m) { return remit::text(m.start); }},
                           field("stop", &mandate::stop),
                           field("role", &mandate::role),
                           field("appointed_by", &mandate::appointed_by),
                           field("on_behalf_of", &mandate::on_behalf_of),
                           field("status", &mandate::status),
                           field("votes", &mandate::votes),
                           field("due", &mandate::due),
                           field("instrument", &mandate::instrument),
                           field("substitute_for", &mandate::substitute_for),
                           field("term", &mandate::term)});
    out += table<term>(
        "terms.csv", f.terms,
        {field("term", &term::term), field("start", &term::start), field("stop", &term::stop)});
    out += table<meeting>(
        "meetings.csv", f.meetings,
        {field("meeting", &meeting::meeting), field("body", &meeting::body),
         field("start", &meeting::start), field("stop", &meeting::stop),
         field("kind", &meeting::kind), field("status", &meeting::status),
         field("agenda_sent", &meeting::agenda_sent), field("papers_sent", &meeting::papers_sent),
         field("minutes_sent", &meeting::minutes_sent)});
    out += table<agenda_item>(
        "items.csv", f.items,
        {field("item", &agenda_item::item), field("meeting", &agenda_item::meeting),
         field("kind", &agenda_item::kind)});
    out += table<attendance>(
        "attendances.csv", f.attendances,
        {field("meeting", &attendance::meeting), field("person", &attendance::person),
         field("presence", &attendance::presence), field("capacity", &attendance::capacity)});
    out += table<event>(
        "events.csv", f.events,
        {field("event", &event::event), field("body", &event::body), field("start", &event::start),
         field("stop", &event::stop), field("kind", &event::kind)});
    out += table<proposal>(
        "proposals.csv", f.proposals,
        {field("proposal", &proposal::proposal), field("body", &proposal::body),
         field("seat", &proposal::seat), field("start", &proposal::start),
         field("stop", &proposal::stop), field("special_reason", &proposal::special_reason)});
    out += table<nomination>(
        "nominations.csv", f.nominations,
        {field("proposal", &nomination::proposal), field("person", &nomination::person)});
    out += table<recusal>("recusals.csv", f.recusals,
                          {field("item", &recusal::item), field("person", &recusal::person)});
    out += table<speaker>(
        "speakers.csv", f.speakers,
        {field("item", &speaker::item), field("person", &speaker::person),
         field("office", &speaker::office), field("organisation", &speaker::organisation),
         field("capacity", &speaker::capacity)});
    out += table<task>("tasks.csv", f.tasks,
                       {field("meeting", &task::meeting), field("person", &task::person),
                        field("kind", &task::kind)});
    out +=
        table<audience>("audiences.csv", f.audiences,
                        {field("meeting", &audience::meeting), field("office", &audience::office),
                         field("region", &audience::region)});
    out +=
        table<dated_attribute>("attributes.csv", f.dated,
                               {field("table", &dated_attribute::table),
                                field("key", &dated_attribute::key),
                                field("name", &dated_attribute::name),
                                {"value", [](const dated_attribute& a) { return cell(a.value); }},
                                field("start", &dated_attribute::start),
                                field("stop", &dated_attribute::stop)});
    return out;
}

std::string show(const remit::charter& c) {
    std::string out;
    if (!c.body.empty()) out += "body = " + quoted(c.body) + "\n";
    if (!c.seats.empty()) out += "[seat]\n";
    for (const auto& s : c.seats) {
        out += s.seat + " = { ";
        if (!s.role.empty()) out += "role = " + quoted(s.role) + ", ";
        if (s.number) out += "number = " + std::to_string(*s.number) + ", ";
        if (s.votes) out += "votes = " + std::to_string(*s.votes) + ", ";
        if (!s.appointed_by.empty()) out += "appointed_by = " + quoted(s.appointed_by) + ", ";
        if (s.throughout) out += "throughout = '" + remit::text(*s.throughout) + "', ";
        out += "}\n";
    }
    for (const auto& k : c.cadences) {
        out += "[[cadence." + k.name + "]]\ntext = " + quoted(k.when.text()) + "\n";
        if (k.meetings) out += "meetings = '" + remit::text(*k.meetings) + "'\n";
    }
    if (!c.rules.empty()) out += "[rule]\n";
    for (const auto& r : c.rules) out += remit::text(r) + "\n";
    for (const auto& w : c.waivers) {
        out += "[[waiver]]\nrule = " + quoted(w.rule) +
               "\nstart = " + remit::text(w.during.start()) + "\n";
        if (w.during.stop()) out += "stop = " + remit::text(*w.during.stop()) + "\n";
        if (!w.subject.empty()) out += "subject = " + quoted(w.subject) + "\n";
        out += "reason = " + quoted(w.reason) + "\n";
    }
    return out;
}

std::string show(const oracle::verdict_run& r) {
    auto out = r.rule + " | " + r.subject + " | " + remit::text(r.start) + " | " +
               remit::text(r.stop) + " | " +
               (r.verdict == oracle::verdict::fails      ? "fails"
                : r.verdict == oracle::verdict::possible ? "possible"
                                                         : "pending");
    if (r.due) out += " due " + remit::text(*r.due);
    if (!r.reason.empty()) out += " | waived " + r.reason;
    if (r.waived_until) out += " until " + remit::text(*r.waived_until);
    return out;
}

}  // namespace remit_test
