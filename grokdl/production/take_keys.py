"""Keys of kept takes: digests of all that a scene of grokdl's own depends on.

A lesson of the user's own may read any file, so it runs each time.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .. import LOADED
from ..catalog import gallery
from ..catalog.film_place import FilmPlace
from ..catalog.look import Look
from ..catalog.own_film import AS_USUAL, OwnFilm
from ..engine.kept_take import NOT_KEPT, TakeKeys
from ..export import Format
from ..files.cache import key_of
from .manifest import Inputs, digest_of

LAST_LATIN = "\u024f"
FIRST_CARD = {"card": "title card"}
"""The recipe of the picture before the first lesson, whose look is that of the film."""


@dataclass(frozen=True)
class Keys:
    """What the scenes of one video have in common: all it depends on, its format, what is own.

    To `renew` what is kept is to run them all.
    """

    made_from: Inputs
    format: Format
    own: OwnFilm = AS_USUAL
    renew: bool = False

    def of(self, scene: Mapping[str, Any], look: Look, place: FilmPlace | None = None) -> TakeKeys:
        """Return the keys of a scene's take, and of that of the bridge that leads to its `place`.

        `scene` is its recipe, a lesson's or a card's. Nothing is kept of a user's own lessons, nor
        of a voice, which may be recorded anew at any time, nor with letters that our fonts lack,
        which come from any font that this computer has today.
        """
        whose, said = self.made_from["lessons"]["lessons"], [scene, self.own.recipe]
        if whose != gallery.OWN or look.has_voice or not _is_latin(said):
            return NOT_KEPT
        house = self._files("grokdl/")
        common = [self.made_from["versions"], house, self.format.ending, *self._about(scene)]
        files = house + self._file_of(scene)
        if place is None:
            return TakeKeys(_key("scene", common), "", self.renew, files)
        told, before = sorted(place.told), place.before or FIRST_CARD
        bridge = [*common, told, *self._about(before), sorted(place.told_there)]
        keys = _key("scene", [*common, told]), _key("bridge", bridge)
        return TakeKeys(*keys, self.renew, files + self._file_of(before))

    def _about(self, recipe: Mapping[str, Any]) -> list[Any]:
        """Return a recipe, and what else its scene depends on: its file, or what a card says."""
        return [recipe, self._file_of(recipe) or replace(self.own, chosen=False).recipe]

    def _file_of(self, recipe: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """Name and digest of a lesson's file; a card has none of its own."""
        if "lesson" not in recipe:
            return ()
        return self._files(f"scenes/{gallery.file_name(gallery.find(recipe['lesson']))}")

    def _files(self, start: str) -> tuple[tuple[str, str], ...]:
        every = sorted(self.made_from["files"].items())
        return tuple((name, digest) for name, digest in every if name.startswith(start))


def are_as_loaded(files: Iterable[tuple[str, str]]) -> bool:
    """Tell whether grokdl's own files still have these digests, and this process runs them.

    Code that was saved after the process had begun may not be what it has loaded.
    """
    folders = {"grokdl": Path(__file__).parents[1], "scenes": gallery.scenes_folder()}
    for name, digest in files:
        part, _, rest = name.partition("/")
        path = folders[part] / rest
        if not path.is_file() or digest_of(path) != digest:
            return False
        if part == "grokdl" and path.suffix == ".py" and path.stat().st_mtime > LOADED:
            return False
    return True


def _is_latin(said: Any) -> bool:
    return max(json.dumps(said, ensure_ascii=False)) <= LAST_LATIN


def _key(kind: str, parts: list[Any]) -> str:
    return key_of(json.dumps([kind, *parts], sort_keys=True).encode())
