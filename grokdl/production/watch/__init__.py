"""Renders again whatever a save has touched: the watch, and the warm process that does the work."""

from .files import Watched
from .rounds import Round, round_of
from .watch import Watch

__all__ = ["Round", "Watch", "Watched", "round_of"]
