"""Order of a deck's slides, and PowerPoint's sections (groups of slides), which list them again."""

from __future__ import annotations

from typing import Any

from .xml import found, made


def move_after(deck: Any, slide: Any) -> None:
    """Put the last slide behind another one."""
    order = deck._element.sldIdLst
    place = [one.slide_id for one in deck.slides].index(slide.slide_id)
    order.insert(place + 1, order[-1])


def into_section(deck: Any, slide: Any) -> None:
    """List a slide in the section of the one before it; in none if a deck has no sections."""
    numbers = [one.slide_id for one in deck.slides]
    place = numbers.index(slide.slide_id)
    for listed in found(deck._element, f"//p14:sldId[@id='{numbers[place - 1]}']"):
        listed.addnext(made(f'<p14:sldId id="{slide.slide_id}"/>'))
