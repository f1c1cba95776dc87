"""Colour spaces as a press sees them (ISO 32000-1, 8.6)."""

from desk.press.preflight.objects import name, number, of, parts
from desk.press.preflight.seen import Family, Space

UNKNOWN = "colours the file does not tell"
GREY = Space("grey", "DeviceGray", 1)
_DEVICE = {
    "/DeviceGray": GREY, "/G": GREY,
    "/DeviceRGB": Space("rgb", "DeviceRGB", 3), "/RGB": Space("rgb", "DeviceRGB", 3),
    "/DeviceCMYK": Space("cmyk", "DeviceCMYK", 4), "/CMYK": Space("cmyk", "DeviceCMYK", 4),
    "/Pattern": Space("pattern", "Pattern", 0),
}  # fmt: skip
CMYK = _DEVICE["/DeviceCMYK"]
RGB = _DEVICE["/DeviceRGB"]
_ICC: dict[int, Family] = {1: "grey", 3: "rgb", 4: "cmyk"}
_CIE: dict[str, tuple[Family, int]] = {"/CalGray": ("grey", 1), "/CalRGB": ("rgb", 3), "/Lab": ("lab", 3)}


def space_of(value: object, named: object = None) -> Space:
    """Return the space of a value: a name, looked up among the page’s own, or an array."""
    if plain := name(value):
        own = of(named, plain)
        if own is not None and own != plain:
            return space_of(own)
        return _DEVICE.get(plain, Space("pattern", plain.lstrip("/"), 0))
    array = parts(value)
    kind = name(array[0]) if array else ""
    if kind in _DEVICE and len(array) == 1:
        return _DEVICE[kind]
    if kind in {"/Indexed", "/I"} or (kind == "/Pattern" and len(array) > 1):
        return space_of(array[1], named)
    return _named_inks(kind, array) or _calibrated(kind, array) or Space("pattern", kind[1:] or UNKNOWN, 0)


def _calibrated(kind: str, array: list[object]) -> Space | None:
    if kind == "/ICCBased":
        count = int(number(of(array[1], "/N")))
        return Space(_ICC.get(count, "lab"), f"ICC-based, {count} parts", count, is_calibrated=True)
    if kind in _CIE:
        family, count = _CIE[kind]
        return Space(family, kind[1:], count, is_calibrated=True)
    return None


def _named_inks(kind: str, array: list[object]) -> Space | None:
    if kind == "/Separation":
        return Space("spot", kind[1:], 1, (name(array[1])[1:],))
    if kind == "/DeviceN":
        inks = tuple(name(ink)[1:] for ink in parts(array[1]))
        return Space("spot", kind[1:], len(inks), inks)
    return None
