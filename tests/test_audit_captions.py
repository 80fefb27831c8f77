"""The auditor on captions: a number or a claim that is not so is caught."""

import pytest
from small_scenes import INFO, found, speaking

from grokdl import Parameters, gradient_descent, hot_and_cold
from grokdl.audit.claims import CLAIMS, IN_THE_FRAME, OF_RUNS, Claims, untrue
from grokdl.audit.fields import FIELDS, Moment, quotes
from grokdl.audit.own_fields import OWN_CLAIMS
from grokdl.lesson import RunScene, claims
from grokdl.lesson.facts import facts
from grokdl.lesson.words import filled
from grokdl.words.captions import Said

TRUE = ("Each step crosses the goal: {ratio} of {gap} is left.", "crosses the goal")
SAID = {  # of the card's run
    "true": (TRUE, set()),
    "an untrue claim": (("The next step is longer.", "next is longer"), {"claim"}),
    "a number that is no field": ("The error is 0.0625.", {"claim"}),
    "a word for the number": ("Step {step}.", set()),
}


def saying(caption, tamper=lambda scene: None):
    """A lesson that says one caption, tampered with."""

    class Saying(RunScene):
        info = INFO
        words = {"caption": caption}

        def construct(self):
            self.say("caption")
            self.hold(6)
            self.finish_caption()
            tamper(self)

    return Saying


@pytest.mark.parametrize(("caption", "expected"), SAID.values(), ids=SAID)
def test_a_caption_that_is_not_so_is_caught(caption, expected):
    assert expected == found(saying(caption), Claims)


def test_a_caption_with_a_number_that_was_never_filled_in_is_caught():
    assert {"claim"} == found(speaking((0, 6, "At step 7 the error is small.")), Claims)


def test_a_caption_that_is_on_screen_otherwise_than_filled_in_is_caught():
    def tamper(scene):
        scene.captions[0] = scene.captions[0]._replace(text="The next gap is wide.")

    assert {"claim"} == found(saying("The gap is {gap}.", tamper), Claims)


@pytest.mark.parametrize(
    ("shown", "expected"), [("0.227", set()), ("0.228", {"claim"}), ("0.22701", {"claim"})]
)
def test_a_field_with_another_number_is_caught(shown, expected):
    class Lying(saying("The gap is {gap}.")):
        def facts(self, step=0, run=""):
            return {**super().facts(step, run), "gap": shown}

    assert expected == found(Lying, Claims)


def test_a_field_that_no_check_knows_is_caught():
    class Inventing(saying("The gap is {width} wide.")):
        def facts(self, step=0, run=""):
            return {**super().facts(step, run), "width": "0.2"}

    assert {"claim"} == found(Inventing, Claims)


def test_a_caption_is_held_to_the_step_that_it_is_about():
    history = gradient_descent(INFO.parameters)
    said = filled("a", {"a": "The step is {step}."}, facts(history, 1), step=1)
    assert [] == list(untrue(said, said.text, {"": history}))
    assert ["step is 0.275, not 0.0578"] == list(
        untrue(said._replace(step=0), said.text, {"": history})
    )


def test_a_caption_is_held_to_the_other_run_that_it_names():
    history = gradient_descent(INFO.parameters)
    other = gradient_descent(INFO.parameters.change(alpha=0.5))
    said = Said("a", "{other_alpha} and {alpha}", {"other_alpha": "0.5", "alpha": "1"})
    assert [] == list(untrue(said, said.text, {"": history, "other": other}))
    swapped = said._replace(fields={"other_alpha": "1", "alpha": "0.5"})
    assert 2 == len(list(untrue(swapped, swapped.text, {"": history, "other": other})))


@pytest.mark.parametrize(("alpha", "expected"), [(1.8785828331794396, True), (1.875, False)])
def test_a_step_lands_if_the_next_float_is_the_goal(alpha, expected):
    goal_prediction = -66415.48799993358
    run = Parameters(weight=-91030, input=0.7296, goal_prediction=goal_prediction, alpha=alpha)
    history = gradient_descent(run)
    assert history.weights[1] != goal_prediction / 0.7296
    assert expected == CLAIMS["lands on the goal"](Moment(history, 0))


@pytest.mark.parametrize(("iterations", "expected"), [(10, False), (11, True)])
def test_a_run_is_home_with_a_ten_thousandth_of_its_first_error(iterations, expected):
    run = Parameters(weight=0.5, input=2, goal_prediction=0.8, alpha=0.1, iterations=iterations)
    assert expected == CLAIMS["comes home"](Moment(gradient_descent(run), 0))


@pytest.mark.parametrize(
    ("number", "expected"),
    [("14300", True), ("14290", True), ("14286", True), ("14285", False), ("14200", False)],
)
def test_a_number_is_held_to_the_digits_that_it_has_and_to_three(number, expected):
    assert expected == quotes(number, 14286.48, 3)


def test_the_audit_knows_every_field_that_a_caption_may_have():
    runs = gradient_descent(INFO.parameters), hot_and_cold(INFO.parameters, 0.01)
    known = {field for history in runs for field in facts(history)}
    assert known == {*FIELDS, *Parameters.names()}


def test_the_audit_knows_every_claim_that_a_caption_may_make():
    assert {*claims.CLAIMS} == {*CLAIMS, *IN_THE_FRAME, *OF_RUNS, *OWN_CLAIMS}


@pytest.mark.parametrize(("far", "expected"), [(1e3, {"claim"}), (0.7, set())])
def test_a_caption_that_ceases_to_be_so_is_caught(far, expected):
    class Leaving(RunScene):
        info = INFO
        words = {"both in": ("Both dots are still in the frame.", "both in the frame")}

        def construct(self):
            runs = [self.make_run(self.parameters, pane) for pane in self.stage.panes()]
            self.add(*(part for run in runs for part in run.plot.parts))
            self.say("both in")
            self.hold(2)
            runs[0].weight_now.set_value(far)
            runs[0].redraw()
            self.hold(2)

    assert expected == found(Leaving, Claims, captions=True)
