# SPDX-License-Identifier: BSL-1.0
"""Compile one file twice: as it stands it must compile, with -DREMIT_FAIL it must not.

    run.py COMPILER SOURCE FLAG...

The file names in its first lines the message that the second compilation must give:
`// expect: <regex>`. Only messages are searched, not the source lines that compilers quote.
"""

import os
import re
import subprocess
import sys
from pathlib import Path


def compile_once(compiler: str, arguments: list[str]) -> tuple[int, str]:
    done = subprocess.run(
        [compiler, "-fsyntax-only", "-fdiagnostics-color=never", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    return done.returncode, done.stderr


def no_quoted_source(compiler: str) -> str:
    version = subprocess.run([compiler, "--version"], capture_output=True, text=True).stdout
    clang = "-fno-caret-diagnostics"
    return clang if "clang" in version else "-fno-diagnostics-show-caret"


def main() -> int:
    compiler, source, *flags = sys.argv[1:]
    first_lines = Path(source).read_text(encoding="utf-8").splitlines()[:3]
    expected = [line.split("expect:", 1)[1].strip() for line in first_lines if "expect:" in line]
    if not expected:
        print(f"{source}: one of the first three lines must be `// expect: <regex>`")
        return 2
    flags.append(no_quoted_source(compiler))

    code, output = compile_once(compiler, [*flags, source])
    if code != 0:
        print(f"{source}: the twin (without REMIT_FAIL) does not compile:\n{output}")
        return 1
    code, output = compile_once(compiler, [*flags, "-DREMIT_FAIL", source])
    if code == 0:
        print(f"{source}: compiles with REMIT_FAIL; it should say: {expected[0]}")
        return 1
    if not re.search(expected[0], output):
        print(f"{source}: does not compile, but for another reason than: {expected[0]}\n{output}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
