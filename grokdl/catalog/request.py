"""Requests for clips: a lesson with its parameters, and a look. Data, without Manim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..errors import GrokdlError, ParameterError
from ..files.filenames import mark, shortened, spelled
from ..learning.parameters import (
    Parameters,
    ParameterSet,
    canonical,
    number_in,
    parse_assignments,
    shown,
)
from .delivery import WHOLE, Delivery
from .lesson_info import LessonInfo
from .look import USUAL, Look, changes

CLIPS = Path("media/clips")


@dataclass(frozen=True, kw_only=True)
class Request:
    """One clip as it was asked for; what is not said is the lesson's default.

    It has axes and length in common with the clips that are shown with it; `siblings` are their
    parameters. A `variant` has a name of its own, in words; then the parameters need none.
    """

    info: LessonInfo
    parameters: ParameterSet
    look: Look = USUAL
    title: str | None = None
    siblings: tuple[ParameterSet, ...] = ()
    variant: tuple[str, ...] = ()
    delivery: Delivery = WHOLE

    @property
    def folder(self) -> Path:
        """Where the clip lies if nobody says otherwise."""
        return CLIPS

    @property
    def file_name(self) -> str:
        """The clip's name without its ending: the lesson, and what differs from its default."""
        return file_name(
            [self.info.name, *(self.variant or self._changes())],
            self.look,
            None if self.variant else self.title,
        )

    def _changes(self) -> list[str]:
        """What differs from the defaults or the siblings, and who they are, as words of a name."""
        others = [other.model_dump() for other in (self.info.parameters, *self.siblings)]
        values = self.parameters.model_dump().items()
        differ = [(k, v) for k, v in values if any(v != other[k] for other in others)]
        company = sorted(other.model_dump_json() for other in (self.parameters, *self.siblings))
        together = [f"beside-{mark(json.dumps(company))}"] if self.siblings else []
        return [*(spelled(name, value) for name, value in differ), *together]

    @property
    def recipe(self) -> dict[str, Any]:
        """The clip's recipe: all it takes to make it again, in values that JSON knows."""
        siblings = [other.model_dump(mode="json") for other in self.siblings]
        delivery = self.delivery.recipe
        return {
            "lesson": self.info.name,
            "parameters": self.parameters.model_dump(mode="json"),
            **dict.fromkeys(("quality", "theme")),  # the order that recipes have always had
            "title": self.title,
            **self.look.recipe,
            **({"beside": siblings} if siblings else {}),
            **({"variant": list(self.variant)} if self.variant else {}),
            **({"delivery": delivery} if delivery else {}),
        }


def differences(before: Request, after: Request) -> list[str]:
    """Return as words of a file's name what differs between two requests of one lesson."""
    was = before.parameters.model_dump()
    words = [spelled(k, v) for k, v in after.parameters.model_dump().items() if v != was[k]]
    title = [spelled("title", after.title)] if after.title != before.title else []
    return words + _looks(before.look, after.look, title)


def _looks(before: Look, after: Look, title: list[str]) -> list[str]:
    """What differs between two looks as words of a file's name: a new title, then the quality."""
    words = changes(before, after)
    quality = [words.pop(name) for name in ("quality",) if name in words]
    return [*words.values(), *title, *quality]


def asked(
    info: LessonInfo,
    parameters: Mapping[str, Any],
    *,
    title: str | None = None,
    siblings: Iterable[Mapping[str, Any]] = (),
    variant: Iterable[str] = (),
    delivery: Mapping[str, Any] = MappingProxyType({}),
    **look: Any,
) -> Request:
    """Return the request for a lesson with some parameters changed, everything checked.

    `siblings` are the parameters of the lesson's clips that are shown with it; `look` are fields of
    Look. Raises ParameterError, or GrokdlError for a look that there is not.
    """
    given = _once_each(parameters, info.parameters.names())
    _refuse_what_other_lessons_have(info, given)
    _refuse_a_part_that_is_not_there(info, seen := Look(**look))
    own = info.parameters.change(**given)
    return Request(
        info=info,
        parameters=own,
        look=seen,
        title=None if title is None else " ".join(title.split()),
        siblings=others(own, (info.parameters.change(**other) for other in siblings)),
        variant=tuple(variant),
        delivery=Delivery(**delivery),
    )


def _refuse_what_other_lessons_have(info: LessonInfo, given: Iterable[str]) -> None:
    """Raise ParameterError for a parameter of the chapter that this lesson does without."""
    own = info.parameters.names()
    for name in given:
        if name in Parameters.names() and name not in own:
            raise ParameterError(
                f"There is no parameter {name!r} in {info.name}.",
                f"It has: {', '.join(own)}. Name the lessons that you mean.",
            )


def _refuse_a_part_that_is_not_there(info: LessonInfo, look: Look) -> None:
    parts = ("stage", *info.parts)
    if look.window is not None and look.part not in parts:
        raise GrokdlError(f"{info.title} has no {look.part}.", f"It has: {', '.join(parts)}.")


def title_given(title: object) -> str | None:
    """Return a title that a user gave, on one line, or None for the usual one.

    Raises GrokdlError if it is no text, or shows nothing.
    """
    if title is None:
        return None
    if not isinstance(title, str):
        raise GrokdlError(f"title = {shown(title)}: it must be a text, in quotes.")
    if is_blank(title):
        raise GrokdlError("The title is empty.", "Write one, or leave it out for the usual one.")
    return " ".join(title.split())


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text can be seen."""
    return not any(letter.isprintable() and not letter.isspace() for letter in text)


def _once_each(parameters: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
    """Return parameters by their one spelling. Raises ParameterError if two mean the same one."""
    found: dict[str, Any] = {}
    for spelling, value in parameters.items():
        name = canonical(spelling, known)
        if name in found and found[name] != value:
            raise _twice(name, found[name], value)
        found[name] = value
    return found


def _twice(name: str, one: object, other: object) -> ParameterError:
    return ParameterError(f"{name} is given twice: {one} and {other}.", "Keep one of them.")


def others(own: ParameterSet, company: Iterable[ParameterSet]) -> tuple[ParameterSet, ...]:
    """Return those of some clips' parameters that are not one's own, each once, in one order."""
    by_text = {other.model_dump_json(): other for other in company}
    by_text.pop(own.model_dump_json(), None)
    return tuple(by_text[text] for text in sorted(by_text))


def merged(
    options: Iterable[tuple[str, str]], assignments: Iterable[str], known: Iterable[str]
) -> dict[str, str]:
    """Return the parameters given as options and as NAME=VALUE, by name.

    Raises ParameterError if one is given twice with different values, or as parse_assignments does.
    """
    several = collected(options, assignments, known)
    for name, values in several.items():
        if len(values) > 1:
            raise _twice(name, values[0], values[1])
    return {name: value for name, (value,) in several.items()}


def collected(
    options: Iterable[tuple[str, str]], assignments: Iterable[str], known: Iterable[str]
) -> dict[str, list[str]]:
    """Return every value that is given for a parameter, as an option or as NAME=VALUE, by name.

    Raises ParameterError as parse_assignments does.
    """
    known, assignments = list(known), list(assignments)
    parse_assignments(assignments, known)  # names every mistake at once
    several: dict[str, list[str]] = {}
    one_by_one = (parse_assignments([text], known).items() for text in assignments)
    for name, value in (*options, *(pair for pairs in one_by_one for pair in pairs)):
        values = several.setdefault(name, [])
        if not any(_same(other, value) for other in values):
            values.append(value)
    return several


def _same(one: str, other: str) -> bool:
    try:
        return one == other or number_in(one) == number_in(other)
    except ValueError:
        return False


def file_name(parts: Iterable[str], look: Look = USUAL, title: str | None = None) -> str:
    """Return a name of the given parts and of what differs from the usual look and title.

    It has only characters that no shell, URL or TeX minds, and two requests that differ never share
    it: what can't be spelled so ends in a mark of its own.
    """
    words = [] if title is None else [spelled("title", title)]
    return shortened("_".join([*parts, *_looks(USUAL, look, words)]))
