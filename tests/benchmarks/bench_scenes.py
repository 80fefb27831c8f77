"""Renders every scene of a folder's files with stock Manim and with us, and compares the films.

`python -m benchmarks.bench_scenes [FOLDER]`, with PYTHONPATH=tests. A film is equal if each of its
pictures is, to the bit, and its words and its sound are.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click
import compared

from grokdl.errors import GrokdlError
from grokdl.production.scene_file import asked_scenes

from .table import UNKNOWN, laid_out, number

OWN = Path(__file__).parent / "long_scenes"
HEAD = ("scene", "frames", "stock s", "grokdl s", "times", "verdict")


class Verdict(NamedTuple):
    """What came of one scene: `kind` is equal, different or failed, `told` says how."""

    name: str
    kind: str
    told: str
    frames: int = 0
    stock: float | None = None
    ours: float | None = None

    @property
    def times(self) -> float | None:
        """How many times as fast as stock Manim we are."""
        return self.stock / self.ours if self.stock and self.ours else None


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("folder", type=click.Path(exists=True, path_type=Path), default=OWN)
@click.option("-q", "--quality", type=click.Choice(list(compared.SIZES)), default="draft")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, show_default=True)
@click.option("--only", multiple=True, help="This scene (repeatable).")
def main(folder: Path, quality: str, jobs: int, only: Sequence[str]) -> None:
    """Compare the films of every scene of a folder's files, or of one file."""
    verdicts = []
    for file in [folder] if folder.is_file() else sorted(folder.glob("*.py")):
        for name in scenes_of(file):
            if name and only and name not in only:
                continue
            print(f"  {file.stem} {name} …", end=" ", flush=True)
            verdicts.append(judged(file.resolve(), name, quality, jobs))
            print(verdicts[-1].told, flush=True)
    print("", table(verdicts), "", summary(verdicts), sep="\n")


def scenes_of(file: Path) -> list[str]:
    """Return the names of a file's scenes; where it can't be loaded, one that is empty."""
    try:
        return [request.name for request in asked_scenes(file, ["all"])]
    except GrokdlError:
        return [""]


def judged(file: Path, name: str, quality: str, jobs: int) -> Verdict:
    """Render a scene in both ways, and compare."""
    with TemporaryDirectory() as folder:
        stock = compared.stock(file, [name], Path(folder) / "stock", quality)
        ours = compared.ours(file, [name], Path(folder) / "ours", jobs, quality)
        return verdict(name or file.stem, name, stock, ours)


def verdict(shown: str, name: str, stock: compared.Rendering, ours: compared.Rendering) -> Verdict:
    """Return what came of two renderings of a scene."""
    failed = {
        by: rendering.reason
        for by, rendering in (("stock", stock), ("grokdl", ours))
        if rendering.code or name not in rendering.films
    }
    if failed:
        told = "; ".join(f"{by} says: {reason}" for by, reason in failed.items())
        return Verdict(shown, "failed", f"failed, {told}")
    films = stock.films[name], ours.films[name]
    difference = compared.difference(*films)
    kind = "different" if difference else "equal"
    return Verdict(
        shown, kind, str(difference), len(films[0].pictures), stock.seconds, ours.seconds
    )


def table(verdicts: Sequence[Verdict]) -> str:
    """Return a line for each scene."""
    return laid_out(
        HEAD,
        [
            (
                one.name,
                one.frames or UNKNOWN,
                number(one.stock, 1),
                number(one.ours, 1),
                number(one.times, 2),
                one.kind,
            )
            for one in verdicts
        ],
    )


def summary(verdicts: Sequence[Verdict]) -> str:
    """Return how many scenes are equal, different and failed, and how much faster we are."""
    counts = [
        f"{sum(one.kind == kind for one in verdicts)} {kind}"
        for kind in ("equal", "different", "failed")
    ]
    times = [one.times for one in verdicts if one.times]
    speed = f"; {median(times):.2f} times stock, the median" if times else ""
    return f"{len(verdicts)} scenes: {', '.join(counts)}{speed}"


if __name__ == "__main__":
    main()
