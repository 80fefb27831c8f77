"""Reads a TOML file, and tells on which line each key stands (the standard library doesn't)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import GrokdlError, did_you_mean
from ..learning.parameters import with_a_point

Keys = tuple[str, ...]
TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
    r"|#[^\n]*"
    r"|[\[\]{}=,.\n]"
    r"|[^\s\[\]{}=,.#\"']+",
    re.DOTALL,
)
SINGLE_QUOTES = "In double quotes a backslash begins an escape, such as \\t: use 'single quotes'."
START = "`grokdl params LESSON` prints a file to start from."


def read_toml(
    path: Path, start: str = START, name: str = "Give -p a TOML file."
) -> tuple[dict[str, Any], Mapping[Keys, int]]:
    """Return what a file holds, and the line of each key.

    `start` and `name` are ways out: where such a file comes from, and how one is named.

    Raises GrokdlError for a file that is missing, is no text in UTF-8, or is no TOML.
    """
    text = _text_of(path, start, name)
    try:
        return tomllib.loads(text), Lines(text).found
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(path, text, str(error)) from None
    except (ValueError, RecursionError):  # an enormous number, brackets in brackets in brackets
        raise GrokdlError(f"{path}: a value is too long, or too deeply nested.", start) from None


def _text_of(path: Path, start: str, name: str) -> str:
    try:
        data = path.read_bytes()
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        others = [other.name for other in sorted(path.parent.glob("*.toml"))]
        hint = did_you_mean(path.name, others) if others else start
        raise GrokdlError(f"There is no file {path}.", hint) from None
    except IsADirectoryError:
        raise GrokdlError(f"{path} is a folder.", name) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GrokdlError(
            f"{path}:{line}: this is no text in UTF-8.", "Save it as UTF-8."
        ) from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise GrokdlError(f"{path} can't be read: {why}.", name) from None


def _no_toml(path: Path, text: str, said: str) -> GrokdlError:
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", said)
    what = said[: place.start()] if place else said
    line, column = (place.groups() if place else None) or (None, None)
    if line is None:
        line, column = str(text.count("\n") + 1), str(len(text) - text.rfind("\n"))
    there = [*text.split("\n"), ""][int(line) - 1]
    if what == "Cannot overwrite a value" and (key := re.match(r"\s*([^=]+?)\s*=", there)):
        what = f"{key[1]} is given twice"
    elif re.match("Cannot declare .* twice", what):
        what = f"{there.strip()} is written twice"
    said = f"{path}:{line}:{column}: this is no TOML: {_small(what)}."
    return GrokdlError(said, _way_out(what, there))


def _way_out(what: str, there: str) -> str:
    if any(word in what for word in ("'\\'", "hex value", "scalar value")):
        return SINGLE_QUOTES
    comma = re.search(r"=(\s*[-+]?\d+,\d+)\s*(?:#.*)?$", there)
    return "".join(with_a_point(comma[1] if comma else None)) or "Mend it there."


def _small(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


class Lines:
    """The lines of a sound TOML text on which its keys stand, counted from 1."""

    def __init__(self, text: str) -> None:
        self.found: dict[Keys, int] = {}
        self._tokens: list[tuple[str, int]] = []
        line, end = 1, 0
        for match in TOKEN.finditer(text):
            line += text.count("\n", end, match.start())
            end = match.start()
            self._tokens.append((match.group(), line))
        self._tokens.reverse()  # the next one is last
        self._read()

    def _read(self) -> None:
        table: Keys = ()
        while self._skip("\n"):
            if self._next() != "[":
                self._pair(table)
                continue
            self._skip("[")
            table = self._keys((), "]")
            self._skip("]")

    def _pair(self, table: Keys) -> None:
        self._value(self._keys(table, "="))

    def _keys(self, table: Keys, end: str) -> Keys:
        line = self._tokens[-1][1]
        keys = table
        while (token := self._take()) != end:
            if token != ".":
                keys = (*keys, _unquoted(token))
        for count in range(len(table) + 1, len(keys) + 1):
            self.found.setdefault(keys[:count], line)
        return keys

    def _value(self, keys: Keys) -> None:
        token = self._take()
        if token in ("[", "{"):
            end = "]" if token == "[" else "}"
            while self._skip("\n,") and self._next() != end:
                if token == "[":
                    self._value(keys)
                else:
                    self._pair(keys)
            self._take()
        elif token[0] not in "\"'":  # 1.5 and a date are several tokens
            while self._tokens and self._next()[0] not in "\n,]}#":
                self._take()

    def _next(self) -> str:
        return self._tokens[-1][0]

    def _take(self) -> str:
        return self._tokens.pop()[0]

    def _skip(self, tokens: str) -> bool:
        """Pass over these and comments; tell whether anything is left."""
        while self._tokens and (self._next() in tokens or self._next()[0] == "#"):
            self._take()
        return bool(self._tokens)


def _unquoted(key: str) -> str:
    return str(tomllib.loads(f"key = {key}")["key"]) if key[0] in "\"'" else key
