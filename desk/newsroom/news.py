"""A piece of news that several listeners wait for."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class News(Generic[T]):
    """Tells each listener, in the order they came."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[T], None]] = []

    def listen(self, call: Callable[[T], None]) -> None:
        """Hear every piece of news from now on."""
        self._listeners.append(call)

    def tell(self, news: T) -> None:
        """Tell all listeners."""
        for call in list(self._listeners):
            call(news)
