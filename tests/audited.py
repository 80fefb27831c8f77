"""The lessons, audited: as they are, once a process, or with some parameters changed."""

from functools import cache

from grokdl.audit.audit import Audit, audit
from grokdl.audit.report import described
from grokdl.catalog import gallery
from grokdl.catalog.look import Look
from grokdl.catalog.request import Request

NAMES = tuple(info.name for info in gallery.lessons())


@cache
def audited(name: str) -> Audit:
    """Audit a lesson as it is, once."""
    return audit_of(name)


def audit_of(name: str, theme="paper", aspect="16:9", ground="", **changes) -> Audit:
    """Audit a lesson with some parameters changed."""
    info = gallery.find(name)
    look = Look(quality="draft", theme=theme, aspect=aspect, ground=ground)
    parameters = info.parameters.change(**changes)
    return audit(Request(info=info, parameters=parameters, look=look))


def told(found: Audit) -> list[str]:
    """What an audit found, a line each."""
    return [described(finding) for finding in found.findings]


def takes(name: str, changes: dict[str, float]) -> bool:
    """Tell whether a lesson has all of these parameters."""
    return set(changes) <= set(gallery.find(name).parameters.names())
