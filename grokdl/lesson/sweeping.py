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
from grokdl.stage import Point

EDGE = 0.02  # of the bowl's width: so far from its ends the dot turns round
LEAST, WIDTH = 0.4, 1.8  # seconds: the shortest way, and one from end to end


def sweep_the_bowl(
    scene: RunScene, run: Run, fog: FogOverTheBowl, caption: str, fourfold: str
) -> None:
    """Turn the weight over all of the bowl, and back; the fog gives way, and what it hid is seen.

    The square of the miss takes the place of the sums. A ghost stays where the run is; the dot that
    is turned is hollow. On its way up the far side it stops half-way: that far from the goal a
    quarter of the error is left, which is said with `fourfold`, and that is why the bowl is curved.
    The caption is said when both sides have been seen.
    """
    readout, rest = scene.readout, run.weight(run.step)
    assert readout is not None
    first, last = arms(run.parameters, run.view)
    ends = first + EDGE * (last - first), last - EDGE * (last - first)
    card = LowOrHigh(scene.style, readout.room, max(map(abs, (_delta(run, e) for e in ends))))
    card.show(run.delta)
    scene.keep_within(scene.stage.panel, card)
    scene.hush()
    scene.let_lenses_go([run])
    scene.move(*readout.leaves(), seconds=0.2)
    scene.counting = False
    readout.count("")
    scene.bring(card)
    follow = lambda run: card.show(run.delta)  # noqa: E731 - it is taken away and put back
    run.followers.append(follow)
    visited = run.state.visited
    ghost = Visited(rest, run.error(run.step), False, run.step)
    run.change(step_number=None, visited=(*visited, ghost))
    run.plot.dot.hollow(True)
    goal = run.story.goal_weight
    near = 0 if rest < ((first + last) / 2 if goal is None else goal) else 1

    def turn(weight: float) -> None:
        way = abs(weight - float(run.weight_now.get_value()))
        scene.turn_weight(run, weight, max(LEAST, WIDTH * way / (last - first)))

    turn(ends[near])
    if goal is None or not ends[0] < goal < ends[1]:
        turn(ends[1 - near])
    else:
        heights = FourfoldHeight(scene.style)
        turn(goal + (ends[1 - near] - goal) / 2)
        scene.grow(heights, partial(heights.stand, run.view, _dot(run)), seconds=0.4)
        turn(ends[1 - near])
        run.followers.remove(follow)

        def compare(share: float) -> None:
            card.show(run.delta, share)
            heights.reach(_dot(run), share)

        scene.grow(heights, compare, seconds=0.6)
        scene.say(fourfold)
        scene.finish_caption()
        scene.dismiss(heights, seconds=0.2)
        run.followers.append(follow)
    scene.say(caption)
    fog.lift()
    scene.turn_weight(run, rest, 0.8)
    run.plot.dot.hollow(False)
    run.change(step_number=run.step, visited=visited)
    run.redraw()


def _delta(run: Run, weight: float) -> float:
    given = run.parameters
    return neuron.delta_of(neuron.predict(given.input, weight), given.goal_prediction)


def _dot(run: Run) -> Point:
    weight = float(run.weight_now.get_value())
    return run.view.point(weight, run.error_of(weight))
