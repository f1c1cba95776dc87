"""What lies behind the marks of a page: groups that are blended, tones that are changed, colours that run."""

from collections.abc import Iterator

from desk.press.preflight.found import Found
from desk.press.preflight.objects import name, number, numbers, of, parts
from desk.press.preflight.spaces import space_of

_STITCHED = 3
_BETWEEN = 2


def blended(found: Found, owner: object, resources: object) -> None:
    """Note a page or form whose transparency is blended in other colours than the press’s (11.6.6)."""
    space = of(of(owner, "/Group"), "/CS")
    if space is None:
        return
    seen = space_of(space, of(resources, "/ColorSpace"))
    if seen.family in {"rgb", "lab"}:
        found.odd("transparency", seen.words)


def stated(found: Found, state: object) -> None:
    """Note what a graphics state does that a press must not be asked to (ISO 15930-7, 6.12)."""
    usual = {"/TR": {"/Identity"}, "/TR2": {"/Identity", "/Default"}}
    for key, harmless in usual.items():
        value = of(state, key)
        if value is not None and name(value) not in harmless:
            found.odd("transfer", "a transfer function of its own")
    if of(of(state, "/HT"), "/TransferFunction") is not None:
        found.odd("transfer", "a screen with a transfer function")
    if of(state, "/HTP") is not None:
        found.odd("transfer", "a screen that is shifted")
    mask = of(state, "/SMask")
    blended(found, of(mask, "/G"), of(of(mask, "/G"), "/Resources"))


def ends(function: object) -> Iterator[tuple[float, ...]]:
    """Yield the colours a shading’s function begins and ends with, where it says them (7.10)."""
    several = parts(function)
    if several:
        each = [[end[0] for end in ends(one) if end] for one in several]
        if all(each):
            yield tuple(map(max, each))
        return
    kind = number(of(function, "/FunctionType"), -1)
    if kind == _BETWEEN:
        yield tuple(numbers(of(function, "/C0"))) or (0.0,)
        yield tuple(numbers(of(function, "/C1"))) or (1.0,)
    elif kind == _STITCHED:
        for one in parts(of(function, "/Functions")):
            yield from ends(one)
