"""Strips off: a nudge of the weight takes two strips off the square of delta."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Mobject

from grokdl.learning.sums import values
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.lane import StepArrow
from grokdl.mobjects.two_strips import NUDGE, TwoStrips
from grokdl.stage import Box


def room_for_strips(scene: RunScene, run: Run) -> Box | None:
    """Return the panel under the neuron, if it is large enough and there is an error to lose."""
    assert scene.readout is not None
    room = scene.stage.panel._replace(top=scene.readout.layout.card.top)
    return room if run.error(0) > 0 and TwoStrips.fits(room) else None


def take_strips_off(scene: RunScene, run: Run, room: Box) -> Sequence[Mobject]:
    """Go back to the first weight, nudge it downhill, and say of what strips the slope is made.

    The scene's words have "strips" and "both"; what is drawn is returned. The read-out has no sums
    meanwhile, and no number stands at the bowl: they are not those of the nudged weight. The arrow
    is the nudge's; at the bottom, from where the dot comes, there is none of the step.
    """
    assert scene.readout is not None and run.story.goal_weight is not None
    strips = TwoStrips(scene.style, room, values(run.parameters, *run.step_at(0)))
    arrow, start = StepArrow(scene.style), run.weight(0)
    scene.keep_within(room, strips, strips.names, *strips.sums)
    scene.keep_within(scene.zones[run.plot.axes], arrow)
    end = start + NUDGE * (run.story.goal_weight - start)
    run.notation_of = max(start, end, key=abs)
    scene.remove(run.plot.arrow)
    _glide(scene, run, start, 0.8)
    scene.bring(strips)
    _nudge(scene, run, strips, arrow, end)
    scene.say("strips")
    scene.bring(strips.names)
    scene.hold(0.8)
    scene.bring(strips.sums[0])
    scene.say("both")
    scene.bring(strips.sums[1])
    scene.readout.mark("learn")  # it is in the sums that come back
    return [arrow, strips, strips.names, *strips.sums]


def put_strips_away(scene: RunScene, run: Run, drawn: Sequence[Mobject]) -> None:
    """Let what `take_strips_off` has drawn go, if anything, and the step's arrow come again."""
    if drawn:
        scene.dismiss(*drawn, seconds=0.2)
        scene.bring(run.plot.arrow, seconds=0.2)  # not before: the nudge's name may lie there


def _nudge(scene: RunScene, run: Run, strips: TwoStrips, arrow: StepArrow, end: float) -> None:
    """Turn the weight a bit, and let strips and arrow keep up with it."""
    start, name = run.weight(0), scene.style.words("nudge")
    taken = run.plot.lane_obstacles(run.state)

    def follow(run: Run) -> None:
        weight = float(run.weight_now.get_value())
        strips.show(min(1.0, (weight - start) / (end - start)))
        arrow.show(run.view, start, weight, name, taken, until=end)

    scene.add(arrow)
    run.followers.append(follow)
    _glide(scene, run, end, 1.2)
    run.followers.remove(follow)


def _glide(scene: RunScene, run: Run, weight: float, seconds: float) -> None:
    """Turn the weight, with no numbers beside the bowl, then or after."""
    run.change(arrow_text="", slope_named=False)
    scene.move(run.weight_now.animate.set_value(weight), seconds=seconds)
    run.redraw()
