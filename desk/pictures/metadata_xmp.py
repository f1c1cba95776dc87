"""XMP: RDF in XML, read and written with lxml; no document type, no entity, no network."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - lxml has no public name

from desk.errors import DeskError
from desk.pictures.metadata_fields import NAMESPACES, PLACES, Field, Place, Shape

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_X: Final = "adobe:ns:meta/"
_XML: Final = "http://www.w3.org/XML/1998/namespace"
DESCRIPTION: Final = f"{{{_RDF}}}Description"
_LI: Final = f"{{{_RDF}}}li"
_ABOUT: Final = f"{{{_RDF}}}about"
_LICENSOR: Final = f"{{{NAMESPACES['plus']}}}Licensor"
_LARGEST: Final = 16 * 1024 * 1024
_BEGIN: Final = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END: Final = b'\n<?xpacket end="w"?>'
_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SERIALS: Final = "SerialNumber"
_PRIVATE: Final = frozenset(
    {
        "{http://ns.adobe.com/xap/1.0/}Thumbnails",
        "{http://ns.adobe.com/xmp/note/}HasExtendedXMP",
        "{http://ns.adobe.com/photoshop/1.0/}History",
        "{http://ns.adobe.com/xap/1.0/mm/}History",
    }
)


def parse_xmp(packet: bytes) -> Element:
    """Return the ``rdf:RDF`` of a packet; raises DeskError when it cannot be parsed or is unsafe."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        if len(packet) > _LARGEST:
            raise DeskError("The photo’s XMP is larger than 16 MB; save the photo again without it.")
        root = etree.fromstring(packet.strip(b"\x00 \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DeskError(
            "The photo’s XMP cannot be read; save the photo again from the program it is of."
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DeskError(
            "The photo’s XMP has a document type, which is not safe to read; ask for the file again."
        )
    rdf = root if root.tag == f"{{{_RDF}}}RDF" else root.find(f".//{{{_RDF}}}RDF")
    if rdf is None:
        raise DeskError("The photo’s XMP holds no RDF; save the photo again from the program it is of.")
    return rdf


def read_xmp(rdf: Element) -> dict[Field, tuple[str, ...]]:
    """Return what a packet says of each field, in the order written; the default language first."""
    values: dict[Field, tuple[str, ...]] = {}
    for field, place in PLACES.items():
        texts = tuple(text for text in _texts(rdf, place) if text)
        if texts:
            values[field] = texts if place.is_list else texts[:1]
    return values


def write_xmp(
    rdf: Element | None, values: Mapping[Field, tuple[str, ...]], *, gps: bool, serials: bool
) -> bytes:
    """Return a packet of what ``rdf`` says beside ``values``, which replace what it says of those fields.

    An empty tuple takes a field out. Positions and serial numbers go along only where asked; thumbnails and
    the editing history never do.
    """
    rdf = empty() if rdf is None else rdf
    _strip(rdf, gps=gps, serials=serials)
    target = rdf.find(DESCRIPTION)
    if target is None:
        target = etree.SubElement(rdf, DESCRIPTION, {_ABOUT: ""})
    for field, texts in values.items():
        place = PLACES[field]
        if place.shape is not Shape.LICENSOR:
            for element in list(_properties(rdf, _tag(place))):
                _drop(element)
            for description in rdf.iter(DESCRIPTION):
                if _tag(place) in description.attrib:
                    del description.attrib[_tag(place)]
            if texts:
                _add(target, place, texts)
    _licensor(rdf, target, values)
    etree.cleanup_namespaces(rdf, top_nsmap={**NAMESPACES, "rdf": _RDF}, keep_ns_prefixes=["rdf"])
    return packed(rdf)


def packed(rdf: Element, *, wrapped: bool = True) -> bytes:
    """Return RDF as a packet, or without a packet’s first and last line; ``rdf`` is taken out of its tree."""
    meta = etree.Element(f"{{{_X}}}xmpmeta", nsmap={"x": _X})
    meta.append(rdf)
    said = etree.tostring(meta, encoding="utf-8")
    return _BEGIN + said + _END if wrapped else said


def _tag(place: Place) -> str:
    return f"{{{NAMESPACES[place.prefix]}}}{place.name}"


def empty() -> Element:
    """Return RDF that says nothing yet of its photo."""
    rdf = etree.Element(f"{{{_RDF}}}RDF", nsmap={"rdf": _RDF})
    etree.SubElement(rdf, DESCRIPTION, {_ABOUT: ""})
    return rdf


def _properties(rdf: Element, tag: str) -> Iterator[Element]:
    """Yield the elements of a property, of the photo itself and not of another resource in it."""
    for description in rdf.findall(DESCRIPTION):
        yield from description.findall(tag)


def _texts(rdf: Element, place: Place) -> Iterator[str]:
    if place.shape is Shape.LICENSOR:
        for holder in _properties(rdf, _LICENSOR):
            for element in holder.iter(_tag(place)):
                yield _said(element)
            for element in holder.iter("*"):
                yield str(element.get(_tag(place), ""))
        return
    for description in rdf.findall(DESCRIPTION):
        yield str(description.get(_tag(place), "")).strip()
    for element in _properties(rdf, _tag(place)):
        items = list(element.iter(_LI))
        items.sort(key=lambda item: item.get(f"{{{_XML}}}lang", "") != "x-default")
        if not items:
            yield _said(element)
        for item in items:
            yield _said(item)


def _said(element: Element) -> str:
    resource = element.get(f"{{{_RDF}}}resource")
    return str(resource or "".join(str(text) for text in element.itertext())).strip()


def _add(target: Element, place: Place, texts: tuple[str, ...]) -> None:
    element = etree.SubElement(target, _tag(place))
    if place.shape is Shape.TEXT:
        element.text = _clean(texts[0])
        return
    holder = etree.SubElement(element, f"{{{_RDF}}}{place.shape.value}")
    for text in texts if place.is_list else texts[:1]:
        item = etree.SubElement(holder, _LI)
        if place.shape is Shape.ALT:
            item.set(f"{{{_XML}}}lang", "x-default")
        item.text = _clean(text)


def _licensor(rdf: Element, target: Element, values: Mapping[Field, tuple[str, ...]]) -> None:
    """Write the licensor, whose name and address are one structure."""
    fields = [field for field, place in PLACES.items() if place.shape is Shape.LICENSOR]
    if not any(field in values for field in fields):
        return
    wanted = {field: values.get(field, tuple(_texts(rdf, PLACES[field]))) for field in fields}
    for element in list(_properties(rdf, _LICENSOR)):
        _drop(element)
    if not any(wanted.values()):
        return
    holder = etree.SubElement(etree.SubElement(target, _LICENSOR), f"{{{_RDF}}}Seq")
    item = etree.SubElement(holder, _LI, {f"{{{_RDF}}}parseType": "Resource"})
    for field, texts in wanted.items():
        if texts:
            etree.SubElement(item, _tag(PLACES[field])).text = _clean(texts[0])


def _strip(rdf: Element, *, gps: bool, serials: bool) -> None:
    """Take out positions, serial numbers, thumbnails and history."""
    for element in list(rdf.iter("*")):
        if _is_private(element.tag, gps=gps, serials=serials):
            _drop(element)
            continue
        for name in [str(one) for one in element.attrib]:
            if _is_private(name, gps=gps, serials=serials):
                del element.attrib[name]


def _is_private(tag: str, *, gps: bool, serials: bool) -> bool:
    local = tag.rpartition("}")[2]
    if tag in _PRIVATE:
        return True
    return (not gps and "GPS" in local) or (not serials and local.endswith(_SERIALS))


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _clean(text: str) -> str:
    """Take out what XML cannot hold: control characters and halves of surrogate pairs."""
    return _NO_XML.sub("", text)
