# SPDX-License-Identifier: BSL-1.0
"""The example with one fact changed: what was quiet is quiet for a reason, and what was found ends.

Each case changes the facts of the dialogue forum in one place and says, by hand, which findings
come and which go. A rule that never fails in the example fails here.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import forum_meetings
import pytest
import remit as rm
from changed_facts import Case, Line, fails, findings, put, sub

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "dialogue-forum"
# The meetings are known up to and with 22 November 2026.
OBSERVED = {"meetings": (None, "2026-11-23")}


def nobody_has(area: str) -> Callable[[str], str]:
    return sub(rf"^.*,({area}),.*\n", "")


FIRST = "2022-03-10"
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
    *forum_meetings.CASES,
]


@pytest.fixture(scope="module")
def unchanged() -> set[Line]:
    return findings(FOLDER, OBSERVED)


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_a_changed_fact_changes_these_findings_and_no_others(
    case: Case, unchanged: set[Line], tmp_path: Path
) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "forum")
    file = folder / case.file
    file.write_text(case.change(file.read_text(encoding="utf-8")), encoding="utf-8")
    changed = findings(folder, OBSERVED)
    assert changed - unchanged == case.come
    assert unchanged - changed == case.go


def test_every_rule_of_the_charter_fails_in_the_example_or_here(unchanged: set[Line]) -> None:
    charter, _ = rm.read_folder(FOLDER)
    broken = {line[0] for line in unchanged} | {line[0] for case in CASES for line in case.come}
    assert {rule.name for rule in charter.rules} <= broken
