"""Reusable drawings: they take numbers, show one thing each, and change in place."""
