"""The newsroom as the window sees it: a first start, stories opened, saved, removed and sent out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hand_loop import HandLoop
from newsroom_copy import PRINT_PAGE

from desk.errors import DeskError
from desk.newsroom.autosave import SaveNews, SaveState
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.exporting import HeldError, Order
from desk.newsroom.intake import ImportReport
from desk.newsroom.newsroom import Newsroom
from desk.newsroom.open_story import OpenStory
from desk.newsroom.previewing import View
from desk.store.stories import Removed, StoredStory
from desk.story.model import Paragraph, Story

Room = Newsroom[bytes]


class Window:
    """Does what a window does with a newsroom, and writes down what it hears."""

    def __init__(self, desk: Desk, loop: HandLoop) -> None:
        self.loop = loop
        self.is_closed = False
        self.room: Room = Newsroom(desk, loop, lambda png: png[:4])
        self.room.previewer.look(View(ppi=20))
        self.opened: list[OpenStory | None] = []
        self.saved: list[SaveNews] = []
        self.removed: list[Removed] = []
        self.trouble: list[str] = []
        self.list_changes: list[None] = []
        self.room.in_hand.opened.listen(self.opened.append)
        self.room.in_hand.saved.listen(self.saved.append)
        self.room.removing.removed.listen(self.removed.append)
        self.room.trouble.listen(self.trouble.append)
        self.room.shelf.changed.listen(self.list_changes.append)

    @property
    def desk(self) -> Desk:
        return self.room.desk

    @property
    def now_open(self) -> OpenStory:
        assert self.room.open_story is not None
        return self.room.open_story

    def close(self) -> None:
        self.is_closed = True
        self.room.close()

    def hears(self, heard: Sequence[object], count: int) -> None:
        self.loop.until(lambda: len(heard) >= count)

    def opens(self, story_id: int) -> None:
        self.room.in_hand.open(story_id)
        self.loop.until(lambda: self.room.open_story is not None and self.room.open_story.id == story_id)

    def types(self, headline: str) -> None:
        story = replace(self.now_open.story, headline=headline)
        self.now_open.become(story, words="Type", by=self)

    def kept(self, story_id: int) -> str:
        return self.desk.store.get(story_id).story.headline


@pytest.fixture
def desk(tmp_path: Path, loop: HandLoop) -> Desk:
    """A desk that its room closes."""
    return open_desk(tmp_path / "desk.sqlite", tmp_path, loop.now)


@pytest.fixture
def window(desk: Desk, loop: HandLoop) -> Iterator[Window]:
    """A window on a desk with three stories, the third open."""
    desk.store.add_all([Story(headline="One"), Story(headline="Two"), Story(headline="Three")])
    desk.is_first_start = False
    window = Window(desk, loop)
    window.room.start()
    window.hears(window.opened, 1)
    yield window
    if not window.is_closed:
        window.close()


def all_drawn(window: Window, act: Callable[[], None]) -> None:
    drawn: list[object] = []
    window.room.previewer.pages.listen(drawn.append)
    act()
    window.loop.until(lambda: bool(drawn))


def test_a_first_start_lays_the_sample_and_opens_its_newest_story_with_page_and_findings(
    tmp_path: Path, loop: HandLoop
) -> None:
    window = Window(open_desk(tmp_path / "new" / "desk.sqlite", tmp_path), loop)
    drawn: list[object] = []
    found: list[tuple[object, ...]] = []
    window.room.previewer.pages.listen(drawn.append)
    window.room.checker.findings.listen(found.append)
    window.room.start()
    window.loop.until(lambda: bool(drawn) and bool(found))
    assert window.now_open.story.headline == "Sea gates turn back highest tide in living memory"
    assert window.now_open.story.layout == "news-page"
    assert window.now_open.story.photos[0].file.endswith(".jpg")
    assert window.desk.store.sample_ids() == [1, 2, 3, 4]
    assert found[0]
    assert window.trouble == []
    window.room.removing.remove_sample()
    window.loop.until(lambda: window.room.open_story is None and window.opened[-1] is None)
    assert window.desk.store.count() == 0
    window.room.removing.put_back(window.removed[0])
    window.loop.until(lambda: window.room.open_story is not None)
    assert window.desk.store.sample_ids() == [1, 2, 3, 4]
    window.room.close()


def test_whether_the_sample_is_still_there_is_told(window: Window) -> None:
    told: list[bool] = []
    window.room.removing.ask_sample(told.append)
    window.hears(told, 1)
    window.desk.store.add(Story(), sample=True)
    window.room.removing.ask_sample(told.append)
    window.hears(told, 2)
    assert told == [False, True]


def test_a_story_asked_for_twice_is_opened_once_and_keeps_what_was_typed(window: Window) -> None:
    window.room.in_hand.open(1)
    window.room.in_hand.open(1)
    window.opens(1)
    window.types("One, later")
    window.opens(2)
    assert [story and story.id for story in window.opened] == [3, 1, 2]
    assert window.kept(1) == "One, later"


def test_a_later_start_opens_the_newest_story_and_lays_no_sample(window: Window) -> None:
    assert (window.now_open.id, window.now_open.story.headline) == (3, "Three")
    assert window.desk.store.sample_ids() == []


def test_a_start_on_an_empty_desk_opens_nothing(desk: Desk, loop: HandLoop) -> None:
    desk.is_first_start = False
    window = Window(desk, loop)
    window.room.start()
    window.hears(window.opened, 1)
    assert window.opened == [None]
    window.room.in_hand.save_now()
    window.room.in_hand.flush()
    window.room.close()
    window.loop.settle()
    assert (window.saved, window.trouble) == ([], [])


def test_a_start_on_what_is_no_store_tells_one_sentence(tmp_path: Path, loop: HandLoop) -> None:
    path = tmp_path / "desk.sqlite"
    path.write_text("not a store, and long enough to be looked at " * 20)
    window = Window(open_desk(path, tmp_path), loop)
    window.room.start()
    window.hears(window.trouble, 1)
    assert window.trouble[0].startswith(f"{path} is not a Desk store")
    assert window.opened == []
    window.room.close()


def test_opening_another_story_saves_the_one_that_was_open(window: Window) -> None:
    window.types("Three, later")
    window.opens(1)
    assert window.kept(3) == "Three, later"
    assert window.saved[-1].state is SaveState.SAVED
    assert [story and story.id for story in window.opened] == [3, 1]


def test_what_is_typed_while_another_story_is_on_its_way_is_kept(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = window.desk.store.get

    def slowly(story_id: int) -> StoredStory:
        if story_id == 1:
            window.loop.soon(lambda: window.types("Typed while the other was fetched"))
        return fetch(story_id)

    monkeypatch.setattr(window.desk.store, "get", slowly)
    window.types("Three, later")
    window.room.in_hand.open(1)
    window.types("Typed while this one was saved")
    window.loop.until(lambda: window.now_open.id == 1)
    assert window.kept(3) == "Typed while the other was fetched"
    assert window.now_open.story.headline == "One"


def test_opening_the_open_story_again_changes_nothing(window: Window) -> None:
    before = window.now_open
    window.room.in_hand.open(3)
    window.opens(1)
    assert [story and story.id for story in window.opened] == [3, 1]
    assert window.opened[0] is before


def test_a_story_there_is_not_is_told_and_the_open_one_stays(window: Window) -> None:
    window.room.in_hand.open(99)
    window.hears(window.trouble, 1)
    assert window.trouble[0].startswith("There is no story 99 in this store")
    assert window.now_open.id == 3


def test_a_story_that_cannot_be_saved_stays_open_with_its_words(window: Window) -> None:
    window.desk.store.save(3, Story(headline="By somebody else"), version=1)
    window.types("Three, by me")
    for leave in (
        lambda: window.room.in_hand.open(1),
        window.room.in_hand.new,
        lambda: window.room.removing.remove([3]),
    ):
        told = len(window.trouble)
        leave()
        window.hears(window.trouble, told + 1)
        assert "nothing was overwritten" in window.trouble[-1]
        assert (window.now_open.id, window.now_open.story.headline) == (3, "Three, by me")
    assert window.saved[-1].state is SaveState.FAILED
    with pytest.raises(DeskError, match="nothing was overwritten"):
        window.room.in_hand.flush()
    assert window.kept(3) == "By somebody else"
    assert window.desk.store.count() == 3


def test_a_new_story_is_empty_newest_and_in_the_layout_of_the_last(window: Window) -> None:
    window.now_open.become(replace(window.now_open.story, layout="news-page"), words="Layout", by=None)
    window.room.in_hand.new()
    window.hears(window.opened, 2)
    assert window.now_open.story == Story(layout="news-page")
    assert [row.id for row in window.desk.store.page()] == [4, 3, 2, 1]
    assert window.list_changes


def test_each_story_that_is_opened_is_set_and_checked_and_again_after_each_change(window: Window) -> None:
    all_drawn(window, lambda: window.opens(1))
    found: list[tuple[object, ...]] = []
    window.room.checker.findings.listen(found.append)
    all_drawn(window, lambda: window.types("The the bell"))
    window.loop.advance(250)
    window.loop.until(lambda: bool(found) and found[-1] != ())
    assert len(found[-1]) == 1


def test_typing_is_saved_by_itself_and_the_list_is_told(window: Window) -> None:
    told = len(window.list_changes)
    window.types("Three, later")
    window.loop.advance(200)
    window.loop.until(lambda: window.saved[-1].state is SaveState.SAVED)
    assert window.kept(3) == "Three, later"
    assert len(window.list_changes) == told + 1


def test_save_now_and_flush_save_without_the_pause(window: Window) -> None:
    window.types("Three, later")
    window.room.in_hand.save_now()
    window.loop.until(lambda: window.saved[-1].state is SaveState.SAVED)
    window.types("Three, last")
    window.room.in_hand.flush()
    assert window.kept(3) == "Three, last"


def test_removing_the_open_story_opens_the_newest_of_the_rest(window: Window) -> None:
    window.types("Three, later")
    window.room.removing.remove([3, 1])
    window.hears(window.removed, 1)
    window.hears(window.opened, 2)
    assert window.now_open.id == 2
    assert [row.id for row in window.desk.store.page()] == [2]
    window.room.removing.put_back(window.removed[0])
    window.loop.until(lambda: window.desk.store.count() == 3)
    assert window.kept(3) == "Three, later"
    assert window.now_open.id == 2


def test_removing_another_story_leaves_the_open_one(window: Window) -> None:
    before = window.now_open
    window.room.removing.remove([1])
    window.hears(window.removed, 1)
    assert window.now_open is before


def test_removing_the_last_story_opens_nothing_and_putting_it_back_opens_it(window: Window) -> None:
    window.room.removing.remove([1, 2, 3])
    window.hears(window.opened, 2)
    assert window.room.open_story is None
    assert window.opened[-1] is None
    window.room.removing.put_back(window.removed[0])
    window.hears(window.opened, 3)
    assert window.now_open.id == 3


def test_files_are_brought_in_and_the_last_is_opened(window: Window, tmp_path: Path) -> None:
    good, bad = tmp_path / "bell.txt", tmp_path / "bell.pdf"
    good.write_text(PRINT_PAGE)
    bad.write_bytes(b"%PDF-1.7")
    reports: list[ImportReport] = []
    window.types("Three, later")
    window.room.intake.files([good, bad, tmp_path / "gone.txt"], reports.append)
    window.hears(reports, 1)
    (report,) = reports
    assert [one.name for one in report.imported] == ["bell.txt"]
    assert [sentence.split()[0] for sentence in report.refused] == ["bell.pdf", str(tmp_path / "gone.txt")]
    assert window.now_open.story == report.imported[0].stored.story
    assert window.kept(3) == "Three, later"


def test_when_every_file_is_refused_the_open_story_stays(window: Window, tmp_path: Path) -> None:
    reports: list[ImportReport] = []
    window.room.intake.files([tmp_path], reports.append)
    window.hears(reports, 1)
    assert reports == [ImportReport((), (f"{tmp_path.name} is a folder; choose the files in it.",))]
    assert window.now_open.id == 3


def test_copy_from_the_clipboard_comes_in_even_with_half_a_character(window: Window) -> None:
    reports: list[ImportReport] = []
    window.room.intake.text("It rang \ud83d twice.", reports.append)
    window.hears(reports, 1)
    (imported,) = reports[0].imported
    assert imported.name == "pasted copy"
    assert imported.stored.story.body == (Paragraph("It rang ? twice."),)


def test_the_story_as_it_now_is_goes_out(window: Window, tmp_path: Path) -> None:
    sent: list[Path] = []
    window.types("Three, unsaved")
    window.room.sending.export(
        window.now_open,
        Order("txt"),
        tmp_path / "three.txt",
        lambda path, _note: sent.append(path),
        lambda error: pytest.fail(str(error)),
    )
    window.hears(sent, 1)
    assert "Three, unsaved" in sent[0].read_text()


def test_a_story_that_is_held_is_told_with_its_reasons(window: Window, tmp_path: Path) -> None:
    held: list[DeskError] = []
    window.types("")
    order, path = Order("pdf"), tmp_path / "x.pdf"
    window.room.sending.export(window.now_open, order, path, lambda *_: pytest.fail("went out"), held.append)
    window.hears(held, 1)
    assert isinstance(held[0], HeldError)
    assert [reason.rule for reason in held[0].reasons] == ["empty"]


def test_a_picture_brought_to_a_story_is_saved_with_it(window: Window, picture: Path) -> None:
    window.room.darkroom.add(window.now_open, picture)
    window.loop.until(lambda: bool(window.now_open.story.photos))
    window.room.in_hand.flush()
    assert window.desk.store.get(3).story.photos == window.now_open.story.photos


def test_closing_saves_nothing_more(window: Window) -> None:
    window.types("Three, unsaved")
    window.close()
    window.loop.advance(10_000)
    again = open_desk(window.desk.places.store, window.desk.places.store)
    assert again.store.get(3).story.headline == "Three"
    again.close()
