"""Photos at the gate: by what right each is printed, and what stands in the way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from desk.newsroom.crediting import Crediting
from desk.newsroom.gate import Reason
from desk.pictures.rights import Use, guessed, hindrances, in_force
from desk.press.copy import credit_line as printed_credit
from desk.press.fit import Fit
from desk.press.layouts import Layout
from desk.store.library import Library
from desk.store.usage import PhotoUsed, Usage
from desk.story.model import PhotoUse, Story
from desk.story.photo import CHANNELS, WEB, Described, Photo, Terms


@dataclass(frozen=True, slots=True)
class Filed:
    """A photo as the library has it, and how many other stories it ran with in each channel."""

    photo: Photo
    ran: Mapping[str, int] = field(default_factory=dict[str, int])


Records = Mapping[str, Filed]
_PT_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows of photos: whether it prints captions, and the least pixels an inch it takes.

    ``widths_pt`` is how wide each photo prints, in points, by its place on the story; those that do not print
    are not there.
    """

    with_captions: bool = False
    least_ppi: float = 0.0
    widths_pt: Mapping[int, float] = field(default_factory=dict[int, float])

    def ppi(self, at: int, use: PhotoUse, record: Filed | None) -> float | None:
        """Return the pixels an inch of a photo as printed, those its crop keeps; None where not known."""
        wide = self.widths_pt.get(at, 0.0)
        if record is None or not record.photo.width or wide <= 0:
            return None
        return record.photo.width * use.crop.width / (wide / _PT_PER_INCH)


def shown_on(layout: Layout, fit: Fit | None = None) -> Shown:
    """Return what a layout shows of photos; ``fit`` is of the page as set, which says how wide they print."""
    widths = {one.photo: one.wide_pt for one in fit.printed} if fit is not None else {}
    return Shown(layout.captions, layout.least_ppi, widths)


def records_of(story: Story, story_id: int, library: Library, usage: Usage) -> Records:
    """Return what the library has of the photos of a story, by file."""
    known = library.known([use.file for use in story.photos if use.file])
    return {
        file: Filed(photo, {channel: usage.times(file, channel, other_than=story_id) for channel in CHANNELS})
        for file, photo in known.items()
    }


def credit_line(use: PhotoUse) -> str:
    """Return a credit as it prints, label and all."""
    return printed_credit(use.credit_label.strip(), use.credit.strip())


def terms_of(use: PhotoUse, record: Filed | None, crediting: Crediting) -> Terms:
    """Return the terms that count for a photo: as decided, else as guessed from its credit and its file."""
    described = record.photo.described if record is not None else Described()
    line = credit_line(use) or described.creditline
    guess = guessed(crediting.read(line), described, crediting.agencies, crediting.house)
    return in_force(record.photo.terms, guess) if record is not None else guess


def photo_reasons(
    story: Story,
    records: Records,
    crediting: Crediting,
    *,
    channel: str,
    today: str,
    shown: Shown = Shown(),
) -> Iterator[Reason]:
    """Yield each reason why a photo of the story may not be put out in this channel, in their order.

    A page can go to print without a photo awaited, for a reason given; the web shows none. ``shown``
    is what the page shows of them.
    """
    for at, use in enumerate(story.photos):
        line = credit_line(use)
        record = records.get(use.file)
        if not use.file and channel == WEB:
            continue
        if not use.file:
            yield Reason(
                "photo-awaited",
                f"Photo {at + 1} is still awaited; choose its file, or let the page go without it.",
                "rights",
                at,
                can_override=True,
                needs_why=True,
            )
        meant = Use(
            number=at + 1,
            caption=use.caption,
            credit=use.credit,
            parts=crediting.read(line),
            channel=channel,
            today=today,
            ran=record.ran.get(channel, 0) if record is not None else 0,
            needs_caption=shown.with_captions,
            ppi=shown.ppi(at, use, record),
            least_ppi=shown.least_ppi,
        )
        for found in hindrances(meant, terms_of(use, record, crediting)):
            yield Reason(
                found.rule,
                found.sentence,
                found.part,
                at,
                can_override=found.can_override or not use.file,
                needs_why=found.can_override or not use.file,
            )


def uses_of(
    story: Story, story_id: int, channel: str, output: str, *, edition: str = "", page: str = ""
) -> list[PhotoUsed]:
    """Return the lines of the usage log for a story put out."""
    return [
        PhotoUsed(
            use.file,
            story_id,
            story.slug,
            channel,
            credit_line(use),
            use.caption.strip(),
            output,
            edition,
            page,
        )
        for use in story.photos
        if use.file
    ]
