"""Workers and the newest question, with jobs that wait until a test lets them go."""

import threading

import pytest
from hand_loop import HandLoop

from desk.errors import DeskError
from desk.newsroom.worker import Newest, Worker


class Answers:
    """Hears answers and refusals, in order."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def then(self, answer: str) -> None:
        self.heard.append(answer)

    def failed(self, error: DeskError) -> None:
        self.heard.append(f"refused: {error}")


class Gated:
    """A job that answers when it is let go."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.begun = threading.Event()
        self.free = threading.Event()

    def __call__(self) -> str:
        self.begun.set()
        assert self.free.wait(60)
        return self.answer


def refuse() -> str:
    raise DeskError("no")


def break_down() -> str:
    raise LookupError("a bug")


@pytest.fixture
def answers() -> Answers:
    return Answers()


def test_answers_come_in_the_loop_in_the_order_of_the_questions(
    worker: Worker, loop: HandLoop, answers: Answers
) -> None:
    threads: list[str] = []
    worker.ask(lambda: threads.append(threading.current_thread().name) or "one", answers.then, answers.failed)
    worker.ask(refuse, answers.then, answers.failed)
    worker.ask(lambda: "three", answers.then, answers.failed)
    worker.wait(lambda: None)
    assert answers.heard == []
    loop.settle(worker)
    assert answers.heard == ["one", "refused: no", "three"]
    assert threads == ["test_0"]


def test_a_bug_is_raised_in_the_loop_and_the_worker_goes_on(
    worker: Worker, loop: HandLoop, answers: Answers
) -> None:
    worker.ask(break_down, answers.then, answers.failed)
    with pytest.raises(LookupError, match="a bug"):
        loop.settle(worker)
    worker.ask(lambda: "on", answers.then, answers.failed)
    loop.settle(worker)
    assert answers.heard == ["on"]


def test_waiting_gives_the_answer_or_raises_what_the_job_raised(worker: Worker) -> None:
    assert worker.wait(lambda: "done") == "done"
    with pytest.raises(DeskError, match="no"):
        worker.wait(refuse)


def test_closing_finishes_what_was_asked(loop: HandLoop, answers: Answers) -> None:
    worker = Worker("closing", loop)
    for answer in ("one", "two"):
        worker.ask(lambda answer=answer: answer, answers.then, answers.failed)
    worker.close()
    loop.settle()
    assert answers.heard == ["one", "two"]


def test_only_the_newest_question_is_answered(worker: Worker, loop: HandLoop, answers: Answers) -> None:
    newest: Newest[str] = Newest(worker)
    first, asked = Gated("first"), []
    newest.ask(first, answers.then, answers.failed)
    first.begun.wait(60)
    for name in ("second", "third", "fourth"):
        newest.ask(lambda name=name: asked.append(name) or name, answers.then, answers.failed)
    first.free.set()
    loop.settle(worker)
    assert asked == ["fourth"]
    assert answers.heard == ["fourth"]


def test_older_answers_are_shown_too_where_they_are_wanted(
    worker: Worker, loop: HandLoop, answers: Answers
) -> None:
    newest: Newest[str] = Newest(worker, show_older=True)
    first = Gated("first")
    newest.ask(first, answers.then, answers.failed)
    newest.ask(lambda: "second", answers.then, answers.failed)
    newest.ask(lambda: "third", answers.then, answers.failed)
    first.free.set()
    loop.settle(worker)
    assert answers.heard == ["first", "third"]


def test_a_refusal_of_an_older_question_is_dropped(worker: Worker, loop: HandLoop, answers: Answers) -> None:
    newest: Newest[str] = Newest(worker)
    newest.ask(refuse, answers.then, answers.failed)
    newest.ask(lambda: "second", answers.then, answers.failed)
    loop.settle(worker)
    newest.ask(refuse, answers.then, answers.failed)
    loop.settle(worker)
    assert answers.heard == ["second", "refused: no"]


@pytest.mark.parametrize("show_older", [False, True])
def test_what_is_dropped_is_never_answered_and_the_next_question_is(
    worker: Worker, loop: HandLoop, answers: Answers, show_older: bool
) -> None:
    newest: Newest[str] = Newest(worker, show_older=show_older)
    first = Gated("first")
    newest.ask(first, answers.then, answers.failed)
    newest.ask(lambda: "second", answers.then, answers.failed)
    newest.drop()
    newest.ask(lambda: "third", answers.then, answers.failed)
    first.free.set()
    loop.settle(worker)
    assert answers.heard == ["third"]


def test_a_bug_does_not_stop_the_questions_after_it(worker: Worker, loop: HandLoop, answers: Answers) -> None:
    newest: Newest[str] = Newest(worker)
    newest.ask(break_down, answers.then, answers.failed)
    newest.ask(lambda: "second", answers.then, answers.failed)
    with pytest.raises(LookupError, match="a bug"):
        loop.settle(worker)
    loop.settle(worker)
    assert answers.heard == ["second"]


def test_a_closed_worker_is_asked_in_vain_and_in_peace(loop: HandLoop) -> None:
    worker = Worker("closing", loop)
    worker.close()
    heard: list[int] = []
    worker.ask(lambda: 1, heard.append, lambda error: heard.append(len(str(error))))
    loop.settle()
    assert heard == []
