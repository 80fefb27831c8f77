"""From wishes to requests: what the command line adds, and who stands beside whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from math import prod
from typing import Any

from ..brief import Brief
from ..errors import GrokdlError, ParameterError
from ..request import Request, asked, collected, others, spelled, word

MOST = 24


@dataclass(frozen=True)
class Wish:
    """One clip as it is wished for: a lesson, or a named variant of it.

    `parameters` and `look` (quality, theme, title, captions) hold what is not the default; with
    `share` it has axes and length in common with the other variants of its lesson.
    """

    brief: Brief
    variant: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    look: Mapping[str, Any] = field(default_factory=dict)
    share: bool = True


def side_by_side(
    wishes: Sequence[Wish],
    chosen: Sequence[Wish],
    options: Sequence[tuple[str, str]] = (),
    assignments: Sequence[str] = (),
    look: Mapping[str, Any] | None = None,
    *,
    share: bool = True,
) -> list[Request]:
    """Return the chosen ones of some wishes as requests, each with those that it stands beside.

    `options` are parameters and their values, `assignments` the same as NAME=VALUE; they and `look`
    win over the wishes. A parameter with several values makes a clip of each. Raises GrokdlError
    for more than 24 combinations, and ParameterError for values that cannot be used.
    """
    briefs = {wish.brief.name: wish.brief for wish in chosen}
    requests = []
    for name, brief in briefs.items():
        group = [wish for wish in wishes if wish.brief.name == name]
        try:
            several = collected(options, assignments, brief.parameters.names())
            made = _of_one_lesson(group, several, look or {}, share)
        except ParameterError as mistake:
            if len(briefs) == 1:
                raise
            raise ParameterError(f"{name}: {mistake.message}", mistake.hint) from None
        requests += [request for wish, request in made if wish in chosen]
    return requests


def _of_one_lesson(
    wishes: Sequence[Wish],
    several: Mapping[str, Sequence[str]],
    look: Mapping[str, Any],
    share: bool,
) -> list[tuple[Wish, Request]]:
    combinations = prod(map(len, several.values()))
    if combinations > 1 and combinations * len(wishes) > MOST:
        raise GrokdlError(
            f"That makes {combinations * len(wishes)} clips of {wishes[0].brief.name}, "
            f"and at most {MOST} are made at once.",
            "Give fewer values, or name the variants that you want in a file (render -p).",
        )
    changes = [dict(zip(several, values, strict=True)) for values in product(*several.values())]
    made = [(wish, _request(wish, change, look)) for wish in wishes for change in changes]
    company = [request.parameters for wish, request in made if share and wish.share]
    return [
        (wish, replace(request, beside=others(request.parameters, company) if wish.share else ()))
        for wish, request in made
    ]


def _request(wish: Wish, change: Mapping[str, str], look: Mapping[str, Any]) -> Request:
    request = asked(wish.brief, {**wish.parameters, **change}, **{**wish.look, **look})
    return (
        replace(request, variant=_words(wish, request, change, look)) if wish.variant else request
    )


def _words(
    wish: Wish, request: Request, change: Mapping[str, str], look: Mapping[str, Any]
) -> tuple[str, ...]:
    """A variant's name, and what the command line changed of it."""
    plain = wish.brief.parameters.change(**wish.parameters).model_dump()
    values = request.parameters.model_dump()
    changed = [spelled(name, values[name]) for name in change if values[name] != plain[name]]
    title = [spelled("title", look["title"])] if "title" in look else []
    return (word(wish.variant), *changed, *title)
