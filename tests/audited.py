"""The lessons, audited: as they are, once a process, or with some parameters changed."""

from functools import cache

from grokdl.audit.audit import Audit, audit
from grokdl.audit.report import described
from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import Request

NAMES = tuple(brief.name for brief in gallery.lessons())


@cache
def audited(name: str) -> Audit:
    """Audit a lesson as it is, once."""
    return audit_of(name)


def audit_of(name: str, theme: str = "paper", aspect: str = "16:9", **changes) -> Audit:
    """Audit a lesson with some parameters changed."""
    brief = gallery.find(name)
    look = Look(quality="draft", theme=theme, aspect=aspect)
    parameters = brief.parameters.change(**changes)
    return audit(Request(brief=brief, parameters=parameters, look=look))


def told(found: Audit) -> list[str]:
    """What an audit found, a line each."""
    return [described(finding) for finding in found.findings]
