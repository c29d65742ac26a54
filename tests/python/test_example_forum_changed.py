# SPDX-License-Identifier: BSL-1.0
"""The example with one fact changed: what was quiet is quiet for a reason, and what was found ends.

Each case changes the facts of the dialogue forum in one place and says, by hand, which findings
come and which go. A rule that never fails in the example fails here.
"""

import csv
import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
import remit as rm

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "dialogue-forum"
# The meetings are known up to and with 22 November 2026.
OBSERVED = {"meetings": (None, "2026-11-23")}

Line = tuple[str, str, str, str, str]


def findings(folder: Path) -> set[Line]:
    charter, registry = rm.read_folder(folder, observed=OBSERVED)
    return {
        (f.rule, f.subject, str(f.start), str(f.stop or ""), str(f.verdict))
        for f in rm.check(registry, charter)
    }


def fails(rule: str, subject: str, start: str, stop: str = "") -> Line:
    return (rule, subject, start, stop, "fails")


def put(old: str, new: str) -> Callable[[str], str]:
    """The text with its one `old` replaced."""

    def change(text: str) -> str:
        assert text.count(old) == 1, f"{text.count(old)} times in the file: {old}"
        return text.replace(old, new)

    return change


def sub(pattern: str, new: str) -> Callable[[str], str]:
    """The text with every match replaced."""

    def change(text: str) -> str:
        changed, times = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert times > 0, pattern
        return changed

    return change


def nobody_has(area: str) -> Callable[[str], str]:
    return sub(rf"^.*,({area}),.*\n", "")


class Case(NamedTuple):
    why: str
    file: str
    change: Callable[[str], str]
    come: set[Line]
    go: frozenset[Line] = frozenset()


FIRST = "2022-03-10"
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
        "the new ministry is accepted because it succeeded the old one",
        "organisations.csv",
        put(",vm,,2024-09-01", ",,,2024-09-01"),
        {fails("seat:departement/throughout", "troels@forum/departement@2025-02-01", "2025-02-01")},
    ),
    Case(
        "the announcement's spelling of the ministry is accepted because it is an alias",
        "organisations.csv",
        put("departement,Social-og Ældreministeriets departement", "departement,"),
        {
            fails(
                "seat:departement/throughout",
                f"sara@forum/departement@{FIRST}",
                FIRST,
                "2025-02-01",
            )
        },
    ),
    Case(
        "KL is accepted because it is another name of Kommunernes Landsforening",
        "organisations.csv",
        put("Landsforening,KL", "Landsforening,"),
        {
            fails("seat:kl/throughout", f"poul@forum/kl@{FIRST}", FIRST, "2025-03-01"),
            fails("seat:kl/throughout", "rikke@forum/kl@2025-03-01", "2025-03-01", "2027-03-01"),
        },
    ),
    Case(
        "a representative who sits for another association is found",
        "mandates.csv",
        put("Socialchefforeningen,Socialchefforeningen", "Socialchefforeningen,KL"),
        {fails("seat:fsd/throughout", "mads@forum/fsd@2023-05-01", "2023-05-01")},
    ),
    Case(
        "a hand-over that leaves one day out is found",
        "mandates.csv",
        put("mads,forum,fsd,,2023-05-01", "mads,forum,fsd,,2023-05-02"),
        {fails("seat:fsd/filled", "forum/fsd", "2023-05-01", "2023-05-02")},
    ),
    Case(
        "a hand-over that overlaps by one day is found",
        "mandates.csv",
        put(f"lis,forum,fsd,,{FIRST},2023-05-01", f"lis,forum,fsd,,{FIRST},2023-05-02"),
        {fails("seat:fsd/filled", "forum/fsd", "2023-05-01", "2023-05-02")},
    ),
    Case(
        "who is on leave is not counted because the row says hindered",
        "mandates.csv",
        put(",hindered,", ",,"),
        {
            fails("seat:kommune/filled", "forum/kommune", "2023-09-01", "2024-02-01"),
            # Of fifteen members one was not asked for the agenda.
            fails("alle-spurgt", "2023-efterår", "2023-11-15", "2023-11-16"),
        },
    ),
    Case(
        "whoever acts is counted: without the deputy there are six",
        "mandates.csv",
        sub("^knud,.*\n", ""),
        {fails("seat:kommune/filled", "forum/kommune", "2023-09-01", "2024-02-01")}
        | {fails("regioner", "forum", "2023-09-01", "2024-02-01")},
    ),
    Case(
        "a move that leaves one day without the social area is found",
        "offices.csv",
        put("Elmebjerg Kommune,social,2022-11-01", "Elmebjerg Kommune,social,2022-11-02"),
        {
            fails(
                "seat:kommune/throughout",
                f"rasmus@forum/kommune@{FIRST}",
                "2022-11-01",
                "2022-11-02",
            )
        },
    ),
    Case(
        "a chair that is left before the successor comes stands empty",
        "mandates.csv",
        put(f"doris,forum,formand,,{FIRST},2024-07-08", f"doris,forum,formand,,{FIRST},2024-07-05"),
        {
            fails("seat:formand/filled", "forum/formand", "2024-07-05", "2024-07-08"),
            fails(
                "seat:formand/throughout",
                f"doris@forum/formand@{FIRST}",
                "2024-07-01",
                "2024-07-05",
            ),
        },
        {
            fails(
                "seat:formand/throughout",
                f"doris@forum/formand@{FIRST}",
                "2024-07-01",
                "2024-07-08",
            )
        },
    ),
    Case(
        "a middle-sized municipality makes three classes",
        "attributes.csv",
        lambda text: text + "people,frida,size_class,mellem,,\n",
        set(),
        frozenset({("kommunestørrelser", "forum", "2024-12-01", "", "possible")}),
    ),
    Case(
        "a small one makes two, and the breach goes on",
        "attributes.csv",
        lambda text: text + "people,frida,size_class,lille,,\n",
        {fails("kommunestørrelser", "forum", "2024-10-01")},
        frozenset(
            {
                fails("kommunestørrelser", "forum", "2024-10-01", "2024-12-01"),
                ("kommunestørrelser", "forum", "2024-12-01", "", "possible"),
            }
        ),
    ),
    Case(
        "another secretariat is found",
        "bodies.csv",
        put(f"{FIRST},,Socialstyrelsen,Socialstyrelsen", f"{FIRST},,Socialstyrelsen,KL"),
        {fails("sekretariatet", "forum", FIRST)},
    ),
    Case(
        "directors of one socio-economic group are found",
        "attributes.csv",
        sub(r",basis,\w+,", ",basis,lavt,"),
        {fails("socioøkonomiske-grupper", "forum", FIRST)},
    ),
    Case(
        "nobody with the children's area",
        "offices.csv",
        nobody_has("børn"),
        {fails("børneområdet", "forum", FIRST)},
    ),
    Case(
        "nobody with the adults' area",
        "offices.csv",
        nobody_has("voksne"),
        {fails("voksenområdet", "forum", FIRST)},
    ),
    Case(
        "nobody with employment",
        "offices.csv",
        nobody_has("beskæftigelse"),
        {fails("beskæftigelsesområdet", "forum", FIRST)},
    ),
    Case(
        "nobody with health",
        "offices.csv",
        nobody_has("sundhed"),
        {fails("sundhedsområdet", "forum", FIRST)},
    ),
    Case(
        "nobody with schools or day care",
        "offices.csv",
        nobody_has("skole|dagtilbud"),
        {fails("skole-og-dagtilbudsområdet", "forum", FIRST)},
    ),
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


@pytest.fixture(scope="module")
def unchanged() -> set[Line]:
    return findings(FOLDER)


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_a_changed_fact_changes_these_findings_and_no_others(
    case: Case, unchanged: set[Line], tmp_path: Path
) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "forum")
    file = folder / case.file
    file.write_text(case.change(file.read_text(encoding="utf-8")), encoding="utf-8")
    changed = findings(folder)
    assert changed - unchanged == case.come
    assert unchanged - changed == case.go


def test_every_rule_of_the_charter_fails_in_the_example_or_here(unchanged: set[Line]) -> None:
    charter, _ = rm.read_folder(FOLDER)
    broken = {line[0] for line in unchanged} | {line[0] for case in CASES for line in case.come}
    assert {rule.name for rule in charter.rules} <= broken
