"""Faults of single frames, and findings: faults for as long as they last."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from ..engine.display import Display
from ..stage import Box

LessonKind = Literal[
    "outside",
    "no place",
    "overlap",
    "cut off",
    "small",
    "contrast",
    "colours",
    "caption",
    "silence",
    "still",
    "empty",
    "length",
    "flash",
    "dot",
    "tangent",
    "picture",
    "number",
    "missing",
    "read-out",
    "claim",
    "early",
    "stale",
    "section",
]
FindingKind = LessonKind | Literal["unread"]  # in a lesson, what can't be read is refused
KINDS: tuple[LessonKind, ...] = get_args(LessonKind)
APART = 0.5  # seconds without a fault after which the same fault is another finding


@dataclass(frozen=True)
class Fault:
    """What is wrong in one frame: the things, by how much, and where.

    `same` tells whether two faults are one that lasts; of those, the largest `amount` counts. `how`
    says how the one lies to the other.
    """

    kind: FindingKind
    one: str
    other: str = ""
    amount: float = 0.0
    said: str = ""
    box: Box | None = None
    same: Hashable = None
    how: str = ""


@dataclass
class Finding:
    """A fault for as long as it lasts; times in seconds.

    `display` is the frame in which it is worst, `seconds` how long it is there in all; `picture` is
    a PNG of that frame's part around it, if it was asked for. `during` says which line of a user's
    scene plays then.
    """

    lesson: str
    fault: Fault
    time: float
    until: float
    seconds: float
    worst_at: float
    display: Display | None = field(default=None, repr=False)
    picture: bytes | None = field(default=None, repr=False)
    during: str = ""

    @property
    def things(self) -> str:
        """What is wrong, and with what else."""
        fault = self.fault
        if self.during:
            return " ".join(filter(None, (fault.one, fault.how, fault.other)))
        return f"{fault.one} / {fault.other}" if fault.other else fault.one

    def as_data(self) -> dict[str, Any]:
        """Return it in the plain values that JSON knows."""
        fault = self.fault
        return {
            "kind": fault.kind,
            "lesson": self.lesson,
            "time": round(self.time, 3),
            "until": round(self.until, 3),
            "worst_at": round(self.worst_at, 3),
            "one": fault.one,
            "other": fault.other,
            "amount": fault.amount,
            "said": fault.said,
            "box": None if fault.box is None else [round(edge, 3) for edge in fault.box],
            **({"how": fault.how, "during": self.during} if self.during else {}),
        }


class Findings:
    """Gathers faults frame by frame; the same fault in neighbouring frames is one finding."""

    def __init__(self, lesson: str) -> None:
        self.lesson = lesson
        self.all: list[Finding] = []
        self._last: dict[Hashable, Finding] = {}

    def add(
        self, faults: Iterable[Fault], time: float, seconds: float, display: Display | None = None
    ) -> None:
        """Take the faults of a frame that is shown at a time for some seconds."""
        for fault in faults:
            key = fault.kind, fault.same if fault.same is not None else (fault.one, fault.other)
            finding = self._last.get(key)
            if finding is None or time - finding.until > APART:
                finding = Finding(self.lesson, fault, time, time, 0.0, time, display)
                self._last[key] = finding
                self.all.append(finding)
            elif fault.amount > finding.fault.amount:
                finding.fault, finding.worst_at, finding.display = fault, time, display
            finding.until = time + seconds
            finding.seconds += seconds


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order in which they begin; those that read the same are one."""
    last: dict[Hashable, Finding] = {}
    found = []
    for finding in sorted(findings, key=lambda finding: finding.time):
        fault = finding.fault
        key = fault.kind, fault.one, fault.how, fault.other
        one = last.get(key)
        if one is None or finding.time - one.until > APART:
            last[key] = finding
            found.append(finding)
            continue
        one.until = max(one.until, finding.until)
        one.seconds = max(one.seconds, finding.seconds)
        if fault.amount > one.fault.amount:
            one.fault, one.worst_at, one.display = fault, finding.worst_at, finding.display
    return found
