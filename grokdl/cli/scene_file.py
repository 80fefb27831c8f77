"""`grokdl render scene.py Name`: scenes of Manim that are no lessons."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from click.core import ParameterSource

from ..errors import GrokdlError
from ..files.filenames import typed
from ..production.scene_file import SceneRequest, asked_scenes

FOR_SCENES = (
    "lessons",
    "quality",
    "output",
    "cores",
    "no_cache",
    "profile",
    "title",
    "save_sections",
)


def names_a_scene_file(words: Sequence[str]) -> bool:
    """Tell whether the words after `render` are a file and scenes of it, and no lessons."""
    return bool(words) and (words[0].endswith(".py") or _is_file(words[0]))


def _is_file(word: str) -> bool:
    try:
        return Path(word).is_file()
    except OSError:  # no file has so long a name
        return False


def scenes_asked(
    words: Sequence[str], quality: str, title: str | None, save_sections: bool
) -> list[SceneRequest]:
    """Return the scenes that a file and names mean. Raises GrokdlError for a lesson's options."""
    refuse_options_for_lessons(FOR_SCENES)
    file, *names = words
    return asked_scenes(
        typed(file), names, quality=quality, title=title, save_sections=save_sections
    )


def refuse_options_for_lessons(for_scenes: Sequence[str]) -> None:
    """Refuse what was typed and is for lessons alone. Raises GrokdlError."""
    context = click.get_current_context()
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if given and option.name not in for_scenes:
            raise GrokdlError(
                f"{option.opts[0]} is for lessons, and plays no part in a scene file.",
                "Leave it out.",
            )
