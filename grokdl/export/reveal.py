"""Slides for reveal.js: markup to paste into a deck that exists."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

from ..words import in_language
from ..words.captions import to_vtt
from .deck import Deck, Slide


def embed(deck: Deck) -> str:
    """Return a `<section>` a slide, for the files of a deck that lie beside the user's page.

    A clip stands in a `<video>`, as a background it would be left out where decks are made one
    file. Its captions are a file of its name, as `tracks` has them, and notes of the speaker.
    """
    return "\n".join(line for slide in deck.slides for line in _section(deck, slide)) + "\n"


def tracks(deck: Deck) -> dict[Path, str]:
    """Return the text of each file of captions that the markup names, by its place."""
    return {_track(slide): to_vtt(slide.captions) for slide in deck.slides if slide.captions}


def _section(deck: Deck, slide: Slide) -> Iterator[str]:
    words = in_language(deck.language)
    flags = " loop" if slide.loops else ""
    yield f'<section data-background-color="{deck.theme.ground}">'
    yield (
        f'  <video data-autoplay{flags} playsinline preload="auto" src="{_name(slide.clip)}"'
        f' poster="{_name(slide.first)}" width="{deck.width}" height="{deck.height}"'
        f' aria-label="{escape(slide.name)}">'
    )
    if slide.captions:
        yield (
            f'    <track kind="captions" srclang="{escape(deck.language)}"'
            f' label="{escape(words.name)}" src="{_name(_track(slide))}">'
        )
    yield "  </video>"
    if slide.captions:
        yield '  <aside class="notes">'
        yield from (f"    <p>{_one_line(cue.text)}</p>" for cue in slide.captions)
        yield "  </aside>"
    yield "</section>"


def _track(slide: Slide) -> Path:
    return slide.clip.with_suffix(".vtt")


def _name(path: Path) -> str:
    return quote(path.name)


def _one_line(text: str) -> str:
    return escape(" ".join(text.split()))
