"""Reads every frame of a lesson back, and finds what can't be read or is not so."""
