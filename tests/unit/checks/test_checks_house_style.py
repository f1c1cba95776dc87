"""House style: rules from a file, each proved by its examples, looked for in a story."""

from pathlib import Path

import pytest
from checks_hand import body
from hypothesis import given
from hypothesis import strategies as st

from desk import resources
from desk.checks.house_style import style_check
from desk.checks.running import Checks
from desk.checks.seam import Context, Finding, HouseWords, Severity
from desk.checks.style_file import Style, as_toml, read_style, with_rule, without_rule
from desk.checks.style_rule import StyleRule
from desk.errors import DeskError
from desk.story.model import Kind, Paragraph, Story

RULE = """
[[rule]]
id = "bus"
name = "Bus"
kind = "swaps"
swaps = { omnibus = "bus", "rail-way station" = "station" }
why = "The house writes “{instead}”."
severity = "fix"
must_flag = ["An omnibus came."]
must_pass = ["A bus came."]
"""
SHIPPED = resources.shipped() / "styles" / "desk-style.toml"
USAGE = resources.shipped() / "styles" / "desk-usage.toml"


def style(text: str) -> Style:
    made = read_style(text.encode(), "house.toml")
    assert made.refused == ()
    return made


def refused(text: str) -> str:
    made = read_style(text.encode(), "house.toml")
    assert made.finders == ()
    (sentence,) = made.refused
    return sentence


def found(text: str, story: Story, language: str = "en-GB") -> list[Finding]:
    checks = Checks.load([])
    checks.take(style_check(style(text)))
    findings = checks.run(story, Context(language=language), {rule.id for rule in checks.rules})
    assert checks.failed == ()
    return findings


def flagged(text: str, *paragraphs: str) -> list[str]:
    return [one.text for one in found(text, body(*paragraphs))]


def test_a_rule_finds_its_words_and_says_what_the_house_writes() -> None:
    (one,) = found(RULE, body("Then an omnibus came."))
    assert (one.rule, one.severity, one.start, one.end) == ("style/bus", Severity.FIX, 8, 15)
    assert (one.message, one.suggestions) == ("The house writes “bus”.", ("bus",))
    assert one.why == ("House style: Bus (rule “bus” in house.toml).", "As the house has it: A bus came.")


def test_words_are_found_whole_and_with_any_hyphen_or_space() -> None:
    assert flagged(RULE, "Two omnibuses, an omnibus-driver and mini-omnibus.") == []
    assert flagged(RULE, "At the rail‑way\u00a0station’s clock.") == ["rail‑way\u00a0station"]


def test_a_capital_is_kept_where_a_sentence_opens_and_a_name_is_let_be() -> None:
    (one,) = found(RULE, body("It rained. Omnibus drivers struck."))
    assert one.suggestions == ("Bus",)
    assert flagged(RULE, "The London Omnibus Company. Omnibus Company shares fell.") == []
    assert [one.suggestions for one in found(RULE, Story(headline="OMNIBUS LATE"))] == [("BUS",)]


def test_the_words_of_others_are_let_be_unless_a_rule_says_so() -> None:
    story = Story(
        body=(Paragraph("“An omnibus,” she said."), Paragraph("An omnibus for all", Kind.QUOTE)),
        source="omnibus",
    )
    assert found(RULE, story) == []
    both = found(RULE + "quotations = true\n", story)
    assert [(one.paragraph, one.quoted) for one in both] == [(0, True), (1, True)]


def test_a_rule_looks_only_at_its_texts_and_in_its_languages() -> None:
    story = Story(headline="omnibus", body=(Paragraph("omnibus"),))
    assert [one.field for one in found(RULE + 'fields = ["headline"]\n', story)] == ["headline"]
    assert found(RULE, story, "de") == []
    assert found(RULE + 'not_languages = ["en-US"]\n', story, "en_us") == []
    assert len(found(RULE + 'not_languages = ["en-US"]\n', story, "en-IN")) == 2


PATTERN = """
[[rule]]
id = "th"
name = "Dates"
kind = "pattern"
pattern = '''\\b(\\d+)th (May|June)\\b'''
near = ["th "]
instead = ['\\1 \\2']
except = ["4th June"]
why = "Dates have no ending."
must_flag = ["On 5th May."]
"""


def test_a_pattern_gives_what_to_write_from_its_parts_and_spares_its_exceptions() -> None:
    (one,) = found(PATTERN, body("On 15th May, not on 4th June."))
    assert (one.text, one.suggestions, one.severity) == ("15th May", ("15 May",), Severity.STYLE)


PARTS = """
[parts]
modal = '\\b(?:will|may)'
verb = '{modal}(?: not)?'

[[rule]]
id = "verb"
name = "A verb"
kind = "pattern"
swaps = { loose = "lose", "hand-out" = "hand out" }
pattern = '''
{verb} \\K(?:loose|hand[-‑]out)\\b|
\\b[Ll]oose(?= their)'''
why = "It is “{instead}”."
must_flag = ["They will not loose it."]
must_pass = ["Loose talk."]
"""


def test_a_pattern_is_written_in_lines_with_parts_that_stand_for_longer_ones() -> None:
    both = found(PARTS, body("Loose their hold and they may hand‑out jobs.", "They will not loose it."))
    assert [(one.text, one.suggestions) for one in both] == [
        ("Loose", ("Lose",)), ("hand‑out", ("hand out",)), ("loose", ("lose",)),
    ]  # fmt: skip
    assert style(as_toml(style(PARTS).rules)).rules == style(PARTS).rules


def test_parts_that_are_no_patterns_are_told() -> None:
    with pytest.raises(DeskError, match=r"house\.toml has a part “modal” that is no pattern"):
        read_style(PARTS.replace("'\\b(?:will|may)'", "3").encode(), "house.toml")
    with pytest.raises(DeskError, match=r"house\.toml has parts that are no table"):
        read_style(b'parts = "will|may"\n[[rule]]\n', "house.toml")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("An omnibus came.", "A bus came."), "“A bus came.” must be flagged and is not"),
        (('must_pass = ["A bus', 'must_pass = ["An omnibus'), "“An omnibus came.” must pass and is flagged"),
        (('must_flag = ["An omnibus came."]', ""), "it has no example that must be flagged"),
        (("why =", "why_not ="), "why_not is nothing a rule has; there are id, name, kind, why, severity"),
        (('kind = "swaps"', 'kind = "wish"'), "there is no kind “wish”; there are words, swaps, pattern"),
        (('severity = "fix"', 'severity = "dire"'), "severity must be one of stop, fix, ask, style"),
        (('"bus", ', '"omnibus", '), "“omnibus” is to be replaced by itself"),
        (('severity = "fix"', 'fields = ["notes"]'), "the texts it may look at are headline, standfirst"),
        (('name = "Bus"', "name = 4"), "name must be words in quotation marks"),
    ],
)
def test_a_rule_that_cannot_be_used_is_refused_with_the_reason(change: tuple[str, str], why: str) -> None:
    assert refused(RULE.replace(*change)).startswith(f"house.toml, rule “bus”: {why}")


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(a+)+$", "its pattern takes too long over a long text; repeat less in it"),
        ("(?:x|y", "its pattern cannot be read: missing )"),
        ("x*", "its pattern finds even nothing at all"),
    ],
)
def test_a_pattern_that_may_run_away_or_cannot_be_read_is_refused(pattern: str, why: str) -> None:
    text = PATTERN.replace("\\b(\\d+)th (May|June)\\b", pattern)
    assert refused(text).startswith(f"house.toml, rule “th”: {why}")


def test_one_bad_rule_does_not_hide_the_others() -> None:
    bad = RULE.replace('"bus"\nname', '"bad"\nname').replace('["An', '["No')
    made = read_style((bad.replace("omnibus came", "bus came") + RULE + RULE).encode(), "house.toml")
    assert [rule.id for rule in made.rules] == ["bus"]
    assert len(made.refused) == 2
    assert made.refused[1] == (
        "house.toml, rule “bus”: there is another of that id before it; the rule is left out."
    )


@pytest.mark.parametrize("raw", [b"[[rule", b"rule = 3", b"", b"\xff", b"a = 1"])
def test_a_file_that_is_no_style_is_refused_whole(raw: bytes) -> None:
    with pytest.raises(DeskError, match=r"house\.toml"):
        read_style(raw, "house.toml")


@pytest.mark.parametrize("file", [SHIPPED, USAGE])
def test_what_is_written_reads_as_the_same_rules(file: Path) -> None:
    shipped = read_style(file.read_bytes(), "shipped")
    assert style(as_toml(shipped.rules)).rules == shipped.rules


def test_changing_one_rule_leaves_all_else_in_the_file_as_it_was() -> None:
    text = f"# Ours.\n{RULE}\n[[rule]]\nid = 'odd'\n# half written\n"
    (bus,) = style(RULE).rules
    other = StyleRule("tram", "Tram", "words", "No trams.", words=("tram",), must_flag=("A tram.",))
    added = with_rule(text, other)
    assert added.startswith(text)
    assert without_rule(added, "tram").strip() == text.strip()
    assert without_rule(text, "bus") == "# Ours.\n\n[[rule]]\nid = 'odd'\n# half written\n"
    assert read_style(with_rule(added, bus).encode(), "n").rules == (bus, other)


def test_the_rules_shipped_hold_and_are_sentences() -> None:
    shipped = read_style(SHIPPED.read_bytes(), "shipped").with_own(read_style(USAGE.read_bytes(), "usage"))
    assert shipped.refused == ()
    unproved = [read_style(file.read_bytes(), "shipped", is_proved=True).rules for file in (SHIPPED, USAGE)]
    assert (*unproved[0], *unproved[1]) == shipped.rules, "a start takes them at their word"
    assert 80 <= len(shipped.rules) <= 160
    assert len({rule.name for rule in shipped.rules}) == len(shipped.rules)
    assert [rule.id for rule in shipped.rules if not rule.must_pass] == []
    assert [rule.id for rule in shipped.rules if rule.severity is Severity.STOP] == []


def test_the_house_list_writes_its_own_word_for_another() -> None:
    house = HouseWords(right={"Burma": "Myanmar", "focussed": "focused", "Globe Media": "Globe Media (UK)"})
    story = body("Burma focussed on Globe Media (UK). Focussed minds met in Burma’s hills; burma is a kink.")
    found_here = Checks.load().run(story, Context(house=house), ["house-list"])
    assert [(one.text, one.suggestions) for one in found_here] == [
        ("Burma", ("Myanmar",)), ("focussed", ("focused",)), ("Focussed", ("Focused",)),
        ("Burma", ("Myanmar",)),
    ]  # fmt: skip
    assert found_here[0].message == "The house writes “Myanmar”."


ALL = style_check(read_style(SHIPPED.read_bytes(), "shipped"))
PIECES = st.sampled_from(
    [
        "The ",
        "program ",
        "15th May ",
        "U.S. ",
        "could of ",
        "“",
        "”",
        "’s",
        "organize",
        "\n",
        "0's",
        "5% percent ",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join)))
def test_no_text_makes_the_style_fail(text: str) -> None:
    checks = Checks.load([])
    checks.take(ALL)
    for one in checks.run(body(text), Context(), {rule.id for rule in checks.rules}):
        assert text[one.start : one.end] == one.text != ""
    assert checks.failed == ()


VALUES = st.recursive(
    st.one_of(st.text(max_size=8), st.booleans(), st.integers(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


def _as_toml(value: object) -> str:
    if isinstance(value, dict):
        pairs = [f"{_as_toml(key)} = {_as_toml(one)}" for key, one in value.items()]
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_as_toml, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(one):08x}" for one in value if not 0xD800 <= ord(one) < 0xE000) + '"'
    return str(value).lower()


KEYS = st.sampled_from(
    ["id", "name", "kind", "why", "severity", "words", "swaps", "pattern", "instead", "near", "except", "on"]
)


@given(st.dictionaries(KEYS, VALUES, max_size=8), st.binary(max_size=40))
def test_no_file_makes_the_reader_fail(row: dict[str, object], noise: bytes) -> None:
    text = "[[rule]]\n" + "\n".join(f"{key} = {_as_toml(value)}" for key, value in row.items())
    for raw in (RULE.encode() + text.encode(), noise):
        try:
            made = read_style(raw, "n")
        except DeskError as error:
            assert (raw, str(error)[:2]) == (noise, "n ")  # noqa: PT017 - files of rows are always read
        else:
            assert [rule.id for rule in made.rules][:1] == ["bus"]
            assert len(made.rules) + len(made.refused) == 2


def test_the_style_of_the_house_is_read_from_a_path(tmp_path: Path) -> None:
    kept = tmp_path / "style.toml"
    kept.write_text(RULE, "utf-8")
    assert read_style(kept.read_bytes(), kept.name).rules[0].name == "Bus"
