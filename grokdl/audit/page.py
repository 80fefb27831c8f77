"""What audits found, as one HTML page that needs no other file."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

from .audit import Audit
from .finding import Finding
from .report import closing, counted, looked_at, title, when

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #16161a; background: #fbfaf6 }
h1 { font-size: 1.6rem } h2 { font-size: 1.15rem; margin: 2.5rem 0 0 }
p { margin: .3rem 0 } .small { color: #66666e; font-size: .9rem }
article { display: flex; gap: 1.2rem; padding: 1rem 0; border-top: 1px solid #e4e1d6 }
article div { flex: 1; min-width: 16rem } b { color: #cf4000 }
img { max-width: 24rem; height: auto; border: 1px solid #e4e1d6; align-self: flex-start }
table { border-collapse: collapse; margin: 1rem 0 } td { padding: .1rem 1.2rem .1rem 0 }
@media (max-width: 44rem) { article { flex-direction: column } img { max-width: 100% } }
"""


def html_page(audits: Sequence[Audit]) -> str:
    """Return the page: findings by lesson and time, each with its picture; or that there are none.

    The pictures are those that the findings have.
    """
    parts = [
        "<!doctype html>",
        '<html lang="en"><meta charset="utf-8"><title>Audit</title>',
        '<meta name="viewport" content="width=device-width">',
        f"<style>{STYLE}</style>",
        f"<h1>{escape(closing(audits))}</h1>",
        *_by_kind(audits),
        *(part for audit in audits for part in _section(audit)),
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _by_kind(audits: Sequence[Audit]) -> Iterator[str]:
    kinds = Counter(finding.fault.kind for audit in audits for finding in audit.findings)
    if kinds:
        rows = (f"<tr><td>{kind}<td>{count}" for kind, count in kinds.most_common())
        yield f"<table>{''.join(rows)}</table>"


def _section(audit: Audit) -> Iterator[str]:
    yield f"<h2>{escape(title(audit))}</h2>"
    found = counted(len(audit.findings), "finding") if audit.findings else "no finding"
    yield f'<p class="small">{found} in {looked_at(audit)}</p>'
    yield from map(_article, audit.findings)


def _article(finding: Finding) -> str:
    fault = finding.fault
    things = f"{fault.one} and {fault.other}" if fault.other else fault.one
    if finding.during:
        things = f"{finding.things}, {finding.during}"
    picture = ""
    if finding.picture is not None:
        data = b64encode(finding.picture).decode()
        seen = f"the frame at {finding.worst_at:.2f} s"
        picture = f'<img alt="{seen}" title="{seen}" src="data:image/png;base64,{data}">'
    return (
        f"<article><div><p><b>{fault.kind}</b> {when(finding)}</p>"
        f"<p>{escape(things)}</p>"
        f'<p class="small">{escape(fault.said)}</p></div>{picture}</article>'
    )
