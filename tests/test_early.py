"""What a step did is told after it has landed, and a verdict comes after its run."""

import pytest
from small_scenes import INFO, found

from grokdl.audit.early import Early
from grokdl.lesson import RunScene
from grokdl.lesson.claims import CLAIMS, LANDINGS


class Told(RunScene):
    """Some steps; what is said of the first of them comes after `taken`."""

    info = INFO
    words = {
        "landed": ("It has landed nearer.", "lands nearer"),
        "end": "At step {steps} the error is {last_error}.",
        "before": ("It is longer than the gap.", "longer than the gap"),
    }
    key, taken = "landed", 1

    def construct(self):
        run = self.make_run(self.parameters, self.stage.picture)
        self.put(*run.plot.parts)
        for _ in range(self.taken):
            self.go(run)
        self.tell(run)
        self.lapse(run)

    def tell(self, run):
        self.say(self.key)


class TooEarly(Told):
    taken = 0


class OfTheEnd(Told):
    key = "end"


class BeforeTheStep(Told):
    key, taken = "before", 0


class Verdict(Told):
    def tell(self, run):
        self.add(self.make_pill(run))


class VerdictInTheEnd(Verdict):
    def tell(self, run):
        self.lapse(run)
        super().tell(run)


@pytest.mark.parametrize("lesson", [TooEarly, OfTheEnd, Verdict])
def test_what_is_told_before_it_is_seen_is_caught(lesson):
    assert {"early"} == found(lesson, Early)


@pytest.mark.parametrize("lesson", [Told, BeforeTheStep, VerdictInTheEnd])
def test_what_is_told_after_it_is_seen_is_passed(lesson):
    assert set() == found(lesson, Early)


def test_what_tells_of_a_landing_is_a_claim():
    assert set() == set(LANDINGS) - set(CLAIMS)
