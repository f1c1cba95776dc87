"""Preflight finds each fault by its name in files broken on purpose, and nothing else in them."""

import datetime as dt
import io
import zlib
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import ImageCms
from press_copy import HARBOUR

from desk.errors import DeskError
from desk.press.pdfx import Job, PressRoom
from desk.press.preflight.run import Preflight
from desk.press.profiles import Profiles

MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)
MM = 72 / 25.4
Break = Callable[[Pdf], None]


@pytest.fixture(scope="session")
def good(press_room: PressRoom, profiles: Profiles) -> bytes:
    job = Job(profiles.get("coated"), MADE, "harbour-1-press.pdf")
    return press_room.pdf(replace(HARBOUR, layout="news-page"), job, paper="a4")


@pytest.fixture(scope="session")
def preflight(profiles: Profiles) -> Preflight:
    return Preflight(profiles)


def saved(pdf: Pdf, **how: object) -> bytes:
    out = io.BytesIO()
    pdf.save(out, **how)  # pyright: ignore[reportArgumentType]
    return out.getvalue()


def drawing(content: str, kind: str = "", **resources: pikepdf.Object) -> Break:
    """Draw something more on the first page, with more resources of one kind."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[0].obj
        before = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(before + b"\nq " + content.encode() + b" Q\n")
        if kind:
            there = page.Resources.get(kind, Dictionary())
            for name, thing in resources.items():
                there[f"/{name}"] = thing
            page.Resources[kind] = there

    return change


def image(
    space: object, parts: int, side: int = 100, value: int = 128, **more: object
) -> Callable[[Pdf], Stream]:
    def make(pdf: Pdf) -> Stream:
        made = pdf.make_stream(zlib.compress(bytes([value]) * side * side * parts))
        made.Type, made.Subtype = Name.XObject, Name.Image
        made.Width = made.Height = side
        if space is not None:
            made.ColorSpace = space
        made.BitsPerComponent, made.Filter = 8, Name.FlateDecode
        for key, thing in more.items():
            made[f"/{key}"] = thing
        return made

    return make


def placing(make: Callable[[Pdf], Stream], points: float = 24) -> Break:
    """Print a picture so many points wide in the middle of the page."""

    def change(pdf: Pdf) -> None:
        drawing(f"{points} 0 0 {points} 300 300 cm /Im Do", "/XObject", Im=make(pdf))(pdf)

    return change


def form(content: str) -> Break:
    def change(pdf: Pdf) -> None:
        made = pdf.make_stream(content.encode())
        made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 900])
        drawing("/Fm Do", "/XObject", Fm=made)(pdf)

    return change


def tiling(content: str) -> Break:
    def change(pdf: Pdf) -> None:
        made = pdf.make_stream(content.encode())
        made.Type, made.PatternType, made.PaintType, made.TilingType = Name.Pattern, 1, 1, 1
        made.BBox, made.XStep, made.YStep = Array([0, 0, 9, 9]), 9, 9
        made.Resources = Dictionary()
        drawing("/Pattern cs /Pt scn 300 300 40 40 re f", "/Pattern", Pt=made)(pdf)

    return change


def on_page(key: str, value: object) -> Break:
    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.pages[0].obj[key]
        else:
            pdf.pages[0].obj[key] = value

    return change


def in_root(key: str, value: object) -> Break:
    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = value

    return change


def trapped(value: object) -> Break:
    def change(pdf: Pdf) -> None:
        if value is None:
            del pdf.docinfo["/Trapped"]
        else:
            pdf.docinfo["/Trapped"] = value

    return change


def boxed(key: str, **sides: float) -> Break:
    """Move sides of a box by so many points."""

    def change(pdf: Pdf) -> None:
        names = ("left", "bottom", "right", "top")
        box = [float(side) for side in pdf.pages[0].obj[key]]
        pdf.pages[0].obj[key] = Array(
            [side + sides.get(name, 0.0) for name, side in zip(names, box, strict=True)]
        )

    return change


def no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def screen_profile(pdf: Pdf) -> None:
    icc = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(icc, N=3)


def nameless_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/OutputConditionIdentifier"]


def two_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def called(version: str) -> Break:
    def change(pdf: Pdf) -> None:
        xmp = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4<", version.encode() + b"<")
        pdf.Root.Metadata.write(xmp)

    return change


def font(**parts: object) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, **parts)


def typing(words: str, at: str = "200 150") -> Break:
    """Set type in the page’s own first font."""

    def change(pdf: Pdf) -> None:
        name = min(pdf.pages[0].Resources.Font.keys())
        drawing(f"0 0 0 1 k BT {name} 9 Tf {at} Td {words} Tj ET")(pdf)

    return change


def noted(pdf: Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("Hello"))
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])


def unnamed_glyph(pdf: Pdf) -> None:
    coded = Dictionary(Type=Name.Encoding, Differences=Array([65, Name("/.notdef")]))
    held = Dictionary(Type=Name.FontDescriptor, FontFile3=pdf.make_stream(b"face"))
    made = font(Encoding=coded, FontDescriptor=held, FirstChar=65, LastChar=65, Widths=Array([600]))
    drawing("0 0 0 1 k BT /Fx 9 Tf 200 150 Td (A) Tj ET", "/Font", Fx=made)(pdf)


def spot(name: str) -> Array:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 0, 1, 0]), N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])


def stated(content: str = "", **state: object) -> Break:
    """Draw under a graphics state of the page’s own."""
    return drawing(f"/St gs {content}", "/ExtGState", St=Dictionary(Type=Name.ExtGState, **state))


def grouped(on: str) -> Break:
    """Blend the page, a form or a soft mask in RGB."""

    def change(pdf: Pdf) -> None:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
        if on == "page":
            pdf.pages[0].obj.Group = group
            return
        made = pdf.make_stream(b"0 0 0 0.5 k 300 300 9 9 re f")
        made.Type, made.Subtype, made.BBox, made.Group = (
            Name.XObject,
            Name.Form,
            Array([0, 0, 600, 900]),
            group,
        )
        if on == "form":
            drawing("/Fm Do", "/XObject", Fm=made)(pdf)
        else:
            stated(SMask=Dictionary(S=Name.Luminosity, G=made))(pdf)

    return change


def nested(deep: int) -> Break:
    """Draw forms within forms; the last has a shape in RGB."""

    def change(pdf: Pdf) -> None:
        inner = pdf.make_stream(b"1 0 0 rg 300 300 9 9 re f")
        inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 900])
        for _ in range(deep):
            outer = pdf.make_stream(b"/Fm Do")
            outer.Type, outer.Subtype, outer.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 900])
            outer.Resources = Dictionary(XObject=Dictionary(Fm=inner))
            inner = outer
        drawing("/Fm Do", "/XObject", Fm=inner)(pdf)

    return change


def foreign(key: str, value: object, subtype: str = "/Form") -> Break:
    def change(pdf: Pdf) -> None:
        made = pdf.make_stream(b"")
        made.Type, made.Subtype, made.BBox = Name.XObject, Name(subtype), Array([0, 0, 9, 9])
        if key:
            made[key] = value
        drawing("/Fm Do", "/XObject", Fm=made)(pdf)

    return change


def glyphs_in_rgb(pdf: Pdf) -> None:
    """Type whose glyphs are drawn, each in a colour of its own."""
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=65, LastChar=65, Widths=Array([600]),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.heart])),
        CharProcs=Dictionary(heart=pdf.make_stream(b"600 0 d0 1 0 0 rg 0 0 500 500 re f")),
        Resources=Dictionary(),
    )  # fmt: skip
    drawing("0 0 0 1 k BT /Fx 9 Tf 200 150 Td (A) Tj ET", "/Font", Fx=pdf.make_indirect(made))(pdf)


def uncoloured_tiling(pdf: Pdf) -> None:
    made = pdf.make_stream(b"0 0 5 5 re f")
    made.Type, made.PatternType, made.PaintType, made.TilingType = Name.Pattern, 1, 2, 1
    made.BBox, made.XStep, made.YStep, made.Resources = Array([0, 0, 9, 9]), 9, 9, Dictionary()
    space = Array([Name.Pattern, Name.DeviceRGB])
    drawing("", "/ColorSpace", Un=space)(pdf)
    drawing("/Un cs 1 0 0 /Pt scn 300 300 40 40 re f", "/Pattern", Pt=made)(pdf)


def own_cmyk(pdf: Pdf) -> None:
    space = Array([Name.ICCBased, pdf.make_stream(b"profile", N=4)])
    drawing("/Ic cs 0 0 0 1 scn 300 300 40 40 re f", "/ColorSpace", Ic=space)(pdf)


def over_photo(value: int) -> Break:
    """Overprint black on a CMYK photo of so much of each ink but black."""

    def change(pdf: Pdf) -> None:
        made = image(Name.DeviceCMYK, 1)(pdf)
        made.write(zlib.compress(bytes([value, value, value, 0]) * 10_000), filter=Name.FlateDecode)
        drawing("24 0 0 24 300 300 cm /Im Do", "/XObject", Im=made)(pdf)
        stated("0 0 0 1 k 305 305 5 5 re f", op=True, OPM=1)(pdf)

    return change


def damaged_profile(pdf: Pdf) -> None:
    whole = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(whole[:400], N=4)


def no_pages(pdf: Pdf) -> None:
    while pdf.pages:
        del pdf.pages[0]


RICH = Dictionary(
    ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 9, 9]),
    Function=Dictionary(
        FunctionType=3, Domain=Array([0, 1]), Bounds=Array([]), Encode=Array([0, 1]),
        Functions=Array([
            Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1, 1, 1, 0.5]), N=1)
        ]),
    ),
)  # fmt: skip
TONES = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1]), C1=Array([0]), N=1)
INDEXED_CMYK = Array([Name.Indexed, Name.DeviceCMYK, 1, String(b"\xff" * 8)])
HEAVY = "1 1 0.8 0 k 300 300 40 40 re f"
SHADING = Dictionary(
    ShadingType=2,
    ColorSpace=Name.DeviceRGB,
    Coords=Array([0, 0, 9, 9]),
    Function=Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 3), C1=Array([1] * 3), N=1),
)
GREY = Array([Name.CalGray, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
LAB = Array([Name.Lab, Dictionary(WhitePoint=Array([0.95, 1, 1.09]))])
INDEXED = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\x00" * 6)])
INLINE = "24 0 0 24 300 300 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc\nEI"

BROKEN: dict[str, tuple[Break, set[str], str]] = {
    "a shape in RGB": (drawing("1 0 0 rg 300 300 40 40 re f"), {"rgb"}, "A filled shape"),
    "a rule in RGB": (drawing("1 0 0 RG 2 w 300 300 m 340 300 l S"), {"rgb"}, "A rule"),
    "a photo in RGB": (placing(image(Name.DeviceRGB, 3)), {"rgb"}, "A photo"),
    "an indexed photo in RGB": (placing(image(INDEXED, 1)), {"rgb"}, "DeviceRGB"),
    "an inline photo in RGB": (drawing(INLINE), {"rgb", "low-resolution"}, "DeviceRGB"),
    "a shading in RGB": (drawing("300 300 9 9 re W n /Sh sh", "/Shading", Sh=SHADING), {"rgb"}, "A shading"),
    "RGB inside a form": (form("0 0 1 rg 300 300 40 40 re f"), {"rgb"}, "DeviceRGB"),
    "RGB inside a pattern": (tiling("0 0 1 rg 0 0 5 5 re f"), {"rgb"}, "DeviceRGB"),
    "a shape in Lab": (drawing("/Lb cs 50 9 9 scn 300 300 9 9 re f", "/ColorSpace", Lb=LAB), {"rgb"}, "Lab"),
    "a grey with a profile": (
        drawing("/Gr cs 0.5 scn 300 300 40 40 re f", "/ColorSpace", Gr=GREY), {"calibrated-grey"},
        "four inks",
    ),
    "a spot ink": (
        drawing("/Sp cs 1 scn 300 300 40 40 re f", "/ColorSpace", Sp=spot("Gold")), {"spot-ink"},
        "spot ink Gold",
    ),
    "registration colour on the page": (
        drawing("/Sp cs 1 scn 300 300 40 40 re f", "/ColorSpace", Sp=spot("All")),
        {"registration-colour"}, "every plate",
    ),
    "a photo too coarse": (placing(image(Name.DeviceCMYK, 4), 72), {"low-resolution"}, "prints at 100 ppi"),
    "too much ink in a colour": (drawing("1 1 1 1 k 300 300 40 40 re f"), {"ink"}, "400 % ink"),
    "too much ink in a photo": (
        placing(image(Name.DeviceCMYK, 4, value=220)), {"ink"}, "345 % ink where the profile bears 300 %",
    ),
    "too much ink in a photo turned round": (
        placing(image(Name.DeviceCMYK, 4, value=35, Decode=Array([1, 0] * 4))), {"ink"}, "345 % ink",
    ),
    "a missing glyph": (typing("<0000>"), {"missing-glyph"}, "A character has no glyph"),
    "a missing glyph in a simple font": (unnamed_glyph, {"missing-glyph"}, "Helvetica"),
    "a font left out": (
        drawing("0 0 0 1 k BT /Fx 9 Tf 200 150 Td (A) Tj ET", "/Font", Fx=font()), {"font"},
        "The font Helvetica is not in the file.",
    ),
    "a rule too thin": (drawing("0 0 0 1 K 0.1 w 300 300 m 340 300 l S"), {"thin-rule"}, "0.10 pt"),
    "a rule shrunk too thin": (
        drawing("0.1 0 0 0.1 300 300 cm 0 0 0 1 K 1 w 0 0 m 400 0 l S"), {"thin-rule"}, "0.10 pt",
    ),
    "type near the trim": (typing("<0002>", "40 150"), {"near-trim"}, "from the trim"),
    "type over the trim": (typing("<0002>", "35 150"), {"near-trim"}, "runs over the trim"),
    "no trim box": (on_page("/TrimBox", None), {"boxes", "registration-colour"}, "no trim box"),
    "no bleed box": (on_page("/BleedBox", None), {"boxes"}, "no bleed box"),
    "a trim box beyond the bleed": (boxed("/BleedBox", left=20), {"boxes"}, "beyond the bleed box"),
    "a bleed too small": (boxed("/BleedBox", top=-1 * MM), {"boxes"}, "The bleed is 2.0 mm"),
    "a bleed beyond the sheet": (boxed("/BleedBox", right=90), {"boxes"}, "reaches beyond the sheet"),
    "two boxes for the trim": (on_page("/ArtBox", Array([40, 40, 600, 800])), {"boxes"}, "an art box"),
    "a crop box through the bleed": (on_page("/CropBox", Array([36, 36, 600, 800])), {"boxes"}, "crop box"),
    "no output intent": (in_root("/OutputIntents", None), {"output-intent"}, "no output intent"),
    "two output intents": (two_intents, {"output-intent"}, "2 output intents"),
    "an output intent without a name": (nameless_intent, {"output-intent"}, "does not name"),
    "no profile": (no_profile, {"profile"}, "is not in the file"),
    "a screen’s profile": (screen_profile, {"profile"}, "not that of a four-colour press"),
    "another standard": (called("PDF/X-3:2002"), {"conformance"}, "says it is “PDF/X-3:2002”"),
    "no standard": (in_root("/Metadata", None), {"conformance"}, "does not say"),
    "a note on the page": (noted, {"annotations"}, "1 annotation on the page (Text)"),
    "trapping not told": (trapped(None), {"trapped"}, "it says nothing"),
    "trapping unknown": (trapped(Name.Unknown), {"trapped"}, "it says “Unknown”"),
    "an action on opening": (
        in_root("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))), {"actions"},
        "an action on opening",
    ),
    "black overprinting a rich colour": (
        stated(f"{HEAVY} 0 0 0 1 k 310 310 9 9 re f", op=True, OPM=1), {"ink"},
        "have 380 % ink together where the profile bears 300 %.",
    ),
    "black overprinting a dark photo": (over_photo(230), {"ink"}, "have 371 % ink together"),
    "colours multiplied on one another": (
        stated(f"{HEAVY} 0 0 0.5 0.9 k 310 310 9 9 re f", BM=Name.Multiply), {"ink"}, "390 % ink together",
    ),
    "too much ink in a shading": (
        drawing("300 300 9 9 re W n /Sh sh", "/Shading", Sh=RICH), {"ink"}, "has 350 % ink",
    ),
    "a photo whose ink cannot be measured": (
        placing(image(INDEXED_CMYK, 1)), {"unmeasured-ink"}, "cannot be measured",
    ),
    "a transfer function": (stated(TR=TONES), {"transfer"}, "a transfer function of its own"),
    "a transfer function of the newer kind": (stated(TR2=TONES), {"transfer"}, "Tones are changed"),
    "a screen with a transfer function": (
        stated(HT=Dictionary(Type=Name.Halftone, HalftoneType=1, TransferFunction=TONES)), {"transfer"},
        "a screen with a transfer function",
    ),
    "a page blended in RGB": (grouped("page"), {"transparency"}, "blended in DeviceRGB"),
    "a form blended in RGB": (grouped("form"), {"transparency"}, "blended in DeviceRGB"),
    "a soft mask blended in RGB": (grouped("mask"), {"transparency"}, "blended in DeviceRGB"),
    "RGB too deep to be seen": (nested(20), {"unseen"}, "more than 12 deep"),
    "RGB ten forms deep": (nested(9), {"rgb"}, "A filled shape"),
    "RGB in drawn glyphs": (glyphs_in_rgb, {"rgb"}, "A filled shape"),
    "RGB under an uncoloured pattern": (uncoloured_tiling, {"rgb"}, "A filled shape"),
    "CMYK with a profile of its own": (own_cmyk, {"calibrated-cmyk"}, "separate anew"),
    "a photo without a colour space": (
        placing(image(None, 3)), {"rgb"}, "colours the file does not tell",
    ),
    "a rule drawn as a box": (drawing("0 0 0 1 k 300 300 40 0.1 re f"), {"thin-rule"}, "0.10 pt"),
    "a fragment of PostScript": (foreign("", None, "/PS"), {"foreign"}, "a fragment of PostScript"),
    "a page of another file": (foreign("/Ref", Dictionary()), {"foreign"}, "a page of another file"),
    "a picture to be fetched": (foreign("/OPI", Dictionary()), {"foreign"}, "a picture to be fetched"),
    "actions of a page": (
        on_page("/AA", Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("1")))), {"actions"},
        "actions of a page",
    ),
    "a damaged profile": (damaged_profile, {"profile"}, "or is damaged"),
    "no pages": (no_pages, {"boxes"}, "The file has no pages."),
    "a form to fill in": (in_root("/AcroForm", Dictionary(Fields=Array([]))), {"actions"}, "a form to fill"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_file_is_caught_by_name(good: bytes, preflight: Preflight, what: str) -> None:
    change, rules, words = BROKEN[what]
    with pikepdf.open(io.BytesIO(good)) as pdf:
        change(pdf)
        faults = preflight.faults(saved(pdf, force_version="1.6"))
    assert {fault.rule for fault in faults} == rules
    assert any(words in fault.sentence for fault in faults), [fault.sentence for fault in faults]


@pytest.mark.parametrize(
    "harmless",
    [
        stated(f"{HEAVY} 0 0 0 1 k 310 310 9 9 re f"),  # it knocks out
        stated(f"{HEAVY} 0 0 0 1 k 310 310 9 9 re f", op=True),  # in mode 0 it knocks out, too
        stated(f"{HEAVY} 0 0 0 0 k 305 305 30 30 re f 0 0 0 1 k 310 310 9 9 re f", OP=True, op=False, OPM=1),
        stated(f"{HEAVY} 0 0 0 1 k 400 400 9 9 re f", op=True, OPM=1),  # beside it
        over_photo(120),
        stated(TR=Name.Identity, TR2=Name.Default, SMask=Name("/None"), BM=Name.Normal),
        drawing("0.1 0 0 0.1 0 0 k 300 300 2 0.1 re f"),  # too short for a rule
    ],
)
def test_what_a_press_takes_is_no_fault(good: bytes, preflight: Preflight, harmless: Break) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        harmless(pdf)
        assert preflight.faults(saved(pdf, force_version="1.6")) == ()


def test_a_good_file_has_no_faults_also_when_saved_again(good: bytes, preflight: Preflight) -> None:
    assert preflight.faults(good) == ()
    with pikepdf.open(io.BytesIO(good)) as pdf:
        assert preflight.faults(saved(pdf)) == ()


def test_a_later_version_of_pdf_is_caught(good: bytes, preflight: Preflight) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        (fault,) = preflight.faults(saved(pdf, force_version="1.7"))
    assert (fault.rule, fault.page) == ("version", None)
    assert fault.sentence == "The file is PDF 1.7; PDF/X-4 goes up to 1.6."


def test_an_encrypted_file_is_caught(good: bytes, preflight: Preflight) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert [fault.rule for fault in preflight.faults(locked)] == ["encryption"]


@pytest.mark.parametrize("fault_at", [(b"%PDF", b"%XXX"), (b"/Pages", b"/Pigs!"), (b"stream", b"strewn")])
@pytest.mark.parametrize("cut", [None, 2000])
def test_a_damaged_file_is_read_or_refused_in_one_sentence(
    good: bytes, preflight: Preflight, fault_at: tuple[bytes, bytes], cut: int | None
) -> None:
    told: list[str] = []
    try:
        told = [fault.sentence for fault in preflight.faults(good[:cut].replace(*fault_at))]
    except DeskError as error:
        told = [str(error)]
    assert cut is None or told
    assert all(sentence.endswith(".") for sentence in told)


def test_what_is_no_pdf_is_refused(preflight: Preflight) -> None:
    with pytest.raises(DeskError, match="The file is no PDF"):
        preflight.faults(b"Once upon a time")


def test_the_place_of_a_fault_is_told_from_the_left_and_the_top_of_the_page(
    good: bytes, preflight: Preflight
) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        trim = [float(side) for side in pdf.pages[0].trimbox]
        x, y = trim[0] + 20 * MM, trim[3] - 50 * MM
        drawing(f"1 0 0 rg {x} {y} 40 -40 re f")(pdf)
        (fault,) = preflight.faults(saved(pdf))
    assert fault.page == 1
    assert fault.sentence == (
        "A filled shape 20 mm from the left and 50 mm from the top is in DeviceRGB, not in the press’s inks."
    )
