"""What a person answers to a finding holds: until the sentence changes, in the story, or on every one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hand_loop import HandLoop

from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.answering import Heard
from desk.newsroom.desk import Desk, open_desk
from desk.story.model import Paragraph, Story

FERRY = Story(
    headline="Ferry late",
    body=(
        Paragraph("It came to the the quay. Nobody saw the teh master."),
        Paragraph("All went to the the inn."),
    ),
)


TWO = frozenset({"doubled-word", "spelling"})


def heard(desk: Desk, story: Story = FERRY, story_id: int = 1) -> Heard:
    answers = desk.answers(story_id)
    return desk.check_room.check(story, replace(answers, wanted=answers.wanted & TWO))


def found(desk: Desk, story: Story = FERRY, story_id: int = 1) -> list[str]:
    return [one.text for one in heard(desk, story, story_id).shown]


def finding(desk: Desk, text: str) -> Finding:
    return next(one for one in heard(desk).shown if one.text == text)


@pytest.fixture(autouse=True)
def kept(desk: Desk) -> None:
    desk.store.add(FERRY)
    desk.store.add(FERRY)


def test_a_finding_ignored_once_stays_ignored_until_its_sentence_changes(desk: Desk) -> None:
    first = finding(desk, "the the")
    desk.answering.ignore_once(first, FERRY, 1)
    assert found(desk) == ["teh", "the the"]
    assert heard(desk).ignored == (first,)
    above = replace(FERRY, body=(Paragraph("New first paragraph."), *FERRY.body))
    assert found(desk, above) == ["teh", "the the"]
    longer = replace(FERRY, body=(Paragraph(FERRY.body[0].text.replace("quay", "old quay")), FERRY.body[1]))
    assert found(desk, longer) == ["the the", "teh", "the the"]
    assert found(desk, story_id=2) == ["the the", "teh", "the the"]


def test_a_finding_ignored_in_the_story_is_ignored_all_over_it_and_in_no_other(desk: Desk) -> None:
    desk.answering.ignore_in_story(finding(desk, "the the"), 1)
    assert found(desk) == ["teh"]
    assert found(desk, story_id=2) == ["the the", "teh", "the the"]


def test_what_was_ignored_is_heard_again(desk: Desk) -> None:
    first = finding(desk, "the the")
    desk.answering.ignore_once(first, FERRY, 1)
    desk.answering.ignore_in_story(first, 1)
    desk.answering.hear_again(first, FERRY, 1)
    assert found(desk) == ["the the", "teh", "the the"]


def test_a_word_accepted_is_on_the_house_list_the_checks_are_given(desk: Desk) -> None:
    before = desk.answers().house
    assert desk.answers().house is before
    desk.answering.accept("teh")
    desk.store.answers.accept("harbor", instead="harbour")
    house = desk.answers(2).house
    assert (house.accepted, dict(house.right)) == ({"teh"}, {"harbor": "harbour"})
    with pytest.raises(DeskError):
        desk.answering.accept("  ")


def test_names_told_apart_hold_in_every_story_until_they_are_asked_about_again(desk: Desk) -> None:
    story = Story(body=(Paragraph("Paul Horan spoke, and Paul Horgan answered. Paul Horan left."),))
    names = frozenset({"name-two-ways"})

    def asked(story_id: int) -> list[str]:
        answers = replace(desk.answers(story_id), wanted=names)
        return [one.text for one in desk.check_room.check(story, answers).shown]

    assert asked(1) == ["Horgan"]
    desk.answering.tell_apart("Paul Horgan", "Paul Horan")
    desk.answering.tell_apart("Paul  Horan ", "Paul Horgan")
    assert (asked(1), asked(2)) == ([], [])
    assert desk.answering.told_apart() == [("Paul Horan", "Paul Horgan")]
    desk.answering.ask_again("Paul Horgan", "Paul Horan")
    assert (asked(2), desk.answering.told_apart()) == (["Horgan"], [])
    with pytest.raises(DeskError, match="not the same"):
        desk.answering.tell_apart("Paul Horan", "Paul Horan")


def test_a_rule_switched_off_finds_nothing_until_it_is_on_again(desk: Desk) -> None:
    desk.answering.switch("doubled-word", on=False)
    assert found(desk) == ["teh"]
    assert {one.rule.id: one.is_on for one in desk.answering.rules()}["doubled-word"] is False
    desk.answering.switch("doubled-word", on=True)
    assert found(desk) == ["the the", "teh", "the the"]


def test_the_checks_are_given_the_copy_as_it_came_in(desk: Desk) -> None:
    kept = desk.bring_in(
        b"# Ferry late\n\nThe ferry was late again.\n\nNobody knew why.\n", "ferry.md"
    ).stored
    assert desk.answers(kept.id).received == "The ferry was late again.\nNobody knew why."
    assert desk.answers(1).received == ""


def test_looking_at_the_answers_makes_no_store(tmp_path: Path, loop: HandLoop) -> None:
    fresh = open_desk(tmp_path / "none.sqlite", tmp_path / "elsewhere.sqlite", loop.now)
    assert "spelling" in fresh.answers().wanted
    assert {"the the", "teh"} <= {one.text for one in fresh.check_room.check(FERRY, fresh.answers()).shown}
    assert not fresh.places.store.exists()
    fresh.close()
