"""`grokdl words`: a file of own words to start from."""

from __future__ import annotations

from pathlib import Path

import click

from ..catalog import gallery
from ..production.words_template import of_film, of_lesson
from ..words import languages
from .options import OneOf, scenes_option


@click.command()
@click.argument("lesson", metavar="LESSON")
@click.option(
    "--language",
    type=OneOf("language", languages()),
    default="en",
    show_default=True,
    help="Whose words to start from.",
)
@scenes_option
def words(lesson: str, language: str, scenes: Path | None) -> None:
    """Print a file with all that LESSON says, or the film's cards, to write your own words into.

    Change what you like, delete the rest, and give it to `grokdl render LESSON --words FILE`. In
    {braces} stand the numbers of the run.

    \b
    Examples:
      grokdl words overshoot > words.toml
      grokdl render overshoot --words words.toml
      grokdl words divergence --language de > worte.toml
      grokdl words film > cards.toml
    """
    if lesson.lower() == "film":
        click.echo(of_film(language))
    else:
        click.echo(of_lesson(gallery.find(lesson, scenes), language, scenes))
