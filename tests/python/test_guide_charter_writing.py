# SPDX-License-Identifier: BSL-1.0
"""What the guide on writing a charter says works: its charter, its findings, its table of rules."""

import re
import tomllib
from pathlib import Path

import pytest
import remit as rm

PAGE = Path(__file__).resolve().parents[2] / "docs" / "guide" / "charter-writing.md"


def blocks(language: str) -> str:
    text = PAGE.read_text(encoding="utf-8")
    return "\n".join(re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))


def findings(folder: Path, files: dict[str, str]) -> set[tuple[str, str, str]]:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    charter, registry = rm.read_folder(folder)
    return {(f.rule, str(f.start), str(f.verdict)) for f in rm.check(registry, charter)}


def test_the_charter_of_the_guide_finds_what_the_guide_says(tmp_path: Path) -> None:
    files = {"charter.toml": blocks("toml"), "mandates.csv": blocks("csv")}
    assert findings(tmp_path, files) == {
        ("seat:union/appointer", "2025-01-14", "fails"),
        ("seat:member/filled", "2025-10-01", "fails"),
    }


def test_a_quarter_that_is_left_empty_cannot_be_told(tmp_path: Path) -> None:
    mandates = blocks("csv").replace("Club,east", "Club,")
    found = findings(tmp_path, {"charter.toml": blocks("toml"), "mandates.csv": mandates})
    # The waiver cuts the finding in three.
    days = {start for rule, start, verdict in found if (rule, verdict) == ("quarters", "possible")}
    assert days == {"2025-01-14", "2025-03-01", "2025-09-01"}


def table_of_rules() -> list[tuple[str, str, str, str]]:
    text = PAGE.read_text(encoding="utf-8").partition("| the text says | `for_each`")[2]
    rows = []
    for line in text.partition("\n\n")[0].splitlines()[2:]:
        # A rule may hold `|`, so a cell ends at a bar outside the backticks.
        cells = [c.strip() for c in re.findall(r"\|((?:`[^`]*`|[^|`])*)", line)]
        says, for_each, where, require = (c.strip("`") for c in cells[:4])
        rows.append((says, for_each, where, require))
    return rows


FACTS = {
    "mandates.csv": """person,body,seat,start,stop,role,on_behalf_of,employer
Ann,council,chair,2025-01-14,,chair,Seamen's Union,Port
Bo,council,,2025-01-14,,member,Dockers' Union,Port
""",
    "people.csv": "person,gender\nAnn,f\nBo,m\n",
    "offices.csv": "person,office\nAnn,mayor\n",
    "meetings.csv": """meeting,body,start,kind,status,papers_sent
m1,council,2025-03-03,ordinary,held,2025-02-20
m2,council,2025-09-01,ordinary,planned,2025-08-20
""",
    "attendances.csv": "meeting,person,presence\nm1,Ann,present\nm1,Bo,excused\n",
}
BROKEN = {
    "between five and seven members",
    "at least two women",
    "at most a third from one employer",
}


@pytest.mark.parametrize(("says", "for_each", "where", "require"), table_of_rules())
def test_each_rule_of_the_table_can_be_judged(
    tmp_path: Path, says: str, for_each: str, where: str, require: str
) -> None:
    charter = f"""
body = "council"
[clause.one]
words = "{says}"
kind = "must"
[rule.one]
for_each = '{for_each}'
require = '{require}'
start = "2025-01-14"
cite = "one"
"""
    if where:
        charter = charter.replace("require =", f"where = '{where}'\nrequire =")
    found = findings(tmp_path, {"charter.toml": charter, **FACTS})
    assert ({"fails"} if says in BROKEN else set()) == {verdict for _, _, verdict in found}


def test_the_table_shows_a_rule_for_every_kind_of_subject() -> None:
    subjects = {for_each for _, for_each, _, _ in table_of_rules()}
    assert subjects == {
        "body",
        "person",
        "mandate",
        "employer in body",
        "meeting",
        "appointment",
    }
    assert tomllib.loads(blocks("toml"))["title"] == "Harbour council"
