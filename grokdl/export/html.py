"""HTML decks: one file that needs no network, with slides that play in any browser."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import GrokdlError, near
from ..files.atomic_write import published
from .deck import Deck, DeckFormat, Slide
from .html_page import DATA, page_of

FORMAT_NUMBER = 1
CARRIED = re.compile(re.escape(DATA) + "(.*?)</script>", re.DOTALL)


class Html(DeckFormat):
    """One page with all clips, pictures and captions in it; it plays offline."""

    ending = ".html"
    kind = "text/html"

    options = ("live", "embed")

    def check(self, recipes: Sequence[str], *, live: bool = False, **_: Any) -> None:
        """Raise GrokdlError for a live bowl if none of the lessons has one."""
        if live:
            from .live import check_bowls  # loads NumPy

            check_bowls(recipes)

    def write(self, deck: Deck, target: Path, *, live: bool = False, **_: Any) -> None:
        """Write a deck as one file, with a `live` bowl as its last slide or without.

        Raises GrokdlError for a live bowl if none of the lessons has one.
        """
        from .live import live_data  # loads NumPy

        bowl = live_data(deck.recipes, deck.theme, deck.language) if live else None
        page = page_of(deck, _data(deck, bowl))
        target.write_text(page, encoding="utf-8", newline="\n")

    def recipes(self, path: Path) -> tuple[str, ...]:
        """Return the recipes that a deck carries, in order; none if it is none of ours.

        Raises GrokdlError for a file that can't be read.
        """
        carried = _carried(path)
        return () if carried is None else tuple(carried["recipes"])

    def refresh(self, path: Path, deck: Deck) -> None:
        """Write a deck anew with the clips of `deck`, which is made from its recipes.

        Its title stays unless a user has given another, and so does its live bowl; it is left alone
        if no slide has changed. Raises GrokdlError for a file that is no deck of ours, or can't be
        read or written.
        """
        carried = _carried(path)
        if carried is None:
            raise GrokdlError(f"{near(path)} is no deck that grokdl made.", "Name an .html of it.")
        renamed = deck if deck.titled else replace(deck, title=carried["title"])
        now = json.loads(json.dumps(_data(renamed, None)))
        if any(now[key] != carried[key] for key in now):
            with published([path]) as [draft]:
                self.write(renamed, draft, live="live" in carried)


def _carried(path: Path) -> dict[str, Any] | None:
    """What a deck says of itself; None if it is none of ours."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        raise GrokdlError(f"There is no file {near(path)}.", "Name an .html.") from None
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise GrokdlError(f"{near(path)} can't be read: {why}.", "Name an .html.") from None
    found = CARRIED.search(text)
    try:
        carried = json.loads(found[1]) if found else None
    except ValueError:
        return None
    if not (isinstance(carried, dict) and {"title", "recipes", "slides", "format"} <= set(carried)):
        return None
    if carried["format"] != FORMAT_NUMBER:
        raise GrokdlError(f"{near(path)} was made by a newer grokdl.", "Update grokdl.")
    return carried


def _digest(slide: Slide) -> str:
    """A digest of all that a slide shows."""
    facts = repr((slide.name, slide.loops, slide.captions, slide.captioned)).encode()
    pictures = (slide.clip, slide.first, slide.last)
    return sha256(b"".join((facts, *(path.read_bytes() for path in pictures)))).hexdigest()[:16]


def _data(deck: Deck, bowl: dict[str, Any] | None) -> dict[str, Any]:
    """What a deck says of itself, as data for JSON."""
    slides = [
        {"lesson": slide.lesson, "digest": _digest(slide), "captions": slide.captions}
        for slide in deck.slides
    ]
    carried = {"format": FORMAT_NUMBER, "title": deck.title, "recipes": deck.recipes}
    return {**carried, "slides": slides} | ({} if bowl is None else {"live": bowl})


FORMAT = Html()
