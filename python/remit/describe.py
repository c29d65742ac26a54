# SPDX-License-Identifier: BSL-1.0
"""A charter as text for people: clause by clause what it checks, or why it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from remit._core import Charter
from remit.layout import Style, wrapped
from remit.texts import Texts
from remit.wording import escaped


def describe_text(
    charter: Charter, say: Texts, *, width: int = 100, style: Style | None = None
) -> str:
    """Clause by clause what a charter checks or why not, and what its source is silent about."""
    style = style or Style(colour=False)
    lines: list[str] = []

    def put(text: str, indent: str = "") -> None:
        lines.extend(wrapped(text, width, indent))

    put(style.bold(say("describe", title=escaped(charter.title) or say("untitled"))))
    if charter.source:
        put(say("source", source=escaped(charter.source)))
    if charter.version:
        put(say("version", version=escaped(charter.version)))
    account = charter.describe()
    for clause, coverage, rules in account:
        kind = say(f"kind {clause.kind}")
        lines.append("")
        put(
            style.bold(
                " · ".join(filter(None, [escaped(clause.id), escaped(clause.heading), kind]))
            )
        )
        if clause.words:
            put(say.quoted(escaped(clause.words)), "    ")
        if clause.read_as:
            put(say("read as", words=escaped(clause.read_as)), "    ")
        put(_covered(clause.why_unchecked, coverage, rules, say), "    ")
    _put_rules(charter, account, say, style, lines, put)
    if charter.silences:
        lines += ["", style.bold(say("silent"))]
        put(" · ".join(map(escaped, charter.silences)), "    ")
    lines.append("")
    checked = sum(coverage == "checked" for _, coverage, _ in account)
    put(say("coverage", checked=checked, all=len(account)))
    return "\n".join(lines) + "\n"


def _covered(why: str, coverage: str, rules: list[str], say: Texts) -> str:
    if rules:
        return say("checked by", rules=", ".join(map(escaped, rules)))
    if why:
        return say("not checked why", why=escaped(why))
    return say({"states something": "states", "permits": "permits"}.get(coverage, "no rule yet"))


def _put_rules(
    charter: Charter,
    account: Iterable[tuple[object, str, list[str]]],
    say: Texts,
    style: Style,
    lines: list[str],
    put: Callable[[str, str], None],
) -> None:
    cited = {name for _, _, rules in account for name in rules}
    uncited = [r for r in charter.all_rules if r.name not in cited]
    if not uncited:
        return
    lines += ["", style.bold(say("uncited"))]
    for rule in uncited:
        put(escaped(str(rule)), "    ")
