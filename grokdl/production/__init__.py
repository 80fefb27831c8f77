"""Finished videos (clips, films, scenes of a file): rendered, recorded, checked and renewed."""
