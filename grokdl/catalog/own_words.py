"""A user's own words: a TOML file whose texts take the place of a language's.

A look holds them as one text, JSON, with the name of their file: so a recipe has all that a clip
says, and the file may be gone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..errors import GrokdlError, did_you_mean
from ..files.filenames import mark, typed, word
from ..files.toml import Keys, read_toml
from ..words import ENGLISH, Words
from ..words.words import fields_of

ABOUT = ("name", "subtitles", "decimal", "percent")
TABLES = ("labels", "titles", "sections", "shared")
FREE = ("labels", "titles", "sections")  # of these no lesson says what there is
START = "`grokdl words LESSON` prints a file to start from."
WAY_OUT = "Give --words a TOML file."

Tables = Mapping[str, Mapping[str, str]]
"""Texts by key, by table: labels, titles, shared, and one table a lesson."""


@dataclass(frozen=True)
class English:
    """What a lesson says in English, if that is known, and which parameters it may name."""

    captions: Mapping[str, str] | None
    parameters: tuple[str, ...] = ()


def as_text(given: str) -> str:
    """Return own words as a look holds them: from a file that is named, or as they are.

    Raises GrokdlError that names each mistake, with its line, for a file that can't be used.
    """
    if given.startswith("{"):
        return _canonical(*_held(given))
    data, _ = _read(given)
    _refuse([*_shape(data), *_labels(data)], given)
    return _canonical(given, data)


def again(text: str) -> str:
    """Return own words as their file has them now; as they were if it can't be read."""
    file, _ = _held(text)
    with suppress(GrokdlError):
        return as_text(file) if file and Path(file).is_file() else text
    return text


def overlaid(base: Words, text: str) -> Words:
    """Return the words of a language with a user's own in the place of some."""
    if not text:
        return base
    _, data = _held(text)
    tables: dict[str, dict[str, str]] = {k: v for k, v in data.items() if isinstance(v, dict)}
    labels, titles, sections = (tables.pop(name, {}) for name in FREE)
    about = {key: data[key] for key in ABOUT if key in data}
    return replace(
        base,
        labels={**base.labels, **labels},
        titles={**base.titles, **titles},
        sections={**base.sections, **sections},
        own=tables,
        **about,
    )


def word_of(text: str) -> str:
    """Return own words as a word of a file's name."""
    file, _ = _held(text)
    return f"words-{word(Path(file).stem)}-{mark(text)}" if file else f"words-{mark(text)}"


def check(text: str, english: Mapping[str, English]) -> None:
    """Hold own captions to those of English, by lesson and "shared".

    Raises GrokdlError that names each mistake with its line: a table, a key or a field that there
    is not, a number that is no field, and in a file that is a language of its own a key that it
    lacks.
    """
    if text:
        file, data = _held(text)
        _refuse([*_tables(data, english), *_titles(data, english)], file)


Mistake = tuple[Keys, str, str]
"""Where it stands, what it is, and the way out."""


def _shape(data: Mapping[str, Any]) -> Iterator[Mistake]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _texts(key, value)
        elif key not in ABOUT:
            yield (key,), f"there is no {key!r}", did_you_mean(key, (*ABOUT, *TABLES))
        elif not isinstance(value, str) or not value:
            yield (key,), f"{key} is no text", "Put it in quotes."


def _texts(table: str, texts: Mapping[str, Any]) -> Iterator[Mistake]:
    for key, text in texts.items():
        if not isinstance(text, str):
            yield (table, key), f"{key!r} is no text", "Put it in quotes."
        elif not text.strip() or any(not letter.isprintable() for letter in text):
            yield (table, key), f"{key!r} is empty, or has a line of its own", "Write one line."


def _labels(data: Mapping[str, Any]) -> Iterator[Mistake]:
    labels = data.get("labels", {})
    yield from _held_to("labels", labels if isinstance(labels, dict) else {}, ENGLISH.labels, ())


def _tables(data: Mapping[str, Any], english: Mapping[str, English]) -> Iterator[Mistake]:
    for table, texts in data.items():
        if not isinstance(texts, dict) or table in FREE:
            continue
        if table not in english:
            known = (*TABLES, *english)
            yield (table,), f"there is no lesson [{table}]", did_you_mean(table, known)
            continue
        of = english[table]
        yield from (_no_field(table, key, text) for key, text in texts.items() if _number(text))
        if of.captions is None:  # the lesson works its captions out
            continue
        yield from _held_to(table, texts, of.captions, of.parameters)
        if "name" in data:  # a language of its own
            missing = [key for key in of.captions if key not in texts]
            yield from (((table,), f"[{table}] lacks {key!r}", START) for key in missing)


def _titles(data: Mapping[str, Any], english: Mapping[str, English]) -> Iterator[Mistake]:
    lessons = [name for name in english if name != "shared"]
    for name in data.get("titles", {}):
        if name not in lessons:
            yield ("titles", name), f"there is no lesson {name!r}", did_you_mean(name, lessons)


def _held_to(
    table: str, texts: Mapping[str, Any], english: Mapping[str, str], more: tuple[str, ...]
) -> Iterator[Mistake]:
    for key, text in texts.items():
        if key not in english:
            yield (table, key), f"[{table}] has no {key!r}", did_you_mean(key, english)
            continue
        known = (*sorted(fields_of(english[key])), *more)
        try:
            wrong = sorted(fields_of(str(text)) - set(known))
        except ValueError as error:
            yield (
                (table, key),
                f"{key!r} has braces without sense ({error})",
                "A brace is {{ or }}.",
            )
            continue
        for field in wrong:
            way = did_you_mean(field, known) if known else "It has no fields."
            yield (table, key), f"{key!r} has no field {{{field}}}", way


def _number(text: str) -> bool:
    """Tell whether there is a number outside of fields: no run would hold it to the truth."""
    depth = 0
    for letter in text:
        depth += (letter == "{") - (letter == "}")
        if not depth and letter.isdecimal():
            return True
    return False


def _no_field(table: str, key: str, text: str) -> Mistake:
    way = "Numbers come from the run: write a field, as in {weight}, or spell it out."
    return (table, key), f"{key!r} has a number that is no field", way


def _refuse(mistakes: Iterable[Mistake], file: str) -> None:
    """Raise GrokdlError if there is any mistake; it names them all."""
    found = list(mistakes)
    if not found:
        return
    lines: Mapping[Keys, int] = {}
    with suppress(GrokdlError):
        lines = _read(file)[1] if file else {}
    where = file or "words"
    told = sorted((lines.get(keys, 1), f"{what}. {way}") for keys, what, way in found)
    texts = [f"{where}:{line}: {text}" if lines else f"{where}: {text}" for line, text in told]
    count = [f"{where} has {len(texts)} mistakes."] if len(texts) > 1 else []
    raise GrokdlError("\n".join([*count, *texts]), START)


def _read(file: str) -> tuple[dict[str, Any], Mapping[Keys, int]]:
    path = typed(file)
    if not path.exists():
        raise GrokdlError(f"There is no file of words {path}.", START)
    return read_toml(path, START, WAY_OUT)


def _canonical(file: str, data: Mapping[str, Any]) -> str:
    return json.dumps({"file": file, "texts": data}, ensure_ascii=False, sort_keys=True)


def _held(text: str) -> tuple[str, dict[str, Any]]:
    """Return the file and the texts of own words. Raises GrokdlError if they are none."""
    try:
        found = json.loads(text)
        file, data = str(found.get("file", "")), found["texts"]
    except (AttributeError, KeyError, TypeError, ValueError):
        raise GrokdlError("These words are none.", WAY_OUT) from None
    if not isinstance(data, dict):
        raise GrokdlError("These words are none.", WAY_OUT)
    if not file:
        _refuse([*_shape(data), *_labels(data)], "")
    return file, data
