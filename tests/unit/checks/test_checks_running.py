"""How the checks are run: in reading order, each text once, one finding an error; no bug harms a story."""

from collections.abc import Iterable, Sequence

import pytest
from checks_hand import body

from desk.checks.registry import NamedCheck, Registry
from desk.checks.running import Checks
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.checks.speller import Spellers
from desk.errors import DeskError
from desk.resources import shipped
from desk.story.model import Kind, Paragraph, PhotoUse, Story
from desk.story.text import Passage, passages

CONTEXT = Context(Spellers(shipped() / "words"))
SHIP = Rule("ship", "Ships", "Every ship.")
FERRY = Rule("ferry", "Ferries", "Every ferry.", on=False)


class Watch:
    """A check that flags each ship and ferry, and remembers what it was asked to read."""

    def __init__(self, severity: Severity = Severity.FIX) -> None:
        self.read: list[str] = []
        self._severity = severity

    def check_passage(self, passage: Passage, context: Context) -> Iterable[Finding]:
        del context
        self.read.append(passage.text)
        for rule in (SHIP, FERRY):
            at = passage.text.find(rule.id)
            if at >= 0:
                message = f"A {rule.id}."
                yield finding_in(passage, at, at + len(rule.id), rule, self._severity, message)

    def checks(self, *more: NamedCheck) -> Checks:
        return Checks(Registry((NamedCheck("watch", (SHIP, FERRY), passage=self.check_passage), *more)))


def story_check(*found: Finding | Exception) -> NamedCheck:
    """A check of a whole story that finds these, or fails."""

    def check(story: Story, context: Context) -> Iterable[Finding]:
        del story, context
        for one in found:
            if isinstance(one, Exception):
                raise one
            yield one

    return NamedCheck("night", (Rule("night", "Night", "The night."),), story=check)


def at(
    start: int, text: str, *, severity: Severity = Severity.FIX, suggestions: tuple[str, ...] = ()
) -> Finding:
    return Finding("night", severity, "Why.", "body", 0, start, start + len(text), text, suggestions)


def told(findings: Sequence[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in findings]


def test_findings_come_in_reading_order_whichever_check_speaks_first() -> None:
    story = Story(
        headline="The goverment falls",
        photos=(PhotoUse("A ship ship."),),
        body=(Paragraph("They recieve the the ship and and acommodation."),),
    )
    found = Checks.load().run(story, CONTEXT, ["spelling", "doubled-word"])
    assert [(finding.field, finding.text) for finding in found] == [
        ("headline", "goverment"),
        ("caption", "ship ship"),
        ("body", "recieve"),
        ("body", "the the"),
        ("body", "and and"),
        ("body", "acommodation"),
    ]


def test_a_check_put_in_while_a_story_is_checked_reads_what_the_one_before_it_read() -> None:
    new = NamedCheck("watch", (SHIP, FERRY), passage=Watch().check_passage)

    def put_in(story: Story, context: Context) -> Iterable[Finding]:
        del story, context
        checks.take(new)
        return ()

    def see_nothing(passage: Passage, context: Context) -> Iterable[Finding]:
        del passage, context
        return ()

    before = (
        NamedCheck("early", (FERRY,), story=put_in),
        NamedCheck("watch", (SHIP, FERRY), passage=see_nothing),
    )
    checks = Checks(Registry(before))
    story = body("A ship came.")
    assert told(checks.run(story, CONTEXT, ["ship", "ferry"])) == []
    assert told(checks.run(story, CONTEXT, ["ship"])) == [("ship", "ship")]


def test_a_story_without_text_has_no_findings() -> None:
    assert Checks.load().run(Story(), CONTEXT) == []


def test_rules_that_are_off_speak_only_when_they_are_asked_for() -> None:
    checks = Watch().checks()
    story = body("A ship and a ferry.")
    assert told(checks.run(story, CONTEXT)) == [("ship", "ship")]
    assert told(checks.run(story, CONTEXT, ["ferry"])) == [("ferry", "ferry")]
    assert told(checks.run(story, CONTEXT, ["night"])) == []


def test_only_a_changed_paragraph_is_read_again() -> None:
    watch = Watch()
    checks = watch.checks()
    checks.run(body("One ship.", "Two."), CONTEXT)
    assert checks.run(body("New.", "One ship.", "Two."), CONTEXT)[0].paragraph == 1
    assert watch.read == ["One ship.", "Two.", "New."]


def test_a_check_of_many_texts_is_asked_once_for_those_that_are_new() -> None:
    asked: list[list[str]] = []

    def check_passages(passages: Sequence[Passage], context: Context) -> list[list[Finding]]:
        asked.append([passage.text for passage in passages])
        return [list(Watch().check_passage(passage, context)) for passage in passages]

    checks = Checks(Registry((NamedCheck("watch", (SHIP, FERRY), passages=check_passages),)))
    checks.read_ahead(body("One ship.", "Two.", "One ship."), CONTEXT, ["ship"])
    assert checks.run(body("New.", "One ship."), CONTEXT)[0].paragraph == 1
    assert [found.paragraph for found in checks.run(body("One ship.", "One ship."), CONTEXT)] == [0, 1]
    assert asked == [["One ship.", "Two."], ["New."]]


def test_a_check_that_fails_while_reading_ahead_is_off_and_named() -> None:
    def fails(passages: Sequence[Passage], context: Context) -> list[list[Finding]]:
        del passages, context
        raise ZeroDivisionError

    checks = Checks(Registry((NamedCheck("night", (SHIP,), passages=fails),)))
    checks.read_ahead(body("One ship."), CONTEXT, ["ship"])
    assert [failed.name for failed in checks.failed] == ["night"]
    assert checks.run(body("One ship."), CONTEXT) == []


def test_another_context_has_every_paragraph_read_again() -> None:
    watch = Watch()
    checks = watch.checks()
    checks.run(body("One ship."), Context(language="en-GB"))
    checks.run(body("One ship."), Context(language="en-US"))
    assert watch.read == ["One ship."] * 2


def test_a_page_looked_over_with_less_to_go_by_has_nothing_at_the_desk_read_again() -> None:
    watch = Watch()
    checks = watch.checks()
    at_the_desk, at_the_gate = Context(received="One ship."), Context()
    for context in (at_the_desk, at_the_gate, at_the_desk, at_the_gate):
        checks.run(body("One ship."), context)
    assert watch.read == ["One ship."] * 2
    checks.run(body("One ship."), Context(received="Another."))
    checks.run(body("One ship."), at_the_desk)
    assert watch.read == ["One ship."] * 4


def test_equal_contexts_are_one_context() -> None:
    assert Context() == Context()


def test_what_a_whole_story_says_can_settle_what_a_paragraph_raised() -> None:
    def settle(findings: Sequence[Finding], story: Story, context: Context) -> Iterable[Finding]:
        del context
        return findings if len(story.body) == 1 else ()

    checks = Checks(Registry((NamedCheck("watch", (SHIP,), passage=Watch().check_passage, settle=settle),)))
    assert told(checks.run(body("A ship."), CONTEXT)) == [("ship", "ship")]
    assert told(checks.run(body("A ship.", "No more."), CONTEXT)) == []


def test_a_check_that_fails_is_named_once_and_off_while_the_others_go_on() -> None:
    bug = ZeroDivisionError("by night")
    checks = Watch().checks(story_check(bug))
    for _ in range(2):
        assert told(checks.run(body("A ship."), CONTEXT)) == [("ship", "ship")]
    (failed,) = checks.failed
    assert failed.error is bug
    assert failed.sentence == "The check “night” failed and is switched off until Desk starts anew."


@pytest.mark.parametrize(
    "found",
    [
        Finding("house", Severity.FIX, "Why.", "body", 0, 0, 1, "A"),
        Finding("night", Severity.FIX, "Why.", "body", 1, 0, 1, "A"),
        Finding("night", Severity.FIX, "Why.", "body", 0, 0, 1, "B"),
        Finding("night", Severity.FIX, "Why.", "body", 0, 7, 9, "."),
        Finding("night", Severity.FIX, "Why.", "body", 0, 1, 1, ""),
    ],
)
def test_a_check_whose_finding_is_not_where_it_says_has_failed(found: Finding) -> None:
    checks = Checks(Registry((story_check(found),)))
    assert checks.run(body("A ship."), CONTEXT) == []
    assert [failed.name for failed in checks.failed] == ["night"]


def test_trouble_of_the_world_is_not_a_failing_check() -> None:
    checks = Checks(Registry((story_check(DeskError("The dictionary is gone; install Desk again.")),)))
    with pytest.raises(DeskError, match="The dictionary is gone"):
        checks.run(body("A ship."), CONTEXT)
    assert checks.failed == ()


@pytest.mark.parametrize(
    ("other", "left"),
    [
        (at(2, "ship", severity=Severity.STOP), ["night"]),
        (at(2, "ship", severity=Severity.ASK), ["ship"]),
        (at(2, "ship", suggestions=("boat",)), ["night"]),
        (at(0, "A ship"), ["night"]),
        (at(3, "hi"), ["ship"]),
        (at(6, "."), ["ship", "night"]),
        (at(3, "hi", severity=Severity.STYLE), ["ship"]),
    ],
)
def test_of_two_findings_for_one_error_the_one_that_says_more_stays(other: Finding, left: list[str]) -> None:
    checks = Watch().checks(story_check(other))
    assert [finding.rule for finding in checks.run(body("A ship."), CONTEXT)] == left


def test_a_finding_of_a_whole_sentence_leaves_those_within_it_alone() -> None:
    text = "A ship came up the river and lay there for a night."
    checks = Watch().checks(story_check(at(0, text)))
    assert [finding.rule for finding in checks.run(body(text), CONTEXT)] == ["night", "ship"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“A ship,” he said.", True),
        ('"A ship," he said.', True),
        ("‘A ship,’ he said.", True),
        ("'A ship,' he said.", True),
        ("“A ship and no end", True),
        ("“We saw [a ship] there,” he said.", False),
        ("“No,” he said of the ship. “No.”", False),
        ('"No," he said of the ship. "No."', False),
        ("The boys’ ship, the girls’ boat.", False),
        ("’Twas a ship.", False),
        ("“He said ‘no’ to the ship,” they said.", True),
        ("The 6' ship and 5' boat.", False),
        ("It’s a ship, ‘tis.", False),
    ],
)
def test_a_finding_in_a_quotation_is_marked_so_except_in_an_editors_bracket(text: str, quoted: bool) -> None:
    (found,) = Watch().checks().run(body(text), CONTEXT)
    assert found.quoted is quoted


def test_all_of_a_quotation_set_as_one_is_quoted() -> None:
    story = Story(body=(Paragraph("A ship.", Kind.QUOTE),))
    assert [found.quoted for found in Watch().checks().run(story, CONTEXT)] == [True]
    assert next(iter(passages(story))).kind is Kind.QUOTE


@pytest.mark.parametrize("sic", ["ship [sic]", "ship (sic)", "ship” [sic]", "ship[SIC]"])
def test_sic_protects_what_it_follows_from_every_check_but_one_that_stops_the_press(sic: str) -> None:
    assert [one.text for one in Watch().checks().run(body("One ship sank."), Context())] == ["ship"]
    assert Watch().checks().run(body(f"One {sic} sank."), Context()) == []
    stops = Watch(Severity.STOP).checks().run(body(f"One {sic} sank."), Context())
    assert [one.text for one in stops] == ["ship"]
