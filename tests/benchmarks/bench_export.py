"""Makes Overshoot in each format, and as a user would else, and decks; prints seconds and sizes.

`python -m benchmarks.bench_export -q draft`, with PYTHONPATH=tests. Every row is a fresh process,
from the command's start to its end, and nothing that was rendered before is used.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click

from .table import laid_out, number

LESSON = "Overshoot"
DECK = ("error-bowl", "overshoot", "divergence", "alpha")
NOTES = """\
s: from the command's start to its end; CPU s: of all its processes.
× other: how many times as fast it is as the row of stock Manim or ffmpeg of its format. Stock's -t
  is a MOV in QuickTime Animation, and with --format webm VP9; ffmpeg's GIF is of a clip of ours, in
  two passes."""

Command = Callable[[Path, str], list[str]]
"""Gets a folder and a quality, and returns what is run there."""


class Row(NamedTuple):
    """One way to a file: its name, what is run, the file's ending, and the row to compare with."""

    name: str
    command: Command
    ending: str
    beside: str = ""


class Cost(NamedTuple):
    """What a row took: seconds, CPU seconds, and the file's bytes."""

    seconds: float
    cpu: float
    size: int


def ours(ending: str, *options: str) -> Command:
    """Return the command that makes a format."""

    def command(folder: Path, quality: str) -> list[str]:
        words = ("render", LESSON, "-q", quality, *options, "--no-cache")
        return [sys.executable, "-m", "grokdl", *words, "-o", str(folder / f"ours{ending}")]

    return command


def deck(ending: str) -> Command:
    """Return the command that makes a deck of the four lessons, with nothing that was there."""

    def command(folder: Path, quality: str) -> list[str]:
        words = ("export", *DECK, "--to", ending.removeprefix("."), "-q", quality)
        return [sys.executable, "-m", "grokdl", *words, "-o", str(folder / f"ours{ending}")]

    return command


def by_ffmpeg(folder: Path, quality: str) -> list[str]:
    """What a user does for a GIF: a clip of ours, and ffmpeg's palette in two passes."""
    clip, gif = folder / "clip.mp4", folder / "ffmpeg.gif"
    grokdl = f"{sys.executable} -m grokdl render {LESSON} -q {quality} --no-cache -o {clip}"
    scaled = "fps=25,scale=-2:480:flags=area"
    split = f"{scaled},split[a][b];[a]palettegen=stats_mode=full[p];[b][p]paletteuse=dither=none"
    return ["sh", "-c", f"{grokdl} && ffmpeg -v error -i {clip} -vf '{split}' {gif}"]


def stock(way: str) -> Command:
    """Return the command that renders with stock Manim in some way."""

    def command(folder: Path, quality: str) -> list[str]:
        return [sys.executable, "-m", "benchmarks.ways", way, LESSON, quality, str(folder), "1"]

    return command


TESTS = Path(__file__).parents[1]
STOCK, CLEAR, CLEAR_WEBM = "mp4, stock", "mov, stock -t", "webm, stock -t"
BY_FFMPEG = "gif, ffmpeg"
HAS_FFMPEG = which("ffmpeg") is not None
ROWS = (
    Row(STOCK, stock("stock"), ".mp4"),
    Row("mp4", ours(".mp4"), ".mp4", STOCK),
    Row(CLEAR, stock("clear"), ".mov"),
    Row(CLEAR_WEBM, stock("clear-webm"), ".webm"),
    Row("webm, clear", ours(".webm", "--transparent"), ".webm", CLEAR_WEBM),
    Row("mov, clear", ours(".mov", "--transparent"), ".mov", CLEAR),
    Row("webm", ours(".webm"), ".webm"),
    Row("mov", ours(".mov"), ".mov"),
    *([Row(BY_FFMPEG, by_ffmpeg, ".gif")] if HAS_FFMPEG else []),
    Row("gif", ours(".gif", "--height", "480"), ".gif", BY_FFMPEG if HAS_FFMPEG else ""),
    Row("webp", ours(".webp", "--height", "480"), ".webp"),
    Row("png", ours(".png"), ".png"),
    Row("svg", ours(".svg"), ".svg"),
    Row("pdf", ours(".pdf"), ".pdf"),
    Row("pptx, four lessons", deck(".pptx"), ".pptx"),
    Row("html, four lessons", deck(".html"), ".html"),
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-q", "--quality", type=click.Choice(["film", "slide", "draft"]), default="slide")
@click.option("--only", multiple=True, metavar="FORMAT", help="Rows of this format (repeatable).")
def main(quality: str, only: Sequence[str]) -> None:
    """Time every format."""
    wanted = [row for row in ROWS if not only or row.name.split(",")[0] in only]
    costs = {}
    for row in wanted:
        print(f"  {row.name} …", flush=True)
        costs[row.name] = cost_of(row, quality)
    print("", cost_table(wanted, costs), "", NOTES, sep="\n")


def cost_of(row: Row, quality: str) -> Cost:
    """Run a row, and measure it. Raises RuntimeError with what it said, if it fails."""
    with TemporaryDirectory() as room:
        folder = Path(room)
        start, before = time.perf_counter(), _cpu()
        done = subprocess.run(
            row.command(folder, quality),
            capture_output=True,
            text=True,
            env=_alone(folder),
            cwd=folder,
        )
        seconds, cpu = time.perf_counter() - start, _cpu() - before
        if done.returncode:
            raise RuntimeError(f"{row.name} failed:\n{done.stderr}")
        made = max(folder.rglob(f"*{row.ending}"), key=lambda path: path.stat().st_mtime)
        return Cost(seconds, cpu, made.stat().st_size)


def cost_table(rows: Sequence[Row], costs: dict[str, Cost]) -> str:
    """Return seconds, CPU seconds, megabytes, and how many times as fast each row is."""
    lines = []
    for row in rows:
        cost, other = costs[row.name], costs.get(row.beside)
        times = None if other is None else other.seconds / cost.seconds
        figures = number(cost.seconds, 1), number(cost.cpu, 1), number(cost.size / 1e6, 2)
        lines.append((row.name, *figures, number(times, 2)))
    return laid_out(("format", "s", "CPU s", "MB", "× other"), lines)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _alone(folder: Path) -> dict[str, str]:
    paths = os.pathsep.join(filter(None, [str(TESTS), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": paths, "GROKDL_CACHE": str(folder / "cache")}


if __name__ == "__main__":
    main()
