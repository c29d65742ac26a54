// SPDX-License-Identifier: BSL-1.0
#include "bind.hpp"

#include <string>

#include <remit/core/version.hpp>

PYBIND11_MODULE(_core, m) {
    using namespace remit::python;
    m.doc() = "The C++ types of remit, each bound once. `import remit as rm` has the same names.";
    m.attr("__version__") = std::string{remit::version_string};

    // Signatures and pickles call everything remit's own; that it is compiled is nobody's business.
    const auto name = m.attr("__name__");
    m.attr("__name__") = "remit";
    bind_errors(m);       // Problem, RemitError, BadInput, ColumnError
    bind_values(m);       // Ratio, Duration
    bind_days(m);         // Bounds, Ends
    bind_calendar(m);     // WorkingDays, Holiday, danish_holidays, danish_working_days
    bind_time_zone(m);    // TimeZone
    bind_recurrence(m);   // Recurrence
    bind_occurrences(m);  // occurrences
    bind_expressions(m);  // Condition, Measure, Column, Source, ... and their operators
    bind_words(m);        // count, role, person, past, ...; parse, same
    bind_rule(m);         // Rule
    bind_cadence(m);      // Cadence, MeetingPlan, Hindrance
    bind_reading(m);      // CadenceReading, read_cadence, read_zone
    bind_footprint(m);    // footprint, FootprintEntry
    bind_table(m);        // Table: anything that leaves by Arrow
    bind_charter(m);      // Clause, Seat, Waiver, Charter
    bind_registry(m);     // Registry
    bind_folder(m);       // read_folder
    bind_finding(m);      // Cause, Finding
    bind_predicates(m);   // Row
    bind_check(m);        // check, evaluate, Findings
    bind_plan(m);         // BodyCadence, BodyPlan, MeetingClash, MeetingsPlan, plan_meetings
    bind_bookings(m);     // double_bookings
    bind_programme(m);    // programme
    bind_change(m);       // Change, recheck, Difference
    m.attr("__name__") = name;
    refuse_unmade(m);
}
