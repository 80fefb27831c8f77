"""The live bowl: a page's data of the lessons' numbers, the sliders' ranges and the outlines."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ..catalog import gallery
from ..errors import GrokdlError
from ..learning.parameters import LARGEST_ALPHA, Parameters
from ..numerals import ABOUT, MINUS, TIMES
from ..stage.theme import ROLE_OF, Theme
from ..words import Words, in_language

EM = 1000  # units of an outline; the scripts know it too
NUMBERS = f"0123456789.,e+()={MINUS}{TIMES}{ABOUT} infa"
SLIDERS = ("weight", "input", "goal_prediction", "alpha")
LABELS = ("goal", "next weight", "best weight", "slope")
BUTTONS = ("step", "play", "pause", "restart", "reset")
ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)  # where a slider may end
FEWEST = 80  # positions of a slider
FARTHER = 1.5  # how far beyond a lesson's own number its slider leads
DIVERGES = 2.5  # alpha * input**2 at the end of alpha's slider: more than the 2 that it takes
NOT_LIVE = "Leave out --live, or put a lesson about a bowl into the deck, such as overshoot."

Range = tuple[float, float, float]
"""A slider's least and largest number, and its step."""


def check_bowls(recipes: Sequence[str]) -> None:
    """Raise GrokdlError if none of the recipes' lessons has a bowl."""
    if not _bowls(recipes):
        raise GrokdlError("None of these lessons has a bowl that could be live.", NOT_LIVE)


def live_data(recipes: Sequence[str], theme: Theme, language: str) -> dict[str, Any]:
    """Return what a page needs for the live bowl, as data for JSON.

    Raises GrokdlError if none of the recipes' lessons has a bowl.
    """
    check_bowls(recipes)
    words = in_language(language)
    starts = _starts(recipes, words)
    return {
        "starts": starts,
        "colours": _colours(theme),
        "decimal": words.decimal,
        "counter": _counter(words),
        "buttons": {name: words(name) for name in BUTTONS},
        "spoken": {
            **{name: words(name) for name in (*SLIDERS, "error", "step")},
            "behaviour": {one: words(one) for one in _behaviours()},
        },
        **_outlines(words, [start["title"] for start in starts]),
    }


def _quantities() -> set[str]:
    """The quantities in the sums of a step."""
    from ..learning.sums import SUMS  # loads NumPy

    return {term.quantity for terms in SUMS.values() for term in terms}


def _behaviours() -> list[str]:
    """What a run may do, as keys of words."""
    from ..learning.regimes import Behaviour  # loads NumPy

    return list(map(str, Behaviour))


def ranges_of(start: Parameters) -> dict[str, Range]:
    """Return the range of each slider around a lesson's numbers; a run can diverge in them."""
    goal_weight = start.goal_prediction / start.input if start.input else 0.0
    weight = _round_up(max(2.0, FARTHER * abs(start.weight), FARTHER * min(abs(goal_weight), 1e3)))
    input = _round_up(max(2.5, FARTHER * abs(start.input)))
    goal = _round_up(max(2.0, FARTHER * abs(start.goal_prediction)))
    steepest = DIVERGES / start.input**2 if start.input else 0.0
    alpha = min(LARGEST_ALPHA, _round_up(max(1.0, FARTHER * abs(start.alpha), steepest)))
    ends = {
        "weight": (-weight, weight),
        "input": (-input, input),
        "goal_prediction": (0.0 if start.goal_prediction >= 0 else -goal, goal),
        "alpha": (0.0 if start.alpha >= 0 else -alpha, alpha),
    }
    return {name: (low, high, _step(high - low)) for name, (low, high) in ends.items()}


def _round_up(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return next(power * one for one in ROUND if power * one >= value * (1 - 1e-9))


def _step(span: float) -> float:
    """The largest round step (1, 2, 5) that leaves a slider its positions."""
    power = 10.0 ** math.floor(math.log10(span / FEWEST))
    return max(power * one for one in (1, 2, 5) if power * one <= span / FEWEST * (1 + 1e-9))


def _bowls(recipes: Sequence[str]) -> dict[tuple[float, ...], Mapping[str, Any]]:
    """The lessons about a bowl by their numbers; of those with equal ones the first."""
    lessons: dict[tuple[float, ...], Mapping[str, Any]] = {}
    for recipe in recipes:
        for lesson in _lessons(json.loads(recipe)):
            given = lesson.get("parameters", {})
            if set(SLIDERS) <= set(given):
                lessons.setdefault(tuple(given[name] for name in SLIDERS), lesson)
    return lessons


def _starts(recipes: Sequence[str], words: Words) -> list[dict[str, Any]]:
    """The numbers of each lesson about a bowl, with its title."""
    lessons = _bowls(recipes)
    titles = Counter(lesson.get("title") for lesson in lessons.values())
    return [_start(numbers, _title(lesson, words, titles)) for numbers, lesson in lessons.items()]


def _start(numbers: Sequence[float], title: str) -> dict[str, Any]:
    given = dict(zip(SLIDERS, numbers, strict=True))
    start = Parameters(**given)
    parameters = {name: getattr(start, name) for name in SLIDERS}
    return {"title": title, "parameters": parameters, "ranges": ranges_of(start)}


def _lessons(recipe: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The recipes of lessons in a clip's, or in a film's."""
    if "film" in recipe:
        yield from recipe["film"]
    elif "lesson" in recipe:
        yield recipe


def _title(lesson: Mapping[str, Any], words: Words, titles: Counter[str | None]) -> str:
    """The title that a lesson's clip has; where several clips have it, it is the whole talk's."""
    own, name = lesson.get("title"), str(lesson["lesson"])
    if own and titles[own] == 1:
        return str(own)
    try:
        usual = gallery.find(name).title
    except GrokdlError:  # a lesson of the user's own
        usual = name.replace("-", " ").capitalize()
    return words.titles.get(name, usual)


def _colours(theme: Theme) -> dict[str, Any]:
    colours = asdict(theme)
    quantities = _quantities()
    return {**colours, **{name: theme.role(name) for name in (*quantities, *ROLE_OF)}}


def _counter(words: Words) -> list[str]:
    """The words before and behind the number of a step."""
    return [part.strip() for part in words.labels["step number"].split("{step}")]


def _outlines(words: Words, titles: Sequence[str]) -> dict[str, Any]:
    """Outlines by font and text: the very ones of the clips."""
    from ..mobjects.text import INTER, MONO, figures, outline  # loads Manim

    quantities = _quantities()
    keys = [key for key in (*quantities, *LABELS, *_behaviours()) if key in words.labels]
    own = {key: words(key) for key in keys}
    texts = {**own, **{text: text for text in (*_counter(words), *map(words, BUTTONS)) if text}}
    numbers = list(dict.fromkeys(NUMBERS))
    return {
        "words": {key: _packed(outline(text, INTER, "regular")) for key, text in texts.items()},
        "titles": {text: _packed(outline(text, INTER, "semibold")) for text in titles},
        "inter": {one: _packed(figures(one, INTER, "regular")) for one in numbers},
        "mono": {one: _packed(figures(one, MONO, "regular")) for one in numbers},
    }


def _packed(word: Any) -> tuple[str, float]:
    """A word's outline as an SVG path, up is positive, and its advance for an em of 1."""
    steps, end = [], None
    for curve in (word.points[:, :2] * EM).round().astype(int).reshape(-1, 4, 2).tolist():
        start, *rest = curve
        if start != end:
            steps.append(f"M{start[0]} {start[1]}")
        steps.append("C" + " ".join(f"{x} {y}" for x, y in rest))
        end = rest[-1]
    return "".join(steps), round(word.advance, 5)
