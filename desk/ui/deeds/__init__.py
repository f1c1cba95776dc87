"""What each action of the window does, a module a kind of work."""

from desk.ui.deeds.deeds import Deeds

__all__ = ["Deeds"]
