"""XMP too large for one segment of a JPEG: a main packet and an extended one, parted and put together.

After XMP Part 3, 1.1.3.1: the extended packet is RDF of its own, and the main one names it by its MD5.
"""

import copy
import hashlib
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no public name

from desk.pictures.metadata_fields import NAMESPACES, PLACES
from desk.pictures.metadata_xmp import DESCRIPTION, empty, packed, parse_xmp

_NOTE: Final = "http://ns.adobe.com/xmp/note/"
_HAS_MORE: Final = f"{{{_NOTE}}}HasExtendedXMP"
_OWN: Final = frozenset(f"{{{NAMESPACES[place.prefix]}}}{place.name}" for place in PLACES.values())


def gathered(main: Element | None, more: Element) -> Element:
    """Return the RDF of the main packet with the properties of the extended one that it has not itself."""
    main = empty() if main is None else main
    target = main.find(DESCRIPTION)
    if target is None:
        target = etree.SubElement(main, DESCRIPTION)
    there = {str(one.tag) for description in main.findall(DESCRIPTION) for one in description}
    there |= {str(name) for description in main.findall(DESCRIPTION) for name in description.attrib}
    for description in more.findall(DESCRIPTION):
        for name, value in description.attrib.items():
            if str(name) not in there:
                target.set(name, value)
        for one in list(description):
            if str(one.tag) not in there:
                target.append(one)
    return main


def parted(packet: bytes, most: int) -> tuple[bytes, bytes]:
    """Return ``packet`` as a main one of ``most`` bytes and the extended one, empty where all have room.

    The largest properties move, but none of those Desk reads: a packet they alone fill stays too large.
    """
    if len(packet) <= most:
        return packet, b""
    main, more = parse_xmp(packet), empty()
    away = etree.SubElement(more, DESCRIPTION)
    movable = [
        (len(etree.tostring(one)), one)
        for description in main.findall(DESCRIPTION)
        for one in description
        if str(one.tag) not in _OWN
    ]
    movable.sort(key=lambda pair: pair[0])
    target = main.findall(DESCRIPTION)[0]
    target.set(_HAS_MORE, "0" * 32)
    while movable and len(packed(copy.deepcopy(main))) > most:
        away.append(movable.pop()[1])
    extended = packed(more, wrapped=False)
    target.set(_HAS_MORE, hashlib.md5(extended, usedforsecurity=False).hexdigest().upper())
    return packed(main), extended
