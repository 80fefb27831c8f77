"""Beats that several lessons share: an opening, a closing, and the rule behind every run."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from manim import Mobject

from grokdl.learning.history import History
from grokdl.learning.parameters import Parameters
from grokdl.learning.regimes import regime
from grokdl.lesson.fades import Come, Go
from grokdl.lesson.gap_to_step import GapToStep
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.lesson.scene import LessonScene
from grokdl.mobjects.dial_neuron import DialNeuron
from grokdl.mobjects.error_bowl import error_at
from grokdl.mobjects.flight import Flight, foot
from grokdl.mobjects.gaps_in_step import GapsInStep
from grokdl.mobjects.guesses import Guesses, places_to_guess
from grokdl.mobjects.lane import StepArrow
from grokdl.mobjects.many_dials import ManyDials
from grokdl.mobjects.paths import Path, dashed_circle, line
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.shrunk_step import ShrunkStep
from grokdl.mobjects.squared_gap import SquaredGap
from grokdl.mobjects.step_in_gaps import Step, StepInGaps
from grokdl.mobjects.steps_taken import StepsTaken
from grokdl.mobjects.turning_arrow import TurningArrow
from grokdl.stage import Point
from grokdl.stage.theme import FINE

OVER_THE_AXIS = 0.15  # units: where a number lands whose place is on the axis
MARK = 0.11  # the radius of the mark there


def lay_gaps_along(scene: RunScene, run: Run) -> list[GapsInStep]:
    """Lay the gap along the run's step, end to end, where that can be counted; return what is."""
    start, landing = run.step_at(run.step)
    goal = run.story.goal_weight
    gaps = GapsInStep(scene.style, run.view, start, start if goal is None else goal, landing)
    if not gaps.can_be_seen:
        return []
    scene.grow(gaps, gaps.show, seconds=0.6)
    return [gaps]


def trace_the_steps(scene: RunScene, run: Run) -> list[StepsTaken]:
    """Let each step from now on leave its length under the axis, where all lead one way.

    Return what shows it.
    """
    if regime(run.parameters).ratio < 0:
        return []
    taken = StepsTaken(scene.style, run.history.weights.tolist())

    def follow(run: Run) -> None:
        taken.show(run.view, float(run.weight_now.get_value()), run.step)

    run.followers.append(follow)
    scene.add(taken)
    return [taken]


def square_the_miss(scene: RunScene, run: Run, says: Sequence[str]) -> SquaredGap:
    """Open: the neuron predicts, and the square of its miss becomes the height of the dot.

    The captions are said of the prediction, of a miss, of none, and of the square. Return the card
    with the square, which stays. Source: 4.4.
    """
    predicts, miss, no_miss, height = says
    readout = scene.make_readout(run)
    box = scene.stage.panel._replace(top=readout.layout.card.top)
    given, first = run.parameters, run.history[0]
    card = SquaredGap(scene.style, box, first.prediction, given.goal_prediction)
    scene.keep_within(box, *card.parts)
    strip = [] if readout.strip is None else [readout.strip]
    if strip:
        scene.bring(*strip, seconds=0.6)
    scene.say(predicts)
    scene.hold(1.0)
    scene.bring(card.frame, card.ends, card.words, seconds=0.6)
    scene.bring(card.gap_line, card.miss)
    scene.say(miss if card.gap else no_miss, spare=bool(card.gap))
    scene.hold(1.0 if card.gap else 0.4)
    if card.gap:
        scene.dismiss(card.miss, seconds=0.2)
        scene.grow(card.area, card.raise_to, seconds=0.8)
        scene.say(height)
        scene.bring(card.error, card.sum, card.title)
        raise_the_dot(scene, run)
    else:
        scene.bring(run.plot.dot)
    return card


def multiply_the_dial(scene: LessonScene, neuron: DialNeuron, many: ManyDials) -> None:
    """Let a neuron's one dial become many, all of them try to and fro, and be one again."""
    scene.add(many)
    scene.dismiss(neuron, seconds=0.2)
    scene.move(many.spread(), Come(many.name), seconds=0.9)
    scene.move(many.search(), seconds=1.1)
    scene.move(many.spread(1, 0), Go(many.name), seconds=0.6)
    scene.bring(neuron, seconds=0.3)
    scene.remove(many)


def show_many_weights(scene: LessonScene, given: Parameters) -> ManyDials:
    """Let a neuron come whose one dial becomes many, and all of them try to and fro; it stays."""
    box, reach = scene.stage.middle, 2 * abs(given.weight) or 1.0
    neuron = DialNeuron(scene.style, box, reach)
    neuron.show(given, given.weight)
    many = ManyDials(scene.style, box, neuron)
    scene.keep_within(box, many)
    scene.bring(many, many.name, seconds=0.3)
    scene.move(many.spread(), seconds=0.9)
    scene.move(many.search(), seconds=1.1)
    return many


def ask_where_it_lands(scene: RunScene, run: Run, three: str, two: str) -> list[Guesses]:
    """Ask with two or three letters on the bowl where the present step leads, and let it stand.

    The captions are said of three guesses, and of two. Return the letters, to go with the answer;
    none where fewer than two guesses can be told apart, and nothing is asked.
    """
    places = guesses_where(run)
    if len(places) < 2:
        return []
    points = [run.view.point(place, error_at(run.parameters, place)) for place in places]
    guesses = Guesses(scene.style, run.view, points, run.plot.obstacles(run.state))
    scene.bring(guesses)
    scene.say(three if len(places) == 3 else two)
    scene.hold(2.4)
    return [guesses]


def guesses_where(run: Run) -> Sequence[float]:
    """Return the weights that can be guessed for where the present step leads; two, to ask.

    None for a step that is so small that it will have a lens, or that leads out of the view.
    """
    best, (weight, landing) = run.story.goal_weight, run.step_at(run.step)
    if best is None or run.plot.step_lens.is_needed(run.view, (weight, landing)):
        return []
    if not run.view.shows(landing, error_at(run.parameters, landing)):
        return []
    return places_to_guess(run.view, weight, best, landing)


def turn_it_round(scene: RunScene, run: Run, ghost: StepArrow, seconds: float = 0.8) -> None:
    """Let weight_delta, a pale arrow, turn round into the step as the update comes."""
    weight, following = run.step_at(run.step)
    if run.plot.step_lens.is_needed(run.view, (weight, following)):
        scene.show_arrow(run, seconds=seconds, along=[Go(ghost)])
        return
    turning = TurningArrow(scene.style, run.view, weight, run.weight_delta, following - weight)
    scene.add(turning)
    turns = Redraw(turning, lambda _, share: turning.show(share))
    scene.show_arrow(run, seconds=seconds, along=[Go(ghost)], instead=[turns])
    scene.remove(turning)


def carry_the_next_weight(scene: RunScene, run: Run, seconds: float = 0.6) -> list[Mobject]:
    """Let the result of the update fly from its sum to its place on the weight axis.

    Return the mark that is there then, if the place is in the picture.
    """
    row = None if scene.readout is None else scene.readout.rows.get("update")
    x, zone = run.view.x(run.weight(run.step + 1)), run.view.zone
    if row is None or not zone.left <= x <= zone.right:
        return []
    result = row.numbers[-1]
    place, flight = Point(x, zone.bottom), Flight(scene.style, "weight", result.size)
    flight.number.showing("next_weight", of=flight, moving=True)
    ends = foot(result), place._replace(y=zone.bottom + OVER_THE_AXIS)
    scene.grow(flight, lambda share: flight.show(result.text, *ends, share), seconds=seconds)
    scene.remove(flight)
    mark = Path(stroke=scene.style.theme.weight, width=2 * FINE, z_index=3)
    mark.draw(dashed_circle(place, MARK))
    scene.add(mark)
    return [mark]


def raise_the_dot(scene: RunScene, run: Run) -> None:
    """Draw a line as high as the error, and let the dot come up at its end."""
    foot, top = (run.view.point(run.weight(0), error) for error in (0.0, run.error(0)))
    height = Path(stroke=scene.style.theme.error, width=FINE, z_index=2)

    def rise(share: float) -> None:
        height.draw(line(foot, foot._replace(y=foot.y + share * (top.y - foot.y))))

    scene.grow(height, rise, seconds=0.5)
    scene.remove(height)
    scene.bring(run.plot.dot)


def show_the_rule(scene: RunScene, run: Run, runs: Sequence[Run], counts: str) -> None:
    """Show what makes a run's step of its gap, and how many gaps it is long. Source: 4.25.

    Where there is no gap, or no step towards the goal, there are the steps of all `runs`, one made
    from the other. The caption is said of the formula.
    """
    steps = [Step(one.parameters.input, one.parameters.alpha) for one in runs]
    beside = [regime(own.parameters).reach for one in runs for own in one.siblings]
    picture = StepInGaps(scene.style, scene.stage.centre, steps, beside)
    made = GapToStep(scene, run, picture.place)
    if made.there:
        made.come(picture.result, silent=True)
        scene.say(counts)
        return
    scene.bring(picture.ruler, picture.result, seconds=0.6)
    scene.say(counts)
    length = 0.0
    for row in picture.rows:
        row.change_from(length, 0)
        scene.bring(row, seconds=0.2)
        scene.grow(row, partial(row.change_from, length), seconds=0.8)
        length = row.reach


def show_the_wedge(scene: RunScene, run: Run, full: History) -> ShrunkStep:
    """Add a pale area between the full step and what alpha makes of it, as it is now; return it.

    It follows the run, as the last of its followers. Source: 4.24.
    """
    alphas = full.parameters.alpha, run.parameters.alpha
    wedge, (start, end) = ShrunkStep(scene.style, *alphas), full.weights[:2].tolist()
    landing = end, run.error_of(end)

    def follow(run: Run) -> None:
        tip = start + run.arrow_share.get_value() * (run.weight(1) - start)
        number, present = run.plot.arrow.label, (tip, run.error_of(tip))
        wedge.show(run.view, start, landing, end, present, number.box if number.shown else None)
        alpha = run.arrow_share.get_value() * run.parameters.alpha
        taken = run.plot.lane_obstacles(run.state)
        wedge.tell(run.view, start, alpha, math.copysign(1, tip - start), taken)

    scene.add(wedge)
    run.followers.append(follow)
    return wedge
