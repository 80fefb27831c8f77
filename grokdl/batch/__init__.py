"""Batches of clips: from a parameter file and the command line, side by side."""

from .film_file import FilmFile, read_film
from .parameter_file import Batch, files_named, read
from .template import as_toml
from .variants import ClipSpec, side_by_side

__all__ = [
    "Batch",
    "ClipSpec",
    "FilmFile",
    "as_toml",
    "files_named",
    "read",
    "read_film",
    "side_by_side",
]
