"""The story as the page templates read it: plain data, cleaned, with its breaks marked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import cast

from desk.press.house_style import forms
from desk.press.hyphens import SOFT_HYPHEN, WORD_JOINER, ZERO_WIDTH_SPACE, breaks, long_runs
from desk.press.layouts import Layout
from desk.press.page_words import page_words
from desk.story.model import Kind, Paragraph, Story
from desk.story.spans import pieces

_SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\u0085\u2028\u2029"), " ")
_REMOVED = {
    at: ""
    for first, last in (
        (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F),  # controls
        (0xAD, 0xAD), (0x200B, 0x200B), (0x2060, 0x2064), (0xFEFF, 0xFEFF), (0xFE00, 0xFE0F),  # unseen
        (0x061C, 0x061C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2066, 0x206F),  # direction
        (0xE0000, 0xE007F),  # tags
    )
    for at in range(first, last + 1)
}  # fmt: skip
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_CLEAN = _SPACES | _REMOVED | _SURROGATES
UNPRINTED = frozenset(map(chr, _SPACES)) | frozenset(map(chr, _REMOVED))
_RUN_OF_SPACES = re.compile(r" {2,}")
_UNSET = frozenset({" ", SOFT_HYPHEN, WORD_JOINER, ZERO_WIDTH_SPACE})
_PRINTED_WORD = re.compile("[^ \u200b]+")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_TITLE_WORDS = 8
_JOINING = frozenset({"by", "of", "via"})


@dataclass(frozen=True, slots=True)
class PlacedPhoto:
    """A photo's file in the layout's private folder and its width over height; no file while awaited."""

    file: str = ""
    aspect: float = 1.5


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a story: ``field`` and ``paragraph`` are a Passage's, the offsets count code points."""

    field: str
    paragraph: int | None = None
    start: int = 0
    end: int = 0


def clean(text: str) -> str:
    """Return text as it prints: controls, direction marks and unseen characters out, space to one space.

    A joiner that shapes Bengali, Devanagari or Arabic stays; half a surrogate pair becomes U+FFFD.
    """
    return text.translate(_CLEAN)


def line(text: str, language: str | None = None) -> str:
    """Clean a text that stands alone on its line and let words too long for any line break.

    It is set in the house’s style of a ``language``; of none it stands as it is.
    """
    plain = _RUN_OF_SPACES.sub(" ", clean(text)).strip(" ")
    return _marked(plain, 0, len(plain), long_runs(plain), {} if language is None else forms(plain, language))


def page_data(
    story: Story,
    layout: Layout,
    photos: Sequence[PlacedPhoto],
    paper: str,
    *,
    pasteboard: bool = False,
    widows: bool = False,
    noted: Sequence[Place] = (),
) -> dict[str, object]:
    """Return what a template reads from ``/story.json``: strings, lists, numbers and true or false only.

    ``photos`` answers the story's photos one to one. ``pasteboard`` asks for a last page, for the screen
    alone, with what the others have no room for; ``widows`` asks which paragraphs end in a line of one word.
    ``noted`` are places the page names by their number: words of the body, or the whole of another field.
    The text goes in as data and is never code.
    """
    return {
        "title": title(story),
        "author": author(story),
        **language_of(story.language),
        "paper": paper,
        "pasteboard": pasteboard,
        "widows": widows,
        "for_readers": False,
        "noted": _fields_noted(noted),
        "headline_lines": layout.headline.lines,
        "depth": depth if isinstance(depth := layout.frames[0].depth, int) else 0,
        "measure": _measure(story, layout),
        "house": _house(layout),
        **_furniture(story, layout),
        "photos": _photos(story, photos),
        "body": _body(story, noted, hyphenate=layout.measure.hyphenate),
    }


def language_of(language: str) -> dict[str, object]:
    """Return the language and region as Typst wants them, English where the story’s are none."""
    tongue, _, region = language.partition("-")
    return {
        "language": tongue.lower() if re.fullmatch(r"[A-Za-z]{2,3}", tongue) else "en",
        "region": region.upper() if re.fullmatch(r"[A-Za-z]{2}", region) else None,
    }


def _measure(story: Story, layout: Layout) -> dict[str, object]:
    """Return the measure of the body, its leading opened by the story’s own as far as the layout lets it."""
    measure = layout.measure
    looser = min(max(0.0, story.looser_pt), layout.looser_pt)
    return {
        "columns": measure.columns,
        "size_pt": measure.size_pt,
        "leading_pt": round(measure.leading_pt + looser, 3),
    }


def _furniture(story: Story, layout: Layout) -> dict[str, object]:
    words = page_words(story.language)

    def set_line(text: str) -> str:
        return line(text, story.language)

    return {
        "masthead": {
            "source": set_line(layout.house.masthead if layout.house else "") or set_line(story.source),
            "handle": line(story.handle),
            "date": line(words.moment(story.published)),
        },
        "words": {"related": words.related},
        "headline": set_line(story.headline),
        "standfirst": set_line(story.standfirst),
        "byline": set_line(story.byline),
        "pull_quote": set_line(story.pull_quote),
        "related": [title for related in story.related if (title := set_line(related.title))],
    }


def _photos(story: Story, placed: Sequence[PlacedPhoto]) -> list[dict[str, object]]:
    """Return the photos as cropped; ``aspect`` is that of the part that prints."""
    return [
        {
            "number": at,
            "file": there.file,
            "aspect": there.aspect * photo.crop.width / photo.crop.height,
            "crop": [photo.crop.left, photo.crop.top, photo.crop.width, photo.crop.height],
            "alt": line(photo.alt) or line(photo.caption),
            "caption": line(photo.caption, story.language),
            "credit": credit_line(
                line(photo.credit_label, story.language), line(photo.credit, story.language)
            ),
        }
        for at, (photo, there) in enumerate(zip(story.photos, placed, strict=True))
    ]


def _house(layout: Layout) -> dict[str, object] | None:
    """Return a layout’s house settings as numbers and words, None for a layout that has none."""
    return None if layout.house is None else asdict(layout.house)


def credit_line(label: str, credit: str) -> str:
    """Set a credit after its label: ``Photo Courtesy: the agency``; either alone stands as it is.

    A label that ends in by, of or via needs no colon.
    """
    label = label.rstrip(": ")
    if label and credit and label.rsplit(" ", 1)[-1].lower() in _JOINING:
        return f"{label} {credit}"
    return f"{label}: {credit}" if label and credit else label or credit


def title(story: Story) -> str:
    """Return the document's title: the headline, else the slug, else the first words."""
    first = next((clean(paragraph.text) for paragraph in story.body if clean(paragraph.text).strip()), "")
    words = first.split()
    opening = " ".join(words[:_TITLE_WORDS]) + (" …" if len(words) > _TITLE_WORDS else "")
    return clean(story.headline).strip() or clean(story.slug).strip() or opening or "Untitled"


def author(story: Story) -> str:
    """Return the document's author: the byline without its “By”, else the source; may be empty."""
    return _BY.sub("", clean(story.byline).strip()) or clean(story.source).strip()


def place_of(story: Story, row: Mapping[str, object], word: int) -> tuple[int, int]:
    """Return where in the story a word of a printed row begins: the paragraph and the code points before it.

    ``row`` is one of ``page_data``'s body; its words are counted as the templates do, between spaces and
    zero-width spaces.
    """
    at = cast("int", row["paragraph"])
    printed = "".join(str(run["text"]) for run in cast("list[dict[str, object]]", row["runs"]))
    words = [found.start() for found in _PRINTED_WORD.finditer(printed)]
    if word <= 0 or not words:
        return at, 0
    end = words[word] if word < len(words) else len(printed)
    before = _counted(printed[:end])
    text = story.body[at].text
    otherwise = forms(text, story.language)
    for offset, char in enumerate(text):
        if there := _counted(otherwise.get(offset, clean(char))):
            if before < there:
                return at, offset
            before -= there
    return at, len(text)


def _counted(text: str) -> int:
    """How many code points of a printed text stand for the story’s own, spaces and breaks apart."""
    return sum(1 for char in text if char not in _UNSET)


def _fields_noted(noted: Sequence[Place]) -> dict[str, str]:
    """Name the fields other than the body that are noted, each with the number of its first note."""
    numbers: dict[str, str] = {}
    for number, place in enumerate(noted):
        if place.field != "body":
            at = "" if place.paragraph is None else f"-{place.paragraph}"
            numbers.setdefault(f"{place.field}{at}", str(number))
    return numbers


def _body(story: Story, noted: Sequence[Place], *, hyphenate: bool) -> list[dict[str, object]]:
    body: list[dict[str, object]] = [
        {"kind": str(paragraph.kind), "runs": runs, "dateline": "", "paragraph": at, "calm": 0}
        for at, paragraph in enumerate(story.body)
        if (runs := _runs(paragraph, story.language, _notes_in(noted, at), hyphenate=hyphenate))
    ]
    if dateline := line(story.dateline, story.language):
        opening = next((row for row in body if row["kind"] == Kind.TEXT), None)
        if opening is None:
            body.insert(
                0, {"kind": str(Kind.TEXT), "runs": [], "dateline": dateline, "paragraph": 0, "calm": 0}
            )
        else:
            opening["dateline"] = dateline
    return body


def _notes_in(noted: Sequence[Place], paragraph: int) -> tuple[tuple[int, int, str], ...]:
    """Return the notes of a paragraph in order, none over another: start, end and number."""
    kept: list[tuple[int, int, str]] = []
    there = [(each, n) for n, each in enumerate(noted) if (each.field, each.paragraph) == ("body", paragraph)]
    for place, number in sorted(there, key=lambda pair: (pair[0].start, pair[1])):
        if place.start < place.end and (not kept or kept[-1][1] <= place.start):
            kept.append((place.start, place.end, str(number)))
    return tuple(kept)


def _runs(
    paragraph: Paragraph, language: str, notes: Sequence[tuple[int, int, str]], *, hyphenate: bool
) -> list[dict[str, object]]:
    text = paragraph.text
    marks = breaks(text, language) if hyphenate else long_runs(text)
    set_otherwise = forms(text, language)
    runs: list[dict[str, object]] = []
    at, spaced = 0, True
    for piece, faces in pieces(text, paragraph.spans):
        for start, end, note in _parted(at, at + len(piece), notes):
            words = _RUN_OF_SPACES.sub(" ", _marked(text, start, end, marks, set_otherwise))
            if spaced:
                words = words.lstrip(" ")
            if words:
                runs.append({"text": words, "faces": sorted(faces), "note": note})
                spaced = words.endswith(" ")
        at += len(piece)
    if runs and spaced:
        runs[-1]["text"] = str(runs[-1]["text"]).rstrip(" ")
    return [run for run in runs if run["text"]]


def _parted(start: int, end: int, notes: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Part a stretch where a note begins or ends; yields start, end and the note’s number, or none."""
    cuts = {start, end, *(cut for a, b, _ in notes for cut in (a, b) if start < cut < end)}
    for a, b in pairwise(sorted(cuts)):
        yield a, b, next((number for begins, ends, number in notes if begins <= a and b <= ends), "")


def _marked(text: str, start: int, end: int, marks: Mapping[int, str], otherwise: Mapping[int, str]) -> str:
    """Set a stretch of a text: ``marks`` go in before their offsets, ``otherwise`` in place of theirs."""
    cuts = [start, *sorted(at for at in {*marks, *otherwise} if start <= at < end), end]
    return "".join(
        marks.get(a, "")
        + (otherwise[a] + clean(text[a + 1 : b]) if a in otherwise and a < b else clean(text[a:b]))
        for a, b in pairwise(cuts)
    )
