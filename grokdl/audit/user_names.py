"""Names of drawings in a user's scene: by their words or class, and their source line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..engine.lines import SourceLines
from .names import Names, places

GROUPS = ("VGroup", "Group", "VDict", "VMobject", "Mobject")
WORDS: dict[str, Callable[[Any], str]] = {  # what each kind of text says
    # Manim's Code ends each of its lines so
    "Paragraph": lambda text: text.lines_text.original_text.replace(" pA1", ""),
    "MarkupText": lambda text: re.sub(r"<[^>]*>", "", text.original_text),
    "Text": lambda text: text.original_text,
    "SingleStringMathTex": lambda text: text.tex_string,
    "Typst": lambda text: text.typst_code.strip("$ "),
    "DecimalNumber": lambda text: f"{text.number:.{text.num_decimal_places}f}",
    "Label": lambda text: text.text,
    "Formula": lambda text: "Formula",
}
MOST = 40  # characters of a text that are told


class UserNames(Names):
    """Names of the drawings in a user's scene, with the source lines that made them.

    `held` is what the function holds that plays now, by its names.
    """

    def __init__(self, scene: Any, lines: SourceLines) -> None:
        super().__init__(scene)
        self.lines = lines
        self.held: dict[str, Any] = {}

    def text_of(self, mobject: Any) -> Any:
        """Return the outermost text that a drawing is a part of; None if it is no text."""
        texts = [item for item in self._upwards(mobject) if _kind(item)]
        return texts[-1] if texts else None

    def words_of(self, text: Any) -> str:
        """Return what a text says."""
        return " ".join(WORDS[_kind(text)](text).split()) if _kind(text) else ""

    def thing(self, mobject: Any) -> Any:
        """Return a drawing's text, or the outermost drawing that was made with it in one line."""
        text = self.text_of(mobject)
        if text is not None:
            return text
        line = self.lines.made(mobject)
        return [
            item
            for item in self._upwards(mobject)
            if item is mobject
            or (line and line == self.lines.made(item) and type(item).__name__ not in GROUPS)
        ][-1]

    def title(self, mobject: Any) -> str:
        """Return a drawing's words or class, its name if it has one, and its line."""
        thing = self.thing(mobject)
        name, words, line = type(thing).__name__, self.words_of(thing), self.lines.made(thing)
        if words:
            short = words if len(words) <= MOST else f"{words[: MOST - 1]}…"
            called = f'{name}("{short}")'
        else:
            held = next(places({**vars(self.scene), **self.held}, thing), "")
            called = f"{name} {held}" if held else name
        return f"{called} ({line})" if line else called


def _kind(item: Any) -> str:
    """Return which kind of text something is; empty if it is none."""
    if item is None:
        return ""
    own = (kind for kind in type(item).__mro__ if kind.__module__.startswith(("manim.", "grokdl.")))
    return next((kind.__name__ for kind in own if kind.__name__ in WORDS), "")
