"""Equal pushes of the weight on a bowl, read back: what each does to the error."""

from itertools import pairwise

import pytest
from drawn import STAGES, STYLE, faults_of, said

from grokdl import book
from grokdl.audit.outlines import circles, reached
from grokdl.learning import neuron
from grokdl.mobjects.error_bowl import error_at, weight_delta_at
from grokdl.mobjects.pushes_on_a_bowl import PUSH, STARTS, PushesOnABowl
from grokdl.stage import Box

BOOK = book.parameters("learning_is_reducing_error")
BOX = Box(-6, -2.5, 6, 2.5)
WAY = PUSH * 1.6  # of the weight, whose best is 1.6 away
RATIOS = ["×−0.7", "×−0.5", "×−0.3"]


def shown(pushes, box=BOX):
    drawn = PushesOnABowl(STYLE, box, BOOK)
    drawn.show(pushes)
    return drawn


def dot(drawn):
    """The weight and the error at which the dot is."""
    (at,) = circles(drawn.dot.points)
    return drawn.view.weight(at.x), drawn.view.error(at.y)


def test_the_dot_lands_on_the_bowl_as_far_on_after_each_push():
    for k, start in enumerate(STARTS, 1):
        weight, error = dot(shown(k))
        assert pytest.approx(1.6 - start * 1.6 + WAY) == weight
        assert pytest.approx(error_at(BOOK, weight), abs=1e-9) == error


def test_a_push_goes_across_first_and_the_error_follows():
    start = 1.6 - STARTS[0] * 1.6
    (weight, error), across = dot(shown(0.2)), dot(shown(0.4))
    assert start < weight < start + WAY
    assert [pytest.approx(error_at(BOOK, start))] * 2 == [error, across[1]]
    assert pytest.approx(start + WAY) == across[0]


def test_each_push_lowers_the_error_less_and_by_a_slope_that_is_there():
    falls = []
    for start in STARTS:
        first, last = 1.6 - start * 1.6, 1.6 - start * 1.6 + WAY
        ratio = (error_at(BOOK, last) - error_at(BOOK, first)) / WAY
        slopes = [neuron.slope_of(weight_delta_at(BOOK, at)) for at in (first, last)]
        assert slopes[0] < ratio < slopes[1] <= 0
        falls.append(-ratio)
    assert all(later < 0.75 * earlier for earlier, later in pairwise(falls))


def test_each_ratio_stands_beside_its_fall_once_that_is_over():
    assert [[], RATIOS[:1], RATIOS[:2]] == [said(shown(k - 0.01))[2:] for k in (1, 2, 3)]
    falls = [error_at(BOOK, k * WAY) - error_at(BOOK, (k + 1) * WAY) for k in range(3)]
    assert pytest.approx([0.28, 0.2, 0.12]) == falls
    assert pytest.approx(0.4) == WAY


def test_each_push_is_drawn_as_two_arrows():
    heads = [reached(head.points) for head in shown(1).heads]
    view = shown(1).view
    weight, error = dot(shown(1))
    assert pytest.approx(weight) == view.weight(heads[0].right)
    assert pytest.approx(error) == view.error(heads[1].bottom)
    assert [0, 0] == [len(head.points) for head in shown(0).heads]


@pytest.mark.parametrize("shape", STAGES)
def test_it_names_both_axes_and_keeps_to_its_box(shape):
    box = STAGES[shape].centre
    assert ["weight", "error", *RATIOS] == said(shown(3, box))
    assert [] == faults_of(shown(3, box), box)
