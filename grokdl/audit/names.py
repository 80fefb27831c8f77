"""Names of drawings in findings, by the attributes that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

NO_NAMES = ("mobjects", "moving_mobjects", "static_mobjects", "foreground_mobjects", "submobjects")


class Names:
    """Index of a scene's drawings by the attributes that hold them."""

    def __init__(self, scene: Any) -> None:
        self.scene = scene
        self._parents: dict[int, Any] = {}
        self._names: dict[int, str] = {}
        self._kept: list[Any] = []  # so that no other object gets the number of one of them

    def name(self, mobject: Any) -> str:
        """Return a drawing's name, as in "Tangent.number" or "BowlAxes.numbers[2]"."""
        known = self._names.get(id(mobject))
        if known is None:
            known = self._names[id(mobject)] = self._found(mobject)
            self._kept.append(mobject)
        return known

    def title(self, mobject: Any) -> str:
        """Return how a finding names a drawing: with its words, if it has any."""
        name, words = self.name(mobject), self.words_of(self.text_of(mobject))
        return f"{name} “{words}”" if words else name

    def thing(self, mobject: Any) -> Any:
        """Return what a drawing belongs to for whoever looks at it: its text, or it is one."""
        text = self.text_of(mobject)
        return mobject if text is None else text

    def root(self, mobject: Any) -> Any:
        """Return the drawing that the scene holds, of which this one is a part."""
        *_, last = self._upwards(mobject)
        return last

    def text_of(self, mobject: Any) -> Any:
        """Return the text that a drawing is, or is a letter of; None if it is no text."""
        for item in self._upwards(mobject):
            if isinstance(getattr(item, "text", None), str):
                return item
        return None

    def words_of(self, text: Any) -> str:
        """Return what a text says; empty if there is none."""
        if text is None:
            return ""
        said = getattr(text, "text", "")
        return said if isinstance(said, str) and said else type(text).__name__

    def _found(self, mobject: Any) -> str:
        parent = self._parent(mobject)
        if parent is None:
            return next(places(vars(self.scene), mobject), type(mobject).__name__)
        place = next(places(vars(parent), mobject), None)
        return f"{type(parent).__name__}.{place}" if place else type(mobject).__name__

    def _upwards(self, mobject: Any) -> Iterator[Any]:
        while mobject is not None:
            yield mobject
            mobject = self._parent(mobject)

    def _parent(self, mobject: Any) -> Any:
        if id(mobject) not in self._parents:
            self._look_around()
        return self._parents.setdefault(id(mobject), None)

    def _look_around(self) -> None:
        for root in self.scene.mobjects:
            self._kept.append(root)
            self._parents.setdefault(id(root), None)
            for member in root.get_family():
                self._kept.extend(member.submobjects)
                for part in member.submobjects:
                    if self._parents.get(id(part)) is None:
                        self._parents[id(part)] = member


def places(held: dict[str, Any], wanted: Any) -> Iterator[str]:
    """Yield under which names something is held, also in lists and dicts."""
    for name, value in held.items():
        if name in NO_NAMES:
            continue
        if value is wanted:
            yield name
        elif isinstance(value, list | tuple):
            yield from (f"{name}[{k}]" for k in _indices(value, wanted))
        elif isinstance(value, dict):
            yield from (f"{name}[{key}]" for key, item in value.items() if item is wanted)


def _indices(values: Iterable[Any], wanted: Any) -> Iterator[int]:
    return (k for k, value in enumerate(values) if value is wanted)
