"""A parameter file to start from: every parameter with its default, its meaning, its limits."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..catalog.lesson_info import LessonInfo
from ..catalog.look import OPTIONS
from ..catalog.option import Option
from ..learning.parameters import described, limits_of

TOP = """\
# What is to be rendered: a table for each lesson, and one for each variant of it.
# grokdl render -p FILE makes all of it.
"""
FILM = """\
# For grokdl film -p FILE, whose lessons have no variants:
# title = "One weight learns"
# lessons = ["overshoot", "alpha"]  # which, and in which order; all in the book's, if left out
# [intro]
# text = "A line over the title"
# question = "A question under it?"
# [outro]
# text = "The sentence at the end."
# thanks = "A line before the credits."
"""
OUTPUT = '# output = "clips"  # a folder, seen from this file'


def as_toml(infos: Iterable[LessonInfo]) -> str:
    """Return the text of a file that asks for the lessons as they are."""
    return "\n\n".join((_top(), FILM.rstrip(), *("\n".join(_table(info)) for info in infos)))


def _top() -> str:
    return "\n".join((TOP, *map(_option, OPTIONS.values()), OUTPUT))


def _option(option: Option) -> str:
    told = option.help if option.parse or option.check else ", ".join(option.values)
    return f"{_line(option.name, option.usual)}{f'  # {told}' if told else ''}"


def _table(info: LessonInfo) -> Iterator[str]:
    meanings, model = described(info.parameters), type(info.parameters)
    yield f"[{info.name}]  # {info.title} ({info.section})"
    for name, value in info.parameters.model_dump().items():
        yield f"{_line(name, value)}  # {meanings[name]}: {limits_of(model, name)}"
    yield f"# {_line('title', info.title)}"
    yield ""
    yield "# Variants take the lesson's place. They have its values where they have none of their"
    yield "# own, and axes and length in common, unless the lesson's table says share = false."
    yield f"# [{info.name}.steep]"
    yield from (f"# {_line(name, value)}" for name, value in [*info.parameters][:1])


def _line(name: str, value: Any) -> str:
    text = _value(value)
    return f"# {name} =" if text is None else f"{name} = {text}"


def _value(value: Any) -> str | None:
    if value is None:  # TOML has no word for it
        return None
    if isinstance(value, list | tuple):
        return f"[{', '.join(filter(None, map(_value, value)))}]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)  # texts, whole numbers, true and false
