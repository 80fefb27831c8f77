"""Themes and sizes: what colour a quantity has, and how large a text is.

Colour is meaning: a quantity keeps its colour in the drawing, the read-out, the header, the formula
and the code. Sizes are heights of the em, as a share of the picture's shorter side.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """A set of colours: one (hex) for each role."""

    name: str
    ground: str
    card: str
    edge: str
    axis: str
    ink: str
    dot: str
    dot_ring: str
    weight: str
    error: str
    goal: str
    slope: str
    input: str
    alpha: str
    muted: str
    ghosts: tuple[str, str, str]
    highlight: str
    highlight_edge: str

    def role(self, name: str) -> str:
        """Return the colour of a quantity or a role by its name."""
        colour: str = getattr(self, ROLE_OF.get(name, name))
        return colour


ROLE_OF = {
    "goal_prediction": "goal",
    "goal weight": "goal",
    "weight_delta": "weight",
    "next_weight": "weight",
    "prediction": "ink",
    "delta": "ink",
    "iterations": "muted",
}

PAPER = Theme(
    name="paper",
    ground="#FBFAF6",
    card="#FFFFFF",
    edge="#E4E1D6",
    axis="#B9B7AE",
    ink="#16161A",
    dot="#16161A",
    dot_ring="#16161A",
    weight="#0F6CE2",
    error="#CF4000",
    goal="#2B6550",
    slope="#500F82",
    input="#622D00",
    alpha="#A15087",
    muted="#66666E",
    ghosts=("#8B8B93", "#A5A5AC", "#BDBDC3"),
    highlight="#F5F9FE",
    highlight_edge="#BBD5F7",
)

DARK = Theme(
    name="dark",
    ground="#15161B",
    card="#1F2027",
    edge="#363842",
    axis="#5C5E68",
    ink="#F4F3EE",
    dot="#000000",
    dot_ring="#F4F3EE",
    weight="#7180FF",
    error="#FFA22C",
    goal="#43BCA8",
    slope="#BAB9FA",
    input="#FFE1AE",
    alpha="#FA4274",
    muted="#A6A6B0",
    ghosts=("#8E8E98", "#74747E", "#5E5E68"),
    highlight="#20222F",
    highlight_edge="#434C86",
)

THEMES = {theme.name: theme for theme in (PAPER, DARK)}

TITLE = 0.056
SUBTITLE = 0.034
CAPTION = 0.044
LARGE = 0.075
BODY = 0.034
SMALL = 0.0305
TICK = 0.0285
NARROW = 0.0235
LEAST = 0.022

STROKE = 4.5  # Manim's units: at 1080p two of them are close to three pixels
FINE = 2.2
