"""The dictionaries: which there are, what they know, and that threads may share them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.checks.near import one_slip
from desk.checks.speller import Spellers
from desk.errors import DeskError
from desk.resources import shipped

WORDS = shipped() / "words"


@pytest.mark.parametrize("tag", ["en-GB", "en", "EN_us", "en-IN", " en "])
def test_every_english_has_the_one_british_dictionary(tag: str) -> None:
    spellers = Spellers(WORDS)
    assert spellers(tag) is spellers("en-GB") is not None


@pytest.mark.parametrize("tag", ["fr", "de-AT", "", "enx", "bn"])
def test_other_languages_have_none(tag: str) -> None:
    assert Spellers(WORDS)(tag) is None


def test_an_incomplete_installation_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "en-GB"
    with pytest.raises(DeskError) as told:
        Spellers(tmp_path)("en")
    assert str(told.value) == f"The dictionary in {folder} cannot be read; install Desk again."


def test_a_folder_with_any_letters_in_its_name_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "Wörter ক" / "en-GB"
    folder.mkdir(parents=True)
    for name in ("en-GB.aff", "en-GB.dic"):
        (folder / name).write_bytes((WORDS / "en-GB" / name).read_bytes())
    speller = Spellers(folder.parent)("en")
    assert speller is not None
    assert speller.knows("colour")
    assert not speller.knows("cosmodrome"), "only desk.txt has it, and it is not in this folder"


def test_desks_own_words_are_known_and_offered() -> None:
    speller = Spellers(WORDS)("en")
    assert speller is not None
    assert speller.knows("cosmodrome")
    assert speller.suggest("cosmodrom") == ("cosmodrome",)


def test_two_words_for_one_are_offered_last_and_no_hyphen_is_made_up() -> None:
    speller = Spellers(WORDS)("en")
    assert speller is not None
    assert speller.suggest("occured") == ("occurred", "occur ed")


def test_threads_may_share_one_dictionary() -> None:
    spellers = Spellers(WORDS)
    wrong = [f"{word}{tail}" for word in ("recieve", "goverment", "seperate") for tail in ("", "s", "d", "x")]

    def ask(word: str) -> tuple[bool, tuple[str, ...]]:
        speller = spellers("en-GB")
        assert speller is not None
        return speller.knows(word), speller.suggest(word)

    alone = [ask(word) for word in wrong]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, wrong * 20)) == alone * 20


def test_the_list_of_own_words_keeps_its_rule() -> None:
    lines = (WORDS / "en-GB" / "desk.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert len(words) == len(set(words)) > 400
    assert [word for word in words if word != word.lower() or " " in word] == []
    assert [word for word in words if word.endswith(("izing", "ization"))] == []


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("recieve", "receive", True),
        ("adress", "address", True),
        ("addresss", "address", True),
        ("cat", "cut", True),
        ("cat", "cat", False),
        ("labor", "lobar", False),
        ("ab", "ba", True),
        ("", "a", True),
        ("abc", "cab", False),
        ("abcd", "badc", False),
    ],
)
def test_one_slip_is_a_letter_or_two_changed_over(a: str, b: str, near: bool) -> None:
    assert one_slip(a, b) is near
    assert one_slip(b, a) is near


@given(st.text(min_size=1), st.data())
def test_leaving_a_letter_out_is_always_one_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    assert one_slip(word[:at] + word[at + 1 :], word)
