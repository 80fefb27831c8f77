"""Manifest of a video: the record of what it was made from, compared with what is there now.

Each video carries its own record: digests of every file that a picture can depend on, versions of
the libraries, the lesson's defaults. It can only say that nothing can have changed, or that
something did; whether that shows in a picture is the engine's to say.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from ..catalog import gallery
from ..catalog.request import Request
from ..errors import GrokdlError
from ..export import format_of
from ..files.integrity import UNSEALED, Condition
from ..voice import recordings
from ..words.captions import Cue, to_srt, to_vtt
from . import pictures
from .recipe import Carried, carried, read

LIBRARIES = (
    "manim",
    "numpy",
    "scipy",
    "pillow",
    "av",
    "pycairo",
    "manimpango",
    "typst",
    "skia-pathops",
    "svgelements",
)
# No picture depends on these; any other room's file, a new one's too, is taken to matter.
UNSEEN = (
    "__main__",
    "catalog/spoken",
    "cli",
    "export/deck",
    "export/html",
    "export/html_page",
    "export/live",
    "export/powerpoint",
    "export/pptx",
    "export/reveal",
    "files/integrity",
    "files/locks",
    "production/decks",
    "production/executor",
    "production/exports",
    "production/manifest",
    "production/pictures",
    "production/preview",
    "production/production",
    "production/recipe",
    "production/schema",
    "production/section_files",
    "production/section_list",
    "production/status",
    "production/taken",
    "production/transcript",
    "production/watch",
    "production/words_template",
    "scenes",
)
OF_FILMS = ("production/bridged", "production/film", "production/film_cards")
KINDS = (".py", ".toml", ".otf", ".ttf")  # of files; an editor's litter is none of them

Inputs = dict[str, dict[str, str]]


def inputs(
    requests: Iterable[Request], scenes: Path | None = None, *, film: bool = False
) -> Inputs:
    """Return what a video of these lessons depends on: digests by file, versions by library.

    Of the folder of lessons it says only whether it is grokdl's own: a path is nobody's business.
    """
    folder, requests = scenes or gallery.scenes_folder(), tuple(requests)
    names = sorted({gallery.file_name(request.info) for request in requests})
    files = {f"scenes/{name}": digest_of(folder / name) for name in names}
    return {
        "lessons": {"lessons": gallery.whose(scenes)},
        "versions": _versions(),
        "files": {**files, **_sources(film), **_voices(requests)},
    }


def _voices(requests: Iterable[Request]) -> dict[str, str]:
    """Digests of the recordings of lessons that have a voice of their own."""
    return {
        f"voice/{request.info.name}/{path.name}": digest_of(path)
        for request in requests
        if request.look.voice
        for path in recordings(request.info.name, request.look.voice)
    }


def with_origin(recipe: Mapping[str, Any], made_from: Inputs) -> dict[str, Any]:
    """Return a recipe, marked if its lessons are not grokdl's own."""
    origin = made_from["lessons"]
    return dict(recipe) if origin["lessons"] == gallery.OWN else {**recipe, **origin}


def origin_of(found: Carried) -> str:
    """Return in words from whose lessons a video was made; empty if it doesn't say."""
    known = found.record.get("inputs", {}).get("lessons", {}).get("lessons")
    return str(known or found.recipe.get("lessons", ""))


def check_origin(found: Carried, path: Path, scenes: Path | None) -> None:
    """Raise GrokdlError if a video was made from other lessons, which may have the same names."""
    origin = origin_of(found)
    if origin in ("", gallery.whose(scenes)):
        return
    if origin == gallery.OWN:
        raise GrokdlError(
            f"{path} was made from grokdl's own lessons, not from those in {scenes}.",
            "Leave out --scenes, or render the lesson by its name.",
        )
    raise GrokdlError(
        f"{path} was made from another folder of lessons than grokdl's own.",
        "Name that folder: --scenes FOLDER, in Python scenes=FOLDER.",
    )


def other_lessons(found: Carried, requests: Sequence[Request], scenes: Path | None) -> list[str]:
    """Return the files in a user's folder of lessons that are not what a video was made from.

    They were changed since, or the folder is another one of the user's.
    """
    before = found.record.get("inputs", {}).get("files", {})
    if origin_of(found) == gallery.OWN or not before:
        return []
    now = inputs(requests, scenes)["files"]
    names = (gallery.file_name(request.info) for request in requests)
    return [name for name in names if before.get(f"scenes/{name}") != now[f"scenes/{name}"]]


def record(
    made_from: Inputs,
    captions: Iterable[Cue],
    duration: float,
    **more: Sequence[Any] | dict[str, Any],
) -> str:
    """Return a video's record as JSON, with room for its seal.

    `more` are its sections or chapters, and a clip's defaults of its lesson.
    """
    facts = {
        "seal": UNSEALED,
        "duration": duration,
        "captions": [cue[:3] for cue in captions],
        **more,
        "inputs": made_from,
    }
    return json.dumps(facts, ensure_ascii=False)


def current(path: Path, wishes: Mapping[str, Any], made_from: Inputs) -> Carried | None:
    """Return a video's recipe and record if the video is current, or else None.

    Then its recipe and its inputs are the same, the file is whole, and what belongs beside it is
    there: subtitles, other pictures.
    """
    try:
        if not path.is_file():
            return None
        found, state = carried(path), format_of(path).condition(path)
        if state is not Condition.WHOLE or any(changes(found, wishes, made_from)):
            return None
        return None if any(missing(path, found)) else found
    except (GrokdlError, OSError):
        return None


def changes(found: Carried, wishes: Mapping[str, Any], made_from: Inputs) -> Iterator[str]:
    """Yield in words what has changed since a video was made: recipe, files, versions."""
    yield from _told(_plain(found.wishes), _plain(json.loads(json.dumps(wishes))))
    known = found.record.get("inputs", {})
    if not known:
        yield "no record of what it was made from"
        return
    for part in ("lessons", "versions"):
        yield from _told(known[part], made_from[part])
    files, files_now = known["files"], made_from["files"]
    for name in sorted({*files, *files_now}):
        if name not in files_now:
            yield f"{name} is gone"
        elif files.get(name) != files_now[name]:
            yield f"{name} {'changed' if name in files else 'is new'}"


def subtitles(path: Path, captions: Sequence[Cue]) -> dict[Path, str]:
    """Return the subtitle files of a video, with the text of each.

    There are none if nothing is said, or if no player looks for them beside such a file.
    """
    plays = format_of(path).holds.captions
    writers = {".srt": to_srt, ".vtt": to_vtt} if captions and plays else {}
    return {path.with_suffix(ending): write(captions) for ending, write in writers.items()}


def missing(path: Path, found: Carried) -> Iterator[str]:
    """Yield in words which files beside a video are not there, or are others."""
    yield from _missing_subtitles(path, found)
    yield from pictures.changes(path, found)


def _missing_subtitles(path: Path, found: Carried) -> Iterator[str]:
    for file, text in subtitles(path, cues(found)).items():
        try:
            if file.read_text(encoding="utf-8") != text:
                yield f"{file.name} differs from its captions"
        except (OSError, UnicodeDecodeError):
            yield f"{file.name} is missing"


def own_subtitles(path: Path) -> list[Path]:
    """Return the subtitle files beside a video that say what it remembers, and so are its own."""
    try:
        texts = subtitles(path, cues(read(path)))
        return [file for file, text in texts.items() if _says(file, text)]
    except GrokdlError:
        return []


def _says(file: Path, text: str) -> bool:
    try:
        return file.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        return False


def cues(found: Carried) -> tuple[Cue, ...]:
    """Return the captions in a video's record."""
    return tuple(Cue(*cue) for cue in found.record.get("captions", ()))


def _sources(film: bool) -> dict[str, str]:
    """Digests of the package's own files: of the code, and of the fonts and words beside it."""
    house = Path(__file__).parents[1]
    unseen = UNSEEN if film else (*UNSEEN, *OF_FILMS)
    paths = (path for path in house.rglob("*") if path.suffix in KINDS and path.is_file())
    names = ((path.relative_to(house).as_posix(), path) for path in paths)
    return {
        f"grokdl/{name}": digest_of(path)
        for name, path in sorted(names)
        if not any(name.startswith((f"{part}.", f"{part}/")) for part in unseen)
    }


def digest_of(path: Path) -> str:
    """Return the digest of a file that a picture can depend on."""
    return sha256(path.read_bytes()).hexdigest()[:12]


@cache
def _versions() -> dict[str, str]:
    versions = {"python": ".".join(map(str, sys.version_info[:2]))}
    for name in LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "none"
    return versions


def _told(before: Mapping[str, Any], now: Mapping[str, Any], of: str = "") -> Iterator[str]:
    for name in dict.fromkeys((*before, *now)):
        if name not in before:
            yield f"{of}{name} is new"
        elif name not in now:
            yield f"{of}{name} is gone"
        elif isinstance(before[name], dict) and isinstance(now[name], dict):
            yield from _told(before[name], now[name], f"{name} ")
        elif before[name] != now[name]:
            yield f"{of}{name} {_shown(before[name])} → {_shown(now[name])}"


def _plain(wishes: Mapping[str, Any]) -> dict[str, Any]:
    """Return a recipe with its parameters among the rest, and a film's lessons by their names."""
    rest = {name: value for name, value in wishes.items() if name not in ("parameters", "film")}
    lessons = {lesson["lesson"]: _plain(lesson) for lesson in wishes.get("film", ())}
    return {**rest, **wishes.get("parameters", {}), **lessons}


def _shown(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
