"""Make the README's pictures: one frame of each lesson, as the tool renders it, in media/readme."""

from __future__ import annotations

import tempfile
from pathlib import Path

import av
from PIL import Image

import grokdl
from grokdl.catalog import gallery

FOLDER = Path("media/readme")


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


def main() -> None:
    """Render each lesson for a slide, and keep one frame of it."""
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
