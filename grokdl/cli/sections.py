"""`grokdl sections`: where a speaker may pause in a video."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from ..production.section_list import SpokenSection, sections_of
from .options import path


@click.command("sections")
@click.argument("videos", metavar="CLIP...", nargs=-1, required=True, type=path)
@click.option("--json", "as_json", is_flag=True, help="For programs: the same, as JSON.")
def list_sections(videos: tuple[Path, ...], as_json: bool) -> None:
    """List where a speaker may pause in each CLIP, or in a film: start, seconds, type, name, words.

    Each section begins on a whole second, with the picture that the one before it ends with. A loop
    ends as it begins; a question stands until it is answered.

    \b
    Examples:
      grokdl sections media/clips/overshoot.mp4
      grokdl sections --json media/film.mp4
    """
    found = {video: sections_of(video) for video in videos}
    if as_json:
        data = [_as_data(video, sections) for video, sections in found.items()]
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    for number, (video, sections) in enumerate(found.items()):
        if len(found) > 1:
            click.echo(f"{'' if number == 0 else chr(10)}{video}")
        click.echo("\n".join(_as_lines(sections)))


def _as_lines(sections: Sequence[SpokenSection]) -> Iterator[str]:
    chapter, wide = "", max((len(one.section.name) for one in sections), default=0)
    for spoken in sections:
        if spoken.chapter != chapter:
            chapter = spoken.chapter
            yield chapter
        section = spoken.section
        words = " ".join(cue.text for cue in spoken.captions)
        yield (
            f"{_clock(section.start):>6} {section.duration:>5.4g} s  {section.type:<8}  "
            f"{section.name:<{wide}}  {words}"
        ).rstrip()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _as_data(video: Path, sections: Sequence[SpokenSection]) -> dict[str, Any]:
    return {"clip": str(video), "sections": list(map(_section_as_data, sections))}


def _section_as_data(spoken: SpokenSection) -> dict[str, Any]:
    section = spoken.section
    return {
        "name": section.name,
        "type": section.type,
        "start": section.start,
        "seconds": section.duration,
        **({"chapter": spoken.chapter} if spoken.chapter else {}),
        "captions": [
            {"start": cue.start, "end": cue.end, "text": cue.text} for cue in spoken.captions
        ],
    }
