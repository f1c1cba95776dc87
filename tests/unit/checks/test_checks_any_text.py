"""No text, however odd, makes a rule fail, and what is found stands where it is said to."""

from hypothesis import given
from hypothesis import strategies as st

from desk.checks.running import Checks
from desk.checks.seam import Context
from desk.story.model import Kind, Paragraph, Related, Story
from desk.story.text import passages

CHECKS = Checks.load()
LIKELY = st.text(
    alphabet=st.sampled_from(list("“”‘’'\"[](){}.,;:!?-–—…  \t\u00a0£$%°&#0189aAtThHeEnN\nÂâ€™")), max_size=80
)
PHRASES = (
    "12 March 2023",
    "31 February",
    "Monday",
    "Monday 12 March",
    "yesterday",
    "tomorrow (Friday)",
    "aged 45",
    "born in 1990",
    "from 2019 to 2015",
    "between 50 and 40 people",
    "10 miles (30km)",
    "20C (90F)",
    "$10 (£8)",
    "three people:",
    "Ann Roe,",
    "Bo Hay",
    "and",
    "10 of 40 (50%)",
    "a total of 9",
    "5 men and 6 women",
    "a hour",
    "the of",
    "TK",
    "“No,”",
    "he was quoted as saying by",
    "[he]",
    "to [to",
    "WHO",
    "(",
    ")",
    "“",
    "‘",
    "’",
    '"',
)
WORDS = st.lists(st.sampled_from(PHRASES), max_size=14).map(" ".join)
TEXT = st.one_of(st.text(max_size=80), LIKELY, WORDS)


@given(st.builds(
    lambda head, paragraphs, kinds, line, published: Story(
        headline=head,
        published=published,
        body=tuple(map(Paragraph, paragraphs, kinds)),
        related=(Related(line),),
    ),
    TEXT,
    st.lists(TEXT, min_size=3, max_size=3),
    st.lists(st.sampled_from(list(Kind)), min_size=3, max_size=3),
    TEXT,
    st.sampled_from(["", "2023-09-13T02:56", "2024-02-29", "no date"]),
), TEXT)  # fmt: skip
def test_no_text_makes_a_rule_fail(story: Story, received: str) -> None:
    rules = {rule.id for rule in CHECKS.rules} - {"spelling"}
    texts = {(passage.field, passage.paragraph): passage.text for passage in passages(story)}
    for found in CHECKS.run(story, Context(received=received), rules):
        assert texts[found.field, found.paragraph][found.start : found.end] == found.text != ""
        assert found.message.endswith((".", "?"))
    assert [(failed.name, failed.error) for failed in CHECKS.failed] == []
