# SPDX-License-Identifier: BSL-1.0
"""Arrow data that is not what it says is a problem and no crash."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from datetime import time
from typing import Any

import pyarrow as pa
import pytest
import remit as rm
from bad_input import GOOD, from_frames, problems

_pointer = ctypes.pythonapi.PyCapsule_GetPointer
_pointer.restype = ctypes.c_void_p
_pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
FLOAT = ctypes.create_string_buffer(b"f")


class Tampered:
    """One batch whose structs are changed before they are given: the layouts are Arrow's own."""

    def __init__(self, batch: Any, change: Callable[[int, int], None]) -> None:
        self.batch, self.change = batch, change

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        schema, array = self.batch.__arrow_c_array__(requested_schema)
        self.change(_pointer(schema, b"arrow_schema"), _pointer(array, b"arrow_array"))
        return schema, array


def word_at(address: int, word: int) -> ctypes.c_int64:
    return ctypes.c_int64.from_address(address + 8 * word)


def structs(valid: list[bool]) -> pa.StructArray:
    rows = [pa.array(GOOD[k] + GOOD[k][:1]) for k in GOOD]
    bits = pa.array(valid).buffers()[1]
    type_ = pa.struct([(k, c.type) for k, c in zip(GOOD, rows, strict=True)])
    return pa.StructArray.from_buffers(type_, 3, [bits], children=rows)


@pytest.mark.parametrize("count", [1, -1])
@pytest.mark.parametrize("rows", [slice(0, 3), slice(1, 3)])
def test_rows_that_are_null_as_a_whole_are_no_facts(count: int, rows: slice) -> None:
    def change(_schema: int, array: int) -> None:
        word_at(array, 1).value = count

    table = Tampered(structs([True, True, False])[rows], change)
    (problem,) = problems(lambda: rm.Registry.from_frames(mandates=table))
    assert (problem.code, "null" in problem.what) == ("E-ARROW", True)
    whole = Tampered(structs([True, True, False])[0:2], lambda s, a: change(s, a))
    if count == -1:  # nobody has counted, and none is null
        assert len(rm.Registry.from_frames(mandates=whole)) == 2


def test_nulls_without_a_bitmap_are_malformed() -> None:
    def of_the_table(_schema: int, array: int) -> None:
        word_at(array, 1).value = 1

    def of_a_column(_schema: int, array: int) -> None:
        child = word_at(word_at(array, 6).value, 0).value
        word_at(child, 1).value = 1

    for change in (of_the_table, of_a_column):
        table = Tampered(pa.record_batch(GOOD), change)
        (problem,) = problems(lambda table=table: rm.Registry.from_frames(mandates=table))
        assert (problem.code, "bitmap" in problem.what) == ("E-ARROW", True)


def test_the_index_of_a_dictionary_is_whole() -> None:
    def change(schema: int, _array: int) -> None:
        child = word_at(word_at(schema, 5).value, 0).value
        word_at(child, 0).value = ctypes.addressof(FLOAT)

    batch = pa.record_batch({**GOOD, "person": pa.array(GOOD["person"]).dictionary_encode()})
    (problem,) = problems(lambda: rm.Registry.from_frames(mandates=Tampered(batch, change)))
    assert (problem.code, "whole" in problem.what) == ("E-ARROW", True)


class Coded(pa.ExtensionType):
    def __init__(self) -> None:
        super().__init__(pa.dictionary(pa.int32(), pa.string()), "remit.tests.coded")

    def __arrow_ext_serialize__(self) -> bytes:
        return b""

    @classmethod
    def __arrow_ext_deserialize__(cls, storage_type: Any, serialized: bytes) -> Coded:
        return cls()


def test_a_dictionary_of_an_extension_type_is_a_problem_of_its_column() -> None:
    coded = pa.ExtensionArray.from_storage(Coded(), pa.array(["x", "y"]).dictionary_encode())
    (problem,) = problems(from_frames(odd=coded))
    assert (problem.code, problem.where) == ("E-TYPE", "mandates:odd")
    assert "extension" in problem.what


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (pa.array([{"a": 1}, {"a": 2}]), "of structs"),
        (pa.RunEndEncodedArray.from_arrays([1, 2], ["a", "b"]), "coded by runs"),
        (pa.array([[("a", 1)], []], pa.map_(pa.string(), pa.int64())), "of maps"),
        (pa.array([time(9, 0), None]), "of times of day"),
        (pa.array([1, 2], pa.duration("s")), "of lengths of time"),
        (pa.array([0.5, None], pa.float16()), "of half floats"),
    ],
)
def test_a_type_is_called_what_a_person_calls_it(values: Any, says: str) -> None:
    (problem,) = problems(from_frames(odd=values))
    assert says in problem.what
