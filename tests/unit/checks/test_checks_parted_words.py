"""One word or two: where only one way is English it is told at once, else the model must be far surer."""

from collections.abc import Sequence

import pytest
from checks_hand import body, flagged_by, found_by

from desk.checks.model import Models
from desk.checks.seam import Context, Doubt, HouseWords
from desk.resources import shipped

ENGLISH = Context(model=Models(shipped() / "model"))


class Likes:
    """A language model to which this way of writing is likelier by so much; it keeps what it is asked."""

    def __init__(self, way: str, by: float) -> None:
        self.asked: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        self._way = way
        self._by = by

    def weigh(self, before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> tuple[float, ...]:
        self.asked.append((tuple(before), tuple(after)))
        return tuple(self._by if word == self._way else 0.0 for word in words)

    def doubts(self, texts: Sequence[str], least: float) -> list[list[Doubt]]:
        del least
        return [[] for _ in texts]


def ways(text: str, way: str, by: float) -> list[tuple[str, tuple[str, ...]]]:
    """Return what is found where the model likes one way so much, with what is to be written instead."""
    likes = Likes(way, by)
    context = Context(model=lambda language: likes if language else None)
    return [(found.text, found.suggestions) for found in found_by("parted-word", body(text), context)]


@pytest.mark.parametrize(
    ("text", "found", "instead"),
    [
        ("They owe him alot.", "alot", "a lot"),
        ("Aswell as that, they left.", "Aswell", "As well"),
        ("They did it them selves.", "them selves", "themselves"),
    ],
)
def test_what_is_never_written_so_is_told_whatever_stands_around(text: str, found: str, instead: str) -> None:
    assert ways(text, "", 0.0) == [(found, (instead,))]


def test_where_both_ways_are_english_the_other_must_be_far_likelier() -> None:
    text = "It maybe that he goes."
    assert ways(text, "may be", 4.0) == [("maybe", ("may be",))]
    assert ways(text, "may be", 3.0) == []
    assert ways("They may be late.", "maybe", 4.0) == [("may be", ("maybe",))]


def test_the_model_is_asked_with_the_two_words_on_each_side() -> None:
    likes = Likes("", 0.0)
    context = Context(model=lambda language: likes if language else None)
    found_by("parted-word", body("The men went in to the old house. Maybe."), context)
    assert likes.asked == [(("men", "went"), ("the", "old")), (("house", "."), (".", "."))]


def test_names_compounds_and_the_house_list_are_left_alone() -> None:
    assert flagged_by("parted-word", "They asked Mr Noone about the alot-ment.") == []
    house = Context(house=HouseWords(accepted=frozenset({"alot"})))
    assert found_by("parted-word", body("They owe him alot."), house) == []


def test_with_the_model_that_ships_a_lost_space_is_found_and_sound_copy_passes() -> None:
    found = found_by("parted-word", body("He spoke to them be fore the vote."), ENGLISH)
    assert [(one.text, one.suggestions, one.message) for one in found] == [
        ("be fore", ("before",), "“be fore” is one word here: “before”.")
    ]
    sound = "They may be late. Maybe it will rain. He went into the house and saw her set up a shop."
    assert found_by("parted-word", body(sound), ENGLISH) == []
