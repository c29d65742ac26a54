# SPDX-License-Identifier: BSL-1.0
"""Everything public explains itself, and the reference holds all of it."""

from __future__ import annotations

import importlib.util
import inspect
import pydoc
import re
from pathlib import Path
from typing import Any

import pytest
import remit as rm
from remit import _core

PUBLIC = [name for name in rm.__all__ if name != "__version__"]
CLASSES = [name for name in PUBLIC if isinstance(getattr(rm, name), type)]


# What stands on a package of Python is written in Python, and its docstrings are in its source.
OF_PYTHON = {"CalendarLoss", "ReadCalendar", "WrittenCalendar", "read_ics", "write_ics"}


def test_all_is_what_the_bindings_have_and_is_sorted() -> None:
    bound = {name for name in vars(_core) if not name.startswith("_")}
    assert set(rm.__all__) == bound | {"__version__"} | OF_PYTHON
    assert sorted(rm.__all__) == list(rm.__all__)


@pytest.mark.parametrize("name", PUBLIC)
def test_help_says_something_of_every_name(name: str) -> None:
    value: Any = getattr(rm, name)
    assert inspect.getdoc(value)
    shown = pydoc.plain(pydoc.render_doc(value))
    assert "remit::" not in shown, "a C++ name shows in help()"
    assert "remit._core" not in shown
    assert "pybind11_detail" not in shown


@pytest.mark.parametrize("name", [n for n in PUBLIC if inspect.isfunction(getattr(rm, n))])
def test_a_function_is_one_of_python(name: str) -> None:
    function = getattr(rm, name)
    assert (function.__module__, function.__name__) == ("remit", name)
    shown = pydoc.plain(pydoc.render_doc(function))
    assert f"function {name} in module remit" in shown
    assert "pybind11" not in shown
    assert inspect.signature(function)
    usage = re.findall(r"^ *(\w+)\(", shown, re.MULTILINE)
    assert set(usage) <= {name}, "the usage of another word"


@pytest.mark.parametrize(
    "method",
    [
        rm.Registry.from_frames,
        rm.Registry.table,
        rm.Rule.replace,
        rm.Charter.from_file,
        rm.Findings.as_of,
        rm.Aggregate.of,
        rm.Column.is_in,
    ],
)
def test_a_method_is_one_of_python_too(method: Any) -> None:
    shown = pydoc.plain(pydoc.render_doc(method))
    assert "pybind11" not in shown
    assert "remit._core" not in shown
    assert inspect.signature(method).parameters


def test_what_can_go_wrong_and_what_it_costs_is_said() -> None:
    for word in (rm.check, rm.evaluate, rm.ratio, rm.Registry.from_frames, rm.Charter.from_file):
        assert "Raises" in (word.__doc__ or ""), word
    for word in (rm.check, rm.evaluate, rm.Findings.to_rows, rm.Table.to_rows):
        assert "Cost" in (word.__doc__ or ""), word


@pytest.mark.parametrize("name", CLASSES)
def test_every_method_and_property_says_something(name: str) -> None:
    for member, value in vars(getattr(rm, name)).items():
        if member.startswith("_"):
            continue
        assert inspect.getdoc(value), f"{name}.{member}"


@pytest.mark.parametrize("name", [n for n in PUBLIC if not isinstance(getattr(rm, n), type)])
def test_a_word_is_documented_by_its_own_sentence(name: str) -> None:
    value: Any = getattr(rm, name)
    if not callable(value) or isinstance(value, rm.Expression):
        of_its_class = isinstance(value, rm.Today)
        assert of_its_class or inspect.getdoc(value) != inspect.getdoc(type(value))


def test_a_class_is_remits() -> None:
    for name in CLASSES:
        assert getattr(rm, name).__module__ == "remit"


def test_the_reference_has_a_line_for_every_name(repository: Path) -> None:
    page = (repository / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE)
    assert sorted(name for name, _ in listed) == sorted(PUBLIC)
    assert all(len(says) > 10 for _, says in listed)


def test_the_reference_says_what_the_docstrings_say(repository: Path) -> None:
    spec = importlib.util.spec_from_file_location(
        "make_reference", repository / "docs" / "make_reference.py"
    )
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.page() == module.PAGE.read_text(encoding="utf-8"), (
        "run python docs/make_reference.py"
    )


def test_the_stubs_name_everything(repository: Path) -> None:
    stub = (repository / "python" / "remit" / "_core.pyi").read_text(encoding="utf-8")
    declared = set(re.findall(r"^(?:class|def) (\w+)|^(\w+):", stub, re.MULTILINE))
    assert set(PUBLIC) - OF_PYTHON <= {a or b for a, b in declared}

    def body_of(name: str) -> str:
        found = re.search(rf"^class {name}\b.*?(?=^\S|\Z)", stub, re.MULTILINE | re.DOTALL)
        assert found, name
        return found[0]

    for name in sorted(set(CLASSES) - OF_PYTHON):
        body = body_of(name)
        if "_Rows" in body:
            body += body_of("_Rows")
        for member in vars(getattr(rm, name)):
            if not member.startswith("_"):
                assert re.search(rf"def {member}\b|\b{member}:", body), f"{name}.{member}"


def test_what_the_types_allow_runs_and_what_they_refuse_does_not() -> None:
    import typed_sample

    typed_sample.right()
    for call in typed_sample.WRONG:
        with pytest.raises((TypeError, rm.BadInput)):
            call()
