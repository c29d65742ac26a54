# SPDX-License-Identifier: BSL-1.0
"""`python -m remit` is the command `remit`."""

import sys

from remit.cli import main

sys.exit(main())
