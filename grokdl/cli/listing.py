"""`grokdl list`: what lessons there are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from ..catalog import gallery
from ..catalog.lesson_info import LessonInfo
from ..learning.parameters import described, limits_of
from .options import scenes_option


@click.command("list")
@click.argument("words", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="For programs: everything, as JSON.")
@scenes_option
def list_lessons(words: tuple[str, ...], as_json: bool, scenes: Path | None) -> None:
    """Show the lessons, or those that WORDS are about.

    \b
    Examples:
      grokdl list
      grokdl list learning rate
      grokdl list --json
    """
    wanted = " ".join(words)
    infos = gallery.search(wanted, scenes) if wanted else gallery.lessons(scenes)
    if wanted and not infos:
        infos = (gallery.find(wanted, scenes),)  # says what is near
    if as_json:
        click.echo(json.dumps([_as_data(info) for info in infos], indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join(map(_as_text, infos)))


def _as_text(info: LessonInfo) -> str:
    values = (f"{name} {value}" for name, value in _defaults(info).items())
    lines = [f"{info.name} ({info.section}): {info.says}", f"    {', '.join(values)}"]
    if info.also:
        lines.append(f"    also found as: {', '.join(info.also)}")
    return "\n".join(lines)


def _as_data(info: LessonInfo) -> dict[str, Any]:
    meanings = described(info.parameters)
    model = type(info.parameters)
    return {
        "name": info.name,
        "title": info.title,
        "section": info.section,
        "says": info.says,
        "also": list(info.also),
        "method": info.method,
        "parameters": {
            name: {
                "default": value,
                "description": meanings[name],
                "limits": limits_of(model, name),
            }
            for name, value in info.parameters.model_dump(mode="json").items()
        },
    }


def _defaults(info: LessonInfo) -> dict[str, str]:
    values = info.parameters.model_dump(mode="json").items()
    return {name: format(v, ".12g") if isinstance(v, float) else str(v) for name, v in values}
