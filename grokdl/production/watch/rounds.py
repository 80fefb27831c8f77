"""One round of the watch: makes those clips asked for that are not current."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from ...catalog import gallery
from ...catalog.request import Request
from ...engine.worker_pool import RenderError
from ...errors import GrokdlError, near
from ..clip import productions
from ..executor import LocalPool
from ..production import run
from .files import PACKAGE

Ask = Callable[[], tuple[Sequence[Request], Sequence[Path]]]
"""Reads what is asked for, as it stands in the files now: requests, and where the clips go."""

Tell = Callable[[tuple[str, ...]], None]
"""Gets ("made" or "current" or "waiting", place), or ("printed" or "wrong", text)."""

Round = Callable[[Tell], None]
"""Makes what is not there as it should be; it must be picklable."""

ORDER, STOP = b"o", b"s"  # before a round's pickle; to end the round that is under way
PLACED = re.compile(r"^(.+\.py), line (\d+):")
FRAME = re.compile(r'File "([^"]+)", line (\d+)')


def round_of(ask: Ask, scenes: Path | None = None, cores: int | None = None) -> Round:
    """Return a round, such that another process can be given it.

    What is current is found by what the clips carry, so only what a save has touched is made again.
    """
    return partial(_render, ask, scenes, cores)


def _render(ask: Ask, scenes: Path | None, cores: int | None, tell: Tell) -> None:
    try:
        requests, places = ask()

        def said(kind: str, number: int, *_: object) -> None:
            tell((kind, str(places[number])))

        clips = run(
            productions(requests, places, scenes=scenes),
            executor=LocalPool(cores),
            on_finished=partial(said, "made"),
            on_current=partial(said, "current"),
            on_wait=partial(said, "waiting"),
            on_output=lambda number, text: tell(("printed", text)),
        )
        with closing(clips):
            list(clips)
    except KeyboardInterrupt:
        pass  # the next round makes it
    except Exception as error:
        tell(("wrong", in_words(error, scenes or gallery.scenes_folder())))


def in_words(error: Exception, scenes: Path) -> str:
    """Return what went wrong and where, in one line; or a mistake of the user's, whole."""
    if isinstance(error, RenderError):
        first_line, _, details = str(error).partition("\n")
        return at_its_place(details, scenes, first_line)
    if isinstance(error, GrokdlError):
        if PLACED.match(error.message) and error.hint.startswith("Mend it"):
            return PLACED.sub(r"\1:\2:", error.message)  # so that an editor finds the line
        return f"{error.message}\n{error.hint}".strip()
    return at_its_place("".join(traceback.format_exception(error)), scenes)


def at_its_place(details: str, scenes: Path, said: str | None = None) -> str:
    """Return what a traceback says at its end, after the last place in it that is ours to mend."""
    said = said or details.strip().splitlines()[-1].strip()
    places = _places(details, [scenes, PACKAGE])
    return f"{places[-1]}: {said}" if places else said


def _places(details: str, folders: Sequence[Path]) -> list[str]:
    return [
        f"{near(Path(name))}:{line}"
        for name, line in FRAME.findall(details)
        if any(Path(name).resolve().is_relative_to(folder.resolve()) for folder in folders)
    ]
