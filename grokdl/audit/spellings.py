"""Check of how numbers are written: with the signs of the picture's language."""

from __future__ import annotations

from collections.abc import Iterator

from .check import Check
from .finding import Fault
from .walk import Frame


class Spellings(Check):
    """Finds a number that is written as another language writes it, as 0.5 in a German picture.

    A program keeps its points, and so do words that somebody wrote.
    """

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Look at each label."""
        if not hasattr(frame.scene, "style"):
            return
        spelled = frame.scene.style.words.spelled
        for text in {id(shape.text_of): shape.text_of for shape in frame.texts}.values():
            shown = getattr(text, "text", "")
            if isinstance(shown, str) and not getattr(text, "verbatim", True):
                self.examined["spellings"] += 1
                if spelled(shown) != shown:
                    yield Fault("number", shown, said=f"in this language it is {spelled(shown)}")
