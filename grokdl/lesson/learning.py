"""LearningScene: a run of gradient descent as motion: predict, compare, learn, move."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Animation, Mobject, UpdateFromAlphaFunc, linear

from grokdl import numerals
from grokdl.lesson.fades import Come, Go
from grokdl.lesson.run import Run, Walk
from grokdl.lesson.scene import LessonScene
from grokdl.mobjects.card import Pill
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.lane import GAP_DROP
from grokdl.mobjects.learning_picture import LearningPicture
from grokdl.mobjects.lens import Lens, place_of_a_lens
from grokdl.mobjects.readout import COMPARE, LEARN, PREDICT, Readout
from grokdl.parameters import Parameters
from grokdl.stage import LANE, Box
from grokdl.storyboard import Kind, stops_between, thinned

WORTH_A_LENS = 1.8  # times as large
HALF_A_DOT = 0.22  # units: as it lands, its line counted
FLASHES = 3.0  # a second: what jumps in a time lapse jumps no more often


class LearningScene(LessonScene):
    """A lesson about runs of gradient descent, each with a picture, and the moves of a step."""

    readout: Readout | None = None
    runs: Sequence[Run] = ()

    def plot_zone(self, box: Box) -> Box:
        """Return the place for a plot within a zone: its lane takes the lower part.

        A dot at the plot's edge is still in the zone, and whole.
        """
        left, right = box.left + HALF_A_DOT, box.right - HALF_A_DOT
        return Box(left, box.bottom + LANE, right, box.top - 0.42)

    def make_run(
        self,
        parameters: Parameters,
        box: Box,
        last: int = 1,
        beside: Sequence[Parameters] | None = None,
    ) -> Run:
        """Make a run with its picture in a zone, whose view holds the steps 0 to `last`.

        It holds those of the runs `beside` too: of the other clips' parameters, if none are given.
        """
        others = self.beside if beside is None else beside
        run = Run(self.style, parameters, self.plot_zone(box), last, others)
        self.runs = [*self.runs, run]
        self.keep_within(box, *run.picture.parts)
        self.add(run.picture.driver)
        return run

    def open_with(self, run: Run) -> None:
        """Begin: axes, goal, dot and read-out are there, the bowl and its tangent come up."""
        picture = run.picture
        picture.settle(run.weight(run.step))
        self.add(picture.axes, picture.ring, picture.dot, picture.edge_mark, self.make_readout(run))
        self.bring(picture.bowl, picture.tangent, seconds=0.6)

    def make_readout(self, run: Run) -> Readout:
        """Make the read-out and let it follow a run."""
        with_alpha = any(other.alpha != 1 for other in self.beside)
        readout = Readout(self.style, self.stage.readout, run.parameters, with_alpha)
        self.keep_within(self.stage.panel, readout)
        total = numerals.counted(len(run.history))

        def fill(picture: LearningPicture) -> None:
            readout.follow(float(picture.weight.get_value()), run.next_weight, run.scale)
            if self.counting:
                words = self.style.words("step of steps", step=run.step + 1, steps=total)
                readout.count(words)

        self.counting = True
        run.picture.followers.append(fill)
        run.picture.redraw()
        self.readout = readout
        return readout

    def make_pill(self, run: Run) -> Pill:
        """Make the pill that says what the run does, under the read-out."""
        zone = self.stage.pill
        at = zone.centre
        if self.readout is not None and zone.overlaps(self.readout.box):
            at = at._replace(y=self.readout.box.bottom - 0.42)
        words = self.style.words(run.regime.words)
        pill = Pill(self.style, words, run.regime.reaches_the_goal, at, zone.width)
        self.keep_within(zone, pill)
        return pill

    def show_gap(self, run: Run, text: str, drop: float = GAP_DROP) -> None:
        """Lay a bracket from the dot to the goal, with words beside it."""
        picture = run.picture
        picture.gap_from, picture.gap_text = run.weight(run.step), text
        picture.gap.drop = drop
        picture.redraw()
        self.bring(picture.gap)

    def hide_gap(self, run: Run) -> None:
        """Take the bracket away."""
        self.dismiss(run.picture.gap, seconds=0.2)
        run.picture.gap_from = None

    def predict_and_compare(self, seconds: float = 0.8) -> None:
        """Light up what the neuron says, and then how far it misses."""
        for rows in (PREDICT, COMPARE):
            if self.readout is not None:
                self.readout.mark(*rows)
            self.hold(seconds)

    def show_arrow(self, *runs: Run, seconds: float = 0.8, start: float = 0.0) -> None:
        """Let the arrows of the present step come to their length, from `start` of it."""
        lenses = [animation for run in runs for animation in self._enlarge_step(run)]
        for run in runs:
            run.aim()
            run.picture.reach.set_value(start)
            run.picture.redraw()
            self.put(run.picture.arrow)
        if self.readout is not None:
            self.readout.mark(*LEARN)
        arrows = (run.picture.reach.animate.set_value(1) for run in runs)
        self.move(*arrows, *lenses, seconds=seconds)
        self._uncover(runs)

    def _enlarge_step(self, run: Run) -> list[Animation]:
        """Return how a lens comes for a step that is too small to see, or how it goes."""
        picture, lens = run.picture, run.picture.step_lens
        step = run.weight(run.step), run.weight(run.step + 1)
        there = lens in self.mobjects
        if lens.is_needed(picture.view, step) and (there or not picture.covered):
            picture.step = step
            picture.settle(step[0])
            return [] if there else [Come(lens)]
        return [Go(lens)] if there else []

    def _let_lenses_go(self, runs: Sequence[Run], seconds: float = 0.2) -> None:
        """Take the lenses of single steps away, if there are any."""
        self.dismiss(*(run.picture.step_lens for run in runs), seconds=seconds)
        self._uncover(runs)

    def _uncover(self, runs: Sequence[Run]) -> None:
        """Let labels go where a lens was."""
        for run in runs:
            if run.picture.step_lens not in self.mobjects:
                run.picture.step = None

    def go(self, *runs: Run, seconds: float = 1.2, follow: bool = True) -> None:
        """Take the present step: along the bowl, or across it; several runs in lockstep."""
        steps = [run.step for run in runs]
        self.meet(f"step {steps[0] + 1}")
        if follow:
            for run in runs:
                self.make_room(run, run.step + 1)
        moving: list[Animation] = [
            Walk(run, (run.step, run.step + 1), follow=follow).animation()
            for run in runs
            if run.story.kind(run.step) is not Kind.STILL
        ]
        if moving:
            self.move(*moving, seconds=seconds)
        self.meet(f"landing {steps[0] + 1}")
        for run, step in zip(runs, steps, strict=True):
            run.land(step + 1)

    def make_room(self, run: Run, step: int, seconds: float = 1.0) -> None:
        """Pull back where a step's dot, or one beside, would be outside the view."""
        if not run.fits(step):
            picture = run.picture
            picture.turn_to(run.story.view(picture.view.zone, 0, step))
            self.move(picture.pull.animate.set_value(1), seconds=seconds)
            picture.settle(float(picture.weight.get_value()))
            picture.redraw()

    def lapse(self, *runs: Run, seconds: float = 4.0, follow: bool = True) -> None:
        """Run to the last step as a time lapse, several runs in lockstep; every stop is a step."""
        first, all_lasts = runs[0].reached, zip(*(run.story.lasts for run in runs), strict=True)
        lasts = list(map(min, all_lasts))  # of these runs, and of those beside
        stops = stops_between(first, max(lasts))
        jumps = any(run.story.may_jump(stops[:-1]) for run in runs)
        restless = jumps or any(run.story.wavers(stops) for run in runs)
        restless = restless or not all(run.fits(max(lasts)) for run in runs)
        if restless:  # at an even pace too: what starts and ends gently flashes in between
            stops = thinned(stops, int(FLASHES * seconds))
        if len(stops) < 2:
            return
        self._let_lenses_go(runs)
        self.meet("time lapse")
        for run in runs:
            run.picture.arrow_text, run.picture.target = "", None
        rate = linear if restless or len(runs) > 1 else None
        walks = [Walk(run, stops, last=lasts[0], follow=follow).animation(rate) for run in runs]
        self.move(*walks, seconds=min(seconds, max(1.0, 0.4 * len(stops))))
        for run in runs:
            run.land(lasts[0])

    def seen_in_the_lapse(self, *runs: Run) -> list[tuple[bool, ...]]:
        """Tell whose dots the present views hold, now and at each stop of the lapse to come."""
        stops = stops_between(runs[0].step, min(run.story.last for run in runs))
        return [tuple(run.sees(stop) for run in runs) for stop in stops]

    def stand_by(self, run: Run, until: int, follow: bool = True) -> None:
        """Let a run that stands still, or is over, stay while those beside it go to a step."""
        last = min(until, max(run.story.lasts)) if self.others_move(run) else 0
        for step in range(run.reached + 1, last + 1):
            self.meet(f"step {step}")
            if follow:
                self.make_room(run, step)
            self.meet(f"landing {step}")
            run.land(min(step, run.story.last))
            run.reached = step

    def others_move(self, run: Run) -> bool:
        """Tell whether a run beside this one does anything but stand still."""
        return not all(regime.stands_still for regime in run.regimes_beside)

    def make_lens(self, run: Run, reach: float, named: bool = True) -> list[Lens]:
        """Make a lens inside the bowl; weights up to `reach` from the goal are seen in it.

        With `named` the last two weights stand beside their dots. There is none where it would
        hardly enlarge anything.
        """
        picture, goal = run.picture, run.story.goal_weight
        if goal is None or reach <= run.story.finest:
            return []
        lens = Lens(self.style, run.parameters, goal, *place_of_a_lens(picture.view.zone))
        self.keep_within(self.zones[picture.axes], lens)
        if lens.enlargement(picture.view, reach) < WORTH_A_LENS:
            return []
        self._let_lenses_go([run])
        digits = numerals.apart(goal, goal + reach)

        def follow(picture: LearningPicture) -> None:
            weight = float(picture.weight.get_value())
            been = [been.weight for been in picture.been]
            last = [place for place in been[-1:] if place != weight]
            labels = [(place, numerals.plain(place, digits)) for place in (weight, *last) if named]
            lens.show(picture.view, reach, been, weight, labels)

        picture.followers.append(follow)
        picture.covered += lens.boxes(picture.view)
        picture.settle(float(picture.weight.get_value()))
        picture.redraw()
        return [lens]

    def draw_errors(
        self, box: Box, runs: Sequence[Run], names: Sequence[str], longest_name: str = ""
    ) -> ErrorChart:
        """Let a chart of the runs' errors come up and draw its lines; return it.

        `longest_name` keeps room for a name that a clip beside this one shows.
        """
        beside = [history.error for run in runs for history in run.story.beside]
        chart = ErrorChart(
            self.style, box, [r.history.error for r in runs], names, beside, longest_name
        )
        self.keep_within(box, chart)
        last = chart.steps - 1
        self.meet("chart")

        def draw(_: Mobject, share: float) -> None:
            chart.show(share * last)

        if self.readout is not None:
            self.readout.mark("error")
        self.bring(chart)
        drawing = UpdateFromAlphaFunc(chart, draw, rate_func=linear)
        self.move(drawing, seconds=min(4.0, 0.6 + 0.5 * last))
        return chart

    def clear_picture(self, *others: Mobject) -> None:
        """Let the pictures go, for good, and other drawings; the last caption has its time."""
        self.finish_caption()
        self.dismiss(*(part for run in self.runs for part in run.picture.parts), *others)
        self.remove(*(run.picture.driver for run in self.runs))

    def put(self, *drawings: Mobject) -> None:
        """Add drawings that are not there yet."""
        self.add(*(drawing for drawing in drawings if drawing not in self.mobjects))
