# SPDX-License-Identifier: BSL-1.0
"""The pages of words and of columns are those of the headers, and say the truth about the check."""

import contextlib
import importlib.util
import sys
from collections.abc import Iterator

import pytest
import remit as rm
from docs_pages import DOCS, text_of


def load_generator():
    spec = importlib.util.spec_from_file_location("make_tables", DOCS / "make_tables.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make_tables = load_generator()
WORDS = make_tables.words()


@pytest.mark.parametrize("page", list(make_tables.PAGES))
def test_the_tables_of_the_page_are_current(page: str) -> None:
    text = text_of(DOCS / "concepts" / page)
    assert make_tables.filled(page, text) == text, "run python docs/make_tables.py"


@pytest.fixture(scope="module")
def registry() -> rm.Registry:
    """Facts in which every name that the examples use occurs."""
    return rm.Registry.from_frames(
        mandates=[
            {
                "person": p,
                "body": "council",
                "seat": "s",
                "start": "2024-01-01",
                "role": role,
                "status": status,
                "company": "VMware",
                "list": "A",
            }
            for p, role, status in [
                ("a", "chair", "acting"),
                ("b", "vice", "effective"),
                ("c", "director", "effective"),
            ]
        ],
        people=[{"person": p, "gender": "f", "region": "north"} for p in "abc"],
        offices=[{"person": "a", "office": "director", "area": "health"}],
    )


def codes(registry: rm.Registry, **rule: object) -> set[str]:
    """The codes of the problems with which the check refuses a rule."""
    try:
        rm.check(registry, rm.Rule(name="r", **rule))
    except rm.BadInput as e:
        return {p.code for p in e.problems}
    return set()


def rules_with(word) -> Iterator[dict[str, object]]:
    """The word's example as a rule: as it stands, or in a comparison."""
    example = rm.parse(word.example)
    if isinstance(example, rm.Condition):
        # An example is about a body, or about a row of one of the tables: then it selects.
        yield {"require": example}
        yield {"require": rm.count(example) == 1}
        yield {"require": example, "for_each": "mandate"}
        yield {"require": rm.count(example).of(rm.offices) == 1, "for_each": "person"}
    elif isinstance(example, rm.Source):
        yield {"require": rm.some(rm.some().of(example))}
    elif word.op == "integer":
        yield {"require": rm.count() == example}
    else:
        # What it is, and what it is said of, is known from the word, or not at all.
        for other in (1, "2024-01-01"):
            for for_each in ("body", "mandate", "list in body"):
                with contextlib.suppress(rm.BadInput):
                    yield {"require": example >= other, "for_each": for_each}


@pytest.mark.parametrize("word", WORDS, ids=lambda w: w.op)
def test_the_example_of_a_word_uses_it(word) -> None:
    assert rm.parse(word.example) is not None
    if word.op not in {"integer", "text", "date", "path"}:
        assert word.spelling in word.example


# A predicate is a function that somebody gives to the check.
@pytest.mark.parametrize("word", [w for w in WORDS if w.op != "predicate"], ids=lambda w: w.op)
def test_the_check_judges_the_example_of_a_word(word, registry: rm.Registry) -> None:
    seen = [codes(registry, **rule) for rule in rules_with(word)]
    assert set() in seen, seen


@pytest.mark.parametrize(("name", "judged"), make_tables.subjects())
def test_the_check_judges_the_subjects_that_the_page_says(
    name: str, judged: bool, registry: rm.Registry
) -> None:
    found = codes(
        registry, require=rm.count().of(rm.parse('body("council").members')) >= 0, for_each=name
    )
    assert found == (set() if judged else {"E-NOT-YET"})


@pytest.mark.parametrize("rows", make_tables.names("row_words"))
def test_the_check_counts_the_rows_that_the_page_says(rows: str, registry: rm.Registry) -> None:
    path = "person" if rows == "offices" else "body"
    assert codes(registry, require=rm.parse(f"some(some().of({path}.{rows}))")) == set()


# For each path a row that has it, and rows that carry its key.
FROM = {
    "person": ("mandate", "mandates"),
    "body": ("mandate", "mandates"),
    "seat": ("mandate", "mandates"),
    "mandate": ("mandate", "substitutes"),
    "principal": ("mandate", "attendances"),
    "parent": ("body", "mandates"),
    "meeting": ("item", "items"),
    "item": ("recusal", "recusals"),
    "proposal": ("nomination", "nominations"),
}


@pytest.mark.parametrize("path", make_tables.names("path_words"))
def test_the_check_follows_the_paths_that_the_page_says(path: str, registry: rm.Registry) -> None:
    for_each, rows = FROM[path]
    assert (
        codes(registry, for_each=for_each, require=rm.parse(f"some().of({path}.{rows})")) == set()
    )


def test_a_bare_column_and_one_in_col_are_the_same() -> None:
    for name in make_tables.names("column_words"):
        assert rm.same(rm.parse(name), rm.col(name)), name


def test_every_column_of_the_schema_can_be_given() -> None:
    """The page's tables and columns are those that loading knows: another name is an attribute."""
    tables: dict[str, list[dict[str, object]]] = {}
    for column in make_tables.columns():
        rows = tables.setdefault(column.table, [{}])
        value = {"date": "2024-01-01", "integer": 1, "time": "16:00"}.get(column.kind, "x")
        rows[0][column.name] = "2024-06-01" if column.name.endswith("stop") else value
    tables["mandates"][0] |= {"status": "acting", "substitute_for": ""}
    tables["meetings"][0] |= {
        "stop": "2024-01-02",
        "minutes": 0,
        "signup_by": "2023-12-01",
        "sitting": 0,
    }
    tables["meetings"][0]["signup_url"] = "https://example.org"
    tables["bodies"][0]["parent"] = tables["organisations"][0]["successor"] = ""
    registry = rm.Registry.from_frames(**tables)
    assert [n.code for n in registry.notes] == []
    for name, rows in tables.items():
        given = {c for c in rows[0] if c not in {"name", "start", "stop"}}
        assert given <= set(registry.table(name).columns), name
