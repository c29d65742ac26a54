# SPDX-License-Identifier: BSL-1.0
"""The oracle judges by itself: it sees facts, rules and charters, nothing of the check."""

import re

from tree import ROOT, cpp_files, includes

MAY_SEE = re.compile(r"\w+|remit/(core|time|model|rules|charter)(/\w+)?\.hpp|oracle/\w+\.hpp")


def test_the_oracle_includes_nothing_of_the_registry_or_the_check() -> None:
    files = cpp_files(ROOT / "tests" / "cpp" / "oracle")
    assert files
    assert [str(i) for f in files for i in includes(f) if not MAY_SEE.fullmatch(i.name)] == []
