"""Requests for clips from their specs, the command line, and which are shown together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod
from typing import Any

from ..catalog.lesson_info import LessonInfo
from ..catalog.request import Request, asked, collected, others
from ..errors import GrokdlError, ParameterError
from ..files.filenames import spelled, word

MOST = 24


@dataclass(frozen=True)
class ClipSpec:
    """Specification of one clip: a lesson, or a named variant of it, with what is set.

    `parameters` and `look` (fields of Look, and the title) hold what is not the default; with
    `share` it has axes and length in common with the other variants of its lesson.
    """

    info: LessonInfo
    variant: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    look: Mapping[str, Any] = field(default_factory=dict)
    share: bool = True


def side_by_side(
    specs: Sequence[ClipSpec],
    chosen: Sequence[ClipSpec],
    options: Sequence[tuple[str, str]] = (),
    assignments: Sequence[str] = (),
    look: Mapping[str, Any] | None = None,
    *,
    share: bool = True,
) -> list[Request]:
    """Return the chosen ones of some specs as requests, each with those that it stands beside.

    `options` are parameters and their values, `assignments` the same as NAME=VALUE; they and `look`
    win over the specs. A parameter with several values makes a clip of each. Raises GrokdlError
    for more than 24 combinations, and ParameterError for values that cannot be used.
    """
    infos = {spec.info.name: spec.info for spec in chosen}
    requests = []
    for name, info in infos.items():
        group = [spec for spec in specs if spec.info.name == name]
        try:
            several = collected(options, assignments, info.parameters.names())
            made = _of_one_lesson(group, several, look or {}, share)
        except ParameterError as mistake:
            if len(infos) == 1:
                raise
            raise ParameterError(f"{name}: {mistake.message}", mistake.hint) from None
        requests += [request for spec, request in made if spec in chosen]
    return requests


def _of_one_lesson(
    specs: Sequence[ClipSpec],
    several: Mapping[str, Sequence[str]],
    look: Mapping[str, Any],
    share: bool,
) -> list[tuple[ClipSpec, Request]]:
    combinations = prod(map(len, several.values()))
    if combinations > 1 and combinations * len(specs) > MOST:
        raise GrokdlError(
            f"That makes {combinations * len(specs)} clips of {specs[0].info.name}, "
            f"and at most {MOST} are made at once.",
            "Give fewer values, or name the variants that you want in a file (render -p).",
        )
    changes = [dict(zip(several, values, strict=True)) for values in product(*several.values())]
    made = [(spec, _request(spec, change, look)) for spec in specs for change in changes]
    company = [request.parameters for spec, request in made if share and spec.share]
    return [
        (spec, replace(request, siblings=others(request.parameters, company) if spec.share else ()))
        for spec, request in made
    ]


def _request(spec: ClipSpec, change: Mapping[str, str], look: Mapping[str, Any]) -> Request:
    request = asked(spec.info, {**spec.parameters, **change}, **{**spec.look, **look})
    return (
        replace(request, variant=_words(spec, request, change, look)) if spec.variant else request
    )


def _words(
    spec: ClipSpec, request: Request, change: Mapping[str, str], look: Mapping[str, Any]
) -> tuple[str, ...]:
    """A variant's name, and what the command line changed of it."""
    plain = spec.info.parameters.change(**spec.parameters).model_dump()
    values = request.parameters.model_dump()
    changed = [spelled(name, values[name]) for name in change if values[name] != plain[name]]
    title = [spelled("title", look["title"])] if "title" in look else []
    return (word(spec.variant), *changed, *title)
