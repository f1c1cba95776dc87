"""The dictionaries: which there are, what they know, and that threads may share them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.checks.seam import Guess
from desk.checks.slips import slip_cost
from desk.checks.speller import Spellers, WordSpeller
from desk.errors import DeskError
from desk.resources import shipped

WORDS = shipped() / "words"


def speller(tag: str = "en-GB") -> WordSpeller:
    found = Spellers(WORDS)(tag)
    assert found is not None
    return found


def first(word: str) -> str:
    return speller().guesses(word)[0].word


def test_british_is_spelt_at_home_and_american_where_it_is_asked_for() -> None:
    spellers = Spellers(WORDS)
    assert spellers("en-GB") is spellers("en") is spellers("en-IN") is spellers(" en ") is not None
    assert spellers("en-US") is spellers("EN_us") is not spellers("en-GB")


@pytest.mark.parametrize("tag", ["fr", "de-AT", "", "enx", "bn"])
def test_other_languages_have_none(tag: str) -> None:
    assert Spellers(WORDS)(tag) is None


def test_an_incomplete_installation_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    with pytest.raises(DeskError) as told:
        Spellers(tmp_path)("en")
    assert str(told.value) == f"The dictionary in {folder} cannot be read; install Desk again."


def test_a_folder_with_any_letters_in_its_name_will_do(tmp_path: Path) -> None:
    folder = tmp_path / "Wörter ক" / "en"
    folder.mkdir(parents=True)
    for name in ("words.txt", "wide.txt", "groups.txt", "phrases.txt"):
        (folder / name).write_bytes((WORDS / "en" / name).read_bytes())
    found = Spellers(folder.parent)("en")
    assert found is not None
    assert found.knows("colour")
    assert not found.knows("cosmodrome"), "only desk.txt has it, and it is not in this folder"


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("colour", True),
        ("color", False),
        ("organise", True),
        ("organize", True),
        ("advertize", False),
        ("weaponised", True),
        ("capsised", False),
        ("sulfide", True),
        ("sulphide", True),
        ("analyze", False),
        ("decarbonise", True),
        ("decarbonize", True),
        ("crore", True),
        ("panchayat", True),
        ("Monday", True),
        ("monday", False),
        ("MONDAY", True),
        ("Colour", True),
        ("café", True),
        ("cafe", True),
        ("teh", False),
    ],
)
def test_the_british_dictionary_knows_what_is_british(word: str, known: bool) -> None:
    assert speller().knows(word) is known


def test_a_rare_word_is_known_but_not_among_the_sure() -> None:
    assert not speller().knows("habeas")
    assert speller().knows_wide("habeas")
    assert not speller().knows_wide("qzxxvw")


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("cosmodrom", "cosmodrome"),
        ("occured", "occurred"),
        ("accomodation", "accommodation"),
        ("goverment", "government"),
        ("familys", "families"),
        ("recieve", "receive"),
        ("wich", "which"),
        ("exmaple", "example"),
        ("wrok", "work"),
        ("ahve", "have"),
        ("becuase", "because"),
        ("committment", "commitment"),
        ("comittee", "committee"),
        ("tge", "the"),
        ("thier", "their"),
        ("toprevent", "to prevent"),
        ("atthe", "at the"),
        ("definately", "definitely"),
        ("consciencious", "conscientious"),
        ("skeptical", "sceptical"),
        ("fueling", "fuelling"),
        ("paleontology", "palaeontology"),
        ("airplane", "aeroplane"),
        ("wednesday", "Wednesday"),
    ],
)
def test_the_likeliest_right_spelling_comes_first(typed: str, right: str) -> None:
    assert first(typed) == right


def test_what_two_slips_make_of_a_word_comes_behind_what_one_does() -> None:
    words = [guess.word for guess in speller().guesses("thdy")]
    assert words.index("they") < words.index("that")


def test_an_everyday_word_is_guessed_from_one_slip_alone() -> None:
    assert [guess.word for guess in speller().common_guesses("parliment")] == ["parliament"]
    assert speller().common_guesses("crossley") == ()


def test_letters_that_never_stand_together_are_odd() -> None:
    assert speller().oddness("strength") == 0
    assert speller().oddness("qzxxvw") >= 5


def test_threads_may_share_one_dictionary() -> None:
    shared = speller()
    wrong = [f"{word}{tail}" for word in ("recieve", "goverment", "seperate") for tail in ("", "s", "d", "x")]

    def ask(word: str) -> tuple[bool, tuple[Guess, ...]]:
        return shared.knows(word), shared.guesses(word)

    alone = [ask(word) for word in wrong]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, wrong * 20)) == alone * 20


def test_the_list_of_own_words_keeps_its_rule() -> None:
    lines = (WORDS / "en" / "desk.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert len(words) == len(set(words)) > 400
    assert [word for word in words if word != word.lower() or " " in word] == []
    assert [word for word in words if word.endswith(("izing", "ization"))] == []


@pytest.mark.parametrize(
    ("right", "likelier", "than"),
    [
        ("receive", "recieve", "receixe"),
        ("letter", "leter", "letxer"),
        ("letter", "lettter", "letqter"),
        ("house", "houde", "houpe"),
        ("separate", "seperate", "sepqrate"),
        ("friend", "freind", "fxiend"),
        ("strong", "stron", "trong"),
        ("house", "hoyse", "hpyse"),
    ],
)
def test_common_slips_cost_less_than_others(right: str, likelier: str, than: str) -> None:
    assert 0 < slip_cost(right, likelier) < slip_cost(right, than)


@given(st.text("abcdefgh", min_size=1), st.text("abcdefgh", min_size=1))
def test_no_slip_costs_nothing_and_any_slip_something(a: str, b: str) -> None:
    assert slip_cost(a, a) == 0
    assert (slip_cost(a, b) > 0) is (a != b)
