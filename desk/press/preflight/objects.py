"""pypdf’s objects as plain values: whatever is missing or of another kind reads as nothing."""

from collections.abc import Iterator
from typing import cast

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject


def resolved(value: object) -> object:
    """Follow a reference."""
    return value.get_object() if isinstance(value, IndirectObject) else value


def of(owner: object, key: str) -> object:
    """Return what a dictionary has under a key, None where it is none or has nothing."""
    holder = resolved(owner)
    if not isinstance(holder, DictionaryObject):
        return None
    return resolved(cast("dict[str, object]", holder).get(key))


def items(owner: object) -> Iterator[tuple[str, object]]:
    """Yield the keys and values of a dictionary."""
    holder = resolved(owner)
    if isinstance(holder, DictionaryObject):
        for key, value in cast("dict[str, object]", holder).items():
            yield str(key), resolved(value)


def parts(value: object) -> list[object]:
    """Return the members of an array; empty where it is none."""
    array = resolved(value)
    return [resolved(part) for part in cast("list[object]", array)] if isinstance(array, ArrayObject) else []


def number(value: object, otherwise: float = 0.0) -> float:
    """Return a number."""
    plain = resolved(value)
    return float(plain) if isinstance(plain, int | float) else otherwise


def numbers(value: object) -> list[float]:
    """Return the numbers of an array."""
    return [number(part) for part in parts(value)]


def truth(value: object) -> bool:
    """Return a truth value; false where it is none."""
    return getattr(resolved(value), "value", False) is True


def name(value: object) -> str:
    """Return a name or a text, empty where it is neither."""
    plain = resolved(value)
    return str(plain) if isinstance(plain, str) else ""


def data(value: object) -> bytes:
    """Return a stream’s bytes, decoded; empty where it is none."""
    stream = resolved(value)
    return stream.get_data() if isinstance(stream, StreamObject) else b""


def identity(value: object) -> object:
    """Return what tells an object from others."""
    reference = getattr(resolved(value), "indirect_reference", None)
    return (reference.idnum, reference.generation) if reference is not None else id(value)
