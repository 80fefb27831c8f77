"""RunScene: a lesson about runs in a bowl, and the moves of a step: predict, compare, learn."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Animation, linear

from grokdl.lesson.charting import draw_errors
from grokdl.lesson.fades import QUICK, Come, Go
from grokdl.lesson.run import Run
from grokdl.lesson.run_drawings import RunDrawings
from grokdl.lesson.storyboard import StepKind, alternating, stops_between, thinned
from grokdl.lesson.walk import Walk
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.readout import COMPARE, PREDICT
from grokdl.mobjects.view_scale import ViewScale
from grokdl.stage import Box

FLASHES = 3.0  # a second: what jumps in a time lapse jumps no more often


class RunScene(RunDrawings):
    """A lesson about runs, and the moves of a step: predict, compare, learn, move."""

    def open_with(self, run: Run) -> None:
        """Begin: the neuron and what it predicts; then the bowl, with the dot as high as the error.

        In a film that has shown a bowl before, the bowl is there at once. Of a run that stands
        still, say why.
        """
        plot, readout = run.plot, self.make_readout(run)
        run.settle()
        self.add(plot.axes, plot.edge_mark)
        if self.told_before("bowl"):
            run.redraw()
            self.add(plot.bowl, plot.ring, plot.dot)
            readout.mark(*PREDICT, *COMPARE)
            self.bring(readout, plot.tangent, seconds=0.6)
        else:
            self.bring(readout, seconds=0.6)
            self.say("predicts")
            self.predict_and_compare(seconds=0.8)
            self.bring(plot.bowl, plot.ring, plot.dot, plot.tangent, seconds=0.6)
        if self.regime.stands_still:
            self.say("each_step")

    def predict_and_compare(self, seconds: float = 0.8) -> None:
        """Light up what the neuron says, and then how far it misses, sum by sum."""
        for name in (*PREDICT, *COMPARE):
            self.light(name, seconds)

    def light(self, name: str, seconds: float = 0.8) -> None:
        """Let a sum of the read-out come up, if it has not, and light it up."""
        comes = [] if self.readout is None else self.readout.comes(name)
        if comes:
            self.move(*comes, seconds=0.4)
        if self.readout is not None:
            self.readout.mark(name)
        self.hold(seconds - (0.4 if comes else 0.0))

    def show_arrow(
        self,
        *runs: Run,
        seconds: float = 0.8,
        start: float = 0.0,
        along: Sequence[Animation] = (),
        instead: Sequence[Animation] = (),
    ) -> None:
        """Let the arrows of the present step come to their length, from `start` of it.

        One that starts longer than it will be has its number only when it has its length. What
        goes `along` moves meanwhile; what moves `instead` of the arrows is where they then are.
        """
        if self.readout is not None and self.readout.comes("learn"):
            self.light("learn")
        lenses = [animation for run in runs for animation in self._enlarge_step(run)]
        for run in runs:
            run.aim(start)
            if start:
                run.change(arrow_text="")
            if not instead:
                self.put(run.plot.arrow)
        sums = self._sums_of(runs[0])
        arrows = instead or [run.arrow_share.animate.set_value(1) for run in runs]
        self.move(*arrows, *lenses, *sums, *along, seconds=seconds)
        for run in runs if start or instead else ():
            run.aim(1)
            self.put(run.plot.arrow)
        if self.readout is not None:
            self.readout.mark("update")
        self._uncover(runs)

    def _sums_of(self, run: Run) -> list[Animation]:
        """Return how the sums of a run's present step come up, or take the last one's place."""
        if self.readout is None:
            return []
        rolls = self.readout.rolls(*run.step_at(run.step))
        if not rolls:  # a step like the last one has its sums
            self.readout.rest(False)
            run.redraw()
        return rolls or self.readout.comes("update")

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

    def go(self, *runs: Run, seconds: float = 1.2, follow: bool = True) -> None:
        """Take the present step: along the bowl, or across it; several runs in lockstep."""
        steps = [run.step for run in runs]
        if self.readout is not None:
            self.readout.rest()
        self.sync(f"step {steps[0] + 1}")
        if follow:
            for run in runs:
                self.make_room(run, run.step + 1)
        moving: list[Animation] = [
            Walk(run, (run.step, run.step + 1), follow=follow).animation()
            for run in runs
            if run.story.kind(run.step) is not StepKind.STILL
        ]
        if moving:
            self.move(*moving, seconds=seconds)
        self.sync(f"landing {steps[0] + 1}")
        for run, step in zip(runs, steps, strict=True):
            run.land(step + 1)

    def step_by_step(
        self,
        run: Run,
        most: int,
        arrow: float = 0.8,
        step: float = 1.2,
        slower: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        """Take so many steps, each after its arrow; of a run that has none, show the arrow alone.

        `arrow` and `step` are how long each takes; the first ones are so much `slower`.
        """
        first = run.step
        count = min(most, run.story.last - first)
        for k in range(count):
            later = slower if k == 0 else (0.0, 0.0)
            self.show_arrow(run, seconds=arrow + later[0])
            self.go(run, seconds=step + later[1])
        if run.story.last == 0:
            self.show_arrow(run, seconds=arrow + slower[0])
        self.stand_by(run, first + most)

    def turn_weight(self, run: Run, weight: float, seconds: float) -> None:
        """Let the weight go somewhere, freely; the numbers keep their notation on the way.

        Numbers stand in the sums where the step begins that they are of, and nowhere else: they go
        before it leaves, and come when it is there.
        """
        run.notation_of = max(run.weight(0), float(run.weight_now.get_value()), weight, key=abs)
        run.change(slope_named=False)
        first, then = self._sums_on_the_way(run, weight)
        if first:
            self.move(*first, seconds=QUICK)
        seconds -= QUICK * (bool(first) + bool(then))
        self.move(run.weight_now.animate.set_value(weight), seconds=seconds)
        if then:
            self.move(*then, seconds=QUICK)
        run.change(slope_named=True)
        run.settle(weight)
        run.redraw()

    def _sums_on_the_way(
        self, run: Run, weight: float
    ) -> tuple[Sequence[Animation], Sequence[Animation]]:
        """Return how numbers leave the sums before a turn of the weight, and come after it."""
        if self.readout is None or self.readout not in self.mobjects:
            return (), ()
        self.readout.rest()
        if weight == run.weight(run.step):
            return (), self.readout.rolls(*run.step_at(run.step))
        leaves = run.weight_now.get_value() == run.weight(run.step)
        return self.readout.clears() if leaves else (), ()

    def pull_back(self, run: Run, step: int, seconds: float = 1.8) -> None:
        """Pull back so far that a step's dot is in the frame, and keep the old frame in it.

        In words it is said how many times as wide the view is as the first one.
        """
        if self.view_scale is None:
            self.view_scale = ViewScale(self.style, self.zones[run.plot.axes], run.view)
            self.keep_within(self.zones[run.plot.axes], self.view_scale)
            run.followers.append(self._show_scale)
            self.add(self.view_scale)
        run.change(earlier_views=(*run.state.earlier_views, run.view))
        self.put(run.plot.old_frame)
        self.make_room(run, step, seconds=seconds)
        self.hold(0.4)

    def _show_scale(self, run: Run) -> None:
        if self.view_scale is not None:
            taken = [*run.plot.lane_obstacles(run.state), run.plot.arrow.label.box]
            self.view_scale.show(run.view, run.state.at_rest, taken)

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
        seconds -= 0.0 if self.readout is None else QUICK  # in which its numbers go
        first, all_lasts = runs[0].reached, zip(*(run.story.lasts for run in runs), strict=True)
        lasts = list(map(min, all_lasts))  # of these runs, and of those beside
        stops = stops_between(first, max(lasts), evenly=evenly)
        jumps = any(run.story.may_jump(stops[:-1]) for run in runs)
        restless = jumps or any(run.story.wavers(stops) for run in runs)
        restless = restless or not all(run.fits(max(lasts)) for run in runs)
        if restless:  # at an even pace too: what starts and ends gently flashes in between
            stops = thinned(stops, max(2, int(FLASHES * self.pace * seconds)))
        if any(run.story.may_jump([first]) for run in runs):
            stops = alternating(stops)
        if len(stops) > 1:
            self._let_time_pass(runs, stops, lasts[0], seconds, follow, restless)
        sums = self._sums_of(runs[0])
        if sums:
            self.move(*sums, seconds=0.4)

    def _let_time_pass(
        self,
        runs: Sequence[Run],
        stops: Sequence[int],
        last: int,
        seconds: float,
        follow: bool,
        restless: bool,
    ) -> None:
        """Let the dots go from stop to stop, while no numbers stand in the sums."""
        self.let_lenses_go(runs)
        self.forget_the_scale()
        self.sync("time lapse")
        if self.readout is not None:
            self.readout.rest()
            self.move(*self.readout.clears(), seconds=QUICK)
        for run in runs:
            run.forget_the_step()
        rate = linear if restless or len(runs) > 1 else None
        walks = [Walk(run, stops, last=last, follow=follow).animation(rate) for run in runs]
        self.move(*walks, seconds=min(seconds, max(1.0, 0.4 * len(stops))))
        for run in runs:
            run.land(last)

    def draw_errors(self, box: Box, runs: Sequence[Run], by: str = "") -> ErrorChart:
        """Let a chart of the runs' errors come up and draw its lines; return it.

        With `by` each line has that parameter's value at its end, and room for a sibling's.
        """
        return draw_errors(self, box, runs, by)

    def seen_in_the_lapse(self, *runs: Run) -> list[tuple[bool, ...]]:
        """Tell whose dots the present views hold, now and at each stop of the lapse to come."""
        stops = stops_between(runs[0].step, min(run.story.last for run in runs))
        return [tuple(run.sees(stop) for run in runs) for stop in stops]

    def stand_by(self, run: Run, until: int, follow: bool = True) -> None:
        """Let a run that stands still, or is over, stay while those beside it go to a step."""
        last = min(until, max(run.story.lasts)) if self.others_move(run) else 0
        for step in range(run.reached + 1, last + 1):
            self.sync(f"step {step}")
            if follow:
                self.make_room(run, step)
            self.sync(f"landing {step}")
            run.land(min(step, run.story.last))
            run.reached = step

    def others_move(self, run: Run) -> bool:
        """Tell whether a run beside this one does anything but stand still."""
        return not all(story.stands_still for story in run.story.others)
