"""Source lines of a user's scene: where each mobject was made, and which line plays now."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from manim import Mobject

MADE_IN = "_grokdl_made_in"  # a copy has it, too


class SourceLines:
    """Source lines of a user's file and of the files beside it."""

    def __init__(self, file: Path) -> None:
        self.file = file.resolve()
        self._theirs: dict[str, bool] = {}

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Record the source line of each mobject that is made or copied within the context."""
        made, copied = Mobject.__init__, Mobject.copy

        def make(mobject: Any, *args: Any, **more: Any) -> None:
            self._note(mobject)
            made(mobject, *args, **more)

        def copy(mobject: Any) -> Any:
            twin = copied(mobject)
            self._note(twin)
            return twin

        Mobject.__init__, Mobject.copy = make, copy
        try:
            yield
        finally:
            Mobject.__init__, Mobject.copy = made, copied

    def made(self, mobject: Any) -> str:
        """Return in which line a mobject was made, as "line 12" or "other.py, line 3"; or ""."""
        return str(vars(mobject).get(MADE_IN, ""))

    def here(self) -> FrameType | None:
        """Return the deepest frame of the present stack that is the user's."""
        frame: FrameType | None = sys._getframe(1)
        while frame is not None and not self._is_theirs(frame.f_code.co_filename):
            frame = frame.f_back
        return frame

    def line(self, frame: FrameType | None) -> str:
        """Return the line of a stack frame in words; "" if there is no frame."""
        if frame is None:
            return ""
        name = Path(frame.f_code.co_filename)
        beside = "" if name == self.file else f"{name.name}, "
        return f"{beside}line {frame.f_lineno}"

    def _note(self, mobject: Any) -> None:
        line = self.line(self.here())
        if line:
            vars(mobject)[MADE_IN] = line

    def _is_theirs(self, name: str) -> bool:
        known = self._theirs.get(name)
        if known is None:
            path = Path(name)
            known = path.is_absolute() and path.resolve().parent == self.file.parent
            self._theirs[name] = known
        return known
