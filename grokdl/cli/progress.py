"""Progress display: bars on a terminal, plain lines in a pipe; all on stderr."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Column
from rich.text import Text

from ..engine.take import Headway
from .eta import Eta

LINE_EVERY = 10.0  # seconds of video
DRAWN_EVERY = 0.1  # seconds


class Watch(Protocol):
    """Interface of a progress display: told each video's progress, and its length in the end."""

    def report(self, number: int, headway: Headway) -> None:
        """Take note of a step ahead."""

    def finished(self, number: int, seconds: float) -> None:
        """Take note of an end."""

    def printed(self, number: int, text: str) -> None:
        """Show what a scene has printed: whole lines."""


@contextmanager
def watching(
    names: Sequence[str], frame_rate: int, console: Console | None = None
) -> Iterator[Watch]:
    """Show the progress of several videos for as long as the context lasts."""
    console = console or Console(stderr=True)
    eta = Eta(len(names), frame_rate)
    if not console.is_terminal:
        yield Lines(names, eta)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}", table_column=Column(no_wrap=True, max_width=24)),
        BarColumn(bar_width=20),
        TextColumn("{task.fields[said]}"),
    )
    # drawn by us: a thread of its own would keep workers from being forked
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as progress:
        yield Bars(progress, names, eta)


class Lines:
    """Plain lines: at the start, every ten seconds of video, and at the end."""

    def __init__(self, names: Sequence[str], eta: Eta) -> None:
        self.names, self.eta = names, eta
        self.due: dict[int, float] = {}

    def report(self, number: int, headway: Headway) -> None:
        """Print a line if one is due."""
        self.eta.note(number, headway)
        if number not in self.due:
            self.due[number] = LINE_EVERY
            self._print(number, "rendering")
        elif headway.done >= self.due[number]:
            self.due[number] = headway.done - headway.done % LINE_EVERY + LINE_EVERY
            self._print(number, f"{self.eta.extent(number)} of video")

    def finished(self, number: int, seconds: float) -> None:
        """Print the last line."""
        self.eta.note(number, Headway(seconds, seconds, whole=True))
        self._print(number, f"done, {seconds:.1f} s of video")

    def printed(self, number: int, text: str) -> None:
        """Print it as it is."""
        click.echo(text, err=True, nl=False)

    def _print(self, number: int, text: str) -> None:
        pace = self.eta.pace()
        more = f" (over all {pace})" if pace else ""
        click.echo(f"{self.names[number]}: {text}{more}", err=True)


class Bars:
    """A bar for all videos together, and under it one for each that is at work."""

    def __init__(self, progress: Progress, names: Sequence[str], eta: Eta) -> None:
        self.progress, self.names, self.eta = progress, names, eta
        self.left = len(names)
        self.drawn = -math.inf
        self.all = progress.add_task("", said="")
        self.bars = [progress.add_task(name, start=False, visible=False, said="") for name in names]
        self._draw()

    def report(self, number: int, headway: Headway) -> None:
        """Move the bars."""
        self.eta.note(number, headway)
        self.progress.start_task(self.bars[number])
        self.progress.update(
            self.bars[number],
            visible=True,
            completed=headway.done,
            total=self.eta.length(number),
            said=self.eta.extent(number),
        )
        self._draw()

    def finished(self, number: int, seconds: float) -> None:
        """Put a line in the bar's place, above all bars."""
        self.eta.note(number, Headway(seconds, seconds, whole=True))
        self.left -= 1
        self.progress.update(self.bars[number], visible=False)
        self.progress.console.print(f"{self.names[number]}: done, {seconds:.1f} s of video")
        self._draw()

    def printed(self, number: int, text: str) -> None:
        """Print it as it is, above all bars."""
        self.progress.console.print(Text.from_ansi(text.removesuffix("\n")), soft_wrap=True)

    def _draw(self) -> None:
        videos = len(self.names)
        self.progress.update(
            self.all,
            description=f"{videos - self.left} of {videos} done",
            completed=self.eta.done,
            total=self.eta.total,
            said=self.eta.pace(),
        )
        if monotonic() - self.drawn >= DRAWN_EVERY:
            self.drawn = monotonic()
            self.progress.refresh()
