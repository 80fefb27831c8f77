"""`grokdl status` and `grokdl update`: what is current, and making the rest so."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from ..errors import GrokdlError, near
from ..files.filenames import on_one_line
from ..production.clip import Clip, productions
from ..production.decks import renew_deck
from ..production.film import film_production
from ..production.status import Found, State, look_at, videos
from ..production.video import places
from .options import cores_option, path, scenes_option
from .render_commands import made

MEDIA = Path("media")
SHOWN = 3  # reasons; --json has them all


@click.command()
@click.argument("places", nargs=-1, metavar="[PATH]...", type=path)
@click.option("--json", "as_json", is_flag=True, help="For programs: every reason, as JSON.")
@scenes_option
def status(places: tuple[Path, ...], as_json: bool, scenes: Path | None) -> None:
    """Tell which videos in media/ (or PATH) are current, stale, strangers or broken, and why.

    \b
    Examples:
      grokdl status
      grokdl status talk --json
    """
    found = _found(places, scenes)
    if as_json:
        click.echo(json.dumps(list(map(_as_data, found)), indent=2, ensure_ascii=False))
        return
    for item in found:
        click.echo(_as_line(item))
    if due := [item for item in found if item.requests]:
        click.echo(_promise(due, found, _update(places, scenes)), err=True)


@click.command()
@click.argument("places", nargs=-1, metavar="[PATH]...", type=path)
@cores_option
@scenes_option
def update(places: tuple[Path, ...], cores: int | None, scenes: Path | None) -> None:
    """Render again what is stale or broken in media/ (or PATH), each in its place.

    Parameters that were set stay as they are; a lesson's defaults are taken as they are now.

    \b
    Examples:
      grokdl update
      grokdl update talk
    """
    found = _found(places, scenes)
    _refuse_strangers([item for item in found if item.path in places])
    for item in found:
        if item.state in (State.STALE, State.BROKEN) and not item.requests:
            click.echo(f"left as it is: {_as_line(item)}", err=True)
    due = [item for item in found if item.requests]
    if not due:
        click.echo("Nothing to do.", err=True)
    clips = [item for item in due if not item.is_film and not item.is_deck]
    requests, paths = [item.requests[0] for item in clips], [item.path for item in clips]
    films = [
        film_production(item.requests, item.path, scenes=scenes, short=item.is_short, own=item.own)
        for item in due
        if item.is_film
    ]
    done = made(productions(requests, paths, scenes=scenes), cores)
    done += [place for film in films for place in made([film], cores)]
    done += [_renewed(item, cores, scenes) for item in due if item.is_deck]
    for place in done:
        click.echo(place)


def _refuse_strangers(named: Sequence[Found]) -> None:
    """Raise GrokdlError for a file that was named, and can't be made anew."""
    for item in named:
        if item.state is not State.CURRENT and not item.requests:
            why = ", ".join(item.reasons[:SHOWN])
            raise GrokdlError(
                f"{item.path} can't be updated: {why}.", "Name a video or a deck that grokdl made."
            )


def _renewed(deck: Found, cores: int | None, scenes: Path | None) -> Path:
    """Make the clips of a deck in their usual places, and put them into it."""
    clips = made(productions(deck.requests, places(deck.requests), scenes=scenes), cores)
    renew_deck([Clip.open(clip, scenes) for clip in clips], deck.path)
    return deck.path


def _found(places: Sequence[Path], scenes: Path | None) -> list[Found]:
    if not places and not MEDIA.exists():
        return []
    return [look_at(video, scenes) for video in videos(places or [MEDIA])]


def _update(places: Sequence[Path], scenes: Path | None) -> str:
    words = [*map(str, places), *(["--scenes", str(near(scenes))] if scenes else [])]
    return shlex.join(["grokdl", "update", *words])


def _promise(due: Sequence[Found], found: Sequence[Found], command: str) -> str:
    """Say what an update would do, and what it would not."""
    left = sum(item.state is not State.CURRENT for item in found) - len(due)
    if not left:
        return f"{command} makes {'it' if len(due) == 1 else 'them'} current again."
    return f"{command} makes {len(due)} of these current again, and leaves {left} as {_are(left)}."


def _are(number: int) -> str:
    return "it is" if number == 1 else "they are"


def _as_line(found: Found) -> str:
    reasons = list(found.reasons[:SHOWN])
    if len(found.reasons) > SHOWN:
        reasons.append(f"and {len(found.reasons) - SHOWN} more")
    why = f": {', '.join(reasons)}" if reasons else ""
    return on_one_line(f"{found.state:9} {found.path}{why}")


def _as_data(found: Found) -> dict[str, object]:
    return {
        "path": str(found.path),
        "state": str(found.state),
        "reasons": list(found.reasons),
        "can_update": bool(found.requests),
    }
