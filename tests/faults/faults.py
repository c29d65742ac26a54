#!/usr/bin/env python3
# SPDX-License-Identifier: BSL-1.0
"""Plants mistakes in the check and the calendar, one at a time, and asks a property to notice each.

    tests/faults/faults.py BUILD [--seed N] [--cases N] [--only TEXT]

BUILD is a folder that CMake configured with Ninja and in which remit_property is built. Nothing
in it or in the source tree is changed: `src` is copied to a temporary folder, the changed file is
compiled there with its own command, and the property test is linked once more with it in front.

Exit code 0: the sound test passes and every fault is caught. 1: one is not. 2: one cannot be
planted, or there is none to plant.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from planted import FAULTS, Fault
from planted_calendar import CALENDAR_FAULTS
from planted_linear import LINEAR_FAULTS
from planted_meetings import MEETING_FAULTS

ROOT = Path(__file__).resolve().parents[2]
TARGET = "tests/remit_property"
CAUGHT = ("the check and the oracle disagree", "the part and the whole disagree", "with expansion:")
ALL = [*FAULTS, *LINEAR_FAULTS, *CALENDAR_FAULTS, *MEETING_FAULTS]


class PlantingError(Exception):
    pass


def pattern(text: str) -> re.Pattern[str]:
    """The text, however it is broken into lines."""
    tokens = re.findall(r'"[^"]*"|\w+|[^\w\s]', text)
    return re.compile(r"\s*".join(map(re.escape, tokens)))


def planted(fault: Fault) -> str:
    """The file with the fault in it."""
    source = (ROOT / "src" / fault.file).read_text(encoding="utf-8")
    found = list(pattern(fault.text).finditer(source))
    if len(found) != 1:
        raise PlantingError(f"src/{fault.file} has it {len(found)} times: {fault.text}")
    return source[: found[0].start()] + fault.becomes + source[found[0].end() :]


def compile_command(build: Path, file: str, copied: Path, output: Path) -> list[str]:
    """The build's own command for a file of src, of the copy of src and with another output."""
    wanted = ROOT / "src" / file
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        if Path(entry["directory"], entry["file"]).resolve() != wanted:
            continue
        command, skip = [], False
        for part in shlex.split(entry["command"]):
            if skip or part == "-MD":
                skip = False
            elif part in ("-o", "-c", "-MT", "-MF"):
                skip = True
            else:
                command.append(part)
        # headers that are named from src on are those of the copy
        own = ["-iquote", str(copied), "-c", str(copied / file), "-o", str(output)]
        return [*command, *own]
    raise PlantingError(f"{build} does not compile src/{file}")


def link_command(build: Path, with_object: Path, output: Path) -> list[str]:
    """The build's own command for the property test, with one object more before the library."""
    asked = ["ninja", "-C", str(build), "-t", "commands", TARGET]
    lines = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines()
    command = lines[-1].removeprefix(": && ").removesuffix(" && :")
    parts = shlex.split(command)
    at = parts.index("-o")
    return [*parts[:at], str(with_object), "-o", str(output), *parts[at + 2 :]]


def run_test(program: Path, test: str, seed: int, cases: int) -> subprocess.CompletedProcess[str]:
    settings = {
        "REMIT_SEED": str(seed),
        "REMIT_CASES": str(cases),
        "REMIT_STOP": "1",
        "REMIT_SOURCE_DIR": str(ROOT),
    }
    kept = {k: v for k, v in os.environ.items() if not k.startswith("REMIT_")}
    name = test.replace(",", "\\,")  # a comma stands between names
    return subprocess.run(
        [str(program), name], env=kept | settings, capture_output=True, text=True, timeout=900
    )


def catches(fault: Fault, build: Path, work: Path, seed: int, cases: int) -> str:
    """What the property test said of the fault: "caught", or what happened instead."""
    source = work / "src" / fault.file
    unit = fault.unit or fault.file
    sound = source.read_text(encoding="utf-8")
    source.write_text(planted(fault), encoding="utf-8")
    try:
        compiled, program = work / "planted.o", work / "planted"
        for command in (
            compile_command(build, unit, work / "src", compiled),
            link_command(build, compiled, program),
        ):
            made = subprocess.run(command, cwd=build, capture_output=True, text=True)
            if made.returncode != 0:
                raise PlantingError(f"it does not compile:\n{made.stderr[-2000:]}")
        said = run_test(program, fault.test, seed, cases)
    finally:
        source.write_text(sound, encoding="utf-8")
    if said.returncode == 0:
        return "NOT CAUGHT"
    if any(words in said.stdout for words in CAUGHT):
        return "caught"
    return "FAILED OTHERWISE: " + said.stdout[-1500:]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("build", type=Path)
    arguments.add_argument("--seed", type=int, default=20220310)
    arguments.add_argument("--cases", type=int, default=8000)
    arguments.add_argument("--only", default="", help="only the faults whose name has this text")
    asked = arguments.parse_args()
    build = asked.build.resolve()
    faults = [fault for fault in ALL if asked.only in fault.name]
    if not faults:
        print(f"no fault has the text {asked.only!r} in its name:")
        print(*(f"    {fault.name}" for fault in ALL), sep="\n")
        return 2

    for test in sorted({fault.test for fault in faults}):
        sound = run_test(build / TARGET, test, asked.seed, asked.cases)
        if sound.returncode != 0 or "All tests passed" not in sound.stdout:
            print(sound.stdout[-4000:])
            print(f"{test}: it fails without any fault, or is not there: nothing can be said")
            return 1
    bad = 0
    with tempfile.TemporaryDirectory(prefix="remit-faults-") as folder:
        work = Path(folder)
        shutil.copytree(ROOT / "src", work / "src")
        for fault in faults:
            begun = time.monotonic()
            try:
                said = catches(fault, build, work, asked.seed, asked.cases)
            except PlantingError as problem:
                said, bad = f"CANNOT BE PLANTED: {problem}", max(bad, 2)
            if not said.startswith(("caught", "CANNOT")):
                bad = max(bad, 1)
            print(f"{fault.name}: {said} ({time.monotonic() - begun:.0f} s)", flush=True)
    return bad


if __name__ == "__main__":
    sys.exit(main())
