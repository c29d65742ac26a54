# SPDX-License-Identifier: BSL-1.0
"""The examples' charters hold their sources: all of them, word for word, in their order."""

import csv
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "examples"
# The texts themselves are not part of the repository.
TEXTS = ROOT.parent / "shared" / "seeds"
# What a source has beside its sentences and items: its own headings, bullets and quotation marks.
SOURCES = {
    "k": (
        "001_*.txt",
        {"Baggrund", "Formål og opgave", "Arbejdsform", "Sammensætning", "Sekretariat"},
    ),
    "a": ("000_*.txt", {"Bredt sammensat forum", "Kontakt", "Nyhedsbrev"}),
    "i": ("004_*.txt", {"PROGRAM", "PRAKTISK INFO Find vej"}),
}
FOLDERS = {"k": "dialogue-forum", "a": "dialogue-forum", "i": "political-dialogue-meeting"}
CHARTERS = sorted(set(FOLDERS.values()))
ENTRIES = {"K": 40, "A": 29, "I": 33}
# Beside its words a text has bullets, quotation marks and, for bold type, stars.
SIGNS = "”\uf0b7\u2022\ufeff*"


def charter(folder: str) -> dict:
    return tomllib.loads((EXAMPLES / folder / "charter.toml").read_text(encoding="utf-8"))


def clauses(source: str) -> dict[str, dict]:
    all_of_them = charter(FOLDERS[source])["clause"]
    return {k: c for k, c in all_of_them.items() if k.startswith(source + ".")}


def parts(c: dict, kind: str) -> list[tuple[str, dict]]:
    """The rules, seats or cadences with their names; each version of one that has several."""
    return [
        (name, version)
        for name, said in c.get(kind, {}).items()
        for version in (said if isinstance(said, list) else [said])
    ]


def plain(text: str) -> str:
    """The text with each run of white space (a pdf breaks lines anywhere) as one space."""
    return " ".join(text.split())


def text_of(source: str) -> str:
    pattern, _ = SOURCES[source]
    files = sorted(TEXTS.glob(pattern))
    if not files:
        pytest.skip(f"the source texts are not here ({TEXTS})")
    return plain(files[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", SOURCES)
def test_the_clauses_are_the_source_word_for_word_and_leave_nothing_out(source: str) -> None:
    text = text_of(source)
    _, headings = SOURCES[source]
    at, between = 0, []
    for key, clause in clauses(source).items():
        found = text.find(clause["words"], at)
        assert found >= 0, f"{key} is not in the source after the clause before it"
        between.append(text[at:found])
        at = found + len(clause["words"])
    between.append(text[at:])
    left = [plain(piece.strip(SIGNS + " ")) for piece in between]
    assert [piece for piece in left if piece and piece not in headings] == []


@pytest.mark.parametrize("source", SOURCES)
def test_every_clause_stands_under_a_heading_of_the_source(source: str) -> None:
    text = text_of(source)
    for key, clause in clauses(source).items():
        heading = re.sub(r", (\d+\. afsnit|pkt\. \d+)$", "", clause["heading"])
        assert heading in text, key


@pytest.mark.parametrize("folder", CHARTERS)
def test_a_clause_has_a_rule_or_a_reason_for_having_none(folder: str) -> None:
    c = charter(folder)
    cited = {part["cite"] for kind in ("rule", "seat", "cadence") for _, part in parts(c, kind)}
    assert cited <= set(c["clause"])
    for key, clause in c["clause"].items():
        assert (key in cited) != ("why_unchecked" in clause), key


@pytest.mark.parametrize("folder", CHARTERS)
def test_what_obliges_or_states_carries_rules_of_that_strength(folder: str) -> None:
    c = charter(folder)
    # What is so by default may be departed from: its rules are shoulds.
    strength = {"must": "must", "should": "should", "default": "should"}
    for kind in ("rule", "cadence"):
        for name, part in parts(c, kind):
            clause = c["clause"][part["cite"]]
            assert strength[clause["kind"]] == part.get("level", "must"), name
    for key, seat in parts(c, "seat"):
        assert c["clause"][seat["cite"]]["kind"] == "must", key


def listed() -> list[tuple[str, str]]:
    page = (EXAMPLES / "sources.md").read_text(encoding="utf-8")
    return re.findall(r"^\| ([KAI]\d+) \|[^|]*\|([^|]*)\|$", page, re.MULTILINE)


def test_the_page_of_sources_has_each_entry_once() -> None:
    entries = [number for number, _ in listed()]
    assert entries == [f"{which}{n + 1}" for which, count in ENTRIES.items() for n in range(count)]


def names_in(folder: str) -> set[str]:
    """What a row of the page may name: of the charter, of the tables, and files."""
    c = charter(folder)
    there = set(c)
    for kind in ("clause", "rule", "seat", "cadence"):
        for name, part in parts(c, kind):
            there |= {name, *part}
    for file in (EXAMPLES / folder).iterdir():
        there.add(file.name)
        if file.suffix == ".csv":
            with file.open(encoding="utf-8", newline="") as rows:
                table = csv.DictReader(rows)
                there |= set(table.fieldnames or ())
                if file.name == "attributes.csv":
                    there |= {row["name"] for row in table}
    return there | {"remit describe", "N-LINK", "N-SENDER"}


def test_what_the_page_of_sources_names_is_there() -> None:
    there = {folder: names_in(folder) for folder in CHARTERS}
    for number, carried in listed():
        named = set(re.findall(r"`([^`]+)`", carried))
        assert named, number
        allowed = there[FOLDERS[number[0].lower()]]
        assert named <= allowed, (number, named - allowed)


@pytest.mark.parametrize("folder", CHARTERS)
def test_every_clause_is_on_the_page_of_sources(folder: str) -> None:
    page = (EXAMPLES / "sources.md").read_text(encoding="utf-8")
    on_page = set(re.findall(r"\b[kai]\.[a-z]+(?:\.\d+)+", page))
    assert set(charter(folder)["clause"]) - on_page == set()
