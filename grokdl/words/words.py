"""Texts by key, a file a language: labels of drawings, and the captions of lessons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from ..errors import GrokdlError, LessonError, did_you_mean

FOLDER = Path(__file__).parent
USUAL = "en"
MOST_TOLD = 3  # problems in one message
POINT, PERCENT = ".", "%"
_POINT = re.compile(r"(?<=\d)\.(?=\d)")

Texts = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Words:
    """The texts of one language.

    `labels` are by key; `titles` are those of lessons, and `captions` what each of them says, by
    the lesson's name: both are empty in English, where a lesson has them itself. `sections` are the
    names of sections, by the English ones. `own` are captions that a user has written, by lesson,
    which win over the language's; `spoken` are what a voice says for signs. `subtitles` is the
    language's code for the subtitles of a video. Between a number's whole part and its decimals
    stands `decimal`, behind a share `percent`.
    """

    code: str
    name: str
    subtitles: str
    labels: Texts
    titles: Texts = field(default_factory=dict)
    captions: Mapping[str, Texts] = field(default_factory=dict)
    own: Mapping[str, Texts] = field(default_factory=dict)
    spoken: Texts = field(default_factory=dict)
    sections: Texts = field(default_factory=dict)
    decimal: str = POINT
    percent: str = PERCENT

    def __deepcopy__(self, memo: dict[int, Any]) -> Words:
        return self  # it never changes, and drawings that have it are copied

    def __call__(self, key: str, **fields: object) -> str:
        """Return a label's text, filled in. Raises LessonError if there is no such label."""
        if key not in self.labels:
            raise LessonError(f"There are no words {key!r}. {did_you_mean(key, self.labels)}")
        shown = {name: self.spelled(str(value)) for name, value in fields.items()}
        return self.labels[key].format(**shown)

    def spelled(self, text: str) -> str:
        """Return a text with its numbers as the language writes them: 0.5 as 0,5, say."""
        if self.decimal != POINT:
            text = _POINT.sub(self.decimal, text)
        if self.percent != PERCENT and self.percent not in text:
            text = text.replace(PERCENT, self.percent)
        return text

    def named(self, quantity: str, number: str) -> str:
        """Return a quantity with its number, as in "alpha 0.1"; one without words has its name."""
        return self("named", name=self.labels.get(quantity, quantity), number=number)

    def section(self, name: str) -> str:
        """Return the name of a section, by its English one: its own if nobody has translated it."""
        return self.sections.get(name, name)

    def captions_of(self, lesson: str, english: Texts) -> dict[str, str]:
        """Return what a lesson, or several, say in this language.

        Raises GrokdlError if it lacks a caption of the English ones, or a field of one.
        """
        own = {key: text for key, text in self.own.get(lesson, {}).items() if key in english}
        if self.code == USUAL or len(own) == len(english):
            return {**english, **own}  # in English a lesson has them itself
        if lesson not in self.captions:
            hint = f"Give it a table [{lesson}] with the captions of English by their keys."
            raise GrokdlError(f"{self.code}.toml has no captions for {lesson}.", hint)
        _check(english, self.captions[lesson], f"{self.code}.toml: [{lesson}]")
        return {key: own.get(key, self.captions[lesson][key]) for key in english}


def languages(folder: Path = FOLDER) -> tuple[str, ...]:
    """Return the codes of all languages, English first."""
    codes = {path.stem for path in folder.glob("*.toml")}
    return (USUAL, *sorted(codes - {USUAL}))


def in_language(code: str) -> Words:
    """Return the words of a language by its code. Raises GrokdlError if there is no such one."""
    if code not in languages():
        raise GrokdlError(f"There is no language {code!r}.", did_you_mean(code, languages()))
    return read(FOLDER / f"{code}.toml")


@cache
def read(path: Path) -> Words:
    """Return the words of a language's file, whose name is the language's code.

    Raises GrokdlError if it is no TOML, or lacks a label of the English ones, or one of its fields.
    """
    try:
        found: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GrokdlError(f"{path.name}: {error}", "Write it as en.toml is written.") from None
    signs = {"decimal": found.pop("decimal", POINT), "percent": found.pop("percent", PERCENT)}
    about = {key: found.pop(key, None) for key in ("name", "subtitles")} | signs
    _check(dict.fromkeys(about, ""), about, path.name)
    labels = found.pop("labels", {})
    if path != FOLDER / f"{USUAL}.toml":
        _check(ENGLISH.labels, labels, f"{path.name}: [labels]")
    more = {name: found.pop(name, {}) for name in ("titles", "spoken", "sections")}
    return Words(path.stem, labels=labels, captions=found, **more, **about)


def fields_of(text: str) -> set[str]:
    """Return the names of a text's fields. Raises ValueError if its braces make no sense."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def _check(english: Texts, texts: Mapping[str, Any], where: str) -> None:
    """Raise GrokdlError if texts are not those of English, key by key and field by field."""
    problems = [problem for key in english for problem in _problems(key, english[key], texts)]
    if problems:
        more = f"; and {len(problems) - MOST_TOLD} more" if len(problems) > MOST_TOLD else ""
        raise GrokdlError(
            f"{where}: {'; '.join(problems[:MOST_TOLD])}{more}.",
            "A language has every text of English, with the same fields.",
        )


def _problems(key: str, english: str, texts: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(texts.get(key), str):
        yield f"there is no text {key!r}"
        return
    try:
        own, wanted = fields_of(texts[key]), fields_of(english)
    except ValueError as error:
        yield f"{key!r} has braces without sense ({error})"
        return
    yield from (f"{key!r} lacks {{{name}}}" for name in sorted(wanted - own))
    yield from (f"{key!r} has no field {{{name}}}" for name in sorted(own - wanted))


ENGLISH = read(FOLDER / f"{USUAL}.toml")
