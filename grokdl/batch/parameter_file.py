"""A parameter file: which clips it asks for, and every mistake in it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..catalog import gallery
from ..catalog.lesson_info import LessonInfo
from ..catalog.look import OPTIONS
from ..catalog.option import is_a_path
from ..catalog.request import is_blank
from ..errors import GrokdlError, ParameterError, did_you_mean
from ..export import names_a_file
from ..files.filenames import refuse_controls, typed, word
from ..files.toml import SINGLE_QUOTES, START, Keys, read_toml
from ..learning.parameters import Parameters, canonical, limits_of, shown
from ..voice import allow
from .variants import ClipSpec


@dataclass(frozen=True)
class Batch:
    """What a parameter file asks for: its clips, and where they go if it says so."""

    path: Path
    specs: tuple[ClipSpec, ...]
    output: Path | None

    def chosen(self, names: Sequence[str], scenes: Path | None = None) -> tuple[ClipSpec, ...]:
        """Return the clips of some lessons, or variants (as in `divergence.steep`), or all.

        Raises GrokdlError for a name that the file doesn't have.
        """
        if not names or "all" in (name.lower() for name in names):
            return self.specs
        found = [spec for name in names for spec in self._named(name, scenes)]
        return tuple(spec for spec in self.specs if spec in found)

    def _named(self, name: str, scenes: Path | None) -> list[ClipSpec]:
        lesson, _, variant = name.partition(".")
        info = gallery.find(lesson, scenes)
        specs = [spec for spec in self.specs if spec.info.name == info.name]
        if not specs:
            lessons = dict.fromkeys(spec.info.name for spec in self.specs)
            hint = did_you_mean(lesson, lessons)
            raise GrokdlError(f"{self.path} has no table [{info.name}].", hint)
        if variant:
            known = dict.fromkeys(spec.variant for spec in specs if spec.variant)
            if variant not in known:
                hint = did_you_mean(variant, known) if known else "It has no variants."
                raise GrokdlError(f"{self.path} has no [{info.name}.{variant}].", hint)
        return [spec for spec in specs if not variant or spec.variant == variant]


def read(path: Path, scenes: Path | None = None) -> Batch:
    """Return what a parameter file asks for.

    Raises GrokdlError that names every mistake in it, each with its line and a way out.
    """
    data, lines = read_toml(path)
    check = Check(path, lines, scenes)
    top = check.top(data)
    specs = [spec for name, table in tables_of(data) for spec in check.lesson(name, table, top)]
    check.finish()
    if not specs:
        raise GrokdlError(f"{path} asks for no lesson.", START)
    output = top.pop("output", None)
    return Batch(path, tuple(specs), None if output is None else path.parent / output)


def files_named(path: Path) -> list[Path]:
    """Return the files and folders that a parameter file names, such as one of own words.

    They are named although something in it is wrong; none is if it can't be read.
    """
    with suppress(GrokdlError):
        return [path.parent / name for name in _named_in(read_toml(path)[0])]
    return []


def _named_in(table: Mapping[str, Any]) -> Iterator[str]:
    yield from (str(table[name]) for name in FILES if is_a_path(table.get(name)))
    for _, inner in tables_of(table):
        yield from _named_in(inner)


def tables_of(data: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the tables within a table, by name."""
    return [(name, value) for name, value in data.items() if isinstance(value, dict)]


def _on_one_line(value: object) -> str:
    return shown(" ".join(shown(value).split()))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise GrokdlError("it must be a text, in quotes")
    if is_blank(value):
        raise GrokdlError("it must not be empty")
    return value


def line_of_text(value: object, what: str) -> str:
    """Return a text that can be shown on one line. Raises GrokdlError if it is none."""
    if isinstance(value, str) and not value.isspace():
        refuse_controls(value, what, SINGLE_QUOTES)
    return _text(value)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise GrokdlError("it must be true or false")
    return value


def _place(value: object) -> Path:
    path = typed(line_of_text(value, "output"))
    names_a_file(path)  # raises for another format
    return path


Reader = Callable[[Any], Any]
LOOK: dict[str, Reader] = {name: option.read for name, option in OPTIONS.items()}
FILES = tuple(name for name, option in OPTIONS.items() if option.is_file)
TITLE: dict[str, Reader] = {"title": lambda value: line_of_text(value, "title")}
SHARE: dict[str, Reader] = {"share": _truth}
OUTPUT: dict[str, Reader] = {"output": _place}
Found = dict[str, Any]


class Check:
    """Checker of a file's tables, which collects every mistake in them."""

    def __init__(self, path: Path, lines: Mapping[Keys, int], scenes: Path | None) -> None:
        self.path, self.lines, self.scenes = path, lines, scenes
        self.look = {**LOOK, **{name: self.beside(name) for name in FILES}}
        self.mistakes: list[tuple[int, str]] = []
        self.seen: dict[str, Keys] = {}

    def beside(self, name: str) -> Reader:
        """Return what reads an option that names a file or a folder, seen from this file."""

        def read(value: Any) -> Any:
            return OPTIONS[name].read(str(self.path.parent / value) if is_a_path(value) else value)

        return read

    def top(self, data: Mapping[str, Any]) -> Found:
        """Return what holds for the whole file."""
        readers = {**self.look, **SHARE, **OUTPUT}
        found: Found = {}
        for key, value in data.items():
            if isinstance(value, list):
                self.wrong((key,), f"{key} is a list", f"Write [{key}.NAME] for each variant.")
            elif key in readers and not isinstance(value, dict):
                self.setting((key,), value, readers, found)
            elif not isinstance(value, dict):
                inside = canonical(key) in (*Parameters.names(), *TITLE)
                way = "Put it into a lesson's table." if inside else did_you_mean(key, readers)
                self.wrong((key,), f"There is no {key!r} for the whole file", way)
        return found

    def lesson(self, name: str, table: Mapping[str, Any], top: Found) -> list[ClipSpec]:
        """Return the clips that a lesson's table asks for: its variants, or else the lesson."""
        try:
            info = gallery.find(name, self.scenes)
        except GrokdlError as mistake:
            self.wrong((name,), mistake.message, mistake.hint)
            return []
        first = self.seen.setdefault(f"[{info.name}]", (name,))
        if first != (name,):
            what = f"{name} is {first[0]}, whose table is in line {self.line(first)}"
            self.wrong((name,), what, f"Write {first[0]} here too.")
        base = {key: value for key, value in top.items() if key != "output"}
        base |= self.values((name,), info, table, {**self.look, **TITLE, **SHARE})
        variants = tables_of(table)
        found = [self.variant(info, (name, key), inner, base) for key, inner in variants]
        return found or [self.spec(info, (name,), base)]

    def variant(
        self, info: LessonInfo, keys: Keys, table: Mapping[str, Any], base: Found
    ) -> ClipSpec:
        """Return the clip of one variant."""
        for key, _ in tables_of(table):
            self.wrong((*keys, key), f"{keys[-1]} is a variant, and has none itself", "Move it up.")
        first = self.seen.setdefault(f"{info.name}_{word(keys[-1])}", keys)
        if first != keys:
            what = f"{keys[-1]!r} and {first[-1]!r} (line {self.line(first)}) give one file name"
            self.wrong(keys, what, "Rename one of them.")
        self.name(keys)
        return self.spec(info, keys, base | self.values(keys, info, table, {**self.look, **TITLE}))

    def name(self, keys: Keys) -> None:
        """Check the name of a variant."""
        if not keys[-1].strip():
            self.wrong(keys, "This variant has no name", "Write one between the quotes.")
            return
        try:
            refuse_controls(keys[-1], "The variant", SINGLE_QUOTES)
        except GrokdlError as mistake:
            self.wrong(keys, mistake.message, mistake.hint)

    def spec(self, info: LessonInfo, keys: Keys, values: Found) -> ClipSpec:
        """Return a clip with these values."""
        known = info.parameters.names()
        look = {k: v for k, v in values.items() if k not in known and k != "share"}
        parameters = {k: v for k, v in values.items() if k in known}
        variant = keys[1] if len(keys) > 1 else None
        return ClipSpec(info, variant, parameters, look, values.get("share", True))

    def values(
        self, keys: Keys, info: LessonInfo, table: Mapping[str, Any], readers: Mapping[str, Reader]
    ) -> Found:
        """Return the parameters and settings of a table, those that are sound."""
        found: Found = {}
        given: dict[str, str] = {}
        for key, value in table.items():
            here, name = (*keys, key), canonical(key, info.parameters.names())
            if isinstance(value, dict):
                continue
            if name in given:
                line = self.line((*keys, given[name]))
                self.wrong(here, f"{name} is given in line {line} already", "Keep one of them.")
            elif name in info.parameters.names():
                given[name] = key
                self.parameter(here, info, name, value, found)
            elif key in readers:
                self.setting(here, value, readers, found)
            else:
                known = [*info.parameters.names(), *readers]
                way = f"Put it into [{info.name}]." if key in SHARE else did_you_mean(name, known)
                self.wrong(here, f"{keys[-1]} has no {key!r}", way)
        return found

    def parameter(self, keys: Keys, info: LessonInfo, name: str, value: Any, found: Found) -> None:
        """Take a parameter, if it is within its limits."""
        model = type(info.parameters)
        limits = f"it must be {limits_of(model, name)}"
        several = isinstance(value, list) and model.model_fields[name].annotation in (int, float)
        way = f"For several write [{info.name}.NAME] for each." if several else ""
        if isinstance(value, bool) and model.model_fields[name].annotation is not bool:
            self.wrong(keys, f"{name} = {str(value).lower()}: {limits}", "")
            return
        try:
            found[name] = getattr(info.parameters.change(**{name: value}), name)
        except ParameterError as mistake:
            way = way or mistake.hint
            self.wrong(keys, f"{name} = {_on_one_line(value)}: {limits}", way)

    def setting(self, keys: Keys, value: Any, readers: Mapping[str, Reader], found: Found) -> None:
        """Take a setting, if it is one of those there are."""
        try:
            found[keys[-1]] = readers[keys[-1]](value)
            if keys[-1] == "voice_command" and value:
                allow(value)
        except GrokdlError as mistake:
            bare = mistake.message.startswith("it must")
            what = (
                f"{keys[-1]} = {_on_one_line(value)}: {mistake.message}"
                if bare
                else mistake.message
            )
            self.wrong(keys, what, mistake.hint)

    def line(self, keys: Keys) -> int:
        """Return the line on which a key stands."""
        return self.lines.get(keys, 1)

    def wrong(self, keys: Keys, what: str, way_out: str) -> None:
        """Note a mistake."""
        self.mistakes.append((self.line(keys), f"{what.rstrip('.')}. {way_out}".strip()))

    def finish(self) -> None:
        """Raise GrokdlError if there is any mistake; it names them all."""
        told = [f"{self.path}:{line}: {text}" for line, text in sorted(self.mistakes)]
        if told:
            count = [f"{self.path} has {len(told)} mistakes."] if len(told) > 1 else []
            hint = "`grokdl params LESSON` shows what may stand in a lesson's table."
            raise GrokdlError("\n".join([*count, *told]), hint)
