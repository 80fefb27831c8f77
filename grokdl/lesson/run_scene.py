"""RunScene: a lesson about runs in a bowl, and the moves of a step: predict, compare, learn."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Animation, Mobject, UpdateFromAlphaFunc, linear

from grokdl import numerals
from grokdl.errors import LessonError
from grokdl.history import History
from grokdl.lesson.fades import Come, Go
from grokdl.lesson.run import Run
from grokdl.lesson.scene import LessonScene
from grokdl.lesson.walk import Walk
from grokdl.lesson.words import shared
from grokdl.methods import learned
from grokdl.mobjects.bowl_plot import Gap
from grokdl.mobjects.card import Pill
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.lane import GAP_DROP
from grokdl.mobjects.lens import Lens, place_of_a_lens
from grokdl.mobjects.readout import COMPARE, LEARN, PREDICT, Readout
from grokdl.parameters import ParameterSet
from grokdl.regimes import Regime, regime
from grokdl.stage import Box
from grokdl.storyboard import Kind, stops_between, thinned

WORTH_A_LENS = 1.8  # times as large
HALF_A_DOT = 0.22  # units: as it lands, its line counted
FLASHES = 3.0  # a second: what jumps in a time lapse jumps no more often


class RunScene(LessonScene):
    """A lesson about runs, each with a plot of its bowl, and the moves of a step.

    `history` is the run of the lesson's parameters, by the method that its card names.
    """

    readout: Readout | None = None
    runs: Sequence[Run] = ()

    def setup(self) -> None:
        """Prepare the look, the zones and the run."""
        super().setup()
        self.history = self.histories[""] = self.learn(self.parameters)
        if self.brief.method == "gradient_descent":
            self.regime: Regime = regime(self.history.parameters)
            self.sayings = {**shared(self.regime, self.style.words), **self.sayings}

    def learn(self, parameters: ParameterSet) -> History:
        """Return the run of some parameters, by the method that the lesson's card names."""
        if self.brief.method is None:
            raise LessonError("Its card names no method. Leave out `method`, or use LessonScene.")
        return learned(self.brief.method, parameters.model_dump())

    def tags(self) -> list[tuple[str, str]]:
        """Return the numbers that the title line shows, each with its role."""
        own = [name for name in ("input", "alpha") if name in self.parameters.names()]
        return [(self.named(name, self.parameters), name) for name in own]

    def plot_zone(self, box: Box) -> Box:
        """Return the place for a plot within a zone: its lane takes the lower part.

        A dot at the plot's edge is still in the zone, and whole.
        """
        left, right = box.left + HALF_A_DOT, box.right - HALF_A_DOT
        return Box(left, box.bottom + self.stage.lane, right, box.top - 0.42)

    def make_run(
        self,
        parameters: ParameterSet,
        box: Box,
        last: int = 1,
        siblings: Sequence[ParameterSet] | None = None,
    ) -> Run:
        """Make a run with its plot in a zone, whose view holds the steps 0 to `last`.

        It holds those of its siblings too: of the other clips' parameters, if none are given.
        """
        others = self.siblings if siblings is None else siblings
        history = self.learn(parameters)
        beside = [self.learn(other) for other in others]
        run = Run(self.style, history, self.plot_zone(box), last, beside)
        self.runs = [*self.runs, run]
        self.keep_within(box, *run.plot.parts)
        self.add(run.driver)
        return run

    def open_with(self, run: Run) -> None:
        """Begin: axes, goal, dot and read-out are there, the bowl and its tangent come up."""
        plot = run.plot
        run.settle()
        self.add(plot.axes, plot.ring, plot.dot, plot.edge_mark, self.make_readout(run))
        self.bring(plot.bowl, plot.tangent, seconds=0.6)

    def make_readout(self, run: Run, rows: Sequence[str] = ()) -> Readout:
        """Make the read-out and let it follow a run; its rows are by default all that it has."""
        with_alpha = any(other.parameters.alpha != 1 for other in run.siblings)
        readout = Readout(self.style, self.stage.readout, run.parameters, with_alpha, rows)
        self.keep_within(self.stage.panel, readout)
        total = numerals.counted(len(run.history))

        def fill(run: Run) -> None:
            weight = float(run.weight_now.get_value())
            readout.follow(weight, run.next_weight, run.notation_of)
            if self.counting:
                words = self.style.words("step of steps", step=run.step + 1, steps=total)
                readout.count(words)

        self.counting = True
        run.followers.append(fill)
        run.redraw()
        self.readout = readout
        return readout

    def make_pill(self, run: Run) -> Pill:
        """Make the pill that says what the run does, under the read-out."""
        zone, does = self.stage.pill, regime(run.parameters)
        at = zone.centre
        if self.readout is not None and zone.overlaps(self.readout.box):
            at = at._replace(y=self.readout.box.bottom - 0.42)
        words = self.style.words(does.words)
        pill = Pill(self.style, words, does.reaches_the_goal, at, zone.width)
        self.keep_within(zone, pill)
        return pill

    def show_gap(self, run: Run, text: str, drop: float = GAP_DROP) -> None:
        """Lay a bracket from the dot to the goal, with words beside it."""
        run.change(gap=Gap(run.weight(run.step), text, drop))
        run.redraw()
        self.bring(run.plot.gap)

    def hide_gap(self, run: Run) -> None:
        """Take the bracket away."""
        self.dismiss(run.plot.gap, seconds=0.2)
        run.change(gap=None)

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
            run.aim(start)
            self.put(run.plot.arrow)
        if self.readout is not None:
            self.readout.mark(*LEARN)
        arrows = (run.reach.animate.set_value(1) for run in runs)
        self.move(*arrows, *lenses, seconds=seconds)
        self._uncover(runs)

    def _enlarge_step(self, run: Run) -> list[Animation]:
        """Return how a lens comes for a step that is too small to see, or how it goes."""
        lens = run.plot.step_lens
        step = run.weight(run.step), run.weight(run.step + 1)
        there = lens in self.mobjects
        if lens.is_needed(run.view, step) and (there or not run.state.covered):
            run.change(lens_step=step)
            run.settle(step[0])
            return [] if there else [Come(lens)]
        return [Go(lens)] if there else []

    def _let_lenses_go(self, runs: Sequence[Run], seconds: float = 0.2) -> None:
        """Take the lenses of single steps away, if there are any."""
        self.dismiss(*(run.plot.step_lens for run in runs), seconds=seconds)
        self._uncover(runs)

    def _uncover(self, runs: Sequence[Run]) -> None:
        """Let labels go where a lens was."""
        for run in runs:
            if run.plot.step_lens not in self.mobjects:
                run.change(lens_step=None)

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
        """Pull back where a step's dot, or a sibling's, would be outside the view."""
        if not run.fits(step):
            run.turn_to(run.story.view(run.view.zone, 0, step))
            self.move(run.turned.animate.set_value(1), seconds=seconds)
            run.settle()
            run.redraw()

    def lapse(
        self, *runs: Run, seconds: float = 4.0, follow: bool = True, evenly: bool = False
    ) -> None:
        """Run to the last step as a time lapse, several runs in lockstep; every stop is a step.

        The stops of a long run lie farther and farther apart, or `evenly`.
        """
        first, all_lasts = runs[0].reached, zip(*(run.story.lasts for run in runs), strict=True)
        lasts = list(map(min, all_lasts))  # of these runs, and of those beside
        stops = stops_between(first, max(lasts), evenly=evenly)
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
            run.forget_the_step()
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
        return not all(story.stands_still for story in run.story.others)

    def make_lens(self, run: Run, reach: float, named: bool = True) -> list[Lens]:
        """Make a lens inside the bowl; weights up to `reach` from the goal are seen in it.

        With `named` the last two weights stand beside their dots. There is none where it would
        hardly enlarge anything.
        """
        goal = run.story.goal_weight
        if goal is None or reach <= run.story.finest:
            return []
        lens = Lens(self.style, run.parameters, goal, *place_of_a_lens(run.view.zone))
        self.keep_within(self.zones[run.plot.axes], lens)
        if lens.enlargement(run.view, reach) < WORTH_A_LENS:
            return []
        self._let_lenses_go([run])
        digits = numerals.apart(goal, goal + reach)

        def follow(run: Run) -> None:
            weight = float(run.weight_now.get_value())
            visited = [ghost.weight for ghost in run.state.visited]
            last = [place for place in visited[-1:] if place != weight]
            labels = [(place, numerals.plain(place, digits)) for place in (weight, *last) if named]
            lens.show(run.view, reach, visited, weight, labels)

        run.followers.append(follow)
        run.change(covered=(*run.state.covered, *lens.boxes(run.view)))
        run.settle()
        run.redraw()
        return [lens]

    def draw_errors(
        self, box: Box, runs: Sequence[Run], names: Sequence[str], longest_name: str = ""
    ) -> ErrorChart:
        """Let a chart of the runs' errors come up and draw its lines; return it.

        `longest_name` keeps room for a name that a clip beside this one shows.
        """
        siblings = [history.error for run in runs for history in run.siblings]
        chart = ErrorChart(
            self.style, box, [r.history.error for r in runs], names, siblings, longest_name
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
        self.dismiss(*(part for run in self.runs for part in run.plot.parts), *others)
        self.remove(*(run.driver for run in self.runs))

    def put(self, *drawings: Mobject) -> None:
        """Add drawings that are not there yet."""
        self.add(*(drawing for drawing in drawings if drawing not in self.mobjects))
