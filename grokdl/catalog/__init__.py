"""Data about lessons and what a user may ask of them, without Manim."""
