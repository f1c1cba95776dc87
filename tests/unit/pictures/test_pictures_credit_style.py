"""Credits are set as the house says, and a style with a fault in it says where."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import DeskError
from desk.pictures.credit import read_credits
from desk.pictures.credit_style import CreditStyle, as_toml, read_style, set_credit
from desk.pictures.credit_words import folded
from desk.resources import shipped

READER = read_credits(shipped() / "credits")
SHIPPED = read_style(shipped() / "credits" / "style.toml")


def styled(folder: Path, text: str) -> CreditStyle:
    path = folder / "credits.toml"
    path.write_text(text, "utf-8")
    return read_style(path)


@pytest.mark.parametrize(
    ("line", "set_"),
    [
        ("(AP Photo/Ann Hale, File)", "File photograph: Ann Hale/AP"),
        ("Photo Courtesy: Screen grab from X page of Sprinter", "Screen grab: Sprinter/X"),
        (
            "Photo: Ann HALE and Tom RUDD / AFP via Getty Images",
            "Photograph: Ann Hale and Tom Rudd/AFP/Getty Images",
        ),
        ("EPA/PETER NOWAK / POOL", "Photograph: Peter Nowak/Pool/EPA"),
        ("Handout/Saltmere Police", "Photograph: Saltmere Police/Handout"),
        ("Saltmere Police/Handout via REUTERS", "Photograph: Saltmere Police/Handout/Reuters"),
        ("Image: AI-generated/Midjourney", "AI-generated image: Midjourney"),
        ("Photo: Ann Hale, CC-BY-SA-3.0", "Photograph: Ann Hale, CC BY-SA 3.0"),
        ("RETUERS", "Photograph: Reuters"),
        ("Photo: Instagram", "Photograph: Instagram"),
        ("The bell rang.", ""),
    ],
)
def test_a_credit_is_set_in_the_style_desk_ships(line: str, set_: str) -> None:
    assert set_credit(READER.read(line), SHIPPED) == set_


def test_a_house_sets_its_own_order_words_and_names(tmp_path: Path) -> None:
    style = styled(
        tmp_path,
        'label = "Picture"\nbetween = " / "\nbefore_last_owner = " via "\npool = ""\ncapitals = false\n'
        'full_point = true\nlicence = " ({licence})"\naccount = "{platform} ({account})"\n'
        '[labels]\nfile = "File picture"\n[agencies]\n"getty images" = "Getty"\n',
    )
    set_ = [
        set_credit(READER.read(line), style)
        for line in (
            "Ann Hale/Pool/AFP via Getty Images",
            "File photo: X/@hale",
            "Photo: Ann Hale, CC BY 2.0",
            "Photo: Tideline",
        )
    ]
    assert set_ == [
        "Picture: Ann Hale / AFP via Getty.",
        "File picture: X (@hale).",
        "Picture: Ann Hale (CC BY 2.0).",
        "Picture: Tideline.",
    ]


def test_a_style_may_be_without_a_label_and_in_capitals(tmp_path: Path) -> None:
    style = styled(tmp_path, 'label = ""\ncapitals = true\n')
    assert set_credit(READER.read("Photo: Ann Hale/AFP"), style) == "ANN HALE/AFP"


@pytest.mark.parametrize(
    "line", ["Ann Hale/AFP via Getty Images", "Photo: Ann Hale and Tom Rudd/PA", "Photo: EPA"]
)
def test_a_credit_set_in_house_style_is_read_as_the_same_names(line: str) -> None:
    first = READER.read(line)
    again = READER.read(set_credit(first, SHIPPED))
    assert (again.creators, again.chain, again.label) == (first.creators, first.chain, "Photograph")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'label = "Photo"\nbetwen = "/"\n',
            r"line 2: betwen is no setting of credits; there are house, label, ",
        ),
        ('label = "Photo"\n\ncapitals = "yes"\n', r"line 3: capitals must be true or false\."),
        ("label = 3\n", r"line 1: label must be words in quotation marks\."),
        ('account = "{acount}"\n', r"line 1: account cannot hold \{acount\}\."),
        ('pool = "{platform}"\n', r"line 1: pool cannot hold \{platform\}\."),
        ('[labels]\nfile = "File"\nfiel = "File"\n', r"line 3: fiel is no kind of picture; there are ai, "),
        ("[agencies]\nPA = 1\n", r"line 2: PA must be words in quotation marks\."),
        ('labels = "File"\n', r"line 1: labels must be a table, \[labels\]\."),
        ('label = "Photo\n', r"cannot be read: .*line 1.*; mend it or remove it\."),
    ],
)
def test_a_fault_in_a_style_is_named_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DeskError, match=rf"^The credit style .*credits\.toml,? ?{said}"):
        styled(tmp_path, text)


def test_a_style_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(
        DeskError, match=r"cannot be read: No such file or directory; mend it or remove it\.$"
    ):
        read_style(tmp_path / "credits.toml")


def test_agencies_come_before_names_where_the_house_has_them_so() -> None:
    agencies_first = replace(SHIPPED, names_first=False, before_last_owner=" via ")
    assert set_credit(READER.read("Ann Hale/AFP via Getty Images"), agencies_first) == (
        "Photograph: AFP via Getty Images/Ann Hale"
    )
    assert set_credit(READER.read("Photo: Ann Hale"), agencies_first) == "Photograph: Ann Hale"


WORDS = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=12)


@given(WORDS, WORDS, st.booleans(), st.dictionaries(WORDS.filter(folded), WORDS, max_size=3))
def test_a_style_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, label: str, house: str, capitals: bool, names: dict[str, str]
) -> None:
    style = replace(SHIPPED, label=label, house=house, capitals=capitals, agencies=names)
    assert styled(tmp_path_factory.mktemp("style"), as_toml(style)) == style


def test_a_style_that_would_be_refused_is_not_written() -> None:
    with pytest.raises(DeskError, match=r"^Account cannot hold \{page\}; mend it before it is saved\.$"):
        as_toml(replace(SHIPPED, account="{page}/{platform}"))
