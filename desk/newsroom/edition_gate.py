"""Why an edition may not go out: the gate of each of its stories, on its page, and what its frames say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desk.newsroom.answering import Answers
from desk.newsroom.desk import Desk
from desk.newsroom.edition_plan import PageFact, StoryFact, Threads
from desk.newsroom.gate import Reason, awaited, reasons
from desk.newsroom.photo_files import lost_files
from desk.newsroom.photo_rights import Shown, photo_reasons
from desk.press.page_layouts import PageLayout
from desk.story.edition import Page, Placement
from desk.story.model import Story
from desk.story.photo import PRINT

_PT_PER_MM = 72 / 25.4


def story_reasons(desk: Desk, threads: Threads, *, for_press: bool) -> Iterator[Reason]:
    """Yield each reason the gate has against a story, once, with the page and frame where it begins.

    A photo without a credit, or whose file is gone, holds a page for the press, where that photo prints.
    """
    for page, placed in _beginnings(threads):
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
        found = list(reasons(story, desk.composing.coverage, desk.check_room.stopped(story, answers)))
        if for_press and _has_photo(desk, page, placed):
            found += _printed(desk, story, answers, page, placed)
        for reason in found:
            yield replace(reason, sentence=f"{where}: {reason.sentence}", story=placed.story)


def awaited_photos(desk: Desk, threads: Threads) -> Iterator[str]:
    """Say of each story whose first photo is awaited that a page for the press goes without it."""
    for page, placed in _beginnings(threads):
        story = threads.stories.get(placed.story)
        if story is not None and _has_photo(desk, page, placed):
            said = awaited(replace(story, photos=story.photos[:1]))
            if said:
                yield f"Page {page.printed_folio}, {placed.frame}: {said}"


def _beginnings(threads: Threads) -> Iterator[tuple[Page, Placement]]:
    """Yield where each story of an edition begins."""
    seen: set[int] = set()
    for page in threads.edition.pages:
        for placed in page.placements:
            if placed.story not in seen:
                seen.add(placed.story)
                yield page, placed


def _has_photo(desk: Desk, page: Page, placed: Placement) -> bool:
    return desk.composing.page_layouts.get(page.layout).frame(placed.frame).photo > 0


def _printed(desk: Desk, story: Story, answers: Answers, page: Page, placed: Placement) -> list[Reason]:
    """Return what the gate has against the one photo that a frame prints, the first that is not awaited."""
    printed = next((at for at, photo in enumerate(story.photos) if photo.file), None)
    layout = desk.composing.page_layouts.get(page.layout)
    wide = layout.photo_mm(layout.frame(placed.frame)) * _PT_PER_MM
    lost = lost_files(story, desk.photos)
    found = photo_reasons(
        story,
        answers.photos,
        desk.crediting,
        channel=PRINT,
        today=desk.now().date().isoformat(),
        shown=Shown(layout.captions, layout.least_ppi, {} if printed is None else {printed: wide}),
    )
    return [
        reason
        for reason in (*found, *lost)
        if reason.paragraph == printed or (reason.rule == "photo-awaited" and reason.paragraph == 0)
    ]


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


def white_reasons(facts: Sequence[PageFact]) -> Iterator[Reason]:
    """Ask about each frame that comes out white, since those before it print all of its story."""
    for page in facts:
        for fact in page.spent:
            yield Reason(
                "empty-frame",
                f"Page {page.folio}, {fact.frame}: nothing of “{fact.headline}” is left for this frame; "
                "place another story there, or let it go out white.",
                "body",
                can_override=True,
                story=fact.story,
            )


def _over(page: PageFact, fact: StoryFact) -> Reason:
    return Reason(
        "overset",
        f"Page {page.folio}, {fact.frame}: “{fact.headline}” does not fit: {fact.words}. Cut it, or place it "
        "elsewhere.",
        "body",
        can_override=True,
        story=fact.story,
    )
