"""Send stories out: as a page for print, or as text and HTML."""

from dataclasses import dataclass, replace
from pathlib import Path

from desk.errors import DeskError
from desk.newsroom.desk import Desk
from desk.newsroom.files import file_stem, write_whole
from desk.newsroom.gate import Reason, fit_reasons, reasons
from desk.story.model import Story

_PHOTO_PIXELS = 1600
PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Order:
    """How a story is to go out: ``format`` is pdf, html, txt or md; without ``layout``, in its own.

    ``force`` overrides the reasons of the gate that can be: what fits is printed.
    """

    format: str
    layout: str = ""
    paper: str = "a4"
    force: bool = False


class HeldError(DeskError):
    """The gate holds the story back; ``reasons`` says why."""

    def __init__(self, held: tuple[Reason, ...]) -> None:
        self.reasons = held
        super().__init__(" ".join(reason.sentence for reason in held))


def formats_out(desk: Desk) -> dict[str, str]:
    """Return what a story can be exported as: the name of each format, by the word for it."""
    return {PDF: "PDF page", **{form.suffixes[0].lstrip("."): form.name for form in desk.formats.writers()}}


def as_bytes(desk: Desk, story: Story, order: Order) -> bytes:
    """Make the file's bytes; raises HeldError when the gate holds the story, DeskError for bad orders."""
    if order.layout:
        desk.layouts.get(order.layout)
        story = replace(story, layout=order.layout)
    if order.format == PDF:
        paper = desk.paper_for(story, order.paper)
        held = tuple(reasons(story, desk.coverage))
        if not held and not order.force:
            fit = desk.typesetter.fit(story, paper=paper)
            held = tuple(fit_reasons(story, fit, desk.layouts.get(story.layout).name))
        if held:
            raise HeldError(held)
        return desk.typesetter.pdf(story, paper=paper, made=desk.now())
    for form in desk.formats.writers():
        if form.suffixes[0].lstrip(".") == order.format and form.write is not None:
            return form.write(story, lambda name: desk.photos.jpeg(name, _PHOTO_PIXELS))
    raise DeskError(f"Desk cannot write {order.format}; choose one of {', '.join(formats_out(desk))}.")


def to_file(desk: Desk, story: Story, order: Order, path: Path) -> None:
    """Make the file and put it whole in its place; raises DeskError and leaves nothing on failure."""
    write_whole(path, as_bytes(desk, story, order))


def file_name(story: Story, story_id: int, order: Order) -> str:
    """Name the file for a story: its slug and number, in letters every system takes."""
    return f"{file_stem(story.slug, story_id)}.{order.format}"
