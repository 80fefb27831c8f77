"""Palettes: the colours of quantities, for grounds from light to dark and from dark to light.

In each of them every two colours are at least 12 apart (CIEDE2000) for normal sight and with each
of three colour blindnesses, and a quantity keeps its hue: tests/test_ground.py holds them to that.
They were found by search, each as near to the one before as texts on its grounds allow.
"""

from __future__ import annotations

from typing import NamedTuple

from .theme import DARK, PAPER, Theme


class Palette(NamedTuple):
    """The colours (hex) of quantities, and ink."""

    ink: str
    weight: str
    error: str
    goal: str
    slope: str
    input: str
    alpha: str


def _of(theme: Theme) -> Palette:
    return Palette(*(theme.role(name) for name in Palette._fields))


ON_LIGHT = (
    _of(PAPER),
    Palette("#16161A", "#0768DE", "#C83900", "#2B6550", "#500F82", "#5F2B0A", "#A14F85"),
    Palette("#16161A", "#0E5CE1", "#BB3600", "#2D6550", "#500F82", "#5D2A14", "#984A82"),
    Palette("#16161A", "#1350DF", "#B32900", "#2F644E", "#4A0779", "#522616", "#91417A"),
    Palette("#16161A", "#0842DE", "#9A3200", "#2C5F4A", "#45006D", "#4B2111", "#7C4073"),
    Palette("#16161A", "#023BC6", "#8E2700", "#225541", "#380064", "#431B0C", "#743566"),
    Palette("#16161A", "#062EBD", "#7F2200", "#174C3B", "#36005A", "#3F1000", "#61335A"),
    Palette("#16161A", "#021FBD", "#751D00", "#054634", "#39045B", "#3A0F01", "#592E50"),
)
ON_DARK = (
    _of(DARK),
    Palette("#F4F3EE", "#7785FF", "#FFA734", "#43BCA8", "#BABAFA", "#FFE1AE", "#FF4C7B"),
    Palette("#FFFFFF", "#7C8DFF", "#FFB14C", "#36BFAB", "#C0C0F7", "#FEE4BB", "#FF5C83"),
    Palette("#F4F3EE", "#8494FF", "#FFB455", "#41BDA9", "#C1C1F5", "#FFE5B9", "#FF698C"),
    Palette("#FFFFFF", "#8D9AFF", "#FF8900", "#48B98F", "#E3C6FB", "#FFD58D", "#D18EB5"),
    Palette("#FFFFFF", "#94A0FF", "#FF8C00", "#4CBB95", "#E1C8FC", "#FEDDA5", "#DB91BB"),
    Palette("#FFFFFF", "#A0AEFF", "#FF9F1F", "#63C59B", "#EAD1FC", "#FFDF9C", "#DFA1C0"),
)
PALETTES = {PAPER.name: ON_LIGHT, DARK.name: ON_DARK}
"""By theme: from its own colours to those for grounds next to those that are refused."""
