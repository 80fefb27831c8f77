"""Audit: checks every frame of a scene for what is illegible or untrue."""
