# SPDX-License-Identifier: BSL-1.0
"""The mistakes that the property test must notice. Each is one change of one file of `src`.

The text must occur exactly once; how it is laid out does not matter. A fault whose text is not
found any more is an error: plant it again in what has taken its place.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    name: str
    file: str
    text: str
    becomes: str


FAULTS = [
    Fault(
        "one too many is asked for: some() needs two",
        "check/binder.cpp",
        "if (what == op::some) sum.constant = -1;",
        "if (what == op::some) sum.constant = -2;",
    ),
    Fault(
        "< for <=",
        "check/judge.cpp",
        "case op::le: return hi <= 0 ? truth::yes",
        "case op::le: return hi < 0 ? truth::yes",
    ),
    Fault(
        "a tie is lost: the day is judged between two facts of it",
        "check/sweep.cpp",
        "running_.apply(l, e);",
        "running_.apply(l, e), ++next_[l]; break;",
    ),
    Fault(
        "a row does not leave",
        "check/counters.cpp",
        "auto& b = tally_.forms[f]; const int sign = begins ? 1 : -1;",
        "auto& b = tally_.forms[f]; const int sign = begins ? 1 : 0;",
    ),
    Fault(
        "a member of two mandates is counted twice",
        "check/unit.cpp",
        "add_effective(overlaps[row] ? together : alone,",
        "add_effective(alone,",
    ),
    Fault(
        "a hindered member is counted",
        "check/unit.cpp",
        "if (status->code[row] != hindered) out.push_back({start, stop, row});",
        "out.push_back({start, stop, row});",
    ),
    Fault(
        "an unknown value is taken for no",
        "check/judge.cpp",
        "[&] { out = out | truth::maybe; });",
        "[] {});",
    ),
    Fault(
        "the group ? is dropped",
        "check/subjects.cpp",
        "[&] { out[c].push_back({}); });",
        "[] {});",
    ),
    Fault(
        "who may belong to a group surely does",
        "check/subjects.cpp",
        "f(static_cast<std::uint32_t>(g - l.groups.begin()), b == truth::maybe);",
        "f(static_cast<std::uint32_t>(g - l.groups.begin()), false);",
    ),
    Fault(
        "a group's own number is compared with texts only",
        "check/judge.cpp",
        "if (g.unknown()) return truth::maybe;",
        "if (!g.unknown() && !std::holds_alternative<std::string>(g.v)) { return truth::no; } "
        "if (g.unknown()) { return truth::maybe; }",
    ),
    Fault(
        "the observed days are ignored",
        "check/sweep.cpp",
        "days out{observed->start().count(), "
        "observed->stop() ? observed->stop()->count() : open_stop};",
        "days out{always_start, open_stop};",
    ),
    Fault(
        "a rule is in force on its stop day too",
        "check/sweep.cpp",
        "out.second = std::min(out.second, r.stop->count());",
        "out.second = std::min(out.second, r.stop->count() + 1);",
    ),
    Fault(
        "a waiver holds a day too long",
        "check/sweep.cpp",
        "cuts_.push_back(x.during.stop()->count());",
        "cuts_.push_back(x.during.stop()->count() + 1);",
    ),
    Fault(
        "where it may be demanded, it is",
        "check/sweep.cpp",
        "judge(r.require, m) | ~demanded;",
        "judge(r.require, m);",
    ),
    Fault(
        "nearest takes halves down",
        "check/judge.cpp",
        "default: return {e.lo.nearest(), e.hi.nearest()};",
        "default: return {-(-e.lo).nearest(), -(-e.hi).nearest()};",
    ),
    Fault(
        "a value that nobody told is no value",
        "check/counters.cpp",
        "number{v.possible_codes + v.unknown_rows}",
        "number{v.possible_codes}",
    ),
    Fault(
        "a row that a selector may take is taken",
        "check/counters.cpp",
        "sum = sum + (taken == truth::maybe ? hull(part, {}) : part);",
        "sum = sum + part;",
    ),
    Fault(
        "a sum does not follow a value that changes",
        "check/segments.cpp",
        "for (const auto& c : lane.columns) changes(w.facts, c, u, days);",
        "",
    ),
    Fault(
        "a rule does not follow an organisation to its successors",
        "check/binder_names.cpp",
        "for (const auto each : w_.facts.lineage(static_cast<std::uint32_t>(row)))",
        "for (const auto each : {static_cast<std::uint32_t>(row)})",
    ),
    Fault(
        "a gap of a day joins two mandates",
        "registry/continuations.cpp",
        "{ return stop == start; }",
        "{ return stop == start || stop == start - 1; }",
    ),
    Fault(
        "a seat outlives its body",
        "registry/bodies.cpp",
        "if (seats.stop[row] == open_stop) seats.stop[row] = bodies.stop[body];",
        "",
    ),
]
