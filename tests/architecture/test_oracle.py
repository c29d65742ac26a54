# SPDX-License-Identifier: BSL-1.0
"""The oracle judges by itself: it sees facts, rules and charters, nothing of the check."""

import re

from tree import ROOT, cpp_files, includes

MAY_SEE = re.compile(
    r"\w+|remit/(core|time|calendar|model|rules|charter)(/\w+)?\.hpp|oracle/\w+\.hpp"
    r"|remit/check/settings\.hpp"  # plain values that are given to the check: holidays, predicates
    r"|remit/registry/fact_table\.hpp"  # the names of the tables, for what is known of each
)


def test_the_oracle_includes_nothing_of_the_registry_or_the_check() -> None:
    files = cpp_files(ROOT / "tests" / "cpp" / "oracle")
    assert files
    ours = [
        f for f in files if not f.name.endswith("_test.cpp")
    ]  # its tests have tools of their own
    assert [str(i) for f in ours for i in includes(f) if not MAY_SEE.fullmatch(i.name)] == []
