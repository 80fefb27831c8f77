"""A file of own words to start from: all that one lesson says, or the film's cards."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..catalog import spoken
from ..catalog.lesson_info import LessonInfo
from ..catalog.look import Look
from ..catalog.own_words import ABOUT
from ..catalog.request import Request
from ..words import Words, in_language
from .film_cards import SAID

TOP = """\
# Own words for {of}: change what you like, and delete the rest.
# `grokdl {command} --words FILE` takes this file, in a parameter file `words = "FILE"`.
# In {{braces}} stand numbers of the run; a text may leave one out. Numbers can't be typed in.
"""
FAMILIES = ("each step ", "ending ")
"""Shared captions of which a run has one, by what it does."""


def of_lesson(info: LessonInfo, language: str = "en", scenes: Path | None = None) -> str:
    """Return the text of a file with a lesson's title and captions, and the labels that it shows.

    The lesson is run once for that, without painting it. Raises GrokdlError as an audit does.
    """
    words = in_language(language)
    scene, labels = _run(info, words, scenes)
    own = getattr(scene, "sayings", {})
    said = {one.words for one in getattr(scene, "said", ())}
    english = spoken.captions_of(info, scenes) or {}
    shared = words.captions_of("shared", spoken.shared_captions())
    used = {key for key, text in shared.items() if text in said}
    families = tuple(name for name in FAMILIES if any(key.startswith(name) for key in used))
    used |= {key for key in shared if families and key.startswith(families)}
    tables = {
        "titles": {info.name: words.titles.get(info.name, info.title)},
        info.name: {key: _text(own[key]) for key in english if key in own},
        "shared": {key: text for key, text in shared.items() if key in used},
        "labels": {key: words.labels[key] for key in words.labels if key in labels},
    }
    claims = {key: _claims(caption) for key, caption in own.items() if key in english}
    top = TOP.format(of=info.name, command=f"render {info.name}")
    return "\n".join((top, *_about(words), *_written(tables, {info.name: claims})))


def of_film(language: str = "en") -> str:
    """Return the text of a file with what the film's cards say."""
    words = in_language(language)
    top = TOP.format(of="the film's cards", command="film")
    return "\n".join((top, *_written({"labels": {key: words.labels[key] for key in SAID}}, {})))


class _Noted(dict[str, str]):
    """Texts that note which of them somebody has read."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        super().__init__(texts)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return a text, or another one if there is none."""
        self.read.add(key)
        return super().get(key, default)


def _run(info: LessonInfo, words: Words, scenes: Path | None) -> tuple[Any, set[str]]:
    """Run a lesson once, and return it and the keys of the labels that it has looked up."""
    look, noted = Look(quality="draft"), _Noted(words.labels)
    request = Request(info=info, parameters=info.parameters, look=look)
    scene = seen_through(request, replace(words, labels=noted), scenes)
    from ..learning.regimes import Behaviour  # loads NumPy

    behaviours = {str(kind) for kind in Behaviour}
    return scene, noted.read | (behaviours if noted.read & behaviours else set())


def seen_through(request: Request, words: Words, scenes: Path | None = None) -> Any:
    """Run a lesson with some words, unpainted, and return it as it is at its end."""
    from ..engine import frames  # loads Manim
    from ..engine.lessons import faults_of_lesson, lesson_class

    def prepare(scene: Any) -> None:
        scene.request, scene.language = request, words

    with faults_of_lesson(request.info, scenes):
        found = lesson_class(request.info, scenes)
        return frames.run(found, request.look.shaped_quality, _Unseeing(), prepare)


class _Unseeing:
    """Takes a scene's frames, and does nothing with them."""

    def start(self, scene: Any) -> None:
        """Begin."""

    def handle(self, frame: Any) -> None:
        """Let a frame pass."""

    def stop(self, whole: bool) -> None:
        """End."""


def _about(words: Words) -> Iterator[str]:
    """What makes a file a language of its own."""
    yield "# Only for a language of its own, which then has all captions of a lesson:"
    for name in ABOUT:
        yield f"# {name} = {json.dumps(getattr(words, name), ensure_ascii=False)}"
    yield ""


def _text(caption: str | tuple[str, ...]) -> str:
    return caption if isinstance(caption, str) else caption[0]


def _claims(caption: str | tuple[str, ...]) -> str:
    from ..lesson.claims import CLAIMS

    names: Iterable[str] = () if isinstance(caption, str) else caption[1:]
    return "; ".join(CLAIMS[name] for name in names)


def _written(
    tables: Mapping[str, Mapping[str, str]], remarks: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    for table, texts in tables.items():
        if texts:
            yield f"[{table}]"
            for key, text in texts.items():
                remark = remarks.get(table, {}).get(key)
                yield from [f"# said where {remark}:"] if remark else []
                yield f"{_key(key)} = {json.dumps(text, ensure_ascii=False)}"
            yield ""


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)
