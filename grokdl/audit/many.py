"""Audits of many lessons at once, in processes of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from .. import gallery
from ..engine import crew
from ..engine.take import Headway, Progress
from ..publish import private_folder
from ..request import Request, asked
from .audit import Audit

Report = Callable[[int], None]
"""Told how many audits are done."""


def audits(
    requests: Sequence[Request],
    *,
    scenes: Path | None = None,
    cores: int | None = None,
    pictures: bool = False,
    on_progress: Report = lambda done: None,
) -> list[Audit]:
    """Audit lessons as they were asked for, and return the audits in that order.

    `cores` is how many processes work at once, by default one for each core; with `pictures` each
    finding has one. Raises GrokdlError as `audit` does.
    """
    at_once, _ = crew.shared(len(requests), cores)
    shares = [list(requests)[k::at_once] for k in range(at_once)]
    jobs = [partial(_audited, [r.recipe for r in share], scenes, pictures) for share in shares]
    done, found = [0.0] * at_once, dict[int, list[Audit]]()

    def tell(number: int, headway: Headway) -> None:
        done[number] = headway.done
        on_progress(round(sum(done)))

    with (
        private_folder() as folder,
        closing(crew.takes(jobs, folder, tell, at_once)) as results,
    ):
        for number, result in results:
            found[number] = result
    return [found[k % at_once][k // at_once] for k in range(len(requests))]


def _audited(
    recipes: list[dict[str, Any]],
    scenes: Path | None,
    pictures: bool,
    folder: Path,
    on_progress: Progress,
) -> list[Audit]:
    from .audit import audit
    from .crops import add_pictures

    found = []
    for recipe in recipes:
        wishes = dict(recipe)
        brief = gallery.find(wishes.pop("lesson"), scenes)
        result = audit(asked(brief, **wishes), scenes)
        if pictures:
            add_pictures(result.findings)
        for finding in result.findings:
            finding.display = None  # cairo's paths stay in the process that made them
        result.scene = None
        found.append(result)
        on_progress(Headway(len(found), len(recipes), whole=True))
    return found
