"""Beats in which the weight is turned by hand: a little, or over all of its bowl."""

from __future__ import annotations

from grokdl.learning import neuron
from grokdl.lesson.fog import FogOverTheBowl
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.error_bowl import arms
from grokdl.mobjects.low_or_high import LowOrHigh
from grokdl.mobjects.squared_gap import SquaredGap
from grokdl.mobjects.trail import Visited

NUDGES = 0.3, -0.15  # of the gap: how far the weight is turned to the best one, and away
EDGE = 0.02  # of the bowl's width: so far from its ends the dot turns round
LEAST, WIDTH = 0.4, 2.1  # seconds: the shortest way, and one from end to end


def nudge_the_weight(scene: RunScene, run: Run, card: SquaredGap, caption: str) -> None:
    """To the best weight's side, a little away from it, and back; the square follows."""
    weight, view = run.weight(0), run.view
    follow = lambda run: card.follow(run.delta)  # noqa: E731 - it is taken away again
    run.followers.append(follow)
    side = 1 if weight < (view.low + view.high) / 2 else -1
    unit = run.story.gap(0) or (view.high - view.low) / 3
    low, high = arms(run.parameters, view)
    for nudge in NUDGES:
        scene.turn_weight(run, min(max(weight + side * nudge * unit, low), high), 1.0)
    scene.say(caption)
    scene.turn_weight(run, weight, 0.6)
    run.followers.remove(follow)


def sweep_the_bowl(scene: RunScene, run: Run, fog: FogOverTheBowl, caption: str) -> None:
    """Turn the weight over all of the bowl, and back; the fog gives way, and what it hid is seen.

    The square of the miss takes the place of the sums. A ghost stays where the run is; the dot that
    is turned is hollow. The caption is said when both sides have been seen.
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
    run.followers.append(lambda run: card.show(run.delta))
    visited = run.state.visited
    ghost = Visited(rest, run.error(run.step), False, run.step)
    run.change(step_number=None, visited=(*visited, ghost))
    run.plot.dot.hollow(True)
    goal = run.story.goal_weight
    near = 0 if rest < ((first + last) / 2 if goal is None else goal) else 1
    for end in (ends[near], ends[1 - near]):
        way = abs(end - float(run.weight_now.get_value()))
        scene.turn_weight(run, end, max(LEAST, WIDTH * way / (last - first)))
    scene.say(caption)
    fog.lift()
    scene.turn_weight(run, rest, 0.8)
    run.plot.dot.hollow(False)
    run.change(step_number=run.step, visited=visited)
    run.redraw()


def _delta(run: Run, weight: float) -> float:
    given = run.parameters
    return neuron.delta_of(neuron.predict(given.input, weight), given.goal_prediction)
