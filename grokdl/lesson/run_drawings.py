"""RunDrawings: a lesson that draws runs, each with a plot of its bowl, and what goes with it."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Animation, Mobject

from grokdl import numerals
from grokdl.errors import LessonError
from grokdl.learning.history import History
from grokdl.learning.methods import learned
from grokdl.learning.parameters import ParameterSet
from grokdl.learning.regimes import Regime, regime
from grokdl.learning.sums import ALL, texts, values
from grokdl.lesson.fades import Come
from grokdl.lesson.run import Run
from grokdl.lesson.scene import LessonScene
from grokdl.lesson.words import shared
from grokdl.mobjects.bowl_state import Gap
from grokdl.mobjects.card import Pill
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.lane import GAP_DROP, StepArrow
from grokdl.mobjects.lens import Lens, place_of_a_lens
from grokdl.mobjects.readout import Readout
from grokdl.mobjects.view_scale import ViewScale
from grokdl.stage import Box

SAMPLES = 8  # steps at whose numbers the read-out's columns are measured
WORTH_A_LENS = 1.8  # times as large
EVEN = 1e-9  # of an error: less is no change
LOW = 0.3  # units: where a pill is in a panel without a read-out
HALF_A_DOT = 0.22  # units: as it lands, its line counted


class RunDrawings(LessonScene):
    """A lesson that draws runs, each with a plot of its bowl.

    `history` is the run of the lesson's parameters, by the method that its card names; `judged`
    are the drawings that tell how a run ends, and which.
    """

    readout: Readout | None = None
    runs: Sequence[Run] = ()
    view_scale: ViewScale | None = None

    def setup(self) -> None:
        """Prepare the look, the zones and the run."""
        super().setup()
        self.judged: dict[Mobject, History] = {}
        self.history = self.histories[""] = self.learn(self.parameters)
        if self.info.method == "gradient_descent":
            self.regime: Regime = regime(self.history.parameters)
            self.sayings = {**shared(self.regime, self.style.words), **self.sayings}

    def learn(self, parameters: ParameterSet, method: str = "") -> History:
        """Return the run of some parameters, by default by the method that the card names."""
        if self.info.method is None:
            raise LessonError("Its card names no method. Leave out `method`, or use LessonScene.")
        return learned(method or self.info.method, parameters.model_dump())

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
        slope_in_numbers: bool = True,
    ) -> Run:
        """Make a run with its plot in a zone, whose view holds the steps 0 to `last`.

        It holds those of its siblings too: of the other clips' parameters, if none are given.
        Without `slope_in_numbers` the tangent has no number beside it: where the read-out has
        weight_delta, which is half the slope, and the lesson does not say so.
        """
        others = self.siblings if siblings is None else siblings
        history = self.learn(parameters)
        beside = [self.learn(other) for other in others]
        run = Run(self.style, history, self.plot_zone(box), last, beside)
        run.slope_in_numbers = slope_in_numbers
        run.redraw()
        self.runs = [*self.runs, run]
        self.keep_within(box, *run.plot.parts)
        self.add(run.driver)
        return run

    def make_readout(self, run: Run, sums: Sequence[str] = ALL) -> Readout:
        """Make the read-out, with these sums, and let it follow a run."""
        some = {min(step, run.story.last) for step in (*range(SAMPLES), run.story.last)}
        widest = [texts(values(run.parameters, *run.step_at(step)), sums) for step in sorted(some)]
        readout = Readout(self.style, self.stage.readout, run.parameters, sums, widest)
        readout.set_step(*run.step_at(run.step))
        self.keep_within(self.stage.panel, readout)
        self.begin_part("panel")

        def fill(run: Run) -> None:
            weight, view = float(run.weight_now.get_value()), run.view
            turned = (weight - view.low) / (view.high - view.low)
            readout.follow(weight, turned, run.notation_of)
            if self.counting:
                readout.count(self._count(run))

        self.counting = True
        run.followers.append(fill)
        run.redraw()
        self.readout = readout
        return readout

    def _count(self, run: Run) -> str:
        """Where a run is: in which step, or after how many updates where a step takes tries.

        A step that has just been taken counts until the sums are no longer its own.
        """
        if run.history.method == "hot_and_cold":
            return self.style.words("updates so far", count=numerals.counted(run.step))
        last, total = run.step_at(max(0, run.step - 1)), numerals.counted(len(run.history))
        taken = run.step > 0 and self.readout is not None and self.readout.looks_back_on(*last)
        return self.style.words("step of steps", step=run.step + (not taken), steps=total)

    def make_pill(self, run: Run) -> Pill:
        """Make the pill that says what the run does, under the read-out."""
        zone, does = self.stage.pill, regime(run.parameters)
        at = zone.centre
        if self.readout is not None and zone.overlaps(self.readout.box):
            at = at._replace(y=self.readout.box.bottom - 0.42)
        elif self.readout is None and not self.stage.arrangement.pill_over:
            at = at._replace(y=zone.bottom + LOW)
        words = self.style.words(does.words)
        pill = Pill(self.style, words, does.reaches_the_goal, at, zone.width)
        self.judged[pill] = run.history
        self.keep_within(zone, pill)
        return pill

    def show_gap(
        self,
        run: Run,
        text: str = "",
        drop: float = GAP_DROP,
        along: Sequence[Animation] = (),
    ) -> None:
        """Lay a bracket from the dot to the goal, with words beside it: by default its length.

        What comes `along` moves meanwhile.
        """
        text = text or self.style.words.named("gap", self.facts(run.step)["gap"])
        run.change(gap=Gap(run.weight(run.step), text, drop))
        run.redraw()
        self.move(Come(run.plot.gap), *along, seconds=0.4)

    def grow_ghost(self, run: Run, weight: float, name: str, seconds: float = 1.2) -> StepArrow:
        """Let a pale arrow grow in the gap's lane, from the dot to another weight; return it."""
        ghost, start = StepArrow(self.style, "muted", GAP_DROP), run.weight(run.step)
        run.change(goal_named=False)  # the ghost takes its lane
        run.redraw()
        seen = run.plot.ring in self.mobjects  # and not in fog
        taken = run.plot.lane_obstacles(run.state) if seen else []

        def reach(share: float) -> None:
            end = start + share * (weight - start)
            ghost.show(run.view, start, end, name, taken, until=weight)

        self.grow(ghost, reach, seconds=seconds)
        return ghost

    def ghost_of_weight_delta(self, run: Run) -> StepArrow:
        """Let a pale arrow grow as long as weight_delta, the way it leads; return it."""
        end = run.weight(run.step) + run.weight_delta
        return self.grow_ghost(run, end, self.style.words("weight_delta"))

    def hide_gap(self, run: Run, along: Sequence[Animation] = ()) -> None:
        """Take the bracket away. What goes `along` moves meanwhile."""
        self.dismiss(run.plot.gap, seconds=0.2, along=along)
        run.change(gap=None)

    def make_lens(self, run: Run, half_width: float, named: bool = True) -> list[Lens]:
        """Make a lens inside the bowl; weights up to `half_width` from the goal are seen in it.

        With `named` the last two weights stand beside their dots. There is none where it would
        hardly enlarge anything.
        """
        goal = run.story.goal_weight
        if goal is None or half_width <= run.story.finest:
            return []
        lens = Lens(self.style, run.parameters, goal, *place_of_a_lens(run.view.zone))
        self.keep_within(self.zones[run.plot.axes], lens)
        if lens.enlargement(run.view, half_width) < WORTH_A_LENS:
            return []
        self.let_lenses_go([run])
        digits = numerals.apart(goal, goal + half_width)

        def follow(run: Run) -> None:
            weight = float(run.weight_now.get_value())
            visited = [ghost.weight for ghost in run.state.visited]
            last = [place for place in visited[-1:] if place != weight]
            labels = [(place, numerals.plain(place, digits)) for place in (weight, *last) if named]
            lens.show(run.view, half_width, visited, weight, labels)

        run.followers.append(follow)
        run.change(covered=(*run.state.covered, *lens.boxes(run.view)))
        run.settle()
        run.redraw()
        return [lens]

    def let_lenses_go(self, runs: Sequence[Run], seconds: float = 0.2) -> None:
        """Take the lenses of single steps away, if there are any."""
        self.dismiss(*(run.plot.step_lens for run in runs), seconds=seconds)
        self._uncover(runs)

    def _uncover(self, runs: Sequence[Run]) -> None:
        """Let labels go where a lens was."""
        for run in runs:
            if run.plot.step_lens not in self.mobjects:
                run.change(lens_step=None)

    def forget_the_scale(self) -> None:
        """Let the words go that say how wide a view is after a pull-back, if they are there."""
        if self.view_scale is not None:
            self.dismiss(self.view_scale, seconds=0.2)
            self.view_scale = None

    @property
    def error_goes(self) -> str:
        """Where the error of the lesson's run goes, as a caption's key: level, grows, keeps, gone.

        Of a run of one step it is `single`, of one that was stopped early `stopped`.
        """
        error, does = self.history.error, self.regime
        if self.history.stopped_early or len(error) == 1:
            return "stopped" if self.history.stopped_early else "single"
        still = does.stands_still or abs(does.error_factor - 1) < EVEN
        return "level" if still or error[0] == error[-1] else does.change_of_error

    def dismiss(
        self, *drawings: Mobject, seconds: float = 0.4, along: Sequence[Animation] = ()
    ) -> None:
        """Let drawings disappear; a part that is shown alone is over before it does."""
        for name, kind in (("panel", Readout), ("chart", ErrorChart)):
            if any(isinstance(drawing, kind) for drawing in drawings):
                self.end_part(name)
        super().dismiss(*drawings, seconds=seconds, along=along)

    def clear_picture(self, *others: Mobject, along: Sequence[Animation] = ()) -> None:
        """Let the pictures go, for good, and other drawings; the last caption has its time.

        What goes `along` moves meanwhile.
        """
        self.finish_caption()
        self.forget_the_scale()
        self.dismiss(*(part for run in self.runs for part in run.plot.parts), *others, along=along)
        self.remove(*(run.driver for run in self.runs))
