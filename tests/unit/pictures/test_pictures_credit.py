"""Credits are taken apart as a picture desk would. Names and places are made up; agencies are how they sign.

``credit_lines.jsonl`` has a line each with the parts expected, in the shapes wires and papers use.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.errors import DeskError
from desk.pictures.credit import CreditReader, read_credits
from desk.pictures.credit_parts import credit_data
from desk.resources import shipped

LINES: list[dict[str, Any]] = [
    json.loads(line)
    for line in Path(__file__).with_name("credit_lines.jsonl").read_text("utf-8").splitlines()
]
READER = read_credits(shipped() / "credits")
WORD = re.compile(r"\w+")


@pytest.mark.parametrize("line", LINES, ids=[line["input"][:60] for line in LINES])
def test_a_line_is_taken_apart(line: dict[str, Any]) -> None:
    assert credit_data(READER.read(line["input"])) == line["expect"]


def test_the_credit_of_the_seed_is_taken_apart() -> None:
    credit = READER.read("Photo Courtesy: Screen grab from X page of Sprinter")
    assert credit_data(credit) == {
        "label": "Photo Courtesy",
        "platform": "X",
        "account": "Sprinter",
        "flags": ["courtesy", "screengrab"],
    }


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            "Crews lift the bell. Photo Courtesy: Screen grab from X page of Harbourman",
            "Crews lift the bell.",
            "Photo Courtesy: Screen grab from X page of Harbourman",
        ),
        ("Crews lift the bell (AP Photo/Ann Hale)", "Crews lift the bell", "(AP Photo/Ann Hale)"),
        ("Crews lift the bell. | Photo Credit: PTI", "Crews lift the bell.", "Photo Credit: PTI"),
        ("Image source, PA Image caption, The bell", "The bell", "Image source, PA"),
        ("The owner, Karl BrandtHandout via REUTERS", "The owner, Karl Brandt", "Handout via REUTERS"),
        ("Crews lift the bell.", "Crews lift the bell.", ""),
        ("Photo: Ann Hale", "", "Photo: Ann Hale"),
        ("Ann Hale", "Ann Hale", ""),
        ("Ann Hale/Reuters", "", "Ann Hale/Reuters"),
        ("Saltmere University Press", "Saltmere University Press", ""),
        ("", "", ""),
    ],
)
def test_a_caption_is_parted_from_the_credit_as_written(line: str, caption: str, credit: str) -> None:
    assert READER.split_caption(line) == (caption, credit)


FRAGMENTS = st.sampled_from(
    [
        *(
            "Photo",
            "photo by",
            "Photo Courtesy:",
            "(",
            ")",
            "[",
            "/",
            " via ",
            " - ",
            ",",
            ". ",
            "©",
            "|",
            "#",
        ),
        *("AP", "AFP", "Reuters", "Getty Images", "X", "@hale", "page of", "Handout", "Pool", "File photo"),
        *("Ann Hale", "ANN HALE", "O'Neill", "van der Berg", "for the Guardian", "CC BY 2.0", "(c)", "2021"),
        *(
            "https://example.org/a",
            "screen grab from",
            "a video shared by",
            " and ",
            "The bell rang.",
            "\n",
            "  ",
        ),
    ]
)


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(FRAGMENTS, max_size=12).map("".join),
        st.lists(FRAGMENTS, max_size=12).map(" ".join),
    )
)
def test_no_part_holds_a_word_that_is_not_in_the_line(line: str) -> None:
    credit = READER.read(line)
    told = [
        credit.label,
        *credit.creators,
        credit.account,
        credit.ref,
        credit.url,
        credit.rights,
        credit.caption,
    ]
    said = {word for part in told for word in WORD.findall(part.casefold())}
    assert {word for word in said if word not in line.casefold()} == set()
    assert credit_data(credit) or not line.strip()


@given(st.text(max_size=200))
def test_caption_and_credit_lose_no_letter(line: str) -> None:
    caption, credit = READER.split_caption(line)
    kept = [char for char in caption + credit if char.isalnum()]
    assert sorted(kept) == sorted(char for char in line if char.isalnum())


def test_a_line_of_any_length_is_read() -> None:
    long = "The bell rang. " * 400
    assert READER.read(f"{long}Photo: Ann Hale/AFP").creators == ("Ann Hale",)
    assert READER.read("(" * 3000).caption == "(" * 3000


def test_words_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"agencies\.toml cannot be read .*; install Desk again\.$"):
        read_credits(tmp_path)
    for file in (shipped() / "credits").glob("*.toml"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "words.toml").write_text("[label]\n", "utf-8")
    with pytest.raises(DeskError, match=r"^The words of credits in .* are not as Desk ships them"):
        read_credits(tmp_path)


def test_the_same_words_make_the_same_reader() -> None:
    other = read_credits(shipped() / "credits")
    assert isinstance(other, CreditReader)
    assert [other.read(line["input"]) for line in LINES[:40]] == [
        READER.read(line["input"]) for line in LINES[:40]
    ]
