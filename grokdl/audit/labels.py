"""Check of numbers that no other check owns: each must be the quantity that its label shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from ..learning.history import History
from ..learning.parameters import Parameters
from ..learning.trainer import gradient_descent
from ..words import Words
from .check import Check
from .fields import ROWS, Moment, is_written, value_of, written
from .finding import Fault
from .theory import has_number, numbers_in, says_all
from .walk import Frame

NEURON = {"weight", "input", "goal_prediction"}
"""What a neuron needs for its prediction and its error."""

Shown = tuple[tuple[str, str, bool], ...]
"""The numbers of one step: of what each is, its text, and whether it may have few digits."""

Own = Mapping[str, Any]
"""A lesson's own parameters, and in one without a run what a label says it shows beside them."""


class Labels(Check):
    """Check of each number without an owner, against the quantity that its label shows.

    Numbers of one thing are those of one step of the lesson's runs. It comes after the checks that
    own numbers.
    """

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[tuple[Shown, tuple[Any, ...]], str] = {}

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each number that nobody owns."""
        scene = frame.scene
        if not hasattr(scene, "histories"):
            return  # a card
        frame.own(scene.header.title)  # the user's own words
        for shown, changes in _together(frame):
            self.examined["labels"] += 1
            why = self._known.get((shown, changes))
            if why is None:
                why = _why_wrong(shown, _histories(scene, changes), _own(scene, changes))
                self._known[shown, changes] = why
            if why:
                texts = " ".join(text for _, text, _ in shown)
                yield Fault("number", texts, said=why)


def _together(frame: Frame) -> Iterable[tuple[Shown, tuple[Any, ...]]]:
    """Return the numbers of a frame that nobody owns, those of one thing together."""
    parameters, words = type(frame.scene.parameters).names(), frame.scene.style.words
    texts = {id(shape.text_of): shape.text_of for shape in frame.texts if has_number(shape.text)}
    groups: defaultdict[int, list[tuple[str, str, bool]]] = defaultdict(list)
    changes: dict[int, tuple[Any, ...]] = {}
    for text in texts.values():
        if id(text) not in frame.owned:
            of = getattr(text, "of", text)
            few = getattr(text, "moving", False) and not frame.rests
            groups[id(of)].append((_quantity(text, parameters, words), text.text, few))
            changes[id(of)] = tuple(of.items()) if isinstance(of, dict) else ()
    return [(tuple(shown), changes[key]) for key, shown in groups.items()]


def _quantity(label: Any, parameters: Sequence[str], words: Words) -> str:
    """Return what a label's number is of, as it says itself or its words before the number do."""
    own: str = getattr(label, "quantity", "")
    number = numbers_in(label.text)[0]
    named = (name for name in parameters if label.text == words.named(name, number))
    return own or next(named, "")


def _why_wrong(shown: Shown, histories: Sequence[History], own: Own) -> str:
    """Return why some numbers are not those of a step of one of the runs; empty if they are.

    A lesson without runs has its own parameters alone.
    """
    first = Moment(histories[0], 0) if histories else None
    if any(value_of(quantity, first, ROWS, own) is None for quantity, *_ in shown):
        return "no check knows what it is a number of"
    ends = (Moment(history, len(history) - 1) for history in histories)  # most are of a last step
    every = (Moment(history, step) for history in histories for step in range(len(history)))
    moments = chain(ends, every)
    if any(_all_right(shown, at, own) for at in (moments if histories else [None])):
        return ""
    return _wrong(*shown[0], first, own) or "they are of no one step of a run"


def _all_right(shown: Shown, at: Moment | None, own: Own) -> bool:
    return not any(_wrong(*each, at, own) for each in shown)


def _wrong(quantity: str, text: str, few: bool, at: Moment | None, own: Own) -> str:
    """Return what is wrong with a label's numbers: rounded as in captions, or as in a column.

    One that is on its way may have fewer digits than there, but not in a picture that stands.
    """
    value = value_of(quantity, at, ROWS, own)
    if is_written(text, value):  # whole: its thousands may stand apart
        return ""
    for number in numbers_in(text):
        in_column = isinstance(value, float) and says_all(number, value, free=few)
        if not (in_column or is_written(number, value)):
            return f"{quantity} is {written(value)}"
    return ""


def _own(scene: Any, changes: tuple[Any, ...]) -> Own:
    """Return a lesson's own parameters, in one without a run with the label's changes."""
    return dict(scene.parameters) | (dict(changes) if scene.info.method is None else {})


def _histories(scene: Any, changes: tuple[Any, ...]) -> list[History]:
    """Return the histories of a lesson's runs, or of its own with some parameters changed.

    In a lesson without a run the changes may be those of the neuron that its label shows.
    """
    usual = scene.parameters.model_dump() if scene.info.method is not None else {}
    given = {**usual, **dict(changes), "iterations": 1}
    if changes and given.keys() >= NEURON:
        own = {name: given[name] for name in Parameters.model_fields if name in given}
        return [gradient_descent(Parameters.model_construct(**own))]  # a step may leave the limits
    drawn = [run.history for run in getattr(scene, "runs", ())]
    each = {id(history): history for history in (*scene.histories.values(), *drawn)}
    return [*each.values()]
