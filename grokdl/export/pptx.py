"""PPTX: decks for PowerPoint, which Keynote, Google Slides and LibreOffice Impress open too."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import GrokdlError
from ..files.atomic_write import published
from .deck import Deck, DeckFormat

MOST_PIXELS = 29 * 1920 * 1080
"""Pixels of all clips of a deck: with a thirtieth in full HD, PowerPoint for Windows has been seen
to play none any more, while the same deck in 720p played (jeertmans/manim-slides, issue 392)."""


class Refreshed(NamedTuple):
    """What became of the slides of a deck, by their keys.

    `changed` have new clips, `added` are sections that the deck had never had, and `hidden` are not
    shown any more, for there is no such section now.
    """

    changed: tuple[str, ...]
    added: tuple[str, ...]
    hidden: tuple[str, ...]


class Pptx(DeckFormat):
    """A slide a section: its clip plays by itself; its captions are tracks and speaker notes.

    A user's own deck as a template keeps its size, ground and slides, and ours come after them.
    """

    ending = ".pptx"
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    options = ("template",)
    keeps_changes = True
    needs_last = False

    def check(self, recipes: Sequence[str], template: Path | None = None, **options: Any) -> None:
        """Raise GrokdlError where python-pptx is missing, or a template is no deck."""
        _python_pptx()
        from .powerpoint import opened

        if template is not None:
            opened.user_deck(template)

    def write(self, deck: Deck, target: Path, template: Path | None = None, **options: Any) -> None:
        """Write a deck, after the slides of a template if there is one.

        Raises GrokdlError for a template that is no deck, and for more clips than PowerPoint bears.
        """
        _python_pptx()
        from .powerpoint import carried, opened, saved
        from .powerpoint.keys import keys

        if template is None:
            presentation = opened.new_deck(deck.theme, deck.width, deck.height)
            saved.entitle(presentation, deck.title)
        else:
            presentation = opened.user_deck(template)
            _retitle(presentation, deck)
        _bearable(deck, opened.clips_of(presentation))
        before = carried.read_recipes(presentation)
        written = _append(presentation, deck, keys(deck.slides, len(before)))
        known = carried.read_written(presentation)
        carried.carry(presentation, (*before, *deck.recipes), {**known, **written})
        target.write_bytes(saved.packed(presentation))

    def recipes(self, path: Path) -> tuple[str, ...]:
        """Return the recipes that a deck carries; none if it is none of ours.

        Raises GrokdlError for a file that is no deck.
        """
        _python_pptx()
        from .powerpoint import carried, opened

        return carried.read_recipes(opened.user_deck(path))

    def refresh(self, path: Path, deck: Deck) -> None:
        """Change the clips of a deck, as `refreshed` does."""
        refreshed(path, deck)


PPTX = FORMAT = Pptx()


def refreshed(path: Path, deck: Deck) -> Refreshed:
    """Change the clips of a deck for those of `deck`, which is made from its recipes, in order.

    Posters, captions and notes go with them. What the user has added, moved, resized, deleted or
    written stays; a slide whose section there is no more is hidden. The file is left alone if
    nothing changes, or nothing in it is ours. Raises GrokdlError for a file that is no deck, or
    can't be written.
    """
    _python_pptx()
    from .powerpoint import carried, opened, saved
    from .powerpoint.refreshed import renewed

    presentation = opened.user_deck(path)
    before = carried.read_recipes(presentation)
    told = Refreshed(*renewed(presentation, deck))
    if _retitle(presentation, deck) or any(told) or (before and before != deck.recipes):
        with published([path]) as [draft]:
            draft.write_bytes(saved.packed(presentation))
    return told


def _append(presentation: Any, deck: Deck, own: Sequence[str]) -> dict[str, dict[str, str]]:
    """Append the slides, and return what is written on them by their keys."""
    from .powerpoint.clip_slide import add_slide, written_on
    from .powerpoint.opened import layout_of
    from .powerpoint.order import into_section

    layout, size = layout_of(presentation), (deck.width, deck.height)
    for slide, key in zip(deck.slides, own, strict=True):
        into_section(presentation, add_slide(presentation, layout, slide, key, size, deck.language))
    slides = zip(own, deck.slides, strict=True)
    return {key: written_on(slide, deck.language) for key, slide in slides}


def _retitle(presentation: Any, deck: Deck) -> bool:
    """Give a user's deck the title that its user asks for, if any, and tell if it is another."""
    if not deck.titled or presentation.core_properties.title == deck.title:
        return False
    presentation.core_properties.title = deck.title
    return True


def _python_pptx() -> None:
    """Raise GrokdlError if the package that writes decks isn't installed."""
    if find_spec("pptx") is None:
        raise GrokdlError(
            "PowerPoint decks need the package python-pptx.", "Get it: pip install 'grokdl[export]'"
        )


def _bearable(deck: Deck, others: int) -> None:
    """Raise GrokdlError for too many clips; others, already in the deck, count as our own."""
    most, clips = MOST_PIXELS // (deck.width * deck.height), len(deck.slides) + others
    if clips > most:
        raise GrokdlError(
            f"{clips} clips of {deck.width}×{deck.height} are more than PowerPoint bears "
            f"in one deck; {most} of this size it does.",
            "Make a deck for some of the lessons, or render smaller: -q slide.",
        )
