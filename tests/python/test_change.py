# SPDX-License-Identifier: BSL-1.0
"""Changes of a registry, and what they would do to findings."""

import datetime

import pytest
import remit as rm


def board() -> rm.Registry:
    return rm.Registry.from_frames(
        mandates={
            "person": ["anna", "bo", "cy", "dee"],
            "body": ["board", "board", "club", "club"],
            "role": ["chair", "member", "chair", "member"],
            "start": ["2024-01-01"] * 4,
            "stop": [None, "2025-01-01", None, None],
        },
        people={"person": ["anna", "bo", "cy", "dee"], "gender": ["f", "m", None, "f"]},
    )


CHAIR = rm.Rule(name="chair", require=rm.count(rm.role == "chair") == 1)
WOMEN = rm.Rule(name="women", require=rm.share(rm.gender == "f") >= rm.percent(50))


def told_as(found: rm.Findings) -> list[tuple[str, str, datetime.date, str]]:
    return [(f.rule, f.subject, f.start, str(f.verdict)) for f in found]


def test_a_change_makes_another_registry() -> None:
    facts = board()
    change = (
        rm.Change()
        .set("mandates", facts.rows("mandates", person="bo")[0], "stop", None)
        .set("people", facts.rows("people", gender=None)[0], "gender", "m")
        .remove("mandates", 3)
        .add("mandates", {"person": ["dee"], "body": ["board"], "start": ["2025-06-01"]})
        .add("attributes", [{"table": "people", "key": "bo", "name": "party", "value": "red"}])
    )
    assert repr(change) == "<Change: 2 rows more, 1 less, 2 cells>"
    after = facts.changed(change)
    assert len(after) == 4
    assert [row["stop"] for row in after.table("mandates").to_rows()] == [None] * 4
    assert after.rows("people", gender="m") == [1, 2]
    assert after.rows("people", party="red") == [1]
    assert facts == board()
    assert facts.changed(rm.Change()) == facts


def test_rows_are_found_by_what_they_say() -> None:
    facts = board()
    assert facts.rows("mandates", body="club") == [2, 3]
    assert facts.rows("mandates", body="club", role="chair") == [2]
    assert facts.rows("mandates", person="nobody") == []
    assert facts.rows("bodies", parent="-") == [0, 1]
    with pytest.raises(rm.BadInput, match=r"(?s)no column \"roel\".*did you mean \"role\""):
        facts.rows("mandates", roel="chair")


def test_recheck_tells_what_a_change_does() -> None:
    facts = board()
    found = rm.check(facts, [CHAIR, WOMEN])
    assert len(found) == 0
    leaves = rm.Change().set("mandates", 0, "stop", "2024-07-01")
    told = rm.recheck(found, leaves)
    assert not told.everything
    whole = rm.check(facts.changed(leaves), [CHAIR, WOMEN])
    before, after = set(told_as(found)), set(told_as(whole))
    assert set(told_as(told.opened)) == after - before
    assert set(told_as(told.resolved)) == before - after
    assert ("chair", "board", datetime.date(2024, 7, 1), "fails") in told_as(told.opened)
    assert told.opened[0].opened_by[0].line == 1
    assert len(told.opened.to_rows()) == len(told.opened)


def test_what_cannot_be_changed_is_refused() -> None:
    facts = board()
    found = rm.check(facts, CHAIR)
    wrong = rm.Change().set("mandates", 0, "stop", "2020-01-01").remove("people", 17)
    with pytest.raises(rm.BadInput) as told:
        rm.recheck(found, wrong)
    assert sorted(p.code for p in told.value.problems) == ["E-PERIOD", "E-ROW"]
    with pytest.raises(rm.RemitError, match="whole check"):
        rm.recheck(found.as_of("2024-05-01"), rm.Change())
    with pytest.raises(rm.BadInput, match="numbered from 0"):
        rm.Change().remove("mandates", -1)
    with pytest.raises(TypeError, match="needs a Change"):
        facts.changed("stop")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="needs Findings first"):
        rm.recheck(facts, rm.Change())  # type: ignore[arg-type]
    with pytest.raises(rm.BadInput):
        rm.Change().remove("mandate", 0)  # type: ignore[arg-type]
