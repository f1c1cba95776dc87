"""What a proof says beside the page."""

from desk.checks.seam import Finding
from desk.newsroom.answering import Answers
from desk.newsroom.checking import photos_of
from desk.newsroom.desk import Desk
from desk.newsroom.gate import fit_reasons, place_words, reasons
from desk.press.copy import Place
from desk.press.proof import Comment
from desk.story.model import Story


def comments(desk: Desk, story: Story, paper: str, answers: Answers) -> list[Comment]:
    """Return what a proof says beside the page: why it is held, what the checks find, and the notes."""
    room = desk.composing
    fit = room.typesetter.fit(story, paper=paper)
    held = [
        *reasons(story, room.coverage),
        *fit_reasons(story, fit, room.layouts.get(story.layout).name),
        *(reason for photo in photos_of(desk, story, answers) for reason in photo.reasons),
    ]
    said = [
        Comment(Place(found.field, found.paragraph, found.start, found.end), "Desk", _said(found))
        for found in desk.check_room.check(story, answers).shown
    ]
    notes = story.notes.strip()
    return [
        *(Comment(Place("page"), "Desk", reason.sentence) for reason in held),
        *said,
        *([Comment(Place("notes"), "Notes", notes)] if notes else []),
    ]


def _said(found: Finding) -> str:
    where = "" if found.field == "body" else f"In {place_words(found.field, found.paragraph)}: "
    unsaid = [
        f"“{other}”" for other in found.suggestions if other.strip() and f"“{other}”" not in found.message
    ]
    perhaps = f" Perhaps {' or '.join(unsaid)}." if unsaid else ""
    return f"{where}{found.message}{perhaps}"
