"""Renders scenes: the sole owner of manim.config. Only `shoot`, `settings`, `writer` load Manim."""
