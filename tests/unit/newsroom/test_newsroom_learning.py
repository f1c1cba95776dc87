"""The archive: printed stories teach the checks, each once, in the background."""

from collections.abc import Iterator

import pytest
from hand_loop import HandLoop

from desk.checks.learned import Learned, runs
from desk.checks.seam import EmptyArchive
from desk.newsroom.desk import Desk
from desk.newsroom.learning import Learner, learn_some
from desk.newsroom.worker import Worker
from desk.store.stories import SentOut
from desk.story.model import Paragraph, Story

FERRY = Story(
    headline="Ferry late again",
    handle="@quaynews",
    body=(
        Paragraph("The harbour master Ossie Rand saw nothing."),
        Paragraph("“The harbour master saw it,” said Rand’s sister."),
    ),
)


def printed(desk: Desk, *stories: Story) -> list[int]:
    kept = [desk.store.add(story).id for story in stories]
    for number in kept:
        desk.store.log_sent(SentOut(number, "ferry", "pdfx", "", "", "ferry.pdf", 10, "ab" * 32))
    return kept


def archive(desk: Desk) -> Learned:
    return Learned(desk.store.archive.counts)


def test_runs_of_words_are_counted_without_regard_to_case_and_names_with_it() -> None:
    counted = runs(FERRY)
    assert counted["the harbour master"] == 2
    assert counted["harbour master"] == 2
    assert counted["ferry late again"] == 1
    assert (counted["^Rand"], counted["^Ossie"], counted["^The"]) == (2, 1, 0)
    assert not any("quaynews" in run for run in counted)


def test_a_printed_story_is_learned_from_and_one_on_the_desk_is_not(desk: Desk) -> None:
    printed(desk, FERRY)
    desk.store.add(Story(headline="Lorikeets seen"))
    assert learn_some(desk.store) == 1
    assert learn_some(desk.store) == 0
    told = archive(desk)
    assert told.count(["harbour", "master"]) == 2
    assert told.count(["The", "Harbour", "master"]) == 2
    assert (told.names("Rand"), told.names("Lorikeets"), told.count(["lorikeets"])) == (2, 0, 0)
    assert told.count([]) == 0
    assert told.count(["one", "two", "three", "four"]) == 0


def test_a_run_of_three_is_kept_once_its_halves_have_been_printed(desk: Desk) -> None:
    once = Story(body=(Paragraph("Gulls follow ploughs."),))
    printed(desk, once)
    learn_some(desk.store)
    assert archive(desk).count(["gulls", "follow", "ploughs"]) == 0
    assert archive(desk).count(["gulls", "follow"]) == 1
    printed(desk, once)
    learn_some(desk.store)
    assert archive(desk).count(["gulls", "follow", "ploughs"]) == 1


@pytest.fixture
def heard() -> list[None]:
    return []


@pytest.fixture
def learner(desk: Desk, loop: HandLoop, worker: Worker, heard: list[None]) -> Iterator[Learner]:
    learner = Learner(lambda: desk.store, loop, worker, lambda: heard.append(None))
    yield learner
    learner.stop()


def test_the_desk_learns_a_few_at_a_time_and_says_when_all_is_learned(
    desk: Desk, loop: HandLoop, worker: Worker, learner: Learner, heard: list[None]
) -> None:
    printed(desk, *[FERRY] * 5)
    learner.soon(1.0)
    loop.advance(999, worker)
    assert desk.store.archive.size() == 0
    loop.advance(1, worker)
    assert desk.store.archive.size() == 2
    loop.advance(500, worker)
    assert desk.store.archive.size() == 5
    assert heard == [None]
    learner.soon(1.0)
    loop.advance(1000, worker)
    assert heard == [None]


def test_the_checks_are_handed_the_archive_once_there_is_one(desk: Desk) -> None:
    (_number,) = printed(desk, FERRY)
    assert isinstance(desk.answers().archive, EmptyArchive)
    learn_some(desk.store)
    assert isinstance(desk.answers().archive, EmptyArchive)
    desk.answering.learned_more()
    taught = desk.answers().archive
    assert taught.count(["harbour", "master"]) == 2
    assert desk.answers().archive is taught
