"""What the spelling check flags, what it leaves alone, and where it says a word stands."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from checks_hand import found_by
from hypothesis import given
from hypothesis import strategies as st

from desk.checks.running import Checks
from desk.checks.seam import Context, Doubt, Finding, HouseWords, Severity
from desk.checks.speller import Spellers
from desk.resources import shipped
from desk.story.model import Paragraph, PhotoUse, Related, Story
from desk.story.text import passages

CONTEXT = Context(Spellers(shipped() / "words"))


def spelt(story: Story) -> list[Finding]:
    return found_by("spelling", story, replace(CONTEXT, language=story.language))


def flagged(text: str, language: str = "en-GB") -> list[str]:
    """Return the words flagged in one paragraph."""
    return [found.text for found in spelt(_story(text, language))]


def the_one(text: str) -> Finding:
    (found,) = spelt(_story(text))
    return found


def _story(text: str, language: str = "en-GB") -> Story:
    return Story(body=(Paragraph(text),), language=language)


def test_a_misspelt_word_is_flagged_with_its_place_and_its_right_spelling() -> None:
    found = the_one("The harbour accomodation is full.")
    assert found == Finding(
        rule="spelling",
        severity=Severity.FIX,
        message="“accomodation” is not in the dictionary; “accommodation” is.",
        field="body",
        paragraph=0,
        start=12,
        end=24,
        text="accomodation",
        suggestions=("accommodation",),
        why=found.why,
    )


class LikesWages:
    """A language model that knows one thing: after “their”, wages are likely."""

    def weigh(self, before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> tuple[float, ...]:
        assert (list(before), list(after)) == (["they", "their"], ["rose", "."])
        return tuple(0.0 if word == "wages" else -8.0 for word in words)


def test_of_likely_words_the_one_that_fits_its_place_comes_first() -> None:
    story = _story("It was said they their waget rose. So it was.")
    assert spelt(story)[0].suggestions[0] == "waged"

    def likes_wages(language: str) -> LikesWages:
        assert language == "en-GB"
        return LikesWages()

    (found,) = found_by("spelling", story, replace(CONTEXT, model=likes_wages))
    assert found.suggestions[0] == "wages"


class Expects:
    """A language model to which this word is likelier by so much than any other, whatever stands around."""

    def __init__(self, word: str, by: float) -> None:
        self._word = word
        self._by = by

    def weigh(self, before: Sequence[str], words: Sequence[str], after: Sequence[str]) -> tuple[float, ...]:
        del before, after
        return tuple(self._by if word == self._word else 0.0 for word in words)

    def doubts(self, texts: Sequence[str], least: float) -> list[list[Doubt]]:
        del least
        return [[] for _ in texts]


@pytest.mark.parametrize(
    ("text", "expected", "by", "found"),
    [
        ("One of them took a statin for it.", "station", -3.0, []),
        ("One of them took a statin for it.", "station", 3.0, ["statin"]),
        ("He likes the toons so.", "tunes", 3.0, ["toons"]),
        ("They told the Prime Minsiter so.", "minister", 0.0, ["Minsiter"]),
        ("They told the Prime Minsiter so.", "minister", -6.0, []),
    ],
)
def test_a_rare_word_is_flagged_where_another_would_fit_its_place(
    text: str, expected: str, by: float, found: list[str]
) -> None:
    expects = Expects(expected, by)

    def model(language: str) -> Expects | None:
        return expects if language else None

    context = replace(CONTEXT, model=model)
    assert [one.text for one in found_by("spelling", _story(text), context)] == found


def test_a_word_of_the_house_list_is_sound() -> None:
    story = _story("They recieve it, and the adress.")
    house = HouseWords(accepted=frozenset({"recieve"}))
    assert [one.text for one in found_by("spelling", story, replace(CONTEXT, house=house))] == ["adress"]


@pytest.mark.parametrize(
    "text",
    [
        "The stromatolites and cyclotides of psilocybin were described.",
        "A wheatbelt town sold sheepmeat at the saleyards by the powerline.",
        "The fait accompli was habeas corpus, prima facie.",
        "The café and the cafe; a bona fide offer, and wi-fi for all.",
        "The court sat en masse and heard the a capella choir.",
        "They found Listeria ivanovii and E. gergoviae, and a skull of Paranthropus robustus.",
        "They ate tonkatsu and drank mirin at a lecture on the microbiome.",
        "It was gothic, and a labrador barked.",
        "The “zwoddle” is new, and “hmmmmm” is all he said of the clima … of it.",
        "Two standbys, a walkover and one layabout; an address in .infa or so.",
        "He is a downloader of teleplays, a non-swimmer, fog-free and childproof.",
    ],
)
def test_what_is_like_no_other_word_or_made_of_known_ones_is_a_term(text: str) -> None:
    assert flagged(text) == []


def test_words_run_together_are_told_apart_and_a_lost_capital_put_back() -> None:
    found = the_one("It was done toprevent more.")
    assert (found.suggestions[0], found.message) == (
        "to prevent",
        "“toprevent” is two words run together: “to prevent”.",
    )
    found = the_one("They met in november there.")
    assert (found.suggestions, found.message) == (
        ("November",),
        "“november” wants a capital: “November”.",
    )


def test_an_everyday_word_with_a_capital_is_asked_about_where_a_slip_made_it() -> None:
    found = the_one("They told the Prime Minsiter so.")
    assert (found.text, found.severity, found.suggestions[0]) == ("Minsiter", Severity.ASK, "Minister")
    assert flagged("They told Mr Minsiter so.") == []


def test_places_count_code_points_so_an_emoji_is_one() -> None:
    found = the_one("🚀🚀 The goverment agreed.")
    assert (found.start, found.end) == (7, 16)


def test_a_word_like_no_other_asks_and_offers_nothing() -> None:
    found = the_one("They saw the qzxxvw there.")
    assert (found.severity, found.suggestions) == (Severity.ASK, ())
    assert found.message == "“qzxxvw” is not in the dictionary, and like no word that is; check it."


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"),
        ("occured", "occurred"),
        ("seperate", "separate"),
        ("definately", "definitely"),
        ("adress", "address"),
        ("untill", "until"),
        ("teh", "the"),
        ("labor", "labour"),
        ("center", "centre"),
    ],
)
def test_the_first_suggestion_is_the_likely_one(wrong: str, right: str) -> None:
    assert the_one(f"It was {wrong} then.").suggestions[0] == right


def test_never_more_than_five_suggestions_and_none_twice() -> None:
    suggestions = the_one("He wrote wich one.").suggestions
    assert len(suggestions) == 5
    assert len(set(suggestions)) == 5


@pytest.mark.parametrize(
    "text",
    [
        "They organise, and others organize, the organization of organisers.",
        "He apologized; the centralised and the centralized office agreed.",
        "The cosmodrome is a spaceport; crores and lakhs of rupees were paid.",
        "The panchayat met after the mob-lynching.",
        "They’d’ve said the ministers’ and the minister's and the children’s plans weren't sound.",
        "Rock 'n' roll is rockin’ ’til dawn for 'em, and ’tis late.",
        "A drone—or mid-wicket, cyber-attack, or hat-trick—is no semi-finalist.",
        "He is co-ordinator of the pre-match, post-war, part-time and over-fifties committees.",
        "An antimonarchist overvaluation was reintroduced in nanoseconds.",
        "Write to desk@example.org, @desk_writer, #spaceprot or www.exampel.org, or see exampel.co.uk.",
        "See https://exampel.org/qzx/vwq?acomodation=1 and C:\\fiels\\wrogn.",
        "It cost £5bn at 5pm on the 2nd, a G7 matter of 900m and H5N1.",
        "NATO, the BRTA, iPhone, McDonaldx and e-mail were there.",
        "„Москва“ и Владимир, ঢাকা and 東京 were named.",
        "“[We]ll, [t]he visit[ed] place,” he said, “is [sic] sound (or almost).”",
        "A co\u00adop\u00ader\u00ada\u00adtion and a cafe\u0301.",
        "Ludwig van der Rohe, al-Saud and Maria dos Santos met.",
    ],
)
def test_sound_copy_is_left_alone(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize("word", ["advertize", "surprized", "comprizing", "televize", "noize", "analyze"])
def test_a_z_where_no_british_writer_puts_one_is_flagged(word: str) -> None:
    assert flagged(f"They {word} it.") == [word]


def test_an_editors_brackets_are_seen_through_and_kept() -> None:
    found = the_one("He said [re]cieved.")
    assert (found.text, found.start, found.end) == ("[re]cieved", 8, 18)
    assert found.suggestions == ()


def test_a_round_bracket_behind_a_word_is_no_part_of_it() -> None:
    assert flagged("(They recieved) it, and (recieved more).") == ["recieved", "recieved"]


def test_brackets_that_do_not_match_still_leave_words_to_judge() -> None:
    assert flagged("the car]pet and for(get recieve[d") == ["recieve"]


def test_each_part_of_a_hyphenated_word_is_judged() -> None:
    assert flagged("A well-recieved, half-finished plan.") == ["recieved"]


def test_a_name_within_a_sentence_is_left_alone() -> None:
    assert flagged("They met Zorblatt in Qyrgvania.") == []


def test_a_long_slip_at_the_head_of_a_sentence_is_flagged_with_its_capital_kept() -> None:
    assert the_one("Accomodation is full.").suggestions == ("Accommodation",)


def test_a_name_that_heads_a_sentence_and_comes_again_is_left_alone() -> None:
    assert flagged("Accomodation is full.") == ["Accomodation"]
    assert flagged("Accomodation is full. They like Accomodation.") == []


def test_a_short_or_unlikely_word_at_the_head_of_a_sentence_is_taken_for_a_name() -> None:
    assert flagged("Hogg spoke. Brzezkowicz listened.") == []


def test_mr_and_an_initial_do_not_end_a_sentence() -> None:
    assert flagged("They asked Mr. Governmant and J. Accomodation.") == []


def test_a_strange_word_used_three_times_is_the_storys_subject() -> None:
    assert flagged("A drovelgurth is here. Two drovelgurth make one. The drovelgurth sleeps.") == []


def test_another_countrys_spelling_is_flagged_however_often_it_stands() -> None:
    assert flagged("The harbor is shut. A harbor wall fell, and the harbor master left.") == ["harbor"] * 3


def test_a_slip_made_three_times_is_still_a_slip() -> None:
    assert flagged("We recieve, they recieve, all recieve.") == ["recieve"] * 3


def test_names_of_people_and_places_are_not_read_as_words_but_their_small_words_are() -> None:
    story = Story(
        byline="By Accomodation Smith, our speical correspondent",
        source="Goverment Gazette",
        handle="@goverment",
        photos=(PhotoUse("A ship.", "Photo Courtesey:", "Acomodation Ltd"),),
    )
    assert [found.text for found in spelt(story)] == ["speical"]


def test_every_printed_field_is_read_in_order() -> None:
    story = Story(
        headline="A goverment falls",
        standfirst="It was definately late",
        photos=(PhotoUse("A seperate ship"),),
        body=(Paragraph("Sound."), Paragraph("They recieve it.")),
        related=(Related("An adress at noon"),),
    )
    assert [(found.field, found.paragraph, found.text) for found in spelt(story)] == [
        ("headline", None, "goverment"),
        ("standfirst", None, "definately"),
        ("caption", 0, "seperate"),
        ("body", 1, "recieve"),
        ("related", 0, "adress"),
    ]


def test_a_language_without_a_dictionary_is_not_checked() -> None:
    assert flagged("Der Bundestag beschloss das Gesetz.", "de") == []


def test_each_english_is_checked_as_its_country_spells() -> None:
    both = "The color and the colour are new."
    assert flagged(both, "en-GB") == flagged(both, "en-IN") == flagged(both, "en") == ["color"]
    assert flagged(both, "en-US") == flagged(both, "en_us") == ["colour"]
    (found,) = spelt(_story("They saw the theater."))
    assert (found.suggestions, found.severity) == (("theatre",), Severity.FIX)
    assert found.message == (
        "“theater” is the spelling of the other side of the Atlantic; here it is “theatre”."
    )


def test_a_quotation_keeps_the_spelling_of_the_country_it_comes_from() -> None:
    assert flagged("The color is new.") == ["color"]
    assert flagged("“The color is new,” she said.") == []
    assert flagged("“The colour is recieved,” she said.") == ["recieved"]


def test_a_run_of_letters_too_long_to_be_a_word_is_passed_over() -> None:
    assert flagged("q" * 200_000 + " recieve") == ["recieve"]


@pytest.mark.parametrize(
    "long", ["a/" * 100_000, "a." * 100_000, "a-" * 100_000, "'" * 200_000, "[a" * 100_000]
)
def test_however_odd_the_text_the_words_after_it_are_read(long: str) -> None:
    assert flagged(long + " recieve")[-1:] == ["recieve"]


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_whatever_the_text_a_finding_lies_where_it_says(text: str) -> None:
    for found in spelt(_story(text)):
        assert text[found.start : found.end] == found.text != ""


@given(
    st.lists(
        st.sampled_from(["recieve", "[Teh]", "Kim’s", "a", "🚀", "-", " ", "\u00ad", "(", "]", ". ", "'"])
    )
)
def test_whatever_the_pieces_every_check_stays_in_its_passage(pieces: list[str]) -> None:
    story = Story(headline="".join(pieces), body=(Paragraph(" ".join(pieces)),))
    texts = {(passage.field, passage.paragraph): passage.text for passage in passages(story)}
    for found in Checks.load().run(story, CONTEXT):
        assert texts[found.field, found.paragraph][found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text", ["They de-list it.", "An un-named man came.", "He co-signed it; a pro-tide vote."]
)
def test_a_prefix_set_off_by_a_hyphen_is_sound(text: str) -> None:
    assert flagged(text) == []


class Printed:
    """An archive that has printed these words so often."""

    def __init__(self, **times: int) -> None:
        self._times = times

    def count(self, words: Sequence[str]) -> int:
        return self._times.get(" ".join(words), 0)

    def names(self, word: str) -> int:
        return self._times.get(word, 0)


def test_a_house_that_prints_the_american_spelling_oftener_is_let_be() -> None:
    story = _story("The color is new.")
    for archive, found in ((Printed(color=3, colour=9), ["color"]), (Printed(color=9, colour=3), [])):
        assert [one.text for one in found_by("spelling", story, replace(CONTEXT, archive=archive))] == found


@pytest.mark.parametrize(
    ("archive", "found"),
    [
        (Printed(), ["recieved"]),
        (Printed(recieved=1), ["recieved"]),
        (Printed(recieved=3, received=900), ["recieved"]),
        (Printed(recieved=3), []),
        (Printed(recieved=40, received=900), []),
    ],
)
def test_a_word_printed_before_is_right_unless_it_was_printed_as_slips_are(
    archive: Printed, found: list[str]
) -> None:
    story = Story(body=(Paragraph("They recieved it."),))
    findings = found_by("spelling", story, replace(CONTEXT, archive=archive))
    assert [one.text for one in findings] == found
