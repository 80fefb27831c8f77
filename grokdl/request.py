"""What a user asks for: a lesson with its numbers, in a quality and a look. Data, without Manim."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from .brief import Brief
from .errors import GrokdlError, ParameterError, did_you_mean
from .parameters import Parameters, canonical, number_in, parse_assignments, shown
from .theme import THEMES

CLIPS = Path("media/clips")
LONGEST_NAME = 120
MOST_BYTES = 240  # of a name; disks take 255, its ending included
LONGEST_WORD = 48
SAME_SHAPE = 0.01  # 854 × 480 is not quite 16:9


@dataclass(frozen=True)
class Quality:
    """A size in pixels and a frame rate in frames a second."""

    name: str
    width: int
    height: int
    frame_rate: int

    def shaped(self, width: float, height: float) -> Quality:
        """Return this quality for a picture of another shape: its shorter side stays as it is."""
        if abs(width * self.height / (height * self.width) - 1) < SAME_SHAPE:
            return self
        scale = self.height / min(width, height)
        across, upward = (2 * round(side * scale / 2) for side in (width, height))  # x264: even
        return replace(self, width=across, height=upward)


QUALITIES = {
    quality.name: quality
    for quality in (
        Quality("draft", 854, 480, 15),
        Quality("slide", 1280, 720, 30),
        Quality("film", 1920, 1080, 60),
        Quality("4k", 3840, 2160, 60),
    )
}


@dataclass(frozen=True, kw_only=True)
class Request:
    """One clip as it was asked for; what is not said is the lesson's default.

    It has axes and length in common with the clips that are shown `beside` it, whose parameters
    these are. A `variant` has a name of its own, in words; then the parameters need none.
    """

    brief: Brief
    parameters: Parameters
    quality: Quality = QUALITIES["film"]
    theme: str = "paper"
    title: str | None = None
    captions: bool = True
    beside: tuple[Parameters, ...] = ()
    variant: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """Where the clip lies if nobody says otherwise."""
        return CLIPS

    @property
    def file_name(self) -> str:
        """The clip's name without its ending: the lesson, and what differs from its default."""
        return file_name(
            [self.brief.name, *(self.variant or self._changes())],
            theme=self.theme,
            captions=self.captions,
            title=None if self.variant else self.title,
            quality=self.quality,
        )

    def _changes(self) -> list[str]:
        """What differs from the default, or from the clips beside, and who these are."""
        others = [other.model_dump() for other in (self.brief.parameters, *self.beside)]
        values = self.parameters.model_dump().items()
        differ = [(k, v) for k, v in values if any(v != other[k] for other in others)]
        company = sorted(other.model_dump_json() for other in (self.parameters, *self.beside))
        together = [f"beside-{_mark(json.dumps(company))}"] if self.beside else []
        return [*(spelled(name, value) for name, value in differ), *together]

    @property
    def recipe(self) -> dict[str, Any]:
        """What it takes to make this clip again, in the plain values that JSON knows."""
        beside = [other.model_dump(mode="json") for other in self.beside]
        return {
            "lesson": self.brief.name,
            "parameters": self.parameters.model_dump(mode="json"),
            "quality": self.quality.name,
            "theme": self.theme,
            "title": self.title,
            "captions": self.captions,
            **({"beside": beside} if beside else {}),
            **({"variant": list(self.variant)} if self.variant else {}),
        }


def differences(before: Request, after: Request) -> list[str]:
    """Return as words of a file's name what differs between two requests of one lesson."""
    was = before.parameters.model_dump()
    words = [spelled(k, v) for k, v in after.parameters.model_dump().items() if v != was[k]]
    words += [after.theme] if after.theme != before.theme else []
    words += ["no-captions"] if before.captions and not after.captions else []
    words += [spelled("title", after.title)] if after.title != before.title else []
    return words + ([after.quality.name] if after.quality != before.quality else [])


def asked(
    brief: Brief,
    parameters: Mapping[str, Any],
    *,
    quality: str = "film",
    theme: str = "paper",
    title: str | None = None,
    captions: bool = True,
    beside: Iterable[Mapping[str, Any]] = (),
    variant: Iterable[str] = (),
) -> Request:
    """Return the request for a lesson with some parameters changed, everything checked.

    `beside` are the parameters of the clips that are shown with it, of the same lesson. Raises
    ParameterError, or GrokdlError for an unknown quality or theme.
    """
    own = brief.parameters.change(**_once_each(parameters))
    return Request(
        brief=brief,
        parameters=own,
        quality=quality_named(quality),
        theme=theme_named(theme),
        title=None if title is None else " ".join(title.split()),
        captions=captions,
        beside=others(own, (brief.parameters.change(**other) for other in beside)),
        variant=tuple(variant),
    )


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


def truth_given(name: str, value: object) -> bool:
    """Return a yes or no that a user gave. Raises GrokdlError if it is something else."""
    if not isinstance(value, bool):
        raise GrokdlError(f"{name} = {shown(value)}: it must be true or false.", "No quotes.")
    return value


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text can be seen."""
    return not any(letter.isprintable() and not letter.isspace() for letter in text)


def _once_each(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters by their one spelling. Raises ParameterError if two mean the same one."""
    found: dict[str, Any] = {}
    for spelling, value in parameters.items():
        name = canonical(spelling)
        if name in found and found[name] != value:
            raise _twice(name, found[name], value)
        found[name] = value
    return found


def _twice(name: str, one: object, other: object) -> ParameterError:
    return ParameterError(f"{name} is given twice: {one} and {other}.", "Keep one of them.")


def others(own: Parameters, company: Iterable[Parameters]) -> tuple[Parameters, ...]:
    """Return those of some clips' parameters that are not one's own, each once, in one order."""
    by_text = {other.model_dump_json(): other for other in company}
    by_text.pop(own.model_dump_json(), None)
    return tuple(by_text[text] for text in sorted(by_text))


def quality_named(name: str) -> Quality:
    """Return one of QUALITIES. Raises GrokdlError for another name."""
    if str(name).lower() not in QUALITIES:
        raise GrokdlError(f"There is no quality {name!r}.", did_you_mean(str(name), QUALITIES))
    return QUALITIES[name.lower()]


def theme_named(name: str) -> str:
    """Return one of THEMES. Raises GrokdlError for another name."""
    if str(name).lower() not in THEMES:
        raise GrokdlError(f"There is no theme {name!r}.", did_you_mean(str(name), THEMES))
    return name.lower()


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


def file_name(
    parts: Iterable[str],
    *,
    theme: str = "paper",
    captions: bool = True,
    title: str | None = None,
    quality: Quality = QUALITIES["film"],
) -> str:
    """Return a name of the given parts and of what differs from the default.

    It has only characters that no shell, URL or TeX minds, and two requests that differ never share
    it: what can't be spelled so ends in a mark of its own.
    """
    words = [*parts]
    words += [theme] if theme != "paper" else []
    words += [] if captions else ["no-captions"]
    words += [] if title is None else [f"title-{word(title)}"]
    words += [quality.name] if quality.name != "film" else []
    name = "_".join(words)
    if len(name) <= LONGEST_NAME and len(name.encode()) <= MOST_BYTES:
        return name
    short = name[: LONGEST_NAME - 7].encode()[: MOST_BYTES - 7].decode(errors="ignore")
    return f"{short}-{_mark(name)}"


def spelled(name: str, value: object) -> str:
    """Return a parameter and its value as a word of a file's name."""
    return f"{word(name)}-{word(value)}"


def word(value: object) -> str:
    """Return a value as a word of a file's name: another one than every other value's."""
    if isinstance(value, list | tuple):
        return "-".join(map(word, value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = repr(value).removesuffix(".0").replace("e+", "e")
        return f"minus-{text[1:]}" if text.startswith("-") else text
    return _slug(str(value))


def _slug(text: str) -> str:
    latin = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:LONGEST_WORD].strip("-")
    return slug if slug == text.replace("_", "-") else f"{slug}-{_mark(text)}".strip("-")


def _mark(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:6]
