"""Grounds: the theme for a ground of any colour.

Whether a text can be read depends on how light its ground is, and on nothing else. So each theme
has a few palettes, for darker and darker grounds on paper, lighter and lighter ones in the dark: a
ground takes the first that can be read on it. What is neither ground nor a quantity is mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ..errors import GrokdlError, slips
from .colour import BLACK, WHITE, contrast, luminance, mixed, written
from .palettes import PALETTES, Palette
from .theme import DARK, PAPER, THEMES, Theme

LEAST_CONTRAST = 4.51  # 4.5, and some for rounding
TEXTS = (*Palette._fields, "muted")
BEHIND_TEXTS = ("ground", "card", "highlight")
HALF = 0.18  # of this luminance: black and white stand out from such a ground alike
NIGHT = 0.012  # a card on a ground as dark as this can't be seen to be darker: it is lighter
WRITE_IT = "Write it as '#0a2540', or by its name in CSS, as in navy."
STEPS = 100  # from a ground that will not do to black, and to white


@dataclass(frozen=True)
class Mixture:
    """How much ink there is in what is mixed from ink and ground."""

    edge: float
    axis: float
    ghosts: tuple[float, float, float]
    muted: float
    highlight: float  # of the weight's colour, in the card's
    highlight_edge: float  # of the weight's colour


MIXTURES = {
    PAPER.name: Mixture(0.12, 0.3, (0.49, 0.37, 0.27), 0.65, 0.04, 0.28),
    DARK.name: Mixture(0.19, 0.33, (0.54, 0.43, 0.33), 0.65, 0.04, 0.44),
}


def ground_in(text: str) -> str:
    """Return the ground that a user means, as in "#0a2540".

    Without # it is the same, which a shell takes for a comment. Raises GrokdlError if it is no
    colour, or as `theme_on`.
    """
    plain = text.strip().lower()
    digits = re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", plain)
    if digits:
        ground = "#" + "".join(letter * (6 // len(digits[1])) for letter in digits[1])
    else:
        ground = _by_name(plain, text)
    theme_on(ground)
    return ground


def _by_name(plain: str, text: str) -> str:
    from PIL import ImageColor  # takes a tenth of a second to import

    try:
        red, green, blue, *rest = ImageColor.getrgb(plain)
    except ValueError:
        near = slips(plain, {name: name for name in ImageColor.colormap})
        hint = f"Did you mean {' or '.join(near)}?" if near else WRITE_IT
        raise GrokdlError(f"The ground {text!r} is no colour.", hint) from None
    if rest:
        raise GrokdlError(f"The ground {text!r} is partly transparent.", WRITE_IT)
    return written(red, green, blue).lower()


@cache
def theme_on(ground: str) -> Theme:
    """Return the theme for a ground (hex): a theme's own, or one made for this ground.

    Raises GrokdlError if nothing could be read on it, or told apart.
    """
    own = (theme for theme in THEMES.values() if theme.ground == ground.upper())
    found = next(own, None) or _first_legible(ground, PALETTES[_family(ground).name])
    if not found:
        raise GrokdlError(
            f"No colours can be both read and told apart on the ground {ground}: it is neither "
            "light nor dark enough.",
            f"Take {' or '.join(_near(ground))}.",
        )
    return found


def _family(ground: str) -> Theme:
    return PAPER if luminance(ground) > HALF else DARK


def _first_legible(ground: str, palettes: tuple[Palette, ...]) -> Theme | None:
    themes = (_theme(_family(ground), ground.upper(), palette) for palette in palettes)
    return next((theme for theme in themes if _is_legible(theme)), None)


def _is_legible(theme: Theme) -> bool:
    return all(
        contrast(theme.role(text), theme.role(behind)) >= LEAST_CONTRAST
        for text in TEXTS
        for behind in BEHIND_TEXTS
    )


def _theme(family: Theme, ground: str, palette: Palette) -> Theme:
    mixture, ink = MIXTURES[family.name], palette.ink
    card = _card(family, ground)
    highlight = mixed(card, palette.weight, mixture.highlight)
    last, middle, earliest = (mixed(ground, ink, part) for part in mixture.ghosts)
    return replace(
        family,
        ground=ground,
        card=card,
        edge=mixed(ground, ink, mixture.edge),
        axis=mixed(ground, ink, mixture.axis),
        dot=ink if family is PAPER else family.dot,
        dot_ring=ink,
        **palette._asdict(),
        muted=_muted(ink, mixture.muted, (ground, card, highlight)),
        ghosts=(last, middle, earliest),
        highlight=highlight,
        highlight_edge=mixed(ground, palette.weight, mixture.highlight_edge),
    )


def _card(family: Theme, ground: str) -> str:
    """Return the colour of a card: away from ink where that can be seen, for its texts' sake."""
    if family is PAPER:
        return mixed(ground, WHITE, 0.6)
    return mixed(ground, WHITE, 0.05) if luminance(ground) < NIGHT else mixed(ground, BLACK, 0.25)


def _muted(ink: str, least: float, behind: tuple[str, ...]) -> str:
    """Return the palest mixture of ink and ground that can be read, with so much ink at least."""
    parts = (part / 100 for part in range(round(100 * least), 100))
    tried = (mixed(behind[0], ink, part) for part in parts)
    legible = (c for c in tried if all(contrast(c, b) >= LEAST_CONTRAST for b in behind))
    return next(legible, ink)


def _near(ground: str) -> list[str]:
    """Return the nearest grounds that will do, the nearer one first: one darker, one lighter."""
    found = [next(_mended(ground, end)) for end in (BLACK, WHITE)]
    return [f"{colour.lower()} ({kind})" for _, colour, kind in sorted(found)]


def _mended(ground: str, end: str) -> Iterator[tuple[float, str, str]]:
    kind = "darker" if end is BLACK else "lighter"
    for step in range(1, STEPS + 1):
        colour = mixed(ground, end, step / STEPS)
        if _first_legible(colour, PALETTES[_family(colour).name][-1:]):
            yield contrast(ground, colour), colour, kind
