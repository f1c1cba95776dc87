"""Editions told to scripts and terminals."""

from collections.abc import Iterable, Iterator, Mapping

from desk.newsroom.copyfit import counted
from desk.newsroom.edition_plan import PageFact
from desk.press.page_layouts import PageLayout
from desk.story.edition import Edition


def edition_data(edition: Edition) -> dict[str, object]:
    """Tell an edition: its pages with the stories in each frame, in their order."""
    return {
        "id": edition.id,
        "name": edition.name,
        "date": edition.date,
        "pages": [
            {
                "number": page.number,
                "folio": page.printed_folio,
                "layout": page.layout,
                "mark": page.mark.value,
                "stories": [{"frame": placed.frame, "story": placed.story} for placed in page.placements],
            }
            for page in edition.pages
        ],
    }


def edition_line(edition: Edition) -> str:
    """Tell an edition on one line of a terminal."""
    return f"{edition.id}\t{edition.name}\t{edition.date}\t{counted(len(edition.pages), 'page')}"


def plan_data(edition: Edition, facts: Iterable[PageFact]) -> dict[str, object]:
    """Tell a flat plan: each page’s state, and how each of its stories fits."""
    return {
        "id": edition.id,
        "name": edition.name,
        "date": edition.date,
        "pages": [
            {
                "number": fact.number,
                "folio": fact.folio,
                "layout": fact.layout,
                "state": fact.state.value,
                "trouble": fact.trouble,
                "missing_credits": fact.missing_credits,
                "empty_frames": list(fact.empty_frames),
                "stories": [
                    {
                        "story": story.story,
                        "frame": story.frame,
                        "headline": story.headline,
                        "words": story.words,
                        "lines": story.lines,
                        "over_lines": story.over_lines,
                        "free_lines": story.free_lines,
                        "is_over": story.is_over,
                        "missing_credits": story.missing_credits,
                        "is_gone": story.is_gone,
                        "is_spent": story.is_spent,
                    }
                    for story in fact.stories
                ],
            }
            for fact in facts
        ],
    }


def plan_text(fact: PageFact) -> Iterator[str]:
    """Tell one page of a flat plan to a person at a terminal, a line a story."""
    yield f"Page {fact.folio}  {fact.layout_name}: {', '.join(filter(None, (fact.state.value, fact.words)))}"
    if fact.trouble:
        yield f"    {fact.trouble}"
    for story in fact.stories:
        yield f"    {story.frame}: {story.story}  {story.headline} ({story.words})"
        if story.missing_credits:
            yield f"        {counted(story.missing_credits, 'credit')} missing"
    for frame in fact.empty_frames:
        yield f"    {frame}: empty"


def layout_data(layout: PageLayout) -> Mapping[str, object]:
    """Tell a page layout and its frames."""
    return {
        "id": layout.id,
        "name": layout.name,
        "about": layout.about,
        "width_mm": layout.width_mm,
        "height_mm": layout.height_mm,
        "frames": [{"name": frame.name, "takes_several": frame.takes_several} for frame in layout.frames],
    }
