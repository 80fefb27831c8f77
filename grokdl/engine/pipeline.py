"""Paints and encodes the pieces of a scene: in forked copies, or in the scene's own process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import process_time
from typing import Any, NamedTuple

from .canvas import Canvas
from .costs import Costs
from .forks import Forks
from .means import Means
from .painters import Painters
from .piece import Piece, Pieces, Seen
from .still import still_packets


class Outcome(NamedTuple):
    """What became of a piece: its frames, what it took, and what only Manim can paint in it."""

    frames: int
    costs: Costs
    plain: set[str]


class Pipeline:
    """Takes the pieces of a scene, one after another, and has each painted and encoded.

    `plain` names what only Manim can paint, `costs` is what this process took.
    """

    def __init__(self, writer: Any, means: Means) -> None:
        self.writer, self.store = writer, means.store
        self.canvas = Canvas()
        self.costs, self._copies_costs, self._start = Costs(), Costs(), process_time()
        self.plain: set[str] = set()
        self.on_picture: Seen | None = None
        self.forks = None if means.slots is None else Forks(means.slots)
        self.painters = None if self.forks is None else Painters(self.forks)

    @property
    def is_shared(self) -> bool:
        """Whether copies do the work."""
        return self.forks is not None

    @property
    def killed(self) -> int:
        """How many copies were killed, whose work was done again."""
        return self.forks.killed if self.forks is not None else 0

    @contextmanager
    def pieces(self, lengths: Iterator[int]) -> Iterator[Pieces]:
        """Gather the frames of a play in pieces of some lengths; none is ever left half-made."""
        pieces = Pieces(lengths, lambda: self._piece(self.next_path()), self._develop)
        with _whole(pieces, self.painters):
            yield pieces

    @contextmanager
    def alone(self, path: Path, frames: int) -> Iterator[Pieces]:
        """Gather the frames of one piece in a copy, which does all of its work itself."""
        self.forks, self.painters, self.costs = None, None, Costs()
        pieces = Pieces(iter([frames]), lambda: self._piece(path), Piece.close)
        with _whole(pieces):
            yield pieces

    def outcome(self, frames: int) -> Outcome:
        """Return what became of a piece that this process has made alone."""
        return Outcome(frames, self.costs, self.plain)

    def next_path(self) -> Path:
        """Return where the next piece goes, and count on it."""
        number = len(self.writer.partial_movie_files)
        path = Path(self.writer.output_plan.segment_path(f"piece_{number:05}"))
        path.parent.mkdir(parents=True, exist_ok=True)
        self.writer.add_piece(path)
        return path

    def start(self, work: Callable[[], Outcome]) -> None:
        """Let a copy do some work."""
        assert self.forks is not None
        self.forks.start(len(self.writer.partial_movie_files), work, self._heard)

    def prepare_still(self, frames: int) -> None:
        """Make what all stills share here, and not in every copy."""
        if self.forks is not None and frames:
            with self.costs.of("encode"):
                still_packets(self.writer.video_encoder, frames, self.store)

    def finish(self) -> None:
        """Wait for the copies."""
        if self.forks is not None:
            self.forks.finish()

    def all_costs(self) -> Costs:
        """Return what the scene took so far: what is not counted otherwise is `construct`."""
        costs = Costs(self._copies_costs)
        costs.add(self.costs)
        here = process_time() - self._start - sum(self.costs.values())
        costs.add({"construct": here, "load": self._start})  # until then, nothing else was done
        return costs

    def _piece(self, path: Path) -> Piece:
        piece = Piece(path, self.writer.video_encoder, self.canvas, self.store, self.costs)
        piece.on_picture = self.on_picture
        return piece

    def _develop(self, piece: Piece) -> None:
        """Let a copy paint and encode a piece, or do it here, where it has begun."""
        if self.forks is not None and piece.is_written_down:
            self.start(partial(_developed, piece))
            return
        piece.close()
        self.writer.tell(piece.frames)

    def _heard(self, outcome: Outcome) -> None:
        self._copies_costs.add(outcome.costs)
        self.plain |= outcome.plain
        self.writer.tell(outcome.frames)


@contextmanager
def _whole(pieces: Pieces, painters: Painters | None = None) -> Iterator[None]:
    """End the last piece, or leave nothing of it behind if something goes wrong."""
    try:
        yield
        if painters is not None:
            painters.finish()
        pieces.close()
    except BaseException:
        if painters is not None:
            painters.abandon()
        pieces.abandon()
        raise


def _developed(piece: Piece) -> Outcome:
    """Paint and encode a piece, in a copy of the process that has written it down."""
    piece.costs = Costs()
    piece.close()
    return Outcome(piece.frames, piece.costs, set())
