# SPDX-License-Identifier: BSL-1.0
"""A folder in which much is hidden, for the tests of --audience, and all that must not be told.

The council is open to all. The circle is for members, and of its people Zelda sits nowhere else.
The council has two meetings and an agenda item that are not for all. The keys and names that only
hidden rows have are in `WORDS`, their days in `DAYS`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

BODIES = """\
body,name,kind,start,visibility,parent
council,Harbour council,council,2020-01-01,public,
circle,Nightjar circle,council,2020-02-03,{circle},
silent,Owl board,council,2020-01-01,,
below,Gull group,group,2020-01-01,public,circle
"""
MANDATES = """\
person,body,role,start,stop
anna,council,chair,2020-01-01,
bo,council,member,2020-01-01,
cy,council,member,2020-01-01,
anna,circle,chair,2023-04-11,2025-08-09
bo,circle,member,2020-02-03,
zelda-q,circle,member,2020-02-03,2026-03-17
anna,silent,member,2020-01-01,
anna,below,member,2020-01-01,
"""
PEOPLE = """\
person,name
anna,Anna Adler
bo,Bo Birk
cy,Cy Cadogan
zelda-q,Zelda Quist
wren-k,Wren Kite
"""
MEETINGS = """\
meeting,body,name,start,kind,status,visibility
c1,council,Spring council,2026-02-10,ordinary,held,
c2,council,Kestrel session,2026-07-23,ordinary,held,{closed}
c3,council,Autumn council,2026-10-06,ordinary,held,
c4,council,Spring council 2027,2027-02-09,ordinary,planned,
c5,council,Merlin session,2027-06-14,ordinary,planned,{closed}
n1,circle,Nightjar talk,2026-05-19,ordinary,held,
n2,circle,Nightjar supper,2027-02-09,ordinary,planned,public
n3,circle,Nightjar walk,2027-05-27,ordinary,planned,
"""
ITEMS = """\
item,meeting,name,kind,position,visibility
c1-1,c1,Mooring fees,talk,1,
c1-2,c1,Plover affair,decision,2,{closed}
c2-1,c2,Kestrel plan,decision,1,public
n1-1,n1,Nightjar accounts,decision,1,public
"""
ATTENDANCES = """\
meeting,person,presence,capacity,item
c1,anna,present,member,
c1,bo,absent,member,
c1,wren-k,present,guest,c1-2
c2,anna,present,member,
n1,zelda-q,present,member,
"""
SPEAKERS = """\
item,person,office
c1-1,anna,mayor
c1-2,bo,mayor
n1-1,zelda-q,treasurer
"""
TASKS = """\
meeting,person,says,kind,due
c1,bo,Count the buoys,preparation,2026-02-01
c2,bo,Weigh the kestrel,preparation,2026-07-11
n1,zelda-q,Count the nightjars,preparation,2026-05-13
"""
EVENTS = (
    "event,body,start,kind\nelection,council,2026-01-15,election\nraid-7,circle,2026-06-21,raid\n"
)
# A post of somebody who sits only where not all may see it.
OFFICES = "person,office,organisation,start,stop\nzelda-q,treasurer,Quail bank,2021-11-23,\n"

CHARTER = """\
title = "Rules of the harbour"
language = "en"
[clause.1]
heading = "Meetings"
words = "They meet four times a year."
kind = "must"
[clause.2]
heading = "The Nightjar circle"
words = "The Nightjar circle is small."
kind = "must"
[cadence.ordinary]
text = "4 per year, at least 2 months apart"
meetings = 'kind == "ordinary"'
start = 2026-01-01
cite = "1"
[rule.size]
where = 'kind == "council"'
require = 'count() >= 7'
[rule.small-circle]
where = 'body == "circle"'
require = 'count() <= 1'
cite = "2"
[rule.often]
require = 'some().of(meetings).over(past(days(90)))'
[rule.once]
require = 'count().of(meetings).over(past(days(100))) <= 0'
[rule.few-items]
require = 'count().of(items).over(year) <= 0'
[rule.no-chairs-elsewhere]
require = 'count(count(role == "chair").of(person.mandates) >= 2) == 0'
[rule.one-seat]
for_each = "person"
require = 'count() <= 1'
[rule.mandate-alone]
for_each = "mandate"
require = 'count().of(person.mandates) <= 1'
[rule.minutes]
for_each = "meeting"
require = 'given(minutes_sent)'
[rule.items-of-a-kind]
for_each = "item"
require = 'item.kind == "other"'
[rule.present]
for_each = "attendance"
require = 'presence == "ill"'
[rule.mayors]
for_each = "speaker"
require = 'office == "treasurer"'
[rule.done]
for_each = "task"
require = 'given(done)'
[rule.no-events]
for_each = "event"
require = 'kind == "none"'
[rule.above]
where = 'kind == "group"'
require = 'parent.name == "nobody"'
[rule.role-groups]
for_each = "role in body"
require = 'count() >= 5'
[rule.banks]
for_each = "person"
require = 'none(office == "treasurer").of(offices)'
"""
#: Words that only hidden rows have, for everybody below members.
WORDS = [
    *("circle", "Nightjar", "nightjars", "zelda-q", "Zelda", "Quist", "raid-7", "Owl", "silent"),
    *("wren-k", "Wren", "Kite", "Quail", "Kestrel", "kestrel", "Merlin", "Plover", "affair"),
    *("n1", "n2", "n3", "c2", "c5", "c1-2", "c2-1", "n1-1", "supper", "walk", "accounts"),
]
#: Days that only hidden rows have.
DAYS = [
    date(2020, 2, 3),
    date(2023, 4, 11),
    date(2025, 8, 9),
    date(2026, 3, 17),
    date(2026, 7, 23),
    date(2026, 5, 19),
    date(2026, 6, 21),
    date(2026, 7, 11),
    date(2026, 5, 13),
    date(2027, 5, 27),
    date(2027, 6, 14),
]


def folder_of(circle: str = "members", closed: str = "secretariat") -> dict[str, str]:
    """The texts of the files; whose the circle is, and the closed meetings and item."""
    return {
        "bodies": BODIES.format(circle=circle),
        "mandates": MANDATES,
        "people": PEOPLE,
        "meetings": MEETINGS.format(closed=closed),
        "items": ITEMS.format(closed=closed),
        "attendances": ATTENDANCES,
        "speakers": SPEAKERS,
        "tasks": TASKS,
        "events": EVENTS,
        "offices": OFFICES,
        "charter": CHARTER,
    }


def told(text: str) -> list[str]:
    """The secrets that a text tells: whole words, and days in both spellings, also as the last."""
    found = [w for w in WORDS if re.search(rf"(?<![\w-]){re.escape(w)}(?![\w-])", text)]
    for stop in DAYS:
        for day in (stop, stop - timedelta(days=1)):
            found += [s for s in (day.isoformat(), f"{day:%d-%m-%Y}") if s in text]
    return found
