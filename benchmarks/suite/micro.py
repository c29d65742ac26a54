# SPDX-License-Identifier: BSL-1.0
"""The Catch2 benchmarks of the same operations in C++, where their program has been built."""

from __future__ import annotations

import os
import subprocess
import xml.etree.ElementTree as ET
from typing import Any

PROGRAM = os.environ.get("REMIT_BENCHMARKS", "")


def run() -> list[dict[str, Any]]:
    """Mean, least and greatest estimate of each, in seconds; nothing without the program."""
    if not os.path.isfile(PROGRAM):
        return []
    command = [PROGRAM, "-r", "xml", "--benchmark-samples", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    out = []
    for result in ET.fromstring(done.stdout).iter("BenchmarkResults"):
        mean = result.find("mean")
        if mean is not None:
            low, value, high = (
                float(mean.attrib[k]) / 1e9 for k in ("lowerBound", "value", "upperBound")
            )
            out.append({"name": result.attrib["name"], "mean": value, "low": low, "high": high})
    return out
