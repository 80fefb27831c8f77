"""Make one picture of each lesson, and docs/lessons.md that shows them."""

from __future__ import annotations

import tempfile
from pathlib import Path

import av
from PIL import Image

import grokdl
from grokdl.catalog import gallery
from grokdl.catalog.lesson_info import LessonInfo

FOLDER = Path("media/readme")
PAGE = Path("docs/lessons.md")
HEAD = """# The lessons

In the book's order, each with its section, what it says, and the parameters that it takes, with
their defaults. `grokdl render NAME` renders one; `grokdl params NAME` tells what its parameters
mean. `make pictures` writes this page from the lessons' cards.
"""


def frame(clip: Path, seconds: float) -> Image.Image:
    """Return the first frame of a clip that is shown at or after a time."""
    with av.open(str(clip)) as container:
        return next(
            shown.to_image()
            for shown in container.decode(video=0)
            if shown.time is not None and shown.time >= seconds
        )


def moment(clip: grokdl.Clip, picture: tuple[str, float]) -> float:
    """Return when a clip is at the moment that its lesson's card names, in seconds."""
    section, after = picture
    return next(found.start for found in clip.sections if found.name == section) + after


def entry(lesson: LessonInfo) -> str:
    """Return what the page says of a lesson."""
    given = ", ".join(f"{name} {exact(value)}" for name, value in lesson.parameters)
    head = f"## {lesson.title} ({lesson.section.replace('-', '–')})"
    picture = f"![{lesson.title}](../{FOLDER}/{lesson.name}.png)"
    return f"\n{head}\n\n{picture}\n\n`{lesson.name}`: {lesson.says}\n\nTakes {given}.\n"


def exact(value: object) -> str:
    """Return a parameter's value as one types it."""
    return format(value, ".12g") if isinstance(value, float) else str(value)


def main() -> None:
    """Write the page, render each lesson for a slide, and keep one frame of it."""
    PAGE.write_text(HEAD + "".join(map(entry, gallery.lessons())), encoding="utf-8")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for lesson in gallery.lessons():
            name = lesson.name
            clip = grokdl.render(name, quality="slide", output=Path(scratch) / f"{name}.mp4")
            picture = frame(clip.path, moment(clip, lesson.picture))
            picture = picture.resize((960, 540), Image.Resampling.LANCZOS)
            picture.save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
