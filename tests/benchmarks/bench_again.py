"""Renders the film, and renders it again after a change; prints how long each takes.

`python -m benchmarks.bench_again -q draft`, with PYTHONPATH=tests. The changes are made in a copy
of grokdl with its lessons, and every process is a fresh one: what is measured is what a user waits
for.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import av
import click

import grokdl
from grokdl.catalog import gallery
from grokdl.files.cache import SEAL

from .table import laid_out, number

LESSON = "overshoot.py"
PARAMETERS = 'book.parameters("several_steps")'
WORDS = "The best weight is {gap} away."
NOTES = """\
s: seconds from the command's start to its end, Python's start and all; the median, and the range.
CPU s: of all its processes together, the median; what else the machine does matters less there.
painted: frames in the segments that were rendered anew, of all frames of the film."""


@dataclass(frozen=True)
class Time:
    """One command: its seconds, and all its processes'; how many frames it painted, of how many."""

    seconds: float
    cpu: float
    painted: int
    frames: int


class Studio:
    """A folder with a copy of grokdl and its lessons, a cache and a film of its own."""

    def __init__(self, folder: Path, quality: str, jobs: int) -> None:
        self.folder = folder
        self.words = ("film", "-q", quality, "--jobs", str(jobs), "-o", "film.mp4")
        self.scenes, self.cache = folder / "scenes", folder / "cache"
        shutil.copytree(Path(grokdl.__file__).parent, folder / "grokdl")

    def begin(self) -> None:
        """Take the lessons as they are, and forget all that was rendered."""
        for place in (self.scenes, self.cache):
            shutil.rmtree(place, ignore_errors=True)
        (self.folder / "film.mp4").unlink(missing_ok=True)
        shutil.copytree(gallery.scenes_folder(), self.scenes)

    def change(self, before: str, after: str) -> None:
        """Change the text of a lesson, as its author does."""
        file = self.scenes / LESSON
        text = file.read_text(encoding="utf-8")
        if before not in text:
            raise ValueError(f"{LESSON} has no {before!r} any more")
        file.write_text(text.replace(before, after), encoding="utf-8")

    def render(self) -> Time:
        """Render the film."""
        known, start, used = self._segments(), time.perf_counter(), _cpu()
        self.run()
        seconds, cpu = time.perf_counter() - start, _cpu() - used
        fresh = sum(map(_frames_of_segment, self._segments() - known))
        return Time(seconds, cpu, fresh, _frames(self.folder / "film.mp4"))

    def run(self, *python: str) -> str:
        """Render the film by a Python with some options, and return what it said."""
        done = subprocess.run(
            [sys.executable, *python, "-m", "grokdl", *self.words],
            cwd=self.folder,
            env={**os.environ, "GROKDL_CACHE": str(self.cache), "PYTHONPATH": str(self.folder)},
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stderr

    def loads_manim(self) -> bool:
        """Tell whether the command loads Manim as things stand."""
        return " manim\n" in self.run("-X", "importtime")

    def _segments(self) -> set[Path]:
        return {path for path in self.cache.glob("segments/*/*") if path.is_file()}


def _cpu() -> float:
    used = os.times()  # of processes that have ended, and theirs
    return used.children_user + used.children_system


def _frames_of_segment(path: Path) -> int:
    data = path.read_bytes()[SEAL:]
    if data[4:8] != b"ftyp":  # packets that stand for a still: no segment of the film
        return 0
    with TemporaryDirectory() as folder:
        segment = Path(folder) / "segment.mp4"
        segment.write_bytes(data)
        return _frames(segment)


def _frames(path: Path) -> int:
    with av.open(str(path)) as video:
        return sum(packet.dts is not None for packet in video.demux(video=0))


def steps(studio: Studio) -> dict[str, Callable[[], None]]:
    """Return what is done before each rendering: one builds on the other."""
    return {
        "all of it": studio.begin,
        "nothing changed": lambda: None,
        "one parameter of a lesson": lambda: studio.change(
            PARAMETERS, f"{PARAMETERS}.change(alpha=0.9)"
        ),
        "one caption's words": lambda: studio.change(WORDS, f"Look: {WORDS[0].lower()}{WORDS[1:]}"),
    }


def measured(studio: Studio, repeat: int) -> dict[str, list[Time]]:
    """Go through the steps so many times, and return the times of each."""
    times: dict[str, list[Time]] = {name: [] for name in steps(studio)}
    for _ in range(repeat):
        for name, prepare in steps(studio).items():
            prepare()
            times[name].append(studio.render())
    return times


def time_table(times: dict[str, list[Time]]) -> str:
    """Return a line for each step: seconds, their range, frames painted and all frames."""
    rows = [(name, *_row(tries)) for name, tries in times.items()]
    return laid_out(("what changed", "s", "from", "to", "CPU s", "painted", "of"), rows)


def _row(tries: Sequence[Time]) -> tuple[object, ...]:
    seconds = [one.seconds for one in tries]
    middle = (number(function(seconds), 2) for function in (median, min, max))
    cpu = number(median(one.cpu for one in tries), 2)
    return (*middle, cpu, tries[-1].painted, tries[-1].frames)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-q", "--quality", type=click.Choice(["film", "slide", "draft"]), default="film")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True)
@click.option("--repeat", type=click.IntRange(1), default=1, help="Times; the median counts.")
def main(quality: str, jobs: int, repeat: int) -> None:
    """Render the film, and again after a change, and print how long each takes."""
    print(f"the film at -q {quality}, {jobs} jobs, {repeat} time(s)", flush=True)
    with TemporaryDirectory() as folder:
        studio = Studio(Path(folder), quality, jobs)
        times = measured(studio, repeat)
        loaded = studio.loads_manim()
    print("", time_table(times), "", NOTES, sep="\n")
    print(f"With nothing changed, Manim is {'' if loaded else 'not '}loaded.")


if __name__ == "__main__":
    main()
