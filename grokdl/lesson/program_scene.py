"""ProgramScene: a lesson about a run beside its program, whose lines light up as it moves."""

from __future__ import annotations

from manim import Mobject, linear

from grokdl.errors import GrokdlError
from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.lesson.storyboard import StepKind, stops_between
from grokdl.mobjects.code_panel import CodePanel, CodePanelState
from grokdl.mobjects.error_bowl import arms
from grokdl.mobjects.knob import PARTS, Knob
from grokdl.mobjects.lane import StepArrow
from grokdl.mobjects.one_pass import KNOWN, LINES, LIT, TOLD, sums_of
from grokdl.mobjects.program import Program
from grokdl.mobjects.redraw import Redraw
from grokdl.mobjects.sum_card import SumCard, SumCardState
from grokdl.stage import Box
from grokdl.stage.code_zones import CodeZones

DIGITS = 4  # few digits make a neuron large
SLOW = 3  # weights that a lesson shows before its time lapse
SUM = 1.05  # units: the height that is kept for a sum under the code
NARROW = 4.0  # units: a picture less wide has no room for a slope on its way
SEEN = 0.02  # units: an arrow that can be seen to turn
NEAR = 0.035  # of the view's width: so much of the bowl is seen from where the dot is
PREDICT, COMPARE, SQUARE, LEARN, UPDATE = range(len(LINES))


class ProgramScene(RunScene):
    """A lesson about a run, its neuron and its program: `light_line` brings all three to a line."""

    run: Run
    knob: Knob
    code: CodePanel
    sums: SumCard | None = None
    program: Program
    stays_for_the_lapse = True  # the neuron
    parts_lit: tuple[str, ...] = ("weight",)

    def lay_out(self, zones: CodeZones, program: Program, with_sums: bool) -> None:
        """Make the run, its neuron and the code, or all of its first pass, with the sums.

        A narrow picture without sums has no room for the slope's number: many digits take half of
        its width.
        """
        self.program = program
        named = with_sums or zones.picture.width >= NARROW
        run = self.run = self.make_run(self.parameters, zones.picture, slope_in_numbers=named)
        last = 0 if with_sums else run.story.last
        weights = [run.weight(step) for step in stops_between(0, max(last, 1))]
        self.knob = self._neuron_in(zones.neuron, weights, is_narrow=not with_sums)
        kept = SUM if with_sums and zones.sums is None else 0.0
        room = zones.code._replace(bottom=zones.code.bottom + kept)
        self.code = CodePanel(self.style, room, program.lines, program.roles, shows=program.shows)
        self.digits = self.knob.digits
        self.keep_within(zones.neuron, self.knob)
        self.keep_within(zones.code, self.code)
        if with_sums:
            under = zones.sums or zones.code._replace(top=self.code.box.bottom - 0.2)
            self.sums = sums_of(self.style, under, run.parameters, weights[:1])
            self.keep_within(under, self.sums)
        run.followers.append(lambda run: self.knob.show(run.state.weight, *self.parts_lit))

    def _neuron_in(self, box: Box, weights: list[float], is_narrow: bool) -> Knob:
        """The neuron, with room for the numbers of all steps, or else of those that come slowly."""
        given = self.style, box, self.run.parameters
        try:
            return Knob(*given, weights, DIGITS, is_narrow)
        except GrokdlError:  # as with a run whose numbers end below 1e-100
            self.stays_for_the_lapse = False
            return Knob(*given, weights[:SLOW], DIGITS, is_narrow)

    def lapse(
        self, *runs: Run, seconds: float = 4.0, follow: bool = True, evenly: bool = False
    ) -> None:
        """Run to the last step; without the neuron, if its numbers then have no room."""
        if not self.stays_for_the_lapse:
            self.dismiss(self.knob)
        super().lapse(*runs, seconds=seconds, follow=follow, evenly=evenly)

    def open_with_program(self, lines: int | None = None) -> None:
        """Begin: the axes, the neuron with its question, and the program, or its first lines."""
        self.code.show(CodePanelState(shown=lines))
        self.knob.told, self.knob.asked = (PARTS[:2], PARTS[2]) if lines is None else ((), "")
        self.run.change(step_number=None)
        self.run.redraw()
        self.add(self.run.plot.axes)
        self.bring(self.knob, self.code, seconds=0.6)

    def light_line(
        self,
        line: int | None,
        is_open: bool = False,
        with_sum: bool = True,
        is_over: bool = False,
    ) -> None:
        """Light up a line of the pass, its part of the neuron and its sum; None lights nothing.

        `is_open` says that its result is still asked for, `is_over` that all results are there.
        """
        first = self.program.first_in_the_loop
        self.code.show(CodePanelState(None if line is None else first + line))
        if line is not None:
            self.parts_lit = LIT[line]
            self.knob.told = PARTS if is_over else (KNOWN if is_open else TOLD)[line]
            self.knob.asked = "prediction" if is_open and line == PREDICT else ""
        if self.sums is not None and with_sum and line is not None:
            self.sums.show(SumCardState(0, line + 1, line, is_open))
        self.run.redraw()

    def write_line(self, line: int) -> None:
        """Let a line of the program appear, after all before it."""
        self.code.show(CodePanelState(line, shown=line + 1))
        self.run.redraw()

    def write_pass_line(self, line: int) -> None:
        """Let a line of the pass appear, and light up its part of the neuron."""
        self.light_line(line)
        self.write_line(self.program.first_in_the_loop + line)

    def light_the_loop(self) -> None:
        """Light up the line that says how often the others run."""
        self.code.show(CodePanelState(self.program.first_in_the_loop - 1))

    def run_the_pass(self, line: float, arrow: float, step: float) -> None:
        """Let the lines of the pass run, and take the step; each of them for so long."""
        for number in range(len(LINES)):
            self.light_line(number, with_sum=False)
            self.hold(line)
        self.show_arrow(self.run, seconds=arrow)
        self.go(self.run, seconds=step)

    # the slope

    def bring_the_tangent(self, *others: Mobject) -> None:
        """Let the tangent appear, and other drawings with it: off a lens that is to come."""
        run, step = self.run, (self.run.weight(0), self.run.weight(1))
        if run.plot.step_lens.is_needed(run.view, step):
            run.change(lens_step=step)
        run.settle(*step)
        run.redraw()
        self.bring(*others, run.plot.tangent)

    def go(self, *runs: Run, seconds: float = 1.2, follow: bool = True) -> None:
        """Take the present step; in a narrow picture without the tangent, which has no room."""
        if self.zones[self.run.plot.axes].width < NARROW:
            self.dismiss(self.run.plot.tangent, seconds=0.2)
        super().go(*runs, seconds=seconds, follow=follow)

    def run_on(self, seconds: float) -> None:
        """Take a step, and run to the last one; what jumps goes without the tangent.

        That would be there for a moment between two jumps.
        """
        run, tangent = self.run, self.run.plot.tangent
        jumps = tangent in self.mobjects and run.story.kind(run.step) is StepKind.JUMP
        if jumps:
            self.dismiss(tangent, seconds=0.2)
        self.go(run, seconds=1.0)
        self.lapse(run, seconds=seconds)
        if jumps and self.zones[run.plot.axes].width >= NARROW:
            run.settle()
            run.redraw()
            self.bring(tangent)

    def turn_uphill_round(self, caption: str) -> None:
        """Let a pale arrow grow as long as weight_delta, uphill, and turn round into the step.

        The caption is said of it before it turns. It is left out where either is too short to be
        seen.
        """
        run, start = self.run, self.run.weight(0)
        uphill, step = float(run.history.weight_delta[0]), run.weight(1) - start
        if run.view.x(start + min(abs(uphill), abs(step))) - run.view.x(start) <= SEEN:
            return
        arrow, name = StepArrow(self.style, "muted"), self.style.words("uphill")
        taken = run.plot.lane_obstacles(run.state)

        def reach(share: float) -> None:
            arrow.show(run.view, start, start + share * uphill, name, taken, start + uphill)

        def turn(share: float) -> None:
            arrow.show(run.view, start, start + uphill + share * (step - uphill), "")

        self.say(caption)
        self.grow(arrow, reach, seconds=0.8)
        self.hush()
        self.grow(arrow, turn, seconds=0.8)
        self.dismiss(arrow, seconds=0.2)

    # the bowl in fog

    def stand_in_fog(self) -> None:
        """Let no more of the bowl be seen than what is right under the dot."""
        run = self.run
        half = NEAR * (run.view.high - run.view.low)
        run.change(bowl_part=(run.weight(0) - half, run.weight(0) + half))
        run.redraw()

    def lift_the_fog(self, seconds: float = 1.2) -> None:
        """Let all of the bowl be seen, from where it is seen already; its slope goes unnamed."""
        run = self.run
        run.change(slope_named=False)
        self.put(run.plot.edge_mark)
        low, high = run.state.bowl_part or (run.weight(0), run.weight(0))
        first, last = arms(run.parameters, run.view)

        def lift(_: Mobject, share: float) -> None:
            ends = low + share * (min(first, low) - low), high + share * (max(last, high) - high)
            run.change(bowl_part=None if share == 1 else ends)
            run.redraw()

        self.move(Redraw(run.driver, lift, rate_func=linear), seconds=seconds)
