"""How each photo of the open story stands: by what right it runs, what stands in the way, what is offered."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from desk.newsroom.crediting import Crediting
from desk.newsroom.gate import Reason
from desk.newsroom.photo_rights import Filed, Records, Shown, credit_line, photo_reasons, terms_of
from desk.story.model import PhotoUse, Story
from desk.story.photo import PRINT, Photo, Rights, Terms


@dataclass(frozen=True, slots=True)
class CreditOffer:
    """A caption with the credit at its end taken out, and that credit as label and name."""

    caption: str
    label: str
    credit: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One photo: its terms in force, why it may not be printed, and what is offered for its credit.

    ``styled`` is label and credit as the house sets them, None where they stand so; ``ppi`` how fine it
    prints, None where that is not known.
    """

    terms: Terms = field(default_factory=Terms)
    reasons: tuple[Reason, ...] = ()
    split: CreditOffer | None = None
    styled: tuple[str, str] | None = None
    photo: Photo | None = None
    ppi: float | None = None


def standings(
    story: Story,
    records: Records,
    crediting: Crediting,
    *,
    today: str,
    shown: Shown,
    lost: Iterable[Reason] = (),
) -> tuple[Standing, ...]:
    """Return how each photo of the story stands for print, one to one; ``today`` is ISO 8601.

    ``lost`` is what is wrong with their files.
    """
    rights = photo_reasons(story, records, crediting, channel=PRINT, today=today, shown=shown)
    reasons = [*lost, *rights]
    return tuple(
        Standing(
            terms_of(use, records.get(use.file), crediting),
            tuple(reason for reason in reasons if reason.paragraph == at),
            credit_offer(use, crediting),
            _styled(use, crediting),
            _photo(records.get(use.file)),
            shown.ppi(at, use, records.get(use.file)),
        )
        for at, use in enumerate(story.photos)
    )


def credit_offer(use: PhotoUse, crediting: Crediting) -> CreditOffer | None:
    """Return what a caption that ends in a credit would be without it; None where it has none.

    A use that has a credit already keeps it: nothing is offered.
    """
    if credit_line(use) or not use.caption.strip():
        return None
    caption, label, credit = crediting.part(use.caption)
    return CreditOffer(caption, label, credit) if credit or label else None


def with_own_credit(use: PhotoUse, crediting: Crediting) -> PhotoUse:
    """Return a use with the credit at the end of its caption in its own field, where it has none there."""
    offer = credit_offer(use, crediting)
    if offer is None:
        return use
    return replace(use, caption=offer.caption, credit_label=offer.label, credit=offer.credit)


def rights_words(terms: Terms) -> str:
    """Say in a line by what right a photo runs: “Agency: the credit names AFP, an agency”."""
    right = f"{terms.rights.value[:1].upper()}{terms.rights.value[1:]}"
    parts = [right if terms.decided else f"{right}: {terms.reason[:1].lower()}{terms.reason[1:].rstrip('.')}"]
    if terms.licence and terms.rights in {Rights.CREATIVE_COMMONS, Rights.PUBLIC_DOMAIN}:
        parts.append(terms.licence)
    if terms.permission.who.strip():
        when = f", {terms.permission.when}" if terms.permission.when else ""
        parts.append(f"allowed by {terms.permission.who.strip()}{when}")
    if terms.uses is not None:
        parts.append("one use" if terms.uses == 1 else f"{terms.uses} uses")
    if terms.expires:
        parts.append(f"until {terms.expires}")
    if terms.territory:
        parts.append(terms.territory)
    if terms.restrictions:
        parts.append(terms.restrictions)
    return "; ".join(parts)


def _styled(use: PhotoUse, crediting: Crediting) -> tuple[str, str] | None:
    line = credit_line(use)
    if not line:
        return None
    set_so = crediting.in_style(crediting.read(line))
    if not set_so:
        return None
    label, credit = crediting.label_off(set_so)
    return (label, credit) if (label, credit) != (use.credit_label.strip(), use.credit.strip()) else None


def _photo(record: Filed | None) -> Photo | None:
    return record.photo if record is not None else None
