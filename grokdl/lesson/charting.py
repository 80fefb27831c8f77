"""Charts of the errors as they come: on an even scale, until this fails, and then of powers of ten.

Even ticks are known to everybody; that they are not enough is seen before the scale bends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import Mobject, linear

from grokdl.learning.history import History
from grokdl.lesson.run import Run
from grokdl.lesson.run_drawings import RunDrawings
from grokdl.mobjects.error_chart import FIRST, ErrorChart
from grokdl.mobjects.error_scale import needs_powers_of_ten
from grokdl.mobjects.errors_at_the_bowl import ErrorsAtTheBowl
from grokdl.mobjects.redraw import Redraw
from grokdl.stage import Box

ALMOST = 0.01  # of the axis: what is less can't be told from 0
ROOM = 0.3  # units between the title line's words and a stem that breaks its frame
UNDER = 0.55  # units under the axis of steps
PILL = 0.75
EACH = 0.3  # seconds a step
BENDS = 0.7  # seconds


class Charting:
    """A chart whose axes can be moved: `bent` and `wide` are how far they are on their way."""

    def __init__(self, scene: RunDrawings, chart: ErrorChart, runs: Sequence[Run]) -> None:
        self.scene, self.chart, self.runs = scene, chart, runs
        self.moment = self.bent = self.wide = 0.0
        self.numbered = True

    def draw(self) -> None:
        """Draw the chart as it is now."""
        self.chart.show(self.moment, self.bent, self.wide)

    def turn(self, seconds: float, **targets: float) -> None:
        """Let some of moment, bent and wide go to new values, at an even pace."""
        starts = {name: getattr(self, name) for name in targets}

        def show(_: Mobject, share: float) -> None:
            for name, end in targets.items():
                now = end if share == 1 else starts[name] + share * (end - starts[name])
                setattr(self, name, now)
            self.draw()

        if targets != starts and seconds:
            self.scene.move(Redraw(self.chart, show, rate_func=linear), seconds=seconds)

    def tell(self) -> bool:
        """Say why an even scale is not enough, if it isn't; return whether it must bend.

        In a film it is said the first time alone.
        """
        for run in () if self.scene.told_before("errors") else self.runs:
            error = run.history.error
            ends = float(error[0]), float(error[-1])
            if min(ends) < ALMOST * max(ends):
                key = "last almost 0" if ends[0] > ends[1] else "first almost 0"
                self.scene.say(key, run=self._name(run.history), spare=True)
                break
        return needs_powers_of_ten(self.chart.every)

    def burst(self, until: int) -> None:
        """Say it if an error up to some step is beyond the frame."""
        for run in self.runs:
            if float(run.history.error[: until + 1].max()) > self.chart.error_scale.top:
                self.scene.say("bursts", run=self._name(run.history))
                return

    def bend(self) -> None:
        """Bend the even scale to one of powers of ten, and say so.

        What was said of the even scale is read before, and gone.
        """
        self.scene.hush()
        self.turn(BENDS, bent=1.0)
        tenfold = self.chart.numbers_each_power
        self.scene.say("powers of ten" if tenfold else "powers")

    def _name(self, history: History) -> str:
        """The name of a run among the scene's."""
        known: dict[str, Any] = self.scene.histories
        same = (name for name, own in known.items() if own.parameters == history.parameters)
        return next(same, "")


def draw_errors(scene: RunDrawings, box: Box, runs: Sequence[Run], by: str = "") -> ErrorChart:
    """Let a chart of the runs' errors come up, draw its lines, and bend its scale; return it.

    With `by` each line has that parameter's value at its end, and room for a sibling's. Shown alone
    the chart stands in the panel's place, whatever the box.
    """
    if scene.asked.look.part == "chart":
        box = scene.stage.panel
    scene.begin_part("chart")
    errors = [run.history.error for run in runs]
    siblings = [history for run in runs for history in run.siblings]
    names = [scene.named(by, run.parameters) if by else "" for run in runs]
    longest = max([scene.named(by, h.parameters) for h in siblings if by], key=len, default="")
    others = [history.error for history in siblings]
    chart = ErrorChart(scene.style, box, errors, names, others, longest)
    scene.keep_within(box, chart)
    scene.sync("chart")
    if scene.readout is not None:
        scene.readout.mark("square")
    charting = Charting(scene, chart, runs)
    charting.draw()
    scene.bring(chart)
    last, first = chart.steps - 1, min(FIRST, chart.steps) - 1
    charting.turn(EACH * first, moment=first)
    bursts = any(float(run[:FIRST].max()) > chart.top for run in chart.every)
    if not bursts:
        charting.turn(1.4, moment=last, wide=1.0)
        charting.tell()
    if needs_powers_of_ten(chart.every):
        charting.bend()
    charting.turn(0.6, wide=1.0)
    charting.turn(1.2, moment=last)
    return chart


class ErrorsBeside(Charting):
    """The errors of a run beside its bowl, in the place of the read-out: they rise with the dot."""

    chart: ErrorsAtTheBowl

    def __init__(self, scene: RunDrawings, run: Run) -> None:
        self.run, stage = run, scene.stage
        bowl, box = run.view.zone, stage.panel
        beside = not stage.arrangement.below
        box = box._replace(bottom=bowl.bottom - UNDER if beside else box.bottom + PILL)
        ceiling = self._ceiling(scene, box) if beside else box.top
        errors = [history.error for history in run.siblings]
        chart = ErrorsAtTheBowl(scene.style, box, run.history.error, errors, bowl, ceiling)
        zone = stage.panel._replace(left=bowl.right - 0.1) if beside else stage.panel
        scene.keep_within(zone._replace(top=ceiling), chart)
        super().__init__(scene, chart, [run])

    @staticmethod
    def _ceiling(scene: RunDrawings, box: Box) -> float:
        """How high a stem may go: through the title line, if no words of it are over the box."""
        header = scene.header
        words = [header.title, *header.tags]
        free = header.remark.text == "" and max(w.box.right for w in words) < box.left - ROOM
        return scene.stage.safe.top if free else box.top

    def come(self) -> None:
        """Take the read-out's place, and let the stems of the steps so far rise one by one."""
        scene, reached = self.scene, self.run.moment
        if scene.readout is not None:
            scene.dismiss(scene.readout, seconds=0.3)
            scene.readout = None
        scene.begin_part("chart")
        self.draw()
        scene.sync("chart")
        scene.bring(self.chart, seconds=0.4)
        first = min(reached, FIRST - 1)
        self.turn(EACH * first, moment=first)
        if reached > first:
            self.turn(1.4, moment=reached, wide=1.0)
        self.run.followers.append(self._follow)

    def draw(self) -> None:
        """Draw the chart as it is now: on the bowl's scale, as long as it is even."""
        error, passed = self.run.history.error, int(self.moment + 1e-9)
        top, on_its_way = self.run.view.top, self.moment - passed
        rising = 0.0
        if on_its_way > 1e-9 and passed + 1 < len(error):
            rising = on_its_way * float(error[passed + 1]) / top
        self.chart.numbered = self.numbered
        self.chart.ahead = self.run.state.views[1].top
        self.chart.rise(self.moment, rising, self.bent, self.wide, top)

    def widen(self, seconds: float = 0.6) -> None:
        """Make room for all steps; where the view changes with each, errors go unnumbered."""
        self.numbered = self.run.fits(max(self.run.story.lasts))
        self.scene.hush()
        self.turn(seconds, wide=1.0)

    def end(self) -> None:
        """Draw what is too large for the bowl, too; if an even scale is not enough, bend it."""
        self.run.followers.remove(self._follow)
        self.numbered = True
        self.turn(0.4, moment=float(len(self.run.history.error) - 1), wide=1.0)
        if self.tell():
            self.bend()

    def _follow(self, run: Run) -> None:
        self.moment = run.moment
        self.draw()
