"""What the desk answered to the checks: kept, asked for again, taken back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.store.store import Store

Now = Callable[[], datetime]


def test_the_house_list_keeps_words_and_what_the_house_writes_instead(store: Store) -> None:
    store.answers.accept("Quayle")
    store.answers.accept("Rosskerry Harbor", instead="Rosskerry Harbour")
    store.answers.accept("  lorikeet ")
    assert dict(store.answers.words()) == {
        "Quayle": "",
        "Rosskerry Harbor": "Rosskerry Harbour",
        "lorikeet": "",
    }


def test_the_newer_answer_about_a_word_holds_and_a_word_can_be_forgotten(store: Store) -> None:
    store.answers.accept("organize", instead="organise")
    store.answers.accept("organize")
    store.answers.accept("quaywards")
    store.answers.forget("quaywards")
    store.answers.forget("never there")
    assert dict(store.answers.words()) == {"organize": ""}


@pytest.mark.parametrize(("word", "instead"), [("", ""), ("  ", "x"), ("Quayle", "Quayle")])
def test_no_word_and_a_word_for_itself_are_refused(store: Store, word: str, instead: str) -> None:
    with pytest.raises(DeskError, match="house list"):
        store.answers.accept(word, instead=instead)
    assert not store.answers.words()


def test_a_question_is_settled_for_one_story_or_for_every_one(store: Store) -> None:
    store.answers.settle("names: Horan, Horgan", 7)
    store.answers.settle("names: Horan, Horgan", 7)
    store.answers.settle("spelling: wharfinger")
    assert store.answers.settled(7) == {"names: Horan, Horgan", "spelling: wharfinger"}
    assert store.answers.settled(8) == {"spelling: wharfinger"}
    store.answers.unsettle("names: Horan, Horgan", 7)
    store.answers.unsettle("names: Horan, Horgan", 7)
    assert store.answers.settled(7) == {"spelling: wharfinger"}


def test_rules_are_switched_off_and_on_and_the_choice_outlives_the_program(path: Path, now: Now) -> None:
    first = Store.open(path, now=now)
    first.answers.switch("long-sentence", on=True)
    first.answers.switch("spelling", on=False)
    first.answers.switch("doubled-word", on=False)
    first.answers.switch("doubled-word", on=True)
    first.close()
    again = Store.open(path, now=now)
    assert again.answers.rules_off() == {"spelling"}
    assert again.answers.rules_on() == {"long-sentence", "doubled-word"}
    again.close()
