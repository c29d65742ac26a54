# SPDX-License-Identifier: BSL-1.0
"""What is due after the day that it is about, and what is over without being mended."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., tuple[int, str, str]]
Folder = Callable[..., Path]

MANDATES = "person,body,start,stop\nanna,board,2023-01-01,\n"
BODIES = "body,name,start\nboard,The board,2023-01-01\n"
MINUTES = """\
body = "board"
[rule.minutes]
for_each = "meeting"
require = 'minutes_sent <= start + days(300)'
"""


def told(run: Run, *args: object) -> dict[str, Any]:
    code, out, err = run("check", *args, "--format", "json")
    assert (code, err) == (0, "")
    whole: dict[str, Any] = json.loads(out)
    return whole


def text(run: Run, *args: object) -> str:
    """The report with one space for each gap."""
    code, out, err = run("check", *args)
    assert (code, err) == (0, "")
    return " ".join(out.split())


def minutes(folder: Folder, *days: str) -> Path:
    rows = "".join(f"m{i},board,{day},\n" for i, day in enumerate(days, 1))
    return folder(
        mandates=MANDATES,
        bodies=BODIES,
        meetings=f"meeting,body,start,minutes_sent\n{rows}",
        charter=MINUTES,
    )


def test_what_is_due_yet_is_told_though_its_meeting_is_past(run: Run, folder: Folder) -> None:
    board = minutes(folder, "2024-02-01")
    out = text(run, board, "--today", "2024-11-20")
    assert "EARLIER" not in out
    due = out[out.index("NOT YET DUE (1)") : out.index("AHEAD")]
    assert re.search(r"minutes, m1: .* \[must\] +due by 2024-11-27", due), due
    assert re.search(r"minutes, m1: broken if .* on 2024-11-28", out)
    assert out.endswith(
        "Result: no must-rule is broken on 2024-11-20 (of 1 judged). 1 must-rule is not yet due."
    )
    assert "NOBODY TO JUDGE" not in out
    assert "NOTHING DEMANDED" not in out
    (f,) = told(run, board, "--today", "2024-11-20")["findings"]
    assert (f["when"], f["verdict"], f["due"]) == ("past", "pending", "2024-11-27")
    danish = text(run, board, "--today", "2024-11-20", "--lang", "da")
    assert "ENDNU IKKE FORFALDEN (1)" in danish
    assert re.search(r"minutes, m1: .* \[skal\] +senest 27-11-2024", danish)
    assert "1 skal-regel er endnu ikke forfalden." in danish


def test_it_is_due_to_the_end_of_its_day(run: Run, folder: Folder) -> None:
    board = minutes(folder, "2024-02-01")
    known = ("--today", "2024-11-27", "--observed-until", "2024-11-26")
    assert "NOT YET DUE (1)" in text(run, board, *known), "it may be done today"
    assert "NOT YET DUE" not in text(run, board, *known[:2]), "today is known, and it is not done"
    after = text(run, board, "--today", "2024-11-28")
    assert "NOT YET DUE" not in after
    assert re.search(r"EARLIER \(1\) .*minutes, m1: .* \[must\] +on 2024-02-01", after)
    assert told(run, board, "--today", "2024-11-28")["findings"][0]["verdict"] == "fails"


def test_a_deed_of_a_later_meeting_tells_its_due_day(run: Run, folder: Folder) -> None:
    out = text(run, minutes(folder, "2025-02-01"), "--today", "2024-11-20")
    ahead = out[out.index("AHEAD") :]
    assert re.search(r"minutes, m1: .* \[must, due by 2025-11-28\] +on 2025-02-01", ahead), ahead


def test_what_was_due_and_nobody_knows_of_cannot_be_told(run: Run, folder: Folder) -> None:
    known = ("--today", "2025-01-15", "--observed-until", "2024-10-01")
    board = minutes(folder, "2024-02-01")
    out = text(run, board, *known)
    assert "NOT YET DUE" not in out
    assert "[must, was due by 2024-11-27, not known]" in out[out.index("EARLIER (1)") :]
    danish = text(run, board, *known, "--lang", "da")
    assert "[skal, skulle ske senest 27-11-2024, vides ikke]" in danish
    assert run("check", board, *known, "--fail-on", "should")[0] == 0
    assert run("check", board, *known, "--fail-on", "possible")[0] == 1


def test_a_year_that_is_over_mends_nothing(run: Run, folder: Folder) -> None:
    board = folder(
        mandates=MANDATES,
        bodies=BODIES,
        meetings="meeting,body,start\n"
        "m1,board,2023-03-01\nm2,board,2023-05-01\nm3,board,2024-05-01\nm4,board,2024-06-01\n",
        charter='body = "board"\n[rule.once]\nrequire = "count().of(meetings).over(year) <= 1"\n'
        '[rule.term]\nrequire = "count().of(meetings).over(year.starting(4, 1)) <= 1"\n',
    )
    args = (board, "--today", "2025-10-01")
    out = text(run, *args)
    assert "MENDED" not in out
    past = out[out.index("EARLIER (") :]
    assert "once: 2, must be at most 1 [must, its period is over]" in past
    assert "perioden er forbi" in text(run, *args, "--lang", "da")
    then = {(f["rule"], f["stop"]): f["then"] for f in told(run, *args)["findings"]}
    assert then == {
        ("once", "2024-01-01"): "fails",
        ("once", "2025-01-01"): "over",
        ("term", "2025-04-01"): "over",
    }


def test_a_text_that_reads_like_a_window_is_none(run: Run, folder: Folder) -> None:
    board = folder(
        mandates="person,body,role,start,stop\nanna,board,chair,2023-01-01,2024-01-01\n"
        "bo,board,member,2023-01-01,\n",
        bodies=BODIES,
        charter='body = "board"\n[values]\nrole = [".over(year)"]\n[rule.few]\n'
        "require = 'count(role != \".over(year)\") <= 1'\n",
    )
    assert [f["then"] for f in told(run, board, "--today", "2025-10-01")["findings"]] == ["mended"]


def test_what_is_observed_is_asked_of_each_body(run: Run, folder: Folder) -> None:
    both = folder(
        mandates="person,body,start,stop\nanna,board,2023-01-01,\nbo,panel,2023-01-01,\n",
        bodies="body,name,start,stop,observed_stop\nboard,The board,2023-01-01,,\n"
        "panel,The panel,2023-01-01,,2024-01-01\n"
        "old,The old one,2023-01-01,2024-01-01,2024-01-01\n",
        charter='[rule.one]\nrequire = "count() >= 1"\nwhere = \'body != "old"\'\n'
        '[rule.of-panel]\nrequire = "count() >= 1"\nwhere = \'body == "panel"\'\n'
        '[rule.each]\nfor_each = "person"\nrequire = "count() <= 5"\n',
    )
    whole = told(run, both, "--today", "2025-10-01")
    assert whole["kept"] == ["one"]
    assert whole["not_observed"] == ["of-panel", "each"], "who else sits in the panel, nobody knows"
    assert whole["bodies_not_observed"] == ["panel"], "the old one is no more"
    out = text(run, both, "--today", "2025-10-01")
    assert "BODIES NOT OBSERVED TODAY (1) The panel" in out
    assert "ORGANER IKKE OPLYST I DAG (1)" in text(
        run, both, "--today", "2025-10-01", "--lang", "da"
    )
    before = told(run, both, "--today", "2023-10-01")
    assert (before["not_observed"], before["bodies_not_observed"]) == ([], [])
