"""The whole edition sent out: one PDF, or one a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom import edition_press
from desk.newsroom.desk import Desk
from desk.newsroom.edition_plan import page_fact
from desk.newsroom.edition_press import PageMade, Progress, Stop
from desk.newsroom.editions import never, threads_of
from desk.newsroom.exporting import HeldError
from desk.newsroom.files import file_stem, write_whole
from desk.newsroom.gate import Reason, reasons
from desk.press.bind import bound
from desk.press.page_setter import PageCopy
from desk.story.edition import Edition
from desk.story.model import Story


@dataclass(frozen=True, slots=True)
class EditionOrder:
    """How an edition goes out: as one PDF, or one a page.

    ``force`` overrides the gate where that can be: of stories that are over, what fits is printed.
    """

    one_a_page: bool = False
    force: bool = False


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
    """Write the edition: one PDF to the file ``out``, or one a page into it as a folder.

    Every page is made before the first file is written. Raises HeldError when the gate holds a story,
    StoppedError when ``stop`` says so, and DeskError for anything else.
    """
    edition = desk.store.editions.get(edition_id)
    if not edition.pages:
        raise DeskError(f"The edition “{edition.name}” has no pages; add one first.")
    made = _made(desk, edition, order, progress, stop)
    if not order.one_a_page:
        write_whole(out, bound([page.pdf for page in made], edition.name))
        return [out]
    _make_folder(out)
    stem, wide = file_stem(edition.name, None), len(str(made[-1].number))
    written: list[Path] = []
    for page in made:
        path = out / f"{stem}-page-{page.number:0{wide}}.pdf"
        write_whole(path, page.pdf)
        written.append(path)
    return written


def _made(
    desk: Desk, edition: Edition, order: EditionOrder, progress: Progress, stop: Stop
) -> list[PageMade]:
    threads = threads_of(desk, edition)
    held = list(_gate(desk, edition, threads.stories))
    if held:
        raise HeldError(tuple(held))
    copies: list[PageCopy] = []
    for page in edition.pages:
        copies.append(copy := threads.copy(page))
        if threads.turns(page):
            threads.took(desk.page_setter.fit(copy))
        if stop():
            raise edition_press.StoppedError
    now = desk.now()
    if len(copies) > edition_press.FEW:
        made = edition_press.set_beside(copies, desk.places.photos, now, progress, stop)
    else:
        made = edition_press.set_here(desk.page_setter, copies, now, progress, stop)
    if not order.force and (over := tuple(_over(desk, edition, copies, made))):
        raise HeldError(over)
    return made


def _over(desk: Desk, edition: Edition, copies: list[PageCopy], made: list[PageMade]) -> Iterator[Reason]:
    for page, copy, set_page in zip(edition.pages, copies, made, strict=True):
        for fact in page_fact(page, desk.page_layouts.get(page.layout), copy, set_page.fits).stories:
            if fact.is_over:
                yield Reason(
                    "overset",
                    f"Page {page.printed_folio}, {fact.frame}: “{fact.headline}” does not fit "
                    f"({fact.words}); cut it, or place it elsewhere.",
                    "body",
                    can_override=True,
                )


def _gate(desk: Desk, edition: Edition, stories: Mapping[int, Story]) -> Iterator[Reason]:
    for page in edition.pages:
        for placement in page.placements:
            where = f"Page {page.printed_folio}, {placement.frame}"
            if placement.story not in stories:
                yield Reason(
                    "gone",
                    f"{where}: story {placement.story} is no longer in the store; put it back, or take it "
                    "off the page.",
                    "body",
                )
                continue
            for reason in reasons(stories[placement.story], desk.coverage):
                yield Reason(reason.rule, f"{where}: {reason.sentence}", reason.field, reason.paragraph)


def _make_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise DeskError(f"{folder} is a file; pages of their own need a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"The folder {folder} cannot be made ({error.strerror}); choose another.") from error
