"""What is said between two lessons about one bowl: what changes, what bowl and view do then."""

from __future__ import annotations

from typing import Any

from grokdl import numerals
from grokdl.learning.parameters import Parameters
from grokdl.lesson.storyboard import goal_weight
from grokdl.stage import View
from grokdl.stage.style import Style

CHANGING = ("input", "goal_prediction", "alpha")
ALIKE = 1.1  # a view that is less than so many times as wide as another one looks like it


def what_changes(style: Style, old: Any, new: Any) -> str:
    """Return what changes from some parameters to others, in words."""
    for name in CHANGING:
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before is not None and after is not None and before != after:
            texts = {"before": numerals.exact(before), "after": numerals.exact(after)}
            return style.words(f"{name} changes", **texts)
    return style.words("nothing changes")


def what_the_bowl_does(
    style: Style, old: Parameters, new: Parameters, compared: bool = False
) -> list[str]:
    """Return how steep a new bowl is and where its bottom lies, as a text, if it is another bowl.

    A bowl rises with the square of its input; its bottom is at goal ÷ input. If the misses of both
    as far from their best weights are `compared` in the picture, it is these that are told.
    Source: 4.11.
    """
    if old == new:
        return []
    best = goal_weight(new)
    if best is None:
        return [style.words("bowl turned flat")]
    steep, was = abs(new.input), abs(old.input)
    turned = "steeper" if steep > was else "flatter" if steep < was else "as steep"
    if compared and steep != was:
        return [style.words(f"as far off {turned}")]
    texts = {"goal": numerals.exact(new.goal_prediction), "input": numerals.exact(new.input)}
    return [style.words(f"bowl turned {turned}", **texts, best=numerals.plain(best))]


def what_the_view_does(style: Style, old: View, new: View) -> list[str]:
    """Return whether a view that turns to another one comes closer or goes back, as a text.

    Else a bowl that has become steeper would seem to be as it was.
    """
    was, width = old.high - old.low, new.high - new.low
    if width * ALIKE < was:
        return [style.words("view closer")]
    return [style.words("view wider")] if width > was * ALIKE else []
