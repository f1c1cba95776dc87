"""Stories, findings and imports told to scripts and terminals: the contract of the command line."""

from collections.abc import Iterable, Iterator

from desk.checks.seam import Finding
from desk.checks.style_rule import StyleRule
from desk.newsroom.answering import ChosenRule
from desk.newsroom.copyfit import counted, frame_words, headline_words
from desk.newsroom.cutter import Offer
from desk.newsroom.gate import Reason
from desk.newsroom.importing import Imported, recognised
from desk.press.fit import Fit
from desk.press.layouts import Layout
from desk.press.preflight.fault import Fault
from desk.store.stories import SentOut, StoredStory, StoryRow
from desk.story.dates import printed_date
from desk.story.model import Kind, Story
from desk.story.text import body_words


def import_data(imported: Imported) -> dict[str, object]:
    """Tell what came in: counts, and the text of each line that is unplaced."""
    story = imported.stored.story
    return {
        "id": imported.stored.id,
        "slug": story.slug,
        "headline": story.headline,
        "paragraphs": len(story.body),
        "words": body_words(story),
        "photos": len(story.photos),
        "related": len(story.related),
        "unplaced": [line.text for line in imported.unplaced],
        "mended": imported.mended,
        "file": imported.name,
        "format": imported.format_name,
        "encoding": imported.encoding,
    }


def import_text(imported: Imported) -> Iterator[str]:
    """Tell a person at a terminal what came in, a line each."""
    stored = imported.stored
    yield f"{stored.id}  {stored.story.slug}  ({imported.name}, {imported.format_name})"
    yield f"    {', '.join(recognised(stored.story))}"
    if imported.mended:
        yield f"    {counted(imported.mended, 'broken sign')} mended"
    for line in imported.unplaced:
        yield f"    not placed, line {line.line}: {line.text}"


def list_data(row: StoryRow) -> dict[str, object]:
    """Tell one line of the list."""
    return {
        "id": row.id, "slug": row.slug, "headline": row.headline, "words": row.words, "changed": row.changed,
    }  # fmt: skip


def layout_data(layout: Layout) -> dict[str, object]:
    """Tell what a layout is; ``template`` is that of one of the house’s own, else null."""
    return {
        "id": layout.id, "name": layout.name, "about": layout.about, "papers": list(layout.papers),
        "columns": layout.measure.columns, "size_pt": layout.measure.size_pt,
        "leading_pt": layout.measure.leading_pt, "template": layout.template or None,
    }  # fmt: skip


def style_data(rule: StyleRule, *, own: bool, on: bool) -> dict[str, object]:
    """Tell what a rule of house style is; ``own`` says that the house has added or changed it."""
    return {
        "id": rule.rule.id, "name": rule.name, "kind": rule.kind, "severity": str(rule.severity),
        "on": on, "why": rule.rule.what, "own": own,
    }  # fmt: skip


def show_data(stored: StoredStory) -> dict[str, object]:
    """Tell all of a story."""
    story = stored.story
    return {
        "id": stored.id,
        "slug": story.slug,
        "headline": story.headline,
        "standfirst": story.standfirst,
        "pull_quote": story.pull_quote,
        "byline": story.byline,
        "dateline": story.dateline,
        "source": story.source,
        "handle": story.handle,
        "published": story.published,
        "language": story.language,
        "paragraphs": [
            {
                "kind": paragraph.kind.value,
                "text": paragraph.text,
                "spans": [{"start": s.start, "end": s.end, "face": s.face} for s in paragraph.spans],
            }
            for paragraph in story.body
        ],
        "photos": [
            {"caption": p.caption, "credit_label": p.credit_label, "credit": p.credit, "file": p.file}
            for p in story.photos
        ],
        "related": [{"title": line.title, "url": line.url} for line in story.related],
        "notes": story.notes,
        "layout": story.layout,
        "words": body_words(story),
        "created": stored.created,
        "changed": stored.changed,
    }


def show_text(stored: StoredStory) -> Iterator[str]:
    """Tell a story to a person at a terminal, a line each."""
    story = stored.story
    yield f"{stored.id}  {story.slug}  {body_words(story)} words"
    for name, text in (
        ("Headline", story.headline), ("Standfirst", story.standfirst), ("Byline", story.byline),
        ("Dateline", story.dateline), ("Source", story.source), ("Handle", story.handle),
        ("Published", printed_date(story.published)), ("Notes", story.notes),
    ):  # fmt: skip
        if text:
            yield f"{name}: {text}"
    for photo in story.photos:
        label = f"{photo.credit_label}: " if photo.credit_label else ""
        yield f"Photo: {photo.caption} [{label}{photo.credit}]"
    yield ""
    yield from _body(story)
    for line in story.related:
        yield f"- {line.title}"


def _body(story: Story) -> Iterator[str]:
    marks = {Kind.CROSSHEAD: "## ", Kind.QUOTE: "> ", Kind.LIST_ITEM: "• ", Kind.TEXT: ""}
    for paragraph in story.body:
        yield marks[paragraph.kind] + paragraph.text
    yield ""


def fault_data(faults: Iterable[Fault]) -> list[dict[str, object]]:
    """Tell preflight's faults; ``page`` is null for what is wrong with the whole file."""
    return [{"rule": fault.rule, "page": fault.page, "message": fault.sentence} for fault in faults]


def sent_data(line: SentOut) -> dict[str, object]:
    """Tell a line of the log of exports."""
    return {
        "at": line.at, "story": line.story, "slug": line.slug, "format": line.format, "layout": line.layout,
        "profile": line.profile, "file": line.file, "size": line.size, "sha256": line.sha256,
        "faults": list(line.faults), "reason": line.reason,
    }  # fmt: skip


def fit_data(fit: Fit, offers: Iterable[Offer] | None = None) -> dict[str, object]:
    """Tell how a story fits, and what would make it where that was asked; ``free_lines`` is null without end.

    ``breaks_at`` is the first overset word, null when nothing is over. An offer that saves lines is a cut,
    one that fills lines takes up room on a page that is short.
    """
    told: dict[str, object] = {
        "layout": fit.layout,
        "frames": [
            {
                "name": frame.name,
                "lines": frame.lines,
                "over_lines": frame.over_lines,
                "over_words": frame.over_words,
                "free_lines": frame.free_lines,
                "breaks_at": None
                if frame.breaks_at is None
                else {"paragraph": frame.breaks_at.paragraph, "start": frame.breaks_at.offset},
            }
            for frame in fit.frames
        ],
        "headline": {
            "over_lines": fit.headline_over,
            "lines": [{"text": line.text, "state": line.state.value} for line in fit.headline],
        },
        "left_out": {
            "standfirst": fit.left_out.standfirst,
            "photos": fit.left_out.photos,
            "related": fit.left_out.related,
            "byline": fit.left_out.byline,
            "pull_quote": fit.left_out.pull_quote,
        },
        "widows": [{"paragraph": widow.paragraph, "word": widow.word} for widow in fit.widows],
    }
    if offers is not None:
        told["offers"] = [
            {
                "kind": offer.change.kind,
                "text": offer.change.text,
                "saves" if offer.saves else "fills": offer.lines,
            }
            for offer in offers
        ]
    return told


def offers_text(offers: Iterable[Offer]) -> Iterator[str]:
    """Tell a person at a terminal what would make a story fit, a line an offer."""
    for offer in offers:
        does = "saves" if offer.saves else "fills"
        yield f"{offer.change.kind}, {does} {counted(offer.lines, 'line')}: {offer.change.text}"


def fit_text(fit: Fit) -> Iterator[str]:
    """Tell a person at a terminal how a story fits, a line a frame."""
    for frame in fit.frames:
        yield f"{frame.name}: {frame_words(frame)}, {counted(frame.lines, 'line')} printed"
    if words := headline_words(fit):
        yield f"headline: {words}"
    if fit.left_out.words:
        yield f"no room for {fit.left_out.words}"
    if fit.left_out.pull_quote:
        yield "no room for the pull quote; the page goes without it"
    for widow in fit.widows:
        yield f"paragraph {widow.paragraph + 1} ends in a line of “{widow.word}” alone"


def rule_data(chosen: ChosenRule) -> dict[str, object]:
    """Tell a rule; ``on`` says whether it is on at this desk."""
    rule = chosen.rule
    return {"rule": rule.id, "name": rule.name, "what": rule.what, "on": chosen.is_on}


def held_data(reasons: Iterable[Reason]) -> list[dict[str, object]]:
    """Tell why photos may not be printed; ``photo`` counts from 0, ``needs_why`` lets it go for a reason."""
    return [
        {
            "rule": reason.rule,
            "message": reason.sentence,
            "field": reason.field,
            "photo": reason.paragraph,
            "needs_why": reason.needs_why,
        }
        for reason in reasons
    ]


def check_data(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Tell findings; ``paragraph`` is null for a field that is one text."""
    return [
        {
            "rule": finding.rule,
            "severity": finding.severity.value,
            "message": finding.message,
            "field": finding.field,
            "paragraph": finding.paragraph,
            "start": finding.start,
            "end": finding.end,
            "text": finding.text,
            "suggestions": list(finding.suggestions),
            "why": list(finding.why),
            "quoted": finding.quoted,
            "pair": finding.pair,
        }
        for finding in findings
    ]


def word_data(listed: tuple[str, str]) -> dict[str, str]:
    """Tell a word on the house list; ``instead`` is empty for one that is right."""
    word, instead = listed
    return {"word": word, "instead": instead}


def pair_data(pair: tuple[str, str]) -> dict[str, str]:
    """Tell two like names."""
    one, other = pair
    return {"one": one, "other": other}
