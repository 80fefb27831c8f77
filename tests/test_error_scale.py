"""The chart of the errors begins on an even scale, which bends to powers of ten."""

import math
from itertools import pairwise

import numpy as np
import pytest
from drawn import STYLE
from manim import ManimColor
from small_scenes import INFO, noted

from grokdl.audit.outlines import circles, reached
from grokdl.lesson import ErrorsBeside, RunScene
from grokdl.lesson.fades import QUICK
from grokdl.lesson.storyboard import reading_time
from grokdl.mobjects.error_axis import ErrorAxis
from grokdl.mobjects.error_chart import ErrorChart
from grokdl.mobjects.error_scale import ErrorScale, needs_powers_of_ten
from grokdl.mobjects.errors_at_the_bowl import ErrorsAtTheBowl
from grokdl.stage import Box

PANEL, BOWL = Box(2, -3, 7, 3), Box(-6, -2, 1.5, 2)
GROWING = 0.04 * 9.0 ** np.arange(20)


def beside(errors=GROWING):
    return ErrorsAtTheBowl(STYLE, PANEL, np.asarray(errors), bowl=BOWL, ceiling=3.5)


@pytest.mark.parametrize(("bent", "share"), [(0, 0.25), (1, 0.5)])
def test_an_even_scale_and_one_of_powers_of_ten_take_an_error_each_its_own_way(bent, share):
    assert pytest.approx(share) == ErrorScale(-2, 2, 4.0, bent).share(1.0)


@pytest.mark.parametrize(
    ("top", "texts"), [(2e61, ["0", "5e60", "1e61", "1.5e61", "2e61"]), (2, None)]
)
def test_a_number_beside_an_even_axis_that_is_too_wide_for_its_room_is_smaller(top, texts):
    axis = ErrorAxis(STYLE, Box(0, 0, 4, 3), 4.81, -1, 3, right=True)
    for _ in range(2):  # and as large as ever where it is not
        axis.show(ErrorScale(-1, 62, 2.0, 0), 3, 2.0)
        assert 1 == len({number.size for number in axis.numbers})
        axis.show(ErrorScale(-1, 62, top, 0), 3, top)
        shown = [number for number in axis.numbers if number.shown]
        assert all(number.box.right <= 4.81 for number in shown)
    if texts:
        assert texts == [number.text for number in shown]


def test_a_number_beside_an_even_axis_that_has_no_room_at_all_is_left_out():
    axis = ErrorAxis(STYLE, Box(0, 0, 4, 3), 4.55, 0, 3, right=True)
    axis.show(ErrorScale(0, 10, 1.5e10, 0), 3, 1.5e10)
    assert ["0", "5e9"] == [number.text for number in axis.numbers if number.shown]


@pytest.mark.parametrize("error", [0.01, 0.3, 7, 1e290])
def test_the_scale_bends_without_a_leap(error):
    for bent, end in ((1e-7, 0.0), (1 - 1e-7, 1.0)):
        scales = (ErrorScale(-2, 291, 1e290, bent) for bent in (bent, end))
        shares = [scale.share(error) for scale in scales]
        assert pytest.approx(shares[0], abs=1e-4) == shares[1]


def test_while_the_scale_bends_a_larger_error_lies_higher():
    for bent in np.linspace(0, 1, 21):
        shares = [ErrorScale(-2, 17, 5.0, bent).share(error) for error in GROWING]
        assert sorted(shares) == shares


@pytest.mark.parametrize(("factor", "needed"), [(1, False), (0.5, False), (0.3, True), (9, True)])
def test_only_errors_that_differ_much_need_powers_of_ten(factor, needed):
    assert needed == needs_powers_of_ten([float(factor) ** np.arange(5)])


def test_on_the_even_scale_a_mark_is_as_high_as_its_dot_in_the_bowl():
    chart = beside()
    chart.rise(1, 0, bent=0, wide=0, top=0.5)
    heights = [BOWL.bottom + error / 0.5 * BOWL.height for error in GROWING[:2]]
    assert pytest.approx(heights) == [spot.y for spot in circles(chart.marks[0].points)]


@pytest.mark.parametrize(("moment", "wide", "lit"), [(19, 1, 19), (18, 1, None), (4, 0, None)])
def test_the_number_of_the_last_step_is_lit_when_its_mark_is_there(moment, wide, lit):
    chart = beside()
    chart.show(moment, wide=wide)
    assert lit == chart.counted
    role = "muted" if lit is None else "ink"
    assert ManimColor(STYLE.theme.role(role)) == chart.last.get_fill_color()


def test_no_number_is_lit_where_an_only_step_has_none():
    chart = beside([0.04])
    chart.show(0)
    assert (None, False) == (chart.counted, chart.last.shown)


@pytest.mark.parametrize("rising", [0.9, 6.0])
def test_a_stem_breaks_the_frame_when_its_error_does(rising):
    chart = beside()
    chart.rise(1.5, rising, bent=0, wide=0, top=0.5)
    assert (rising > 1) == (reached(chart.stems.points).top > BOWL.top + 0.5)
    assert (rising > 1) == (reached(chart.rim.points).top > BOWL.top + 0.01)
    assert reached(chart.stems.points).top <= 3.5


def test_a_mark_beyond_the_frame_is_not_drawn():
    chart = beside()
    chart.rise(2, 0, bent=0, wide=0, top=0.5)
    assert 2 == len(circles(chart.marks[0].points))
    assert "3.24" == chart.values[0].text


def test_bent_to_powers_of_ten_the_errors_are_a_straight_line():
    chart = beside()
    chart.rise(19, 0, bent=1, wide=1, top=0.5)
    spots = np.array(circles(chart.marks[0].points))
    assert 20 == len(spots)
    assert np.allclose(0, np.diff(spots, n=2, axis=0), atol=1e-9)
    assert not len(chart.stems.points)


def test_the_even_axis_is_numbered_from_0_and_steps_as_the_dots_are():
    chart = beside()
    chart.rise(1, 0, bent=0, wide=0, top=0.5)
    assert ["0", "0.2", "0.4"] == [number.text for number in chart.decades if number.shown]
    assert ("0", "4") == (chart.first.text, chart.last.text)


def test_at_first_a_chart_has_room_for_a_few_steps_and_then_for_all():
    chart = ErrorChart(STYLE, PANEL, [GROWING], [""])
    chart.show(4, bent=0, wide=0)
    few = chart.axis.x(4)
    chart.show(4, bent=0, wide=1)
    assert (5, 20) == (min(5, len(GROWING)), chart.slots)
    assert pytest.approx(few) == chart.axis.x(19)


def test_beside_a_bowl_whose_view_turns_the_axis_has_the_numbers_of_the_view_to_come():
    chart = beside()
    chart.ahead = 5.0
    chart.rise(1, 0, bent=0, wide=0, top=2.5)
    assert ["0", "2"] == [number.text for number in chart.decades if number.shown]


def test_words_stay_at_the_end_of_a_line_that_leaves_the_plot():
    chart = ErrorChart(
        STYLE, PANEL, [GROWING, 0.04 * 0.36 ** np.arange(20)], ["alpha 1", "alpha 0.1"]
    )
    chart.show(4, bent=0, wide=0)
    gone, stays = chart.values
    assert chart.axis.x(3) > gone.at.x
    assert chart.axis.x(4) < stays.at.x


class Bending(RunScene):
    """A chart whose first error is so large that the last ones are almost 0."""

    info = INFO

    def construct(self):
        run = self.make_run(self.parameters.change(iterations=20), self.stage.picture)
        self.add(run.plot.axes)
        self.errors = ErrorsBeside(self, run)
        self.errors.come()
        self.errors.end()


def bent_and_said(frame):
    """The time, how far the scale is bent, and the caption in the picture."""
    caption = frame.scene.caption
    shown = caption.text if caption.get_fill_opacity() else ""
    return frame.time, frame.scene.errors.bent, shown


def test_what_is_said_of_the_even_scale_is_read_and_gone_before_the_scale_bends():
    seen = noted(Bending, bent_and_said)
    said = "The last ones look like 0."
    bends = [time for time, bent, _ in seen if bent]
    stands = [time for time, _, caption in seen if caption == said]
    assert stands[0] + reading_time(said) - QUICK < bends[0]
    assert stands[-1] <= bends[0] + QUICK


def test_many_stems_that_break_the_frame_end_just_over_it_off_the_words():
    chart = beside()
    chart.rise(19, 0, 0.0, 1.0, 5.0)
    highest = chart.stems.points[:, 1].max()
    assert chart.plot.top < highest < chart.values[0].box.bottom
    chart.rise(2, 0, 0.0, 0.0, 1.0)  # one alone goes on through the title line
    assert chart.stems.points[:, 1].max() > chart.values[0].box.top


@pytest.mark.parametrize("top", [0.5, 47.0, 31_000.0, 5e7])
def test_the_axis_beside_the_bowl_has_room_for_its_even_numbers(top):
    chart = beside([0.0, 0.0])
    chart.rise(1, 0, bent=0, wide=0, top=top)
    shown = [number.box.right for number in chart.axis.numbers if number.shown]
    assert shown
    assert max(shown) <= PANEL.right


@pytest.mark.parametrize("steps", [3, 5, 8, 20, 200])
@pytest.mark.parametrize("factor", [0.044, 0.5, 9.0])
def test_each_tick_is_ten_times_the_last_is_said_only_if_each_power_is_numbered(factor, steps):
    chart = ErrorChart(STYLE, PANEL, [factor ** np.arange(steps)], [""])
    chart.show(steps - 1)
    numbers = [float(n.text.replace("−", "-")) for n in chart.decades if len(n.points)]
    tenfold = [math.isclose(10 * one, other) for one, other in pairwise(numbers)]
    assert all(tenfold) == chart.numbers_each_power
