"""Finishes Typst's PDF so that its text comes out as it reads."""

import io
import re

import pikepdf

_SOFT_HYPHEN = "00AD"
_HYPHEN = "002D"
_ZERO_WIDTH_SPACE = "200B"
_UNIT = 4
_ACTUAL_TEXT = re.compile(rb"(/ActualText\s*<FEFF)((?:[0-9A-F]{4})+)(>)")
_MAPPING = re.compile(rb"^(<[0-9A-F]{4}> <)((?:[0-9A-F]{4})+)(>)$", re.MULTILINE)


def finished(raw: bytes) -> bytes:
    """Take break marks out of the text behind the glyphs; nothing seen on the page changes.

    Typst maps a letter before a possible break to the letter and a soft hyphen, and a drawn hyphen to
    a soft hyphen. Here the first loses its mark and the second becomes a hyphen, which readers and
    ``pdftotext`` join over the line end. The same bytes in give the same bytes out.
    """
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and _is_text(thing):
                before = thing.read_bytes()
                after = _MAPPING.sub(_mended, before) if b"beginbf" in before else before
                after = _ACTUAL_TEXT.sub(_mended, after)
                if after != before:
                    thing.write(after)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)  # Typst’s own holds
    return out.getvalue()


def _is_text(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") is None and "/Length1" not in stream


def _mended(found: re.Match[bytes]) -> bytes:
    digits = found[2].decode()
    units = [digits[at : at + _UNIT] for at in range(0, len(digits), _UNIT)]
    kept = [unit for unit in units if unit not in {_SOFT_HYPHEN, _ZERO_WIDTH_SPACE}]
    if not kept:
        kept = [_HYPHEN if _SOFT_HYPHEN in units else units[0]]
    return found[1] + "".join(kept).encode() + found[3]
