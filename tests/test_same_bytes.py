"""The same recipe gives the same bytes: from run to run, and with any number of workers."""

from hashlib import sha256
from pathlib import Path

import pytest

from grokdl.catalog.gallery import find
from grokdl.catalog.request import asked
from grokdl.production.clip import render_all
from grokdl.production.executor import LocalPool

pytestmark = pytest.mark.slow
LESSONS = "overshoot", "error-bowl"


def digests(folder: Path, cores: int) -> dict[str, str]:
    requests = [asked(find(name), {"iterations": 1}, quality="draft") for name in LESSONS]
    clips = list(render_all(requests, output=folder, executor=LocalPool(cores), force=True))
    assert len(LESSONS) == len(clips)
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_lessons_are_the_same_to_the_byte_for_any_jobs_with_a_cold_and_a_warm_cache(
    tmp_path, monkeypatch
):
    found = []
    for cores in (1, 2, 3):
        monkeypatch.setenv("GROKDL_CACHE", str(tmp_path / f"cache{cores}"))
        for state in ("cold", "warm"):
            found.append(digests(tmp_path / f"{cores}-{state}", cores))
    assert 6 == len(found[0])  # two videos, each with two files of subtitles
    assert found[0] == found[1] == found[2] == found[3] == found[4] == found[5]
