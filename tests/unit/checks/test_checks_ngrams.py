"""The table of n-grams answers for what it was built of, and says when it does not know."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desk.checks.model import Models
from desk.checks.ngrams import Table
from desk.checks.reading import read

KEYS = st.lists(st.integers(0, 2**51), min_size=1, max_size=200, unique=True)


@given(KEYS)
def test_every_key_is_found_and_hardly_one_with_the_value_of_another(keys: list[int]) -> None:
    values = np.arange(len(keys), dtype=np.uint8)
    table = Table.build(np.array(keys, dtype=np.int64), (values,))
    found = table.find(np.array(keys, dtype=np.int64))
    assert (found >= 0).all()
    assert int((table.values[0][found] != values).sum()) <= 2  # two keys may be mixed to the same bits


def test_other_keys_are_hardly_ever_taken_for_one_of_them() -> None:
    keys = np.arange(0, 200_000, 2, dtype=np.int64)
    table = Table.build(keys, (np.zeros(len(keys), dtype=np.uint8),))
    assert int((table.find(keys + 1) >= 0).sum()) < 40


def test_a_saved_table_answers_like_the_one_it_was(tmp_path: Path) -> None:
    keys = np.array([3, 5, 2**50], dtype=np.int64)
    Table.build(keys, (np.array([7, 8, 9], dtype=np.uint8),)).save(tmp_path, "t")
    table = Table.load(tmp_path, "t", 1)
    found = table.find(np.array([2**50, 4, 3], dtype=np.int64))
    assert found[1] == -1
    assert [int(table.values[0][found[0]]), int(table.values[0][found[2]])] == [9, 7]


def test_a_language_without_a_model_has_none(tmp_path: Path) -> None:
    assert Models(tmp_path)("bn") is None


def test_brackets_and_quotation_marks_are_read_through() -> None:
    reading = read("“As we agreed, [wee meet] at St. Paul’s,” he said.")
    assert reading.forms == (
        ["as", "we", "agreed", ",", "wee", "meet", "at", "st", "paul", "'s", ",", "he", "said", "."]
    )
    assert [reading.place[at] for at in (0, 4, 5, 6, 11)] == [1, 3, 3, 1, 0]


def test_short_forms_with_an_apostrophe_are_the_words_they_stand_for() -> None:
    assert read("It’s what they’d said: we can’t.").forms == (
        ["it", "is", "what", "they", "would", "said", ";", "we", "can", "not", "."]
    )
