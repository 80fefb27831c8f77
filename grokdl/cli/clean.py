"""`grokdl clean`: throws away what can be made again."""

from __future__ import annotations

import re

import click

from ..errors import GrokdlError
from ..files.atomic_write import sweep
from ..files.cache import cache_folder, trim
from ..files.locks import prune

UNITS = {"b": 1, "kb": 10**3, "mb": 10**6, "gb": 10**9}
SECONDS = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}


@click.command()
@click.option("--max-size", metavar="SIZE", help="Keep so much, the last used: 500MB, 2GB.")
@click.option("--max-age", metavar="AGE", help="Keep what was used since: 12h, 7d, 4w.")
def clean(max_size: str | None, max_age: str | None) -> None:
    """Empty the cache, or keep it within limits. A finished video is never touched.

    What was rendered before is then rendered again when it is needed. Files that killed processes
    have left are removed too.

    \b
    Examples:
      grokdl clean
      grokdl clean --max-size 500MB --max-age 30d
    """
    size = 0 if max_size is None else _amount(max_size, UNITS, "size", "500MB")
    age = _amount(max_age, SECONDS, "age", "7d") if max_age is not None else float("inf")
    if max_size is None and max_age is not None:
        size = float("inf")
    freed, kept = trim(most_bytes=size, most_seconds=age)
    freed += sweep()
    prune(0)
    click.echo(f"Freed {freed / 1e6:.1f} MB; {kept / 1e6:.1f} MB are kept in {cache_folder()}.")


def _amount(text: str, units: dict[str, int], kind: str, example: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([a-z]+)", text.strip().lower())
    if not found or found[2] not in units:
        known = ", ".join(units)
        raise GrokdlError(f"{text!r} is no {kind}.", f"Write it like {example} ({known}).")
    return float(found[1]) * units[found[2]]
