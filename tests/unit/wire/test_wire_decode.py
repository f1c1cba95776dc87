"""Bytes into text, and one clear sentence where that cannot be. All copy here is made up."""

import pytest

from desk.errors import DeskError
from desk.wire.decode import Decoded, clean, decode

TEXT = "The “old” bell — £3,000’s worth — rang."


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("windows-1252"), "windows-1252"),
    ],
)
def test_text_is_read_in_the_encoding_it_came_in(raw: bytes, encoding: str) -> None:
    assert decode(raw) == Decoded(TEXT, encoding)


def test_utf_16_without_a_mark_is_known_in_other_scripts() -> None:
    text = "ঘণ্টা বাজল। নদীর ধারে সবাই চুপ করে রইল।\n"
    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


def test_every_line_end_becomes_one_line_feed() -> None:
    assert decode("a\r\nb\rc\u2028d\u2029e\ff\vg\x85h\n".encode()).text == "a\nb\nc\nd\ne\nf\ng\nh\n"


def test_spaces_that_do_not_break_and_controls_become_a_space_and_hidden_marks_go() -> None:
    assert clean("a\xa0b\u202fc\td\x02e\x7ff") == "a b c d e f"
    assert clean("a\ufeffb\xadc\u202ed\u2066e") == "abcde"
    assert clean("ক্\u200dষ “x” – y… \u200f") == "ক্\u200dষ “x” – y… \u200f"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "bell.txt is empty; nothing was brought in."),
        (b" \n\t\xc2\xa0\r\n", "bell.txt is empty; nothing was brought in."),
        (
            b"x" * 50_000_000,
            "bell.txt is 50 MB and Desk reads copy of up to 20 MB; bring in the story alone.",
        ),
        (
            b"%PDF-1.7 ...",
            "bell.txt is a PDF, not text; copy the words out of it and use Paste as Copy.",
        ),
        (
            b"PK\x03\x04\x14\x00 word/document.xml",
            "bell.txt is a Word document, not text; save it as plain text there and import that.",
        ),
        (b"PK\x03\x04\x14\x00", "bell.txt is a ZIP archive, not text; ask for the copy as text."),
        (
            b"\xff\xd8\xff\xe0\x00\x10JFIF",
            "bell.txt is a JPEG photo, not text; add it as a photo of a story instead.",
        ),
        (
            b"RIFF\x00\x00\x00\x00WEBPVP8 ",
            "bell.txt is a WebP picture, not text; add it as a photo of a story instead.",
        ),
        (
            b"\x00\x00\x00\x18ftypheic",
            "bell.txt is a film or a phone photo, not text; add it as a photo of a story instead.",
        ),
        (
            b"{\\rtf1 The bell}",
            "bell.txt is an RTF document, not text; save it as plain text there and import that.",
        ),
        (
            b"The bell \x00 rang",
            "bell.txt holds binary data, not text; ask for the copy as text.",
        ),
        (
            bytes(range(1, 32)) * 9,
            "bell.txt holds binary data, not text; ask for the copy as text.",
        ),
        (
            b"\x01\x00\x02\x00\x03\x00\x80\x01",
            "bell.txt holds binary data, not text; ask for the copy as text.",
        ),
        (
            b"a\x00b\x00" + b"\x00\xd8",
            "bell.txt holds binary data, not text; ask for the copy as text.",
        ),
        (
            b"The bell\nrang \x9d once \xff.",
            (
                "bell.txt cannot be read as WINDOWS-1252 from byte 14 (line 2) on; "
                "save it as UTF-8 where it was written and bring it in again."
            ),
        ),
        (
            b"\xef\xbb\xbfThe \xff",
            (
                "bell.txt cannot be read as UTF-8 from byte 4 (line 1) on; "
                "save it as UTF-8 where it was written and bring it in again."
            ),
        ),
        (
            b"\xff\xfeT\x00h",
            (
                "bell.txt cannot be read as UTF-16-LE from byte 2 (line 1) on; "
                "save it as UTF-8 where it was written and bring it in again."
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_text_gets_one_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(DeskError) as refused:
        decode(raw, "bell.txt")
    assert str(refused.value) == sentence


def test_copy_without_a_name_is_called_this_copy() -> None:
    with pytest.raises(DeskError, match="This copy is empty"):
        decode(b"")
