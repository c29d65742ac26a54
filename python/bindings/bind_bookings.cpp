// SPDX-License-Identifier: BSL-1.0
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/check/double_bookings.hpp>
#include <remit/check/meeting_zones.hpp>
#include <remit/core/problem.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "named_rows.hpp"
#include "registry_tables.hpp"
#include "table.hpp"
#include "zone_database.hpp"

namespace remit::inline v0::python {

namespace {

constexpr const char* call =
    "write double_bookings(registry), or double_bookings(registry, "
    "guests=True)";

shared_table table_of(const double_bookings& found, const registry& r) {
    const auto& people = r.table(table_id::people);
    const auto& meetings = r.table(table_id::meetings);
    const auto* column = meetings.find("meeting");
    const text_list keys{column == nullptr ? shared_list<value>{} : column->dictionary};
    const named_rows person{found.person, people.rows};
    const named_rows first{found.first, meetings.rows}, second{found.second, meetings.rows};
    std::vector<std::int32_t> verdicts;
    verdicts.reserve(found.size());
    for (const auto v : found.verdict) verdicts.push_back(v == verdict::fails ? 0 : 1);
    auto out = std::make_shared<table>();
    out->rows = found.size();
    out->columns.push_back(person.column("person", people.key));
    out->columns.push_back(person.column("person_name", people.name));
    out->columns.push_back(first.column("meeting", keys));
    out->columns.push_back(first.column("meeting_name", meetings.name));
    out->columns.push_back(second.column("other", keys));
    out->columns.push_back(second.column("other_name", meetings.name));
    out->columns.push_back(moments("start", found.start));
    out->columns.push_back(moments("stop", found.stop));
    out->columns.push_back(coded_column("verdict", verdicts, {"fails", "possible"}));
    return out;
}

// Those that the machine's database has; what is wrong with the others is put down.
std::vector<time_zone> zones_named(const std::vector<std::string>& names,
                                   std::vector<problem>& unread) {
    std::vector<time_zone> out;
    if (names.empty()) return out;
    const auto database = zone_database();
    for (const auto& name : names) {
        try {
            out.push_back(database.load(name));
        } catch (const bad_input& e) {
            for (auto p : e.problems()) {
                p.what = name + ": " + p.what;
                p.where = name;
                unread.push_back(std::move(p));
            }
        }
    }
    return out;
}

shared_table find(const registry_object& facts, bool guests) {
    const registry& r = registry_from(facts, "double_bookings", call);
    std::vector<problem> unread;
    // In one zone all clocks show the same, and nothing of the machine is asked.
    const auto names = zones_of_meetings(r);
    auto zones = names.size() > 1 ? zones_named(names, unread) : std::vector<time_zone>{};
    // Where clocks differ and none of them can be read, they differ all the same.
    if (names.size() > 1 && zones.empty()) zones.push_back(zone_database().load("UTC"));
    const py::gil_scoped_release others;
    return table_of(find_double_bookings(r, guests ? booked::everybody : booked::members, zones),
                    r);
}

// The first meeting that names the zone.
std::string place_of_zone(const registry& r, const std::string& name) {
    const auto& t = r.table(table_id::meetings);
    const auto* const zones = t.find("zone");
    for (std::size_t row = 0; zones != nullptr && !zones->dated() && row < t.rows; ++row) {
        const auto code = zones->code[row];
        if (code < 0 || zones->dictionary[static_cast<std::size_t>(code)] != value{name}) continue;
        return t.origin + ":" + std::to_string(t.line_on(row, t.start[row])) + ":zone";
    }
    return name;
}

std::vector<problem> zone_problems(const registry_object& facts) {
    const registry& r = registry_from(facts, "zone_problems", "write zone_problems(registry)");
    std::vector<problem> out;
    const auto zones = zones_named(zones_of_meetings(r), out);
    for (auto& p : out) p.where = place_of_zone(r, p.where);
    for (auto& p : problems_of_zones(r, zones)) out.push_back(std::move(p));
    return out;
}

}  // namespace

void bind_bookings(py::module_& m) {
    m.def(
        "double_bookings", &find, py::arg("registry"), py::kw_only(), py::arg("guests") = false,
        "Who is wanted at two meetings at the same time: a Table, one row for each person and two "
        "meetings.\n\n"
        "Columns: person, person_name, meeting, meeting_name, other, other_name (keys and "
        "names; meeting begins\n"
        "first), start, stop (the time that they share, half-open: datetimes to the minute, "
        "without a zone; null where\nno day is known), verdict: fails, or possible where a day, "
        "a time or a mandate is not known, and then\nstart and stop are the longest that they may "
        "share. By person, start, meeting, other, in the order of\nthe tables.\n\n"
        "guests: whether those count who hold no mandate in the body of the meeting on its day. "
        "Who declined\n(reply) or was not there (presence) does not take part; who has a "
        "start_time or stop_time takes part so\nlong. At a meeting without attendances its "
        "body's members are. Meetings that are cancelled, postponed or\nmoved (status) take "
        "nobody's time; rows with the same text in joint are one meeting. One without times\nmay "
        "be at any minutes of its days.\n\n"
        "Meetings of several zones are compared by UTC (the zones are read as TimeZone reads "
        "them); "
        "start and stop are\nwhat clocks show at meeting. One whose zone is not known is then "
        "somewhere on earth: possible.\n\n"
        "Cost: one sweep, O(attendances + meetings + pairs) where attendances stand in the order "
        "of the meetings'\nstarts, some times that where not; Python runs on meanwhile.");
    refuse_other_calls(m, "double_bookings", call + 6);
    m.def(
        "zone_problems", &zone_problems, py::arg("registry"),
        "What is wrong with the times of meetings in their zones: a list of Problem (E-ZONE).\n\n"
        "A zone that the database of time zones does not have; a time that clocks there never "
        "show, or show twice\nwhere no offset says which is meant; an offset that is none, or not "
        "the one there. The zones are read as\nTimeZone reads them.");
    refuse_other_calls(m, "zone_problems", "zone_problems(registry)");
}

}  // namespace remit::inline v0::python
