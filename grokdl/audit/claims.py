"""Whether captions say what the run did: each phrase that claims something has its test."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

from ..captions import Cue
from .check import Check, Timed
from .finding import Fault
from .quotes import Facts, misquoted, quotable
from .walk import Frame

CLAIMS = (
    (r"^Each step .*(nearer)", "nearer"),
    (r"^Each step .*(farther)", "farther"),
    (r"^Each step crosses", "crosses"),
    (r"shorter than the (last|one before)", "shorter"),
    (r"next one is longer|the next step is longer", "longer"),
    (r"error falls|keeps .* %", "error falls"),
    (r"error climbs|tep multiplies", "error grows"),
    (r"as large as ever|as it was|error stays", "error stays"),
    (r"Alpha is negative|alpha, is negative", "negative alpha"),
    (r"lands on the goal", "lands"),
    (r"longer than the gap", "longer than the gap"),
    (r"shorter than the gap", "shorter than the gap"),
    (r"past the goal\.", "crosses"),
    (r"short of the goal\.", "stays on its side"),
    (r"it meets the goal", "meets the goal"),
    (r"No weight meets the goal", "no goal"),
    (r"error (falls|climbs) to", "error changes"),
    (r"Below 1 a step stops short", "no negative alpha"),
    (r"the weight stays|this weight can't help", "stays"),
)

IN_THE_FRAME = {
    "Both dots are still in the frame": (True, True),
    "Both dots have left the frame": (False, False),
    "Alpha 1: the dot has left the frame. .* still here": (False, True),
    r"Alpha \S+: the dot has left the frame. Alpha 1: it is still here": (True, False),
}
ROUNDING = 4 * sys.float_info.epsilon  # beside the goal little else is left of an error or a gap
UNFILLED = r"\bnan|inf\b|None|  | \.| ,|\{|\}"


class Claims(Check):
    """Holds every caption to the run."""

    every = True

    def __init__(self) -> None:
        super().__init__()
        self._seen: list[tuple[float, tuple[bool, ...]]] = []

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note which of the last two runs' dots are in the frame."""
        runs = getattr(frame.scene, "runs", ())[-2:]
        if any(run.plot.axes in frame.scene.mobjects for run in runs):
            self._seen.append((frame.time, tuple(map(_in_the_frame, runs))))
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Read all captions."""
        if not hasattr(scene, "history"):
            return
        run = quotable(scene.history)
        true = facts(run)
        for cue in scene.captions:
            self.examined["claims"] += sum(bool(re.search(words, cue.text)) for words, _ in CLAIMS)
            for why in (
                *untrue(cue.text, true, len(scene.history)),
                *misquoted(cue.text, run),
                *self._side_by_side(cue),
            ):
                yield cue.start, cue.end - cue.start, Fault("claim", cue.text, said=why)

    def _side_by_side(self, cue: Cue) -> Iterator[str]:
        for words, ends in IN_THE_FRAME.items():
            if re.match(words, cue.text):
                during = {seen for time, seen in self._seen if cue.start < time < cue.end}
                for seen in during - {ends}:
                    yield f"in the frame are {seen}"


def _in_the_frame(run: Any) -> bool:
    return len(run.plot.dot.dot.points) > 0


def untrue(text: str, true: dict[str, bool], steps: int) -> Iterator[str]:
    """Return what is wrong with a caption of a run of so many steps, of which `true` holds."""
    if re.search(UNFILLED, text):
        yield "it lacks a number or a word"
    for words, fact in CLAIMS:
        if re.search(words, text) and not true[fact]:
            yield f"not so: {fact}"
    for step in re.findall(r"[Ss]tep (\d[\d ]*\d|\d)", text):
        if int(step.replace(" ", "")) != steps:
            yield f"the run has {steps} steps"


def facts(run: Facts) -> dict[str, bool]:
    """Return what a run did, from its first two steps: all others go alike."""
    first, second = run.weights[1] - run.weights[0], run.weights[-1] - run.weights[1]
    before, after = run.weights[0] - run.goal, run.weights[1] - run.goal
    errors = run.history.error.tolist()
    grown = errors[1] / errors[0] - 1 if len(errors) > 1 and errors[0] else 0.0
    rounding = ROUNDING * abs(run.goal_prediction / run.miss) if errors[0] else 0.0
    return {
        "nearer": abs(after) <= abs(before),
        "farther": abs(after) >= abs(before),
        "crosses": before * after <= 0,
        "stays on its side": before * after >= 0,
        "shorter": abs(second) <= abs(first),
        "longer": abs(second) >= abs(first),
        "error falls": grown <= 1e-9 + rounding,
        "error grows": grown >= -1e-9 - rounding,
        "error stays": abs(grown) < 1e-6 + rounding,
        "negative alpha": run.alpha < 0,
        "no negative alpha": run.alpha >= 0,
        "lands": abs(after) <= 1e-6 * abs(before) + ROUNDING * abs(run.goal),
        "longer than the gap": abs(first) > abs(before),
        "shorter than the gap": abs(first) < abs(before),
        "meets the goal": errors[0] == 0,
        "stays": first == 0,
        "error changes": errors[-1] != errors[0],
        "no goal": run.input == 0 and run.goal_prediction != 0,
    }
