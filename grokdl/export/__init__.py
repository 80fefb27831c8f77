"""Formats of files: each is one module of this folder, and is found by itself."""

from .format import Exporter, Facts, Format, FrameFormat, Holds, UnreadableError
from .known import USUAL, format_of, formats, names_a_file

__all__ = [
    "USUAL",
    "Exporter",
    "Facts",
    "Format",
    "FrameFormat",
    "Holds",
    "UnreadableError",
    "format_of",
    "formats",
    "names_a_file",
]
