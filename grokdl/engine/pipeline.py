"""Paints and encodes the segments of a scene: in forks, or in the scene's own process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import repeat
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from .codec import Codec
from .costs import Costs
from .encoding import H264, ByCodec, Encoding
from .fork_pool import ForkPool, at_once
from .painters import Painters
from .resources import Resources
from .segment import Seen, Segment, Segments

LEAST = 48
"""Pictures that a fork is started for, at least: it paints the first of them from nothing."""

SHARED = 384
"""Pictures that all processes at work are started for together: the fewer these are, the more each
gets, unless a slot is free."""


LONGEST = 600
"""Frames of a segment whose frames lean on those before: its first one is a key frame."""


class Outcome(NamedTuple):
    """Result of making segments: its frames, its costs, and what only Manim can paint in it.

    `kept_as` has the keys under which the cache has them.
    """

    frames: int
    costs: Costs
    plain: set[str]
    kept_as: dict[Path, str]


class Pipeline:
    """Takes the segments of a scene, one after another, and has each painted and encoded.

    `plain` names what only Manim can paint, `costs` is what this process took, `kept_as` has the
    keys of the segments that are in the cache. Without a codec the segments are H.264.
    """

    def __init__(self, writer: Any, resources: Resources, codec: Codec | None = None) -> None:
        self.writer, spec = writer, writer.video_encoder
        self.encoding: Encoding = H264(spec) if codec is None else ByCodec(spec, codec)
        self.store = resources.store if self.encoding.is_kept else None
        self.canvas = self.encoding.canvas()
        self.costs, self._copies_costs, self._start = Costs(), Costs(), process_time()
        self.plain: set[str] = set()
        self.kept_as: dict[Path, str] = {}
        self.on_picture: Seen | None = None
        self.length_check = resources.length_check
        wait = self.length_check.wait if self.length_check is not None else at_once
        self.fork_pool = None if resources.slots is None else ForkPool(resources.slots, wait)
        self.painters = None if self.fork_pool is None else Painters(self.fork_pool)
        hands = 1 if resources.slots is None else len(resources.slots.paths)
        self._enough = max(LEAST, SHARED // hands)
        self._begun = 0  # pieces of work
        self._waiting: list[Segment] = []  # written down, and not yet handed to a fork
        self._open: Segments | None = None  # those of a section, where frames lean on others
        self._section = 0

    @property
    def is_shared(self) -> bool:
        """Whether forks do the work."""
        return self.fork_pool is not None

    @property
    def killed(self) -> int:
        """How many forks were killed, whose work was done again."""
        return self.fork_pool.killed if self.fork_pool is not None else 0

    @contextmanager
    def segments(self, lengths: Iterator[int]) -> Iterator[Segments]:
        """Gather the frames of a play in segments of some lengths; none is ever left half-made.

        Where frames lean on those before them a segment goes on from play to play in its section.
        """
        if self.encoding.leans:
            segments, go_on = self._segments_of_section(), True
        else:
            segments, go_on = self._new_segments(lengths), False
        with _whole(segments, self.painters, go_on=go_on):
            yield segments

    @contextmanager
    def alone(self, path: Path, frames: int) -> Iterator[Segments]:
        """Gather the frames of one segment in a fork, which does all of its work itself."""
        self.fork_pool, self.painters, self.costs = None, None, Costs()
        segments = Segments(iter([frames]), lambda: self._segment(path), self._close)
        with _whole(segments):
            yield segments

    def outcome(self, frames: int) -> Outcome:
        """Return what became of a segment that this process has made alone."""
        return Outcome(frames, self.costs, self.plain, self.kept_as)

    def next_path(self) -> Path:
        """Return the path of the next segment, and count it."""
        number = len(self.writer.partial_movie_files)
        path = Path(self.writer.output_plan.segment_path(f"segment_{number:05}"))
        path = path.with_suffix(self.encoding.suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.writer.add_segment(path)
        return path

    def start(self, work: Callable[[], Outcome]) -> None:
        """Let a fork do some work."""
        assert self.fork_pool is not None
        self._begun += 1
        self.fork_pool.start(self._begun, work, self._heard)

    def prepare_still(self, frames: int) -> None:
        """Make what all stills share here, and not in every fork."""
        if self.fork_pool is not None and frames:
            with self.costs.of("encode"):
                self.encoding.prepare_still(frames, self.store)

    def finish(self) -> None:
        """Wait for the forks. Raises TooLongError if the scene should have been told in brief."""
        if self.length_check is not None:
            self.length_check.wait()
        self._close_section()
        if self.fork_pool is not None:
            self._hand_out(len(self.fork_pool.slots.paths))
            self.fork_pool.finish()

    def all_costs(self) -> Costs:
        """Return what the scene took so far: what is not counted otherwise is `construct`."""
        costs = Costs(self._copies_costs)
        costs.add(self.costs)
        here = process_time() - self._start - sum(self.costs.values())
        costs.add({"construct": here, "load": self._start})  # until then, nothing else was done
        return costs

    def _new_segments(self, lengths: Iterator[int]) -> Segments:
        return Segments(lengths, lambda: self._segment(self.next_path()), self._develop)

    def _segments_of_section(self) -> Segments:
        """The segments of the present section, the last section's being closed."""
        section = len(self.writer.marks)
        if self._open is None or self._section != section:
            self._close_section()
            self._open, self._section = self._new_segments(repeat(LONGEST)), section
        return self._open

    def _close_section(self) -> None:
        if self._open is not None:
            self._open.close()

    def _segment(self, path: Path) -> Segment:
        segment = Segment(path, self.encoding, self.canvas, self.store, self.costs)
        segment.on_picture = self.on_picture
        return segment

    def _develop(self, segment: Segment) -> None:
        """Let a fork paint and encode a segment, or do it here if it is already being painted."""
        if self.fork_pool is not None and segment.is_written_down:
            self._waiting.append(segment)
            if self.length_check is not None and not self.length_check.is_done:
                return
            waiting = _pictures(self._waiting)
            is_free = waiting >= LEAST and self.fork_pool.slots.has_free()
            if is_free or waiting >= self._enough:
                self._hand_out(1)
            return
        self._close(segment)
        self.writer.tell(segment.frames)

    def _close(self, segment: Segment) -> None:
        segment.close()
        self.kept_as[segment.target] = segment.kept_as

    def _hand_out(self, most: int) -> None:
        """Let forks, so many at most, paint and encode the segments that wait."""
        segments, self._waiting = self._waiting, []
        share = max(LEAST, _pictures(segments) / most)
        while segments:
            piece = [segments.pop(0)]
            while segments and _pictures([*piece, segments[0]]) <= share:
                piece.append(segments.pop(0))
            self.start(partial(_developed, piece))

    def _heard(self, outcome: Outcome) -> None:
        self._copies_costs.add(outcome.costs)
        self.plain |= outcome.plain
        self.kept_as |= outcome.kept_as
        self.writer.tell(outcome.frames)


def _pictures(segments: Sequence[Segment]) -> int:
    return sum(segment.pictures for segment in segments)


@contextmanager
def _whole(
    segments: Segments, painters: Painters | None = None, *, go_on: bool = False
) -> Iterator[None]:
    """Close the last segment unless it is to go on; remove it if anything goes wrong."""
    try:
        yield
        if painters is not None:
            painters.finish()
        if not go_on:
            segments.close()
    except BaseException:
        if painters is not None:
            painters.abandon()
        segments.abandon()
        raise


def _developed(segments: Sequence[Segment]) -> Outcome:
    """Paint and encode segments, in a fork of the process that recorded their display lists."""
    costs = Costs()
    for segment in segments:
        segment.costs = costs
        segment.close()
    kept_as = {segment.target: segment.kept_as for segment in segments}
    return Outcome(sum(segment.frames for segment in segments), costs, set(), kept_as)
