"""Batches of clips: from a parameter file and the command line, side by side."""

from .parameter_file import Batch, read
from .template import as_toml
from .variants import ClipSpec, side_by_side

__all__ = ["Batch", "ClipSpec", "as_toml", "read", "side_by_side"]
