"""Why an edition may not go out: the gate of each of its stories, on its page, and what its frames say."""

from collections.abc import Iterator, Sequence

from desk.newsroom.answering import Answers
from desk.newsroom.desk import Desk
from desk.newsroom.edition_plan import PageFact, StoryFact, Threads
from desk.newsroom.gate import Reason, reasons
from desk.newsroom.photo_rights import photo_reasons
from desk.press.page_layouts import PageLayout
from desk.story.edition import Page
from desk.story.model import Story
from desk.story.photo import PRINT

_PRINTED = 0
"""Which of a story’s photos a frame has a place for: the first."""


def story_reasons(desk: Desk, threads: Threads, *, for_press: bool) -> Iterator[Reason]:
    """Yield each reason the gate has against a story, once, with the page and frame where it begins.

    A photo without a credit holds a page for the press, where that photo prints.
    """
    seen: set[int] = set()
    for page in threads.edition.pages:
        for placed in page.placements:
            if placed.story in seen:
                continue
            seen.add(placed.story)
            where = f"Page {page.printed_folio}, {placed.frame}"
            story = threads.stories.get(placed.story)
            if story is None:
                yield Reason(
                    "gone",
                    f"{where}: story {placed.story} is no longer in the store; put it back, or take it off "
                    "the page.",
                    "body",
                )
                continue
            answers = desk.answers(placed.story, story=story, with_copy=False)
            stopped = desk.stopped(story, answers)
            found = list(reasons(story, desk.coverage, stopped))
            if for_press and desk.page_layouts.get(page.layout).frame(placed.frame).photo:
                found += _printed(desk, story, answers)
            for reason in found:
                yield Reason(
                    reason.rule, f"{where}: {reason.sentence}", reason.field, reason.paragraph, reason.start,
                    reason.text, reason.can_override, reason.needs_why,
                )  # fmt: skip


def _printed(desk: Desk, story: Story, answers: Answers) -> list[Reason]:
    """Return what the gate has against the one photo that a frame prints."""
    found = photo_reasons(
        story,
        answers.photos,
        desk.crediting,
        channel=PRINT,
        today=desk.now().date().isoformat(),
    )
    return [reason for reason in found if reason.paragraph == _PRINTED]


def empty_reasons(pages: Sequence[Page], layouts: Sequence[PageLayout]) -> Iterator[Reason]:
    """Ask about each page with a frame in which nothing stands; ``layouts`` are one to one the pages’ own."""
    for page, layout in zip(pages, layouts, strict=True):
        empty = [name for name in layout.frame_names if not page.in_frame(name)]
        if not empty:
            continue
        what = (
            "is empty"
            if len(empty) == len(layout.frames)
            else f"has nothing in {' and '.join(filter(None, (', '.join(empty[:-1]), empty[-1])))}"
        )
        yield Reason(
            "empty-frame",
            f"Page {page.printed_folio} {what}; place a story there, or let it go out white.",
            "body",
            can_override=True,
        )


def over_reasons(facts: Sequence[PageFact]) -> Iterator[Reason]:
    """Yield each story that its frame has no room for; what fits can be printed."""
    for page in facts:
        for fact in page.stories:
            if fact.is_over:
                yield _over(page, fact)


def _over(page: PageFact, fact: StoryFact) -> Reason:
    return Reason(
        "overset",
        f"Page {page.folio}, {fact.frame}: “{fact.headline}” does not fit: {fact.words}. Cut it, or place it "
        "elsewhere.",
        "body",
        can_override=True,
    )
