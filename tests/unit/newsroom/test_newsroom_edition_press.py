"""Editions sent to the press: held by the gate page by page, looked over, let go with a reason, logged."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from PIL import Image

from desk.errors import DeskError
from desk.newsroom import edition_press
from desk.newsroom.desk import Desk
from desk.newsroom.edition_export import EditionOrder, InTheWayError, export, left_out
from desk.newsroom.edition_press import StoppedError, look_job
from desk.newsroom.editions import Editions, PageChange
from desk.newsroom.exporting import FORCED, HeldError, RefusedError
from desk.pictures.photo import look
from desk.press.preflight.reading import read
from desk.story.model import Paragraph, PhotoUse, Story

PRESS = EditionOrder()
NO_LIMITS = Path("no ink limits are set.toml")
SENTENCE = "The bell of the drowned church was lifted out of the harbour on Wednesday, in one piece. "
BELL = Story(headline="Bell comes up", slug="bell", body=(Paragraph(SENTENCE * 3),))
FRAMES = ("lead", "second", "third")


@pytest.fixture(autouse=True)
def _config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def quay(desk: Desk, tmp_path: Path) -> str:
    """Keep a photo fine enough for any frame; returns its name."""
    Image.linear_gradient("L").resize((2000, 1400)).convert("RGB").save(tmp_path / "quay.jpg", quality=60)
    return desk.picture_desk.bring_in_file(tmp_path / "quay.jpg").file


@pytest.fixture
def front(desk: Desk) -> Editions:
    """Make an edition of one full front page: stories 1 to 3 in its three frames."""
    editions = Editions(desk)
    editions.new("Late", "2026-03-02", 1, "tabloid-front")
    fill(desk, editions, 1)
    return editions


def fill(desk: Desk, editions: Editions, page: int) -> None:
    for frame in FRAMES:
        editions.place(1, page, frame, [desk.store.add(BELL).id])


def add_pages(desk: Desk, editions: Editions, last: int) -> None:
    for page in range(2, last + 1):
        editions.alter(1, page, PageChange(add=True, layout="tabloid-front"))
        fill(desk, editions, page)


def test_an_edition_goes_out_as_pdfx_4_unless_a_proof_is_asked_for(
    front: Editions, desk: Desk, tmp_path: Path
) -> None:
    add_pages(desk, front, 2)
    out = tmp_path / "late.pdf"
    assert export(desk, 1, PRESS, out) == [out]
    raw = out.read_bytes()
    assert desk.composing.preflight.faults(raw) == ()
    seen = read(raw)
    assert seen.conformance == "PDF/X-4"
    assert [intent.condition for intent in seen.intents] == ["FOGRA39"]
    assert [page.trim is not None and page.bleed is not None for page in seen.pages] == [True, True]
    with pikepdf.open(out) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Late"
    export(desk, 1, replace(PRESS, format="pdf"), tmp_path / "proof.pdf")
    assert read((tmp_path / "proof.pdf").read_bytes()).conformance == ""


def test_the_slug_line_says_edition_page_file_profile_and_time(
    front: Editions, desk: Desk, tmp_path: Path
) -> None:
    front.alter(1, 1, PageChange(folio="A1"))
    add_pages(desk, front, 2)
    export(desk, 1, PRESS, tmp_path / "late.pdf")
    first, second = (page.extract_text() for page in pypdf.PdfReader(tmp_path / "late.pdf").pages)
    assert "Late · Monday 2 March 2026 · page A1, 1 of 2" in first
    assert "Late · Monday 2 March 2026 · page 2, 2 of 2" in second
    assert "late.pdf · Coated: ISO Coated v2 300 % · 02 Mar 2026 09:0" in first


def test_photos_of_a_page_go_out_in_the_inks_of_the_press(
    front: Editions, desk: Desk, quay: str, tmp_path: Path
) -> None:
    with_photo = replace(BELL, photos=(PhotoUse("The quay.", "Photo", "Ann Roe/Reuters", quay),))
    front.place(1, 1, "lead", [desk.store.add(with_photo).id])
    export(desk, 1, PRESS, tmp_path / "late.pdf")
    (page,) = read((tmp_path / "late.pdf").read_bytes()).pages
    (picture,) = page.pictures
    assert picture.space.family in {"cmyk", "grey"}
    assert 200 <= picture.ppi <= 310


def test_a_photo_without_credit_holds_the_press_whatever_is_said_but_not_a_proof(
    front: Editions, desk: Desk, quay: str, tmp_path: Path
) -> None:
    story = replace(BELL, photos=(PhotoUse("The quay.", "", "", quay),))
    front.place(1, 1, "lead", [desk.store.add(story).id])
    with pytest.raises(HeldError) as held:
        export(desk, 1, PRESS.forced(), tmp_path / "late.pdf")
    (reason,) = held.value.reasons
    assert reason.sentence == "Page 1, lead: Photo 1 has no credit; name who made it."
    assert (reason.rule, reason.field, reason.paragraph) == ("no-credit", "credit", 0)
    assert not reason.can_override
    export(desk, 1, replace(PRESS, format="pdf"), tmp_path / "proof.pdf")


def test_empty_frames_are_asked_about_and_go_out_white_when_told_to(
    front: Editions, desk: Desk, tmp_path: Path
) -> None:
    front.place(1, 1, "second", ())
    front.place(1, 1, "third", ())
    front.alter(1, 2, PageChange(add=True))
    out = tmp_path / "late.pdf"
    with pytest.raises(HeldError) as held:
        export(desk, 1, PRESS, out)
    assert [reason.sentence for reason in held.value.reasons] == [
        "Page 1 has nothing in second and third; place a story there, or let it go out white.",
        "Page 2 is empty; place a story there, or let it go out white.",
    ]
    assert all(reason.can_override for reason in held.value.reasons)
    assert export(desk, 1, replace(PRESS, force=True), out) == [out]


def test_who_lets_an_empty_frame_go_is_told_what_is_over_as_well(
    front: Editions, desk: Desk, tmp_path: Path
) -> None:
    long = desk.store.add(replace(BELL, headline="Long", body=(Paragraph(SENTENCE * 9),) * 9)).id
    front.place(1, 1, "second", ())
    front.place(1, 1, "third", [long])
    with pytest.raises(HeldError) as held:
        export(desk, 1, PRESS, tmp_path / "late.pdf")
    assert [reason.rule for reason in held.value.reasons] == ["empty-frame", "overset"]


def test_a_photo_too_coarse_for_its_frame_goes_out_only_with_a_reason_that_the_log_keeps(
    front: Editions, desk: Desk, tmp_path: Path
) -> None:
    Image.new("RGB", (90, 60), (40, 70, 90)).save(tmp_path / "small.png")
    small = PhotoUse(
        "The quay.", "Photo", "Ann Roe/Reuters", desk.picture_desk.bring_in_file(tmp_path / "small.png").file
    )
    front.place(1, 1, "lead", [desk.store.add(replace(BELL, photos=(small,))).id])
    out = tmp_path / "late.pdf"
    with pytest.raises(HeldError) as held:
        export(desk, 1, PRESS, out)
    layout = desk.composing.page_layouts.get("tabloid-front")
    inches = layout.photo_mm(layout.frame("lead")) / 25.4
    assert str(held.value).startswith(
        f"Page 1, lead: Photo 1 has {90 / inches:.0f} ppi at this size and the layout wants 200; "
    )
    assert not out.exists()
    assert desk.store.sent() == []
    export(desk, 1, PRESS.forced(), out)
    lines = desk.store.sent()
    assert {line.reason for line in lines} == {FORCED}
    at_preflight, at_gate = lines[0].faults
    assert f"{90 / inches:.0f} ppi and needs 200" in at_preflight
    assert at_gate == str(held.value)


def test_each_story_of_a_file_has_its_line_in_the_log(front: Editions, desk: Desk, tmp_path: Path) -> None:
    add_pages(desk, front, 2)
    (out,) = export(desk, 1, PRESS, tmp_path / "late.pdf")
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    lines = desk.store.sent()
    assert [line.story for line in lines] == [1, 2, 3, 4, 5, 6]
    assert {
        (line.slug, line.format, line.layout, line.file, line.sha256, line.profile) for line in lines
    } == {("bell", "pdfx", "tabloid-front", "late.pdf", digest, "Coated: ISO Coated v2 300 %")}
    export(desk, 1, replace(PRESS, one_a_page=True), tmp_path / "pages")
    assert [(line.story, line.file) for line in desk.store.sent()[6:]] == [
        *((story, "late-page-1-press.pdf") for story in (1, 2, 3)),
        *((story, "late-page-2-press.pdf") for story in (4, 5, 6)),
    ]


def test_pages_of_their_own_are_whole_press_files_and_replace_nothing_unasked(
    front: Editions, desk: Desk, tmp_path: Path
) -> None:
    add_pages(desk, front, 2)
    order = replace(PRESS, one_a_page=True)
    first, second = export(desk, 1, order, tmp_path)
    for path in (first, second):
        raw = path.read_bytes()
        assert desk.composing.preflight.faults(raw) == ()
        assert len(read(raw).pages) == 1
    second.unlink()
    before = first.read_bytes()
    with pytest.raises(InTheWayError, match=r"late-page-1-press.pdf would be replaced in .*; say so first"):
        export(desk, 1, order, tmp_path)
    assert not second.exists()
    assert first.read_bytes() == before
    export(desk, 1, replace(order, replace=True), tmp_path)
    assert second.exists()


def test_the_same_edition_and_time_give_the_same_bytes_here_and_in_processes(
    front: Editions, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_pages(desk, front, 5)
    now = desk.now()
    monkeypatch.setattr(desk, "now", lambda: now)
    told: list[tuple[int, int]] = []
    beside, here = tmp_path / "beside" / "late.pdf", tmp_path / "here" / "late.pdf"
    for path in (beside, here):
        path.parent.mkdir()
    export(desk, 1, PRESS, beside, progress=lambda *far: told.append(far))
    assert told[-1] == (5, 5)
    monkeypatch.setattr(edition_press, "FEW", 100)
    export(desk, 1, PRESS, here)
    assert beside.read_bytes() == here.read_bytes()


def test_faults_of_a_book_are_told_by_its_pages_in_processes_too(
    front: Editions, desk: Desk, tmp_path: Path
) -> None:
    add_pages(desk, front, 5)
    Image.new("RGB", (90, 60), (40, 70, 90)).save(tmp_path / "small.png")
    raw = (tmp_path / "small.png").read_bytes()
    unfiled = desk.photos.keep(raw, look(raw).facts)  # of which the library, and so the gate, knows no size
    small = PhotoUse("The quay.", "Photo", "Ann Roe/Reuters", unfiled)
    for page in (2, 5):
        front.place(1, page, "lead", [desk.store.add(replace(BELL, photos=(small,))).id])
    with pytest.raises(RefusedError) as refused:
        export(desk, 1, PRESS, tmp_path / "late.pdf")
    assert [fault.page for fault in refused.value.faults] == [2, 5]


@pytest.mark.usefixtures("front")
@pytest.mark.parametrize("after", [0, 1, 2])
def test_stopped_wherever_it_is_nothing_is_written_or_logged(desk: Desk, tmp_path: Path, after: int) -> None:
    asked = iter(range(100))
    with pytest.raises(StoppedError, match="nothing was written"):
        export(desk, 1, PRESS, tmp_path / "late.pdf", stop=lambda: next(asked) >= after)
    assert list(tmp_path.glob("*.pdf")) == []
    assert desk.store.sent() == []


@pytest.mark.usefixtures("front")
def test_a_format_or_profile_there_is_not_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="goes out as pdfx or pdf, not as html"):
        export(desk, 1, replace(PRESS, format="html"), tmp_path / "late.pdf")
    with pytest.raises(DeskError, match="profile"):
        export(desk, 1, replace(PRESS, profile="gravure"), tmp_path / "late.pdf")


def test_a_page_of_a_job_is_looked_over_as_the_whole_file_is(
    front: Editions, desk: Desk, tmp_path: Path
) -> None:
    add_pages(desk, front, 2)
    export(desk, 1, replace(PRESS, format="pdf"), tmp_path / "proof.pdf")
    raw = (tmp_path / "proof.pdf").read_bytes()
    whole = desk.composing.preflight.faults(raw)
    parts = [*look_job(raw, range(1, 2), NO_LIMITS), *look_job(raw, range(2, 3), NO_LIMITS)]
    assert sorted({(f.rule, f.page or 0, f.sentence) for f in parts}) == sorted(
        (f.rule, f.page or 0, f.sentence) for f in whole
    )
    assert {fault.page for fault in parts} == {None, 1, 2}


def test_a_photo_awaited_is_asked_about_and_the_page_goes_without_its_box(
    front: Editions, desk: Desk, quay: str, tmp_path: Path
) -> None:
    awaited = PhotoUse("The bell on deck.", "Photo", "Ann Roe/Reuters")
    here = PhotoUse("The quay.", "Photo", "Ann Roe/Reuters", quay)
    number = desk.store.add(replace(BELL, photos=(awaited, here))).id
    front.place(1, 1, "lead", [number])
    out = tmp_path / "late.pdf"
    with pytest.raises(HeldError) as held:
        export(desk, 1, PRESS, out)
    assert [(reason.rule, reason.story, reason.can_override) for reason in held.value.reasons] == [
        ("photo-awaited", number, True)
    ]
    export(desk, 1, replace(PRESS, force=True, override="it comes with the second edition"), out)
    (page,) = pypdf.PdfReader(out).pages
    said = page.extract_text()
    assert ("The quay." in said, "The bell on deck." in said) == (True, False)
    sentence = "Page 1, lead: Photo 1 is still awaited and is left out."
    assert left_out(desk, 1, PRESS) == sentence
    assert left_out(desk, 1, replace(PRESS, format="pdf")) == ""


def test_a_photo_whose_file_is_gone_holds_the_press(
    front: Editions, desk: Desk, quay: str, tmp_path: Path
) -> None:
    story = replace(BELL, photos=(PhotoUse("The quay.", "Photo", "Ann Roe/Reuters", quay),))
    front.place(1, 1, "lead", [desk.store.add(story).id])
    for file in desk.places.photos.rglob("*"):
        if file.is_file():
            file.unlink()
    with pytest.raises(HeldError) as held:
        export(desk, 1, PRESS.forced(), tmp_path / "late.pdf")
    assert [reason.sentence for reason in held.value.reasons] == [
        "Page 1, lead: The picture of photo 1 is no longer in the photo folder; add it again."
    ]


@pytest.mark.parametrize("pages", [1, 5])
def test_pages_hold_to_the_ink_limit_of_the_house_in_processes_too(
    front: Editions, desk: Desk, tmp_path: Path, pages: int
) -> None:
    if pages > 1:
        add_pages(desk, front, pages)
    Image.effect_noise((1800, 1200), 30).convert("RGB").point(lambda part: part // 9).save(
        tmp_path / "night.png"
    )
    night = desk.picture_desk.bring_in_file(tmp_path / "night.png").file
    story = replace(BELL, photos=(PhotoUse("Night.", "Photo", "Ann Roe/Reuters", night),))
    front.place(1, 1, "lead", [desk.store.add(story).id])

    def heaviest() -> float:
        out = tmp_path / "late.pdf"
        export(desk, 1, PRESS, out)
        return max(picture.heaviest or 0 for picture in read(out.read_bytes()).pages[0].pictures)

    before = heaviest()
    assert 260 < before <= 300
    desk.composing.limit_ink(desk.composing.profiles.get("coated"), 220)
    assert 180 < heaviest() <= 220
