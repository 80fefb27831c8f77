"""The lessons, audited: as they are, once a process, or with some parameters changed."""

from functools import cache

from grokdl import gallery
from grokdl.audit.audit import Audit, audit
from grokdl.audit.report import described
from grokdl.request import Quality, Request

NAMES = tuple(brief.name for brief in gallery.lessons())


@cache
def audited(name: str) -> Audit:
    """Audit a lesson as it is, once."""
    return audit_of(name)


def audit_of(name: str, frame_rate: int = 15, theme: str = "paper", **changes) -> Audit:
    """Audit a lesson with some parameters changed."""
    brief = gallery.find(name)
    quality = Quality("audited", 854, 480, frame_rate)
    parameters = brief.parameters.change(**changes)
    return audit(Request(brief=brief, parameters=parameters, theme=theme, quality=quality))


def told(found: Audit) -> list[str]:
    """What an audit found, a line each."""
    return [described(finding) for finding in found.findings]
