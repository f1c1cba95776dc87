"""What the typesetter makes of stories: pages, lines, and the document for the press."""

import datetime as dt
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from press_copy import BRIEF, ENDLESS, FIXED, HARBOUR, HEADLESS, SCRIPTS, of_words
from press_pdf import bare, structure_of, text_of

from desk.errors import DeskError
from desk.press.fit import Break
from desk.press.layouts import Layouts
from desk.press.typesetter import Typesetter
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story

ALL = pytest.mark.parametrize("layout", [*ENDLESS, *FIXED])
MADE = dt.datetime(2024, 3, 2, 18, 30, tzinfo=dt.UTC)
PhotoSource = Callable[[str, int], Path | None]


def in_layout(story: Story, layout: str) -> Story:
    return replace(story, layout=layout)


def assert_in_order(text: str, *parts: str) -> None:
    at = 0
    for part in parts:
        found = bare(text).find(bare(part), at)
        assert found >= at, f"{part!r} does not stand after the parts before it"
        at = found + len(bare(part))


@ALL
def test_every_text_of_the_story_reads_out_in_order(typesetter: Typesetter, layout: str) -> None:
    text = text_of(typesetter.pdf(in_layout(HARBOUR, layout), made=MADE))
    assert_in_order(
        text,
        "The Coastal Courier",
        "@coastalcourier",
        "02 Mar 2024, 05:05 pm",
        HARBOUR.headline,
        HARBOUR.standfirst,
        HARBOUR.byline,
        HARBOUR.dateline,
        *(re.sub(r"[^\w ]+$", "", paragraph.text) for paragraph in HARBOUR.body),
        *(related.title for related in HARBOUR.related),
    )
    assert_in_order(text, HARBOUR.photos[0].caption, "Photo: Tamsin Okoro / Coastal Courier")


@ALL
def test_no_soft_hyphen_is_left_in_the_text(typesetter: Typesetter, layout: str) -> None:
    document = pypdfium2.PdfDocument(typesetter.pdf(in_layout(of_words(600), layout), made=MADE))
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert "\u00ad" not in "".join(texts)
    assert "recommended" in text_of(typesetter.pdf(in_layout(of_words(600), layout), made=MADE))


def test_the_news_page_breaks_words_and_the_print_version_does_not(typesetter: Typesetter) -> None:
    def broken(layout: str) -> int:
        long_words = (
            "Characteristically extraordinary representatives considered administrative arrangements. "
        )
        story = Story(layout=layout, body=(Paragraph(long_words * 5),))
        document = pypdfium2.PdfDocument(typesetter.pdf(story, made=MADE))
        count = document[0].get_textpage().get_text_range().count("\ufffe")
        document.close()
        return count

    assert broken("news-page") > 5
    assert broken("print-version") == 0


@ALL
def test_the_same_story_and_time_give_the_same_bytes(
    fonts: Path, layouts: Layouts, photo: PhotoSource, typesetter: Typesetter, layout: str
) -> None:
    story = in_layout(HARBOUR, layout)
    other = Typesetter(fonts, layouts, photo)
    first = typesetter.pdf(story, made=MADE)
    assert other.pdf(story, made=MADE) == first
    assert other.pdf(story, made=MADE + dt.timedelta(days=1)) != first
    other.close()


@ALL
def test_the_document_says_who_wrote_what_when_and_in_which_language(
    typesetter: Typesetter, layout: str
) -> None:
    with pikepdf.open(io.BytesIO(typesetter.pdf(in_layout(HARBOUR, layout), made=MADE))) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert str(pdf.Root["/Lang"]) == "en-GB"
        assert bool(pdf.Root["/MarkInfo"]["/Marked"])
    assert info == {
        "/Title": "Harbour town buys back its lighthouse for one pound",
        "/Author": "Orla Pentreath",
        "/Creator": info["/Creator"],
        "/CreationDate": "D:20240302183000Z",
        "/ModDate": "D:20240302183000Z",
    }
    assert info["/Creator"].startswith("Typst ")


def test_neither_the_machine_nor_the_person_at_it_is_named(typesetter: Typesetter) -> None:
    raw = typesetter.pdf(HARBOUR, made=MADE)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        streams = [thing.read_bytes() for thing in pdf.objects if _plain(thing)]
    everything = raw + b"".join(streams)
    for secret in (str(Path.home()), "desk-page-", "/tmp/"):  # noqa: S108 - looked for, not used
        assert secret.encode() not in everything


def _plain(thing: object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") != "/Image"


@ALL
def test_the_document_is_tagged_with_its_parts(typesetter: Typesetter, layout: str) -> None:
    tags = structure_of(typesetter.pdf(in_layout(HARBOUR, layout), made=MADE))
    assert tags.count("H1") == 1
    assert tags.count("H2") == 2
    assert tags.count("Figure") == 1
    assert tags.count("Caption") == 1
    assert tags.count("Quote") == 1
    assert tags.count("LI") == 3
    assert tags.index("H1") < tags.index("Figure") < tags.index("H2") < tags.index("L")


@ALL
def test_every_face_is_embedded(typesetter: Typesetter, layout: str) -> None:
    with pikepdf.open(io.BytesIO(typesetter.pdf(in_layout(SCRIPTS, layout), made=MADE))) as pdf:
        faces = [thing for thing in pdf.objects if _is(thing, "/FontDescriptor")]
        names = " ".join(str(face["/FontName"]) for face in faces)
        assert all("/FontFile2" in face or "/FontFile3" in face for face in faces)
    for family in (
        "NotoSerifBengali",
        "NotoSerifDevanagari",
        "NotoNaskhArabic",
        "SourceSerif4",
        "Newsreader",
    ):
        assert family in names


def _is(thing: object, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_a_title_is_found_for_a_story_without_headline(typesetter: Typesetter) -> None:
    def title(story: Story) -> str:
        with pikepdf.open(io.BytesIO(typesetter.pdf(story, made=MADE))) as pdf:
            return str(pdf.docinfo["/Title"])

    assert title(HEADLESS) == "lighthouse-buyback"
    assert title(replace(HEADLESS, slug="")) == "The keys to Marren Point lighthouse changed hands …"
    assert title(Story()) == "Untitled"


def unlikeness(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pages in grey levels, seen from far enough that edges do not count."""
    size = (one.width // 8, one.height // 8)
    same = [page.convert("L").resize(one.size) for page in (one, other)]  # pdfium rounds its page up
    far = [page.resize(size, Image.Resampling.BOX) for page in same]
    return ImageStat.Stat(ImageChops.difference(*far)).mean[0]


@ALL
def test_screen_and_press_break_alike(typesetter: Typesetter, layout: str) -> None:
    story = in_layout(of_words(600), layout)
    drawn = typesetter.pages(story, ppi=50)
    document = pypdfium2.PdfDocument(typesetter.pdf(story, made=MADE))
    assert len(document) == len(drawn.pngs)
    for page, png in zip(document, drawn.pngs, strict=True):
        shown, printed = Image.open(io.BytesIO(png)), page.render(scale=50 / 72).to_pil()
        assert unlikeness(shown, printed) < 4
        assert unlikeness(shown, ImageChops.offset(shown, 0, shown.height // 9)) > 4
    document.close()


def test_a_page_has_the_size_of_its_paper(typesetter: Typesetter) -> None:
    a4 = typesetter.pages(BRIEF, ppi=72)
    letter = typesetter.pages(BRIEF, ppi=72, paper="us-letter")
    assert (round(a4.width_pt, 1), round(a4.height_pt, 1)) == (595.3, 841.9)
    assert (round(letter.width_pt, 1), round(letter.height_pt, 1)) == (612, 792)
    assert Image.open(io.BytesIO(letter.pngs[0])).size == (612, 792)


def test_lines_are_those_of_the_body_as_it_is_set(typesetter: Typesetter) -> None:
    three = Story(body=tuple(Paragraph(word) for word in ("One.", "Two.", "Three.")))
    assert typesetter.pages(three, ppi=20).lines == 3
    assert typesetter.pages(in_layout(three, "news-page"), ppi=20).lines == 3
    assert typesetter.pages(replace(three, headline="A headline is no line"), ppi=20).lines == 3
    assert typesetter.pages(Story(), ppi=20).lines == 0


@ALL
def test_lines_agree_with_the_lines_in_the_document(typesetter: Typesetter, layout: str) -> None:
    story = Story(layout=layout, body=(Paragraph(_LOREM), Paragraph(_LOREM), Paragraph(_LOREM)))
    document = pypdfium2.PdfDocument(typesetter.pdf(story, made=MADE))
    text = document[0].get_textpage().get_text_range()
    document.close()
    numbers_and_initials = re.compile(r"\d+|[A-Z]")
    printed = re.split(r"\ufffe|\r\n", text.strip())
    lines = [line for line in printed if not numbers_and_initials.fullmatch(line)]
    assert typesetter.pages(story, ppi=20).lines == len(lines)


_LOREM = (
    "The committee met in the boathouse because the hall had been let to a choir and agreed after an hour "
    "that nothing could be agreed until the tide had been consulted about the slipway and its handrail."
)


def test_fifteen_hundred_words_are_over_on_the_news_page_and_run_on_in_the_print_version(
    typesetter: Typesetter,
) -> None:
    story = in_layout(of_words(1500), "news-page")
    drawn = typesetter.pages(story, ppi=20)
    document = pypdfium2.PdfDocument(typesetter.pdf(story, made=MADE))
    assert (len(drawn.pngs), len(document)) == (1, 1)
    document.close()
    assert drawn.pasteboard is not None
    printed = bare(text_of(typesetter.pdf(story, made=MADE)))
    breaks_at = drawn.fit.breaks_at
    assert breaks_at is not None
    for paragraph in story.body[: breaks_at.paragraph]:
        assert bare(paragraph.text) in printed
    cut = story.body[breaks_at.paragraph].text
    assert bare(cut[: breaks_at.offset]) in printed
    assert bare(cut) not in printed
    flowing = in_layout(story, "print-version")
    assert len(typesetter.pages(flowing, ppi=20).pngs) > 2
    assert bare(story.body[-1].text) in bare(text_of(typesetter.pdf(flowing, made=MADE)))


@pytest.mark.parametrize(
    "story",
    [
        Story(),
        BRIEF,
        HEADLESS,
        replace(HARBOUR, photos=()),
        replace(HARBOUR, photos=(PhotoUse("An awaited photo.", "Photo", "Nobody yet"),)),
        replace(
            HARBOUR, photos=(*HARBOUR.photos, PhotoUse("Tall", "", "Someone", "tall"), PhotoUse("Third"))
        ),
        replace(HARBOUR, photos=(PhotoUse("Tall", "", "Someone", "tall"),)),
        replace(HARBOUR, headline="A headline that goes on and on " * 12),
        replace(HARBOUR, standfirst="A standfirst without an end in sight " * 60),
        replace(BRIEF, related=tuple(Related(f"Related line number {n}") for n in range(60))),
        replace(
            HARBOUR, photos=(PhotoUse("A caption longer than the story it stands in " * 30, "", "", "wide"),)
        ),
        replace(BRIEF, body=(Paragraph("A crosshead as long as a column " * 90, Kind.CROSSHEAD),)),
        replace(BRIEF, body=tuple(Paragraph("Head", Kind.CROSSHEAD) for _ in range(80))),
        replace(BRIEF, body=(Paragraph("Quoted at length. " * 300, Kind.QUOTE),)),
        replace(BRIEF, body=(Paragraph(""), Paragraph(" "), Paragraph("Kept."))),
    ],
)
@ALL
def test_no_shape_of_story_loses_text(typesetter: Typesetter, story: Story, layout: str) -> None:
    """Every word is on the page, or the meter says that it is not and the pasteboard shows it."""
    story = in_layout(story, layout)
    text = bare(text_of(typesetter.pdf(story, made=MADE)))
    drawn = typesetter.pages(story, ppi=20)
    fit, left_out = drawn.fit, drawn.fit.left_out
    over = bool(fit.over_lines or fit.headline_over or left_out.words)
    assert drawn.pngs
    assert (drawn.pasteboard is not None) == (over and layout in FIXED)
    allowed = len(fit.headline) - (fit.headline_over if layout in FIXED else 0)
    assert bare(" ".join(line.text for line in fit.headline)) == bare(story.headline)
    assert bare(" ".join(line.text for line in fit.headline[:allowed])) in text
    broken = fit.breaks_at or Break(len(story.body), 0)
    body = [paragraph.text for paragraph in story.body[: broken.paragraph]]
    body += [story.body[broken.paragraph].text[: broken.offset]] if fit.breaks_at else []
    for passage in (
        "" if left_out.standfirst else story.standfirst,
        *body,
        *(word for photo in story.photos[: len(story.photos) - left_out.photos] for word in (photo.caption,)),
        *(related.title for related in (() if left_out.related else story.related)),
    ):
        for word in re.split(r"[\s-]+", passage):
            assert bare(word) in text


def test_an_awaited_photo_keeps_its_place_on_the_news_page(typesetter: Typesetter) -> None:
    awaited = replace(HARBOUR, layout="news-page", photos=(replace(HARBOUR.photos[0], file=""),))
    missing = replace(awaited, photos=(replace(HARBOUR.photos[0], file="lost"),))
    assert typesetter.pages(awaited, ppi=30) == typesetter.pages(missing, ppi=30)
    present = replace(HARBOUR, layout="news-page")
    assert typesetter.pages(awaited, ppi=30).lines == typesetter.pages(present, ppi=30).lines
    assert typesetter.pages(awaited, ppi=30).pngs != typesetter.pages(present, ppi=30).pngs


def test_a_changed_photo_file_is_seen(fonts: Path, layouts: Layouts, tmp_path: Path) -> None:
    file = tmp_path / "one.png"
    setter = Typesetter(fonts, layouts, lambda _name, _px: file)
    Image.new("RGB", (300, 200), (200, 30, 30)).save(file)
    red = setter.pages(HARBOUR, ppi=30).pngs
    Image.new("RGB", (310, 200), (30, 30, 200)).save(file)
    assert setter.pages(HARBOUR, ppi=30).pngs != red
    setter.close()


def test_a_photo_that_is_no_picture_is_said_so(fonts: Path, layouts: Layouts, tmp_path: Path) -> None:
    file = tmp_path / "words.jpg"
    file.write_text("not a picture")
    setter = Typesetter(fonts, layouts, lambda _name, _px: file)
    with pytest.raises(DeskError, match="The photo wide cannot be read as a picture"):
        setter.pages(HARBOUR, ppi=30)
    setter.close()


def test_an_unknown_layout_names_those_there_are(typesetter: Typesetter) -> None:
    there = ", ".join(sorted((*ENDLESS, *FIXED)))
    with pytest.raises(DeskError, match=rf"no layout “poster”; choose one of: {there}\."):
        typesetter.pages(replace(BRIEF, layout="poster"), ppi=30)


def test_a_paper_the_layout_is_not_made_for_is_refused(typesetter: Typesetter) -> None:
    with pytest.raises(DeskError, match="“News page” is not made for us-letter paper; choose a4"):
        typesetter.pdf(replace(BRIEF, layout="news-page"), paper="us-letter", made=MADE)


def test_the_private_folders_go_when_it_closes(
    fonts: Path, layouts: Layouts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    setter = Typesetter(fonts, layouts, lambda _name, _px: None)
    for layout in (*ENDLESS, *FIXED):
        assert setter.pages(replace(BRIEF, layout=layout), ppi=20).lines > 0
    assert len(list(tmp_path.iterdir())) == len((*ENDLESS, *FIXED))
    setter.close()
    assert list(tmp_path.iterdir()) == []
    assert setter.pages(BRIEF, ppi=20).lines > 0
    setter.close()
