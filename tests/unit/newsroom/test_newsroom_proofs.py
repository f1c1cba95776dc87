"""Checks and pages of the newest story, off the window's thread."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hand_loop import HandLoop

from desk.checks.registry import NamedCheck, Registry
from desk.checks.running import Checks
from desk.checks.seam import Context, Finding, Rule
from desk.errors import DeskError
from desk.newsroom.answering import Answers, Heard
from desk.newsroom.check_room import CheckRoom
from desk.newsroom.checking import Checker
from desk.newsroom.desk import Desk
from desk.newsroom.previewing import Previewer, Proof, View
from desk.newsroom.worker import Worker
from desk.press.fit import Fit
from desk.story.model import Paragraph, Story
from desk.story.text import Passage

TOO_LONG = Story(
    headline="Bell", layout="news-page", body=(Paragraph("It rang over the harbour all day. " * 40),) * 6
)


def twice(words: str) -> Story:
    return Story(headline="Bell", body=(Paragraph(f"It rang {words} {words} on Tuesday."),))


@pytest.fixture
def checker(desk: Desk, loop: HandLoop, worker: Worker) -> Checker:
    return Checker(desk, loop, worker)


def heard_by(checker: Checker) -> list[list[str]]:
    heard: list[list[str]] = []
    checker.findings.listen(lambda found: heard.append([finding.text for finding in found]))
    return heard


def test_checks_run_a_quarter_of_a_second_after_the_last_key(
    checker: Checker, loop: HandLoop, worker: Worker
) -> None:
    heard = heard_by(checker)
    checker.check(twice("the"), 1)
    loop.advance(200, worker)
    checker.check(twice("at"), 1)
    loop.advance(249, worker)
    assert heard == []
    loop.advance(1, worker)
    assert heard == [["at at"]]


def test_findings_come_in_reading_order_with_their_places(
    checker: Checker, loop: HandLoop, worker: Worker
) -> None:
    heard: list[tuple[Finding, ...]] = []
    checker.findings.listen(heard.append)
    body = (Paragraph("A yearly maintenence bill."), Paragraph("It it rang."))
    checker.check(Story(headline="The the bell", body=body), 1, after=0)
    loop.advance(0, worker)
    assert [(f.rule, f.field, f.paragraph, f.text) for f in heard[0]] == [
        ("doubled-word", "headline", None, "The the"),
        ("spelling", "body", 0, "maintenence"),
        ("doubled-word", "body", 1, "It it"),
    ]


def test_what_is_due_or_under_way_is_forgotten_when_it_is_dropped(
    checker: Checker, loop: HandLoop, worker: Worker
) -> None:
    heard = heard_by(checker)
    checker.check(twice("the"), 1)
    checker.drop()
    loop.advance(1000, worker)
    checker.check(twice("at"), 1, after=0)
    loop.advance(0)
    checker.drop()
    loop.settle(worker)
    assert heard == []


def test_trouble_with_the_checks_is_told(loop: HandLoop, worker: Worker, desk: Desk) -> None:
    class Worn(CheckRoom):
        def check(self, story: Story, answers: Answers) -> Heard:
            assert answers.wanted
            raise DeskError(f"The words for {story.language} are missing; install Desk again.")

    vars(desk)["check_room"] = Worn(desk.places.style, loop.now)
    checker = Checker(desk, loop, worker)
    told: list[str] = []
    checker.trouble.listen(told.append)
    checker.check(Story(), 1, after=0)
    loop.advance(0, worker)
    assert told == ["The words for en-GB are missing; install Desk again."]


def test_a_check_that_fails_is_told_once_and_logged_and_the_others_go_on(
    checker: Checker, loop: HandLoop, worker: Worker, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(passage: Passage, context: Context) -> Iterable[Finding]:
        raise ZeroDivisionError(passage, context)

    night = NamedCheck("night", (Rule("night", "Night", "Fails."),), passage=fails)
    doubled = next(check for check in Registry.load().found if check.name == "doubled-word")
    vars(desk.check_room)["checks"] = Checks(Registry((night, doubled)))
    heard, told = heard_by(checker), list[str]()
    checker.trouble.listen(told.append)
    for words in ("the", "at"):
        checker.check(twice(words), 1, after=0)
        loop.advance(0, worker)
    assert heard == [["the the"], ["at at"]]
    assert told == ["The check “night” failed and is switched off until Desk starts anew."]
    assert [(record.message, record.exc_info is not None) for record in caplog.records] == [(told[0], True)]


def test_of_a_story_in_the_store_only_a_changed_paragraph_is_read_again(desk: Desk) -> None:
    read: list[str] = []

    def reads(passage: Passage, context: Context) -> Iterable[Finding]:
        del context
        read.append(passage.text)
        return ()

    night = NamedCheck("night", (Rule("night", "Night", "Reads."),), passage=reads)
    vars(desk.check_room)["checks"] = Checks(Registry((night,)))
    first = Story(headline="Bell", body=(Paragraph("It rang."), Paragraph("It stopped.")))
    kept = desk.store.add(first).id
    for story in (first, replace(first, body=(Paragraph("It rang!"), *first.body))):
        desk.check_room.check(story, desk.answers(kept))
    assert read == ["Bell", "It rang.", "It stopped.", "It rang!"]


class Looker:
    """Looks at the live page."""

    def __init__(self, desk: Desk, loop: HandLoop, worker: Worker) -> None:
        self.previewer: Previewer[bytes] = Previewer(desk, worker, lambda png: png[:4])
        self.proofs: list[Proof[bytes]] = []
        self.fits: list[Fit] = []
        self.trouble: list[str] = []
        self.previewer.fits.listen(self.fits.append)
        self.previewer.pages.listen(self.proofs.append)
        self.previewer.trouble.listen(self.trouble.append)
        self._loop = loop
        self._worker = worker

    def settle(self) -> None:
        self._loop.settle(self._worker)


@pytest.fixture
def looker(desk: Desk, loop: HandLoop, worker: Worker) -> Looker:
    return Looker(desk, loop, worker)


def test_a_page_comes_as_the_windows_kind_of_picture_with_its_lines_and_size(looker: Looker) -> None:
    looker.previewer.show(Story(headline="Bell", body=(Paragraph("It rang."), Paragraph("Twice."))))
    looker.settle()
    (proof,) = looker.proofs
    assert proof.pictures == (b"\x89PNG",)
    assert proof.fit.lines == 2
    assert (round(proof.width_pt), round(proof.height_pt)) == (595, 842)


def test_a_page_is_drawn_again_only_when_it_is_looked_at_otherwise(looker: Looker) -> None:
    looker.previewer.look(View(ppi=40))
    looker.settle()
    assert looker.proofs == []
    looker.previewer.show(Story(headline="Bell"))
    looker.previewer.look(View(ppi=40))
    looker.settle()
    assert len(looker.proofs) == 1
    looker.previewer.look(View(ppi=40, paper="us-letter"))
    looker.settle()
    assert [round(proof.width_pt) for proof in looker.proofs] == [595, 612]


def test_paper_the_layout_is_not_made_for_gives_its_own(looker: Looker) -> None:
    looker.previewer.look(View(ppi=40, paper="us-letter"))
    looker.previewer.show(Story(headline="Bell", layout="news-page"))
    looker.settle()
    assert [round(proof.width_pt) for proof in looker.proofs] == [595]


def test_no_page_comes_of_a_story_that_was_let_go(looker: Looker) -> None:
    looker.previewer.show(Story(headline="Bell"))
    looker.previewer.drop()
    looker.previewer.look(View(ppi=40))
    looker.settle()
    assert looker.proofs == []


def test_a_layout_there_is_not_is_told_and_the_next_page_comes(looker: Looker) -> None:
    looker.previewer.show(Story(headline="Bell", layout="poster"))
    looker.settle()
    assert looker.proofs == []
    assert len(looker.trouble) == 1
    assert "poster" in looker.trouble[0]
    looker.previewer.show(Story(headline="Bell"))
    looker.settle()
    assert len(looker.proofs) == 1


def test_how_the_story_fits_is_told_before_its_page_is_drawn(looker: Looker) -> None:
    order: list[str] = []
    looker.previewer.fits.listen(lambda _fit: order.append("fit"))
    looker.previewer.pages.listen(lambda _proof: order.append("page"))
    looker.previewer.show(TOO_LONG)
    looker.settle()
    assert order == ["fit", "page"]
    assert looker.fits == [looker.proofs[0].fit]
    assert looker.fits[0].over_lines > 0
    assert looker.proofs[0].pasteboard == b"\x89PNG"


def test_no_fit_comes_of_a_story_that_was_let_go(looker: Looker) -> None:
    looker.previewer.show(TOO_LONG)
    looker.previewer.drop()
    looker.settle()
    assert looker.fits == []
