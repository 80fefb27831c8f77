"""ProgramScene: a lesson about a run beside its program, whose lines light up as it moves."""

from __future__ import annotations

from manim import Mobject, UpdateFromAlphaFunc, linear

from grokdl.lesson.run import Run
from grokdl.lesson.run_scene import RunScene
from grokdl.lesson.storyboard import stops_between
from grokdl.mobjects.code_panel import CodePanel, CodePanelState
from grokdl.mobjects.error_bowl import arms
from grokdl.mobjects.knob import PARTS, Knob
from grokdl.mobjects.lane import StepArrow
from grokdl.mobjects.one_pass import KNOWN, LINES, LIT, TOLD, sums_of
from grokdl.mobjects.program import Program
from grokdl.mobjects.sum_card import SumCard, SumCardState
from grokdl.stage.code_zones import CodeZones

DIGITS = 5
SUM = 1.05  # units: the height that is kept for a sum under the code
NEAR = 0.035  # of the view's width: so much of the bowl is seen from where the dot is
PREDICT, COMPARE, SQUARE, LEARN, UPDATE = range(len(LINES))


class ProgramScene(RunScene):
    """A lesson about a run, its neuron and its program: `light_line` brings all three to a line."""

    run: Run
    knob: Knob
    code: CodePanel
    sums: SumCard | None = None
    program: Program
    parts_lit: tuple[str, ...] = ("weight",)

    def lay_out(self, zones: CodeZones, program: Program, with_sums: bool) -> None:
        """Make the run, its neuron and the code, and with them the sums of its first pass."""
        self.program = program
        run = self.run = self.make_run(self.parameters, zones.picture)
        steps = stops_between(0, run.story.last)
        weights = [run.weight(step) for step in (*steps, run.story.last + 1)]
        self.knob = Knob(self.style, zones.neuron, run.parameters, weights, DIGITS)
        kept = SUM if with_sums and zones.sums is None else 0.0
        room = zones.code._replace(bottom=zones.code.bottom + kept)
        self.code = CodePanel(self.style, room, program.lines, program.roles, shows=program.shows)
        self.keep_within(zones.neuron, self.knob)
        self.keep_within(zones.code, self.code)
        if with_sums:
            under = zones.sums or zones.code._replace(top=self.code.box.bottom - 0.2)
            self.sums = sums_of(self.style, under, run.parameters, weights[:1])
            self.keep_within(under, self.sums)
        run.followers.append(lambda run: self.knob.show(run.state.weight, *self.parts_lit))

    def open_with_program(self) -> None:
        """Begin: the axes, the neuron with its question, and the program are there."""
        self.light_line(None)
        self.knob.told, self.knob.asked = PARTS[:2], PARTS[2]
        self.run.change(step_number=None)
        self.run.redraw()
        self.add(self.run.plot.axes)
        self.bring(self.knob, self.code, seconds=0.6)

    def light_line(self, line: int | None, is_open: bool = False, with_sum: bool = True) -> None:
        """Light up a line of the pass, its part of the neuron and its sum; None lights nothing.

        `is_open` says that its result is still asked for.
        """
        first = self.program.first_in_the_loop
        self.code.show(CodePanelState(None if line is None else first + line))
        if line is not None:
            self.parts_lit = LIT[line]
            self.knob.told = (KNOWN if is_open else TOLD)[line]
            self.knob.asked = "prediction" if is_open and line == PREDICT else ""
        if self.sums is not None and with_sum and line is not None:
            self.sums.show(SumCardState(0, line + 1, line, is_open))
        self.run.redraw()

    def light_the_loop(self) -> None:
        """Light up the line that says how often the others run."""
        self.code.show(CodePanelState(self.program.first_in_the_loop - 1))

    def run_lines(self, *lines: int, seconds: float) -> None:
        """Let some lines of the pass run, each for so long."""
        for line in lines:
            self.light_line(line, with_sum=False)
            self.hold(seconds)

    # the slope

    def bring_the_tangent(self, *others: Mobject) -> None:
        """Let the tangent appear, and other drawings with it."""
        self.run.settle()
        self.run.redraw()
        self.bring(*others, self.run.plot.tangent)

    def turn_uphill_round(self) -> None:
        """Let a pale arrow grow as long as weight_delta, uphill, and turn round into the step."""
        run, start = self.run, self.run.weight(0)
        uphill, step = float(run.history.weight_delta[0]), run.weight(1) - start
        arrow, name = StepArrow(self.style, "muted"), self.style.words("uphill")
        taken = run.plot.lane_obstacles(run.state)

        def reach(share: float) -> None:
            arrow.show(run.view, start, start + share * uphill, name, taken, start + uphill)

        def turn(share: float) -> None:
            arrow.show(run.view, start, start + uphill + share * (step - uphill), "")

        self.grow(arrow, reach, seconds=1.0)
        self.hold(0.6)
        self.grow(arrow, turn, seconds=1.0)
        self.dismiss(arrow, seconds=0.2)

    # the bowl in fog

    def stand_in_fog(self) -> None:
        """Let no more of the bowl be seen than what is right under the dot."""
        run = self.run
        half = NEAR * (run.view.high - run.view.low)
        run.change(bowl_part=(run.weight(0) - half, run.weight(0) + half))
        run.redraw()

    def lift_the_fog(self, seconds: float = 1.2) -> None:
        """Let all of the bowl be seen, from where it is seen already."""
        run = self.run
        low, high = run.state.bowl_part or (run.weight(0), run.weight(0))
        first, last = arms(run.parameters, run.view)

        def lift(_: Mobject, share: float) -> None:
            ends = low + share * (min(first, low) - low), high + share * (max(last, high) - high)
            run.change(bowl_part=None if share == 1 else ends)
            run.redraw()

        self.move(UpdateFromAlphaFunc(run.driver, lift, rate_func=linear), seconds=seconds)
