# SPDX-License-Identifier: BSL-1.0
"""How much memory an answer needs at its peak; each peer in a process of its own.

Linux tells the peak of a process and lets it begin anew; elsewhere nothing is measured.
"""

from __future__ import annotations

import ctypes
import gc
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from suite.clock import is_remit, say
from suite.measure import Shape
from suite.peers import find
from suite.question import of_bodies

STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def measure(peers: list[ModuleType], shape: Shape) -> list[dict[str, Any]]:
    """For each peer the bytes of its columns and of the peak beyond what was there before."""
    out = []
    for peer in peers:
        if not CLEAR.exists() or hasattr(peer, "seconds"):
            continue
        module = peer.__name__.rpartition(".")[2]
        command = [
            sys.executable,
            "-m",
            "suite.memory",
            module,
            str(shape.mandates),
            str(shape.seed),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            out.append({"peer": peer.name, **json.loads(done.stdout)})
            say(f"  {peer.name:22} {out[-1]['peak'] / out[-1]['columns']:.1f} times its columns")
        else:
            say(f"  {peer.name}: its memory was not measured: {done.stderr.strip()[-200:]}")
    return out


def of_one(peer: ModuleType, shape: Shape) -> dict[str, int]:
    answered(peer, shape.smaller(1000))  # what is imported, compiled and kept is no part of it
    data = shape.make()
    question = of_bodies(data)
    prepared = peer.prepare(data, question)
    columns = prepared.mandates.nbytes if is_remit(peer) else data.bytes
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    CLEAR.write_text("5", encoding="utf-8")
    before = status("VmRSS")
    found = peer.solve(prepared, question)
    peak = status("VmHWM") - before
    del found
    return {"mandates": len(data), "columns": columns, "peak": peak}


def answered(peer: ModuleType, shape: Shape) -> None:
    data = shape.make()
    question = of_bodies(data)
    peer.solve(peer.prepare(data, question), question)


def status(name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", STATUS.read_text(encoding="utf-8"), re.MULTILINE)
    return int(found[1]) << 10 if found else 0


def main() -> int:
    (peer,), _ = find((sys.argv[1],))
    print(json.dumps(of_one(peer, Shape(int(sys.argv[2]), seed=int(sys.argv[3])))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
