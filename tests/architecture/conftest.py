# SPDX-License-Identifier: BSL-1.0
"""Lists long files after the tests: 400 lines are guidance, not a limit."""

import pytest
from tree import ROOT, files

LONG = 400


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    long_files = []
    for file in files(".hpp", ".cpp", ".ipp", ".py"):
        with file.open(encoding="utf-8") as text:
            count = sum(1 for _ in text)
        if count > LONG:
            long_files.append((count, str(file.relative_to(ROOT))))
    if long_files:
        terminalreporter.section(f"files of more than {LONG} lines: {len(long_files)}")
        for count, name in sorted(long_files, reverse=True):
            terminalreporter.write_line(f"{count:6} {name}")
