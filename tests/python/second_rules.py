# SPDX-License-Identifier: BSL-1.0
"""Generated rules that both interpreters read."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

# Per subject: the rows that a source may name (None: those that carry its key, by default
# members), and what sort of row they are.
ROWS: dict[str, list[tuple[str | None, str]]] = {
    "body": [
        (None, "members"),
        (None, "members"),
        ("mandates", "mandates"),
        ("appointments", "mandates"),
        ("departures", "departures"),
        ("meetings", "meetings"),
        ("events", "events"),
        ("parent.members", "members"),
    ],
    "seat": [
        (None, "members"),
        ("mandates", "mandates"),
        ("appointments", "mandates"),
        ("departures", "departures"),
        ("body.meetings", "meetings"),
    ],
    "person": [
        ("mandates", "mandates"),
        ("appointments", "mandates"),
        ("offices", "offices"),
        ("attendances", "attendances"),
        ("members", "members"),
    ],
    "mandate": [
        ("person.mandates", "mandates"),
        ("person.mandates.same(body)", "mandates"),
        ("person.mandates.same(body, role)", "mandates"),
        ("person.offices", "offices"),
        ("person.departures.same(body)", "departures"),
        ("body.members", "members"),
        ("body.meetings", "meetings"),
        ("mandate.attendances", "attendances"),
    ],
    "meeting": [
        ("attendances", "attendances"),
        ("body.members", "members"),
        ("body.mandates", "mandates"),
        ("body.appointments", "mandates"),
        ("meeting.attendances", "attendances"),
    ],
    "group": [
        (None, "members"),
        ("mandates", "mandates"),
        ("appointments", "mandates"),
        ("body.members", "members"),
    ],
}
ROWS["appointment"] = ROWS["departure"] = ROWS["mandate"]
SUBJECTS = ["body"] * 6 + ["seat", "seat", "person", "person", "mandate", "mandate"]
SUBJECTS += ["appointment", "departure", "meeting", "group", "group"]
GROUPS = ("role", "gender", "region", "employer", "affiliation", "role, gender")
DAYS = ("2020-02-01", "2020-05-15", "2020-09-01", "2021-01-01")
FLAT = ("body", "seat", "person", "group", "meeting")  # may look at the calendar


@dataclass(frozen=True)
class Generated:
    """One rule, in the words of `rm.Rule`."""

    name: str
    for_each: str
    require: str
    where: str | None = None
    within: str | None = None
    start: str | None = None
    stop: str | None = None

    def keywords(self) -> dict[str, Any]:
        return {k: v for k, v in vars(self).items() if v is not None}


class Writer:
    def __init__(self, rnd: Random, subject: str, seated: bool) -> None:
        self.rnd, self.subject, self.seated = rnd, subject, seated

    def one_of(self, *texts: str) -> str:
        return self.rnd.choice(texts)

    def chance(self, p: float) -> bool:
        return self.rnd.random() < p

    def sign(self) -> str:
        return self.one_of("==", "!=", "<", "<=", ">", ">=", "<=", ">=")

    # -- what is said of a row --------------------------------------------------------------------

    def selector(self, sort: str, depth: int = 0) -> str:
        if depth < 2 and self.chance(0.25):
            a, b = self.selector(sort, depth + 1), self.selector(sort, depth + 1)
            return self.one_of(f"({a}) & ({b})", f"({a}) | ({b})", f"~({a})")
        return getattr(self, sort + "_say")(depth)  # type: ignore[no-any-return]

    def mandates_say(self, depth: int) -> str:
        simple = [
            f'role {self.one_of("==", "!=")} "chair"',
            f'gender == "{self.one_of("f", "m")}"',
            f'region.is_in("north", "{self.one_of("south", "east")}")',
            f"votes {self.sign()} {self.rnd.randint(0, 2)}",
            f'instrument {self.one_of("==", "!=")} "casual"',
            f'affiliation == "{self.one_of("A", "B")}"',
            f'employer {self.one_of("==", "!=")} "{self.one_of("X", "Y", "Z")}"',
            f'start {self.sign()} "{self.one_of(*DAYS)}"',
            f'due {self.sign()} "{self.one_of(*DAYS)}"',
            "today >= due",
            f"due {self.sign()} start + months({self.rnd.randint(1, 14)})",
            f"today - start >= {self.rnd.randint(20, 200)}",
            f"today {self.sign()} start + days({self.rnd.randint(1, 90)})",
            'body.kind == "council"',
            "given(gender)",
            f"start.month {self.sign()} {self.rnd.randint(1, 12)}",
        ]
        if self.seated:
            simple.append(f'seat.constituency == "{self.one_of("N", "S")}"')
        if depth < 2 and self.chance(0.15):
            return self.nested()
        return self.rnd.choice(simple)

    members_say = mandates_say

    def departures_say(self, depth: int) -> str:
        say = self.mandates_say(2)
        return f"stop {self.sign()} due" if self.chance(0.2) else say

    def offices_say(self, depth: int) -> str:
        return self.one_of(
            f'office == "{self.one_of("director", "mayor")}"',
            f'organisation != "{self.one_of("agency", "town")}"',
            f'area.is_in("social", "{self.one_of("health", "school")}")',
        )

    def meetings_say(self, depth: int) -> str:
        return self.one_of(
            f'kind {self.one_of("==", "!=")} "ordinary"',
            f'status {self.one_of("==", "!=")} "held"',
            f'start {self.sign()} "{self.one_of(*DAYS)}"',
        )

    def events_say(self, depth: int) -> str:
        return f'kind {self.one_of("==", "!=")} "election"'

    def attendances_say(self, depth: int) -> str:
        return self.one_of(f'presence == "{self.one_of("present", "absent")}"', 'gender == "f"')

    def nested(self) -> str:
        """A measure of another row's rows, in a selector."""
        n = self.rnd.randint(1, 3)
        return self.one_of(
            f"some({self.offices_say(9)}).of(person.offices)",
            "count().of(person.mandates).over(past()) >= 2",
            f"count({self.mandates_say(9)}).of(person.mandates.same(body)).over(past()) >= {n}",
            f"days_held().of(person.mandates.same(body)).over(past()) > {60 * n}",
            f"days_held().of(person.mandates.same(body)).over(run(days({n}))) <= days({90 * n})",
            "some().of(person.departures.same(body)).over(past(days(30)))",
            f"count().of(body.members) >= {n}",
        )

    # -- what is counted --------------------------------------------------------------------------

    def rows(self, *sorts: str) -> tuple[str, str, str]:
        """.of(...), .over(...) and the sort of row."""
        while True:
            source, sort = self.rnd.choice(ROWS[self.subject])
            if not sorts or sort in sorts:
                break
        of = f".of({source})" if source else ""
        if sort == "members":  # over a window members are people, and not rows
            return of, "", sort
        day_long = (
            sort in ("meetings", "events", "attendances") or "appoint" in of or "depart" in of
        )
        over = f".over({self.window(source or '', sort)})" if day_long or self.chance(0.6) else ""
        return of, over, sort

    def duration(self) -> str:
        return self.one_of("days(1)", "days(20)", "days(45)", "months(2)", "weeks(3)", "years(1)")

    def window(self, source: str, sort: str) -> str:
        choices = ["past()", f"past({self.duration()})", f"past({self.duration()})"]
        choices += [f"ahead({self.duration()})", f'after("{self.one_of(*DAYS)}")']
        if self.subject in FLAT:
            choices += ["year", "quarter", "month", "half_year", "year.starting(5, 10)"]
        # Of the rivals in recent(n) the interpreter asks not whether they agree.
        if ".same(" not in source and sort != "offices" and self.subject != "group":
            choices += [f"recent({self.rnd.randint(1, 3)})"] * 2
        choices += [f"run({self.one_of('days(1)', 'days(20)', 'months(2)')})"] * 2
        if sort == "mandates":
            choices.append(f"after(last(start).of({source}).over(past()) - {self.duration()})")
        return self.rnd.choice(choices)

    def says(self, sort: str, p: float = 0.6) -> str:
        return self.selector(sort) if self.chance(p) else ""

    def count(self) -> str:
        of, over, sort = self.rows()
        return f"count({self.says(sort)}){of}{over}"

    def compared(self) -> str:
        """A comparison that can be true."""
        n = self.rnd.randint(0, 4)
        roll = self.rnd.randrange(13)
        if roll < 3:
            return f"{self.count()} {self.sign()} {n}"
        if roll == 3:
            of, over, sort = self.rows()
            return f"{self.one_of('some', 'none')}({self.says(sort)}){of}{over}"
        if roll == 4:
            of, over, sort = self.rows()
            part = f"count({self.selector(sort)}){of}{over}"
            whole = f"count(){of}{over}"
            return self.one_of(
                f"{part} <= {whole} / {self.one_of('2', '3')}",
                f"{part} >= nearest({whole} * percent(40))",
                f"{part} >= floor({whole} * percent(49))",
                f"{part} > ceil({whole} / 3)",
            )
        if roll == 5:
            return f"{self.count()} % 2 == {self.rnd.randint(0, 1)}"
        if roll == 6:
            which = self.one_of("least", "greatest")
            return f"{which}({self.count()}, {self.count()}) {self.sign()} {n}"
        if roll == 7:
            return f"{self.count()} {self.sign()} {self.count()} {self.one_of('+', '-')} {n}"
        sort = self.of_mandates()
        if sort is None:
            return f"{self.count()} {self.sign()} {n}"
        of, over, kind = sort
        what = self.says(kind, 0.4)
        if roll == 8:
            column = self.one_of("person", "role", "affiliation", "employer", "region", "gender")
            return f"distinct({column}{', ' + what if what else ''}){of}{over} {self.sign()} {n}"
        if roll == 9:
            return f"total(votes{', ' + what if what else ''}){of}{over} {self.sign()} {n}"
        if roll == 10 and over and "ahead" not in over:
            limit = self.one_of("days(100)", "months(5)", "150", "40", "years(1)")
            return f"days_held({what}){of}{over} {self.sign()} {limit}"
        window = "past()"
        if ".same(" not in of and self.subject != "group":
            window = self.one_of("past()", "recent(1)", "recent(2)")
        if kind == "members":
            return f"total(votes){of} {self.sign()} {n}"
        which = self.one_of("first", "last")
        selected = f", {what}" if what else ""
        measure = f"({{}}{selected}){of}.over({window})"
        return self.one_of(
            f"{which}{measure.format('start')} {self.sign()} today - days({5 + 9 * n})",
            f'{which}{measure.format("due")} {self.sign()} "{self.one_of(*DAYS)}"',
            f'{which}{measure.format("role")} == "{self.one_of("chair", "member")}"',
            f"{which}{measure.format('votes')} {self.one_of('==', '!=')} 1",
        )

    def of_mandates(self) -> tuple[str, str, str] | None:
        if all(sort not in ("mandates", "departures") for _, sort in ROWS[self.subject]):
            return None
        return self.rows("mandates", "members")

    def own(self) -> str:
        """Something that the subject says of itself."""
        if self.subject in ("mandate", "appointment", "departure"):
            return self.mandates_say(2) if self.subject != "departure" else self.departures_say(2)
        if self.subject == "body":
            return self.one_of('kind == "council"', f"today.month {self.sign()} 7")
        if self.subject == "seat":
            return self.one_of("count() == number", f"today.year % 2 == {self.rnd.randint(0, 1)}")
        if self.subject == "meeting":
            return self.meetings_say(2)
        return f"today.month {self.sign()} {self.rnd.randint(2, 11)}"

    def divided(self, column: str) -> str:
        """Seats by proportion; the interpreter counts only the votes that it knows."""
        method, n = self.one_of("dhondt", "sainte_lague"), self.rnd.randint(1, 4)
        due = f'apportion("{method}", {n}, {column}).of(body.members)'
        return f"none().of(body.members) | (count() {self.sign()} {due})"

    def condition(self, depth: int = 0) -> str:
        if depth < 2 and self.chance(0.22):
            a, b = self.condition(depth + 1), self.condition(depth + 1)
            return self.one_of(f"({a}) & ({b})", f"({a}) | ({b})", f"~({a})")
        return self.own() if self.chance(0.12) else self.compared()


def limit(rnd: Random, subject: str) -> str:
    nexts = {"body": "meetings", "seat": "body.meetings", "mandate": "body.meetings"}
    if subject in nexts and rnd.random() < 0.4:
        return f"next({nexts[subject]})"
    return rnd.choice(("days(10)", "days(25)", "days(60)", "months(1)", "months(3)", "weeks(2)"))


def rule(rnd: Random, name: str, seated: bool, exact: bool) -> Generated:
    subject = rnd.choice([s for s in SUBJECTS if seated or s != "seat"])
    write = Writer(rnd, subject, seated)
    require, where, within = write.condition(), None, None
    groups = rnd.choice(GROUPS)
    if subject == "group" and exact and "," not in groups and rnd.random() < 0.3:
        require = write.divided(groups)
    if rnd.random() < 0.3:
        where = write.own() if rnd.random() < 0.5 else write.condition(1)
    if subject in ("body", "seat", "person", "mandate", "group") and rnd.random() < 0.2:
        within = limit(rnd, subject)
    for_each = f"{groups} in body" if subject == "group" else subject
    force = (None, None)
    if rnd.random() < 0.15:
        force = rnd.choice(
            (("2020-03-15", None), (None, "2020-10-01"), ("2020-02-01", "2021-01-01"))
        )
    return Generated(name, for_each, require, where, within, *force)
