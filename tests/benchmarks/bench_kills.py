"""Kills renders at random moments, and looks at what is there afterwards.

`python -m benchmarks.bench_kills --times 200 --seed 1`, with PYTHONPATH=tests. A video of another
variant stands under the same name before; its bytes are known, and so are those of the new one.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from subprocess import Popen
from tempfile import TemporaryDirectory

import click

from .table import UNKNOWN, laid_out, number
from .victim import GLANCE, SUBJECTS, Room, may_mount, small_disk

PATIENCE = 60.0  # seconds that a render may go on after it was struck
EVERY = 25  # strikes, a line that it goes on
PROMPT = {"SIGINT": 1.0, "SIGTERM": 1.0, "SIGKILL parent": 5.0}  # seconds until all are gone
NOTES = """\
hit: renders that had not ended yet when the moment came.
old, new, none: what stands under the final name afterwards; each file is decoded in full, its seal
  checked, and it and its subtitles are compared, byte for byte, with those of a render left alone.
gone: seconds until the last process has ended, median and most; a render of which a worker or a
  copy was struck goes on, and ends well. told: it said that a process of it was killed.
media, TMPDIR: renders that left something there. next: renders afterwards that ended well; of what
  is old enough by then, they leave nothing. s: seconds that they took, the median."""

Strike = Callable[[Room, Popen[bytes]], None]


def on_parent(number: int) -> Strike:
    """Send a signal to the parent alone."""
    return lambda room, process: process.send_signal(number)


def on_group(number: int) -> Strike:
    """Send a signal to the parent's process group, as a terminal does."""
    return lambda room, process: os.killpg(process.pid, number)


def on_one_of(kind: str, chance: Random) -> Strike:
    """Kill a random one of a kind of processes, as soon as there is one."""

    def strike(room: Room, process: Popen[bytes]) -> None:
        while process.poll() is None:
            found = [one.number for one in room.processes() if one.kind == kind]
            with suppress(IndexError, ProcessLookupError):  # there is none, or it has just ended
                os.kill(chance.choice(found), signal.SIGKILL)
                return
            time.sleep(GLANCE)

    return strike


def strikes(chance: Random) -> dict[str, Strike | None]:
    """Return the kinds of harm; where there is no strike, it is the disk that is full."""
    return {
        "SIGKILL parent": on_parent(signal.SIGKILL),
        "SIGKILL worker": on_one_of("worker", chance),
        "SIGKILL copy": on_one_of("copy", chance),
        "SIGINT group": on_group(signal.SIGINT),
        "SIGINT parent": on_parent(signal.SIGINT),
        "SIGTERM parent": on_parent(signal.SIGTERM),
        "full media/": None,
        "full TMPDIR": None,
    }


KINDS = tuple(strikes(Random()))


@dataclass
class Outcome:
    """What came of one strike; `faults` is what must not be."""

    kind: str
    hit: bool = True
    there: str = ""
    gone: float = 0.0
    told: bool = False
    left_in_media: int = 0
    left_in_tmp: int = 0
    next: float = 0.0
    faults: list[str] = field(default_factory=list)


class Trials:
    """A room in which videos are rendered and struck; their bytes are known beforehand."""

    def __init__(self, room: Room, subjects: Sequence[str], seed: int) -> None:
        self.room, self.subjects, self.chance = room, subjects, Random(seed)
        self.strikes = strikes(self.chance)
        self.can_mount = may_mount(room.tmp)
        self.usual: dict[str, float] = {}
        self.known = {name: self._learn(name) for name in subjects}

    def _learn(self, subject: str) -> list[tuple[str, ...]]:
        known = []
        for variant in (0, 1):
            start = time.monotonic()
            code = self.room.start(subject, variant, "--no-cache").wait()
            if code:
                raise RuntimeError(self.room.said)
            self.usual[subject] = time.monotonic() - start
            known.append(self.room.digests(subject))
        assert known[0][0] != known[1][0]
        return known

    def strike(self, kind: str) -> Outcome:
        """Strike one render, look at what is there, and render once more."""
        subject, outcome = self.chance.choice(self.subjects), Outcome(kind)
        if self.chance.random() < 0.2:  # a first render
            for path in self.room.media.glob(f"{subject}.*"):
                path.unlink()
        before = self.room.digests(subject)
        wanted = 1 - self._variant(subject, before)
        more = self.chance.choice([(), ("--no-cache",)])
        with self._struck(kind, subject, wanted, more, outcome):
            self._look(subject, before, wanted, outcome)
        return outcome

    def _variant(self, subject: str, digests: tuple[str, ...]) -> int:
        return self.known[subject].index(digests) if digests in self.known[subject] else 0

    @contextmanager
    def _struck(
        self, kind: str, subject: str, wanted: int, more: tuple[str, ...], outcome: Outcome
    ) -> Iterator[None]:
        """Render and strike; the context is the time in which one looks, before the next render."""
        blow = self.strikes[kind]
        if blow is not None:
            process = self.room.start(subject, wanted, *more)
            time.sleep(self.chance.uniform(0, self.usual[subject]))
            outcome.hit = process.poll() is None
            if outcome.hit:
                blow(self.room, process)
            self._judge(process, outcome)
            yield
            self._next(subject, wanted, outcome)
            return
        size = (self.room.media / f"{subject}.mp4").stat().st_size if self._has(subject) else 20_000
        free = int(self.chance.uniform(0, 2 * size))
        if not self.can_mount:
            self._judge(self.room.start(subject, wanted, *more, most_bytes=free), outcome)
            yield
            self._next(subject, wanted, outcome)
            return
        place = self.room.media if kind == "full media/" else self.room.tmp
        with small_disk(place, free) as make_room:
            self._judge(self.room.start(subject, wanted, *more), outcome)
            yield
            make_room()
            self._next(subject, wanted, outcome)

    def _has(self, subject: str) -> bool:
        return (self.room.media / f"{subject}.mp4").exists()

    def _judge(self, process: Popen[bytes], outcome: Outcome) -> None:
        start = time.monotonic()
        code = process.wait(PATIENCE)
        outcome.gone = self.room.gone_after(PATIENCE) + time.monotonic() - start
        kind, said = outcome.kind, self.room.said
        outcome.told = "was killed" in said
        outcome.left_in_media = len(self.room.left_in_media())
        outcome.left_in_tmp = len(self.room.left_in_tmp())
        prompt = next((most for name, most in PROMPT.items() if kind.startswith(name)), PATIENCE)
        if outcome.gone > prompt:
            outcome.faults.append(f"the last process is gone after {outcome.gone:.1f} s")
        if kind in ("SIGKILL worker", "SIGKILL copy") and code:
            outcome.faults.append(f"exit code {code}: {said[-300:]}")
        if kind.startswith("full") and code and not (code == 2 and "The disk is full" in said):
            outcome.faults.append(f"exit code {code}: {said[-300:]}")
        if kind != "SIGKILL parent" and (outcome.left_in_media or outcome.left_in_tmp):
            left = [*self.room.left_in_media(), *self.room.left_in_tmp()]
            outcome.faults.append(f"left: {', '.join(path.name for path in left)}")

    def _look(self, subject: str, before: tuple[str, ...], wanted: int, outcome: Outcome) -> None:
        now = self.room.digests(subject)
        outcome.there = (
            "new" if now == self.known[subject][wanted] else "none" if not now[0] else "old"
        )
        if outcome.there != "new" and now != before:
            outcome.faults.append("neither as before nor as it is to be")
        outcome.faults += self.room.faults(subject)

    def _next(self, subject: str, wanted: int, outcome: Outcome) -> None:
        self.room.grow_old()
        start = time.monotonic()
        code = self.room.start(subject, wanted).wait()
        outcome.next = time.monotonic() - start
        if code or self.room.digests(subject) != self.known[subject][wanted]:
            outcome.faults.append(f"the next render fails, exit code {code}: {self.room.said}")
        if self.room.left_in_media() or self.room.left_in_tmp():
            outcome.faults.append("the next render doesn't tidy up")
            self.room.tidy()


def outcome_table(outcomes: Sequence[Outcome]) -> str:
    """Return a line for each kind of harm."""
    counts = ("times", "hit", "old", "new", "none")
    head = ("kind", *counts, "gone s", "told", "media", "TMPDIR", "next", "s")
    groups = {kind: [one for one in outcomes if one.kind == kind] for kind in KINDS}
    return laid_out(head, [_row(kind, group) for kind, group in groups.items() if group])


def _row(kind: str, group: Sequence[Outcome]) -> tuple[object, ...]:
    there = [one.there for one in group]
    gone = [one.gone for one in group]
    return (
        kind,
        len(group),
        sum(one.hit for one in group),
        *(there.count(what) for what in ("old", "new", "none")),
        UNKNOWN if kind.startswith("full") else f"{median(gone):.2f} / {max(gone):.2f}",
        sum(one.told for one in group),
        sum(one.left_in_media > 0 for one in group),
        sum(one.left_in_tmp > 0 for one in group),
        sum(not any("next" in fault for fault in one.faults) for one in group),
        number(median(one.next for one in group), 1),
    )


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--times", type=click.IntRange(1), default=200, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option("--only", type=click.Choice(KINDS), multiple=True, help="This kind (repeatable).")
@click.option(
    "--subject",
    "subjects",
    type=click.Choice(list(SUBJECTS)),
    multiple=True,
    default=list(SUBJECTS),
)
def main(times: int, seed: int, only: Sequence[str], subjects: Sequence[str]) -> None:
    """Kill renders at random moments, and look at what is there afterwards."""
    kinds, outcomes = only or KINDS, []
    with TemporaryDirectory() as folder:
        trials = Trials(Room(Path(folder)), subjects, seed)
        full = "small tmpfs" if trials.can_mount else "RLIMIT_FSIZE, for one may not mount here"
        usual = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in trials.usual.items())
        print(f"a render left alone: {usual}; a full disk: {full}", flush=True)
        with suppress(KeyboardInterrupt):  # then what was done until then is told
            for turn in range(times):
                outcomes.append(trials.strike(kinds[turn % len(kinds)]))
                for fault in outcomes[-1].faults:
                    print(f"  {turn}: {outcomes[-1].kind}: {fault}", flush=True)
                if not (turn + 1) % EVERY:
                    print(f"  {turn + 1} of {times} …", flush=True)
    faulty = sum(bool(one.faults) for one in outcomes)
    print("", outcome_table(outcomes), "", NOTES, "", sep="\n")
    print(f"{faulty} of {len(outcomes)} faulty")
    sys.exit(bool(faulty))


if __name__ == "__main__":
    main()
