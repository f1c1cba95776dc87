"""Pages of an edition: several stories in frames, threaded through them and on to other pages."""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
import pytest
from press_copy import BRIEF, HARBOUR, RIVER, of_words
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from desk import resources
from desk.errors import DeskError
from desk.press.page_layouts import PageLayouts
from desk.press.page_setter import PageCopy, PageSetter, Piece
from desk.story.model import Paragraph, Story

MM = 72 / 25.4
_UNSEEN = {0xA0: " "}
MADE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PLAIN = replace(of_words(90), standfirst="", photos=())
PhotoSource = Callable[[str, int], Path | None]


@pytest.fixture(scope="module")
def setter(fonts: Path, photo: PhotoSource) -> Iterator[PageSetter]:
    setter = PageSetter(fonts, PageLayouts.of([resources.shipped_layouts()]), photo)
    yield setter
    setter.close()


def page(*pieces: Piece, layout: str = "tabloid-five", folio: str = "5") -> PageCopy:
    return PageCopy(5, folio, layout, "The Coastal Courier", "Monday 2 March 2026", pieces)


def five() -> PageCopy:
    return page(
        Piece("1", of_words(350), "lead"),
        Piece("2", replace(HARBOUR, standfirst=""), "second"),
        Piece("3", PLAIN, "single one"),
        Piece("4", PLAIN, "single two"),
        Piece("5", BRIEF, "briefs"),
        Piece("6", replace(BRIEF, headline="Gull takes mayor’s chain"), "briefs"),
    )


def words(raw: bytes) -> str:
    return " ".join(pypdf.PdfReader(io.BytesIO(raw)).pages[0].extract_text().translate(_UNSEEN).split())


def letters(story: Story) -> str:
    return "".join("".join(paragraph.text.split()) for paragraph in story.body)


def test_every_shipped_page_layout_can_be_read() -> None:
    layouts = PageLayouts.load()
    assert layouts.broken == ()
    assert [layout.id for layout in layouts.all()] == [
        "a4-front", "a4-three", "berliner-five", "berliner-front", "broadsheet-front", "broadsheet-six",
        "tabloid-five", "tabloid-front",
    ]  # fmt: skip
    assert layouts.get("tabloid-five").frame_names == ("lead", "second", "single one", "single two", "briefs")


def test_five_stories_are_set_on_one_page_each_under_its_headline(setter: PageSetter) -> None:
    copy = five()
    said = words(setter.pdf(copy, made=MADE))
    assert [piece.story.headline in said for piece in copy.pieces] == [True] * 6
    assert "In brief" in said
    assert "Monday 2 March 2026" in said
    fits = setter.fit(copy)
    assert [(fit.key, fit.frame, fit.rest) for fit in fits] == [
        ("1", "lead", None), ("2", "second", None), ("3", "single one", None), ("4", "single two", None),
        ("5", "briefs", None), ("6", "briefs", None),
    ]  # fmt: skip
    assert all(fit.fit.over_lines == 0 for fit in fits)
    assert [fit.fit.free_lines == 0 for fit in fits] == [False, True, False, False, True, False]


def test_the_lines_said_are_the_lines_the_page_shows(setter: PageSetter) -> None:
    text = pypdf.PdfReader(io.BytesIO(setter.pdf(page(Piece("1", BRIEF, "single one")), made=MADE)))
    lines = [line for line in text.pages[0].extract_text().splitlines() if line.strip()]
    (fit,) = setter.fit(page(Piece("1", BRIEF, "single one")))
    first = next(at for at, line in enumerate(lines) if line.startswith("A bus shelter"))
    last = next(at for at, line in enumerate(lines) if line.endswith("found room for it."))
    assert last - first + 1 == fit.fit.lines


def test_a_story_over_its_frame_says_by_how_much_and_where(setter: PageSetter) -> None:
    story = replace(of_words(400), standfirst="", photos=())
    (fit,) = setter.fit(page(Piece("1", story, "single one")))
    broken = fit.fit.breaks_at
    assert fit.fit.is_over
    assert fit.fit.over_lines > 0
    assert fit.fit.free_lines == 0
    assert broken is not None
    assert fit.fit.over_words > fit.fit.over_lines
    said = "".join(words(setter.pdf(page(Piece("1", story, "single one")), made=MADE)).split())
    rest = [
        story.body[broken.paragraph].text[broken.offset :],
        *(p.text for p in story.body[broken.paragraph + 1 :]),
    ]
    assert "(6)" in "".join(rest)
    assert "(6)" not in said


def test_copy_threads_through_unequal_frames_of_one_page_and_none_is_lost(setter: PageSetter) -> None:
    story = replace(of_words(420), standfirst="", photos=(), dateline="")
    copy = page(
        Piece("1", story, "second", runs_on=True),
        Piece("1", story, "single one", is_first=False),
    )
    first, second = setter.fit(copy)
    assert first.rest is not None
    assert (first.fit.over_lines, first.fit.is_over) == (0, False)
    assert second.rest is None
    said = "".join(words(setter.pdf(copy, made=MADE)).split()).replace("-", "")
    assert letters(story).replace("-", "") in said
    assert "Continued" not in said


def test_a_story_runs_on_to_another_page_from_where_it_broke_off(setter: PageSetter) -> None:
    story = replace(of_words(900), standfirst="", photos=(), dateline="")
    front = page(Piece("1", story, "third", runs_on=True, on_page="7"), layout="tabloid-front", folio="1")
    (turned,) = setter.fit(front)
    inside = page(Piece("1", story, "lead", start=turned.rest, is_first=False, from_page="1"), folio="7")
    (rest,) = setter.fit(inside)
    assert rest.rest is None
    first, second = words(setter.pdf(front, made=MADE)), words(setter.pdf(inside, made=MADE))
    assert "Continued on page 7" in first
    assert "From page 1" in second
    joined = "".join((first.split("Continued")[0] + second.split("From page 1")[1]).split()).replace("-", "")
    assert letters(story).replace("-", "") in joined
    assert len(rest.fit.headline) == 0


def test_a_story_that_fits_says_nothing_of_another_page(setter: PageSetter) -> None:
    copy = page(Piece("1", PLAIN, "lead", runs_on=True, on_page="7"))
    assert setter.fit(copy)[0].rest is None
    assert "Continued" not in words(setter.pdf(copy, made=MADE))
    after = page(Piece("1", PLAIN, "lead", start=None, is_first=False, from_page="1"))
    (fit,) = setter.fit(after)
    assert (fit.fit.lines, fit.fit.over_lines, fit.rest) == (0, 0, None)
    assert "From page" not in words(setter.pdf(after, made=MADE))


def test_briefs_go_on_like_other_frames_and_say_nothing_where_nothing_is_left(setter: PageSetter) -> None:
    spent = page(
        Piece("1", PLAIN, "lead", runs_on=True),
        Piece("1", PLAIN, "briefs", is_first=False),
        Piece("2", BRIEF, "briefs"),
    )
    alone = page(*spent.pieces[:2])
    assert words(setter.pdf(spent, made=MADE)).count(PLAIN.headline) == 1
    assert "In brief" not in words(setter.pdf(alone, made=MADE))
    (_lead, nothing, brief), (_, whole) = setter.fit(spent), setter.fit(alone)
    (by_itself,) = setter.fit(page(Piece("2", BRIEF, "briefs")))
    assert (nothing.fit.lines, nothing.rest, nothing.unprinted.words) == (0, None, "")
    assert brief.fit.free_lines == by_itself.fit.free_lines
    assert (whole.fit.free_lines or 0) > (brief.fit.free_lines or 0)
    long = replace(of_words(700), standfirst="", photos=(), dateline="")
    turned = page(Piece("1", long, "briefs", runs_on=True, on_page="7"))
    (fit,) = setter.fit(turned)
    inside = page(Piece("1", long, "briefs", start=fit.rest, is_first=False, from_page="5"), folio="7")
    first, second = (words(setter.pdf(copy, made=MADE)) for copy in (turned, inside))
    assert first.endswith("Continued on page 7")
    assert f"{long.headline} From page 5" in second
    joined = "".join((first.split("Continued")[0] + second.split("From page 5")[1]).split()).replace("-", "")
    assert letters(long).replace("-", "")[:2000] in joined


def test_briefs_past_the_foot_are_over_whole(setter: PageSetter) -> None:
    briefs = [Piece(str(at), replace(BRIEF, headline=f"Brief {at}"), "briefs") for at in range(12)]
    fits = setter.fit(page(*briefs))
    over = [fit.fit.is_over for fit in fits]
    assert over == sorted(over)
    assert over[0] is False
    assert fits[-1].fit.lines == 0
    assert fits[-1].fit.over_lines == fits[0].fit.lines
    assert "Brief 11" not in words(setter.pdf(page(*briefs), made=MADE))


def test_a_photo_prints_in_a_frame_of_one_column_or_is_told(setter: PageSetter) -> None:
    (short,) = setter.fit(page(Piece("1", replace(HARBOUR, body=PLAIN.body[:2]), "single one")))
    assert (short.fit.left_out.words, short.unprinted.photos) == ("", 0)
    plain = setter.pdf(page(Piece("1", replace(HARBOUR, body=PLAIN.body[:2]), "single one")), made=MADE)
    assert "Idris Vaughan-Lowe on the quay" in words(plain)
    tall = replace(HARBOUR, photos=(replace(HARBOUR.photos[0], file="tall"),) * 2)
    (lead,) = setter.fit(page(Piece("1", tall, "lead")))
    assert (lead.fit.left_out.photos, lead.unprinted.photos) == (1, 1)
    (brief,) = setter.fit(page(Piece("1", tall, "briefs")))
    assert (brief.fit.left_out.words, brief.unprinted.words) == ("", "2 photos and 3 related lines")


def test_columns_end_even_where_the_story_is_shorter_than_its_frame(setter: PageSetter) -> None:
    story = replace(PLAIN, related=(), body=PLAIN.body * 2)
    document = pdfium.PdfDocument(setter.pdf(page(Piece("1", story, "lead")), made=MADE))
    text = document[0].get_textpage()
    feet = [999.0] * 5
    for at in range(text.count_chars()):
        left, bottom, _, _ = text.get_charbox(at)
        column = int((left / MM - 14) // 52.9)  # five columns of 48.3 mm and their gutters
        feet[column] = min(feet[column], bottom)
    document.close()
    assert max(feet[:4]) - min(feet[:4]) < 5 * 10.4
    assert max(feet[:4]) < 800


_LONG = (
    "administration", "characteristically", "representatives", "arboriculturist", "constituencies", "the",
    "interdepartmental", "well-established", "hard-of-hearing", "undersecretaries,", "reconsideration.",
)  # fmt: skip


def lines_of(raw: bytes) -> list[str]:
    document = pdfium.PdfDocument(raw)
    text = document[0].get_textpage().get_text_range()
    document.close()
    return [line.strip() for line in text.replace("\ufffe", "-\n").replace("\x02", "-\n").splitlines()]


def pictures(raw: bytes) -> list[tuple[float, float, float, float]]:
    document = pdfium.PdfDocument(raw)
    found = [thing.get_bounds() for thing in document[0].get_objects() if thing.type == FPDF_PAGEOBJ_IMAGE]
    document.close()
    return found


def across_of(raw: bytes, mark: str) -> float:
    """How far from the left of the page a mark stands that is on it once, in millimetres."""
    document = pdfium.PdfDocument(raw)
    text = document[0].get_textpage()
    (at,) = [at for at in range(text.count_chars()) if text.get_text_range(at, 1) == mark]
    left, *_ = text.get_charbox(at)
    document.close()
    return left / MM


@pytest.mark.parametrize("seed", range(4))
def test_no_three_lines_in_a_row_end_in_a_hyphen_on_a_page_of_several_stories(
    setter: PageSetter, seed: int
) -> None:
    among = random.Random(seed)  # noqa: S311 - copy, no secret
    body = [" ".join(among.choices((*_LONG, "of", "and", "harbour"), k=22)) for _ in range(6)]
    story = Story(headline="Long words", body=tuple(map(Paragraph, body)))
    copy = page(
        Piece("1", story, "second", runs_on=True),
        Piece("1", story, "single one", is_first=False),
        Piece("2", replace(story, body=story.body[1:]), "single two"),
        Piece("3", story, "briefs"),
    )
    meter = setter.fit(copy)
    raw = setter.pdf(copy, made=MADE)
    ends = "".join("-" if line.endswith("-") else "." for line in lines_of(raw))
    assert ends.count("-") > 5
    assert "---" not in ends
    assert [fit.fit for fit in meter] == [fit.fit for fit in setter.picture(copy, ppi=20).pieces]


def test_a_story_read_from_the_right_begins_in_the_column_at_the_right(setter: PageSetter) -> None:
    for story, is_rtl in ((RIVER["ar"], True), (of_words(330), False)):
        body = (Paragraph("† " + story.body[0].text), *story.body[1:] * (3 if is_rtl else 1))
        body = (*body[:-1], Paragraph(body[-1].text + " ‡"))
        raw = setter.pdf(page(Piece("1", replace(story, body=body, photos=()), "lead")), made=MADE)
        first, last = across_of(raw, "†"), across_of(raw, "‡")
        assert (first > 14.5 + 3 * 52.9) is is_rtl
        assert (last < 14.5 + 52.9) is is_rtl
        if is_rtl:
            headed = replace(story, headline=f"8 {story.headline}", body=body[:3], photos=())
            assert across_of(setter.pdf(page(Piece("1", headed, "lead")), made=MADE), "8") > 14.5 + 3 * 52.9
        photo = setter.pdf(page(Piece("1", replace(story, body=body[:3]), "lead")), made=MADE)
        (left,) = [box[0] / MM for box in pictures(photo)]
        assert (left < 15) is is_rtl


def test_a_pull_quote_prints_in_a_frame_with_room_and_is_told_elsewhere(setter: PageSetter) -> None:
    said = "It is not sentimental to count what you have before you sell it"
    short = replace(of_words(260), photos=(), related=(), pull_quote=f"“{said}”")
    copy = page(Piece("1", short, "lead"))
    (fit,) = setter.fit(copy)
    assert (fit.fit.left_out.pull_quote, fit.fit.is_over) == (False, False)
    (plain,) = setter.fit(page(Piece("1", replace(short, pull_quote=""), "lead")))
    assert fit.fit.lines == plain.fit.lines
    assert (fit.fit.free_lines or 0) < (plain.fit.free_lines or 0)
    times = [
        words(setter.pdf(page(Piece("1", story, "lead")), made=MADE)).replace("- ", "").count("sentimental")
        for story in (replace(short, pull_quote=""), short)
    ]
    assert times[1] == times[0] + 1
    for over, frame in ((replace(short, body=short.body * 4), "lead"), (short, "briefs")):
        (told,) = setter.fit(page(Piece("1", over, frame)))
        assert told.fit.left_out.pull_quote is True
    after = page(Piece("1", short, "lead", start=(3, 0), is_first=False, from_page="1"))
    assert setter.fit(after)[0].fit.left_out.pull_quote is False
    assert words(setter.pdf(after, made=MADE)).count(said) <= 1


def test_a_related_box_prints_where_there_is_room_and_is_told_where_there_is_none(setter: PageSetter) -> None:
    short, full = replace(PLAIN, related=HARBOUR.related), replace(of_words(340), related=HARBOUR.related)
    assert setter.fit(page(Piece("1", short, "lead")))[0].unprinted.related == 0
    assert "Fog signal wakes wedding" in words(setter.pdf(page(Piece("1", short, "lead")), made=MADE))
    (lead,) = setter.fit(page(Piece("1", full, "lead")))
    assert (lead.fit.is_over, lead.unprinted.related) == (False, 3)
    assert "Fog signal wakes wedding" not in words(setter.pdf(page(Piece("1", full, "lead")), made=MADE))


def test_a_headline_longer_than_its_box_is_over(setter: PageSetter) -> None:
    long = replace(PLAIN, headline="Many words on the subject of the orchard " * 6)
    (fit,) = setter.fit(page(Piece("1", long, "single one")))
    assert fit.fit.headline_over > 0


def test_the_same_page_and_time_give_the_same_bytes(setter: PageSetter) -> None:
    assert setter.pdf(five(), made=MADE) == setter.pdf(five(), made=MADE)


def test_a_page_is_as_large_as_its_layout_says_and_its_faces_go_with_it(setter: PageSetter) -> None:
    box = pypdf.PdfReader(io.BytesIO(setter.pdf(five(), made=MADE))).pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in (box.width, box.height)] == [289, 380]


def test_an_empty_page_and_a_hostile_word_are_set_or_refused(setter: PageSetter) -> None:
    assert setter.fit(page()) == ()
    with pytest.raises(DeskError, match="characters without a space"):
        setter.fit(page(Piece("1", Story(body=(Paragraph("x" * 13_000),)), "lead")))
    code = Story(headline="#panic()", body=(Paragraph('#read("/etc/passwd") $x$ \\ <b>'),))
    assert "#panic()" in words(setter.pdf(page(Piece("1", code, "lead")), made=MADE))


def test_a_frame_or_layout_there_is_not_is_named(setter: PageSetter) -> None:
    with pytest.raises(DeskError, match="has no frame “sports”; choose one of: lead, second"):
        setter.fit(page(Piece("1", PLAIN, "sports")))
    with pytest.raises(DeskError, match="no page layout “poster”; choose one of: a4-front"):
        setter.fit(page(layout="poster"))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("across = 4", "across = 9", "does not stand within the page’s 5 columns"),
        ("margins_mm = [24, 14.5, 14, 14.5]", "margins_mm = [24]", "margins_mm must be four"),
        ('name = "second"', 'name = "lead"', "each with a name of its own"),
        ("width_mm = 289", 'width_mm = "wide"', "width_mm must be a number"),
        ('kind = "briefs"', 'kind = "sport"', "must be of the kind “story” or “briefs”"),
        ("gutter_mm = 4.6", "gutter_mm =", "Invalid value"),
    ],
)
def test_a_broken_page_layout_says_why_and_leaves_the_others(
    tmp_path: Path, old: str, new: str, why: str
) -> None:
    for layout in PageLayouts.of([resources.shipped_layouts()]).all():
        (tmp_path / layout.id).mkdir()
        text = (layout.folder / "page.toml").read_text(encoding="utf-8")
        text = text.replace(old, new) if layout.id == "tabloid-five" else text
        (tmp_path / layout.id / "page.toml").write_text(text, encoding="utf-8")
    found = PageLayouts.of([tmp_path])
    assert "tabloid-front" in [layout.id for layout in found.all()]
    assert "tabloid-five" not in [layout.id for layout in found.all()]
    (sentence,) = found.broken
    assert why in sentence
    assert str(tmp_path / "tabloid-five" / "page.toml") in sentence


def test_a_template_that_fails_is_named_with_its_line(
    tmp_path: Path, fonts: Path, photo: PhotoSource
) -> None:
    source = resources.shipped_layouts()
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "page.toml").write_bytes((source / "tabloid-five" / "page.toml").read_bytes())
    (tmp_path / "sheet.typ").write_text('\n#panic("no")\n', encoding="utf-8")
    setter = PageSetter(fonts, PageLayouts.of([tmp_path]), photo)
    with pytest.raises(DeskError, match=r"failed in sheet\.typ, line 2: .*; choose another layout"):
        setter.fit(page())
    setter.close()
