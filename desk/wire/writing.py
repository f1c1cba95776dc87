"""What every writer of a format shares: where photos come from, and text as bytes."""

from collections.abc import Callable

Photo = Callable[[str], bytes | None]
"""Given a file’s name in the photo folder, its picture as JPEG bytes; None while there is none."""


def encoded(text: str) -> bytes:
    """Return ``text`` in UTF-8; half a surrogate pair, which no file can hold, becomes a question mark."""
    return text.encode("utf-8", "replace")
