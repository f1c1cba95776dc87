"""Inks that print over one another: what overprints or multiplies adds to what lies under it."""

from collections.abc import Callable, Iterator, Sequence

from desk.press.preflight.fault import Box, Fault, meets, where
from desk.press.preflight.seen import Inks, Paint, Picture, SeenFile, SeenPage

_SLACK = 2.0
_BARE: Inks = (0.0, 0.0, 0.0, 0.0)
_PLATES = ("Cyan", "Magenta", "Yellow", "Black")
Layer = Paint | Picture


def overlap(limit_for: Callable[[bytes], int]) -> Callable[[SeenFile], Iterator[Fault]]:
    """Make the rule from what gives the limit of the profile in the file, in per cent."""

    def rule(file: SeenFile) -> Iterator[Fault]:
        icc = next((intent.icc for intent in file.intents if intent.icc), b"")
        if not icc:
            return
        limit = limit_for(icc)
        for page in file.pages:
            over = list(_over(page, limit))
            if over:
                heavy, box = over[0]
                more = f" (and in {len(over) - 1} more places)" if len(over) > 1 else ""
                yield Fault(
                    "ink",
                    page.number,
                    f"Colours printed over one another {where(box, page.cut)}{more} have {heavy:.0f} % ink "
                    f"together where the profile bears {limit} %.",
                )

    return rule


def _over(page: SeenPage, limit: int) -> Iterator[tuple[float, Box]]:
    """Yield the ink, in per cent, and the box of each mark that lies too heavily on what is under it."""
    coloured = [(at, layer.box) for at, layer in enumerate(page.layers) if _is_coloured(layer)]
    for at, layer in enumerate(page.layers):
        if not isinstance(layer, Paint) or layer.laid == "knocks out":
            continue
        own = _inks_of(layer)
        if own is None or not meets(layer.box, page.printed):
            continue
        # Black on black, as most type is, can never add up; to look at each run of it would cost seconds.
        if any(before < at and meets(box, layer.box) for before, box in coloured):
            under = [each for each in page.layers[:at] if meets(each.box, layer.box)]
            heavy = max(_percent(_merged(inks, own, layer)) for inks in _stacked(under, layer.box))
            if heavy > limit + _SLACK >= _percent(own):
                yield heavy, layer.box


def _is_coloured(layer: Layer) -> bool:
    if isinstance(layer, Picture):
        return bool(layer.plates)
    inks = _inks_of(layer)
    return inks is not None and sum(inks[:3]) > 0


def _stacked(under: Sequence[Layer], box: Box) -> set[Inks]:
    """Return the inks that may lie anywhere under a box, when these layers have been laid."""
    there = {_BARE}
    for layer in under:
        laid = set(_inks_in(layer, box))
        if isinstance(layer, Paint) and layer.laid != "knocks out":
            there |= {_merged(below, inks, layer) for below in there for inks in laid}
        elif _covers(layer, box):
            there = laid or {_BARE}
        else:
            there |= laid
    return there


def _covers(layer: Layer, box: Box) -> bool:
    if isinstance(layer, Paint) and not layer.fills_box:
        return False
    left, bottom, right, top = layer.box
    return left <= box[0] and bottom <= box[1] and right >= box[2] and top >= box[3]


def _inks_in(layer: Layer, box: Box) -> Iterator[Inks]:
    if isinstance(layer, Paint):
        inks = _inks_of(layer)
        if inks is not None:
            yield inks
    elif layer.plates:
        # What matters of a photo is where it is heaviest in the inks that stay under black.
        spots = [spot for row in _rows_in(layer, box) for spot in row]
        yield max(spots, key=lambda inks: sum(inks[:3]), default=_BARE)


def _rows_in(picture: Picture, box: Box) -> Iterator[tuple[Inks, ...]]:
    """Yield the spots of a photo that a box lies over."""
    left, bottom, right, top = picture.box
    rows = len(picture.plates)
    wide, high = max(right - left, 1e-6) / len(picture.plates[0]), max(top - bottom, 1e-6) / rows
    first, last = max(0, int((box[0] - left) // wide)), max(0, int((box[2] - left) // wide))
    for row in range(max(0, int((top - box[3]) // high)), min(rows, int((top - box[1]) // high) + 1)):
        yield picture.plates[row][first : last + 1]


def _inks_of(paint: Paint) -> Inks | None:
    if paint.space.family == "cmyk" and len(paint.values) == len(_PLATES):
        cyan, magenta, yellow, black = paint.values
        return cyan, magenta, yellow, black
    if paint.space.family == "grey" and paint.values:
        return 0.0, 0.0, 0.0, 1 - paint.values[0]
    if paint.space.family == "spot" and set(paint.space.inks) <= set(_PLATES):
        parts = dict(zip(paint.space.inks, paint.values, strict=False))
        return tuple(parts.get(plate, 0.0) for plate in _PLATES)  # pyright: ignore[reportReturnType]
    return None


def _merged(below: Inks, own: Inks, paint: Paint) -> Inks:
    """Return the inks of a mark with what stays of those below: all but the plates it prints on itself."""
    if paint.laid == "multiplies":
        c, m, y, k = (1 - (1 - under) * (1 - over) for under, over in zip(below, own, strict=True))
    else:
        c, m, y, k = (over or under for under, over in zip(below, own, strict=True))
    return c, m, y, k


def _percent(inks: Inks) -> float:
    return 100 * sum(inks)
