# SPDX-License-Identifier: BSL-1.0
"""Links lead somewhere, and what is public is on a page."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from docs_pages import DOCS, ROOT, blocks, pages, prose, text_of
from test_floors import MAY_INCLUDE
from tree import INCLUDE, public_headers, rooms

_LINK = re.compile(r"!?\[(?:[^\]\\]|\\.)*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6} +(.+?)\s*$", re.MULTILINE)


def slug(heading: str) -> str:
    """The anchor that a heading gets on the usual forges."""
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
    return re.sub(r"[^\w\- ]", "", words).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    return {slug(heading) for heading in _HEADING.findall(prose(page))}


def links(page: Path) -> list[str]:
    """The links of a page, those inside code left out."""
    return _LINK.findall(re.sub(r"`[^`\n]*`", "``", prose(page)))


@pytest.mark.parametrize("page", pages(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_relative_link_of_a_page_resolves(page: Path) -> None:
    broken = []
    for link in links(page):
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists():
            broken.append(f"{link}: there is no {path}")
        elif not target.is_relative_to(ROOT):
            broken.append(f"{link}: it leads out of the repository")
        elif anchor and target.suffix == ".md" and anchor not in anchors(target):
            broken.append(f"{link}: {target.name} has no heading #{anchor}")
    assert not broken, "\n".join(broken)


def test_there_are_links_to_check() -> None:
    assert sum(len(links(page)) for page in pages()) > 50
    assert slug("3. Two holders for a day is a finding, not an error") == (
        "3-two-holders-for-a-day-is-a-finding-not-an-error"
    )


def test_every_fence_is_closed() -> None:
    for page in pages():
        fences = re.findall(r"^```", text_of(page), re.MULTILINE)
        assert len(fences) == 2 * len(blocks(page)), page


def test_every_page_can_be_reached_from_the_index() -> None:
    reached = {DOCS / "index.md"}
    waiting = list(reached)
    while waiting:
        page = waiting.pop()
        for link in links(page):
            path = unquote(link).partition("#")[0]
            target = (page.parent / path).resolve()
            found = sorted(target.glob("*.md")) if target.is_dir() else [target]
            for each in found:
                if each.suffix == ".md" and each.is_relative_to(DOCS) and each not in reached:
                    reached.add(each)
                    waiting.append(each)
    lost = [str(p.relative_to(ROOT)) for p in DOCS.rglob("*.md") if p not in reached]
    assert lost == []


@pytest.mark.parametrize("room", rooms())
def test_every_public_header_is_named_on_the_page_of_its_room(room: str) -> None:
    page = text_of(DOCS / "concepts" / f"{room}.md")
    names = [str(p.relative_to(INCLUDE)) for p in public_headers(room)]
    assert [name for name in names if f"`{name}`" not in page] == []


@pytest.mark.parametrize("room", rooms())
def test_the_page_of_a_room_says_what_it_may_include(room: str) -> None:
    row = re.search(
        r"^\| may include \| (.+?) \|$", text_of(DOCS / "concepts" / f"{room}.md"), re.MULTILINE
    )
    assert row is not None
    said = {name.strip() for name in row[1].split(",")} & set(MAY_INCLUDE)
    assert said == MAY_INCLUDE[room] & set(rooms())


def test_the_picture_has_every_room_and_each_stands_on_what_it_may_include() -> None:
    index = text_of(DOCS / "index.md")
    picture = next(b.text for b in blocks(DOCS / "index.md"))
    line_of = {
        room: i
        for i, line in enumerate(picture.splitlines())
        for room in [*rooms(), "python"]
        if re.search(rf"│  {room} ", line)
    }
    assert set(line_of) == {*rooms(), "python"}
    for room in rooms():
        for below in MAY_INCLUDE[room] & set(rooms()):
            # Charter and registry stand side by side on what is below them.
            assert line_of[room] < line_of[below], f"{room} stands on {below}"
        assert f"[{room}](concepts/{room}.md)" in index
