"""Renders lessons and scenes with stock Manim and with grokdl's engine, and prints both.

One scene after another, each rendering in a fresh process, the ways in turn. `make bench` runs it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from grokdl.catalog.look import QUALITIES

from . import others
from .child import run
from .subjects import NAMES, Subject
from .table import Fidelity, Result, Run, cost_table, middle_run, speed_table

NOTES = """\
fps: frames a second from the scene's construction to the finished file; starting Python and
  loading Manim are left out. naive: stock with the same picture as Manim's documentation has it.
floor: frames that lie ready through the engine's encoder settings, one process for each job.
CPU s, peak MB, file, PSNR, SSIM: the engine's / stock's. CPU: all processes, after the start.
peak: the largest single process (ru_maxrss). PSNR, SSIM: against a lossless render by stock.
stock: Manim's own defaults (crf 23, preset medium, its cache on and empty)."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("-q", "--quality", type=click.Choice(["film", "slide", "draft"]), default="film")
@click.option("--only", type=click.Choice(NAMES), multiple=True, help="This scene (repeatable).")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True)
@click.option("--repeat", type=click.IntRange(1), default=1, help="Times; the median counts.")
@click.option("--others/--no-others", "with_others", default=True, help="matplotlib, WebCodecs.")
def main(quality: str, only: Sequence[str], jobs: int, repeat: int, with_others: bool) -> None:
    """Compare the engine with stock Manim: speed, memory, size and fidelity."""
    size = QUALITIES[quality]
    print(f"{size.width}x{size.height} at {size.frame_rate} fps, {jobs} jobs, {repeat} time(s)")
    results = []
    for name in NAMES:
        if not only or name in only:
            print(f"  {name} …", end=" ", flush=True)
            results.append(measured(Subject(name), quality, jobs, repeat))
            print(f"{results[-1].times_stock:.2f} times stock", flush=True)
    print("", speed_table(results), "", cost_table(results), "", NOTES, sep="\n")
    if with_others:
        print("", *others.rows(size), sep="\n", flush=True)


def measured(subject: Subject, quality: str, jobs: int, repeat: int) -> Result:
    """Render a scene in every way, in turn, and look at what came out."""
    with TemporaryDirectory() as room:
        shots = {"stock": ("stock", subject), "engine": ("engine", subject)}
        if subject.naive:
            shots["naive"] = ("stock", subject.naive)
        rounds = [
            {
                name: rendered(*shot, quality, Path(room) / f"{name}{number}", jobs)
                for name, shot in shots.items()
            }
            for number in range(repeat)
        ]
        middle = {name: middle_run(turn[name] for turn in rounds) for name in shots}
        lossless = rendered("lossless", subject, quality, Path(room) / "lossless", jobs).video
        videos = [middle[name].video for name in ("stock", "engine")]
        stock, engine = run("fidelity", lossless, *videos).told
        floor = run("floor", lossless, jobs).told["rate"]
    return Result(
        subject.name,
        **middle,
        stock_fidelity=Fidelity(**stock),
        engine_fidelity=Fidelity(**engine),
        floor=floor,
    )


def rendered(way: str, subject: Subject, quality: str, folder: Path, jobs: int) -> Run:
    """Render a scene in one way, in a fresh process."""
    folder.mkdir()
    done = run("ways", way, subject.name, quality, folder, jobs)
    told = done.told
    cpu = done.cpu - told["cpu_before"]
    return Run(told["frames"], told["seconds"], cpu, done.peak, told["size"], told["video"])


if __name__ == "__main__":
    main()
