"""Why a step is as long as it is: the gap becomes the miss, and the miss becomes the step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from manim import Mobject

from grokdl.lesson.fades import Come, Go
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.gap_miss_step import GapMissStep, chain_of, lengths_of
from grokdl.mobjects.gap_ruler import GapRuler
from grokdl.mobjects.redraw import Redraw
from grokdl.stage import Box

SWAP = 0.2  # seconds in which a read-out leaves its place, or takes it again
SILENT, EACH = 0.5, 0.5  # seconds in which a bar comes down from the one above, and stretches
EVEN = 1e-9  # of a gap: a step that is off by less is as long
SAYS = {"miss": "gap to miss", "weight_delta": "miss to full", "step": "miss to step"}
AFTER_ALPHA = "full to step"  # where alpha is the last factor


class GapToStep:
    """A run's first step, made from its gap bar by bar; not `there` if it has nothing to make."""

    def __init__(self, scene: RunScene, run: Run, box: Box, *beside: float) -> None:
        """Take the place, and other lengths, in gaps, that the ruler has room for."""
        self.scene, self.chain = scene, chain_of(run.parameters, run.weight(0))
        others = [length for own in run.siblings for length in lengths_of(own.parameters)]
        self.there = bool(self.chain)
        self.lengths = lengths_of(run.parameters)
        if self.there:
            self.drawing = GapMissStep(scene.style, box, self.chain, [*others, *beside])
            scene.keep_within(box, self.drawing.ruler, *self.drawing.rows, *self.drawing.sums)

    def come(
        self,
        *others: Mobject,
        judges: bool = False,
        says_all: bool = False,
        silent: bool = False,
    ) -> None:
        """Let the gap appear, with others; bars grow out of it, each named when it is there.

        In the end it may be said what the factors make of the gap: a verdict, or how many gaps.
        """
        scene, drawing = self.scene, self.drawing
        if scene.readout is not None:
            scene.move(Go(scene.readout), seconds=SWAP)
        scene.bring(drawing.ruler, drawing.rows[0], drawing.sums[0], *others)
        for link, row, line in zip(self.chain[1:], drawing.rows[1:], drawing.sums[1:], strict=True):
            row.show(0)
            scene.add(row)
            grows = Redraw(row, partial(_grow, row.show))
            scene.move(grows, Come(line), seconds=SILENT if silent else EACH)
            if not silent:
                scene.say(AFTER_ALPHA if link.by == "alpha" else SAYS[link.word])
        if judges or says_all:
            scene.say(self._verdict if judges else "in all")

    @property
    def _verdict(self) -> str:
        """What the factors make of the gap: of the input alone, whether it is above 1."""
        reach = self.lengths[-1]
        by_input_alone = len(self.chain) == 3 and abs(reach - 1) > EVEN
        return ("times more" if reach > 1 else "times less") if by_input_alone else "in all"

    def go_away(self) -> None:
        """Let it go when its caption could be read; the read-out is there again."""
        if self.there:
            self.scene.finish_caption()
            self.scene.dismiss(*self.parts, seconds=SWAP)
        if self.there and self.scene.readout is not None:
            self.scene.bring(self.scene.readout, seconds=SWAP)

    def hand_on(self, ruler: GapRuler) -> None:
        """Let the bars go, and another ruler take this one's place; one that is alike stays."""
        if not self.there:
            self.scene.bring(ruler)
        elif ruler.is_like(self.drawing.ruler):
            self.scene.remove(self.drawing.ruler)
            self.scene.add(ruler)
            self.scene.dismiss(*self.drawing.rows, *self.drawing.sums, seconds=SWAP)
        else:
            self.scene.dismiss(*self.parts, seconds=SWAP)
            self.scene.bring(ruler, seconds=SWAP)

    @property
    def parts(self) -> list[Mobject]:
        """All that is drawn, to go."""
        return [self.drawing.ruler, *self.drawing.rows, *self.drawing.sums]


def _grow(show: Callable[[float], None], _: Mobject, share: float) -> None:
    show(share)
