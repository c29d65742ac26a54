# SPDX-License-Identifier: BSL-1.0
"""Figures from kept results: ratios with their spread, for the terminal and for the page."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any

REMIT = "remit"


@dataclass(frozen=True)
class Ratio:
    """How much longer than remit a peer took, in the rounds of one measurement."""

    middle: float
    least: float
    greatest: float

    def __str__(self) -> str:
        return f"{short(self.middle)} ({short(self.least)} to {short(self.greatest)})"


def short(x: float) -> str:
    """Two digits, or all before the point."""
    return f"{x:.0f}" if x >= 10 else f"{x:.1f}" if x >= 1 else f"{x:.2f}"


def duration(seconds: float) -> str:
    """0.0000123 -> 12 µs."""
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= 0.9995 * scale:
            x = seconds / scale
            return f"{x:,.0f} {unit}" if x >= 100 else f"{x:.3g} {unit}"
    return f"{seconds * 1e9:.0f} ns"


def binary(size: int) -> str:
    """48234496 -> 46 MiB."""
    for unit, scale in (("GiB", 2**30), ("MiB", 2**20), ("KiB", 2**10)):
        if size >= scale:
            return f"{size / scale:.3g} {unit}"
    return f"{size} bytes"


def ratio(measured: dict[str, Any], peer: str, clock: str = "whole") -> Ratio:
    """Round by round, so that what slows the machine down slows both."""
    ours, theirs = measured["seconds"][REMIT][clock], measured["seconds"][peer]["whole"]
    each = [t / o for o, t in zip(ours, theirs, strict=True)]
    return Ratio(median(each), min(each), max(each))


def middle(measured: dict[str, Any], peer: str, clock: str = "whole") -> float:
    return float(median(measured["seconds"][peer][clock]))


def lines(out: dict[str, Any]) -> list[str]:
    """For the terminal."""
    text = []
    for m in out["operations"]:
        text += [
            "",
            f"{m['what']}, {m['mandates']:,} mandates: "
            f"{m['answer']['intervals']:,} intervals, the same from all",
        ]
        if REMIT not in m["seconds"]:
            text.append("  remit answers otherwise; nothing is compared")
            continue
        each = (f"{c} {duration(middle(m, REMIT, c))}" for c in m["seconds"][REMIT])
        text.append(f"  remit: {', '.join(each)}")
        for peer in m["seconds"]:
            if peer != REMIT:
                took, times = duration(middle(m, peer)), ratio(m, peer)
                text.append(f"  {peer:22} {took:>8}   {times} times the whole")
        text += [f"  {peer}: NOT TIMED, it answers otherwise" for peer in m["differs"]]
    text += [f"{peer}: {why}" for peer, why in out["missing"].items()]
    return text
