"""Runs productions for a command, with progress shown, and a profile if it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import click

from ..engine.take import Take
from ..production.executor import LocalPool
from ..production.pictures import files
from ..production.production import Production, run
from .profile import Bill
from .progress import Watch, watching


def made(
    productions: Sequence[Production[Any]], cores: int | None = None, *, profile: bool = False
) -> list[Path]:
    """Make videos, at most `cores` processes at once; return the places of what was asked for."""
    if not productions:
        return []
    names, bill = _names(productions), Bill()
    takes = _names_of_takes(productions, names)
    with watching(takes, productions[0].frame_rate) as watch:
        heard = {**_heard_by(takes, watch, bill), **_said(names)}
        with closing(run(productions, executor=LocalPool(cores), **heard)) as videos:
            list(videos)
    if profile:
        bill.show()
    return [place for production in productions for place in files(production.path)]


def _names(productions: Sequence[Production[Any]]) -> list[str]:
    """What a user calls the videos: as their files, if two would have one name."""
    names = [production.name for production in productions]
    doubled = len(set(names)) < len(names)
    return [production.path.stem for production in productions] if doubled else names


def _names_of_takes(productions: Sequence[Production[Any]], names: Sequence[str]) -> list[str]:
    """What a user calls the takes: as the video, if that is the only one."""
    both = zip((production.take_names for production in productions), names, strict=True)
    return [take for takes, name in both for take in (takes if len(takes) > 1 else [name])]


def _heard_by(names: Sequence[str], watch: Watch, bill: Bill) -> dict[str, Any]:
    def finished(number: int, take: Take) -> None:
        watch.finished(number, take.duration)
        for remark in take.remarks:
            click.echo(f"{names[number]}: {remark}.", err=True)
        bill.add(take)

    return {"on_progress": watch.report, "on_finished": finished, "on_output": watch.printed}


def _said(names: Sequence[str]) -> dict[str, Any]:
    def say(words: str, number: int) -> None:
        click.echo(f"{names[number]}: {words}", err=True)

    return {
        "on_current": partial(say, "current, nothing to do (--force renders it all the same)"),
        "on_wait": partial(say, "another process is making it, waiting"),
    }
