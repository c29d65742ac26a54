# SPDX-License-Identifier: BSL-1.0
"""The dialogue forum with one fact about its meetings changed, and the findings by hand."""

import csv
from datetime import date, timedelta
from pathlib import Path

from changed_facts import Case, Line, fails, put, sub

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "dialogue-forum"
DAY = timedelta(days=1)
TWICE = "cadence:årlige-møder/2 per year"
CLOSE = "cadence:tæt/at most 8 months apart"


def items_not_marked() -> set[Line]:
    """A finding for each item of which no visibility is given, on the day of its meeting."""
    with (FOLDER / "meetings.csv").open(encoding="utf-8", newline="") as file:
        days = {m["meeting"]: date.fromisoformat(m["start"]) for m in csv.DictReader(file)}
    with (FOLDER / "items.csv").open(encoding="utf-8", newline="") as file:
        items = [i for i in csv.DictReader(file) if not i["visibility"]]
    return {
        fails("fortroligt", i["item"], str(days[i["meeting"]]), str(days[i["meeting"]] + DAY))
        for i in items
    }


CASES = [
    Case(
        "a meeting without anybody of the agency",
        "attendances.csv",
        sub(r"^(2023-forår,(?:doris|finn|gudrun)),til stede", r"\1,afbud"),
        {fails("begge-parter", "2023-forår", "2023-05-24", "2023-05-25")},
    ),
    Case(
        "a meeting with the representatives, but without the municipalities' directors",
        "attendances.csv",
        sub(r"^(2024-opfølgning,(?:rasmus|signe)),til stede", r"\1,afbud"),
        {fails("begge-parter", "2024-opfølgning", "2024-10-09", "2024-10-10")},
    ),
    Case(
        "a meeting with items that start from none of the three",
        "items.csv",
        sub(r"^(2025-efterår-\d.*),(?:udviklingspotentialer|behov),", r"\1,-,"),
        {fails("afsæt", "2025-efterår", "2025-11-26", "2025-11-27")},
    ),
    Case(
        "a year without the municipalities' development",
        "items.csv",
        sub(r"^(2024-.*),kommunernes udvikling,", r"\1,nationalt fokus,"),
        {fails("begge-sigter", "forum", "2024-01-01", "2025-01-01")},
    ),
    Case(
        "a year without an item on the state's agenda",
        "items.csv",
        sub(r"^(2025-.*),statslig dagsorden,", r"\1,-,"),
        {fails("statslige-dagsordener", "forum", "2025-01-01", "2026-01-01")},
    ),
    Case(
        "the year that goes on may yet have one",
        "items.csv",
        sub(r"^(2026-.*),statslig dagsorden,", r"\1,-,"),
        {("statslige-dagsordener", "forum", "2026-01-01", "2027-01-01", "pending")},
    ),
    Case(
        "a year without the municipalities' view",
        "items.csv",
        sub(r"^(2025-.*),kommunalt billede,", r"\1,-,"),
        {fails("kommunalt-billede", "forum", "2025-01-01", "2026-01-01")},
    ),
    Case(
        "the municipalities' view told by somebody of the agency",
        "speakers.csv",
        sub("^2025-forår-1,aase,.*$", "2025-forår-1,finn,vicedirektør,Socialstyrelsen,-"),
        {fails("topledelsens-perspektiv", "2025-forår-1", "2025-03-12", "2025-03-13")},
    ),
    Case(
        "the municipalities' view told by a director who has left the forum",
        "speakers.csv",
        sub("^2025-forår-1,aase,.*$", "2025-forår-1,tage,-,-,-"),
        {fails("topledelsens-perspektiv", "2025-forår-1", "2025-03-12", "2025-03-13")},
    ),
    Case(
        "a year without the agency's own work",
        "items.csv",
        sub(r"^(2023-.*),opgavevaretagelse,", r"\1,-,"),
        {fails("opgavevaretagelse", "forum", "2023-01-01", "2024-01-01")},
    ),
    Case(
        "a meeting of talks and nothing else",
        "items.csv",
        sub(r"^(2023-efterår-2,2023-efterår,2),drøftelse,", r"\1,oplæg,"),
        {fails("flere-former", "2023-efterår", "2023-11-15", "2023-11-16")},
    ),
    Case(
        "a meeting that no municipality has prepared anything for",
        "tasks.csv",
        sub("^2023-forår,tage,", "2023-forår,gudrun,"),
        {fails("forberedelse", "2023-forår", "2023-05-24", "2023-05-25")},
    ),
    Case(
        "a task done a day after it was due",
        "tasks.csv",
        put("2025-11-12,2025-11-10", "2025-11-12,2025-11-13"),
        {fails("til-tiden", "2025-efterår", "2025-11-26", "2025-11-27")},
    ),
    Case(
        "the task that was never done is done in time",
        "tasks.csv",
        put("medlemmer,forberedelse,2024-05-15,", "medlemmer,forberedelse,2024-05-15,2024-05-10"),
        set(),
        frozenset({fails("til-tiden", "2024-forår", "2024-05-22", "2024-05-23")}),
    ),
    Case(
        "the new member is asked on the day on which the agenda is sent: too late",
        "attendances.csv",
        sub("^(2025-forår,troels,til stede,medlem),,,", r"\1,,2025-02-26,"),
        set(),
    ),
    Case(
        "the new member is asked the day before",
        "attendances.csv",
        sub("^(2025-forår,troels,til stede,medlem),,,", r"\1,,2025-02-25,"),
        set(),
        frozenset({fails("alle-spurgt", "2025-forår", "2025-03-12", "2025-03-13")}),
    ),
    Case(
        "the guest is there for an item of the agenda",
        "attendances.csv",
        sub("^(2023-efterår,børge,til stede,gæst),,", r"\1,2023-efterår-2,"),
        set(),
        frozenset({fails("gæster-til-et-punkt", "2023-efterår/børge", "2023-11-15", "2023-11-16")}),
    ),
    Case(
        "a year in which nothing was on work or health",
        "items.csv",
        sub(r"^(2022-.*),(?:beskæftigelse|sundhed)$", r"\1,-"),
        # The forum began in March: what was on an agenda before it is not known to be nothing.
        set(),
    ),
    Case(
        "a whole year in which nothing was on work or health",
        "items.csv",
        sub(r"^(2023-.*),(?:beskæftigelse|sundhed)$", r"\1,-"),
        {fails("tilstødende-områder", "forum", "2023-01-01", "2024-01-01")},
    ),
    Case(
        "the first meeting in June",
        "meetings.csv",
        put("2022-05-18,ordinært", "2022-06-01,ordinært"),
        {fails("første-møde", "forum", "2022-05-01", "2022-06-01")},
    ),
    Case(
        "a meeting that was cancelled is none",
        "meetings.csv",
        sub("^(2023-efterår,.*),afholdt,", r"\1,aflyst,"),
        {
            fails(TWICE, "forum", "2023-01-01", "2024-01-01"),
            fails("statslige-dagsordener", "forum", "2023-01-01", "2024-01-01"),
            fails(CLOSE, "forum", "2024-01-24", "2024-05-22"),
        },
    ),
    Case(
        "the follow-up meeting as an ordinary one: two a year, but two hours are too short for it",
        "meetings.csv",
        put("2024-10-09,opfølgende", "2024-10-09,ordinært"),
        {
            fails("cadence:længde/half or full day", "2024-opfølgning", "2024-10-09", "2024-10-10"),
            fails("flere-former", "2024-opfølgning", "2024-10-09", "2024-10-10"),
            fails("alle-spurgt", "2024-opfølgning", "2024-10-09", "2024-10-10"),
            fails("forberedelse", "2024-opfølgning", "2024-10-09", "2024-10-10"),
        },
        frozenset({fails(TWICE, "forum", "2024-01-01", "2025-01-01")}),
    ),
    Case(
        "three hours are half a day",
        "meetings.csv",
        put("2025-11-12,13.00,15.00", "2025-11-12,13.00,16.00"),
        set(),
        frozenset(
            {fails("cadence:længde/half or full day", "2025-efterår", "2025-11-26", "2025-11-27")}
        ),
    ),
    Case(
        "the meeting of the autumn two weeks earlier: just not more than eight months",
        "meetings.csv",
        put("2025-11-26,ordinært,afholdt,2025-11-12", "2025-11-12,ordinært,afholdt,2025-11-12"),
        {fails("cadence:længde/half or full day", "2025-efterår", "2025-11-12", "2025-11-13")},
        frozenset(
            {
                fails(CLOSE, "forum", "2025-11-12", "2025-11-26"),
                fails(
                    "cadence:længde/half or full day", "2025-efterår", "2025-11-26", "2025-11-27"
                ),
            }
        ),
    ),
    Case(
        "items say nothing of who may see them: the forum's visibility is theirs",
        "bodies.csv",
        sub("^(forum,.*),members$", r"\1,public"),
        items_not_marked(),
    ),
]
