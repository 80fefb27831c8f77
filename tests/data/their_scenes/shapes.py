"""A file that a scene file imports."""

SIDES = 3
