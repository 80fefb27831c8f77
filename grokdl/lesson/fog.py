"""Beats in the fog: it comes over the bowl, hides the way down, and lifts."""

from __future__ import annotations

from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.error_bowl import arms
from grokdl.mobjects.fog import Fog, seen_from
from grokdl.mobjects.lean import Lean
from grokdl.mobjects.which_way import WhichWay


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


def answer_by_the_lean(scene: RunScene, run: Run, arrows: WhichWay) -> Lean:
    """Let the tangent come, and on either side of the dot how far it is above or below the dot.

    Then it is said which way is downhill ("right" or "left"), and the other arrow goes. Return what
    shows how the tangent leans.
    """
    lean, at = Lean(scene.style), run.view.point(run.weight(run.step), run.error(run.step))
    scene.bring(run.plot.tangent, seconds=0.5)
    ends = run.plot.tangent.ends or (at, at)
    scene.grow(lean, lambda share: lean.show(at, *ends, share), seconds=0.9)
    scene.say("right" if run.weight_delta < 0 else "left")
    answer_which_way(scene, run, arrows)
    return lean
