"""Strips off: a nudge of the weight takes two strips off the square of delta."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Mobject

from grokdl.learning.sums import values
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
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
    meanwhile, and no number stands at the bowl: they are not those of the nudged weight.
    """
    assert scene.readout is not None and run.story.goal_weight is not None
    strips = TwoStrips(scene.style, room, values(run.parameters, *run.step_at(0)))
    drawn = [strips, strips.names, *strips.sums]
    scene.keep_within(room, *drawn)
    start = run.weight(0)
    nudge = NUDGE * (run.story.goal_weight - start)
    _glide(scene, run, start, 0.8)
    scene.bring(strips)
    run.followers.append(
        lambda run: strips.show(min(1.0, (run.weight_now.get_value() - start) / nudge))
    )
    _glide(scene, run, start + nudge, 1.2)
    run.followers.pop()
    strips.show(1)
    scene.say("strips")
    scene.bring(strips.names)
    scene.hold(0.8)
    scene.bring(strips.sums[0])
    scene.say("both")
    scene.bring(strips.sums[1])
    scene.readout.mark("learn")  # it is in the sums that come back
    return drawn


def _glide(scene: RunScene, run: Run, weight: float, seconds: float) -> None:
    """Turn the weight, with no numbers beside the bowl, then or after."""
    run.change(arrow_text="", slope_named=False)
    scene.move(run.weight_now.animate.set_value(weight), seconds=seconds)
    run.redraw()
