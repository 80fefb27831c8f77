"""Runs errands: videos to be made, each by one process at a time, and none for nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol, TypeVar

from . import locks
from .engine import crew
from .engine.take import Finished, Headway, Report, Take, unheard
from .publish import private_folder, ready_folder

Video = TypeVar("Video")
Made = TypeVar("Made", covariant=True)

Numbered = Callable[[int], None]
"""Told the number of an errand."""


def ignored(number: int) -> None:
    """Take a number and do nothing."""


class Errand(Protocol[Made]):
    """A video to be made from one take."""

    @property
    def path(self) -> Path:
        """Where it goes."""

    def found(self) -> Made | None:
        """Return the video if it is there as it should be."""

    def job(self, hands: int) -> crew.Job:
        """Return the job of rendering it."""

    def done(self, take: Take) -> Made:
        """Put the video in its place."""


def run(
    errands: Sequence[Errand[Video]],
    *,
    cores: int | None = None,
    on_progress: Report = unheard,
    on_finished: Finished = unheard,
    on_current: Numbered = ignored,
    on_wait: Numbered = ignored,
    on_output: crew.OnOutput = crew.aloud,
) -> Generator[Video]:
    """Yield each video as it is finished; one that is there as it should be is not made again.

    `on_progress` gets an errand's number and its Headway, `on_finished` the number and the take,
    `on_current` the number of a video that is there, `on_wait` that of one that another process is
    making, `on_output` the number and what its scene prints. `cores` is how many processes work at
    once, by default one for each core of the machine. Raises GrokdlError before anything is
    rendered if a video can't be written.
    """
    due = dict(enumerate(errands))
    for number, video in _found(due, on_current):
        del due[number]
        yield video
    for errand in due.values():
        ready_folder(errand.path.parent)
    paths = {number: errand.path for number, errand in due.items()}
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
    errands: Mapping[int, Errand[Video]], on_current: Numbered
) -> Iterator[tuple[int, Video]]:
    for number, errand in list(errands.items()):
        video = errand.found()
        if video is not None:
            on_current(number)
            yield number, video


def _rendered(
    errands: Mapping[int, Errand[Video]],
    cores: int | None,
    on_progress: Report,
    on_output: crew.OnOutput,
) -> Generator[tuple[int, Take, Video]]:
    numbers = list(errands)
    at_once, hands = crew.shared(len(numbers), cores)
    jobs = [errand.job(hands) for errand in errands.values()]

    def report(job: int, headway: Headway) -> None:
        on_progress(numbers[job], headway)

    def printed(job: int, text: str) -> None:
        on_output(numbers[job], text)

    with (
        private_folder() as folder,
        closing(crew.takes(jobs, folder, report, at_once, printed)) as takes,
    ):
        for job, take in takes:
            yield numbers[job], take, errands[numbers[job]].done(take)
