"""A render that can be struck: its room, its processes, what it leaves. On Linux, for its /proc."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import av
from ctrl_c import hear_ctrl_c

from grokdl.errors import GrokdlError
from grokdl.export import USUAL
from grokdl.files.integrity import Condition
from grokdl.production.recipe import carried

SMALL = str(Path(__file__).parent.parent / "data" / "scenes")
ENDINGS = (".mp4", ".srt", ".vtt")
PAGE = 4096
ROOMY = 1 << 28  # bytes
GLANCE = 0.002  # seconds between two looks at the processes


class Subject(NamedTuple):
    """What is rendered, always under one name, in two variants that can be told apart."""

    words: tuple[str, ...]
    variants: tuple[tuple[str, str], tuple[str, str]]


SUBJECTS = {
    "square": Subject(
        ("render", "moving-square", "--scenes", SMALL),
        (("--set", "sides=4"), ("--set", "sides=5")),
    ),
    "film": Subject(("film", "--scenes", SMALL), (("--theme", "paper"), ("--theme", "dark"))),
    "overshoot": Subject(
        ("render", "overshoot", "--iterations", "1"), (("--alpha", "0.5"), ("--alpha", "0.7"))
    ),
}


class Process(NamedTuple):
    """A process of a render: the parent, a worker, or a forked copy of one."""

    number: int
    kind: str


@dataclass(frozen=True)
class Room:
    """A folder with all that a render touches: the video's folder, TMPDIR and the cache."""

    folder: Path

    def __post_init__(self) -> None:
        for place in (self.media, self.tmp):
            place.mkdir(exist_ok=True)

    @property
    def media(self) -> Path:
        """Where the video goes."""
        return self.folder / "media"

    @property
    def tmp(self) -> Path:
        """What TMPDIR names."""
        return self.folder / "tmp"

    def start(
        self, subject: str, variant: int, *more: str, most_bytes: int | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a render, as a shell does: in a process group of its own, which it can stop."""

        def prepare() -> None:
            hear_ctrl_c()
            if most_bytes is not None:
                import resource  # which Windows lacks

                resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

        words, variants = SUBJECTS[subject]
        output = ("-q", "draft", "-o", f"media/{subject}.mp4")
        with (self.folder / "said").open("wb") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "grokdl", *words, *variants[variant], *output, *more],
                cwd=self.folder,
                env={
                    **os.environ,
                    "TMPDIR": str(self.tmp),
                    "GROKDL_CACHE": str(self.folder / "cache"),
                },
                stdout=subprocess.DEVNULL,
                stderr=said,
                process_group=0,
                preexec_fn=prepare,
            )

    @property
    def said(self) -> str:
        """What the last render said."""
        return (self.folder / "said").read_text(errors="replace")

    def processes(self) -> list[Process]:
        """Return the living processes of the render, known by their TMPDIR."""
        mark = f"TMPDIR={self.tmp}".encode()
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it has just ended
                if mark in (place / "environ").read_bytes().split(b"\0"):
                    found.append(Process(int(place.name), _kind(place)))
        return found

    def gone_after(self, patience: float) -> float:
        """Wait until no process is left; return the seconds that took, or infinity."""
        start = time.monotonic()
        while self.processes():
            if time.monotonic() - start > patience:
                return float("inf")
            time.sleep(GLANCE)
        return time.monotonic() - start

    def left_in_media(self) -> list[Path]:
        """Return what lies in the video's folder and is neither a video nor its subtitles."""
        finished = {f"{name}{ending}" for name in SUBJECTS for ending in ENDINGS}
        return [path for path in self.media.iterdir() if path.name not in finished]

    def left_in_tmp(self) -> list[Path]:
        """Return what lies in TMPDIR."""
        return list(self.tmp.iterdir())

    def grow_old(self) -> None:
        """Let what lies about be so old that the next render takes it for dead."""
        for path in (*self.left_in_media(), *self.left_in_tmp()):
            os.utime(path, (1, 1))

    def tidy(self) -> None:
        """Remove what lies about."""
        for path in (*self.left_in_media(), *self.left_in_tmp()):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    def digests(self, subject: str) -> tuple[str, ...]:
        """Return the digests of the video and its subtitles, empty for what isn't there."""
        paths = [self.media / f"{subject}{ending}" for ending in ENDINGS]
        return tuple(
            sha256(path.read_bytes()).hexdigest() if path.exists() else "" for path in paths
        )

    def faults(self, subject: str) -> Iterator[str]:
        """Yield what is wrong with the video, which is decoded in full, if it is there."""
        path = self.media / f"{subject}.mp4"
        if not path.exists():
            return
        try:
            duration = carried(path).record["duration"]
            with av.open(str(path)) as video:
                rate = video.streams.video[0].average_rate
                frames = sum(1 for _ in video.decode(video=0))
            if frames != round(duration * rate):
                yield f"{frames} frames can be decoded of {duration} s"
        except (GrokdlError, KeyError, av.error.FFmpegError):
            yield "it can't be decoded"
        if USUAL.condition(path) is not Condition.WHOLE:
            yield f"it is {USUAL.condition(path).value}"


def _kind(place: Path) -> str:
    """Tell a worker, which leads its session, from the copies in it."""
    if b"grokdl.engine.worker" not in (place / "cmdline").read_bytes():
        return "parent"
    session = (place / "stat").read_text().rpartition(")")[2].split()[3]
    return "worker" if session == place.name else "copy"


@contextmanager
def small_disk(place: Path, free: int) -> Iterator[Callable[[], None]]:
    """Put a small disk with what is there, and so many bytes free, in a folder's place.

    Gives a function that makes room on it. Raises CalledProcessError where one may not mount.
    """
    files = {path.name: path.read_bytes() for path in place.iterdir()}
    full = sum(-(-len(data) // PAGE) * PAGE for data in files.values())
    size = full + max(PAGE, free // PAGE * PAGE)  # tmpfs takes 0 for no limit
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place))
    try:
        for name, data in files.items():
            (place / name).write_bytes(data)
        yield lambda: _run("mount", "-o", f"remount,size={ROOMY}", str(place))
        files = {path.name: path.read_bytes() for path in place.iterdir() if path.is_file()}
    finally:
        _run("umount", str(place))
    for name, data in files.items():
        (place / name).write_bytes(data)


def may_mount(place: Path) -> bool:
    """Tell whether a small disk can be had here."""
    try:
        with small_disk(place, PAGE):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
