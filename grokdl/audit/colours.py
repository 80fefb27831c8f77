"""Colours as eyes see them: contrasts, and distances for four kinds of sight."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Any

from ..errors import GrokdlError
from ..stage.theme import Theme
from .check import Check, Timed
from .finding import Fault
from .walk import Frame

QUANTITIES = ("ink", "weight", "error", "goal", "slope", "input", "alpha")
SIGHTS = ("normal", "protan", "deutan", "tritan")
LEAST_DISTANCE = 12.0  # CIEDE2000

Rgb = tuple[float, float, float]


@cache
def _colour() -> Any:
    try:
        from coloraide.everything import ColorAll
    except ImportError:
        raise GrokdlError(
            "An audit measures colours with coloraide, which is not installed.",
            "Install it: pip install 'grokdl[audit]'.",
        ) from None
    return ColorAll


@cache
def contrast(one: Rgb, other: Rgb) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    colour = _colour()
    return float(colour("srgb", one).contrast(colour("srgb", other)))


@cache
def distance(one: str, other: str, sight: str) -> float:
    """Return how far apart two colours (hex) are by CIEDE2000, seen with one of SIGHTS.

    The colour blindnesses are simulated as Machado, Oliveira and Fernandes (2009) do.
    """
    return float(_seen(one, sight).delta_e(_seen(other, sight), method="2000"))


def _seen(colour: str, sight: str) -> Any:
    plain = _colour()(colour)
    return plain if sight == "normal" else plain.filter(sight, 1, method="machado")


def too_near(theme: Theme, roles: Iterator[str] | tuple[str, ...]) -> Iterator[Fault]:
    """Return the pairs of roles whose colours some eyes can't tell apart."""
    for one, other in combinations(roles, 2):
        for sight in SIGHTS:
            apart = distance(theme.role(one), theme.role(other), sight)
            if apart < LEAST_DISTANCE:
                said = f"{apart:.1f} apart with {sight} sight, least {LEAST_DISTANCE:g}"
                yield Fault("colours", one, other, round(LEAST_DISTANCE - apart, 2), said)


class RoleColours(Check):
    """Holds the quantities that a lesson shows to colours that are told apart by any eyes."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: set[str] = set()

    def look(self, frame: Frame) -> Iterator[Fault]:
        """Note the colours that are there."""
        for shape in frame.shapes:
            if shape.opacity == 1:
                self._shown.add(shape.colour)
        yield from ()

    def end(self, scene: Any) -> Iterator[Timed]:
        """Compare those that mean a quantity."""
        if not hasattr(scene, "style"):
            return  # no scene of ours: its colours mean what they like
        theme = scene.style.theme
        roles = tuple(role for role in QUANTITIES if theme.role(role).upper() in self._shown)
        self.examined["colours"] += len(roles)
        yield from ((0.0, 0.0, fault) for fault in too_near(theme, roles))
