"""Formats: each is one file of its own, found by itself, which the rest of the house asks."""

from pathlib import Path

import numpy as np
import pytest
from conftest import SCENES
from PIL import Image
from test_executor import OneByOne

from grokdl import export
from grokdl.catalog import gallery
from grokdl.catalog.request import asked
from grokdl.errors import GrokdlError
from grokdl.production import production
from grokdl.production.clip import productions

LAST_PICTURE = """
from shutil import copy

from PIL import Image

from grokdl.export import FrameFormat


class Keeper:
    def __init__(self, folder):
        self.folder, self.parts = folder, []

    def start(self, scene):
        pass

    def handle(self, frame):
        self.frame = frame

    def stop(self, whole):
        self.parts.append(self.folder / "last.bmp")
        Image.fromarray(self.frame.pixels).save(self.parts[0])


class LastPicture(FrameFormat):
    ending, kind = ".bmp", "image/bmp"

    def exporter(self, folder):
        return Keeper(folder)

    def join(self, takes, target, facts, captions=(), chapters=()):
        copy(takes[-1].parts[-1], target)


FORMAT = LastPicture()
"""


@pytest.fixture
def last_picture(tmp_path_factory, monkeypatch):
    """A format more, as a file among the others."""
    folder = tmp_path_factory.mktemp("export")
    (folder / "last_picture.py").write_text(LAST_PICTURE)
    monkeypatch.setattr(export, "__path__", [*export.__path__, str(folder)])
    known = (export.formats, export.deck_formats)
    for one in known:
        one.cache_clear()
    yield export.formats()[".bmp"]
    for one in known:
        one.cache_clear()


@pytest.mark.slow
def test_a_format_is_one_file_and_is_made_where_a_name_asks_for_it(last_picture, clip, tmp_path):
    request = asked(gallery.find("box", SCENES), {"alpha": 0.5}, quality="draft")
    wanted = productions([request], [tmp_path / "last.bmp"], scenes=SCENES)
    progress = []
    [made] = production.run(
        wanted, executor=OneByOne(), on_progress=lambda _, headway: progress.append(headway.done)
    )
    assert ["last.bmp"] == [path.name for path in tmp_path.iterdir()]
    with Image.open(made.path) as picture:
        seen = np.asarray(picture.convert("RGB")).astype(int)
    assert 2 > abs(seen - clip.frame(clip.duration)).mean()
    assert (3.0, sorted(progress)) == (made.duration, progress)


def test_a_name_with_the_ending_of_a_format_is_a_file(last_picture):
    assert export.names_a_file(Path("a.bmp"))
    with pytest.raises(GrokdlError, match=r"Videos are written as MP4, .*BMP"):
        export.names_a_file(Path("a.avi"))


@pytest.mark.parametrize("name", ["a.mp4", "a.MP4", "a", "a.txt"])
def test_a_name_that_means_no_other_format_means_mp4(name):
    assert ".mp4" == export.format_of(Path(name)).ending
