// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/check/double_bookings.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "named_rows.hpp"
#include "registry_tables.hpp"
#include "table.hpp"

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

shared_table find(const registry_object& facts, bool guests) {
    const registry& r = registry_from(facts, "double_bookings", call);
    const py::gil_scoped_release others;
    return table_of(find_double_bookings(r, guests ? booked::everybody : booked::members), r);
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
        "Cost: one sweep, O(attendances + meetings + pairs) where attendances stand in the order "
        "of the meetings'\nstarts, some times that where not; Python runs on meanwhile.");
    refuse_other_calls(m, "double_bookings", call + 6);
}

}  // namespace remit::inline v0::python
