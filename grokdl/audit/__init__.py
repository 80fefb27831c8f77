"""Reads every frame of a lesson back, and finds what can't be read or is not so."""

from .audit import Audit, audit, audit_scene

__all__ = ["Audit", "audit", "audit_scene"]
