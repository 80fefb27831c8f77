"""Strips off: a nudge of the weight takes two strips off the square of delta."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Mobject

from grokdl.learning.sums import values
from grokdl.lesson.fades import QUICK, Go
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.lane import StepArrow
from grokdl.mobjects.two_strips import NUDGE, TwoStrips
from grokdl.mobjects.weight_dot import WeightDot
from grokdl.stage import Box


def room_for_strips(scene: RunScene, run: Run) -> Box | None:
    """Return the panel under the neuron, if it is large enough and there is an error to lose."""
    assert scene.readout is not None
    room = scene.stage.panel._replace(top=scene.readout.layout.card.top)
    return room if run.error(0) > 0 and TwoStrips.fits(room) else None


def take_strips_off(scene: RunScene, run: Run, room: Box) -> Sequence[Mobject]:
    """Try a nudge downhill from the first weight, and say of what strips the slope is made.

    They take the place of the sums, and the nudge, a factor of both, goes when they are divided by
    it. Then the step's arrow comes again, with its number. The scene's words have "strips" and
    "both"; what stays drawn is returned. The weight stays, and with it the neuron's numbers: a
    hollow dot is where the nudge would lead.
    """
    assert scene.readout is not None and run.story.goal_weight is not None
    strips = TwoStrips(scene.style, room, values(run.parameters, *run.step_at(0)))
    arrow, tried = StepArrow(scene.style), WeightDot(scene.style)
    tried.hollow(True)
    scene.keep_within(room, strips, strips.names, strips.nudges, *strips.sums)
    scene.keep_within(scene.zones[run.plot.axes], arrow, tried)
    scene.readout.rest()
    scene.move(*scene.readout.clears(), Go(run.plot.arrow), seconds=QUICK)
    scene.bring(strips)
    _nudge(scene, run, strips, arrow, tried)
    scene.say("strips")
    scene.bring(strips.names, strips.nudges)
    scene.hold(0.8)
    scene.say("both")
    scene.dismiss(strips.nudges)
    for written in reversed(strips.sums):
        scene.bring(written)
    scene.readout.mark("learn")  # it is in the sums that come back
    scene.dismiss(arrow, tried, seconds=0.2)
    run.change(arrow_text=None)
    run.redraw()
    scene.bring(run.plot.arrow, seconds=0.2)  # not before: the nudge's name may lie there
    return [strips, strips.names, *strips.sums]


def _nudge(
    scene: RunScene, run: Run, strips: TwoStrips, arrow: StepArrow, tried: WeightDot
) -> None:
    """Let a hollow dot leave the weight, and strips and arrow keep up with it."""
    assert run.story.goal_weight is not None
    start, name = run.weight(0), scene.style.words("nudge")
    nudge = NUDGE * (run.story.goal_weight - start)
    taken = run.plot.lane_obstacles(run.state)

    def show(share: float) -> None:
        weight = start + share * nudge
        strips.show(share)
        tried.show(run.view, weight, run.error_of(weight), 1, None)
        arrow.show(run.view, start, weight, name, taken, until=start + nudge)

    scene.add(arrow)
    scene.grow(tried, show, seconds=1.2)
