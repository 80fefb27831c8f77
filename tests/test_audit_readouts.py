"""The auditor on read-outs: a sum that is not the history's is caught."""

import pytest
from small_scenes import found, learning

from grokdl.audit.readouts import ReadOuts

SUMS = {  # of the card's run, whose first prediction is 0.55
    "a true number": ("square", 2, "0.0625", set()),
    "a digit that is another": ("square", 2, "0.0624", {"read-out"}),
    "where the step leads": ("update", 3, "0.775", set()),
    "where another step leads": ("update", 3, "0.776", {"read-out"}),
    "a number of one digit": ("learn", 2, "−0.3", {"read-out"}),
}


@pytest.mark.parametrize(("name", "term", "shown", "expected"), SUMS.values(), ids=SUMS)
def test_a_digit_of_a_sum_that_is_not_the_historys_is_caught(name, term, shown, expected):
    def tamper(scene, run):
        scene.readout.mark(name)
        scene.readout.rows[name].numbers[term].set_text(shown)

    assert expected == found(learning(tamper), ReadOuts)


@pytest.mark.parametrize(("sign", "expected"), [("=", set()), ("≈", {"read-out"})])
def test_a_sum_that_comes_out_has_a_sign_that_says_so(sign, expected):
    def tamper(scene, run):
        scene.readout.mark("learn")
        scene.readout.rows["learn"].signs[-1].set_text(sign)

    assert expected == found(learning(tamper), ReadOuts)


OLD_SUMS = [(1, True, set()), (1, False, {"read-out"}), (2, True, {"read-out"})]


@pytest.mark.parametrize(("step", "at_rest", "expected"), OLD_SUMS)
def test_the_sums_of_the_step_before_are_grey_and_older_ones_are_gone(step, at_rest, expected):
    def tamper(scene, run):
        scene.readout.mark("learn")
        scene.readout.set_step(*run.step_at(0))
        scene.readout.rest(at_rest)
        run.redraw()

    assert expected == found(learning(tamper, step=step), ReadOuts)


@pytest.mark.parametrize(("number", "expected"), [(1, set()), (2, {"read-out"})])
def test_a_counter_over_grey_sums_of_a_step_that_is_taken_names_that_step(number, expected):
    def tamper(scene, run):
        scene.readout.mark("learn")
        scene.readout.set_step(*run.step_at(0))
        scene.readout.rest()
        scene.readout.count(f"step {number} of {len(scene.history)}")

    assert expected == found(learning(tamper, step=1), ReadOuts)


@pytest.mark.parametrize(("shown", "expected"), [("0.55", set()), ("0.56", {"read-out"})])
def test_a_neuron_that_predicts_otherwise_is_caught(shown, expected):
    def tamper(scene, run):
        scene.readout.strip.numbers["prediction"].set_text(shown)

    assert expected == found(learning(tamper), ReadOuts)


@pytest.mark.parametrize(("step", "expected"), [(1, set()), (2, {"read-out"})])
def test_a_counter_that_names_another_step_is_caught(step, expected):
    def tamper(scene, run):
        scene.readout.count(f"step {step} of {len(scene.history)}")

    assert expected == found(learning(tamper), ReadOuts)
