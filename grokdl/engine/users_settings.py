"""Settings files of the user's that Manim reads when it is loaded; one may be broken."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

from ..errors import GrokdlError


def mistake_in_settings(error: Exception) -> GrokdlError | None:
    """Return what to say of an error if Manim could not be loaded for such a file, or None."""
    places = (Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__))
    there = [str(file) for file in _files() if file.exists()]
    if not there or not any(place.parts[-3:-1] == ("manim", "_config") for place in places):
        return None
    said = str(error).strip().partition("\n")[0]
    return GrokdlError(
        f"Manim can't read its settings in {' or '.join(there)}: {said}",
        "Mend that file, or move it away.",
    )


def _files() -> tuple[Path, Path]:
    """The files that Manim 0.22 reads: in the current folder, and for all folders of the user."""
    home = "AppData/Roaming/Manim" if sys.platform == "win32" else ".config/manim"
    return Path("manim.cfg"), Path.home() / home / "manim.cfg"
