# SPDX-License-Identifier: BSL-1.0
"""remit.hpp costs little more than the standard headers that it needs, and no Boost at all."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable

import pytest
from tree import INCLUDE, cpp_files, includes

MOST = 1.25


def compiler() -> str:
    for name in (os.environ.get("CXX", ""), "c++", "g++", "clang++"):
        if name and shutil.which(name):
            return name
    pytest.skip("no C++ compiler")


def preprocess(source: str, *flags: str) -> str:
    return subprocess.run(
        [compiler(), "-std=c++20", f"-I{INCLUDE}", "-E", *flags, "-x", "c++", "-"],
        input=source,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def lines(source: str) -> int:
    return sum(1 for line in preprocess(source, "-P").splitlines() if line.strip())


def read_by_umbrella() -> set[str]:
    """The files that a program reads which includes remit.hpp."""
    marked = preprocess("#include <remit.hpp>\n")
    return set(re.findall(r'^# \d+ "([^"<]+)"', marked, re.MULTILINE))


def test_remit_hpp_reads_no_boost_header() -> None:
    assert [name for name in read_by_umbrella() if "/boost/" in name] == []


def test_remit_hpp_is_little_more_than_the_std_headers_it_names(
    record_property: Callable[[str, object], None],
) -> None:
    read = read_by_umbrella()
    named = {
        line.name
        for file in cpp_files(INCLUDE)
        if str(file) in read
        for line in includes(file)
        if not line.name.startswith("remit")
    }
    std = lines("".join(f"#include <{name}>\n" for name in sorted(named)))
    ours = lines("#include <remit.hpp>\n")
    record_property("lines", f"{ours} against {std}")
    assert ours <= MOST * std, (
        f"remit.hpp: {ours} preprocessed lines, its {len(named)} std headers: {std}; "
        f"that is {ours / std:.2f} times, and {MOST} is the most"
    )
