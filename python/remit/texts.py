# SPDX-License-Identifier: BSL-1.0
"""What a report says, in Danish and in English: phrases, days and numbers.

Both languages have the same phrases with the same placeholders, and a test holds them to it. Words
that are the charter's own (clauses, headings, names of rules) are never translated.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final

LANGUAGES: Final = ("en", "da")

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "da": "januar februar marts april maj juni juli august september oktober november december",
}

PHRASES: Final[dict[str, dict[str, str]]] = {
    "en": {
        "title": "{title}: check against its terms of reference as of {day}",
        "shown": "Shown: {during}",
        "facts": "Facts: {files} · {observed} · {clauses} clauses · {rules} rules",
        "untitled": "The charter",
        "observed": "observed {start} to {last} (last day)",
        "observed from": "observed from {start} on",
        "observed never": "no fact has a day",
        "names": "Names are shown; use --redact before sharing.",
        "no names": "Names of people are replaced (--redact).",
        "must": "MUST: BROKEN",
        "should": "SHOULD: NOT KEPT",
        "waived": "DEPARTED FROM, WITH REASON",
        "possible": "CANNOT BE TOLD",
        "ahead": "AHEAD, IF NOBODY ACTS",
        "past": "EARLIER, MENDED SINCE",
        "kept": "KEPT",
        "no subject": "NOBODY TO JUDGE",
        "not in force": "NOT IN FORCE TODAY",
        "not checked": "NOT CHECKED",
        "notes": "ABOUT THE DATA",
        "level must": "must",
        "level should": "should",
        "kind must": "must",
        "kind should": "should",
        "kind may": "may",
        "kind default": "default",
        "kind purpose": "purpose",
        "kind fact": "fact",
        "still": "since {start}, still ({days})",
        "until": "since {start}, to {last} (last day)",
        "from on": "from {start}, and on",
        "from to": "{start} to {last} (last day)",
        "one day": "on {start}",
        "day": "1 day",
        "days": "{n} days",
        "is": "{measured}, must be {required}",
        "must be": "must be {required}",
        "==": "{value}",
        "!=": "other than {value}",
        "<": "less than {value}",
        "<=": "at most {value}",
        ">": "more than {value}",
        ">=": "at least {value}",
        "not met": "does not meet the requirement",
        "tag possible": "cannot be told",
        "tag waived": "with reason",
        "seat filled": "filled",
        "seat appointer": "appointed as said",
        "seat throughout": "held as demanded",
        "between": "between {low} and {high}",
        "at least": "at least {low}",
        "at most": "at most {high}",
        "unknown": "unknown",
        "counted": "Measured: {measure}",
        "required": "Required: {measure}",
        "read as": "read as: {words}",
        "reason until": "Reason, to {last} (last day): {reason}",
        "reason": "Reason: {reason}",
        "do": "Do: {repair}",
        "more of": "{n} more {rows}{of_which}{in_where}",
        "must end": "{n} {rows}{of_which}{in_where} must end",
        "must leave": "{n} {rows}{of_which} must leave {where}",
        "members one": "member",
        "members many": "members",
        "mandates one": "mandate",
        "mandates many": "mandates",
        "rows one": "row of {rows}",
        "rows many": "rows of {rows}",
        "another value": "another value of {column}",
        "further values": "{n} further values of {column}",
        "of which": " with {selector}",
        "in where": " in {where}",
        "opened": "{person} {what} {day} ({place})",
        "opened row": "{table}: {what} {day} ({place})",
        "place": "{file}, line {line}",
        "mandates started": "joins",
        "mandates ended": "leaves",
        "mandates changed": "changes",
        "offices started": "takes a post",
        "offices ended": "leaves a post",
        "offices changed": "changes posts",
        "seats started": "begins",
        "seats ended": "ends",
        "seats changed": "changes",
        "bodies started": "begins",
        "bodies ended": "ends",
        "bodies changed": "changes",
        "people started": "begins",
        "people ended": "ends",
        "people changed": "changes",
        "charter came into force": "the rule comes into force",
        "charter ceased": "the rule ceases",
        "table mandates": "mandates",
        "table offices": "offices",
        "table seats": "seats",
        "table bodies": "bodies",
        "table people": "people",
        "table organisations": "organisations",
        "table charter": "charter",
        "only states": "{kind} ({n})",
        "no rule yet": "no rule yet",
        "result none": "Result: no must-clause is broken on {day}.",
        "result one": "Result: 1 must-rule is broken on {day}.",
        "result many": "Result: {n} must-rules are broken on {day}.",
        "result possible": "{n} cannot be told.",
        "describe": "{title}: what the charter checks",
        "source": "Source: {source}",
        "version": "Version: {version}",
        "checked by": "checked by {rules}",
        "not checked why": "not checked: {why}",
        "states": "nothing to check",
        "permits": "a permission: nobody can break it",
        "uncited": "RULES WITHOUT A CLAUSE",
        "silent": "THE SOURCE SAYS NOTHING ABOUT",
        "coverage": "{checked} of {all} clauses are checked by rules.",
        "N-DERIVED": "{file}: not given; {n} derived from the other tables",
        "N-LIFETIME": "{file}: a body has no start",
        "N-LIFETIME derived": "{file}: no start for {n}; taken from the first mandate",
        "N-JOINED": "{file}: {n} rows continue another of the same person, body and seat: joined",
        "N-COLUMN": "{file}: the column {name} is read as an attribute",
        "N-SPACE": "{file}: {name} begins or ends with a space",
        "N-FILE": "{file}: not read; no table has this name",
        "N-OTHER": "{file}: {code}",
    },
    "da": {
        "title": "{title}: kontrol mod kommissoriet pr. {day}",
        "shown": "Vist: {during}",
        "facts": "Grundlag: {files} · {observed} · {clauses} bestemmelser · {rules} regler",
        "untitled": "Kommissoriet",
        "observed": "oplyst {start} til og med {last}",
        "observed from": "oplyst fra {start} og frem",
        "observed never": "ingen oplysning har en dag",
        "names": "Navne vises her; brug --uden-navne, før noget deles.",
        "no names": "Personers navne er erstattet (--uden-navne).",
        "must": "SKAL: BRUDT",
        "should": "BØR: IKKE OVERHOLDT",
        "waived": "FRAVEGET MED BEGRUNDELSE",
        "possible": "KAN IKKE AFGØRES",
        "ahead": "FREMAD, HVIS INTET GØRES",
        "past": "TIDLIGERE, SIDEN BRAGT I ORDEN",
        "kept": "OVERHOLDT",
        "no subject": "INGEN AT BEDØMME",
        "not in force": "GÆLDER IKKE I DAG",
        "not checked": "IKKE KONTROLLERET",
        "notes": "OM DATA",
        "level must": "skal",
        "level should": "bør",
        "kind must": "skal",
        "kind should": "bør",
        "kind may": "kan",
        "kind default": "udgangspunkt",
        "kind purpose": "formål",
        "kind fact": "oplysning",
        "still": "fra {start}, stadig ({days})",
        "until": "fra {start}, til og med {last}",
        "from on": "fra {start} og frem",
        "from to": "{start} til og med {last}",
        "one day": "{start}",
        "day": "1 dag",
        "days": "{n} dage",
        "is": "{measured}, skal være {required}",
        "must be": "skal være {required}",
        "==": "{value}",
        "!=": "andet end {value}",
        "<": "under {value}",
        "<=": "højst {value}",
        ">": "over {value}",
        ">=": "mindst {value}",
        "not met": "opfylder ikke kravet",
        "tag possible": "kan ikke afgøres",
        "tag waived": "med begrundelse",
        "seat filled": "besat",
        "seat appointer": "udpeget som angivet",
        "seat throughout": "holdt som krævet",
        "between": "mellem {low} og {high}",
        "at least": "mindst {low}",
        "at most": "højst {high}",
        "unknown": "uoplyst",
        "counted": "Målt: {measure}",
        "required": "Krav: {measure}",
        "read as": "læst som: {words}",
        "reason until": "Begrundet til og med {last}: {reason}",
        "reason": "Begrundet: {reason}",
        "do": "Gør: {repair}",
        "more of": "{n} {rows} mere{of_which}{in_where}",
        "must end": "{n} {rows}{of_which}{in_where} skal ophøre",
        "must leave": "{n} {rows}{of_which} skal forlade {where}",
        "members one": "medlem",
        "members many": "medlemmer",
        "mandates one": "mandat",
        "mandates many": "mandater",
        "rows one": "række af {rows}",
        "rows many": "rækker af {rows}",
        "another value": "endnu en værdi af {column}",
        "further values": "{n} værdier mere af {column}",
        "of which": " med {selector}",
        "in where": " i {where}",
        "opened": "{person} {what} {day} ({place})",
        "opened row": "{table}: {what} {day} ({place})",
        "place": "{file}, linje {line}",
        "mandates started": "tiltræder",
        "mandates ended": "fratræder",
        "mandates changed": "ændres",
        "offices started": "får en post",
        "offices ended": "forlader en post",
        "offices changed": "skifter post",
        "seats started": "oprettes",
        "seats ended": "nedlægges",
        "seats changed": "ændres",
        "bodies started": "oprettes",
        "bodies ended": "nedlægges",
        "bodies changed": "ændres",
        "people started": "begynder",
        "people ended": "ophører",
        "people changed": "ændres",
        "charter came into force": "reglen træder i kraft",
        "charter ceased": "reglen ophører",
        "table mandates": "mandater",
        "table offices": "poster",
        "table seats": "pladser",
        "table bodies": "organer",
        "table people": "personer",
        "table organisations": "organisationer",
        "table charter": "kommissorium",
        "only states": "{kind} ({n})",
        "no rule yet": "ingen regel endnu",
        "result none": "Resultat: intet skal-krav er brudt {day}.",
        "result one": "Resultat: 1 skal-regel er brudt {day}.",
        "result many": "Resultat: {n} skal-regler er brudt {day}.",
        "result possible": "{n} kan ikke afgøres.",
        "describe": "{title}: hvad kommissoriet kontrollerer",
        "source": "Kilde: {source}",
        "version": "Udgave: {version}",
        "checked by": "kontrolleres af {rules}",
        "not checked why": "ikke kontrolleret: {why}",
        "states": "intet at kontrollere",
        "permits": "en tilladelse: ingen kan bryde den",
        "uncited": "REGLER UDEN BESTEMMELSE",
        "silent": "KILDEN SIGER INTET OM",
        "coverage": "{checked} af {all} bestemmelser kontrolleres af regler.",
        "N-DERIVED": "{file}: ikke givet; {n} udledt af de andre tabeller",
        "N-LIFETIME": "{file}: et organ har ingen startdag",
        "N-LIFETIME derived": "{file}: {n} uden startdag; taget fra det første mandat",
        "N-JOINED": "{file}: {n} rækker fortsætter en anden med samme person, organ og plads: lagt "
        "sammen",
        "N-COLUMN": "{file}: kolonnen {name} læses som en egenskab",
        "N-SPACE": "{file}: {name} begynder eller slutter med et mellemrum",
        "N-FILE": "{file}: ikke læst; ingen tabel har det navn",
        "N-OTHER": "{file}: {code}",
    },
}


class Texts:
    """The phrases, days and numbers of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._phrases = PHRASES[language]
        self._months = _MONTHS[language].split()

    def __call__(self, phrase: str, **values: object) -> str:
        """The phrase with its placeholders filled in."""
        return self._phrases[phrase].format(**values)

    def has(self, phrase: str) -> bool:
        return phrase in self._phrases

    def day(self, d: date) -> str:
        """2026-11-22, or 22-11-2026 in Danish."""
        return d.isoformat() if self.language == "en" else f"{d.day:02}-{d.month:02}-{d.year:04}"

    def long_day(self, d: date) -> str:
        """22 November 2026, or 22. november 2026 in Danish."""
        dot = "." if self.language == "da" else ""
        return f"{d.day}{dot} {self._months[d.month - 1]} {d.year}"

    def quoted(self, words: str) -> str:
        return f"»{words}«" if self.language == "da" else f'"{words}"'

    def days(self, n: int) -> str:
        return self("day") if n == 1 else self("days", n=n)

    def number(self, n: Fraction, *, as_share: bool = False) -> str:
        """7, 1/3, or 38 % where it is a share."""
        if as_share:
            hundredths = n * 100
            shown = str(hundredths) if hundredths.denominator == 1 else f"{float(hundredths):.1f}"
            return self.decimals(shown) + " %"
        return str(n)

    def decimals(self, number: str) -> str:
        return number.replace(".", ",") if self.language == "da" else number

    def rule_value(self, text: str) -> str:
        """The right side of a comparison: percent(40) as 40 %, a day as a day, other text as is."""
        if found := re.fullmatch(r"percent\((-?\d+)\)", text):
            return f"{found[1]} %"
        if found := re.fullmatch(r"ratio\((-?\d+), (\d+)\)", text):
            return f"{found[1]}/{found[2]}"
        if found := re.fullmatch(r'"(\d{4}-\d\d-\d\d)"', text):
            return self.day(date.fromisoformat(found[1]))
        if found := re.fullmatch(r'"([^"\\]*)"', text):
            return self.quoted(found[1])
        return text
