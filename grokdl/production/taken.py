"""Check that a video does not overwrite another one, unless its user named the file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import GrokdlError
from ..files.atomic_write import plain_about
from .recipe import BrokenError, Carried, RecipeError, read

WAY_OUT = "Give this one a name with -o NAME.mp4, or move that one away."


def refuse_taken(path: Path, recipe: Mapping[str, Any], origin: str) -> None:
    """Raise GrokdlError if a place is taken by another video than the one of this recipe.

    An earlier one of the same lesson, variant or scene is none other. `origin` tells files, and
    folders of lessons, of one name apart; a video that doesn't say its own may be any.
    """
    with plain_about(path):
        if not path.exists() or not path.stat().st_size:
            return
    try:
        there = read(path)
    except (BrokenError, RecipeError):
        raise GrokdlError(f"{path} is there, and grokdl didn't make it.", WAY_OUT) from None
    if _subject(there.recipe) != _subject(recipe):
        raise GrokdlError(f"{path} is there, made from {_words(there.recipe)}.", WAY_OUT)
    if _origin(there) not in ("", origin):
        raise GrokdlError(f"{path} is there, made from {_words(recipe, 'another ')}.", WAY_OUT)


def _subject(recipe: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a video shows, whatever its numbers and its look."""
    if "film" in recipe:
        own = recipe.get("own", {})
        names = tuple(one["lesson"] for one in recipe["film"]) if own.get("chosen") else ()
        return "film", recipe.get("short", False), own.get("title", ""), names
    if "scene" in recipe:
        return "scene", recipe["scene"], recipe.get("file")
    return "lesson", recipe.get("lesson"), tuple(recipe.get("variant", ()))


def _words(recipe: Mapping[str, Any], another: str = "") -> str:
    kind, *names = _subject(recipe)
    if kind == "scene":
        return f"{names[0]} of {another}{names[1]}"
    elsewhere = " of another folder (--scenes)" if another else ""
    if kind == "film":
        which = "the short film's lessons" if names[0] else ", ".join(names[2]) or "all lessons"
        return f"{which}{elsewhere}"
    lesson, variant = names
    which = f"the variant {'_'.join(variant)} of " if variant else ""
    return f"{which}{lesson}{elsewhere}"


def _origin(there: Carried) -> str:
    """The file or the folder of lessons from which a video was made; empty if it doesn't say."""
    lessons = there.record.get("inputs", {}).get("lessons", {}).get("lessons", "")
    return str(there.record.get("source", lessons))
