"""Texts checked a line at a time: answered at once, in order, and shared with a second process."""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.newsroom.answering import Heard
from desk.newsroom.desk import Desk
from desk.newsroom.lines import check_lines
from desk.paths import StorePlaces

WORDS = [f"recieve{letter}" for letter in "abcdefghjklmnopqrtuvwxyz"]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(StorePlaces(tmp_path / "desk.sqlite"), lambda: datetime(2026, 3, 4, tzinfo=UTC))
    yield made
    made.close()


def flagged(desk: Desk, raw: bytes) -> list[list[tuple[int, str]]]:
    return [
        [(finding.start, finding.text) for finding in answer if finding.rule == "spelling"]
        for answer in check_lines(desk, io.BytesIO(raw), cores=1)
    ]


def test_each_line_has_its_answer_and_only_a_line_feed_ends_one(desk: Desk) -> None:
    raw = "🚀 They recieve.\r\n\nSound\u2028\x0b\x85copy.\nAn \udcff adress".encode(
        "utf-8", "surrogateescape"
    )
    assert flagged(desk, raw) == [[(7, "recieve")], [], [], [(5, "adress")]]


def test_nothing_in_is_nothing_out(desk: Desk) -> None:
    assert flagged(desk, b"") == []


def test_a_line_cut_anywhere_on_its_way_is_put_together(desk: Desk) -> None:
    long = b"sound copy " * 20_000 + b"adress\n"
    assert flagged(desk, long * 2) == [[(220_000, "adress")]] * 2


class Endless(io.BytesIO):
    """A line without an end."""

    def read1(self, size: int | None = -1, /) -> bytes:
        del size
        return b"x" * 10_000_000


def test_a_line_without_an_end_is_refused(desk: Desk) -> None:
    with pytest.raises(DeskError, match="longer than 50 MB"):
        list(check_lines(desk, Endless(), cores=1))


class Fast(io.BytesIO):
    """A stream that gives the same thousand lines whenever it is asked."""

    def read1(self, size: int | None = -1, /) -> bytes:
        del size
        return "".join(f"{word} {'x' * 20}\n" for word in WORDS * 40).encode()


def test_a_fast_stream_is_shared_with_a_second_process_and_stays_in_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.check_room, "check", lambda _story, _answers: Heard())
    lines = len(WORDS) * 40
    answers = check_lines(desk, Fast(), cores=2)
    for _chunk in range(100_000):
        chunk = [[found.text for found in next(answers) if found.rule == "spelling"] for _ in range(lines)]
        if any(chunk):
            break
    answers.close()
    assert chunk[: lines // 2] == [[]] * (lines // 2), "the first half is checked here"
    assert [found[0] for found in chunk[lines // 2 :]] == WORDS * 20, "the second half there"


def test_a_line_is_answered_before_the_next_is_sent(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "desk", "--store", str(tmp_path / "desk.sqlite"), "check", "--lines"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for word in ("adress", "goverment"):
            process.stdin.write(f"An {word}\n".encode())
            process.stdin.flush()
            findings = json.loads(process.stdout.readline())["findings"]
            assert [(one["start"], one["text"]) for one in findings if one["rule"] == "spelling"] == [
                (3, word)
            ]
        process.stdin.close()
    assert process.returncode == 1
