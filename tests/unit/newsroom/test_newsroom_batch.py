"""Many stories go out at once, by several processes, and what comes of each is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from desk.errors import DeskError
from desk.newsroom.batch import FEWEST, FEWEST_FOR_PRESS, Job, send_many
from desk.newsroom.copydesk import Copydesk
from desk.newsroom.desk import Desk
from desk.newsroom.exporting import Order, make
from desk.story.model import Paragraph, Story

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def ids(desk: Desk) -> list[str]:
    desk.now = lambda: NOON
    stories = [
        Story(headline=f"Swan {number}", slug=f"swan-{number}", body=(Paragraph(f"Swan {number} crossed."),))
        for number in range(FEWEST + 2)
    ]
    return [str(stored.id) for stored in desk.store.add_all(stories)]


def jobs_of(desk: Desk, ids: list[str], out: Path, form: str = "pdf") -> Iterator[Job]:
    for at, story_id in enumerate(ids):
        yield Job(at, desk.store.get(int(story_id)), Order(form), out / f"{at}.{form}", desk.answers())


def test_a_batch_writes_every_story_and_names_the_files_in_the_order_asked(
    desk: Desk, ids: list[str], tmp_path: Path
) -> None:
    asked = list(reversed(ids))
    sent = Copydesk(desk).export(asked, Order("pdf"), tmp_path / "out", is_folder=True)
    assert sent.held == ()
    assert [path.name for path in sent.written] == [f"swan-{int(i) - int(ids[0])}-{i}.pdf" for i in asked]
    for path, story_id in zip(sent.written, asked, strict=True):
        assert f"Swan {int(story_id) - int(ids[0])} crossed." in PdfReader(path).pages[0].extract_text()


def test_a_page_made_in_a_process_is_the_page_made_here(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    list(send_many(desk, jobs_of(desk, ids, tmp_path), len(ids), cores=2))
    story = desk.store.get(int(ids[3])).story
    assert (tmp_path / "3.pdf").read_bytes() == make(desk, story, Order("pdf"), "3.pdf", desk.answers()).raw


def test_a_story_the_gate_holds_does_not_stop_the_batch(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    empty = desk.store.add(Story(slug="empty"))
    sent = Copydesk(desk).export([*ids, str(empty.id)], Order("pdf"), tmp_path / "out", is_folder=True)
    assert len(sent.written) == len(ids)
    assert sent.held == (
        f"Story {empty.id} is not exported. There is nothing to print: write a headline or some copy first.",
    )


def test_an_error_in_a_process_stops_the_batch_with_its_sentence(
    desk: Desk, ids: list[str], tmp_path: Path
) -> None:
    (tmp_path / "4.pdf").mkdir()
    with pytest.raises(DeskError, match=r"4\.pdf is not a file that can be replaced; choose another name\."):
        list(send_many(desk, jobs_of(desk, ids, tmp_path), len(ids), cores=2))


def test_a_bug_in_a_process_is_raised_here(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    jobs = [replace(job, stored=None) for job in jobs_of(desk, ids, tmp_path)]
    with pytest.raises(RuntimeError, match="AttributeError"):
        list(send_many(desk, jobs, len(ids), cores=2))


def test_a_story_is_read_only_when_a_process_is_free_for_it(
    desk: Desk, ids: list[str], tmp_path: Path
) -> None:
    read: list[int] = []

    def jobs() -> Iterator[Job]:
        for job in jobs_of(desk, ids, tmp_path):
            read.append(job.at)
            yield job

    outcomes = send_many(desk, jobs(), len(ids), cores=2)
    next(outcomes)
    assert len(read) <= 3
    assert len([*outcomes]) == len(ids) - 1


def test_a_few_stories_are_made_here(desk: Desk, ids: list[str], tmp_path: Path) -> None:
    few = ids[: FEWEST - 1]
    outcomes = list(send_many(desk, jobs_of(desk, few, tmp_path), len(few), cores=2))
    assert [outcome.at for outcome in outcomes] == list(range(len(few)))
    assert "typesetter" in desk.composing.__dict__


def test_pages_for_the_press_go_to_processes_sooner(
    desk: Desk, ids: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    some = ids[:FEWEST_FOR_PRESS]
    assert len(Copydesk(desk).export(some, Order("pdfx"), tmp_path / "out", is_folder=True).written) == len(
        some
    )
    assert "typesetter" not in desk.composing.__dict__
