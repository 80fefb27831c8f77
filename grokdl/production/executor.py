"""Executors: they take jobs, and hand back the take of each as it is done."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..engine import worker_pool
from ..engine.take import Report, Take
from ..engine.worker_pool import Job, OnOutput


class Executor(Protocol):
    """Interface of whoever does jobs: this machine's processes, or others that are handed in."""

    @property
    def hands(self) -> int:
        """How many processes all jobs together may use at once."""

    def takes(
        self, jobs: Sequence[Job], folder: Path, on_progress: Report, on_output: OnOutput
    ) -> Generator[tuple[int, Take]]:
        """Do the jobs, and yield each one's number and take as it is done.

        What the takes name lies in `folder`. `on_progress` gets a job's number and its Headway,
        `on_output` its number and what its scene prints. Whoever stops listening leaves nothing at
        work. Raises GrokdlError where a job does.
        """


@dataclass(frozen=True)
class LocalPool:
    """Processes of this machine: so many as `cores`, by default one for each of its cores."""

    cores: int | None = None

    @property
    def hands(self) -> int:
        """How many processes all jobs together may use at once."""
        return worker_pool.shared(1, self.cores)[1]

    def takes(
        self, jobs: Sequence[Job], folder: Path, on_progress: Report, on_output: OnOutput
    ) -> Generator[tuple[int, Take]]:
        """Do the jobs, each in a process of its own."""
        at_once = min(len(jobs), self.hands)
        return worker_pool.takes(jobs, folder, on_progress, at_once, on_output)
