"""The one list of reasons why a story may not go to press."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from desk.checks.seam import Finding
from desk.newsroom.copyfit import counted
from desk.press.copy import clean
from desk.press.coverage import Coverage
from desk.press.fit import Fit, LeftOut
from desk.story.model import Story

_FIELD_WORDS = {
    "headline": "the headline",
    "standfirst": "the standfirst",
    "byline": "the byline",
    "pull_quote": "the pull quote",
    "dateline": "the dateline",
    "source": "the source",
    "handle": "the handle",
    "caption": "the caption of photo",
    "credit_label": "the credit label of photo",
    "credit": "the credit of photo",
    "rights": "the rights of photo",
    "body": "paragraph",
    "related": "related line",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a story is held, and the place: ``field`` and ``paragraph`` are a Passage's (desk.story.text).

    ``can_override`` says that a person may send it out all the same, and what fits is printed;
    ``needs_why`` that a reason must be given for it. ``story`` is its number where several go out together.
    """

    rule: str
    sentence: str
    field: str
    paragraph: int | None = None
    start: int = 0
    text: str = ""
    can_override: bool = False
    needs_why: bool = False
    story: int | None = None


def place_words(field: str, paragraph: int | None) -> str:
    """Name a place in a story as a person would: ``paragraph 3``, ``the caption of photo 1``."""
    words = _FIELD_WORDS.get(field, field)
    return words if paragraph is None else f"{words} {paragraph + 1}"


def reasons(story: Story, coverage: Coverage, stopped: Iterable[Finding] = ()) -> Iterator[Reason]:
    """Yield each reason why the story may not be printed, most telling first; none means clear.

    ``stopped`` is what the checks found that may not be printed.
    """
    if not (story.headline.strip() or any(paragraph.text.strip() for paragraph in story.body)):
        yield Reason("empty", "There is nothing to print: write a headline or some copy first.", "body")
    for found in stopped:
        place = place_words(found.field, found.paragraph)
        sentence = f"{place[:1].upper()}{place[1:]}: {found.message}"
        yield Reason(found.rule, sentence, found.field, found.paragraph, found.start, found.text)
    seen: set[str] = set()
    for gap in coverage.missing(story):
        if gap.char in seen:
            continue
        seen.add(gap.char)
        yield Reason(
            "unprintable",
            f"No shipped face can print U+{ord(gap.char):04X} {gap.name} in "
            f"{place_words(gap.field, gap.paragraph)}; replace it.",
            gap.field,
            gap.paragraph,
            gap.start,
            gap.char,
        )


def unspoken(story: Story) -> Iterator[Reason]:
    """Yield each photo that a page for readers has no words for (PDF/UA-1, 7.3)."""
    for at, photo in enumerate(story.photos):
        if photo.file and not clean(f"{photo.alt}{photo.caption}").strip():
            yield Reason(
                "unspoken",
                f"Photo {at + 1} has neither alt text nor a caption, so there is nothing to read out to "
                "those who cannot see it; write one.",
                "alt",
                at,
            )


def awaited(story: Story) -> str:
    """Say which photos have no picture as yet, empty where none is awaited."""
    numbers = [str(at + 1) for at, photo in enumerate(story.photos) if not photo.file]
    if not numbers:
        return ""
    if len(numbers) == 1:
        return f"Photo {numbers[0]} is still awaited and is left out."
    return f"Photos {', '.join(numbers[:-1])} and {numbers[-1]} are still awaited and are left out."


def without_awaited(story: Story) -> Story:
    """Return the story as a page for the press shows it: an empty picture box never prints."""
    return replace(story, photos=tuple(photo for photo in story.photos if photo.file))


def fit_reasons(story: Story, fit: Fit, layout_name: str) -> Iterator[Reason]:
    """Yield each part of a story that a layout of a fixed depth has no room for; all can be overridden."""
    if not fit.is_over:
        return
    page = f"the {layout_name[:1].lower()}{layout_name[1:]}"
    if fit.headline_over:
        yield Reason(
            "headline-over",
            f"The headline is over by {counted(fit.headline_over, 'line')} on {page}; shorten it.",
            "headline",
            can_override=True,
        )
    if broken := fit.breaks_at:
        yield Reason(
            "overset",
            f"Over by {counted(fit.over_lines, 'line')} on {page}; cut or choose another layout.",
            "body",
            broken.paragraph,
            broken.offset,
            story.body[broken.paragraph].text[broken.offset : broken.offset + 1],
            can_override=True,
        )
    if words := fit.left_out.words:
        yield Reason(
            "left-out",
            f"There is no room for {words} on {page}; cut or choose another layout.",
            *_left_out_field(fit.left_out),
            can_override=True,
        )


def _left_out_field(left_out: LeftOut) -> tuple[str, int | None]:
    for field in ("standfirst", "byline"):
        if getattr(left_out, field):
            return field, None
    return ("caption" if left_out.photos else "related"), 0
