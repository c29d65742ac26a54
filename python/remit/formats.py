# SPDX-License-Identifier: BSL-1.0
"""An outcome as JSON and as CSV: the columns of the findings, for programs. Neither depends on the
language of the report.
"""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from remit._core import Finding, __version__
from remit.names import Names
from remit.outcome import Outcome
from remit.wording import escaped

JSON_VERSION = 1
# What is told of today, beside what is told of the first day.
OF_TODAY = (
    "measured",
    "measured_low",
    "measured_high",
    "short_by",
    "people",
    "message",
    "repair",
)
# Their values are remit's own words, or no words.
_OUR_OWN = frozenset(
    [
        "when",
        "then",
        "id",
        "level",
        "verdict",
        "for_each",
        "table",
        "code",
        "kind",
        "coverage",
        "version",
        "remit",
        "data_hash",
        "charter_version",
        "language",
    ]
)
# Texts of the data and the charter, which a spreadsheet might take for a formula.
_TEXTS = frozenset(
    [
        "rule",
        "clause",
        "clause_text",
        "subject",
        "subject_name",
        "body",
        "opened_by",
        "closed_by",
        "people",
        "reason",
        "repair",
        "message",
        "charter_version",
        "today_people",
        "today_message",
        "today_repair",
    ]
)
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def columns_of(outcome: Outcome) -> list[str]:
    return ["when", "then", *outcome.findings.columns, *(f"today_{c}" for c in OF_TODAY)]


def rows_of(outcome: Outcome, names: Names | None = None) -> list[dict[str, Any]]:
    """One dict for each finding that is shown: `when` it is from today (now, ahead or past), what
    came `then` after a past one, its columns, and what it is today.
    """
    of_today = iter(outcome.findings.as_of(outcome.today).to_rows())
    rows = []
    for e, columns in zip(outcome.all, outcome.findings.to_rows(), strict=True):
        today = next(of_today) if e.when == "now" else {}
        if not e.shown:
            continue
        row = {"when": e.when, "then": e.then, **columns}
        row |= {f"today_{c}": today.get(c) for c in OF_TODAY}
        row = outcome.veil.row(e.finding, e.current, row)
        rows.append(_without_names(e.finding, row, names) if names else row)
    return rows


def _without_names(f: Finding, row: dict[str, Any], names: Names) -> dict[str, Any]:
    subject, subject_name = names.subject(f)
    for column in ("people", "today_people"):
        row[column] = row[column] and [names.person(p) for p in row[column]]
    for column in ("opened_by", "closed_by"):
        row[column] = [
            {**c, "person": names.person(c["person"]) if c["person"] else None} for c in row[column]
        ]
    row = {c: v if c in _OUR_OWN else _replaced(v, names) for c, v in row.items()}
    return row | {"subject": subject, "subject_name": subject_name}


def _replaced(v: Any, names: Names) -> Any:
    """The value with everybody replaced who is named in its texts."""
    if isinstance(v, str):
        return names.text(v)
    if isinstance(v, dict):
        return {k: x if k in _OUR_OWN else _replaced(x, names) for k, x in v.items()}
    if isinstance(v, (list, tuple)):
        return [_replaced(x, names) for x in v]
    return v


def as_json(outcome: Outcome, names: Names | None = None) -> str:
    """One JSON object; `version` rises when a field changes its meaning or goes."""
    charter, registry, veil = outcome.charter, outcome.registry, outcome.veil
    hides = veil.sight.hides
    about: dict[str, Any] = {
        "version": JSON_VERSION,
        "remit": __version__,
        "charter": {
            "title": veil.text(charter.title),
            "body": veil.text(charter.body),
            "version": veil.text(charter.version),
            "language": charter.language,
            "source": veil.text(charter.source),
        },
        "today": outcome.today,
        "during": outcome.during,
        "not_shown": outcome.hidden,
        # the first fact and the last may be hidden ones
        "observed": None if hides else registry.observed,
        "declared": registry.declared,
        "data_hash": None if hides else registry.hash,
    }
    if not veil.lifted:
        about |= veil.counts(outcome.untold)
    rules: dict[str, Any] = {
        "kept": outcome.in_state("kept"),
        "not_demanded": outcome.in_state("not demanded"),
        "no_subject": outcome.in_state("no subject"),
        "not_observed": outcome.in_state("not observed"),
        "bodies_not_observed": outcome.unobserved,
        "not_in_force": outcome.in_state("not in force"),
        "not_checked": [
            {
                "clause": u.clause.id,
                "heading": u.clause.heading,
                "kind": u.clause.kind,
                "why": u.clause.why_unchecked or None,
                "coverage": u.coverage,
            }
            for u in outcome.unchecked
        ],
        "double_bookings": [asdict(b) for b in outcome.bookings],
        "notes": veil.notes(outcome.notes),
    }
    if not veil.lifted:
        rules["not_told"] = outcome.in_state("not told")
    if names:
        about, rules = _replaced(about, names), _replaced(rules, names)
    whole = {**about, "findings": rows_of(outcome, names), **rules}
    text = json.dumps(_plain(whole), ensure_ascii=False, indent=2)
    # Valid JSON leaves these raw, and a terminal would act on them.
    return _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"


def as_csv(outcome: Outcome, names: Names | None = None) -> str:
    """One line for each finding.

    A list is its texts with "; " between them, and a ; or \\ of a text has \\ before it. A text of
    the data that a spreadsheet would take for a formula begins with '.
    """
    out = io.StringIO()
    columns = columns_of(outcome)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows_of(outcome, names):
        writer.writerow([_cell(c, row[c]) for c in columns])
    return out.getvalue()


def _plain(v: Any) -> Any:
    if isinstance(v, datetime):
        return v.isoformat(timespec="minutes")
    if isinstance(v, date):
        return v.isoformat()
    if isinstance(v, float) and v.is_integer():
        return int(v)
    if isinstance(v, dict):
        return {k: _plain(x) for k, x in v.items()}
    if isinstance(v, (list, tuple)):
        return [_plain(x) for x in v]
    return v


def _cell(column: str, v: Any) -> str:
    if v is None:
        return ""
    if isinstance(v, (list, tuple)):
        texts = (_cause(x) if isinstance(x, dict) else str(x) for x in v)
        text = "; ".join(escaped(t).replace("\\", "\\\\").replace(";", "\\;") for t in texts)
    else:
        text = escaped(str(_plain(v)))
    is_formula = column in _TEXTS and text.lstrip()[:1] in {"=", "+", "-", "@"}
    return "'" + text if is_formula else text


def _cause(c: dict[str, Any]) -> str:
    place = c["origin"] if c["row"] is None else f"{c['origin']}:{c['row']}"
    who = c["person"] or ("" if place.startswith(c["table"]) else c["table"])
    return " ".join(filter(None, [place, who, c["what"]]))
