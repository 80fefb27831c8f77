"""What a talk asks for: clips side by side, from a parameter file and from the command line."""

from .parameter_file import Batch, read
from .template import as_toml
from .variants import ClipSpec, side_by_side

__all__ = ["Batch", "ClipSpec", "as_toml", "read", "side_by_side"]
