# SPDX-License-Identifier: BSL-1.0
"""Rooms are floors: a room includes only what is on its line, and nothing includes upwards."""

from pathlib import Path

import pytest
from tree import INCLUDE, ROOT, SOURCE, Include, cpp_files, includes, public_headers, rooms

# What each room may include, besides itself and std. `rules` and `registry` meet only in `check`.
MAY_INCLUDE: dict[str, set[str]] = {
    "core": set(),
    "time": {"core"},
    "calendar": {"core", "time"},
    "model": {"core", "time"},
    "rules": {"core", "time", "calendar"},
    "charter": {"core", "time", "calendar", "model", "rules"},
    "registry": {"core", "time", "model"},
    "graph": {"core", "time", "registry"},
    "check": {"core", "time", "calendar", "model", "rules", "charter", "registry", "graph"},
    "io": {"core", "time", "calendar", "model", "rules", "charter", "registry", "graph", "check"},
}
# The only header that names Boost.Date_Time; including it is a user's choice.
ON_REQUEST = "remit/time/boost_date.hpp"
# remit.hpp leaves this room out, and says so: each of its headers may pull a dependency, so it
# needs no umbrella of its own either.
NOT_IN_UMBRELLA = {"io"}


def room_of(file: Path) -> str:
    """The room that a file of include/ or src/ belongs to."""
    base = INCLUDE / "remit" if file.is_relative_to(INCLUDE / "remit") else SOURCE
    return file.relative_to(base).parts[0].removesuffix(".hpp")


def room_named(name: str) -> str | None:
    """The room of `remit/<room>/…`, `remit/<room>.hpp` or, inside src/, `<room>/…`."""
    parts = name.split("/")
    if parts[0] == "remit":
        return parts[1].removesuffix(".hpp")
    return parts[0] if len(parts) > 1 and parts[0] in MAY_INCLUDE else None


def library_files() -> list[Path]:
    headers = [p for p in cpp_files(INCLUDE) if p != INCLUDE / "remit.hpp"]
    return headers + cpp_files(SOURCE)


def library_includes() -> list[Include]:
    return [line for file in library_files() for line in includes(file)]


def test_the_table_of_floors_has_no_mutual_pair() -> None:
    for room, below in MAY_INCLUDE.items():
        for other in below:
            assert room not in MAY_INCLUDE[other], f"{room} and {other} may include each other"


def test_every_file_lives_in_a_room_of_the_table() -> None:
    strays = [f for f in library_files() if room_of(f) not in MAY_INCLUDE]
    assert not strays, f"no such room: {[str(f.relative_to(ROOT)) for f in strays]}"


def test_a_room_includes_only_what_is_on_its_line() -> None:
    wrong = []
    for line in library_includes():
        here, there = room_of(line.file), room_named(line.name)
        if there not in {None, here} and there not in MAY_INCLUDE.get(here, set()):
            wrong.append(f"{line}; {here} may include {sorted(MAY_INCLUDE.get(here, set()))}")
    assert not wrong, "\n".join(wrong)


def test_no_source_reaches_out_of_its_room_by_a_relative_path() -> None:
    wrong = [f"{line}: write <room>/<header>" for line in library_includes() if ".." in line.name]
    assert not wrong, "\n".join(wrong)


def test_nobody_includes_the_whole_library() -> None:
    wrong = [str(line) for line in library_includes() if line.name == "remit.hpp"]
    assert not wrong, "\n".join(wrong)


def test_no_two_headers_include_each_other_even_through_others() -> None:
    graph = {
        str(f.relative_to(INCLUDE)): [i.name for i in includes(f) if i.name.startswith("remit/")]
        for f in cpp_files(INCLUDE)
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join([*path, name])
        if name not in done:
            for other in graph.get(name, []):
                visit(other, (*path, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_our_headers_are_included_by_their_full_path_and_exist() -> None:
    wrong = []
    for line in library_includes():
        if line.name.startswith("remit"):
            if not (INCLUDE / line.name).is_file():
                wrong.append(f"{line}: there is no such header")
        elif line.quoted and line.file.is_relative_to(INCLUDE):
            wrong.append(f"{line}: write remit/<room>/…")
    assert not wrong, "\n".join(wrong)


def test_boost_is_named_only_where_the_house_says() -> None:
    wrong = []
    for line in library_includes():
        if line.name == ON_REQUEST:
            wrong.append(f"{line}: only users include it")
        if not line.name.startswith("boost/"):
            continue
        in_boost_date = line.file == INCLUDE / ON_REQUEST
        in_graph_source = line.file.is_relative_to(SOURCE / "graph")
        if not (in_boost_date or in_graph_source):
            wrong.append(str(line))
    assert not wrong, "\n".join(wrong)


def test_the_oracle_shares_no_code_with_what_it_judges() -> None:
    """What a check is given beside facts and rules is no code of the check."""
    lines = [i for f in cpp_files(ROOT / "tests" / "cpp" / "oracle") for i in includes(f)]
    wrong = [
        str(i)
        for i in lines
        if (room_named(i.name) == "check" and i.name != "remit/check/settings.hpp")
        or (SOURCE / i.name).is_file()
        or i.name == "remit.hpp"
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("room", rooms())
def test_the_umbrella_of_a_room_is_complete(room: str) -> None:
    umbrella = INCLUDE / "remit" / f"{room}.hpp"
    if room in NOT_IN_UMBRELLA and not umbrella.exists():
        return
    assert umbrella.is_file(), f"include/remit/{room}.hpp is missing"
    named = {line.name for line in includes(umbrella)}
    wanted = {str(p.relative_to(INCLUDE)) for p in public_headers(room)} - {ON_REQUEST}
    assert wanted - named == set(), f"include/remit/{room}.hpp leaves headers out"
    strangers = {name for name in named if name.startswith("remit/") and room_named(name) != room}
    assert strangers == set(), f"include/remit/{room}.hpp includes other rooms"


def test_remit_hpp_names_every_room_or_says_what_it_leaves_out() -> None:
    umbrella = INCLUDE / "remit.hpp"
    named = {line.name for line in includes(umbrella)}
    wanted = {f"remit/{room}.hpp" for room in rooms() if room not in NOT_IN_UMBRELLA}
    assert named == wanted
    text = umbrella.read_text(encoding="utf-8")
    for left_out in ("remit/io", "boost_date"):
        assert left_out in text, f"remit.hpp does not say that it leaves {left_out} out"
