"""The whole edition sent out, for the press or for proof: one PDF, or one a page."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.edition_gate import (
    awaited_photos,
    empty_reasons,
    over_reasons,
    story_reasons,
    white_reasons,
)
from desk.newsroom.edition_plan import Threads, page_fact
from desk.newsroom.edition_press import Hands, Making, PageWork, Progress, Stop, StoppedError
from desk.newsroom.editions import never, threads_of
from desk.newsroom.exporting import FORCED, PDF, PRESS, HeldError, RefusedError, fault_sentence
from desk.newsroom.files import file_stem, write_all
from desk.newsroom.gate import Reason, without_awaited
from desk.newsroom.photo_rights import uses_of
from desk.press.bind import bound
from desk.press.page_layouts import PageLayout
from desk.press.page_setter import PageCopy, PieceFit
from desk.press.pdfx import Job, Printed, press_bound
from desk.press.preflight.fault import Fault
from desk.press.profiles import PressProfile
from desk.store.stories import SentOut
from desk.story.edition import Edition, Page
from desk.story.photo import PRINT

FORMATS = (PRESS, PDF)


@dataclass(frozen=True, slots=True)
class EditionOrder:
    """How an edition goes out: ``format`` is pdfx or pdf, as one file or one a page.

    ``profile`` is for pdfx: an id of a shipped profile or the path of the printer’s own, the usual one when
    empty. ``override`` is the reason why files with faults go out all the same. ``force`` overrides the
    reasons of the gate that can be: what fits is printed. ``replace`` says that files of a folder may be
    replaced.
    """

    one_a_page: bool = False
    format: str = PRESS
    profile: str = ""
    override: str = ""
    force: bool = False
    replace: bool = False

    def forced(self, why: str = "") -> "EditionOrder":
        """Return the order let go; without a reason ``--force`` is the one for the log."""
        return replace(self, override=why.strip() or FORCED, force=True)


class InTheWayError(DeskError):
    """Files of these names are there already; an order to replace them goes through."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(paths)
        others = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        super().__init__(f"{paths[0].name}{others} would be replaced in {paths[0].parent}; say so first.")


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    raw: bytes
    pages: tuple[Page, ...]
    faults: tuple[Fault, ...] = ()

    def line_reasons(self, let_go: Sequence[Reason]) -> tuple[str, ...]:
        """Return what this file goes out with all the same: preflight’s faults, and the gate’s."""
        pages = tuple(f"Page {page.printed_folio}," for page in self.pages)
        gate = (reason.sentence for reason in let_go if reason.sentence.startswith(pages))
        return (*map(fault_sentence, self.faults), *gate)


def unheard(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def export(
    desk: Desk,
    edition_id: int,
    order: EditionOrder,
    out: Path,
    *,
    progress: Progress = unheard,
    stop: Stop = never,
) -> list[Path]:
    """Write the edition: one PDF to the file ``out``, or one a page into it as a folder, and log it.

    Every page is made, and looked over for the press, before the first file is written. Raises HeldError
    when the gate holds a story or a page, RefusedError when preflight refuses a file and the order gives no
    reason to let it go, InTheWayError for files that would be replaced, StoppedError when ``stop`` says so,
    and DeskError for anything else.
    """
    edition = desk.store.editions.get(edition_id)
    if not edition.pages:
        raise DeskError(f"The edition “{edition.name}” has no pages; add one first.")
    if order.format not in FORMATS:
        raise DeskError(f"An edition goes out as {' or '.join(FORMATS)}, not as {order.format}.")
    paths = _paths(edition, order, out)
    threads = threads_of(desk, edition)
    held = list(story_reasons(desk, threads, for_press=order.format == PRESS))
    let_go = [reason for reason in held if reason.needs_why and order.override.strip()]
    files = _made(
        desk, threads, [reason for reason in held if reason not in let_go], order, paths, progress, stop
    )
    faults = tuple(fault for file in files for fault in file.faults)
    if faults and not order.override.strip():
        raise RefusedError(faults)
    if order.one_a_page:
        _make_folder(out)
    write_all({file.path: file.raw for file in files})
    desk.store.log_sent(*(line for file in files for line in _lines(desk, edition, order, file, let_go)))
    return [file.path for file in files]


def left_out(desk: Desk, edition_id: int, order: EditionOrder) -> str:
    """Say what pages for the press leave out that the flat plan shows, empty when all is there."""
    if order.format != PRESS:
        return ""
    return " ".join(awaited_photos(desk, threads_of(desk, desk.store.editions.get(edition_id))))


def edition_file(edition: Edition, order: EditionOrder, page: str = "") -> str:
    """Name the file of an edition, or of a page of it, in letters every system takes."""
    part = f"-page-{page}" if page else ""
    return f"{file_stem(edition.name, None)}{part}{'-press' * (order.format == PRESS)}.pdf"


def _paths(edition: Edition, order: EditionOrder, out: Path) -> dict[int, Path]:
    """Return each page’s file by its number; in one PDF it is the same for all."""
    if not order.one_a_page:
        return {page.number: out for page in edition.pages}
    wide = len(str(edition.pages[-1].number))
    paths = {
        page.number: out / edition_file(edition, order, f"{page.number:0{wide}}") for page in edition.pages
    }
    if not order.replace and (there := [path for path in paths.values() if path.exists()]):
        raise InTheWayError(there)
    return paths


def _made(
    desk: Desk, threads: Threads, held: list[Reason], order: EditionOrder, paths: Mapping[int, Path],
    progress: Progress, stop: Stop,
) -> list[_File]:  # fmt: skip
    edition = threads.edition
    layouts = [desk.composing.page_layouts.get(page.layout) for page in edition.pages]
    profile = desk.composing.profiles.get(order.profile) if order.format == PRESS else None
    if profile is not None and not order.force:
        held = [*held, *empty_reasons(edition.pages, layouts)]
    if any(not reason.can_override for reason in held):
        raise HeldError(tuple(held))
    if profile is not None:  # no empty picture box goes to the press; the text has its room
        threads = replace(
            threads, stories={number: without_awaited(story) for number, story in threads.stories.items()}
        )
    works = _works(desk, threads, order, paths, stop)
    if held:  # who lets that go must know of what is over as well
        fits = [desk.composing.page_setter.fit(work.copy) for work in works]
        raise HeldError((*held, *_fit_reasons(edition, layouts, works, fits, order)))
    making = Making(desk.now(), profile, order.force)
    with Hands(desk, len(works)) as hands:
        made = hands.make(works, making, progress, stop)
        fitting = () if order.force else _fit_reasons(edition, layouts, works, [p.fits for p in made], order)
        if fitting:
            raise HeldError(fitting)
        raws = [page.pdf for page in made if page.pdf is not None]
        if order.one_a_page:
            return [
                _File(paths[page.number], raw, (page,), _looked_over(hands, profile, raw, 1, stop))
                for page, raw in zip(edition.pages, raws, strict=True)
            ]
        (out,) = set(paths.values())
        raw = _book(edition, works[0].copy, raws, making, out)
        return [_File(out, raw, edition.pages, _looked_over(hands, profile, raw, len(raws), stop))]


def _works(
    desk: Desk, threads: Threads, order: EditionOrder, paths: Mapping[int, Path], stop: Stop
) -> list[PageWork]:
    works: list[PageWork] = []
    pages = threads.edition.pages
    for at, page in enumerate(pages, start=1):
        copy = threads.copy(page)
        called = f"page {page.printed_folio}, {at} of {len(pages)}"
        works.append(PageWork(copy, paths[page.number].name, called, order.one_a_page))
        if threads.turns(page):
            threads.took(desk.composing.page_setter.fit(copy))
        if stop():
            raise StoppedError
    return works


def _fit_reasons(
    edition: Edition,
    layouts: Sequence[PageLayout],
    works: Sequence[PageWork],
    fits: Sequence[tuple[PieceFit, ...]],
    order: EditionOrder,
) -> tuple[Reason, ...]:
    """Return what the pages as set have no room for and, for the press, which frames they leave white."""
    facts = [
        page_fact(page, layout, work.copy, fit)
        for page, layout, work, fit in zip(edition.pages, layouts, works, fits, strict=True)
    ]
    return (*over_reasons(facts), *(white_reasons(facts) if order.format == PRESS else ()))


def _book(edition: Edition, first: PageCopy, pages: Sequence[bytes], making: Making, out: Path) -> bytes:
    if making.profile is None:
        return bound(pages, edition.name)
    about = Printed(edition.name, edition.name, first.date, ())
    return press_bound(pages, about, Job(making.profile, making.made, out.name))


def _looked_over(
    hands: Hands, profile: PressProfile | None, raw: bytes, count: int, stop: Stop
) -> tuple[Fault, ...]:
    return hands.look_over(raw, count, stop) if profile is not None else ()


def _lines(
    desk: Desk, edition: Edition, order: EditionOrder, file: _File, let_go: Sequence[Reason]
) -> list[SentOut]:
    """Return a line of the log for each story in a file, with the layout of the page it begins on."""
    first: dict[int, Page] = {}
    for page in file.pages:
        for placed in page.placements:
            first.setdefault(placed.story, page)
    digest = hashlib.sha256(file.raw).hexdigest()
    all_the_same = file.line_reasons(let_go)
    lines: list[SentOut] = []
    for story_id, page in first.items():
        story = desk.store.get(story_id).story
        printed = story.photos[:1] if order.format == PRESS else ()
        lines.append(
            SentOut(
                story=story_id,
                slug=story.slug,
                format=order.format,
                layout=page.layout,
                profile=desk.composing.profiles.get(order.profile).name if order.format == PRESS else "",
                file=file.path.name,
                size=len(file.raw),
                sha256=digest,
                faults=all_the_same,
                reason=order.override.strip() if all_the_same else "",
                photos=tuple(
                    uses_of(
                        replace(story, photos=printed),
                        story_id,
                        PRINT,
                        file.path.name,
                        edition=edition.name,
                        page=page.printed_folio,
                    )
                ),
            )
        )
    return lines


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise DeskError(f"{folder} is a file; pages of their own need a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"The folder {folder} cannot be made ({error.strerror}); choose another.") from error
