"""Beats in the fog: it comes over the bowl, hides the way down, and lifts."""

from __future__ import annotations

from grokdl import numerals
from grokdl.learning.history import FloatArray
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.error_bowl import arms
from grokdl.mobjects.fog import Fog, seen_from
from grokdl.mobjects.paths import Path, circle, joined, line
from grokdl.mobjects.which_way import WhichWay
from grokdl.stage.theme import FINE

TRACE = 0.1  # units: the radius of a dot that stays where the weight was tried


class FogOverTheBowl:
    """Fog that leaves a clearing around what a run's dot has seen of its bowl."""

    def __init__(self, scene: RunScene, run: Run) -> None:
        self.scene, self.run, self.share = scene, run, 0.0
        self.fog = Fog(scene.style)
        scene.keep_within(run.view.zone.grown(0.02), self.fog)

    def come(self) -> None:
        """Let it roll in from both sides; from now on it follows the dot."""
        self.scene.grow(self.fog, self._show, seconds=1.0)
        self.run.followers.append(self._follow)

    def lift(self) -> None:
        """Let it roll out, and the bowl come up from what has been seen of it to all of it."""
        run = self.run
        low, high = run.state.bowl_part or (run.weight(0), run.weight(0))
        first, last = arms(run.parameters, run.view)

        def show(share: float) -> None:
            part = low + share * (min(first, low) - low), high + share * (max(last, high) - high)
            run.change(bowl_part=part)
            run.redraw()
            if self.fog in self.scene.mobjects:
                self._show(1 - share)

        self.scene.grow(run.plot.bowl, show, seconds=0.8)
        run.change(bowl_part=None)
        self.scene.remove(self.fog)

    def _follow(self, run: Run) -> None:
        self._show(self.share)

    def _show(self, share: float) -> None:
        run, self.share = self.run, share
        seen = run.state.bowl_part or (run.weight(0), run.weight(0))
        given = run.parameters
        spots = seen_from(run.view, *seen, given.input, given.goal_prediction)
        self.fog.show(run.view, spots, share)


def ask_which_way(scene: RunScene, run: Run, caption: str) -> WhichWay:
    """Ask, with an arrow to either side of the dot, and let the question stand for a while.

    Return the arrows, to go with the answer.
    """
    arrows, weight = WhichWay(scene.style), run.weight(run.step)
    scene.say(caption)
    scene.grow(arrows, lambda share: arrows.show(run.view, weight, share), seconds=0.6)
    scene.hold(2.0)
    return arrows


def answer_which_way(scene: RunScene, run: Run, arrows: WhichWay) -> None:
    """Let the arrow that leads uphill fade, and the question marks: the slope tells it."""
    downhill = -1 if run.history.weight_delta[run.step] > 0 else 1
    scene.grow(arrows, lambda share: arrows.answer(downhill, share), seconds=0.6)


def nudge_both_ways(scene: RunScene, run: Run, reach: float, arrows: WhichWay) -> Path:
    """Turn the weight a little uphill, downhill and back: the dot rises, and sinks.

    `reach` is how far, as a weight. The sums are of the place itself, and at rest meanwhile. Under
    the `arrows` of both ways the errors there are told, if there is room. Return the traces that
    stay of both: dots, each over a line as high as its error.
    """
    start = run.weight(run.step)
    downhill = -reach if run.weight_delta > 0 else reach
    pale = scene.style.theme.ghosts[1]
    traces = Path(stroke=pale, width=FINE, fill=pale, z_index=2.8)
    drawn: list[FloatArray] = []
    errors = {side: run.error_of(start + side * reach) for side in (-1, 1)}
    digits = numerals.apart(errors[-1], errors[1])
    texts = {side: numerals.plain(error, digits) for side, error in errors.items()}
    told = arrows.has_room(run.view, start, texts)
    if scene.readout is not None:
        scene.readout.rest()
    run.notation_of = max(start + downhill, start - downhill, key=abs)
    for weight, seconds in ((start - downhill, 0.5), (start + downhill, 0.8), (start, 0.4)):
        scene.move(run.weight_now.animate.set_value(weight), seconds=seconds)
        if weight != start:
            at = run.view.point(weight, run.error_of(weight))
            drawn += [line(at._replace(y=run.view.zone.bottom), at), circle(at, TRACE)]
            traces.draw(joined(drawn))
            scene.add(traces)
            if told:
                side = 1 if weight > start else -1
                arrows.tell(run.view, start, side, texts[side], of={"weight": weight})
    run.notation_of = None
    if scene.readout is not None:
        scene.readout.rest(False)
    run.settle()
    run.redraw()
    return traces
