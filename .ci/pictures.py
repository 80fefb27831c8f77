"""Make the README's pictures: one frame of each lesson, as the tool renders it, in media/readme."""

from __future__ import annotations

import tempfile
from pathlib import Path

import av
from PIL import Image

import grokdl

SECONDS = {"error-bowl": 27.9, "overshoot": 9.6, "divergence": 15.0, "alpha": 19.5}
FOLDER = Path("media/readme")


def frame(clip: Path, seconds: float) -> Image.Image:
    """Return the first frame of a clip that is shown at or after a time."""
    with av.open(str(clip)) as container:
        return next(
            shown.to_image()
            for shown in container.decode(video=0)
            if shown.time is not None and shown.time >= seconds
        )


def main() -> None:
    """Render each lesson for a slide, and keep one frame of it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for lesson, seconds in SECONDS.items():
            clip = grokdl.render(lesson, quality="slide", output=Path(scratch) / f"{lesson}.mp4")
            picture = frame(clip.path, seconds).resize((960, 540), Image.Resampling.LANCZOS)
            picture.save(FOLDER / f"{lesson}.png", optimize=True)


if __name__ == "__main__":
    main()
