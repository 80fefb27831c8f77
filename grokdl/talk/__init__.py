"""What a talk asks for: clips side by side, from a parameter file and from the command line."""

from .template import as_toml
from .variants import Wish, side_by_side
from .wishes import Talk, read

__all__ = ["Talk", "Wish", "as_toml", "read", "side_by_side"]
