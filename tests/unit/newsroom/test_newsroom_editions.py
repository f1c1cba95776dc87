"""Editions put together, seen in a flat plan, and sent out whole."""

import os
import signal
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desk.errors import DeskError
from desk.newsroom import edition_press
from desk.newsroom.desk import Desk
from desk.newsroom.edition_export import EditionOrder, export
from desk.newsroom.edition_press import StoppedError
from desk.newsroom.editions import Editions, PageChange
from desk.newsroom.exporting import HeldError
from desk.press.settings import Settings
from desk.story.edition import Mark, PageState
from desk.story.model import Paragraph, PhotoUse, Story

PROOF = EditionOrder(format="pdf")
SENTENCE = "The bell of the drowned church was lifted out of the harbour on Wednesday, in one piece. "
BELL = Story(headline="Bell comes up", body=(Paragraph(SENTENCE * 3),))
LONG = Story(
    headline="What the divers found", body=tuple(Paragraph(f"({at}) {SENTENCE * 4}") for at in range(15))
)


@pytest.fixture
def editions(desk: Desk) -> Editions:
    for story in (BELL, LONG, replace(BELL, headline="Second bell", photos=(PhotoUse("A quay."),))):
        desk.store.add(story)
    return Editions(desk)


def texts(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


def test_a_new_edition_has_its_pages(editions: Editions) -> None:
    edition = editions.new("Late", "2026-03-02", 3, "tabloid-front")
    assert [(page.number, page.layout) for page in edition.pages] == [(n, "tabloid-front") for n in (1, 2, 3)]
    assert editions.all() == [edition]


@pytest.mark.parametrize(
    ("name", "date", "count", "layout"),
    [("", "2026-03-02", 1, "tabloid-five"), ("Late", "2 March", 1, "tabloid-five"),
     ("Late", "2026-03-02", 10_000, "tabloid-five"), ("Late", "2026-03-02", 1, "poster")],
)  # fmt: skip
def test_an_edition_refused_is_not_kept(
    editions: Editions, name: str, date: str, count: int, layout: str
) -> None:
    with pytest.raises(DeskError):
        editions.new(name, date, count, layout)
    assert editions.all() == []


def test_the_flat_plan_says_state_over_short_and_missing_credits(editions: Editions) -> None:
    editions.new("Late", "2026-03-02", 2)
    editions.place(1, 1, "single one", [2])
    editions.place(1, 1, "single two", [3])
    editions.place(1, 1, "briefs", [1])
    editions.alter(1, 2, PageChange(mark=Mark.PROOFED))
    first, second = editions.plan(1)
    assert [(fact.story, fact.frame, fact.is_over, fact.missing_credits) for fact in first.stories] == [
        (2, "single one", True, 0), (3, "single two", False, 1), (1, "briefs", False, 0),
    ]  # fmt: skip
    assert first.stories[0].words.startswith("over by ")
    assert first.empty_frames == ("lead", "second")
    assert first.state is PageState.OPEN
    over = first.stories[0].over_lines
    free = sum(fact.free_lines for fact in first.stories[1:])
    assert first.words == f"over by {over} lines, {free} lines short, 1 credit missing"
    assert (second.state, second.words, second.png) == (PageState.PROOFED, "", None)


def test_what_a_frame_has_no_place_for_is_told_and_needs_no_credit(editions: Editions) -> None:
    editions.new("Late", "2026-03-02", 1)
    editions.place(1, 1, "briefs", [3])
    (page,) = editions.plan(1)
    (brief,) = page.stories
    assert brief.words.endswith("short, without 1 photo")
    assert (brief.is_over, brief.missing_credits) == (False, 0)


def test_the_flat_plan_has_pictures_where_they_are_asked(editions: Editions) -> None:
    editions.new("Late", "2026-03-02", 1)
    (page,) = editions.plan(1, ppi=20)
    assert page.png is not None
    assert page.png.startswith(b"\x89PNG")
    assert list(editions.plan(1, stop=lambda: True)) == []


def test_a_story_dropped_on_briefs_joins_them_and_elsewhere_takes_the_place(editions: Editions) -> None:
    editions.new("Late", "2026-03-02", 1)
    for frame in ("briefs", "lead"):
        editions.drop(1, 1, frame, [1])
        page = editions.drop(1, 1, frame, [3]).page(1)
    assert (page.in_frame("briefs"), page.in_frame("lead")) == ((1, 3), (3,))
    with pytest.raises(DeskError, match="The frame “lead” takes one story"):
        editions.place(1, 1, "lead", [1, 2])
    with pytest.raises(DeskError, match="There is no story 9"):
        editions.place(1, 1, "lead", [9])
    with pytest.raises(DeskError, match="has no frame “sport”"):
        editions.place(1, 1, "sport", [1])


def test_a_story_runs_on_and_says_where_also_after_pages_are_renumbered(
    editions: Editions, desk: Desk, tmp_path: Path
) -> None:
    editions.new("Late", "2026-03-02", 3)
    editions.place(1, 1, "second", [2])
    editions.place(1, 3, "lead", [2])
    facts = [fact for page in editions.plan(1) for fact in page.stories]
    assert next((fact.words, fact.free_lines) for fact in facts) == ("runs on", 0)
    assert not any(fact.is_over for fact in facts)

    out = tmp_path / "late.pdf"
    export(desk, 1, PROOF, out)
    first, _two, third = texts(out)
    assert "Continued on page 3" in first
    assert "From page 1" in third
    editions.alter(1, 3, PageChange(number=2, folio="B2"))
    export(desk, 1, PROOF, out)
    first, second, third = texts(out)
    assert "Continued on page B2" in first
    assert "From page 1" in second
    assert "From page" not in third
    assert [f"({at})" in first + second for at in range(15)] == [True] * 15
    assert not any(f"({at})" in first and f"({at})" in second for at in range(15))


def test_a_story_that_runs_nowhere_says_that_nothing_is_left(
    editions: Editions, desk: Desk, tmp_path: Path
) -> None:
    editions.new("Late", "2026-03-02", 2)
    editions.place(1, 1, "lead", [1])
    for frame in ("lead", "briefs"):
        editions.place(1, 2, frame, [1])
    editions.drop(1, 2, "briefs", [3])
    first, second = editions.plan(1)
    assert "nothing is left for page 2" in first.stories[0].words
    lead, spent, brief = second.stories
    assert lead.words == f"nothing is left for this frame, {lead.free_lines} lines short"
    assert (lead.lines, lead.free_lines > 100, lead.is_over, spent.is_spent) == (0, True, False, True)
    assert (brief.is_spent, second.spent) == (False, (lead,))
    out = tmp_path / "late.pdf"
    with pytest.raises(HeldError, match="Page 1 has nothing in") as held:
        export(desk, 1, EditionOrder(), out)
    assert held.value.reasons[-1].sentence == (
        "Page 2, lead: nothing of “Bell comes up” is left for this frame; place another story there, or let "
        "it go out white."
    )
    assert all(reason.can_override for reason in held.value.reasons)
    assert export(desk, 1, PROOF, out) == [out]


def test_a_story_removed_is_told_and_holds_the_edition(
    editions: Editions, desk: Desk, tmp_path: Path
) -> None:
    editions.new("Late", "2026-03-02", 1)
    editions.place(1, 1, "lead", [1])
    desk.store.remove([1])
    (page,) = editions.plan(1)
    assert page.stories[0].is_gone
    assert page.words == "a story is gone"
    with pytest.raises(HeldError, match="Page 1, lead: story 1 is no longer in the store"):
        export(desk, 1, replace(PROOF, force=True), tmp_path / "late.pdf")
    assert not (tmp_path / "late.pdf").exists()


def test_a_page_whose_layout_is_gone_holds_up_no_other(editions: Editions, desk: Desk) -> None:
    editions.new("Late", "2026-03-02", 2)
    desk.store.editions.change(
        1, lambda e: replace(e, pages=(replace(e.pages[0], layout="poster"), e.pages[1]))
    )
    first, second = editions.plan(1)
    assert "no page layout “poster”" in first.trouble
    assert second.trouble == ""


def test_an_overset_edition_is_held_until_it_is_forced(
    editions: Editions, desk: Desk, tmp_path: Path
) -> None:
    editions.new("Late", "2026-03-02", 1)
    editions.place(1, 1, "single one", [2])
    out = tmp_path / "late.pdf"
    with pytest.raises(HeldError, match="Page 1, single one: “What the divers found” does not fit") as held:
        export(desk, 1, PROOF, out)
    assert all(reason.can_override for reason in held.value.reasons)
    assert not out.exists()
    assert export(desk, 1, replace(PROOF, force=True), out) == [out]
    assert "(0)" in texts(out)[0]


def test_a_placeholder_on_a_page_holds_the_edition(editions: Editions, desk: Desk, tmp_path: Path) -> None:
    odd = desk.store.add(replace(BELL, headline="Headline here")).id
    editions.new("Late", "2026-03-02", 1)
    editions.place(1, 1, "single one", [odd])
    with pytest.raises(HeldError, match="Page 1, single one: The headline: “Headline here” holds a place"):
        export(desk, 1, EditionOrder(), tmp_path / "late.pdf")


def test_a_story_the_gate_holds_holds_the_edition(editions: Editions, desk: Desk, tmp_path: Path) -> None:
    odd = desk.store.add(replace(BELL, headline="\U0001f6a2")).id
    editions.new("Late", "2026-03-02", 1)
    editions.place(1, 1, "lead", [odd])
    with pytest.raises(HeldError, match=r"Page 1, lead: No shipped face can print U\+1F6A2"):
        export(desk, 1, replace(PROOF, force=True), tmp_path / "late.pdf")


def test_a_page_a_file_is_named_by_its_number(editions: Editions, desk: Desk, tmp_path: Path) -> None:
    editions.new("Late/City: Final", "2026-03-02", 1)
    editions.alter(1, 12, PageChange(add=True))
    folder = tmp_path / "pages"
    written = export(desk, 1, replace(PROOF, one_a_page=True), folder)
    assert [path.name for path in written] == ["late-city-final-page-01.pdf", "late-city-final-page-12.pdf"]
    assert sorted(folder.iterdir()) == written
    assert [len(texts(path)) for path in written] == [1, 1]
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(DeskError, match="is a file; pages of their own need a folder"):
        export(desk, 1, replace(PROOF, one_a_page=True), file)


def test_many_pages_are_set_beside_each_other_as_they_would_be_one_by_one(
    editions: Editions, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions.new("Late", "2026-03-02", 6, "tabloid-front")
    for number in range(1, 7):
        editions.place(1, number, "second", [1 if number % 2 else 3])
    editions.place(1, 2, "third", [2])
    editions.place(1, 6, "lead", [2])
    told: list[tuple[int, int]] = []
    export(desk, 1, replace(PROOF, force=True), tmp_path / "many.pdf", progress=lambda *far: told.append(far))
    assert told[-1] == (6, 6)
    assert told == sorted(told)
    monkeypatch.setattr(edition_press, "FEW", 100)
    export(desk, 1, replace(PROOF, force=True), tmp_path / "few.pdf")
    many, few = texts(tmp_path / "many.pdf"), texts(tmp_path / "few.pdf")
    assert many == few
    assert "From page 2" in many[5]
    assert pypdf.PdfReader(tmp_path / "many.pdf").metadata.title == "Late"


@pytest.mark.parametrize("count", [2, 6])
def test_an_export_that_is_stopped_writes_nothing(
    editions: Editions, desk: Desk, tmp_path: Path, count: int
) -> None:
    editions.new("Late", "2026-03-02", count)
    asked = iter(range(100))
    with pytest.raises(StoppedError, match="nothing was written"):
        export(desk, 1, PROOF, tmp_path / "late.pdf", stop=lambda: next(asked) >= count)
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".pdf", ".part"}] == []


def test_a_process_ended_from_outside_is_told_in_a_sentence(
    editions: Editions, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions.new("Late", "2026-03-02", 6)
    monkeypatch.setattr(edition_press, "set_job", end_here)
    with pytest.raises(DeskError, match="was ended from outside"):
        export(desk, 1, PROOF, tmp_path / "late.pdf")
    assert not (tmp_path / "late.pdf").exists()


def end_here(*_job: object) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_an_edition_without_pages_or_none_at_all_is_told(
    editions: Editions, desk: Desk, tmp_path: Path
) -> None:
    editions.new("Late", "2026-03-02")
    with pytest.raises(DeskError, match="has no pages; add one first"):
        export(desk, 1, PROOF, tmp_path / "late.pdf")
    editions.remove(1)
    with pytest.raises(DeskError, match="There is no edition 1"):
        editions.remove(1)


def test_pages_change_layout_and_come_out(editions: Editions) -> None:
    editions.new("Late", "2026-03-02", 2)
    editions.place(1, 1, "briefs", [1])
    editions.place(1, 1, "lead", [3])
    assert editions.alter(1, 1, PageChange(layout="tabloid-front")).page(1).placements[0].frame == "lead"
    assert len(editions.get(1).page(1).placements) == 1
    assert [page.number for page in editions.remove_page(1, 1).pages] == [2]
    assert "berliner-front" in [layout.id for layout in editions.layouts()]


def test_a_page_is_changed_wholly_or_not_at_all(editions: Editions) -> None:
    before = editions.new("Late", "2026-03-02", 1)
    with pytest.raises(DeskError, match="numbered 1 to 9,999"):
        editions.alter(1, 1, PageChange(folio="A1", number=0))
    assert editions.get(1) == before
    gone = editions.alter(1, 1, PageChange(number=2, mark=Mark.OFF_STONE)).page(2)
    assert gone.mark is Mark.OFF_STONE
    reopened = editions.alter(1, 2, PageChange(mark=Mark.NONE, folio="A2")).page(2)
    assert (reopened.folio, reopened.mark) == ("A2", Mark.NONE)


def marks(editions: Editions) -> list[Mark]:
    return [page.mark for page in editions.get(1).pages]


def test_a_proof_is_taken_away_when_a_story_on_the_page_prints_otherwise(
    editions: Editions, desk: Desk
) -> None:
    editions.new("Late", "2026-03-02", 2)
    editions.place(1, 1, "lead", [1])
    for number in (1, 2):
        editions.alter(1, number, PageChange(mark=Mark.PROOFED))
    desk.store.save(1, replace(BELL, notes="Ring the diver.", slug="bell"), version=1)
    assert marks(editions) == [Mark.PROOFED, Mark.PROOFED]
    desk.store.save(1, replace(BELL, headline="Bell comes up whole"), version=2)
    assert marks(editions) == [Mark.NONE, Mark.PROOFED]
    editions.alter(1, 1, PageChange(mark=Mark.PROOFED))
    desk.store.remove([1])
    assert marks(editions) == [Mark.NONE, Mark.PROOFED]


def test_a_change_elsewhere_takes_the_proof_of_a_page_whose_turn_line_it_changes(editions: Editions) -> None:
    editions.new("Late", "2026-03-02", 3)
    editions.place(1, 1, "second", [2])
    editions.place(1, 2, "lead", [2])
    for number in (1, 3):
        editions.alter(1, number, PageChange(mark=Mark.PROOFED))
    editions.place(1, 2, "second", [3])
    assert marks(editions) == [Mark.PROOFED, Mark.NONE, Mark.PROOFED]
    editions.alter(1, 2, PageChange(folio="B1"))
    assert marks(editions) == [Mark.NONE, Mark.NONE, Mark.PROOFED]
    editions.alter(1, 1, PageChange(mark=Mark.OFF_STONE))
    with pytest.raises(DeskError, match="Page 1 is off the stone, and a story runs between it and the page"):
        editions.remove_page(1, 2)
    assert len(editions.get(1).pages) == 3


def test_a_change_is_undone_unless_the_edition_was_changed_elsewhere(editions: Editions, desk: Desk) -> None:
    before = editions.new("Late", "2026-03-02", 2)
    editions.place(1, 1, "lead", [1])
    proofed = editions.alter(1, 1, PageChange(mark=Mark.PROOFED))
    cleared = editions.place(1, 1, "lead", ())
    assert editions.undo(1, proofed, cleared) == proofed
    desk.store.save(1, replace(BELL, headline="Bell up"), version=1)
    assert marks(editions)[0] is Mark.NONE
    assert editions.undo(1, before, proofed) == before
    editions.place(1, 2, "lead", [3])
    with pytest.raises(DeskError, match="was changed elsewhere since; nothing was undone"):
        editions.undo(1, before, proofed)


def test_a_front_page_has_the_masthead_and_faces_of_the_house_where_it_has_some_for_the_sheet(
    editions: Editions, desk: Desk, tmp_path: Path
) -> None:
    editions.new("Late", "2026-03-02", 1, "tabloid-front")
    out = tmp_path / "late.pdf"

    def front() -> tuple[str, str]:
        export(desk, 1, PROOF, out)
        page = pypdf.PdfReader(out).pages[0]
        return texts(out)[0], " ".join(
            str(font["/BaseFont"]) for font in page["/Resources"]["/Font"].values()
        )

    def keep(name: str, layout: str, masthead: str) -> None:
        settings = Settings.of(desk.composing.layouts.get(layout), name)
        house = replace(settings.house, masthead=masthead, headline_face="Source Sans 3")
        desk.composing.own_layouts.save(replace(settings, house=house))
        desk.composing.read_own_layouts()

    keep("Herald A4", "news-page", "The A4 Herald")
    words, faces = front()
    assert words.startswith("Late")
    assert "Newsreader" in faces
    keep("Herald tabloid", "tabloid-page", "The Elven Herald")
    words, faces = front()
    assert words.startswith("The Elven Herald")
    assert "Newsreader" not in faces
    keep("Other tabloid", "tabloid-page", "The Other Herald")
    assert front()[0].startswith("Late")


def test_a_page_for_the_press_has_marks_unless_the_house_of_that_sheet_wants_none(
    editions: Editions, desk: Desk, tmp_path: Path
) -> None:
    editions.new("Late", "2026-03-02", 1, "tabloid-front")
    press = EditionOrder(force=True)
    (marked,) = export(desk, 1, press, tmp_path / "marked.pdf")
    settings = Settings.of(desk.composing.layouts.get("tabloid-page"), "Herald")
    house = replace(settings.house, masthead="The Herald", marks=False)
    desk.composing.own_layouts.save(replace(settings, house=house))
    desk.composing.read_own_layouts()
    (plain,) = export(desk, 1, press, tmp_path / "plain.pdf")
    assert ["Late · Monday 2 March 2026 · page 1" in texts(path)[0] for path in (marked, plain)] == [
        True,
        False,
    ]
    (page,) = pypdf.PdfReader(plain).pages
    assert page.mediabox == page.bleedbox
