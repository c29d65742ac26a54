# SPDX-License-Identifier: BSL-1.0
"""remit beside what else could answer the same question: data, peers, clocks, report."""
