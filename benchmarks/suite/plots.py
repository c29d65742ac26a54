# SPDX-License-Identifier: BSL-1.0
"""Plots of kept results, as SVG: remit in colour, peers in greys, names at the ends of lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter, NullLocator

OURS = {"remit: whole": "#0b5fa5", "remit: check": "#0b5fa5"}
THEIRS = {
    "numba, radix sort": "#c2410c",
    "numba, np.sort": "#d97742",
    "numpy, packed keys": "#4d7c0f",
    "polars, lazy": "#7e57a8",
    "DuckDB, packed": "#8a6d00",
    "DuckDB, ordinary": "#b89b2e",
    "pandas": "#b03a6b",
    "Boost.ICL": "#3f6f6f",
}
INK, FAINT = "#222222", "#d9d9d9"
STYLE = {
    "svg.hashsalt": "remit",
    "font.size": 10,
    "axes.edgecolor": "#888888",
    "axes.labelcolor": INK,
    "xtick.color": "#555555",
    "ytick.color": "#555555",
    "axes.spines.top": False,
    "axes.spines.right": False,
}


@dataclass(frozen=True)
class Line:
    name: str
    x: Sequence[float]
    y: Sequence[float]
    low: Sequence[float]
    high: Sequence[float]


def colour(name: str) -> str:
    return OURS.get(name) or THEIRS.get(name, "#777777")


def of_time(seconds: float, _: Any = None) -> str:
    """Seconds as the axis says them."""
    for unit, scale in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)):
        if seconds >= 0.999 * scale:
            return f"{seconds / scale:g} {unit}"
    return f"{seconds / 1e-9:g} ns"


def of_count(n: float, _: Any = None) -> str:
    for unit, scale in (("M", 1e6), ("k", 1e3)):
        if n >= scale:
            return f"{n / scale:g}{unit}"
    return f"{n:g}"


def save(figure: Any, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, metadata={"Date": None, "Creator": None})
    plt.close(figure)
    text = file.read_text(encoding="utf-8")
    file.write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n", encoding="utf-8")


def lines(
    file: Path,
    title: str,
    across: str,
    drawn: Sequence[Line],
    *,
    up: str = "time for each mandate",
    ticks: Sequence[float] = (),
    labels: Sequence[str] = (),
) -> None:
    """Curves over a count, or over steps that have labels, with the middle half of the rounds
    behind them."""
    with plt.rc_context(STYLE):
        figure, axes = plt.subplots(figsize=(7.6, 4.3))
        axes.set_yscale("log")
        if not labels:
            axes.set_xscale("log")
        for line in drawn:
            ours = line.name in OURS
            axes.fill_between(
                line.x, line.low, line.high, color=colour(line.name), alpha=0.13, linewidth=0
            )
            axes.plot(
                line.x,
                line.y,
                color=colour(line.name),
                linewidth=2.4 if ours else 1.3,
                linestyle=(0, (4, 1.5)) if line.name == "remit: check" else "-",
                marker="o",
                markersize=4.5 if ours else 3,
                zorder=3 if ours else 2,
            )
        if ticks:
            axes.set_xticks(list(ticks))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.xaxis.set_major_formatter(FuncFormatter(of_count))
        if labels:
            axes.set_xticks(range(len(labels)), list(labels))
        low, high = axes.get_ylim()
        if high / low < 50:
            axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axes.yaxis.set_major_formatter(FuncFormatter(of_time))
        axes.yaxis.set_minor_formatter(NullFormatter())
        axes.grid(axis="y", color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)
        axes.set_xlabel(across)
        axes.set_title(f"{title}: {up}", loc="left", fontsize=11, color=INK)
        figure.tight_layout(rect=(0, 0, 0.8, 1))
        name_ends(axes, drawn)
        save(figure, file)


def name_ends(axes: Axes, drawn: Sequence[Line]) -> None:
    """The name of each line at its end, moved up or down where two would meet."""
    low, high = (math.log10(y) for y in axes.get_ylim())
    right = axes.transData.inverted().transform(axes.transAxes.transform((1, 0)))[0]
    apart = 0.052
    ends = sorted(drawn, key=lambda line: line.y[-1])
    at = [(math.log10(line.y[-1]) - low) / (high - low) for line in ends]
    placed = list(at)
    for _ in range(200):
        for i in range(len(placed) - 1):
            gap = placed[i + 1] - placed[i]
            if gap < apart:
                placed[i] -= (apart - gap) / 2
                placed[i + 1] += (apart - gap) / 2
    for line, y, true in zip(ends, placed, at, strict=True):
        text = axes.annotate(
            line.name,
            (right, 10 ** (low + true * (high - low))),
            xytext=(1.03, y),
            textcoords="axes fraction",
            va="center",
            color=colour(line.name),
            fontsize=9.5,
            fontweight="bold" if line.name in OURS else "normal",
            annotation_clip=False,
        )
        text.set_in_layout(False)


@dataclass(frozen=True)
class Dot:
    name: str
    middle: float
    low: float
    high: float
    label: str


def dots(file: Path, title: str, drawn: Sequence[Dot]) -> None:
    """One row for each implementation, the fastest on top."""
    rows = sorted(drawn, key=lambda d: -d.middle)
    with plt.rc_context(STYLE):
        figure, axes = plt.subplots(figsize=(7.6, 0.8 + 0.36 * len(rows)))
        axes.set_xscale("log")
        for y, d in enumerate(rows):
            ours = d.name in OURS
            axes.plot([d.low, d.high], [y, y], color=colour(d.name), linewidth=2, alpha=0.45)
            axes.plot(d.middle, y, "o", color=colour(d.name), markersize=8 if ours else 6)
            axes.annotate(
                d.label,
                (d.high, y),
                xytext=(9, 0),
                textcoords="offset points",
                va="center",
                color=colour(d.name),
                fontsize=9.5,
                fontweight="bold" if ours else "normal",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
            )
        axes.set_yticks(range(len(rows)), [d.name for d in rows], color=INK)
        axes.tick_params(axis="y", length=0)
        axes.set_ylim(-0.6, len(rows) - 0.4)
        low, high = min(d.low for d in rows), max(d.high for d in rows)
        axes.set_xlim(low / 1.6, high * (high / low) ** 0.28)
        axes.xaxis.set_major_formatter(FuncFormatter(of_time))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.grid(axis="x", color=FAINT, linewidth=0.6)
        axes.set_axisbelow(True)
        axes.spines["left"].set_visible(False)
        figure.suptitle(title, x=0.012, ha="left", fontsize=11, color=INK)
        figure.tight_layout()
        save(figure, file)
