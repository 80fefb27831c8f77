"""Runs a program of the benchmark in a fresh process, and says what that took."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from typing import Any, NamedTuple

MEGABYTE = 1e6
UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


class Done(NamedTuple):
    """What a program told in its last line; CPU seconds of it and its children; peak memory in MB.

    The peak is that of its largest process, itself or a child, as the kernel counts it
    (`ru_maxrss`): pages that forked processes share are counted in each of them.
    """

    told: Any
    cpu: float
    peak: float


def run(module: str, *arguments: object) -> Done:
    """Run `python -m benchmarks.MODULE`. Raises RuntimeError, with what it said, if it fails.

    The kernel starts a child's peak at its parent's memory: whoever calls this must be small.
    """
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, text=True)
        assert process.stdout is not None
        with process.stdout as output:
            lines = output.read().splitlines()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command[2:])} failed:\n{said.read()}")
    used = usage.ru_utime + usage.ru_stime
    return Done(json.loads(lines[-1]), used, usage.ru_maxrss * UNIT / MEGABYTE)
