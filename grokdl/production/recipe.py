"""Recipes: what it takes to make a video again, in its own metadata."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..catalog import gallery, own_words
from ..catalog.own_film import OwnFilm
from ..catalog.request import Request, asked
from ..errors import GrokdlError
from ..export import Facts, UnreadableError, format_of
from ..files.filenames import usable
from .schema import SCHEMAS, as_mapping, fits

FORMAT = 1
LICENCE = "CC BY 4.0"
ABOUT = ("format", "versions", "licence", "lessons")


class RecipeError(GrokdlError):
    """A sound video that carries no recipe that can be followed."""


class BrokenError(GrokdlError):
    """A file that is no video, or a broken one."""


@dataclass(frozen=True)
class Carried:
    """Metadata of a video: its recipe, and the record of what it was made from (`manifest`)."""

    title: str
    recipe: dict[str, Any]
    record: dict[str, Any]

    @property
    def wishes(self) -> dict[str, Any]:
        """The recipe without what it says about itself."""
        return {key: value for key, value in self.recipe.items() if key not in ABOUT}

    @property
    def is_film(self) -> bool:
        """Whether it is a film, of which the recipe holds one recipe a lesson."""
        return "film" in self.recipe

    @property
    def is_short(self) -> bool:
        """Whether it is the short film."""
        return bool(self.recipe.get("short"))

    @property
    def own(self) -> OwnFilm:
        """What of a film is its user's own."""
        return OwnFilm.of(self.recipe)


def as_comment(recipe: Mapping[str, Any], licence: str | None = LICENCE) -> str:
    """Return a recipe as JSON for a video's metadata, with format number, versions and licence."""
    versions = {name: version(name) for name in ("grokdl", "manim")}
    about = {"versions": versions} | ({"licence": licence} if licence else {})
    return json.dumps({"format": FORMAT, **recipe, **about}, ensure_ascii=False)


def carried(path: Path) -> Carried:
    """Read what a clip or a film carries.

    Raises as `read`, and RecipeError if it was made from a scene file.
    """
    found = read(path)
    if "scene" in found.recipe:
        words = ("grokdl", "render", found.recipe.get("file", "FILE.py"), found.recipe["scene"])
        raise RecipeError(
            f"{path} was made from a scene file, not from a lesson.", f"Run {shlex.join(words)}."
        )
    return found


def read(path: Path) -> Carried:
    """Read what any video of ours carries.

    Raises RecipeError if it has no recipe of ours, a damaged one or one that is too new,
    BrokenError if it is no video, and GrokdlError if there is no such file or it can't be read. A
    damaged record is empty.
    """
    title, recipe, record, _ = _facts(path)
    wishes = as_mapping(recipe)
    kind = next((kind for kind in SCHEMAS if kind in wishes), None)
    if kind is None:
        raise RecipeError(f"{path} carries no recipe.", "Name a video that grokdl made.")
    _check_format(wishes, path)
    recipe_schema, record_schema = SCHEMAS[kind]
    if not fits(recipe, recipe_schema):
        raise _damaged(path)
    facts = as_mapping(record) if fits(record, record_schema) else {}
    return Carried(title, wishes, facts)


def requests_of(found: Carried, path: Path, scenes: Path | None = None) -> list[Request]:
    """Return the requests that a recipe stands for: one, or a film's.

    Raises GrokdlError, which names the file, if the recipe can't be followed any more.
    """
    recipes = found.wishes["film"] if found.is_film else [found.wishes]
    try:
        requests = [request_of(recipe, scenes) for recipe in recipes]
    except GrokdlError as mistake:
        raise type(mistake)(f"The recipe of {path}: {mistake.message}", mistake.hint) from None
    except (AttributeError, KeyError, TypeError, ValueError):
        raise _damaged(path) from None
    if not requests:
        raise _damaged(path)
    return requests


def request_of(recipe: Mapping[str, Any], scenes: Path | None = None) -> Request:
    """Return the request for a lesson's recipe. Raises GrokdlError as `asked` does."""
    wishes = dict(recipe)
    info, siblings = gallery.find(wishes.pop("lesson"), scenes), wishes.pop("beside", ())
    return asked(info, siblings=siblings, **wishes)


def renewed(found: Carried, scenes: Path | None = None) -> Request:
    """Return the request for a clip's recipe as its lesson is now.

    A parameter that was the lesson's default then is its default now; what was set stays, own words
    as their file has them now, if it is still where it was named. Raises
    GrokdlError if the lesson is gone, or a parameter that was set.
    """
    wishes = found.wishes
    usual = found.record.get("defaults", {})
    given = wishes["parameters"].items()
    wishes["parameters"] = {
        name: value for name, value in given if name not in usual or usual[name] != value
    }
    return request_of(renewed_look(wishes), scenes)


def renewed_look(wishes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a clip's recipe with its own words as their file has them now."""
    words = wishes.get("words")
    return {**wishes, "words": own_words.again(words)} if words else dict(wishes)


def _facts(path: Path) -> Facts:
    if usable(path).is_dir():
        raise GrokdlError(
            f"{path} is a folder.", f"Name one video; grokdl status {path} lists them."
        )
    try:
        return format_of(path).facts(path)
    except FileNotFoundError:
        raise GrokdlError(f"There is no file {path}.", "grokdl status lists the videos.") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise GrokdlError(f"{path} can't be read: {why}.", "Look at the file's rights.") from None
    except UnreadableError:
        raise BrokenError(
            f"{path} is no video, or a broken one.", "Name a video that grokdl made."
        ) from None


def _check_format(recipe: Mapping[str, Any], path: Path) -> None:
    number = recipe.get("format", FORMAT)
    if not isinstance(number, int):
        raise _damaged(path)
    if number > FORMAT:
        raise RecipeError(
            f"{path} was made by a newer grokdl: its recipe has format {number}, "
            f"this grokdl reads up to {FORMAT}.",
            "Update grokdl.",
        )


def _damaged(path: Path) -> RecipeError:
    return RecipeError(f"The recipe of {path} is damaged.", "Render the lesson by its name.")
