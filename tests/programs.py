"""Other people's programs that open what we make: tests need them, grokdl does not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

Pixels = NDArray[np.uint8]


def needs(*names: str) -> Any:
    """Leave a test out where programs are missing, and say which; `.ci/programs` gets them."""
    missing = [name for name in names if shutil.which(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def said(*words: object) -> str:
    """Return what a program says."""
    run = subprocess.run(list(map(str, words)), check=True, capture_output=True, text=True)
    return run.stdout


def svg_as_seen(svg: Path) -> Pixels:
    """Return an SVG as rsvg draws it: RGBA, in its own size."""
    picture = svg.with_suffix(".rsvg.png")
    said("rsvg-convert", svg, "-o", picture)
    return _pixels(picture, "RGBA")


def pdf_as_seen(pdf: Path, width: int, height: int) -> list[Pixels]:
    """Return the pages of a PDF as poppler draws them: RGB, in a size in pixels."""
    folder = pdf.with_suffix(".pages")
    folder.mkdir()
    size = ("-scale-to-x", width, "-scale-to-y", height)
    said("pdftocairo", "-png", *size, pdf, folder / "page")
    return [_pixels(page, "RGB") for page in sorted(folder.glob("*.png"))]


def saved_by_office(kind: str, folder: Path, *paths: Path) -> list[Path]:
    """Return files as LibreOffice saves them as another kind, with settings of the folder's own."""
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    said("soffice", home, "--headless", "--convert-to", kind, "--outdir", folder / kind, *paths)
    return [folder / kind / path.with_suffix(f".{kind}").name for path in paths]


def _pixels(path: Path, mode: str) -> Pixels:
    with Image.open(path) as picture:
        return np.asarray(picture.convert(mode))
