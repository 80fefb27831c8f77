"""Runs productions: each video made under a lock by one process, current ones left as they are."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from ..engine.take import Finished, Headway, Report, Take, unheard
from ..engine.worker_pool import Job, OnOutput, aloud
from ..files import locks
from ..files.atomic_write import private_folder, ready_folder
from .executor import Executor, LocalPool

Video = TypeVar("Video")
Made = TypeVar("Made", covariant=True)

Numbered = Callable[[int], None]
"""Told the number of a production."""


def ignored(number: int) -> None:
    """Take a number and do nothing."""


class Production(Protocol[Made]):
    """Interface of a video to be made: its place, its jobs, and how their takes are joined."""

    @property
    def path(self) -> Path:
        """Where it goes."""

    @property
    def name(self) -> str:
        """What a user calls it."""

    @property
    def take_names(self) -> Sequence[str]:
        """What a user calls each of its takes."""

    @property
    def frame_rate(self) -> int:
        """Frames a second."""

    def found(self) -> Made | None:
        """Return the video if it is there as it should be. Raises GrokdlError if none may be."""

    def jobs(self, hands: int) -> Mapping[int, Job]:
        """Return the jobs of rendering its takes, by their places, in the order to begin them.

        All jobs at work share so many processes.
        """

    def done(self, takes: Sequence[Take]) -> Made:
        """Put the video in its place."""


def run(
    productions: Sequence[Production[Video]],
    *,
    executor: Executor | None = None,
    on_progress: Report = unheard,
    on_finished: Finished = unheard,
    on_current: Numbered = ignored,
    on_wait: Numbered = ignored,
    on_output: OnOutput = aloud,
) -> Generator[Video]:
    """Yield each video as it is finished; one that is there as it should be is not made again.

    `on_current` gets a production's number if its video is there, `on_wait` if another process is
    making it. Takes are numbered through all productions: `on_progress` gets a take's number and
    its Headway, `on_finished` the number and the take (a video's last one when the video is in its
    place), `on_output` the number and what its scene prints. The `executor` is by default this
    machine's processes. Raises GrokdlError before anything is rendered if a video can't be written.
    """
    due = dict(enumerate(productions))
    for number, video in _found(due, on_current):
        del due[number]
        yield video
    for production in due.values():
        ready_folder(production.path.parent)
    firsts = accumulate((len(production.take_names) for production in productions), initial=0)
    work: _Work[Video] = _Work(
        list(firsts), executor or LocalPool(), on_progress, on_finished, on_output
    )
    paths = {number: production.path for number, production in due.items()}
    with closing(locks.turns(paths, on_wait)) as turns:
        for held in turns:
            ours = {number: due[number] for number in held}
            for number, video in _found(ours, on_current):  # another process has just made it
                del ours[number]
                held[number].release()
                yield video
            with closing(work.videos(ours)) as videos:
                for number, video in videos:
                    held[number].release()
                    yield video


def _found(
    productions: Mapping[int, Production[Video]], on_current: Numbered
) -> Iterator[tuple[int, Video]]:
    for number, production in list(productions.items()):
        video = production.found()
        if video is not None:
            on_current(number)
            yield number, video


@dataclass(frozen=True)
class _Work(Generic[Video]):
    """One run of productions; `firsts` has the number of each production's first take."""

    firsts: Sequence[int]
    executor: Executor
    on_progress: Report
    on_finished: Finished
    on_output: OnOutput

    def videos(self, productions: Mapping[int, Production[Video]]) -> Generator[tuple[int, Video]]:
        """Make videos, and yield each one's number and itself as it is in its place."""
        waiting = {number: dict[int, Take]() for number in productions}
        with private_folder() as folder, closing(self._takes(productions, folder)) as takes:
            for number, place, take in takes:
                own, production = waiting[number], productions[number]
                own[place] = take
                whole = len(own) == len(production.take_names)
                video = production.done([own[k] for k in sorted(own)]) if whole else None
                self.on_finished(self.firsts[number] + place, take)
                if video is not None:
                    yield number, video

    def _takes(
        self, productions: Mapping[int, Production[Video]], folder: Path
    ) -> Generator[tuple[int, int, Take]]:
        """Yield each take with its production's number and its own place in that."""
        jobs = {
            (number, place): job
            for number, production in productions.items()
            for place, job in production.jobs(self.executor.hands).items()
        }
        of_job = list(jobs)
        told = [self.firsts[number] + place for number, place in of_job]

        def report(job: int, headway: Headway) -> None:
            self.on_progress(told[job], headway)

        def printed(job: int, text: str) -> None:
            self.on_output(told[job], text)

        done = self.executor.takes(list(jobs.values()), folder, report, printed)
        with closing(done):
            for job, take in done:
                yield *of_job[job], take
