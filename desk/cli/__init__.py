"""The commands of ``desk``, a module a group: each reads its words, calls the newsroom, and prints."""

from desk.cli.program import commands, run

__all__ = ["commands", "run"]
