# SPDX-License-Identifier: BSL-1.0
"""remit: does a body, on a day or over a period, follow its terms of reference?

>>> import remit as rm
>>> board = rm.Registry.from_frames(mandates=[
...     {"person": "Anna", "body": "board", "role": "chair",
...      "start": "2024-01-01", "stop": "2024-07-01"},
...     {"person": "Bo", "body": "board", "role": "member", "start": "2024-01-01"}])
>>> one_chair = rm.Rule(name="one-chair", require=rm.count(rm.role == "chair") == 1)
>>> print(rm.check(board, one_chair)[0])
one-chair | board | from 2024-07-01, still | fails: count(role == "chair") is 0, must be == 1

Days are half-open everywhere: `start` counts, `stop` does not, and no `stop` means still.

The words of the rule language are flat: `rm.count`, `rm.role`, `rm.person.offices`. The same text
is a rule in Python, in C++ and in a charter file, and `rm.parse` makes of it what Python does.
"""

from collections.abc import Callable
from importlib import import_module
from types import BuiltinFunctionType
from typing import TYPE_CHECKING, Any

from remit._core import (
    Aggregate,
    BadInput,
    BodyCadence,
    BodyKey,
    BodyPlan,
    Bounds,
    Cadence,
    CadenceClause,
    CadenceReading,
    CalendarWindow,
    Cause,
    Change,
    Charter,
    Clause,
    Column,
    ColumnError,
    Computed,
    Condition,
    DatedColumn,
    Difference,
    Duration,
    Ends,
    Expression,
    Finding,
    Findings,
    FootprintEntry,
    Hindrance,
    Holiday,
    Key,
    Limit,
    Measure,
    MeetingClash,
    MeetingPlan,
    MeetingsPlan,
    NamedBody,
    NamedColumn,
    Path,
    Problem,
    Quantified,
    Ratio,
    Recurrence,
    Registry,
    RemitError,
    Row,
    Rule,
    Seat,
    Share,
    Source,
    Table,
    TimeZone,
    Today,
    Waiver,
    Window,
    WorkingDays,
    __version__,
    affiliation,
    after,
    agenda_sent,
    ahead,
    appointed_by,
    appointments,
    apportion,
    area,
    attendances,
    audiences,
    body,
    capacity,
    ceil,
    check,
    col,
    constituency,
    count,
    danish_holidays,
    danish_working_days,
    days,
    days_held,
    departures,
    distinct,
    double_bookings,
    due,
    employer,
    evaluate,
    event,
    events,
    first,
    floor,
    footprint,
    gender,
    given,
    greatest,
    half_year,
    instrument,
    item,
    items,
    kind,
    last,
    least,
    mandate,
    mandates,
    meeting,
    meetings,
    members,
    minutes_sent,
    month,
    months,
    municipality,
    name,
    nearest,
    next,
    nominations,
    none,
    number,
    occurrences,
    office,
    offices,
    on_behalf_of,
    organisation,
    papers_sent,
    parent,
    parse,
    party,
    past,
    percent,
    person,
    plan_meetings,
    predicate,
    presence,
    principal,
    programme,
    proposal,
    proposals,
    quarter,
    ratio,
    read_cadence,
    read_folder,
    read_zone,
    reason,
    recent,
    recheck,
    recusals,
    region,
    role,
    run,
    same,
    seat,
    seats,
    share,
    size_class,
    some,
    speakers,
    special_reason,
    start,
    status,
    stop,
    substitute_for,
    substitutes,
    tasks,
    today,
    total,
    votes,
    weeks,
    within,
    working_days,
    year,
    years,
    zone_problems,
)

if TYPE_CHECKING:
    from remit.ics_reading import ReadCalendar, read_ics
    from remit.ics_tables import CalendarLoss
    from remit.ics_writing import WrittenCalendar, write_ics

__all__ = [
    "Aggregate",
    "BadInput",
    "BodyCadence",
    "BodyKey",
    "BodyPlan",
    "Bounds",
    "Cadence",
    "CadenceClause",
    "CadenceReading",
    "CalendarLoss",
    "CalendarWindow",
    "Cause",
    "Change",
    "Charter",
    "Clause",
    "Column",
    "ColumnError",
    "Computed",
    "Condition",
    "DatedColumn",
    "Difference",
    "Duration",
    "Ends",
    "Expression",
    "Finding",
    "Findings",
    "FootprintEntry",
    "Hindrance",
    "Holiday",
    "Key",
    "Limit",
    "Measure",
    "MeetingClash",
    "MeetingPlan",
    "MeetingsPlan",
    "NamedBody",
    "NamedColumn",
    "Path",
    "Problem",
    "Quantified",
    "Ratio",
    "ReadCalendar",
    "Recurrence",
    "Registry",
    "RemitError",
    "Row",
    "Rule",
    "Seat",
    "Share",
    "Source",
    "Table",
    "TimeZone",
    "Today",
    "Waiver",
    "Window",
    "WorkingDays",
    "WrittenCalendar",
    "__version__",
    "affiliation",
    "after",
    "agenda_sent",
    "ahead",
    "appointed_by",
    "appointments",
    "apportion",
    "area",
    "attendances",
    "audiences",
    "body",
    "capacity",
    "ceil",
    "check",
    "col",
    "constituency",
    "count",
    "danish_holidays",
    "danish_working_days",
    "days",
    "days_held",
    "departures",
    "distinct",
    "double_bookings",
    "due",
    "employer",
    "evaluate",
    "event",
    "events",
    "first",
    "floor",
    "footprint",
    "gender",
    "given",
    "greatest",
    "half_year",
    "instrument",
    "item",
    "items",
    "kind",
    "last",
    "least",
    "mandate",
    "mandates",
    "meeting",
    "meetings",
    "members",
    "minutes_sent",
    "month",
    "months",
    "municipality",
    "name",
    "nearest",
    "next",
    "nominations",
    "none",
    "number",
    "occurrences",
    "office",
    "offices",
    "on_behalf_of",
    "organisation",
    "papers_sent",
    "parent",
    "parse",
    "party",
    "past",
    "percent",
    "person",
    "plan_meetings",
    "predicate",
    "presence",
    "principal",
    "programme",
    "proposal",
    "proposals",
    "quarter",
    "ratio",
    "read_cadence",
    "read_folder",
    "read_ics",
    "read_zone",
    "reason",
    "recent",
    "recheck",
    "recusals",
    "region",
    "role",
    "run",
    "same",
    "seat",
    "seats",
    "share",
    "size_class",
    "some",
    "speakers",
    "special_reason",
    "start",
    "status",
    "stop",
    "substitute_for",
    "substitutes",
    "tasks",
    "today",
    "total",
    "votes",
    "weeks",
    "within",
    "working_days",
    "write_ics",
    "year",
    "years",
    "zone_problems",
]


def _of_python(compiled: Callable[..., Any], name: str, owner: str = "") -> Callable[..., Any]:
    """The compiled function as one of Python, so that help() and inspect.signature() read it."""
    signature, _, says = (compiled.__doc__ or "").partition("\n")
    declared: dict[str, Any] = {}
    takes = signature[signature.index("(") :]
    exec(f"from __future__ import annotations\ndef {name}{takes}: ...", declared)

    def call(*args: Any, **kwargs: Any) -> Any:
        return compiled(*args, **kwargs)

    call.__name__ = name
    call.__qualname__ = f"{owner}.{name}" if owner else name
    call.__doc__ = says.strip()
    call.__wrapped__ = declared[name]  # type: ignore[attr-defined]
    return call


def _make_plain() -> None:
    for public in __all__:
        if public in _IN:
            continue
        value = globals()[public]
        if not isinstance(value, type):
            if isinstance(value, BuiltinFunctionType):
                globals()[public] = _of_python(value, public)
            continue
        for member, method in list(vars(value).items()):
            # Of the methods that Python itself calls only those of the errors, which are Python's.
            if member.startswith("_") and not issubclass(value, RemitError):
                continue
            if isinstance(method, staticmethod):
                plain = _of_python(method.__func__, member, public)
                setattr(value, member, staticmethod(plain))
            elif type(method).__name__ == "instancemethod":
                setattr(value, member, _of_python(method.__func__, member, public))


# Written in Python, and read when they are asked for: who asks for no calendar waits for none.
_IN = {
    "CalendarLoss": "ics_tables",
    "ReadCalendar": "ics_reading",
    "WrittenCalendar": "ics_writing",
    "read_ics": "ics_reading",
    "write_ics": "ics_writing",
}


def __getattr__(name: str) -> Any:
    if name not in _IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"remit.{_IN[name]}"), name)
    value.__module__ = "remit"  # named as the others are
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


_make_plain()
