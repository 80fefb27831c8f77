"""`--profile`: CPU seconds of a rendering by kind of work."""

from __future__ import annotations

from time import perf_counter

import click
from rich.console import Console
from rich.table import Table

from ..engine.take import Take

MEANINGS = {
    "load": "start Python, load Manim and the lesson",
    "construct": "build the scene, bring it from play to play",
    "scene": "move the scene to each frame",
    "record": "write down what each frame shows",
    "look up": "find segments that were rendered before",
    "paint": "paint what changed",
    "Manim's painting": "what is no outline, painted by Manim",
    "convert": "turn what changed into the encoder's pixels",
    "encode": "compress",
}


class Bill:
    """Sum of the CPU seconds of takes, over all processes."""

    def __init__(self) -> None:
        self.started = perf_counter()
        self.costs: dict[str, float] = {}
        self.frames = 0

    def add(self, take: Take) -> None:
        """Take note of a finished scene."""
        self.frames += take.frames
        for work, seconds in take.costs.items():
            self.costs[work] = self.costs.get(work, 0.0) + seconds

    def show(self) -> None:
        """Print the table to stderr."""
        if not any(self.costs.values()):
            click.echo("Nothing was rendered, so there is nothing to profile.", err=True)
            return
        table = Table("work", "", box=None, pad_edge=False)
        for title in ("CPU s", "share", "ms a frame"):
            table.add_column(title, justify="right")
        total = sum(self.costs.values())
        for work, meaning in MEANINGS.items():
            seconds = self.costs.get(work, 0.0)
            if work in self.costs:
                table.add_row(work, meaning, *self._figures(seconds, total))
        table.add_row("all", "", *self._figures(total, total), style="bold")
        Console(stderr=True, width=100, highlight=False).print(table)
        took = perf_counter() - self.started
        click.echo(
            f"{self.frames} frames in {took:.1f} s: {self.frames / took:.0f} frames a second, "
            f"{total / took:.1f} cores at work.",
            err=True,
        )

    def _figures(self, seconds: float, total: float) -> tuple[str, str, str]:
        return (
            f"{seconds:.2f}",
            f"{seconds / total:.0%}",
            f"{1000 * seconds / self.frames:.2f}",
        )
