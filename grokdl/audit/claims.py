"""Check of captions and labels: every field and every claim in them must be true of the run."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from string import Formatter
from typing import Any

import numpy as np

from ..learning.history import History
from ..learning.parameters import ParameterSet
from ..words.captions import Cue, Said
from .check import Check, Timed
from .fields import Moment, wrong
from .finding import Fault
from .own_fields import OWN_CLAIMS, own_claim
from .walk import Frame

ROUNDING = 4 * sys.float_info.epsilon  # beside the goal little else is left of an error or a gap
ALIKE = 1e-6  # of a gap or an error: what is no farther off is the same
AT_HOME = 1e-4  # of the first error: a run that has no more left, and so 1 % of its way, is home
HARDLY = 1e-9  # of an error: so much rounding may add to it, or take from it


def grown(at: Moment) -> float:
    """Return by what share the error is larger after the step."""
    errors = at.history.error[at.step : at.step + 2].tolist()
    return errors[-1] / errors[0] - 1 if errors[0] else 0.0


def rounding(at: Moment) -> float:
    """Return what share of the error may be the last digits of floats."""
    goal = at.history.parameters.goal_prediction
    return ROUNDING * abs(goal / at.delta) if at.delta else 0.0


def grows(at: Moment) -> bool:
    """Tell whether the error is no smaller after the step, but for rounding."""
    return grown(at) >= -HARDLY - rounding(at)


def shrinks(at: Moment) -> bool:
    """Tell whether the error is no larger after the step, but for rounding."""
    return grown(at) <= HARDLY + rounding(at)


def lands(at: Moment) -> bool:
    """Tell whether the step leads to the goal weight, but for the last digits of floats."""
    return abs(at.after) <= ALIKE * abs(at.before) + ROUNDING * abs(at.goal_weight)


def as_far(at: Moment) -> bool:
    """Tell whether the goal weight is as far away after the step, but for the last digits."""
    off = abs(abs(at.after) - abs(at.before))
    return off <= ALIKE * abs(at.before) + ROUNDING * abs(at.goal_weight)


def last_steps(at: Moment) -> tuple[float, float]:
    """The last step of the run with its sign, and the one before it; the same if it has one."""
    steps = np.diff(at.history.weights)[-2:].tolist()
    return steps[-1], steps[0]


CLAIMS: dict[str, Callable[[Moment], bool]] = {
    "meets the goal": lambda at: at.history[at.step].error == 0,
    "misses the goal": lambda at: at.delta != 0,
    "smaller when squared": lambda at: 0 < abs(at.delta) < 1,
    "larger when squared": lambda at: abs(at.delta) > 1,
    "stays": lambda at: at.change == 0,
    "points away": lambda at: at.taken * at.before > 0,
    "longer than the gap": lambda at: abs(at.change) > abs(at.before),
    "shorter than the gap": lambda at: abs(at.change) < abs(at.before),
    "as long as the gap": lands,
    "crosses the goal": lambda at: at.before * at.after <= 0,
    "stays on its side": lambda at: at.before * at.after >= 0,
    "lands on the goal": lands,
    "lands nearer": lambda at: abs(at.after) <= abs(at.before),
    "lands farther": lambda at: abs(at.after) >= abs(at.before),
    "lands as far away": as_far,
    "next is shorter": lambda at: abs(at.next_change) <= abs(at.change),
    "next is longer": lambda at: abs(at.next_change) >= abs(at.change),
    "next comes back": lambda at: at.next_change * at.change <= 0,
    "error falls": shrinks,
    "error grows": grows,
    "error stays": lambda at: abs(grown(at)) < ALIKE + rounding(at),
    "climbs": lambda at: grows(at) and at.history.error[-1] > at.history.error[0],
    "falls": lambda at: shrinks(at) and at.history.error[-1] < at.history.error[0],
    "comes home": lambda at: at.history.error[-1] <= AT_HOME * at.history.error[0] > 0,
    "has one step": lambda at: len(at.history) == 1,
    "stopped early": lambda at: len(at.history) < at.history.parameters.iterations,
    "alpha is negative": lambda at: at.history.parameters.alpha < 0,
    "alpha is not negative": lambda at: at.history.parameters.alpha >= 0,
    "alpha shortens": lambda at: abs(at.history.parameters.alpha) < 1,
    "alpha leaves it": lambda at: at.history.parameters.alpha == 1,
    "one goal weight": lambda at: at.history.parameters.input != 0,
    "no goal weight": lambda at: _no_input(at) and at.history.parameters.goal_prediction != 0,
    "only goal weights": lambda at: _no_input(at) and at.history.parameters.goal_prediction == 0,
    "falls to the right": lambda at: at.history.parameters.input * at.delta < 0,
    "falls to the left": lambda at: at.history.parameters.input * at.delta > 0,
    "up is better": lambda at: at.error_beside(+1) < at.error_beside(-1),
    "down is better": lambda at: at.error_beside(-1) < at.error_beside(+1),
    "both are worse": lambda at: min(map(at.error_beside, (-1, 1))) > at.error_beside(0),
    "both are alike": lambda at: at.error_beside(-1) == at.error_beside(+1),
    "comes back at last": lambda at: math.prod(last_steps(at)) < 0,
    "goes on at last": lambda at: last_steps(at)[0] != 0 and math.prod(last_steps(at)) >= 0,
    "stays at last": lambda at: last_steps(at)[0] == 0,
    "all errors are equal": lambda at: _no_input(at),
}
"""When each claim about a step, or about its run, is so."""


def _no_input(at: Moment) -> bool:
    return at.history.parameters.input == 0


Seen = list[tuple[bool, ...]]
"""Which of the last two runs' dots are in the frame, frame by frame."""

IN_THE_FRAME: dict[str, Callable[[Seen], bool]] = {
    "both in the frame": lambda seen: set(seen) <= {(True, True)},
    "both out of the frame": lambda seen: set(seen) <= {(False, False)},
    "left one out": lambda seen: set(seen) <= {(False, True)},
    "right one out": lambda seen: set(seen) <= {(True, False)},
    "leaves the frame": lambda seen: any(seen[0]) and not any(seen[-1]),
}
"""When each claim about the dots is so, by what is seen while it stands on screen."""

OF_RUNS: dict[str, Callable[[Any], bool]] = {
    "only alpha differs": lambda runs: len({_but_alpha(run) for run in runs[-2:]}) == 1
}
"""When each claim about the lesson's runs is so."""


def _but_alpha(run: Any) -> tuple[object, ...]:
    return tuple(run.parameters.change(alpha=1).model_dump().items())


class Claims(Check):
    """Check that every caption, and every label with a lesson's words, is true of its runs."""

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._seen: list[tuple[float, tuple[bool, ...]]] = []

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note which of the last two runs' dots are in the frame, and read the labels."""
        runs = getattr(frame.scene, "runs", ())[-2:]
        if any(run.plot.axes in frame.scene.mobjects for run in runs):
            self._seen.append((frame.time, tuple(map(_in_the_frame, runs))))
        if frame.fresh:
            yield from self._written(frame)

    def _written(self, frame: Frame) -> Iterator[Fault]:
        scene = frame.scene
        if not hasattr(scene, "written"):
            return
        frame.own(scene.caption)  # it is read in the end, with its time
        for label, said in scene.written:
            if label.text:
                self.examined["labels"] += 1
                frame.own(label)
                for why in untrue(said, label.text, scene.histories, scene.parameters):
                    yield Fault("claim", label.text, said=why)

    def end(self, scene: Any) -> Iterator[Timed]:
        """Read all captions; a scene of plain Manim claims nothing."""
        if not hasattr(scene, "histories"):
            return
        cues: list[Cue] = getattr(scene, "captions", [])
        for cue, own in zip_longest(cues, getattr(scene, "said", ())):
            said = own or Said("", cue.text, {})
            self.examined["claims"] += len(said.claims)
            self.examined["fields"] += len(said.fields)
            for why in (
                *untrue(said, cue.text, scene.histories, scene.parameters),
                *self._unseen(cue, said, scene),
            ):
                yield cue.start, cue.end - cue.start, Fault("claim", cue.text, said=why)

    def _unseen(self, cue: Cue, said: Said, scene: Any) -> Iterator[str]:
        """What a caption claims of the dots or the runs, and is not so."""
        during = [seen for time, seen in self._seen if cue.start < time < cue.end]
        for claim in said.claims:
            if claim in IN_THE_FRAME and not (during and IN_THE_FRAME[claim](during)):
                yield f"not so: {claim}, in the frame are {sorted(set(during))}"
            elif claim in OF_RUNS and not OF_RUNS[claim](scene.runs):
                yield f"not so: {claim}"


def untrue(
    said: Said, shown: str, runs: Mapping[str, History], own: ParameterSet | None = None
) -> Iterator[str]:
    """Return what is wrong with words on screen: with their numbers, or with what they claim.

    `own` are the lesson's own parameters: all that a lesson without a run can speak of.
    """
    if said.text != shown:
        yield f"it was to be: {said.text}"
    if any(letter.isdecimal() for literal, *_ in _parts(said.words) for letter in literal):
        yield "a number in it is no field"
    for field, text in said.fields.items():
        yield from filter(None, [_wrong(field, text, said, runs, own)])
    for claim in said.claims:
        if claim not in {**CLAIMS, **IN_THE_FRAME, **OF_RUNS, **OWN_CLAIMS}:
            yield f"no check knows the claim: {claim}"
        elif claim in OWN_CLAIMS and not own_claim(claim, dict(own or {})):
            yield f"not so: {claim}"
        elif claim in CLAIMS and said.run not in runs:
            yield f"there is no run of which it could be so: {claim}"
        elif claim in CLAIMS and not CLAIMS[claim](Moment(runs[said.run], said.step)):
            yield f"not so: {claim}"


def _parts(words: str) -> Iterator[tuple[str, str | None, str | None, str | None]]:
    return iter(Formatter().parse(words))


def _wrong(
    field: str, text: str, said: Said, runs: Mapping[str, History], own: ParameterSet | None
) -> str:
    """Return what is wrong with a field of the caption's run, or of another whose name it has."""
    for name, history in runs.items():
        if name and field.startswith(f"{name}_"):
            step = min(said.step, len(history) - 1)
            return wrong(field.removeprefix(f"{name}_"), text, Moment(history, step))
    at = Moment(runs[said.run], said.step) if said.run in runs else None
    return wrong(field, text, at, own)


def _in_the_frame(run: Any) -> bool:
    return len(run.plot.dot.dot.points) > 0
