"""The auditor on charts and lines beside the bowl: what is not the runs' is caught."""

import numpy as np
import pytest
from small_scenes import INFO, STILL, found, moved

from grokdl.audit.charts import Charts
from grokdl.audit.races import Races
from grokdl.lesson import ErrorsBeside, RunScene, SideBySide


def charting(tamper):
    """A lesson whose chart stands, and was tampered with."""

    class Charting(RunScene):
        info = INFO

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            chart = self.draw_errors(self.stage.middle, [run])
            tamper(chart)
            self.hold(STILL)

    return Charting


CHARTS = {
    "as it is": (lambda chart: None, set()),
    "a point too high": (
        lambda chart: moved(chart.marks[0], 2),
        {"picture"},
    ),
    "a point hardly too high": (
        lambda chart: moved(chart.marks[0], 0.5),
        set(),
    ),
    "a step without its mark": (
        lambda chart: chart.marks[0].draw(np.delete(chart.marks[0].points, slice(16, 32), axis=0)),
        {"picture"},
    ),
    "another number": (lambda chart: chart.values[0].set_text("1.25"), {"number"}),
}


@pytest.mark.parametrize(("tamper", "expected"), CHARTS.values(), ids=CHARTS)
def test_a_chart_that_is_not_the_runs_is_caught(tamper, expected):
    assert expected == found(charting(tamper), Charts)


EVEN = {
    "as it is": (lambda chart: None, set()),
    "a mark that is not as high as its dot": (lambda chart: moved(chart.marks[0], 2), {"picture"}),
    "another number over a mark": (
        lambda chart: chart.heights[0].show(True).set_text("7"),
        {"number"},
    ),
    "another newest error": (lambda chart: chart.values[0].set_text("7"), {"number"}),
}


@pytest.mark.parametrize(("tamper", "expected"), EVEN.values(), ids=EVEN)
def test_an_even_chart_that_is_not_the_run_s_is_caught(tamper, expected):
    class Even(RunScene):
        info = INFO

        def construct(self):
            run = self.make_run(self.parameters, self.stage.picture)
            self.add(run.plot.axes)
            errors = ErrorsBeside(self, run)
            errors.come()
            tamper(errors.chart)
            self.remove(run.driver)
            self.hold(STILL)

    assert expected == found(Even, Charts)


RACES = {
    "as it is": (lambda pair: None, set()),
    "a dot beside its weight": (lambda pair: moved(pair.line.dots[1], 2), {"picture"}),
    "another scale": (
        lambda pair: pair.scales[1].label.show(True).set_text("99 times closer"),
        {"number"},
    ),
}


@pytest.mark.parametrize(("tamper", "expected"), RACES.values(), ids=RACES)
def test_a_common_line_that_is_not_the_runs_is_caught(tamper, expected):
    class Racing(RunScene):
        info = INFO

        def construct(self):
            other = self.parameters.change(alpha=0.1)
            pair = SideBySide(self, [(self.parameters, ()), (other, ())])
            pair.come()
            tamper(pair)
            self.remove(*(run.driver for run in pair.runs))
            self.hold(STILL)

    assert expected == found(Racing, Races)


@pytest.mark.parametrize(("aside", "expected"), [(0.0, set()), (0.9, {"number"})])
def test_the_words_of_a_line_beside_the_end_of_another_are_caught(aside, expected):
    """`aside` is a share of the way from one line's end to the other's."""

    class Forking(RunScene):
        info = INFO

        def construct(self):
            faster = self.parameters.change(alpha=1.6)
            runs = [self.make_run(run, self.stage.middle) for run in (self.parameters, faster)]
            chart = self.draw_errors(self.stage.middle, runs, by="alpha")
            ends = [line.points[-1] for line in chart.lines]
            for words in (chart.values[0], chart.names[0]):
                words.shift(aside * (ends[1] - ends[0]))
            self.hold(STILL)

    assert expected == found(Forking, Charts)
