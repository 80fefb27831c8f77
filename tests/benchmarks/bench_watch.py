"""Print how long it takes from a save to the finished draft, with `grokdl watch` at work.

`python -m benchmarks.bench_watch [LESSON…]`, as `make bench` runs it, of lessons that have
an alpha: those of the short film unless others are named. Numbers and words
are new each time, so that nothing is found in the cache but what looks as it did.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from ctrl_c import hear_ctrl_c

from grokdl.catalog import gallery
from grokdl.production.film import SHORT

TRIES = 3
Save = Callable[[], None]


class Watch:
    """`grokdl watch` in a folder."""

    def __init__(self, folder: Path, *words: str) -> None:
        command = [sys.executable, "-u", "-m", "grokdl", "watch", *words, "--scenes", "scenes"]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=hear_ctrl_c,
        )
        self.wait()

    def wait(self) -> None:
        """Wait for a clip and for the end of its round. Raises RuntimeError for a mistake."""
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        if not said.endswith(".mp4\n"):
            self.end()
            raise RuntimeError(said)
        while "ctrl-C ends it" not in self.process.stdout.readline():
            continue

    def seconds(self, save: Save) -> float:
        """Return the time from a save to the end of its round."""
        start = perf_counter()
        save()
        self.wait()
        return perf_counter() - start

    def end(self) -> None:
        """End it."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


def measure(name: str) -> None:
    """Print a row for a lesson: a parameter in a file, its default, and a caption's words.

    The last two are for two variants side by side: a parameter of one, and a caption's words.
    """
    info = gallery.find(name)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(gallery.scenes_folder(), folder / "scenes")
        lesson, talk = folder / "scenes" / gallery.file_name(info), folder / "talk.toml"
        text = lesson.read_text(encoding="utf-8")
        alpha = info.parameters.alpha

        def save_file() -> None:
            talk.write_text(f"[{info.name}]\nalpha = {near(alpha)}\n", encoding="utf-8")

        def save_default() -> None:
            with_another = rf"\1.change(alpha={near(alpha)})"
            changed = re.sub(r"(parameters=book\.parameters\([^)]*\))", with_another, text)
            lesson.write_text(changed, encoding="utf-8")

        def save_words() -> None:
            head, words, tail = re.split(r"(words = \{.*?\n    \})", text, maxsplit=1, flags=re.S)
            changed = words.replace('.",', f'; {random.randrange(10**6)}.",', 1)
            assert changed != words
            lesson.write_text(head + changed + tail, encoding="utf-8")

        still = near(alpha)

        def save_one_of_two() -> None:
            two = {"a": near(alpha), "b": still}
            tables = [f"[{info.name}.{name}]\nalpha = {value}\n" for name, value in two.items()]
            talk.write_text("".join(tables), encoding="utf-8")

        save_file()
        rows = [_median(Watch(folder, "-p", "talk.toml"), save_file)]
        rows += [_median(Watch(folder, info.name), save) for save in (save_default, save_words)]
        save_one_of_two()
        for save in (save_one_of_two, save_words):
            rows.append(_median(Watch(folder, "-p", "talk.toml"), save))
        print(f"{info.name:14}", *(f"{seconds:10.2f}" for seconds in rows))


def near(alpha: float) -> float:
    """Return a number that nobody has used, near alpha."""
    return round(alpha * random.uniform(0.8, 0.99), 7)


def _median(watch: Watch, save: Save) -> float:
    try:
        return median(watch.seconds(save) for _ in range(TRIES))
    finally:
        watch.end()


if __name__ == "__main__":
    print(f"{'from save to draft, s':14}    -p FILE    default      words one of two  two words")
    print(f"(load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores, median of {TRIES})")
    for lesson in sys.argv[1:] or SHORT:
        measure(lesson)
