"""Beats that several lessons share: an opening, a closing, and the rule behind every run."""

from __future__ import annotations

from collections.abc import Sequence

from grokdl.learning.regimes import regime
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.mobjects.formula import Formula
from grokdl.mobjects.paths import Path, line
from grokdl.mobjects.reach_gauge import GaugeMark, ReachGauge
from grokdl.mobjects.squared_gap import SquaredGap
from grokdl.stage import Box
from grokdl.stage.theme import FINE

RULE = "alpha dot input^2"


def square_the_miss(scene: RunScene, run: Run, miss: str, no_miss: str, height: str) -> None:
    """Open: the miss on a number line, squared, becomes the height at which the dot stands.

    The captions are said of a miss, of none, and as the square becomes a height. Source: 4.4.
    """
    box, first = scene.stage.panel, run.history[0]
    card = SquaredGap(scene.style, box, first.prediction, run.parameters.goal_prediction)
    scene.keep_within(box, *card.parts)
    scene.say(miss if card.gap else no_miss)
    scene.bring(card.frame, card.ends, card.gap_line, card.miss, seconds=0.6)
    if card.gap:
        scene.hold(1.4)
        scene.say(height)
        scene.dismiss(card.miss, seconds=0.2)
        scene.grow(card.area, card.raise_to, seconds=1.2)
        scene.bring(card.error, card.sum, card.title)
        raise_the_dot(scene, run)
    scene.bring(run.plot.dot, seconds=0.4)
    scene.hold(0.6)
    scene.finish_caption()
    scene.dismiss(*card.parts)


def raise_the_dot(scene: RunScene, run: Run) -> None:
    """Draw a line as high as the error, where the dot will be."""
    foot, top = (run.view.point(run.weight(0), error) for error in (0.0, run.error(0)))
    height = Path(stroke=scene.style.theme.error, width=FINE, z_index=2)

    def rise(share: float) -> None:
        height.draw(line(foot, foot._replace(y=foot.y + share * (top.y - foot.y))))

    scene.grow(height, rise, seconds=1.0)
    scene.remove(height)


def rest_of_the_run(scene: RunScene, run: Run) -> None:
    """Close: the rest as a time lapse, and in a pill what the run does."""
    scene.say("stopped" if run.history.stopped_early else "ending")
    if scene.readout is not None:
        scene.readout.mark()
    scene.lapse(run)
    scene.bring(scene.make_pill(run))
    scene.hold(2.0)


def show_the_rule(scene: RunScene, runs: Sequence[Run]) -> None:
    """Show alpha times input squared, and where on its scale the runs lie. Source: 4.25."""
    box = scene.stage.centre
    formula = Formula(scene.style, RULE, {"alpha": "alpha", "input": "input"}, size=0.08)
    formula.centre_at(box.centre._replace(y=box.top - 0.55))
    given = [run.parameters for run in runs]
    marks = [GaugeMark(regime(own).reach, scene.named("alpha", own)) for own in given]
    inset = min(0.8, 0.07 * box.width)
    place = Box(box.left + inset, box.bottom + 0.5, box.right - inset, box.top)
    siblings = [regime(other.parameters).reach for run in runs for other in run.siblings]
    gauge = ReachGauge(scene.style, place, marks, siblings)
    scene.bring(formula, gauge.scale_line, seconds=0.6)
    for mark in gauge.marks:
        scene.bring(mark, seconds=0.5)
        scene.hold(0.5)
