"""Editions: pages numbered, filled, marked, and never changed behind a person's back."""

import pytest

from desk.errors import DeskError
from desk.story.edition import (
    Edition,
    Mark,
    Page,
    PageState,
    Placement,
    checked_date,
    checked_name,
    foliated,
    marked,
    placed,
    relaid,
    renumbered,
    with_page,
    without_page,
)

TWO = Edition(
    1,
    "Late",
    "2026-03-02",
    (
        Page(1, "front", placements=(Placement("lead", 7),)),
        Page(4, "inside", folio="A4", placements=(Placement("lead", 7), Placement("briefs", 9))),
    ),
)


def test_a_page_is_added_in_its_place() -> None:
    pages = with_page(TWO, 2, "inside").pages
    assert [(page.number, page.layout, page.placements) for page in pages[1:2]] == [(2, "inside", ())]
    assert [page.number for page in pages] == [1, 2, 4]


def test_a_number_that_is_taken_or_none_is_refused() -> None:
    with pytest.raises(DeskError, match="has a page 4 already"):
        with_page(TWO, 4, "inside")
    for number in (0, -1, 10_000):
        with pytest.raises(DeskError, match="numbered 1 to 9,999"):
            with_page(TWO, number, "inside")
        with pytest.raises(DeskError, match="numbered 1 to 9,999"):
            renumbered(TWO, 1, number)


def test_a_page_renumbered_takes_its_stories_with_it() -> None:
    assert renumbered(TWO, 4, 3).pages == (TWO.pages[0], Page(3, *_rest(TWO.pages[1])))


def test_two_pages_change_numbers_where_one_is_taken() -> None:
    swapped = renumbered(TWO, 1, 4)
    assert [(page.number, page.layout) for page in swapped.pages] == [(1, "inside"), (4, "front")]
    assert renumbered(swapped, 1, 4) == TWO
    assert renumbered(TWO, 1, 1) == TWO


def test_stories_are_placed_in_order_and_each_once() -> None:
    page = placed(TWO, 4, "briefs", [3, 5, 3]).page(4)
    assert page.in_frame("briefs") == (3, 5)
    assert page.in_frame("lead") == (7,)
    assert placed(TWO, 4, "briefs", []).page(4).in_frame("briefs") == ()
    assert TWO.stories == (7, 9)


def test_a_page_is_open_until_every_frame_has_a_story() -> None:
    page = TWO.page(4)
    assert page.state(("lead", "briefs")) is PageState.FILLED
    assert page.state(("lead", "briefs", "second")) is PageState.OPEN


def test_a_proof_is_good_until_the_page_is_changed() -> None:
    proofed = marked(TWO, 4, Mark.PROOFED)
    assert proofed.page(4).state(()) is PageState.PROOFED
    assert placed(proofed, 4, "lead", [8]).page(4).mark is Mark.NONE
    assert placed(proofed, 1, "lead", [8]).page(4).mark is Mark.PROOFED


def test_a_page_off_the_stone_is_changed_by_nobody_until_it_is_opened() -> None:
    gone = marked(TWO, 4, Mark.OFF_STONE)
    assert gone.page(4).state(("second",)) is PageState.OFF_STONE
    for change in (
        lambda: placed(gone, 4, "lead", [1]),
        lambda: without_page(gone, 4),
        lambda: renumbered(gone, 4, 5),
        lambda: renumbered(gone, 1, 4),
        lambda: relaid(gone, 4, "front", ["lead"]),
        lambda: foliated(gone, 4, "B1"),
    ):
        with pytest.raises(DeskError, match="Page 4 is off the stone; open it again"):
            change()
    assert placed(marked(gone, 4, Mark.NONE), 4, "lead", [1]).page(4).in_frame("lead") == (1,)


def test_another_layout_keeps_the_stories_it_has_frames_for() -> None:
    page = relaid(TWO, 4, "front", ["lead"]).page(4)
    assert (page.layout, page.placements) == ("front", (Placement("lead", 7),))


def test_a_folio_is_the_number_unless_another_is_given() -> None:
    assert [page.printed_folio for page in TWO.pages] == ["1", "A4"]
    assert foliated(TWO, 4, " ").page(4).printed_folio == "4"
    assert foliated(TWO, 1, " B  1 ").page(1).printed_folio == "B 1"
    with pytest.raises(DeskError, match="longer than 12 characters"):
        foliated(TWO, 1, "thirteen long")


def test_a_page_there_is_not_is_named() -> None:
    with pytest.raises(DeskError, match="The edition “Late” has no page 2; add it first"):
        placed(TWO, 2, "lead", [1])
    assert [page.number for page in without_page(TWO, 1).pages] == [4]


def test_names_and_dates_are_held_to_sense() -> None:
    assert checked_name(" First \n edition ") == "First edition"
    assert checked_date("2026-03-02") == "2026-03-02"
    with pytest.raises(DeskError, match="needs a name"):
        checked_name(" ")
    with pytest.raises(DeskError, match="“2026-02-30” is no date"):
        checked_date("2026-02-30")


def _rest(page: Page) -> tuple[str, str, Mark, tuple[Placement, ...]]:
    return page.layout, page.folio, page.mark, page.placements
