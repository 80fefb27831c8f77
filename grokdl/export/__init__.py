"""Formats of files: each is one module of this folder, and is found by itself."""

from .deck import Deck, DeckFormat, Slide
from .format import Exporter, Facts, Format, FrameFormat, Holds, UnreadableError
from .known import USUAL, deck_formats, format_named, format_of, formats, names_a_file

__all__ = [
    "USUAL",
    "Deck",
    "DeckFormat",
    "Exporter",
    "Facts",
    "Format",
    "FrameFormat",
    "Holds",
    "Slide",
    "UnreadableError",
    "deck_formats",
    "format_named",
    "format_of",
    "formats",
    "names_a_file",
]
