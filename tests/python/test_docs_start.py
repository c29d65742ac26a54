# SPDX-License-Identifier: BSL-1.0
"""What stands on the pages runs, and prints what stands below it.

Python blocks of a page run in its order in one namespace. A `text` block right below one is what
it prints, or the error it ends with. A console block shows commands behind `$` and their output,
in which a line `...` stands for lines left out. A C++ block is one of the programs of
docs/examples/cpp, which ctest compiles and runs, and the `text` block below it is its `.out` file.
"""

import contextlib
import io
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import remit as rm
from docs_pages import (
    DOCS,
    ROOT,
    Block,
    blocks,
    output_behind,
    pages,
    same_but_for_dots,
    text_of,
)

PROGRAMS = sorted((DOCS / "examples" / "cpp").glob("*.cpp"))
# The pages whose code is for running as it stands; others show parts of programs.
RUNNING = [
    ROOT / "README.md",
    DOCS / "start.md",
    DOCS / "concepts" / "python.md",
    DOCS / "concepts" / "cadence.md",
    DOCS / "concepts" / "icalendar.md",
    DOCS / "concepts" / "calendar.md",
    DOCS / "concepts" / "meetings.md",
]
RUNNING = [page for page in RUNNING if page.is_file()]


def of(language: str, page: Path) -> list[Block]:
    return [b for b in blocks(page) if b.language == language]


def run(code: str, namespace: dict[str, object], place: str) -> str:
    """What the code prints; an error of remit is its last line, as Python shows it."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        try:
            exec(compile(code, place, "exec"), namespace)
        except (rm.RemitError, TypeError) as e:
            print(f"{type(e).__name__}: {e}")
    return printed.getvalue()


@pytest.mark.parametrize("page", RUNNING, ids=lambda p: p.name)
def test_the_python_of_a_page_runs_and_prints_what_the_page_says(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    namespace: dict[str, object] = {"__name__": "__main__"}
    all_blocks = blocks(page)
    for i, block in enumerate(all_blocks):
        if block.language != "python":
            continue
        printed = run(block.text, namespace, block.place)
        assert printed == (output_behind(all_blocks, i) or ""), block.place


def commands(block: Block) -> list[tuple[str, str]]:
    """Each command of a console block and the output shown below it."""
    out: list[tuple[str, str]] = []
    for line in block.text.splitlines(keepends=True):
        if line.startswith("$ "):
            out.append((line[2:].strip(), ""))
        else:
            out[-1] = (out[-1][0], out[-1][1] + line)
    return out


CONSOLE = [
    pytest.param(command, shown, id=f"{block.place}: {command}")
    for page in RUNNING
    for block in of("console", page)
    for command, shown in commands(block)
]


@pytest.mark.parametrize(("command", "shown"), CONSOLE)
def test_a_command_of_a_page_prints_what_the_page_says(command: str, shown: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "remit", "only remit's own commands are run"
    done = subprocess.run(
        [sys.executable, "-m", "remit", *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    printed = done.stdout + done.stderr
    assert same_but_for_dots(shown, printed), printed


def without_licence(program: Path) -> str:
    first, rest = text_of(program).split("\n", 1)
    assert first == "// SPDX-License-Identifier: BSL-1.0"
    return rest


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda p: p.name)
def test_a_program_and_its_output_stand_on_a_page_word_for_word(program: Path) -> None:
    quotes = []
    for page in pages():
        all_blocks = blocks(page)
        quotes += [
            output_behind(all_blocks, i)
            for i, block in enumerate(all_blocks)
            if block.language == "cpp" and block.text == without_licence(program)
        ]
    assert quotes, f"no page quotes {program.name} as it is"
    assert set(quotes) == {text_of(program.with_suffix(".out"))}


def test_every_whole_program_on_a_page_is_one_that_is_compiled_and_run() -> None:
    programs = {without_licence(p) for p in PROGRAMS}
    shown = [b for page in pages() for b in of("cpp", page) if "int main" in b.text]
    assert [b.place for b in shown if b.text not in programs] == []


def test_three_lines_are_enough() -> None:
    first = of("python", DOCS / "start.md")[0].text
    assert len([line for line in first.splitlines() if line.strip()]) <= 4, "three, and an import"
    (program,) = (b.text for b in of("cpp", DOCS / "start.md") if "int main" in b.text)
    assert len(program.splitlines()) <= 15
