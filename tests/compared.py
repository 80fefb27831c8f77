"""Renders scenes of a file with stock Manim and with us, as a user would, and compares films."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from time import perf_counter
from typing import Any

import av
import numpy as np

LISTENING = Path(__file__).parent / "listening"
BLOCK = 16  # pixels
ANOTHER = 25  # of 255: a block of luma that differs by more shows something else
LOUD = 1_000  # of 32,767
SIZES = {"draft": "l", "slide": "m", "film": "h"}  # our names of qualities, and Manim's
ALIKE = {"PYTHONHASHSEED": "0", "NO_COLOR": "1"}  # Manim draws in the order of some sets

Done = subprocess.CompletedProcess[str]
Run = Callable[[Sequence[str], Path, Mapping[str, str]], Done]
"""Runs `python -m` with some words, in a folder, with just these variables."""


def fresh(words: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Done:
    """Run a command in a process of its own, as a user does."""
    return subprocess.run(
        [sys.executable, "-P", "-m", *words],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def listening(pictures: Path) -> dict[str, str]:
    """The variables of a process whose pictures are noted in a folder."""
    path = os.pathsep.join([str(LISTENING), os.environ.get("PYTHONPATH", "")])
    return {**os.environ, **ALIKE, "PYTHONPATH": path, "PICTURES": str(pictures)}


@dataclass(frozen=True)
class Film:
    """A scene's video, and what was heard while it was made: a digest of each RGBA picture."""

    video: Path
    pictures: list[str]

    @property
    def captions(self) -> str:
        """The subtitles beside it, but for empty lines at the end; empty if there are none."""
        file = self.video.with_suffix(".srt")
        return file.read_text(encoding="utf-8").strip() if file.exists() else ""

    def is_same_as(self, other: Film | None) -> bool:
        """Whether another film is the same to the byte, made of the same pictures."""
        if other is None or (self.pictures, self.captions) != (other.pictures, other.captions):
            return False
        return self.video.read_bytes() == other.video.read_bytes()

    @property
    def loud(self) -> set[int]:
        """The tenths of a second in which anything is to be heard."""
        with av.open(str(self.video)) as video:
            if not video.streams.audio:
                return set()
            resampler = av.AudioResampler("s16", "mono", 48_000)
            frames = [s for frame in video.decode(audio=0) for s in resampler.resample(frame)]
        tenths: set[int] = set()
        for frame in frames:
            if np.abs(frame.to_ndarray().astype(int)).max() > LOUD:
                tenths.add(int(frame.time * 10))
        return tenths


@dataclass(frozen=True)
class Rendering:
    """What came of one command: its exit code, what it wrote where, and its films by scene."""

    code: int
    out: str
    err: str
    seconds: float
    films: dict[str, Film]

    @property
    def reason(self) -> str:
        """What a command said before it failed, in a line."""
        lines = [line.strip() for line in f"{self.out}\n{self.err}".splitlines() if line.strip()]
        own = [line for line in lines if line.startswith("grokdl: ")]
        return (own or lines or [f"exit code {self.code}"])[-1]


def stock(
    file: Path,
    names: Sequence[str],
    folder: Path,
    quality: str = "draft",
    run: Run = fresh,
    size: tuple[int, int] | None = None,
) -> Rendering:
    """Render some scenes of a file, or with no names all, with Manim's own command."""
    how = [f"-q{SIZES[quality]}", "--disable_caching", "--progress_bar", "none"]
    how += ["-r", "{},{}".format(*size)] if size else []
    words = ["manim", "render", *how, "--media_dir", str(folder), str(file), *(names or ["-a"])]
    return _rendered(words, file.parent, folder, "videos/*/*/*.mp4", run)


def ours(
    file: Path,
    names: Sequence[str],
    folder: Path,
    jobs: int,
    quality: str = "draft",
    run: Run = fresh,
) -> Rendering:
    """Render some scenes of a file, or with no names all, with `grokdl render`."""
    how = ["-q", quality, "--no-cache", "--jobs", str(jobs), "-o", f"{folder}/"]
    words = ["grokdl", "render", str(file), *(names or ["all"]), *how]
    return _rendered(words, file.parent, folder, f"*_{quality}.mp4", run)


def _rendered(words: Sequence[str], cwd: Path, folder: Path, videos: str, run: Run) -> Rendering:
    folder.mkdir(parents=True, exist_ok=True)
    pictures = folder / "pictures"
    start = perf_counter()
    done = run(words, cwd, listening(pictures))
    seconds = perf_counter() - start
    films = {}
    for video in sorted(folder.glob(videos)):
        name = video.stem.rpartition("_")[0] if videos.startswith("*_") else video.stem
        films[name] = Film(video, list(_heard(pictures / name)))
    return Rendering(done.returncode, done.stdout, done.stderr, seconds, films)


def _heard(segments: Path) -> Iterator[str]:
    for segment in sorted(segments.glob("*.txt")):
        yield from segment.read_text().split()


@dataclass(frozen=True)
class Difference:
    """How one film differs from another.

    `bad` is how many pictures are not the same to the bit, `first` the first of them; `worst` is
    the largest difference of a block of luma, in the videos, by which one sees how much it matters.
    """

    frames: tuple[int, int]
    bad: int
    first: int | None
    worst: float
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.others or self.bad or self.worst > ANOTHER)

    def __str__(self) -> str:
        told = list(self.others)
        if self.bad:
            told.append(f"{self.bad} pictures differ, first {self.first}")
        if self.worst > ANOTHER or self.bad:
            told.append(f"worst block {self.worst:.0f}")
        return "; ".join(told) or "equal"


def difference(expected: Film, got: Film) -> Difference:
    """Tell how our film of a scene differs from stock Manim's, in picture, words and sound."""
    pairs = list(zip_longest(expected.pictures, got.pictures))
    bad = [number for number, (one, other) in enumerate(pairs) if one != other]
    videos = frames_of(expected.video), frames_of(got.video)
    count, worst = _seen(*videos)
    return Difference(
        count, len(bad), bad[0] if bad else None, worst, tuple(_others(expected, got, count))
    )


def _others(expected: Film, got: Film, count: tuple[int, int]) -> Iterator[str]:
    if not expected.pictures:
        yield "nothing was heard of its pictures"
    if count[0] != count[1] or count[1] != len(got.pictures):
        yield f"{count[0]} frames became {count[1]}"
    if expected.captions != got.captions:
        yield "other captions"
    if not _alike(expected.loud, got.loud):
        yield "another sound"


def _alike(expected: set[int], got: set[int]) -> bool:
    """Tell whether two sounds are to be heard at the same times, but for a tenth at each edge."""
    edges = {tenth + k for tenth in expected & got for k in (-1, 0, 1)}
    return bool(expected) == bool(got) and (expected ^ got) <= edges


def frames_of(video: Path) -> Iterator[Any]:
    """Yield the luma of each frame of a video, height × width."""
    with av.open(str(video)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="gray").astype(np.int16)


def _seen(expected: Iterable[Any], got: Iterable[Any]) -> tuple[tuple[int, int], float]:
    """Return how many frames there are of each, and how far the worst block is off."""
    counts, worst = [0, 0], 0.0
    for pair in zip_longest(expected, got):
        for number, frame in enumerate(pair):
            counts[number] += frame is not None
        if pair[0] is not None and pair[1] is not None:
            worst = max(worst, _worst_block(*pair))
    return (counts[0], counts[1]), worst


def _worst_block(one: Any, other: Any) -> float:
    if one.shape != other.shape:
        return 255.0
    height, width = (size - size % BLOCK for size in one.shape)
    apart = np.abs(one - other)[:height, :width]
    blocks = apart.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK)
    return float(blocks.mean((1, 3)).max())
