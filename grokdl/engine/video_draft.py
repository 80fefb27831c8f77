"""Video on its way to a file, which gets its name when it is whole."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import av

from ..files.filenames import literal
from .costs import Costs


class VideoDraft:
    """A file that is written under another name, and the work on it, which goes on beside.

    `frames` is how many it has so far.
    """

    def __init__(self, target: Path, container: str, costs: Costs) -> None:
        self.target, self.costs, self.frames = target, costs, 0
        self._draft = target.with_name(f".{target.name}.part")
        self._container: Any = av.open(literal(self._draft), "w", format=container)
        self._beside = ThreadPoolExecutor(1)
        self._waiting: Future[None] | None = None

    def close(self) -> None:
        """Finish the file and give it its name."""
        self._wait()
        self._beside.shutdown()
        self._end()
        self._container.close()
        self._container = None  # it holds the encoder
        self._draft.replace(self.target)

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._beside.shutdown()
        with suppress(Exception):
            self._container.close()
        self._draft.unlink(missing_ok=True)

    def _end(self) -> None:
        """Write what the encoder still holds."""

    def _start(self, work: Callable[[range], None], frames: int) -> None:
        """Count some frames, and let their work be done beside."""
        first, self.frames = self.frames, self.frames + frames
        self._waiting = self._beside.submit(work, range(first, self.frames))

    def _wait(self) -> None:
        """Wait for the work beside. Raises what befell it."""
        if self._waiting is not None:
            self._waiting.result()

    def _mux(self, packets: list[Any]) -> None:
        for packet in packets:
            self._container.mux(packet)
