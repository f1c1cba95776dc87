"""Desk: on it a sub-editor turns copy into print, offline."""

__version__ = "0.1.0"
