"""The book's last program in our words: its lines, whose numbers they set, and their colours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from grokdl import numerals
from grokdl.learning.parameters import Parameters
from grokdl.mobjects.one_pass import LINES, ROLES
from grokdl.numerals import MINUS

GIVEN = ("weight", "input", "goal_prediction", "alpha")
INDENT = "    "


class Program(NamedTuple):
    """Lines of code, and of each the quantity whose number it sets, or that it works out."""

    lines: tuple[str, ...]
    shows: tuple[str, ...]

    @property
    def first_in_the_loop(self) -> int:
        """Which line is the first one of a pass, counted from 0."""
        return len(self.lines) - len(LINES)

    @property
    def roles(self) -> Mapping[str, str]:
        """The role of each name in it."""
        return ROLES


def the_loop(parameters: Parameters) -> Program:
    """Return the loop alone: so many passes of predict, compare, learn (4.20)."""
    head = f"for iteration in range({parameters.iterations}):"
    inside = [INDENT + line for line in LINES]
    return Program((head, *inside), ("iterations", *_worked_out()))


def whole_program(parameters: Parameters) -> Program:
    """Return the whole program: the numbers that it is given, and the loop (4.26)."""
    given = [f"{name} = {_literal(getattr(parameters, name))}" for name in GIVEN]
    loop = the_loop(parameters)
    return Program((*given, *loop.lines), (*GIVEN, *loop.shows))


def _worked_out() -> tuple[str, ...]:
    return tuple(line.partition(" =")[0] for line in LINES)


def _literal(value: float) -> str:
    """A number as it stands in a program: with a hyphen for its minus, and without spaces."""
    return numerals.exact(value).replace(MINUS, "-").replace(" ", "")
