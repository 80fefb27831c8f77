"""What can be wrong with a lesson whatever its run: each function lists where and when."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import numpy as np
from outlines import FRAME, on_curves
from reel import Drawn, Frame, Reel

from grokdl.history import History
from grokdl.stage import Box, shared_area

MOST_CHARACTERS = 80
READING = 0.06  # seconds a character stays at least
LONGEST_SILENCE = 1.5
MOST_SECONDS = 60


def no_place(reel: Reel) -> list[object]:
    """Outlines with a point that is not finite."""
    return [found for found in _drawn(reel) if not np.isfinite(found[1].box).all()]


def out_of_the_frame(reel: Reel) -> list[object]:
    """Outlines that the frame cuts off."""
    return [found for found in _drawn(reel) if not FRAME.holds(found[1].box)]


def out_of_the_safe_area(reel: Reel) -> list[object]:
    """Texts too near the frame's edge."""
    safe = reel.lesson.stage.safe.grown(0.05)
    return [found for found in _drawn(reel) if found[1].text and not safe.holds(found[1].box)]


def text_over_text(reel: Reel) -> list[object]:
    """Pairs of texts of which one lies on the other."""
    return [
        (frame.time, one.text, other.text, _covered(one.box, other.box))
        for frame in _resting(reel)
        for k, one in enumerate(frame.texts)
        for other in frame.texts[k + 1 :]
        if _covered(one.box, other.box) > 0.15
    ]


def painted_over(reel: Reel) -> list[object]:
    """Texts of which something painted later hides a part."""
    return [
        (frame.time, one.text, other.kind, other.box)
        for frame in _resting(reel)
        for k, one in enumerate(frame.drawn)
        if one.text
        for other in frame.drawn[k + 1 :]
        if other.hides and not other.text
        if shared_area(one.box, other.box) > 0.15 * _area(one.box)
    ]


def struck_through(reel: Reel) -> list[object]:
    """Texts that a line runs through while the picture stands."""
    return [
        (frame.time, text.text, other.kind, other.box)
        for frame in reel.frames
        if frame.still
        for text in frame.texts
        for other in frame.drawn
        if not (other.text or other.hides)
        if text.box.overlaps(other.box) and _runs_through(other, text.box.grown(-0.025))
    ]


def _runs_through(line: Drawn, box: Box) -> bool:
    x, y = on_curves(line.points, 24).T
    return bool(((box.left < x) & (x < box.right) & (box.bottom < y) & (y < box.top)).any())


def hard_to_read(reel: Reel) -> list[object]:
    """Captions that are empty, too long, or too soon gone."""
    return [
        cue
        for cue in reel.lesson.captions
        if not 0 < len(cue.text) <= MOST_CHARACTERS
        or cue.end - cue.start < READING * len(cue.text) - 1e-6
    ]


def silent(reel: Reel) -> list[object]:
    """Captions that overlap, and stretches without one."""
    cues = reel.lesson.captions
    ends = [0.0, *(cue.end for cue in cues)]
    starts = [*(cue.start for cue in cues), reel.lesson.clock]
    return [
        (end, start)
        for end, start in zip(ends, starts, strict=True)
        if not -1e-6 <= start - end <= LONGEST_SILENCE
    ]


def _drawn(reel: Reel) -> list[tuple[float, Drawn]]:
    """All that is drawn, with the time at which it is first drawn so."""
    seen: dict[Drawn, float] = {}
    for frame in reel.frames:
        for item in frame.drawn:
            seen.setdefault(item, frame.time)
    return [(time, item) for item, time in seen.items()]


def _resting(reel: Reel) -> list[Frame]:
    """The frames in which nothing fades and something is other than in the frame before."""
    frames = [frame for frame in reel.frames if not frame.fading]
    return frames[:1] + [after for before, after in pairwise(frames) if before.drawn != after.drawn]


def _covered(one: Box, other: Box) -> float:
    """The part of the smaller box that both share."""
    return shared_area(one, other) / max(1e-9, min(_area(one), _area(other)))


def _area(box: Box) -> float:
    return box.width * box.height


def not_in_the_frame(reel: Reel) -> list[object]:
    """Captions that say of two dots side by side what is not so as they begin."""
    wrong = []
    for cue in reel.lesson.captions:
        expected = [ends for words, ends in IN_THE_FRAME.items() if re.match(words, cue.text)]
        if expected:
            frame = next(frame for frame in reel.frames if frame.time > cue.start - 0.3)
            seen = tuple(picture.shows("dot") for picture in frame.pictures[-2:])
            wrong += [(cue, seen)] if expected != [seen] else []
    return wrong


def too_long(reel: Reel) -> list[object]:
    """The length of a lesson that goes on for more than a minute."""
    return [reel.lesson.clock] if reel.lesson.clock > MOST_SECONDS else []


def not_true(reel: Reel) -> list[object]:
    """Captions that say something else than what the run did, or that lack a number."""
    history = reel.lesson.history
    facts = _facts(history)
    return [
        cue.text
        for cue in reel.lesson.captions
        if re.search(r"\bnan|inf\b|None|  | \.| ,|\{|\}", cue.text)
        or any(re.search(words, cue.text) and not facts[fact] for words, fact in CLAIMS)
        or any(int(step) != len(history) for step in _steps_named(cue.text))
    ]


def _steps_named(text: str) -> list[str]:
    return [number.replace(" ", "") for number in re.findall(r"[Ss]tep (\d[\d ]*\d|\d)", text)]


def _facts(history: History) -> dict[str, bool]:
    """What a run did, from its numbers: the first two steps, for all others go alike."""
    run, weights = history.parameters, history.weights.tolist()
    goal = run.goal_prediction / run.input if run.input else math.nan
    first, second = weights[1] - weights[0], weights[-1 if len(weights) < 3 else 2] - weights[1]
    before, after = weights[0] - goal, weights[1] - goal
    errors = history.error.tolist()
    grown = errors[1] / errors[0] - 1 if len(errors) > 1 and errors[0] else 0.0
    return {
        "nearer": abs(after) <= abs(before),
        "farther": abs(after) >= abs(before),
        "crosses": before * after <= 0,
        "stays on its side": before * after >= 0,
        "shorter": abs(second) <= abs(first),
        "longer": abs(second) >= abs(first),
        "error falls": grown <= 1e-9,
        "error grows": grown >= -1e-9,
        "error stays": abs(grown) < 1e-6,
        "negative alpha": run.alpha < 0,
        "lands": abs(after) <= 1e-6 * abs(before) + 1e-12,
        "longer than the gap": abs(first) > abs(before),
        "shorter than the gap": abs(first) < abs(before),
        "meets the goal": history[0].error == 0,
        "stays": first == 0,
        "error changes": errors[-1] != errors[0],
        "no goal": run.input == 0 and run.goal_prediction != 0,
    }


IN_THE_FRAME = {
    "Both dots are still in the frame": (True, True),
    "Both dots have left the frame": (False, False),
    "Alpha 1: the dot has left the frame. .* still here": (False, True),
    r"Alpha \S+: the dot has left the frame. Alpha 1: it is still here": (True, False),
}

CLAIMS = (
    (r"^Each step .*(nearer)", "nearer"),
    (r"^Each step .*(farther)", "farther"),
    (r"^Each step crosses", "crosses"),
    (r"shorter than the (last|one before)", "shorter"),
    (r"next one is longer|the next step is longer", "longer"),
    (r"error falls|keeps .* %", "error falls"),
    (r"error climbs|multipli", "error grows"),
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
    (r"the weight stays|this weight can't help", "stays"),
)

ALL = (
    no_place,
    out_of_the_frame,
    out_of_the_safe_area,
    text_over_text,
    painted_over,
    hard_to_read,
    silent,
    too_long,
    not_true,
    not_in_the_frame,
)
