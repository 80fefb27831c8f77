"""The dot of a title's i is a drawing of its own, and lies where the letter has it."""

import numpy as np
import pytest

from grokdl.mobjects.text import Label
from grokdl.mobjects.title_line import TitleLine
from grokdl.stage.style import Style
from grokdl.stage.theme import PAPER

STYLE = Style(PAPER)


def lines(text):
    """The title without its dot, and as any other label has it."""
    more = {"size": 0.1, "weight": "semibold", "anchor": 0.5}
    return TitleLine(STYLE, text, **more).place(1, 2), Label(STYLE, text, **more).place(1, 2)


@pytest.mark.parametrize("text", ["One weight learns", "Ein Gewicht lernt.", "A judge", "We see."])
def test_what_a_title_lacks_is_one_round_dot_at_its_spot(text):
    title, whole = lines(text)
    kept = {tuple(point) for point in title.points.round(9).tolist()}
    dot = np.array([p for p in whole.points.round(9).tolist() if tuple(p) not in kept])
    low, high = dot.min(axis=0), dot.max(axis=0)
    assert pytest.approx(((low + high) / 2)[:2], abs=1e-6) == title.spot
    assert pytest.approx((high - low)[:2], rel=0.1) == [2 * title.dot_radius] * 2


def test_the_first_i_gives_its_dot():
    title, _ = lines("it is in it")
    assert 0 < title.spot.x - title.box.left < 0.1 * title.text_width


def test_a_title_with_no_dot_keeps_all_it_has_and_the_dot_stands_above_its_middle():
    title, whole = lines("We learn")
    assert whole.points.tolist() == title.points.tolist()
    assert title.at.x == title.spot.x
    assert title.spot.y > whole.points[:, 1].max()
