# SPDX-License-Identifier: BSL-1.0
"""Every planted mistake has its place: what it changes stands in the source exactly once."""

from faults import ALL, PlantingError, planted


def test_every_fault_can_be_planted() -> None:
    wrong = []
    for fault in ALL:
        try:
            planted(fault)
        except PlantingError as problem:
            wrong.append(f"{fault.name}: {problem}")
    assert not wrong, "plant them in what has taken their place:\n" + "\n".join(wrong)


def test_every_fault_has_a_name_of_its_own_and_changes_something() -> None:
    names = [fault.name for fault in ALL]
    assert len(names) == len(set(names))
    assert [fault.name for fault in ALL if fault.text == fault.becomes] == []
