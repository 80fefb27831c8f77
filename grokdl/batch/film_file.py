"""A film's parameter file: which lessons it has, in which order, and what its cards say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..catalog import gallery
from ..catalog.lesson_info import LessonInfo
from ..catalog.own_film import OwnFilm
from ..errors import GrokdlError, did_you_mean
from ..files.toml import read_toml
from .parameter_file import OUTPUT, TITLE, Check, Found, Reader, line_of_text, tables_of
from .variants import ClipSpec

LESSONS = "lessons"
CARDS = {"intro": ("text", "question"), "outro": ("text", "thanks")}
"""The tables of the two cards, and the keys of their words."""


def _words(name: str) -> Reader:
    return lambda value: line_of_text(value, name)


@dataclass(frozen=True)
class FilmFile:
    """What a parameter file asks of a film: lessons as clips, what is its user's, look and place.

    `look` has what the file says of it; `output` is None where it says nothing.
    """

    specs: tuple[ClipSpec, ...]
    own: OwnFilm
    look: Mapping[str, Any]
    output: Path | None


def read_film(path: Path, scenes: Path | None = None) -> FilmFile:
    """Return what a parameter file asks of a film.

    Raises GrokdlError that names every mistake in it, each with its line and a way out.
    """
    data, lines = read_toml(path)
    check = _FilmCheck(path, lines, scenes)
    top = check.film(data)
    known = check.chosen(data) if LESSONS in data else list(gallery.lessons(scenes))
    tables = {name: table for name, table in tables_of(data) if name not in CARDS}
    found = dict(check.table(name, table, known) for name, table in tables.items())
    cards = {name: check.card(name, data[name]) for name in CARDS if name in data}
    check.finish()
    own = OwnFilm(
        title=top.pop("title", ""),
        intro=cards.get("intro", {}).get("text", ""),
        question=cards.get("intro", {}).get("question", ""),
        outro=cards.get("outro", {}).get("text", ""),
        thanks=cards.get("outro", {}).get("thanks", ""),
        chosen=LESSONS in data or any(found.values()),
    )
    specs = tuple(_spec(info, found.get(info.name, {})) for info in known)
    output = top.pop("output", None)
    return FilmFile(specs, own, top, None if output is None else path.parent / output)


def _spec(info: LessonInfo, values: Found) -> ClipSpec:
    title = {name: value for name, value in values.items() if name in TITLE}
    parameters = {name: value for name, value in values.items() if name not in TITLE}
    return ClipSpec(info, None, parameters, title)


class _FilmCheck(Check):
    """Checker of a film's file."""

    def film(self, data: Mapping[str, Any]) -> Found:
        """Return what holds for the whole film: its look, its title and its place."""
        readers = {**self.look, **TITLE, **OUTPUT}
        found: Found = {}
        for key, value in data.items():
            if key in CARDS and not isinstance(value, dict):
                self.wrong((key,), f"{key} is a table", f"Write [{key}], and text = … under it.")
            elif key == LESSONS or isinstance(value, dict):
                continue
            elif key in readers:
                self.setting((key,), value, readers, found)
            else:
                way = did_you_mean(key, [*readers, LESSONS, *CARDS])
                self.wrong((key,), f"There is no {key!r} for a whole film", way)
        return found

    def chosen(self, data: Mapping[str, Any]) -> list[LessonInfo]:
        """Return the lessons of the film, in their order."""
        names = data[LESSONS]
        if not isinstance(names, list) or not names or not all(isinstance(n, str) for n in names):
            way = 'As in lessons = ["overshoot", "alpha"].'
            self.wrong((LESSONS,), f"{LESSONS} must be a list of names, at least one", way)
            return []
        found: dict[str, LessonInfo] = {}
        for name in names:
            info = self._lesson((LESSONS,), name)
            if info is not None and info.name in found:
                way = "A film shows each lesson once: keep one."
                self.wrong((LESSONS,), f"{info.name} is there twice", way)
            elif info is not None:
                found[info.name] = info
        return list(found.values())

    def table(
        self, name: str, table: Mapping[str, Any], known: Sequence[LessonInfo]
    ) -> tuple[str, Found]:
        """Return the name of a lesson, and the parameters and the title that its table has."""
        info = self._lesson((name,), name)
        if info is None:
            return name, {}
        if info.name not in {other.name for other in known}:
            way = f"Add {info.name!r} to it, or leave out the table."
            self.wrong((name,), f"{info.name} is not among the film's {LESSONS}", way)
        first = self.seen.setdefault(info.name, (name,))
        if first != (name,):
            what = f"{name} is {first[0]}, whose table is in line {self.line(first)}"
            self.wrong((name,), what, "Keep one of them.")
        for variant, _ in tables_of(table):
            way = f"Put its values into [{name}]."
            self.wrong((name, variant), "A film has each lesson once, and no variants", way)
        for key in [key for key in table if key in self.look]:
            way = "Put it above all tables."
            self.wrong((name, key), f"A film has one {key}, for all its lessons", way)
        own = {key: value for key, value in table.items() if key not in self.look}
        return info.name, self.values((name,), info, own, TITLE)

    def card(self, name: str, table: Any) -> Found:
        """Return the words of a card."""
        found: Found = {}
        if not isinstance(table, dict):
            return found
        readers: dict[str, Callable[[Any], Any]] = {key: _words(key) for key in CARDS[name]}
        for key, value in table.items():
            if key in readers:
                self.setting((name, key), value, readers, found)
            else:
                way = did_you_mean(key, readers)
                self.wrong((name, key), f"[{name}] has no {key!r}", way)
        return found

    def _lesson(self, keys: tuple[str, ...], name: str) -> LessonInfo | None:
        try:
            return gallery.find(name, self.scenes)
        except GrokdlError as mistake:
            self.wrong(keys, mistake.message, mistake.hint)
            return None
