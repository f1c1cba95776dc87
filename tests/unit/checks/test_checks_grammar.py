"""Numbers and verbs that do not go with their neighbours, with the model as shipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.checks import grammar
from desk.checks.model import Models
from desk.checks.running import Checks
from desk.checks.seam import Context, Severity
from desk.resources import shipped
from desk.story.model import Paragraph, Story
from desk.story.text import Passage

CONTEXT = Context(model=Models(shipped() / "model"))


def found_in(text: str, field: str = "body") -> list[tuple[str, str, tuple[str, ...]]]:
    passage = Passage(field, 0, text)
    return [(f.rule, f.text, f.suggestions) for f in grammar.check_passage(passage, CONTEXT)]


@pytest.mark.parametrize(
    ("wrong", "words", "right"),
    [
        ("Five individual were sentenced to two months each.", "individual", ("individuals",)),
        ("Almost 200 foreign journalist arrived in the city.", "journalist", ("journalists",)),
        ("The three bridge will be closed for a month.", "bridge", ("bridges",)),
        ("Many resident have complained about the noise.", "resident", ("residents",)),
        ("A number of contract were lost.", "contract", ("contracts",)),
        ("One of the player was fined £200.", "player", ("players",)),
        ("A different visions of Britain emerged.", "visions", ("vision",)),
        ("Every children will get a free meal.", "children", ("child",)),
        ("The ministers was late for the vote.", "ministers was", ("ministers were", "minister was")),
        ("The mayor said the officer have been told.", "officer have", ("officers have", "officer has")),
        ("The list of items are on the desk.", "are", ("is",)),
        ("The results of the inquiry is due in May.", "is", ("are",)),
        ("Residents says the road is dangerous.", "Residents says", ("Residents say",)),
        ("A spokesman say the firm would appeal.", "spokesman say", ("spokesman says",)),
        ("The flood destroy crops worth millions.", "flood destroy", ("flood destroys",)),
        ("Each of the players were fined £200.", "were", ("was",)),
        ("Police is looking for a man in his twenties.", "is", ("are",)),
        ("There was three men in the car.", "was", ("were",)),
        ("The men who was arrested have been freed.", "was", ("were",)),
        ("The MP’s were told on Monday.", "MP’s", ("MPs",)),
        ("The minister's have gone home.", "minister's", ("ministers",)),
        ("They was arrested on Tuesday night.", "was", ("were",)),
        ("Then they says it is over.", "says", ("say",)),
        ("He go to school every day by bus.", "go", ("goes",)),
        ("She don't like the new stadium.", "don't", ("doesn’t",)),
    ],
)
def test_what_does_not_agree_is_seen(wrong: str, words: str, right: tuple[str, ...]) -> None:
    assert found_in(wrong) == [("agreement", words, right)]


@pytest.mark.parametrize(
    ("wrong", "verb", "right"),
    [
        ("He did not knew that the bridge was shut.", "knew", "know"),
        ("It is a move that would triggered demands.", "triggered", "trigger"),
        ("He has went home to his family.", "went", "gone"),
        ("He could have went further.", "went", "gone"),
        ("The council have already agree to the plan.", "agree", "agreed"),
        ("The council has not yet form a view.", "form", "formed"),
        ("The club has sign a new striker.", "sign", "signed"),
        ("Steps have been take to move things forward.", "take", "taken"),
        ("She wants to went home.", "went", "go"),
        ("The car was stole on Friday.", "stole", "stolen"),
    ],
)
def test_a_verb_that_cannot_follow_its_helping_verb_is_seen(wrong: str, verb: str, right: str) -> None:
    assert found_in(wrong) == [("verb-form", verb, (right,))]


@pytest.mark.parametrize(
    "right",
    [
        "The team are ready and the council have voted.",
        "Two thirds of the land is dry, and ten miles is a long way.",
        "If he were king he would resign; they insisted that he go at once.",
        "One of the men who were there spoke up, and one of the men who was there did not.",
        "All he did was smile. Why did he go? What we must do is make the squad stronger.",
        "Neither he nor she knows, and those present want a say.",
        "The three day event is over. The 12 man squad is named on 22 February. Category 5 winds rose.",
        "A series of talks are planned, and a significant portion of voters are undecided.",
        "Views regarding immigration are shared by many. Those seeking change have voted.",
        "She has put the plan to the council; it has come to this, and he had set the date.",
        "The news is bad. He is a customs officer with a savings account.",
        "When 50 Cent appeared, Woods says, the crowd rose. Mills has written to her.",
        "I’d told some of the boys, and he’d fractured a toe.",
        "Moody’s have cut its rating, and Mr Smith’s are the best.",
        "Every player wants it. A giant star dies. One in 3,000 is a low risk.",
        "Two fish and ten craft were lost. He dare not go. One of the club went home.",
    ],
)
def test_what_may_stand_is_let_stand(right: str) -> None:
    assert found_in(right) == []


def test_dialect_is_let_stand_in_a_quotation_and_not_in_an_editors_bracket() -> None:
    assert found_in("“They was lovely people, and she don't mind,” he said.") == []
    assert found_in("“I knew them [they was neighbours] all,” he said.") == [("agreement", "was", ("were",))]


def test_names_and_text_in_another_language_are_not_read() -> None:
    assert found_in("They was", "byline") == []
    welsh = Context(model=CONTEXT.model, language="cy")
    assert list(grammar.check_passage(Passage("body", 0, "They was late."), welsh)) == []


def test_each_finding_says_in_a_sentence_why() -> None:
    (found,) = grammar.check_passage(Passage("body", 0, "He did not knew of it."), CONTEXT)
    assert (found.message, found.severity) == ("After “did not” the verb is “know”.", Severity.FIX)
    assert found.why == ("“He did not knew of it” would read “He did not know of it”.",)
    (found,) = grammar.check_passage(Passage("body", 0, "The ministers was late."), CONTEXT)
    assert (found.suggestions, found.severity) == (("ministers were", "minister was"), Severity.ASK)
    (found,) = grammar.check_passage(Passage("body", 0, "One of the player was fined."), CONTEXT)
    assert found.message == "After “One of the” several are meant: “players”."


def test_the_desk_finds_them_beside_its_other_checks() -> None:
    checks = Checks.load()
    found = checks.run(Story(body=(Paragraph("They was late."),)), CONTEXT, ["agreement", "verb-form"])
    assert ([one.text for one in found], checks.failed) == (["was"], ())


COPY = (
    "the a of five 200 they he was were is have went not do don't it's Smith's each one police says , . “ [ -"
)
WORDS = st.sampled_from(COPY.split())


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_any_row_of_words_is_read_and_each_finding_lies_in_it(text: str) -> None:
    for _rule, words, ways in found_in(text):
        assert words in text
        assert all(ways)
        assert words not in ways
