# SPDX-License-Identifier: BSL-1.0
"""The example of the political dialogue meeting: the invitation keeps what it promises.

What is found was written by hand: nothing in the folder as it is, and for each fact that is changed
the findings that come.
"""

import shutil
from pathlib import Path

import pytest
import remit as rm
from changed_facts import Case, Line, findings, put, sub, without

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "political-dialogue-meeting"
MEETING = "dialogmøde-2024"
DAY, NEXT_DAY = "2024-04-30", "2024-05-01"


def fails(rule: str, subject: str = MEETING, verdict: str = "fails") -> Line:
    return (rule, subject, DAY, NEXT_DAY, verdict)


CASES = [
    Case(
        "one of the three groups is not invited",
        "audiences.csv",
        without(f"{MEETING},centerchef"),
        {fails("indbudte")},
    ),
    Case(
        "one of the groups is invited from another region",
        "audiences.csv",
        put("centerchef,det specialiserede socialområde,hovedstadsregionen", "centerchef,,Fyn"),
        {fails("indbudte")},
    ),
    Case(
        "talks and no discussion",
        "items.csv",
        sub(",drøftelse,", ",oplæg,"),
        {fails("oplæg-og-drøftelse"), fails("drøftelse-i-hver-del")},
    ),
    Case(
        "a part of the programme without a discussion",
        "items.csv",
        put("drøftelse,Hvordan", "oplæg,Hvordan"),
        {fails("drøftelse-i-hver-del")},
    ),
    Case(
        "nobody from the administration speaks",
        "attributes.csv",
        put("søren,side,embedsværk", "søren,side,ekspert"),
        {fails("begge-sider")},
    ),
    Case(
        "whether somebody from the administration speaks is not known",
        "attributes.csv",
        without("people,søren,side"),
        {fails("begge-sider", verdict="possible")},
    ),
    Case(
        "nobody who is elected speaks",
        "attributes.csv",
        sub("folkevalgt", "ekspert"),
        {fails("begge-sider")},
    ),
    Case(
        "no talk about the co-operation: a discussion of it is none",
        "items.csv",
        sub(r",oplæg,(.*),samarbejde$", r",oplæg,\1,økonomi"),
        {fails("oplæg-om-samarbejdet")},
    ),
    Case(
        "the recommendations are not on the programme",
        "items.csv",
        put(",anbefalinger\n", ",økonomi\n"),
        {fails("anbefalingerne")},
    ),
    Case(
        "the recommendations are presented, but not by the expert committee",
        "speakers.csv",
        without("anbefalinger,torben,formand"),
        {fails("anbefalingerne")},
    ),
    Case(
        "the small letter of the programme's »ekspertudvalget« is an alias",
        "organisations.csv",
        put(",ekspertudvalget for socialområdet\n", ",\n"),
        {fails("anbefalingerne"), fails("talernes-hverv", "anbefalinger")},
    ),
    Case(
        "half an hour longer: not as it was announced, no end at the last item, a long sitting",
        "meetings.csv",
        put("16.00,18.30", "16.00,19.00"),
        {fails("tid-og-sted"), fails("slutter"), fails("pausen")},
    ),
    Case(
        "another room",
        "meetings.csv",
        put("Byrådssalen på Egedal Rådhus", "Kantinen på Egedal Rådhus"),
        {fails("tid-og-sted")},
    ),
    Case(
        "two lines of the programme with one number",
        "items.csv",
        put(f"udgifter,{MEETING},7", f"udgifter,{MEETING},8"),
        {fails("programmet")},
    ),
    Case(
        "a number beyond the last",
        "items.csv",
        put(f"udgifter,{MEETING},7", f"udgifter,{MEETING},11"),
        {fails("programmet")},
    ),
    Case(
        "a speaker whose second office ended the day before: its stop is the meeting's day",
        "offices.csv",
        put("formand,KKR Hovedstaden,,", f"formand,KKR Hovedstaden,,{DAY}"),
        {fails("talernes-hverv", "kkr-samarbejdet")},
    ),
    Case(
        "a speaker whose second office ends with the meeting's day",
        "offices.csv",
        put("formand,KKR Hovedstaden,,", f"formand,KKR Hovedstaden,,{NEXT_DAY}"),
        set(),
    ),
    Case(
        "a speaker who holds the office somewhere else",
        "offices.csv",
        put("borgmester,Albertslund Kommune", "borgmester,Egedal Kommune"),
        {fails("talernes-hverv", "kkr-samarbejdet")},
    ),
    Case(
        "another host than the one that opens",
        "meetings.csv",
        put("#,,Egedal Kommune", "#,,Albertslund Kommune"),
        {fails("værten-åbner", "velkommen")},
    ),
    Case(
        "a break a quarter after the beginning",
        "items.csv",
        put("16.50,17.00", "16.15,16.25"),
        {fails("pausen")},
    ),
    Case(
        "somebody else closes than opened",
        "speakers.csv",
        sub("^afrunding,henriette,.*$", "afrunding,søren,velfærdsdirektør,Egedal Kommune,"),
        {fails("samme-åbner-og-runder-af")},
    ),
    Case(
        "the end of the meeting is no moment",
        "items.csv",
        put("18.30,18.30", "18.20,18.30"),
        {fails("slutter")},
    ),
    Case(
        "the moment lies before the end of the meeting",
        "items.csv",
        put("18.30,18.30", "18.20,18.20"),
        {fails("slutter")},
    ),
]


def test_the_programme_keeps_what_the_invitation_says() -> None:
    charter, registry = rm.read_folder(FOLDER)
    found = rm.check(registry, charter)
    assert list(found) == []
    # That nothing is found says something only where every rule was judged.
    assert set(found.rules) == {rule.name for rule in charter.rules}
    assert all(judged > 0 for judged in found.subjects_judged)


@pytest.mark.parametrize("case", CASES, ids=[case.why for case in CASES])
def test_a_changed_fact_brings_these_findings_and_no_others(case: Case, tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "meeting")
    file = folder / case.file
    file.write_text(case.change(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert findings(folder) == case.come


def test_another_day_is_found_on_that_day(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "meeting")
    file = folder / "meetings.csv"
    text = put(f"socialområde,{DAY}", "socialområde,2024-05-02")(file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    assert findings(folder) == {("tid-og-sted", MEETING, "2024-05-02", "2024-05-03", "fails")}


def test_every_rule_fails_in_some_case() -> None:
    charter, _ = rm.read_folder(FOLDER)
    broken = {line[0] for case in CASES for line in case.come}
    assert {rule.name for rule in charter.rules} == broken


def test_the_dead_link_and_the_missing_sender_are_noted() -> None:
    _, registry = rm.read_folder(FOLDER)
    noted = [n.code for n in registry.notes if n.code in ("N-LINK", "N-SENDER")]
    assert sorted(noted) == ["N-LINK", "N-SENDER"]


# -- the days from the sign-up to the meeting -----------------------------------------------------

DENMARK = rm.danish_working_days(2024, 2024)
WITH_BEDEDAG = DENMARK.closed_on(["2024-04-26"])  # the fourth Friday after Easter


def test_eleven_working_days_lie_between_the_sign_up_and_the_meeting() -> None:
    assert DENMARK.count("2024-04-15", DAY) == 11
    assert str(DENMARK.shift("2024-04-15", 11)) == DAY
    assert str(DENMARK.shift(DAY, -11)) == "2024-04-15"


def test_they_were_ten_if_great_prayer_day_still_stood() -> None:
    assert WITH_BEDEDAG.count("2024-04-15", DAY) == 10
    assert str(WITH_BEDEDAG.shift("2024-04-15", 10)) == DAY
    # The year before it did stand: on 5 May 2023.
    assert "2023-05-05" not in rm.danish_working_days(2023, 2023)


@pytest.mark.parametrize(
    ("calendar", "notice", "kept"),
    [
        (DENMARK, 11, True),
        (DENMARK, 12, False),
        (WITH_BEDEDAG, 10, True),
        (WITH_BEDEDAG, 11, False),
    ],
    ids=["11", "12", "10 with store bededag", "11 with store bededag"],
)
def test_a_rule_counts_the_same_days(calendar: rm.WorkingDays, notice: int, kept: bool) -> None:
    _, registry = rm.read_folder(FOLDER)
    rule = rm.Rule(
        name="notice",
        for_each="meeting",
        require=rm.parse(f'col("signup_by") <= start - working_days({notice})'),
    )
    found = rm.check(registry, [rule], calendar=calendar)
    assert [str(f.start) for f in found] == ([] if kept else [DAY])
