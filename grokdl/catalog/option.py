"""Options of the look: what each can be, and how a value that a user gave is read and spelled."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from ..errors import GrokdlError, did_you_mean
from ..files.filenames import spelled
from ..learning.parameters import shown


@dataclass(frozen=True)
class Option:
    """One option of the look: its usual value, what else it can be, and what is said of it.

    It is a choice of some `values`; or a value that `parse` reads from a text, written as in
    `examples`, and usually empty; or a whole number that `check` lets pass, usually 0; or else a
    switch. `letter` is its short flag on the command line, `also` another spelling of it; unless
    `audited`, the audit has it as it is usually. One that names a file (`is_file`) keeps what that
    holds, may be given as a mapping in Python, and is spelled by `spell` in names.
    """

    usual: str | bool | int
    help: str
    values: tuple[str, ...] = ()
    parse: Callable[[str], str] | None = None
    check: Callable[[int], None] | None = None
    examples: tuple[str | int, ...] = ()
    letter: str = ""
    also: str = ""
    audited: bool = True
    spell: Callable[[str], str] | None = None
    is_file: bool = False
    name: str = ""

    @property
    def flag(self) -> str:
        """What is typed on the command line: a switch's flag takes it off, if it is usually on."""
        name = self.name.replace("_", "-")
        return f"--no-{name}" if self.usual is True else f"--{name}"

    @property
    def unit(self) -> str:
        """What a value is called on the command line."""
        return "PX" if self.check else "VALUE"

    @property
    def is_switch(self) -> bool:
        """Whether it is on or off."""
        return isinstance(self.usual, bool)

    def read(self, value: object) -> str | bool | int:
        """Return a value that a user gave. Raises GrokdlError if it is none of this option's."""
        if self.is_switch:
            return truth_given(self.name, value)
        if self.check:
            return self._counted(value, self.check)
        hint = (
            f"As in {self.examples[0]!r}." if self.parse else did_you_mean(str(value), self.values)
        )
        if self.is_file and isinstance(value, Mapping):
            value = json.dumps({"texts": value})
        if not isinstance(value, str):
            raise GrokdlError(f"{self.name} = {shown(value)}: it must be a text, in quotes.", hint)
        if self.parse:
            return self.parse(value) if value else self.usual
        if value.lower() not in self.values:
            raise GrokdlError(f"There is no {self.name} {value!r}.", hint)
        return value.lower()

    def _counted(self, value: object, check: Callable[[int], None]) -> int:
        text = str(value).strip()
        if isinstance(value, bool) or not (text.isascii() and text.isdigit()):
            hint = f"As in {self.examples[0]}."
            raise GrokdlError(f"{self.name} = {shown(value)}: it must be a whole number.", hint)
        if value != self.usual:
            check(int(text))
        return int(text)

    def word(self, value: str | bool | int) -> str:
        """Return a value as a word of a file's name, as in `dark`, `9x16` and `no-captions`."""
        if isinstance(value, bool):
            return self.name if value else f"no-{self.name}"
        if isinstance(value, int):
            return spelled(self.name, value) if value else f"no-{self.name}"
        if self.parse:
            if not value:
                return f"no-{self.name}"
            return self.spell(value) if self.spell else spelled(self.name, value.removeprefix("#"))
        return value.replace(":", "x")


def truth_given(name: str, value: object) -> bool:
    """Return a yes or no that a user gave. Raises GrokdlError if it is something else."""
    if not isinstance(value, bool):
        raise GrokdlError(f"{name} = {shown(value)}: it must be true or false.", "No quotes.")
    return value


def one_of(values: Iterable[str], usual: str, help: str, **more: Any) -> Any:
    """Return a field of the look that is a choice."""
    option = Option(usual, help, tuple(values), **more)
    return field(default=usual, metadata={"option": option})


def parsed(parse: Callable[[str], str], help: str, *examples: str, **more: Any) -> Any:
    """Return a field of the look that is read from a text, and usually empty."""
    option = Option("", help, parse=parse, examples=examples, **more)
    return field(default="", metadata={"option": option})


def number(check: Callable[[int], None], help: str, *examples: int, **more: Any) -> Any:
    """Return a field of the look that is a whole number, and usually 0."""
    return field(
        default=0, metadata={"option": Option(0, help, check=check, examples=examples, **more)}
    )


def switch(usual: bool, help: str, **more: Any) -> Any:
    """Return a field of the look that is on or off."""
    return field(default=usual, metadata={"option": Option(usual, help, **more)})


def is_a_path(value: object) -> TypeGuard[str]:
    """Tell whether a value of an option `is_file` names a file, and isn't what stands in one."""
    return isinstance(value, str) and bool(value) and not value.startswith("{")
