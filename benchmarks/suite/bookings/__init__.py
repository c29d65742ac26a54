# SPDX-License-Identifier: BSL-1.0
"""Who is wanted at two meetings at the same time?"""
