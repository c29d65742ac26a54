# SPDX-License-Identifier: BSL-1.0
"""An outcome as JSON and as CSV: the columns of the findings, for programs. Neither depends on the
language of the report.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from remit._core import Finding, __version__
from remit.outcome import Names, Outcome
from remit.wording import escaped, subject_shown

JSON_VERSION = 1
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def rows_of(outcome: Outcome, names: Names | None = None) -> list[dict[str, Any]]:
    """One dict for each finding: its columns, and `when` it is from today: now, ahead or past."""
    when = {id(f): w for w in ("now", "ahead", "past") for f in getattr(outcome, w)}
    rows = []
    for f, row in zip(outcome.all, outcome.findings.to_rows(), strict=True):
        row = {"when": when[id(f)], **row}
        rows.append(_without_names(f, row, names) if names else row)
    return rows


def _without_names(f: Finding, row: dict[str, Any], names: Names) -> dict[str, Any]:
    for key in ("message", "repair", "reason"):
        row[key] = names.text(row[key]) if row[key] else row[key]
    for key in ("subject", "subject_name"):
        row[key] = subject_shown(f, row[key], names)
    row["people"] = [names.subject(p) for p in row["people"]]
    for key in ("opened_by", "closed_by"):
        row[key] = [
            {**c, "person": names.subject(c["person"]) if c["person"] else None} for c in row[key]
        ]
    return row


def as_json(outcome: Outcome, names: Names | None = None) -> str:
    """One JSON object; `version` rises when a field changes its meaning or goes."""
    charter, registry = outcome.charter, outcome.registry
    whole = {
        "version": JSON_VERSION,
        "remit": __version__,
        "charter": {
            "title": charter.title,
            "body": charter.body,
            "version": charter.version,
            "language": charter.language,
            "source": charter.source,
        },
        "today": outcome.today,
        "during": outcome.during,
        "observed": registry.observed,
        "data_hash": registry.hash,
        "findings": rows_of(outcome, names),
        "kept": outcome.kept,
        "no_subject": outcome.no_subject,
        "not_in_force": outcome.not_in_force,
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
        "notes": [
            {"code": n.code, "where": n.where, "what": n.what, "hint": n.hint or None}
            for n in registry.notes
        ],
    }
    text = json.dumps(_plain(whole), ensure_ascii=False, indent=2)
    # Valid JSON leaves these raw, and a terminal would act on them.
    return _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n"


def as_csv(outcome: Outcome, names: Names | None = None) -> str:
    """One line for each finding. Texts that a spreadsheet would take for a formula begin with '."""
    out = io.StringIO()
    columns = ["when", *outcome.findings.columns]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows_of(outcome, names):
        writer.writerow([_cell(row[c]) for c in columns])
    return out.getvalue()


def _plain(v: Any) -> Any:
    if isinstance(v, date):
        return v.isoformat()
    if isinstance(v, float) and v.is_integer():
        return int(v)
    if isinstance(v, dict):
        return {k: _plain(x) for k, x in v.items()}
    if isinstance(v, (list, tuple)):
        return [_plain(x) for x in v]
    return v


def _cause(c: dict[str, Any]) -> str:
    place = c["origin"] if c["row"] is None else f"{c['origin']}:{c['row']}"
    return f"{place} {c['person'] or c['table']} {c['what']}"


def _cell(v: Any) -> str:
    if v is None:
        return ""
    if isinstance(v, (list, tuple)):
        shown: Callable[[Any], str] = lambda x: _cause(x) if isinstance(x, dict) else str(x)  # noqa: E731
        return _text("; ".join(map(shown, v)))
    plain = _plain(v)
    return _text(plain) if isinstance(plain, str) else str(plain)


def _text(s: str) -> str:
    s = escaped(s)
    return "'" + s if s[:1] in {"=", "+", "-", "@"} else s
