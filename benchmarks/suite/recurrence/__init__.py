# SPDX-License-Identifier: BSL-1.0
"""On which days many rules recur over fifty years, each moved to the next working day."""
