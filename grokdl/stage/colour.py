"""Colours (hex) as numbers: mixed, and held against each other."""

from __future__ import annotations

from functools import cache

WHITE, BLACK = "#FFFFFF", "#000000"


def mixed(one: str, other: str, part: float) -> str:
    """Return a mixture of two colours, with so much of the other: 0 is the one, 1 the other."""
    pairs = zip(_numbers(one), _numbers(other), strict=True)
    red, green, blue = (round(a + part * (b - a)) for a, b in pairs)
    return written(red, green, blue)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@cache
def luminance(colour: str) -> float:
    """Return how much light a colour gives, black 0 and white 1."""
    red, green, blue = (_light(number / 255) for number in _numbers(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _numbers(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)


def written(red: int, green: int, blue: int) -> str:
    """Return the colour of three numbers from 0 to 255."""
    return f"#{red:02X}{green:02X}{blue:02X}"
