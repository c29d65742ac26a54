# SPDX-License-Identifier: BSL-1.0
"""The example's charter holds its sources: all of them, word for word, in their order."""

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
}
SIGNS = "”\uf0b7\u2022\ufeff"


def charter() -> dict:
    return tomllib.loads((EXAMPLES / "dialogue-forum" / "charter.toml").read_text(encoding="utf-8"))


def clauses(source: str) -> dict[str, dict]:
    return {k: c for k, c in charter()["clause"].items() if k.startswith(source + ".")}


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


def test_a_clause_has_a_rule_or_a_reason_for_having_none() -> None:
    c = charter()
    cited = {part["cite"] for kind in ("rule", "seat") for part in c[kind].values()}
    assert cited <= set(c["clause"])
    for key, clause in c["clause"].items():
        assert (key in cited) != ("why_unchecked" in clause), key


def test_what_obliges_or_states_carries_rules_of_that_strength() -> None:
    c = charter()
    for name, rule in c["rule"].items():
        kind = c["clause"][rule["cite"]]["kind"]
        assert kind == rule.get("level", "must"), name
    for key, seat in c["seat"].items():
        assert c["clause"][seat["cite"]]["kind"] == "must", key


def listed() -> list[tuple[str, str]]:
    page = (EXAMPLES / "sources.md").read_text(encoding="utf-8")
    return re.findall(r"^\| ([KA]\d+) \|[^|]*\|([^|]*)\|$", page, re.MULTILINE)


def test_the_page_of_sources_has_each_entry_once() -> None:
    entries = [number for number, _ in listed()]
    assert entries == [f"K{n}" for n in range(1, 41)] + [f"A{n}" for n in range(1, 30)]


def test_what_the_page_of_sources_names_is_there() -> None:
    c = charter()
    there = set(c) | set(c["clause"]) | set(c["rule"]) | set(c["seat"])
    for part in ("clause", "rule", "seat"):
        there |= {key for each in c[part].values() for key in each}
    for file in (EXAMPLES / "dialogue-forum").iterdir():
        there.add(file.name)
        if file.suffix == ".csv":
            there |= set(file.read_text(encoding="utf-8").splitlines()[0].split(","))
    there.add("remit describe")
    for number, carried in listed():
        named = set(re.findall(r"`([^`]+)`", carried))
        assert named, number
        assert named <= there, (number, named - there)


def test_every_clause_is_on_the_page_of_sources() -> None:
    page = (EXAMPLES / "sources.md").read_text(encoding="utf-8")
    on_page = set(re.findall(r"\b[ka]\.[a-z]+(?:\.\d+)+", page))
    assert set(charter()["clause"]) - on_page == set()
