"""`grokdl list`: what lessons there are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from ..catalog import gallery
from ..catalog.lesson_info import Brief
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
    briefs = gallery.search(wanted, scenes) if wanted else gallery.lessons(scenes)
    if wanted and not briefs:
        briefs = (gallery.find(wanted, scenes),)  # says what is near
    if as_json:
        click.echo(json.dumps([_as_data(brief) for brief in briefs], indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join(map(_as_text, briefs)))


def _as_text(brief: Brief) -> str:
    values = (f"{name} {value}" for name, value in _defaults(brief).items())
    lines = [f"{brief.name} ({brief.section}): {brief.says}", f"    {', '.join(values)}"]
    if brief.also:
        lines.append(f"    also found as: {', '.join(brief.also)}")
    return "\n".join(lines)


def _as_data(brief: Brief) -> dict[str, Any]:
    meanings = described(brief.parameters)
    model = type(brief.parameters)
    return {
        "name": brief.name,
        "title": brief.title,
        "section": brief.section,
        "says": brief.says,
        "also": list(brief.also),
        "parameters": {
            name: {
                "default": value,
                "description": meanings[name],
                "limits": limits_of(model, name),
            }
            for name, value in brief.parameters.model_dump(mode="json").items()
        },
    }


def _defaults(brief: Brief) -> dict[str, str]:
    values = brief.parameters.model_dump(mode="json").items()
    return {name: format(v, ".12g") if isinstance(v, float) else str(v) for name, v in values}
