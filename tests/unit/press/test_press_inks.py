"""Greys become tints of black wherever a page keeps them, and what is not grey is left as it was."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from desk.press.inks import in_press_inks

Steps = list[tuple[str, list[str]]]


def grey(pdf: Pdf) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(b"profile", N=1)])


def steps_of(owner: pikepdf.Object) -> Steps:
    return [
        (str(step.operator), [str(operand) for operand in step.operands])
        for step in pikepdf.parse_content_stream(owner)
    ]


def inked(content: str, **resources: object) -> Steps:
    """What a page’s content becomes; ``/c0`` is a grey with a profile, ``/c1`` an RGB with one."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page().obj
        spaces = Dictionary(c0=grey(pdf), c1=Array([Name.ICCBased, pdf.make_stream(b"", N=3)]))
        page.Resources = Dictionary(ColorSpace=spaces, **resources)
        page.Contents = pdf.make_stream(content.encode())
        in_press_inks(pdf)
        return steps_of(page)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("/c0 cs 0 scn", ["gs /DeskInk10", "k 0 0 0 1", "k 0 0 0 1"]),
        ("/c0 cs 0.35 scn", ["gs /DeskInk10", "k 0 0 0 1", "gs /DeskInk00", "k 0 0 0 0.65"]),
        ("/c0 CS 0 SCN", ["gs /DeskInk01", "K 0 0 0 1", "K 0 0 0 1"]),
        ("0 g 0 G", ["gs /DeskInk10", "k 0 0 0 1", "gs /DeskInk11", "K 0 0 0 1"]),
        ("1 g", ["k 0 0 0 0"]),
        ("/DeviceGray cs 0.5 sc", ["gs /DeskInk10", "k 0 0 0 1", "gs /DeskInk00", "k 0 0 0 0.5"]),
        ("0 0 0 1 k", ["gs /DeskInk10", "k 0 0 0 1"]),
        ("1 0 0 1 k", ["k 1 0 0 1"]),
        ("/c1 cs 0 0 0 scn", ["cs /c1", "scn 0 0 0"]),
        ("0 g 1 0 0 rg", ["gs /DeskInk10", "k 0 0 0 1", "gs /DeskInk00", "rg 1 0 0"]),
    ],
)
def test_colours_of_a_page(content: str, wanted: list[str]) -> None:
    # The black that comes with a grey space is written out, and a colour set after it replaces it.
    seen = [
        " ".join((operator, *(each if each[0] == "/" else f"{float(each):g}" for each in operands)))
        for operator, operands in inked(content)
    ]
    assert seen == wanted


def test_overprint_ends_with_the_state_it_was_set_in() -> None:
    seen = [operator for operator, _ in inked("q 0 g f Q 0.5 g f")]
    assert seen == ["q", "gs", "k", "f", "Q", "k", "f"]


def test_a_form_a_pattern_a_shading_and_a_photo_are_followed() -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page().obj
        form = pdf.make_stream(b"/c0 cs 0 scn 0 0 9 9 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        form.Resources = Dictionary(ColorSpace=Dictionary(c0=grey(pdf)), XObject=Dictionary(Again=form))
        tile = pdf.make_stream(b"0.2 g 0 0 9 9 re f", PatternType=1)
        photo = pdf.make_stream(b"\x80", Subtype=Name.Image, ColorSpace=grey(pdf))
        shade = pdf.make_indirect(Dictionary(ShadingType=2, ColorSpace=grey(pdf)))
        fade = pdf.make_indirect(
            Dictionary(PatternType=2, Shading=Dictionary(ShadingType=2, ColorSpace=grey(pdf)))
        )
        page.Resources = Dictionary(
            XObject=Dictionary(Fm=form, Im=photo),
            Pattern=Dictionary(Tile=tile, Fade=fade),
            Shading=Dictionary(Sh=shade),
        )
        page.Contents = pdf.make_stream(b"/Fm Do")
        in_press_inks(pdf)
        out = io.BytesIO()
        pdf.save(out)
        assert [operator for operator, _ in steps_of(form)] == ["gs", "gs", "k", "k", "re", "f"]
        assert [operator for operator, _ in steps_of(tile)] == ["gs", "k", "re", "f"]
        assert {str(each.ColorSpace) for each in (photo, shade, fade.Shading)} == {"/DeviceGray"}
        assert bool(form.Resources.ExtGState["/DeskInk10"].op)


def test_a_form_drawn_while_black_overprints_does_not_overprint_its_colours() -> None:
    with Pdf.new() as pdf:
        page = pdf.add_blank_page().obj
        form = pdf.make_stream(b"1 0 0 0 k 0 0 9 9 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        page.Resources = Dictionary(XObject=Dictionary(Fm=form))
        page.Contents = pdf.make_stream(b"0 g /Fm Do")
        in_press_inks(pdf)
        assert steps_of(page)[0] == ("gs", ["/DeskInk10"])
        assert steps_of(form)[0] == ("gs", ["/DeskInk00"])
        assert not form.Resources.ExtGState["/DeskInk00"].op
