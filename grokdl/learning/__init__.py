"""Numbers alone: one neuron, the two ways to learn, what a run did and will do."""

from . import book

__all__ = ["book"]
