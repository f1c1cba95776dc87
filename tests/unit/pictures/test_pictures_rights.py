"""By what right a photo may be printed: guessed with a reason, and what stands in the way of printing."""

from dataclasses import replace

import pytest

from desk import resources
from desk.pictures.credit import read_credits
from desk.pictures.rights import Use, guessed, hindrances, in_force
from desk.story.photo import Described, Permission, Rights, Terms

READER = read_credits(resources.shipped() / "credits")
AGENCIES = frozenset({"ap", "afp", "getty images", "reuters", "alamy"})
HOUSE = frozenset({"harbour gazette"})


def guess(line: str, described: Described | None = None) -> Terms:
    return guessed(READER.read(line), described or Described(), AGENCIES, HOUSE)


@pytest.mark.parametrize(
    ("line", "rights", "reason"),
    [
        (
            "Photo Courtesy: Screen grab from the X page of Wavelet",
            Rights.SCREEN_GRAB,
            "The credit says it is a screen grab.",
        ),
        ("@saltgull on Instagram", Rights.SOCIAL_MEDIA, "The credit says it was posted on Instagram."),
        ("Nell Ardley/AFP via Getty Images", Rights.AGENCY, "The credit names AFP, an agency."),
        (
            "Nell Ardley/Harbour Gazette",
            Rights.STAFF,
            "The credit names Harbour Gazette, which is this house.",
        ),
        ("Handout via Reuters", Rights.HANDOUT, "The credit says handout."),
        ("Pool photo by Tom Rudd", Rights.POOL, "The credit says pool."),
        ("AI-generated image: Midjourney", Rights.AI_GENERATED, "The credit says it was made by a machine."),
        ("Photo courtesy of Rosskerry Council", Rights.CONTRIBUTOR, "The credit thanks whoever sent it in."),
        (
            "Nell Ardley, CC BY-SA 4.0, via Wikimedia Commons",
            Rights.CREATIVE_COMMONS,
            "The credit names the licence CC BY-SA 4.0.",
        ),
        ("Public domain", Rights.PUBLIC_DOMAIN, "The credit says it is in the public domain."),
        (
            "Photo: Nell Ardley",
            Rights.UNKNOWN,
            "Neither the credit nor the file says by what right it may be printed.",
        ),
        ("", Rights.UNKNOWN, "Neither the credit nor the file says by what right it may be printed."),
    ],
)
def test_the_right_is_guessed_from_the_credit_with_the_reason(line: str, rights: Rights, reason: str) -> None:
    terms = guess(line)
    assert (terms.rights, terms.reason, terms.decided) == (rights, reason, False)


def test_the_file_tells_what_the_credit_does_not() -> None:
    made = Described(
        digitalsourcetype="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    )
    assert guess("Photo: Nell Ardley", made).rights is Rights.AI_GENERATED
    page = Described(webstatement="https://creativecommons.org/licenses/by-nc/4.0/")
    terms = guess("Photo: Nell Ardley", page)
    assert (terms.rights, terms.licence) == (Rights.CREATIVE_COMMONS, "CC BY-NC 4.0")
    free = Described(usageterms="See https://creativecommons.org/publicdomain/zero/1.0/")
    assert (guess("", free).rights, guess("", free).licence) == (Rights.PUBLIC_DOMAIN, "CC0")


def test_what_a_person_decided_counts_before_any_guess() -> None:
    noted = Terms(expires="2026-12-01", uses=1)
    assert in_force(noted, guess("Nell Ardley/AFP")) == replace(
        noted, rights=Rights.AGENCY, reason="The credit names AFP, an agency."
    )
    decided = replace(noted, rights=Rights.COMMISSIONED, decided=True)
    assert in_force(decided, guess("Nell Ardley/AFP")) == decided


STAFF = Terms(rights=Rights.STAFF, decided=True)
GRAB = Terms(rights=Rights.SCREEN_GRAB)


def use(credit: str = "Nell Ardley/Harbour Gazette", caption: str = "The quay.", **facts: float) -> Use:
    return replace(Use(1, caption, credit, READER.read(credit), "print", "2026-03-02"), **facts)


def held(terms: Terms, used: Use | None = None) -> list[tuple[str, str, bool]]:
    return [(one.rule, one.part, one.can_override) for one in hindrances(used or use(), terms)]


@pytest.mark.parametrize(
    ("terms", "used", "expected"),
    [
        (STAFF, use(), []),
        (STAFF, use(credit=" "), [("no-credit", "credit", False)]),
        (Terms(), use(), [("rights-unknown", "rights", False)]),
        (Terms(rights=Rights.NONE), use(), [("no-rights", "rights", False)]),
        (GRAB, use(), [("no-permission", "rights", False)]),
        (Terms(rights=Rights.SOCIAL_MEDIA), use(), [("no-permission", "rights", False)]),
        (replace(GRAB, permission=Permission("Wavelet")), use(), []),
        (replace(STAFF, expires="2026-03-01"), use(), [("rights-expired", "rights", False)]),
        (replace(STAFF, expires="2026-03-02"), use(), []),
        (replace(STAFF, channels=("web",)), use(), [("wrong-channel", "rights", False)]),
        (replace(STAFF, uses=1), use(ran=1), [("uses-spent", "rights", True)]),
        (replace(STAFF, uses=2), use(ran=1), []),
        (Terms(rights=Rights.AI_GENERATED), use(), [("ai-unlabelled", "credit", False)]),
        (Terms(rights=Rights.AI_GENERATED), use(credit="AI-generated image: Midjourney"), []),
        (Terms(rights=Rights.AI_GENERATED), use(caption="An AI-generated quay."), []),
        (STAFF, use(caption="", needs_caption=True), [("no-caption", "caption", True)]),
        (STAFF, use(caption=""), []),
        (STAFF, use(ppi=140.0, least_ppi=200.0), [("low-resolution", "rights", True)]),
        (STAFF, use(ppi=200.0, least_ppi=200.0), []),
    ],
)
def test_what_stands_in_the_way_of_printing_is_named_with_the_field(
    terms: Terms, used: Use, expected: list[tuple[str, str, bool]]
) -> None:
    assert held(terms, used) == expected


@pytest.mark.parametrize(
    ("credit", "lacks"),
    [
        ("Nell Ardley, CC BY 4.0", ""),
        ("Nell Ardley", "the licence’s name"),
        ("CC BY 4.0", "the maker’s name"),
        ("Photo", "the maker’s name and the licence’s name"),
    ],
)
def test_a_licence_that_asks_for_attribution_gets_it(credit: str, lacks: str) -> None:
    terms = Terms(rights=Rights.CREATIVE_COMMONS, licence="CC BY 4.0", decided=True)
    sentences = [one.sentence for one in hindrances(use(credit=credit), terms)]
    asked = f"Photo 1 is under CC BY 4.0, which asks the credit for {lacks}."
    assert sentences == ([asked] if lacks else [])


def test_sentences_say_what_and_what_to_do() -> None:
    spent = hindrances(use(ran=1), replace(GRAB, uses=1, expires="2026-01-31"))
    assert [one.sentence for one in spent] == [
        "Photo 1 is a screen grab, and nobody is on record as having allowed it; note who did, when and how.",
        "The right to print photo 1 ended on 2026-01-31.",
        "Photo 1 may be used once and has been; ask for another use.",
    ]
