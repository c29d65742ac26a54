# SPDX-License-Identifier: BSL-1.0
"""On what was measured: machine, compiler, flags, versions. No names of hosts, users or folders."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("numpy", "numba", "duckdb", "polars", "pandas", "pyarrow", "staircase")
VECTORS = ("sse4_2", "avx2", "avx512f", "avx512bw", "avx512vl")
FLAGS = re.compile(r"^(CMAKE_BUILD_TYPE|CMAKE_CXX_FLAGS|CMAKE_CXX_FLAGS_RELEASE):\w+=(.*)$")


def machine() -> dict[str, object]:
    return {
        "processor": _of_processor("model name") or platform.processor() or "unknown",
        "vectors": [s for s in VECTORS if s in _of_processor("flags").split()],
        "cores": os.cpu_count(),
        "caches": _caches(),
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": f"{platform.system()} {platform.machine()}",
    }


def load() -> list[float]:
    """How busy the machine is: processes over the last 1, 5 and 15 minutes."""
    return [round(x, 2) for x in os.getloadavg()]


def versions() -> dict[str, str]:
    out = {"Python": platform.python_version(), "remit": metadata.version("remit")}
    for package in PACKAGES:
        try:
            out[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    boost = os.environ.get("REMIT_BOOST_VERSION", "")
    return out | ({"Boost": boost} if boost else {})


def build() -> dict[str, str]:
    """With what the package and the programs beside it were compiled."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    scikit = project["tool"]["scikit-build"]
    flags = scikit["cmake"]["define"]["CMAKE_CXX_FLAGS_RELEASE"]
    out = {"compiler": _first_line(os.environ.get("CXX", "c++"), "--version"), "package": flags}
    cache = ROOT / "build" / "bench" / "CMakeCache.txt"
    if cache.is_file():
        lines = cache.read_text(encoding="utf-8").splitlines()
        found = dict(m.groups() for line in lines if (m := FLAGS.match(line)))
        kind = found.get("CMAKE_BUILD_TYPE", "").upper()
        both = (found.get("CMAKE_CXX_FLAGS", ""), found.get(f"CMAKE_CXX_FLAGS_{kind}", ""))
        out["programs"] = " ".join(" ".join(both).split())
    return out


def commit() -> str:
    """The commit, with a "+" where files that are built or run were changed since."""
    name = _first_line("git", "rev-parse", "--short", "HEAD")
    changed = _first_line(
        "git", "status", "--porcelain", "--", "include", "src", "python", "benchmarks/suite"
    )
    return (name or "none") + ("+" if changed else "")


def _first_line(*command: str) -> str:
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.partition("\n")[0].strip()


def _of_processor(what: str) -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(rf"^{what}\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def _caches() -> dict[str, int]:
    """Bytes of the caches that the first core reaches, by level."""
    out: dict[str, int] = {}
    for index in sorted(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*")):
        try:
            kind, level, size = ((index / n).read_text().strip() for n in ("type", "level", "size"))
        except OSError:
            continue
        if kind != "Instruction":
            out[f"L{level}"] = int(size.rstrip("KM")) << (20 if size.endswith("M") else 10)
    return out
