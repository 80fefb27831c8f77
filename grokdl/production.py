"""Makes videos: each by one process at a time, and none that is there as it should be."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol, TypeVar

from . import locks
from .atomic_write import private_folder, ready_folder
from .engine import worker_pool
from .engine.take import Finished, Headway, Report, Take, unheard

Video = TypeVar("Video")
Made = TypeVar("Made", covariant=True)

Numbered = Callable[[int], None]
"""Told the number of a production."""


def ignored(number: int) -> None:
    """Take a number and do nothing."""


class Production(Protocol[Made]):
    """A video to be made from one take."""

    @property
    def path(self) -> Path:
        """Where it goes."""

    def found(self) -> Made | None:
        """Return the video if it is there as it should be."""

    def job(self, hands: int) -> worker_pool.Job:
        """Return the job of rendering it."""

    def done(self, take: Take) -> Made:
        """Put the video in its place."""


def run(
    productions: Sequence[Production[Video]],
    *,
    cores: int | None = None,
    on_progress: Report = unheard,
    on_finished: Finished = unheard,
    on_current: Numbered = ignored,
    on_wait: Numbered = ignored,
    on_output: worker_pool.OnOutput = worker_pool.aloud,
) -> Generator[Video]:
    """Yield each video as it is finished; one that is there as it should be is not made again.

    `on_progress` gets a production's number and its Headway, `on_finished` the number and the take,
    `on_current` the number of a video that is there, `on_wait` that of one that another process is
    making, `on_output` the number and what its scene prints. `cores` is how many processes work at
    once, by default one for each core of the machine. Raises GrokdlError before anything is
    rendered if a video can't be written.
    """
    due = dict(enumerate(productions))
    for number, video in _found(due, on_current):
        del due[number]
        yield video
    for production in due.values():
        ready_folder(production.path.parent)
    paths = {number: production.path for number, production in due.items()}
    with closing(locks.turns(paths, on_wait)) as turns:
        for held in turns:
            ours = {number: due[number] for number in held}
            for number, video in _found(ours, on_current):  # another process has just made it
                del ours[number]
                held[number].release()
                yield video
            with closing(_rendered(ours, cores, on_progress, on_output)) as rendered:
                for number, take, video in rendered:
                    held[number].release()
                    on_finished(number, take)
                    yield video


def _found(
    productions: Mapping[int, Production[Video]], on_current: Numbered
) -> Iterator[tuple[int, Video]]:
    for number, production in list(productions.items()):
        video = production.found()
        if video is not None:
            on_current(number)
            yield number, video


def _rendered(
    productions: Mapping[int, Production[Video]],
    cores: int | None,
    on_progress: Report,
    on_output: worker_pool.OnOutput,
) -> Generator[tuple[int, Take, Video]]:
    numbers = list(productions)
    at_once, hands = worker_pool.shared(len(numbers), cores)
    jobs = [production.job(hands) for production in productions.values()]

    def report(job: int, headway: Headway) -> None:
        on_progress(numbers[job], headway)

    def printed(job: int, text: str) -> None:
        on_output(numbers[job], text)

    with (
        private_folder() as folder,
        closing(worker_pool.takes(jobs, folder, report, at_once, printed)) as takes,
    ):
        for job, take in takes:
            yield numbers[job], take, productions[numbers[job]].done(take)
