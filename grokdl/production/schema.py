"""Schemas of the recipes and records in a video's metadata.

Whatever is read from a file goes through here, so that nobody else meets a text where a number
should be.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from ..catalog.look import IN_EVERY_RECIPE, OPTIONS

Seconds = Annotated[float, Field(ge=0, le=1e6)]
Word = Annotated[str, Field(pattern="^[a-z0-9.-]+$")]
"""A word of a file's name."""
Line = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]*$")]
"""A text without control characters."""

FileName = Annotated[str, Field(pattern=r"^[^/\\\x00-\x1f]+$")]
"""The name of a file that lies beside."""


class _Exact(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class _Recipe(_Exact):
    """Fields that all recipes have."""

    format: int = 0
    versions: dict[str, str] = {}
    licence: str = ""
    lessons: str = ""


_LOOK: dict[str, Any] = {
    name: (type(option.usual), ... if name in IN_EVERY_RECIPE else option.usual)
    for name, option in OPTIONS.items()
}
_LookedAt: Any = create_model("_LookedAt", __base__=_Recipe, **_LOOK)


class AskedOfFile(_Exact):
    """What was asked of a clip's file, and does not change its picture."""

    loop: bool | None = None
    section: Annotated[int, Field(ge=1)] | None = None
    at: Annotated[list[str], Field(min_length=1)] | None = None


class LessonRecipe(_LookedAt):
    """A lesson's recipe, and each of a film's: with the options of its look."""

    lesson: str
    parameters: dict[str, Any]
    title: str | None
    beside: list[dict[str, Any]] = []
    variant: list[Word] = []
    delivery: AskedOfFile | None = None


class OwnFilmRecipe(_Exact):
    """What of a film is its user's own."""

    title: Line = ""
    intro: Line = ""
    question: Line = ""
    outro: Line = ""
    thanks: Line = ""
    chosen: bool = False


class FilmRecipe(_Recipe):
    """A film's recipe."""

    film: Annotated[list[LessonRecipe], Field(min_length=1)]
    short: bool = False
    own: OwnFilmRecipe = OwnFilmRecipe()


class SceneRecipe(_Recipe):
    """The recipe of a scene in a user's file."""

    scene: Line
    file: Line = ""
    quality: str = ""
    title: str | None = None


class Inputs(_Exact):
    """What a picture can depend on: whose lessons, versions by library, digests by file."""

    lessons: dict[str, str]
    versions: dict[str, str]
    files: dict[str, str]


class _Record(_Exact):
    """Fields that all records have."""

    seal: str
    captions: list[tuple[Seconds, Seconds, str]]
    pictures: dict[FileName, str] = {}


class ShownRun(_Exact):
    """A run that a clip shows: the method, and what it was given."""

    method: str
    given: dict[str, float]


class LessonRecord(_Record):
    """Record of a lesson's clip."""

    duration: Seconds
    sections: list[tuple[str, str, Seconds, Seconds]]
    defaults: dict[str, Any]
    histories: list[ShownRun] | None = None
    inputs: Inputs


class ClipInDeck(_Exact):
    """Record of a clip in a deck: what it was made from."""

    defaults: dict[str, Any]
    inputs: Inputs


class FilmRecord(_Record):
    """Record of a film."""

    duration: Seconds
    chapters: list[tuple[str, Seconds, Seconds]]
    sections: list[tuple[str, str, Seconds, Seconds]] | None = None
    inputs: Inputs


class SceneRecord(_Record):
    """Record of a scene's video, with a digest that tells its file from others."""

    source: str


SCHEMAS: Mapping[str, tuple[type[BaseModel], type[BaseModel]]] = {
    "film": (FilmRecipe, FilmRecord),
    "lesson": (LessonRecipe, LessonRecord),
    "scene": (SceneRecipe, SceneRecord),
}
"""By what a recipe makes: the schemas of the recipe and of the record."""


def as_mapping(text: str) -> dict[str, Any]:
    """Return the mapping that a text in JSON holds; an empty one if it holds none."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def fits(text: str, schema: type[BaseModel]) -> bool:
    """Tell whether a text in JSON is valid by a schema."""
    try:
        schema.model_validate_json(text)
    except ValidationError:
        return False
    return True
