"""Vale’s word lists taken as rules, and what of them cannot be taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.checks.style_rule import StyleError
from desk.checks.style_spelt_out import spelt_out
from desk.checks.style_vale import read_vale
from desk.errors import DeskError


def test_an_existence_rule_is_taken_with_its_words() -> None:
    raw = b"extends: existence\nmessage: Not this\nlevel: error\ntokens: [very, 'quite (?:good|bad)']\n"
    (rule,) = read_vale(raw, "Weasel Words.yml").rules
    assert (rule.id, rule.name, rule.kind, rule.severity.value) == (
        "weasel-words",
        "Weasel Words",
        "words",
        "fix",
    )
    assert rule.words == ("very", "quite good", "quite bad")
    assert rule.why == "Not this."


def test_a_substitution_is_taken_with_what_to_write() -> None:
    head = "extends: substitution\nmessage: \"Use '%s' instead of '%s'\"\nlevel: warning\n"
    raw = (head + "swap:\n  e-?mails?: email\n").encode()
    (rule,) = read_vale(raw, "mail.yaml").rules
    assert dict(rule.swaps) == {"e-mails": "email", "e-mail": "email", "emails": "email"}
    assert (rule.why, rule.severity.value) == ("The house writes “{instead}”.", "style")


def test_a_plain_list_and_a_plain_table_are_taken() -> None:
    assert read_vale(b"- utilise\n- leverage\n", "x.yml").rules[0].words == ("utilise", "leverage")
    assert dict(read_vale(b"utilise: use\n", "x.yml").rules[0].swaps) == {"utilise": "use"}


def test_a_pattern_is_left_out_in_a_sentence_and_the_words_are_taken() -> None:
    made = read_vale(b"extends: existence\ntokens:\n  - '\\w+ly'\n  - very\n", "x.yml")
    assert made.rules[0].words == ("very",)
    assert made.refused == ("x.yml: “\\w+ly” is a pattern and no list of words; it was left out.",)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"extends: occurrence\nmax: 3\n", "Desk takes existence and substitution, not “occurrence”"),
        (b"extends: existence\ntokens: ['.*']\n", "there is nothing in it that Desk can look for"),
        (b"extends: existence\n", "it has no list of words, and no table of swaps"),
        (b"- no\n- 4\n", "one of its words is none; put words in quotation marks"),
        (b"just words", "it has no list of words, and no table of swaps"),
    ],
)
def test_a_file_of_which_nothing_can_be_taken_says_why(raw: bytes, why: str) -> None:
    made = read_vale(raw, "x.yml")
    assert made.rules == ()
    assert made.refused[-1] == f"x.yml: {why}; nothing was brought in."


@pytest.mark.parametrize(
    "raw", [b"a: [", b"!!python/object:os.system {}", b"\xff\xfe", b"- " * 5_000, b"x" * 1_000_001]
)
def test_what_is_no_yaml_is_refused(raw: bytes) -> None:
    with pytest.raises(DeskError, match=r"nothing was brought in\."):
        read_vale(raw, "x.yml")


def test_a_pattern_is_spelt_out() -> None:
    assert spelt_out("(?:gave|give)s? rise") == ["gaves rise", "gave rise", "gives rise", "give rise"]
    assert spelt_out(r"gr[ae]y\.\b") == ["gray.", "grey."]


@pytest.mark.parametrize("pattern", ["a+", "(a", "a)", "[a-z]", r"\w", "a{3}", "[a", "[ab]" * 9, "(" * 30])
def test_a_pattern_that_is_no_list_of_words_is_refused(pattern: str) -> None:
    with pytest.raises(StyleError, match=r"is a pattern|stands for more"):
        spelt_out(pattern)


@given(st.text(alphabet="ab()[]|?\\.+* ", max_size=14))
def test_any_pattern_is_spelt_out_or_refused(pattern: str) -> None:
    try:
        found = spelt_out(pattern)
    except StyleError:
        return
    assert len(found) == len(set(found)) <= 200
    assert all(found)


@given(st.binary(max_size=60))
def test_any_bytes_are_taken_or_refused(raw: bytes) -> None:
    try:
        made = read_vale(raw, "x.yml")
    except DeskError as error:
        assert str(error).endswith("nothing was brought in.")  # noqa: PT017 - either is right
    else:
        assert made.rules or made.refused
