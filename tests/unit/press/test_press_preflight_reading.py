"""Where preflight sees marks, and in which colours, on pages drawn by hand."""

import io
import zlib

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from desk.errors import DeskError
from desk.press.preflight.reading import read
from desk.press.preflight.seen import SeenPage


def embedded(pdf: Pdf) -> Dictionary:
    return Dictionary(Type=Name.FontDescriptor, FontFile2=pdf.make_stream(b"face"))


def simple(pdf: Pdf) -> Dictionary:
    """A font whose every letter is half the type’s size wide."""
    return Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Half"), FirstChar=32, LastChar=126,
        Widths=Array([500] * 95), FontDescriptor=embedded(pdf),
    )  # fmt: skip


def composite(pdf: Pdf) -> Dictionary:
    """A font with widths by number and by range, and a map in which code 3 has no glyph."""
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Wide, FontDescriptor=embedded(pdf), DW=400,
        W=Array([1, Array([100, 200]), 3, 5, 300]),
        CIDToGIDMap=pdf.make_stream(b"\0\0\0\1\0\2\0\0\0\4\0\5\0\6"),
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Wide, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([inner]),
    )  # fmt: skip


def page_of(content: str, **resources: object) -> SeenPage:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 800)).obj
        fonts = Dictionary(Half=simple(pdf), Wide=composite(pdf))
        page.Resources = Dictionary(Font=fonts, **resources)
        page.Contents = pdf.make_stream(content.encode())
        out = io.BytesIO()
        pdf.save(out)
    return read(out.getvalue()).pages[0]


def lefts(content: str) -> list[tuple[float, float]]:
    """Where each run of type begins: its left and its baseline."""
    return [
        (round(words.box[0], 2), round(words.box[1] + 0.21 * words.size_pt, 2))
        for words in page_of(f"BT /Half 10 Tf {content} ET").words
    ]


@pytest.mark.parametrize(
    ("content", "places"),
    [
        ("100 200 Td (ab) Tj (c) Tj", [(100, 200), (110, 200)]),
        ("100 200 TD (a) Tj 0 -12 TD (b) Tj T* (c) Tj", [(100, 200), (100, 188), (100, 176)]),
        ("14 TL 100 200 Td (a) Tj (b) ' 2 1 (c) \"", [(100, 200), (100, 186), (100, 172)]),
        ("100 200 Td [(a) -1000 (b)] TJ (c) Tj", [(100, 200), (120, 200)]),
        ("2 Tc 100 200 Td (ab) Tj (c) Tj", [(100, 200), (114, 200)]),
        ("3 Tw 100 200 Td (a b) Tj (c) Tj", [(100, 200), (118, 200)]),
        ("50 Tz 100 200 Td (ab) Tj (c) Tj", [(100, 200), (105, 200)]),
        ("4 Ts 100 200 Td (a) Tj", [(100, 204)]),
        ("1 0 0 1 7 9 Tm (a) Tj 1 0 0 1 50 60 Tm (b) Tj", [(7, 9), (50, 60)]),
        ("3 Tr 100 200 Td (unseen) Tj 0 Tr (c) Tj", [(130, 200)]),
    ],
)
def test_type_is_seen_where_it_is_set(content: str, places: list[tuple[float, float]]) -> None:
    assert lefts(content) == places


def test_a_composite_font_has_widths_by_number_and_range_and_its_missing_glyphs_are_counted() -> None:
    (words,) = page_of("BT /Wide 10 Tf 100 200 Td <000100020003000400050006> Tj ET").words
    assert words.missing == 1
    assert round(words.box[2] - words.box[0], 2) == (100 + 200 + 3 * 300 + 400) / 100


def test_stroked_type_is_in_the_colour_of_strokes() -> None:
    page = page_of("1 0 0 RG 0 0 0 1 k BT /Half 10 Tf 1 Tr 9 9 Td (a) Tj 2 Tr (b) Tj ET")
    assert [(paint.kind, paint.space.words) for paint in page.paints] == [
        ("text", "DeviceRGB"),
        ("text", "DeviceCMYK"),
        ("text", "DeviceRGB"),
    ]


def test_a_state_of_the_page_sets_width_and_font() -> None:
    state = Dictionary(LW=4)
    (paint,) = page_of("/Gs gs 2 0 0 2 0 0 cm 1 1 m 5 1 l S", ExtGState=Dictionary(Gs=state)).paints
    assert (paint.kind, paint.width_pt, paint.box) == ("stroke", 8.0, (2.0, 2.0, 10.0, 2.0))


def spaces() -> Dictionary:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1)
    return Dictionary(
        Icc=Array([Name.ICCBased, Dictionary(N=4)]),
        Duo=Array([Name.DeviceN, Array([Name.Cyan, Name.Black]), Name.DeviceCMYK, tint]),
        Under=Array([Name.Pattern, Name.DeviceRGB]),
        One=Array([Name.DeviceCMYK]),
        Odd=Array([Name.Nonsense]),
    )


@pytest.mark.parametrize(
    ("name", "family", "inks"),
    [
        ("Icc", "cmyk", ()),
        ("Duo", "spot", ("Cyan", "Black")),
        ("Under", "rgb", ()),
        ("One", "cmyk", ()),
        ("Odd", "pattern", ()),
        ("DeviceGray", "grey", ()),
    ],
)
def test_a_space_is_told_by_its_family_and_inks(name: str, family: str, inks: tuple[str, ...]) -> None:
    (paint,) = page_of(f"/{name} cs 0 0 9 9 re f", ColorSpace=spaces()).paints
    assert (paint.space.family, paint.space.inks) == (family, inks)


def test_every_way_to_end_a_path_is_seen_once() -> None:
    page = page_of("0 0 9 9 re f 0 0 m 9 9 l S 1 1 m 2 2 3 3 4 4 c 5 5 6 6 v 7 7 8 8 y B 0 0 9 9 re n")
    assert [paint.kind for paint in page.paints] == ["fill", "stroke", "fill", "stroke"]
    assert page.paints[2].box == (1.0, 1.0, 8.0, 8.0)


@pytest.mark.parametrize("inverted", [False, True])
def test_the_ink_of_a_jpeg_is_read_as_the_press_reads_it(inverted: bool) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (64, 64), (0, 51, 102, 255)).save(out, "JPEG", quality=95)
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(600, 800)).obj
        jpeg = pdf.make_stream(
            out.getvalue(), Subtype=Name.Image, Width=64, Height=64, ColorSpace=Name.DeviceCMYK,
            BitsPerComponent=8,
        )  # fmt: skip
        jpeg.Filter = Name.DCTDecode
        if inverted:
            jpeg.Decode = Array([1, 0] * 4)
        page.Resources = Dictionary(XObject=Dictionary(Im=jpeg))
        page.Contents = pdf.make_stream(b"12 0 0 12 0 0 cm /Im Do")
        made = io.BytesIO()
        pdf.save(made)
    (picture,) = read(made.getvalue()).pages[0].pictures
    # Pillow stores such a JPEG turned round; with its Decode a press prints 20 + 40 + 100 %.
    assert picture.heaviest is not None
    assert abs(picture.heaviest - (160 if inverted else 240)) < 3
    assert picture.ppi == 64 * 6


def test_pixels_that_do_not_add_up_have_no_ink() -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page().obj
        short = pdf.make_stream(zlib.compress(b"abc"), Subtype=Name.Image, Width=9, Height=9)
        short.ColorSpace, short.BitsPerComponent, short.Filter = Name.DeviceCMYK, 8, Name.FlateDecode
        page.Resources = Dictionary(XObject=Dictionary(Im=short))
        page.Contents = pdf.make_stream(b"/Im Do")
        made = io.BytesIO()
        pdf.save(made)
    assert [picture.heaviest for picture in read(made.getvalue()).pages[0].pictures] == [None]


def test_forms_that_draw_themselves_come_to_an_end() -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page().obj
        form = pdf.make_stream(
            b"/Fm Do /Fm Do /Fm Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
        )
        form.Resources = Dictionary(XObject=Dictionary(Fm=form))
        page.Resources = Dictionary(XObject=Dictionary(Fm=form))
        page.Contents = pdf.make_stream(b"/Fm Do")
        made = io.BytesIO()
        pdf.save(made)
    with pytest.raises(DeskError, match="cannot be read"):
        read(made.getvalue())


def test_a_page_without_content_is_empty() -> None:
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        made = io.BytesIO()
        pdf.save(made)
    (page,) = read(made.getvalue()).pages
    assert (page.paints, page.words, page.pictures, page.faces) == ((), (), (), ())
    assert page.media == (0.0, 0.0, 612.0, 792.0)
