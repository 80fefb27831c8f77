"""`grokdl params`: a parameter file to start from."""

from __future__ import annotations

from pathlib import Path

import click

from ..batch import as_toml
from .options import scenes_option
from .render import chosen_lessons


@click.command()
@click.argument("lessons", nargs=-1, metavar="LESSON...")
@scenes_option
def params(lessons: tuple[str, ...], scenes: Path | None) -> None:
    """Print a parameter file to start from.

    It asks for the lessons as they are, and says what each parameter means. Change it, add variants
    to it, and give it to `grokdl render -p`.

    \b
    Examples:
      grokdl params divergence > talk.toml
      grokdl params all > talk.toml
    """
    click.echo(as_toml(chosen_lessons(lessons, scenes)))
