"""The formats Desk knows, its own and other people’s, and the one door copy comes in by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import Final, Self, cast

from desk.errors import DeskError
from desk.story.model import Story
from desk.wire.decode import decode
from desk.wire.received import Received
from desk.wire.writing import Photo

GROUP: Final = "desk.formats"
_SUFFIX_WEIGHT: Final = 0.25


@dataclass(frozen=True, slots=True)
class Format:
    """One format: ``read`` is None where it only writes, ``write`` None where it only reads.

    ``likeness`` says from 0 to 1 how like the format a text is. It is None for a format that is not
    text: that one is known by its suffix alone and is handed the bytes as they are.
    """

    id: str
    name: str
    suffixes: tuple[str, ...]
    likeness: Callable[[str], float] | None
    read: Callable[[bytes], Received] | None
    write: Callable[[Story, Photo], bytes] | None


class Formats:
    """The formats at hand; ``problems`` has a sentence for each that could not be loaded."""

    def __init__(self, formats: Iterable[Format], problems: Iterable[str] = ()) -> None:
        self._formats = {one.id: one for one in sorted(formats, key=lambda one: one.id)}
        self.problems = tuple(problems)

    @classmethod
    def load(cls) -> Self:
        """Load every format registered as an entry point of ``desk.formats``, Desk’s own among them."""
        formats: dict[str, Format] = {}
        problems: list[str] = []
        for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
            try:
                if point.name in formats:
                    raise TypeError("another format has its name")  # noqa: TRY301 - same sentence
                formats[point.name] = format_of(point.name, point.load())
            except Exception as error:  # noqa: BLE001 - other people’s code may raise anything on import
                problems.append(
                    f"The format “{point.name}” ({point.value}) was left out: {error}; "
                    "update or remove the add-on that brings it."
                )
        return cls(formats.values(), problems)

    def get(self, format_id: str) -> Format:
        """Return the format of that id. Raises DeskError, naming those there are, when there is none."""
        if (one := self._formats.get(format_id)) is None:
            raise DeskError(f"There is no format “{format_id}”; choose one of {', '.join(self._formats)}.")
        return one

    def readers(self) -> tuple[Format, ...]:
        """Return the formats that copy can come in by, in order of their ids."""
        return tuple(one for one in self._formats.values() if one.read is not None)

    def writers(self) -> tuple[Format, ...]:
        """Return the formats that copy can go out by, in order of their ids."""
        return tuple(one for one in self._formats.values() if one.write is not None)

    def read(self, raw: bytes, name: str = "") -> Received:
        """Read copy by the likeliest format: by what it holds first, by its suffix where that leaves doubt.

        ``name`` is the file’s. Raises DeskError when the copy is no text and no reader claims its suffix.
        """
        suffix = PurePath(name).suffix.lower()
        for one in self.readers():
            if one.read is not None and one.likeness is None and suffix in one.suffixes:
                return replace(one.read(raw), format=one.id)
        text = decode(raw, name).text
        best: tuple[float, Format] | None = None
        for one in self.readers():
            if one.likeness is None:
                continue
            score = one.likeness(text) + (_SUFFIX_WEIGHT if suffix and suffix in one.suffixes else 0.0)
            if best is None or score > best[0]:
                best = (score, one)
        if best is None or best[1].read is None:
            raise DeskError("No format that reads copy is installed; install Desk again.")
        return replace(best[1].read(raw), format=best[1].id)


def format_of(format_id: str, module: object) -> Format:
    """Make a Format of a module with NAME, SUFFIXES and read or write. Raises TypeError where it has not."""
    name, suffixes = getattr(module, "NAME", None), getattr(module, "SUFFIXES", None)
    if not isinstance(name, str) or not isinstance(suffixes, tuple):
        raise TypeError("it has no NAME or no tuple of SUFFIXES")
    calls = [getattr(module, part, None) for part in ("likeness", "read", "write")]
    if any(call is not None and not callable(call) for call in calls):
        raise TypeError("its likeness, read or write cannot be called")
    likeness, read, write = calls
    if read is None and write is None:
        raise TypeError("it neither reads nor writes")
    return Format(
        format_id,
        name,
        tuple(str(suffix).lower() for suffix in cast("tuple[object, ...]", suffixes)),
        cast("Callable[[str], float] | None", likeness),
        cast("Callable[[bytes], Received] | None", read),
        cast("Callable[[Story, Photo], bytes] | None", write),
    )
