"""`grokdl transcript`: what a clip says and shows, as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ..catalog import gallery
from ..catalog.look import OPTIONS
from ..catalog.request import asked, merged
from ..catalog.spoken import check_words
from ..errors import GrokdlError
from ..files.atomic_write import published, ready_folder
from ..files.filenames import typed
from ..production.transcript import of_lesson, of_video
from .options import look_option, path, scenes_option, typed_look


@click.command()
@click.argument("what", metavar="CLIP|LESSON")
@click.option(
    "--set", "assignments", multiple=True, metavar="NAME=VALUE", help="Of a lesson: a parameter."
)
@look_option(OPTIONS["language"])
@look_option(OPTIONS["words"])
@click.option("-o", "--output", metavar="FILE.md", type=path, help="Write it there.")
@scenes_option
def transcript(
    what: str,
    assignments: tuple[str, ...],
    output: Path | None,
    scenes: Path | None,
    **given: Any,
) -> None:
    """Print what a clip, a film or a lesson says, section by section, and the numbers of its run.

    It is Markdown, for whoever can't see the video, and belongs beside it on a web page.

    \b
    Examples:
      grokdl transcript media/clips/overshoot.mp4
      grokdl transcript overshoot --set alpha=0.5 --language de
      grokdl transcript media/film.mp4 -o film.md
    """
    text = _text(what, assignments, typed_look(given), scenes)
    if output is None:
        click.echo(text)
        return
    ready_folder(output.parent)
    with published([output]) as [draft]:
        draft.write_text(text + "\n", encoding="utf-8")
    click.echo(output)


def _text(what: str, assignments: Sequence[str], look: dict[str, Any], scenes: Path | None) -> str:
    if _is_video(what):
        if assignments or look:
            raise GrokdlError(
                f"{what} is made already: its transcript says what it has.",
                "Leave the options out, or name a lesson.",
            )
        return of_video(typed(what), scenes)
    info = gallery.find(what, scenes)
    values = merged((), assignments, info.parameters.names())
    request = asked(info, values, **{"quality": "draft", **look})
    check_words([request], scenes)
    return of_lesson(request, scenes)


def _is_video(what: str) -> bool:
    return Path(what).suffix != "" or Path(what).is_file()
