"""Keys of slides: by what a slide is found again, whatever its title or its place is by then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..deck import Slide


def keys(slides: Iterable[Slide], first: int = 0) -> tuple[str, ...]:
    """Return for each slide the number of its recipe, from 0, and of its section, from 1.

    `first` is how many recipes a deck carries before those of the slides.
    """
    sections: Counter[int] = Counter()
    found = []
    for slide in slides:
        sections[slide.recipe] += 1
        found.append(f"{slide.recipe + first}/{sections[slide.recipe]}")
    return tuple(found)
