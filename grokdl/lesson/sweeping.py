"""The beat in which the weight is turned by hand over all of its bowl."""

from __future__ import annotations

from functools import partial

from grokdl.learning import neuron
from grokdl.lesson.fog import FogOverTheBowl
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.error_bowl import arms
from grokdl.mobjects.fourfold_height import FourfoldHeight
from grokdl.mobjects.low_or_high import LowOrHigh
from grokdl.mobjects.trail import Visited

EDGE = 0.02  # of the bowl's width: so far from its ends the dot turns round
LEAST, WIDTH = 0.4, 1.8  # seconds: the shortest way, and one from end to end


def sweep_the_bowl(
    scene: RunScene, run: Run, fog: FogOverTheBowl, caption: str, fourfold: str
) -> None:
    """Turn the weight over all of the bowl, and back; the fog gives way, and what it hid is seen.

    The square of the miss takes the place of the sums. A ghost stays where the run is; the dot that
    is turned is hollow. On the far side it is said with `fourfold` why the bowl is curved; the
    caption is said when both sides have been seen.
    """
    first, last = arms(run.parameters, run.view)
    ends = first + EDGE * (last - first), last - EDGE * (last - first)
    sweep = _Sweep(scene, run, last - first, max(map(abs, (_delta(run, end) for end in ends))))
    rest, visited, goal = run.weight(run.step), run.state.visited, run.story.goal_weight
    sweep.begin(Visited(rest, run.error(run.step), False, run.step))
    near = 0 if rest < ((first + last) / 2 if goal is None else goal) else 1
    sweep.turn(ends[near])
    if goal is None or not ends[0] < goal < ends[1]:
        sweep.turn(ends[1 - near])
    else:
        sweep.climb(goal, ends[1 - near], fourfold)
    scene.say(caption)
    fog.lift()
    scene.turn_weight(run, rest, 0.8)
    run.plot.dot.hollow(False)
    run.change(step_number=run.step, ghosts_numbered=True, visited=visited)
    run.redraw()


def turn_to_both_sides(scene: RunScene, run: Run, seconds: float) -> None:
    """Turn a weight that no step moves, and back: whether another would have helped is seen."""
    start, width = run.weight(0), (run.view.high - run.view.low) / 3
    for weight in (start + width, start - width, start + width, start):
        scene.turn_weight(run, weight, seconds)


class _Sweep:
    """A weight that is turned by hand, with the square of its miss in the read-out's card."""

    def __init__(self, scene: RunScene, run: Run, width: float, most: float) -> None:
        """Take how many weights wide the bowl is, and its largest miss."""
        assert scene.readout is not None
        self.scene, self.run, self.width, self.readout = scene, run, width, scene.readout
        self.card = LowOrHigh(scene.style, self.readout.room, most)
        self.card.show(run.delta)
        scene.keep_within(scene.stage.panel, self.card)

    def begin(self, ghost: Visited) -> None:
        """Let the square take the place of the sums, and a hollow dot that of the run's.

        The ghosts go without their numbers, which the tangent would hide and show as it passes.
        """
        scene, run = self.scene, self.run
        scene.let_lenses_go([run])
        scene.move(*self.readout.leaves(), seconds=0.2)
        scene.counting = False
        self.readout.count("")
        scene.bring(self.card)
        run.followers.append(self.follow)
        run.change(step_number=None, ghosts_numbered=False, visited=(*run.state.visited, ghost))
        run.plot.dot.hollow(True)

    def follow(self, run: Run) -> None:
        """Let the square be that of the present miss."""
        self.card.show(run.delta)

    def turn(self, weight: float) -> None:
        """Turn the weight there, at an even pace."""
        way = abs(weight - float(self.run.weight_now.get_value()))
        self.scene.turn_weight(self.run, weight, max(LEAST, WIDTH * way / self.width))

    def climb(self, goal: float, end: float, caption: str) -> None:
        """Stop half-way from the goal to an end, and then lay off that height there four times."""
        scene, run = self.scene, self.run
        covered, heights = run.state.covered, FourfoldHeight(scene.style)
        half = goal + (end - goal) / 2
        spots = [run.view.point(weight, run.error_of(weight)) for weight in (half, end)]
        run.change(covered=(*covered, *heights.boxes(run.view, *spots)))
        self.turn(half)
        scene.grow(heights, partial(heights.stand, run.view, spots[0]), seconds=0.4)
        self.turn(end)
        run.followers.remove(self.follow)

        def compare(share: float) -> None:
            self.card.show(run.delta, share)
            heights.reach(spots[1], share)

        scene.grow(heights, compare, seconds=0.6)
        scene.say(caption)
        scene.finish_caption()
        scene.dismiss(heights, seconds=0.2)
        run.change(covered=covered)
        run.followers.append(self.follow)


def _delta(run: Run, weight: float) -> float:
    given = run.parameters
    return neuron.delta_of(neuron.predict(given.input, weight), given.goal_prediction)
