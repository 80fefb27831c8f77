"""How far the rendering is: bars on a terminal, plain lines in a pipe; all on stderr."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

LINE_EVERY = 10.0  # seconds of video


class Watch(Protocol):
    """Told how many seconds of each video are done, and when one is finished."""

    def report(self, number: int, seconds: float) -> None:
        """Take note of a step ahead."""

    def finished(self, number: int, seconds: float) -> None:
        """Take note of an end."""


@contextmanager
def watching(names: Sequence[str]) -> Iterator[Watch]:
    """Show the progress of several videos for as long as the context lasts."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Lines(names)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.fields[done]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        yield Bars(progress, names)


class Lines:
    """Plain lines: at the start, every ten seconds of video, and at the end."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.started: dict[int, float] = {}
        self.due: dict[int, float] = {}

    def report(self, number: int, seconds: float) -> None:
        """Print a line if one is due."""
        if number not in self.started:
            self.started[number], self.due[number] = monotonic(), LINE_EVERY
            self._print(number, "rendering")
        elif seconds >= self.due[number]:
            self.due[number] += LINE_EVERY
            self._print(number, f"{seconds:.0f} s of video")

    def finished(self, number: int, seconds: float) -> None:
        """Print the last line."""
        took = monotonic() - self.started.get(number, monotonic())
        self._print(number, f"done, {seconds:.1f} s of video in {took:.0f} s")

    def _print(self, number: int, text: str) -> None:
        click.echo(f"{self.names[number]}: {text}", err=True)


class Bars:
    """A bar for each video that has begun; how long it will be is known only at its end."""

    def __init__(self, progress: Progress, names: Sequence[str]) -> None:
        self.progress = progress
        self.tasks = [
            progress.add_task(name, start=False, visible=False, total=None, done="")
            for name in names
        ]

    def report(self, number: int, seconds: float) -> None:
        """Move the bar."""
        task = self.tasks[number]
        self.progress.start_task(task)
        self.progress.update(task, visible=True, done=f"{seconds:.1f} s of video")

    def finished(self, number: int, seconds: float) -> None:
        """Fill the bar."""
        done = f"{seconds:.1f} s of video"
        self.progress.update(self.tasks[number], visible=True, total=1, completed=1, done=done)
