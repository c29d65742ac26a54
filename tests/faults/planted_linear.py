# SPDX-License-Identifier: BSL-1.0
"""Mistakes in what rows add whose values nobody recorded: the properties notice each."""

from planted import Fault

EXACT = "property: a linear comparison over one source is told exactly"

LINEAR_FAULTS = [
    Fault(
        "what nobody recorded is one of the texts that are asked for",
        "check/supposing.cpp",
        "if (texts || cuts.empty() || a.may_be_absent) a.says.push_back({kind_type::absent});",
        "if (!texts && cuts.empty()) a.says.push_back({kind_type::absent});",
        EXACT,
    ),
    Fault(
        "no number is above those that are asked for",
        "check/supposing.cpp",
        "add(above(cuts.back()), !whole);",
        "if (cuts.empty()) add(above(cuts.back()), !whole);",
        EXACT,
    ),
    Fault(
        "selectors that share an unknown are open apart",
        "check/counters.cpp",
        "if (ways == 0)",
        "if (ways != 0)",
        EXACT,
    ),
    Fault(
        "the same along a path",
        "check/pass_measure.cpp",
        "if (const auto ways = all.ways(); ways > 1)",
        "if (const auto ways = all.ways(); ways == 0)",
        EXACT,
    ),
    Fault(
        "numbers between two that a row may add are taken for added",
        "check/row_sums.cpp",
        "if (until + number{1} < s.range.lo) return false;",
        "if (s.range.hi < s.range.lo) return false;",
        EXACT,
    ),
    Fault(
        "a number is missed that some of the rows come to together",
        "check/row_sums.cpp",
        "if (!add(step, wide{x} + s.at)) return false;",
        "if (x == *from.begin() && !add(step, wide{x} + s.at)) return false;",
        EXACT,
    ),
    Fault(
        "plain rules take every number between for reached",
        "check/plain.cpp",
        "if (leaves_out(g_.swept, which)) return std::nullopt;",
        "if (leaves_out(g_.swept, which)) break;",
        EXACT,
    ),
]
