"""A process that has loaded Manim and grokdl, and does commands in forked copies of itself.

A fresh process takes more than a second to load Manim, and each of its workers another one. Run as
a program it reads orders from standard input, a line each, and answers each with its exit code.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

ROOMS = ("cli", "lesson", "audit.batch_audit", "engine.lessons", "engine.resources")
ROOMS += ("engine.timing_pass", "production.film", "production.scene_file", "cli.audit")


class Warm:
    """The process, from outside: `run` does a command in a forked copy, as `subprocess.run`.

    With `size` a draft is so many pixels wide and high.
    """

    def __init__(self, env: Mapping[str, str], size: tuple[int, int] | None = None) -> None:
        command = [sys.executable, "-P", __file__, json.dumps(size)]
        self._process = subprocess.Popen(
            command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(
        self, words: Sequence[str], cwd: Path, env: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run `python -m` with these words in a folder, with just these variables."""
        with TemporaryDirectory() as folder:
            said = [f"{folder}/out", f"{folder}/err"]
            order = {"words": list(words), "cwd": str(cwd), "env": dict(env), "said": said}
            assert self._process.stdin is not None and self._process.stdout is not None
            self._process.stdin.write(f"{json.dumps(order)}\n")
            self._process.stdin.flush()
            code = int(self._process.stdout.readline())
            out, err = (Path(file).read_text(encoding="utf-8") for file in said)
        return subprocess.CompletedProcess(words, code, out, err)

    def end(self) -> None:
        """End the process."""
        self._process.communicate()


def main() -> None:
    """Do what standard input brings, until it ends."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    _load(json.loads(sys.argv[1]))
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            _do(**json.loads(line))
        _, status = os.waitpid(process, 0)
        print(os.waitstatus_to_exitcode(status), file=answers, flush=True)


def _load(size: tuple[int, int] | None) -> None:
    from grokdl.catalog.look import QUALITIES

    if size:
        QUALITIES["draft"] = replace(QUALITIES["draft"], width=size[0], height=size[1])
    for room in ROOMS:
        import_module(f"grokdl.{room}")
    import_module("grokdl.engine.worker_pool").fork_workers()
    gc.collect()
    gc.freeze()


def _do(words: list[str], cwd: str, env: dict[str, str], said: list[str]) -> None:
    """Be a process that was started with these words, and end as it does."""
    for number, file in enumerate([os.devnull, *said]):
        opened = os.open(file, os.O_RDWR | os.O_CREAT)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, closefd=False)
    os.environ.clear()
    os.environ.update(env)
    os.chdir(cwd)
    sys.argv = words
    runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    main()
