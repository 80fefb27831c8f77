"""`grokdl watch`: drafts that follow every save."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from ..batch import files_named, read
from ..catalog import gallery
from ..catalog.look import OPTIONS
from ..catalog.option import is_a_path
from ..errors import GrokdlError
from ..files.filenames import typed
from .options import as_pairs, request_options, typed_look
from .render import clips_asked


@click.command(context_settings={"default_map": {"quality": "draft"}})
@request_options
@click.option("--open", "player", is_flag=True, help="Open the first clip in a player.")
def watch(
    lessons: tuple[str, ...],
    assignments: tuple[str, ...],
    file: Path | None,
    no_share: bool,
    output: Path | None,
    cores: int | None,
    scenes: Path | None,
    player: bool,
    **given: Any,
) -> None:
    """Render drafts, and again at every save.

    A save of a lesson's file, of the parameter file, of own words and recordings or of grokdl's own
    code renders again what it can touch. A mistake is shown, and the watch goes on. Ctrl-C ends it
    (exit code 130).

    \b
    Examples:
      grokdl watch divergence
      grokdl watch divergence --alpha 0.2 --theme dark --open
      grokdl watch -p talk.toml
    """
    from ..production.watch import Watch, Watched, round_of  # loads watchdog

    look = {"quality": "draft", **typed_look(given)}
    ask = partial(
        clips_asked, lessons, file, look, as_pairs(given), assignments, not no_share, output, scenes
    )
    if _sound(file, scenes):
        ask()  # what is wrong now is wrong on the command line, and no save will mend it
    named = partial(_named, file, look)
    watched = Watched(scenes or gallery.scenes_folder(), file, named=named)
    Watch(watched, round_of(ask, scenes, cores), Screen(player)).run()


def _named(file: Path | None, look: Mapping[str, Any]) -> list[Path]:
    """Return the files and folders that are named now, by the command or its parameter file."""
    values = (look.get(name) for name, option in OPTIONS.items() if option.is_file)
    typed_here = [typed(value) for value in values if is_a_path(value)]
    return [*typed_here, *(files_named(file) if file is not None else [])]


def _sound(file: Path | None, scenes: Path | None) -> bool:
    """Tell whether the files can be read, or else aren't there at all."""
    if file is not None and not file.is_file():
        return True
    with suppress(GrokdlError):
        gallery.lessons(scenes)
        if file is not None:
            read(file, scenes)
        return True
    return False


@dataclass
class Screen:
    """Paths on stdout, all else on stderr; opens the first clip once, if that is wanted."""

    player: bool

    def made(self, place: Path, seconds: float) -> None:
        """Print where a clip is, and how long it took."""
        click.echo(place)
        click.echo(f"{place.stem}: {seconds:.1f} s", err=True)
        self._play(place)

    def current(self, place: Path) -> None:
        """Print where a clip is that was there already."""
        click.echo(place)
        click.echo(f"{place.stem}: current", err=True)
        self._play(place)

    def waiting(self, place: Path) -> None:
        """Print that another process is making a clip."""
        click.echo(f"{place.stem}: another process is making it, waiting", err=True)

    def printed(self, text: str) -> None:
        """Print what a lesson has printed."""
        click.echo(text, err=True, nl=False)

    def wrong(self, text: str) -> None:
        """Print what is wrong."""
        click.echo(f"grokdl: {text}", err=True)

    def ended(self, clips: int, seconds: float) -> None:
        """Print that all clips are there."""
        changed = "" if clips else "that changes no clip; "
        click.echo(f"grokdl: {changed}watching, ctrl-C ends it", err=True)

    def _play(self, place: Path) -> None:
        if not self.player:
            return
        self.player = False
        plain = not str(place).startswith("-") and ":" not in str(place)
        if click.launch(str(place if plain else place.absolute())) != 0:  # no option, no address
            click.echo("grokdl: no player was found for it.", err=True)
