"""Send stories out: as a page for the press or for proof, or as text and HTML."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.answering import Answers
from desk.newsroom.desk import Desk
from desk.newsroom.files import file_stem, write_whole
from desk.newsroom.gate import (
    Reason,
    awaited,
    fit_reasons,
    reasons,
    unspoken,
    without_awaited,
)
from desk.newsroom.photo_files import CHANGED, lost_files
from desk.newsroom.photo_rights import Shown, photo_reasons, shown_on, uses_of
from desk.newsroom.proofing import comments
from desk.newsroom.web_photos import WebPhotos
from desk.press.pdfx import Job
from desk.press.preflight.fault import Fault
from desk.store.stories import SentOut
from desk.story.model import Story
from desk.story.photo import PRINT, WEB

FORCED = "--force on the command line"
PDF, PRESS, READERS, PROOF, HTML = "pdf", "pdfx", "pdfua", "proof", "html"
PAGES = frozenset({PDF, PRESS, READERS, PROOF})
CHANNEL_OF = {PDF: PRINT, PRESS: PRINT, READERS: WEB, HTML: WEB}
"""What each format that shows pictures is for; a proof stays in the house."""
_ENDINGS = {PRESS: "-press.pdf", READERS: "-readers.pdf", PROOF: "-proof.pdf"}


@dataclass(frozen=True, slots=True)
class Order:
    """How a story is to go out: ``format`` is a word of ``formats_out``; without ``layout``, in its own.

    ``profile`` is for pdfx: an id of a shipped profile or the path of the printer’s own, the usual one
    when empty. ``override`` is the reason why a press page with faults goes out all the same. ``force``
    overrides the reasons of the gate that can be: what fits is printed. ``comments`` puts what the checks
    found and the story’s notes on a proof.
    """

    format: str
    layout: str = ""
    paper: str = "a4"
    profile: str = ""
    override: str = ""
    force: bool = False
    comments: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A file made and not yet written: its bytes, and what preflight and the gate let go with a reason."""

    raw: bytes
    faults: tuple[Fault, ...] = ()
    let_go: tuple[Reason, ...] = ()


class HeldError(DeskError):
    """The gate holds the story back; ``reasons`` says why."""

    def __init__(self, held: tuple[Reason, ...]) -> None:
        self.reasons = held
        super().__init__(" ".join(reason.sentence for reason in held))


class RefusedError(DeskError):
    """Preflight refuses the page made; ``faults`` says why. An order with a reason lets it out."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("Preflight: " + " ".join(map(fault_sentence, faults)))


def fault_sentence(fault: Fault) -> str:
    """Say a fault with its page."""
    return fault.sentence if fault.page is None else f"Page {fault.page}: {fault.sentence}"


def formats_out(desk: Desk) -> dict[str, str]:
    """Return what a story can be exported as: the name of each format, by the word for it."""
    writers = {form.suffixes[0].lstrip("."): form.name for form in desk.formats.writers()}
    pages = {
        PDF: "PDF page",
        PRESS: "PDF/X-4 for the press",
        READERS: "PDF/UA-1 for readers",
        PROOF: "PDF for proof",
    }
    return pages | writers


def make(desk: Desk, story: Story, order: Order, file: str, answers: Answers) -> Made:
    """Make the file of that name, which a press page shows in its slug line.

    ``answers`` are the desk’s to the checks, some of which hold every page but a proof.

    Raises HeldError when the gate holds the story, RefusedError when preflight refuses the page and the
    order gives no reason to let it go, and DeskError for bad orders.
    """
    story = _laid_out(desk, story, order)
    found, let_go = _judged(desk, story, order, answers)
    if found:
        raise HeldError(found)
    if left_out(desk, story, order):
        story = without_awaited(story)
    if order.format == PRESS:
        return replace(_press(desk, story, order, file), let_go=let_go)
    if order.format == PROOF:
        return Made(_proof(desk, story, order, file, answers))
    return Made(_plain(desk, story, order, answers), let_go=let_go)


def left_out(desk: Desk, story: Story, order: Order) -> str:
    """Say what a page for the press leaves out that the screen shows, empty when all is there.

    In a layout without end an awaited photo has no box, and its caption prints.
    """
    story = _laid_out(desk, story, order)
    is_boxed = order.format == PRESS and not desk.composing.layouts.get(story.layout).frames[0].is_endless
    return awaited(story) if is_boxed else ""


def _laid_out(desk: Desk, story: Story, order: Order) -> Story:
    if order.layout:
        desk.composing.layouts.get(order.layout)
        return replace(story, layout=order.layout)
    return story


def held(desk: Desk, story: Story, order: Order, answers: Answers) -> tuple[Reason, ...]:
    """Return why a page may not be made, none when it may."""
    return _judged(desk, _laid_out(desk, story, order), order, answers)[0]


def _judged(
    desk: Desk, story: Story, order: Order, answers: Answers
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Return why the story may not go out, and what of that the order’s reason lets go all the same."""
    found = list(_found(desk, story, order, answers))
    let_go = tuple(reason for reason in found if reason.needs_why and order.override.strip())
    standing = tuple(reason for reason in found if reason not in let_go)
    if not standing and order.format in {PDF, PRESS, READERS} and not order.force:
        printed = without_awaited(story) if left_out(desk, story, order) else story
        room = desk.composing
        fit = room.typesetter.fit(printed, paper=room.paper_for(story, order.paper))
        standing = tuple(fit_reasons(story, fit, room.layouts.get(story.layout).name))
    return standing, let_go


def _found(desk: Desk, story: Story, order: Order, answers: Answers) -> Iterator[Reason]:
    """Yield why a file may not be made, its fit aside. A proof is held only where nothing is to prove."""
    if order.format in PAGES:
        stopped = () if order.format == PROOF else desk.check_room.stopped(story, answers)
        found = reasons(story, desk.composing.coverage, stopped)
        yield from (reason for reason in found if order.format != PROOF or reason.rule == "empty")
    if order.format in CHANNEL_OF and story.photos:
        yield from photo_reasons(
            story,
            answers.photos,
            desk.crediting,
            channel=CHANNEL_OF[order.format],
            today=desk.now().date().isoformat(),
            shown=_shown(desk, story, order),
        )
        lost = lost_files(story, desk.photos)
        # Off the press a page may go without a picture that is gone, never with another in its place.
        yield from (one for one in lost if order.format == PRESS or one.rule == CHANGED)
    if order.format == READERS:
        yield from unspoken(story)


def _shown(desk: Desk, story: Story, order: Order) -> Shown:
    """Return what the page asks of photos: nothing of those on the web."""
    if order.format not in {PDF, PRESS}:
        return Shown()
    room = desk.composing
    layout = room.layouts.get(story.layout)
    if not layout.least_ppi or not any(use.file for use in story.photos):
        return shown_on(layout)
    return shown_on(layout, room.typesetter.fit(story, paper=room.paper_for(story, order.paper)))


def _press(desk: Desk, story: Story, order: Order, file: str) -> Made:
    room = desk.composing
    job = Job(room.profiles.get(order.profile), desk.now(), file)
    raw = room.press_room.pdf(story, job, paper=room.paper_for(story, order.paper))
    faults = room.preflight.faults(raw)
    if faults and not order.override.strip():
        raise RefusedError(faults)
    return Made(raw, faults)


def _proof(desk: Desk, story: Story, order: Order, file: str, answers: Answers) -> bytes:
    paper = desk.composing.paper_for(story, order.paper)
    said = comments(desk, story, paper, answers) if order.comments else []
    return desk.composing.proof_room.pdf(story, said, paper=paper, made=desk.now(), file=file)


def _plain(desk: Desk, story: Story, order: Order, answers: Answers) -> bytes:
    if order.format in {PDF, READERS}:
        paper, for_readers = desk.composing.paper_for(story, order.paper), order.format == READERS
        return desk.composing.typesetter.pdf(story, paper=paper, made=desk.now(), for_readers=for_readers)
    for form in desk.formats.writers():
        if form.suffixes[0].lstrip(".") == order.format and form.write is not None:
            return form.write(story, WebPhotos(story, answers.photos, desk.photos).jpeg)
    raise DeskError(f"Desk cannot write {order.format}; choose one of {', '.join(formats_out(desk))}.")


def to_file(desk: Desk, story_id: int, story: Story, order: Order, path: Path, answers: Answers) -> SentOut:
    """Make the file and put it whole in its place; raises DeskError and leaves nothing on failure.

    Returns the line for the log.
    """
    made = make(desk, story, order, path.name, answers)
    write_whole(path, made.raw)
    return line_of(desk, story_id, story, order, path.name, made)


def line_of(desk: Desk, story_id: int, story: Story, order: Order, file: str, made: Made) -> SentOut:
    """Return the log’s line on a file."""
    return SentOut(
        story=story_id,
        slug=story.slug,
        format=order.format,
        layout=(order.layout or story.layout) if order.format in PAGES else "",
        profile=desk.composing.profiles.get(order.profile).name if order.format == PRESS else "",
        file=file,
        size=len(made.raw),
        sha256=hashlib.sha256(made.raw).hexdigest(),
        faults=(*map(fault_sentence, made.faults), *(reason.sentence for reason in made.let_go)),
        reason=order.override.strip() if made.faults or made.let_go else "",
        photos=tuple(uses_of(story, story_id, channel, file))
        if (channel := CHANNEL_OF.get(order.format))
        else (),
    )


def forced(order: Order, why: str = "") -> Order:
    """Return the order let go: what fits is printed. Without a reason ``--force`` is the one for the log."""
    return replace(order, override=why.strip() or FORCED, force=True)


def file_name(story: Story, story_id: int, order: Order) -> str:
    """Name the file for a story: its slug and number, in letters every system takes."""
    return file_stem(story.slug, story_id) + _ENDINGS.get(order.format, f".{order.format}")
