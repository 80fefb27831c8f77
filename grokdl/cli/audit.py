"""`grokdl audit`: whether every frame can be read, and says what the run did."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from ..catalog import gallery
from ..catalog.lesson_info import LessonInfo
from ..catalog.look import Look
from ..catalog.request import asked, merged
from ..errors import GrokdlError
from ..files.atomic_write import published, ready_folder
from ..files.filenames import typed
from ..production.film_cards import CARDS
from ..production.scene_file import asked_scenes
from .options import (
    as_pairs,
    audited_options,
    cores_option,
    parameter_options,
    path,
    scenes_option,
    typed_look,
)
from .scene_file import names_a_scene_file, refuse_options_for_lessons

FILM = "film"
FOR_SCENES = ("lessons", "quality", "as_json", "output", "cores")
FOUND = 1


@click.command(context_settings={"default_map": {"quality": "draft"}})
@click.argument("lessons", nargs=-1, metavar="[LESSON...]")
@parameter_options
@click.option(
    "--set",
    "assignments",
    multiple=True,
    metavar="NAME=VALUE",
    help="Set any parameter of the lesson, its own too.",
)
@click.option(
    "--random",
    "count",
    type=click.IntRange(1),
    metavar="N",
    help="So many random sets of parameters a lesson instead; what is given stays.",
)
@click.option("--seed", type=int, default=0, metavar="S", help="Which random sets.")
@audited_options
@click.option("--json", "as_json", is_flag=True, help="For programs: everything, as JSON.")
@click.option("-o", "--output", metavar="PATH", type=path, help="A report.html with pictures.")
@cores_option
@scenes_option
def audit(
    lessons: tuple[str, ...],
    assignments: tuple[str, ...],
    count: int | None,
    seed: int,
    as_json: bool,
    output: Path | None,
    cores: int | None,
    scenes: Path | None,
    **given: Any,
) -> int:
    """Look at every frame of lessons, of all if none is named, without painting them.

    `film` means the film: its title card, all lessons as they are, and its end card. A file with
    scenes of Manim, and their names, means these: each finding tells your lines.

    Found is what can't be read (text over something, too small, too pale, too short), what is
    outside its place, what flashes, stands too long or is empty, and what differs from the run. The
    exit code is 1 if anything is found, 0 if not.

    \b
    Examples:
      grokdl audit
      grokdl audit overshoot --alpha 0.5 -q film
      grokdl audit alpha --random 20 --seed 7 -o report.html
      grokdl audit film -q film
      grokdl audit my_scenes.py Intro
    """
    from ..audit.batch_audit import audits

    look = Look(**{"quality": "draft", **typed_look(given)})
    if names_a_scene_file(lessons):
        return _audit_scenes(lessons, look.quality, as_json, output, cores)
    film = _is_film(lessons, assignments, count, given)
    requests = [
        asked(info, changes, **asdict(look))
        for info in _chosen(lessons, scenes)
        for changes in _changes(info, as_pairs(given), assignments, count, seed)
    ]
    total = len(requests) + (len(CARDS) if film else 0)
    if output is not None:
        _ready(output)
    found = audits(
        requests,
        scenes=scenes,
        cores=cores,
        pictures=output is not None,
        cards=film,
        on_progress=lambda done: click.echo(f"{done} of {total} audited", err=True),
    )
    return _told(found, as_json, output)


def _audit_scenes(
    words: Sequence[str], quality: str, as_json: bool, output: Path | None, cores: int | None
) -> int:
    from ..audit.batch_audit import scene_audits

    refuse_options_for_lessons(FOR_SCENES)
    file, *names = words
    requests = asked_scenes(typed(file), names, quality=quality)
    if output is not None:
        _ready(output)
    found = scene_audits(
        requests,
        cores=cores,
        pictures=output is not None,
        on_progress=lambda done: click.echo(f"{done} of {len(requests)} audited", err=True),
    )
    return _told(found, as_json, output)


def _told(found: Sequence[Any], as_json: bool, output: Path | None) -> int:
    """Tell what was found, and return the exit code."""
    from ..audit import report

    if as_json:
        click.echo(json.dumps(report.as_data(found), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(report.text_lines(found)))
    if output is not None:
        _write(output, found)
    return FOUND if any(one.findings for one in found) else 0


def _chosen(names: Sequence[str], scenes: Path | None) -> list[LessonInfo]:
    if not names or any(name.lower() in ("all", FILM) for name in names):
        return list(gallery.lessons(scenes))
    found = [gallery.find(name, scenes) for name in names]
    return list({info.name: info for info in found}.values())


def _is_film(
    names: Sequence[str], assignments: Sequence[str], count: int | None, given: dict[str, Any]
) -> bool:
    if FILM not in (name.lower() for name in names):
        return False
    if assignments or count is not None or any(given.values()):
        raise GrokdlError(
            "The film has each lesson as it is, so no parameter plays a part in it.",
            "Leave it out, or audit all.",
        )
    return True


def _changes(
    info: LessonInfo,
    options: Sequence[tuple[str, str]],
    assignments: Sequence[str],
    count: int | None,
    seed: int,
) -> Iterator[dict[str, Any]]:
    from ..audit.random_parameters import random_parameters

    given = merged(options, assignments, type(info.parameters).names())
    drawn = [{}] if count is None else random_parameters(info.parameters, count, seed)
    yield from ({**changes, **given} for changes in drawn)


def _ready(output: Path) -> None:
    if output.suffix.lower() != ".html" or output.is_dir():
        raise GrokdlError(
            f"The report is one HTML file, so {output} can't be it.",
            "Give -o a name that ends in .html.",
        )
    ready_folder(output.parent)


def _write(output: Path, found: Sequence[Any]) -> None:
    from ..audit.page import html_page

    with published([output]) as [draft]:
        draft.write_text(html_page(found), encoding="utf-8")
    click.echo(output, err=True)
