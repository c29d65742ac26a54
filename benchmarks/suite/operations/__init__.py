# SPDX-License-Identifier: BSL-1.0
"""One module for each operation: what is asked, of what data, and of whom."""
