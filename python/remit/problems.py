# SPDX-License-Identifier: BSL-1.0
"""What is wrong with the input, for people: every problem, its place, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from remit._core import Problem
from remit.outcome import TABLES
from remit.texts import Texts
from remit.wording import escaped

# What is wrong, in short; the sentences below it are the library's, and English.
_IN_DANISH: Final = {
    "E-ALIAS": "navnet bruges om to organisationer",
    "E-BODY": "ukendt organ",
    "E-BOUNDS": "den seneste dag ligger før den tidligste",
    "E-CITE": "der henvises til en bestemmelse, der ikke findes",
    "E-COLUMN": "kolonnen findes ikke eller kan ikke bruges",
    "E-CSV-EMPTY": "filen er tom",
    "E-CSV-HEADER": "kolonnernes navne kan ikke bruges",
    "E-CSV-QUOTE": "et citationstegn lukkes aldrig",
    "E-CSV-ROW": "rækken har for få eller for mange felter",
    "E-CSV-UTF8": "teksten er ikke UTF-8",
    "E-CYCLE": "kæden fører tilbage til sig selv",
    "E-DATE": "en dag kan ikke læses",
    "E-DEFINE": "definitionen kan ikke bruges",
    "E-DUPLICATE": "findes to gange",
    "E-EMPTY": "feltet må ikke være tomt",
    "E-ENDS": "en tom slutdag kan ikke betyde det",
    "E-EXISTS": "filen findes allerede",
    "E-FILE": "filen kan ikke læses",
    "E-FOLDER": "mappen kan ikke bruges",
    "E-ICS-ATTENDEE": "en deltager uden adresse",
    "E-ICS-BLOCK": "kalenderens dele passer ikke sammen",
    "E-ICS-EVENT": "en begivenhed mangler noget",
    "E-ICS-LINE": "linjen kan ikke læses",
    "E-ICS-METHOD": "filen er et svar og ingen kalender",
    "E-ICS-ROW": "linjen rummer ingen række",
    "E-ICS-SERIES": "gentagelsen kan ikke læses",
    "E-ICS-UNTIL": "gentagelsen har ingen slutning",
    "E-ITEM": "ukendt dagsordenspunkt",
    "E-KEY": "der henvises til en række, der ikke findes",
    "E-KIND": "ukendt slags",
    "E-LEVEL": "ukendt niveau",
    "E-MANY": "der er flere problemer, end der vises",
    "E-MEETING": "ukendt møde",
    "E-NAME": "navnet kan ikke bruges",
    "E-NEVER": "reglen kan aldrig være overholdt",
    "E-NO-ICALENDAR": "pakken icalendar mangler",
    "E-NOT-YET": "kan ikke kontrolleres endnu",
    "E-NUMBER": "ikke et helt tal",
    "E-OFFICE": "ukendt post",
    "E-PATH": "ukendt vej i en regel",
    "E-PERIOD": "der er ingen dage fra den første dag til den sidste",
    "E-PERSON": "ukendt person",
    "E-PREDICATE": "ukendt prædikat",
    "E-PROPOSAL": "ukendt forslag",
    "E-REASON": "begrundelsen mangler",
    "E-ROLE": "ukendt rolle",
    "E-RULE": "ukendt regel",
    "E-SEAT": "ukendt plads",
    "E-SOURCE": "rækkerne kan ikke tælles her",
    "E-STATUS": "ukendt status",
    "E-SUBJECT": "ukendt, hvad reglen gælder for",
    "E-SUBSTITUTE": "en stedfortræder for sig selv",
    "E-SUCCESSOR": "ukendt efterfølger",
    "E-SYNTAX": "reglen kan ikke læses",
    "E-TERM": "ukendt periode",
    "E-TIME": "et tidspunkt kan ikke bruges",
    "E-TOML": "filen er ikke gyldig TOML",
    "E-TYPE": "en værdi af en forkert slags",
    "E-VISIBILITY": "ukendt ord for, hvem der må se det",
    "E-UTF8": "teksten er ikke UTF-8",
    "E-WORD": "ukendt ord i en regel",
    "E-ZONE": "tidszonen eller tidspunktet i den kan ikke bruges",
}


# A file that is read, and where in it.
_FILE: Final = re.compile(rf"(?:{'|'.join(TABLES)}|charter)(?:\.csv|\.toml)?(?::\d+)*(?=\W|$)")


def _quotes_nothing(p: Problem) -> bool:
    """Whether a problem says nothing of what is in the files: it is about the command, the folder
    as a whole, or only counts.
    """
    of_folder = p.code == "E-FOLDER" and not p.where.endswith(".csv")
    return p.where.startswith("--") or of_folder or p.code == "E-VISIBILITY"


def problems_text(
    problems: Sequence[Problem], say: Texts, *, redact: bool = False, all_told: bool = True
) -> str:
    """All problems, one below the other: place, what is wrong, code; then what to write instead;
    last how many there are.

    `all_told`: False where not all may be told what the files say: what quotes them is left out.
    """
    lines = []
    for p in problems:
        place = p.where
        quotes = not all_told and not _quotes_nothing(p)
        if quotes:
            known = _FILE.match(place)
            place = known[0] if known else ""
        elif redact:
            # a place between quotes is a text of the data
            place = re.sub(r'"[^"]*"', '"..."', place)
        place = f"{escaped(place)}: " if place else ""
        if quotes or redact:
            why = say("problem not told" if quotes else "redacted")
            lines.append(f"{place}{why} [{p.code}]")
            continue
        more = p.what.split("\n")
        short = _IN_DANISH.get(p.code) if say.language == "da" else None
        lines.append(f"{place}{short or escaped(more.pop(0))} [{p.code}]")
        lines += [f"    {escaped(line)}" for line in [*more, *p.hint.split("\n")] if line.strip()]
    if any(p.code == "E-MANY" for p in problems):
        lines.append(say("problems more", n=sum(p.code != "E-MANY" for p in problems)))
    else:
        lines.append(say.count("problems", len(problems)))
    return "\n".join(lines) + "\n"
