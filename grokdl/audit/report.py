"""What audits found, as text and as plain data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from .audit import Audit
from .finding import Finding


def text_lines(audits: Sequence[Audit]) -> Iterator[str]:
    """Yield a paragraph an audit, and at the end one line that says how many findings there are."""
    for audit in audits:
        yield f"{title(audit)}: {counted(len(audit.findings), 'finding')} in {looked_at(audit)}"
        yield from (f"  {described(finding)}" for finding in audit.findings)
    yield closing(audits)


def described(finding: Finding) -> str:
    """Return a finding as one line: when, what kind, which things, how much."""
    during = f", {finding.during}" if finding.during else ""
    said = f": {finding.fault.said}" if finding.fault.said else ""
    return f"{when(finding)}  {finding.fault.kind}: {finding.things}{during}{said}"


def when(finding: Finding) -> str:
    """Return from when to when a finding lasts, in seconds."""
    return f"{finding.time:.2f}–{finding.until:.2f} s"


def title(audit: Audit) -> str:
    """Return the lesson's name and its numbers."""
    values = audit.recipe.get("parameters", {}).items()
    return " ".join([audit.lesson, *(f"{name}={value}" for name, value in values)])


def looked_at(audit: Audit) -> str:
    """Return what was examined."""
    seen = audit.examined
    return (
        f"{seen['frames']} frames ({seen['pictures']} differ, {seen['pairs']} pairs of outlines), "
        f"{audit.duration:.1f} s of video in {audit.took:.1f} s"
    )


def closing(audits: Sequence[Audit]) -> str:
    """Return the last line."""
    found = sum(len(audit.findings) for audit in audits)
    if not found:
        return f"No finding in {counted(len(audits), 'audit')}."
    faulty = sum(bool(audit.findings) for audit in audits)
    return f"{counted(found, 'finding')}, in {faulty} of {counted(len(audits), 'audit')}."


def counted(number: int, word: str) -> str:
    """Return a number of things."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def as_data(audits: Sequence[Audit]) -> list[dict[str, Any]]:
    """Return audits in the plain values that JSON knows."""
    return [
        {
            "lesson": audit.lesson,
            "recipe": audit.recipe,
            "examined": dict(audit.examined),
            "duration": round(audit.duration, 3),
            "took": round(audit.took, 3),
            "findings": [finding.as_data() for finding in audit.findings],
        }
        for audit in audits
    ]
