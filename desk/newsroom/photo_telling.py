"""Photos told to scripts and terminals: the contract of ``desk photo``."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from desk.newsroom.crediting import Crediting
from desk.newsroom.desk import Desk
from desk.newsroom.photo_files import FileState, state_of, state_sentence
from desk.newsroom.photo_intake import CameIn, alike
from desk.newsroom.photo_rights import Filed, terms_of
from desk.newsroom.picture_desk import disagreeing
from desk.pictures.credit_parts import credit_data
from desk.store.library import StoredPhoto
from desk.store.usage import Audited, PhotoUsed, Usage
from desk.story.model import PhotoUse
from desk.story.photo import Photo, Terms

_SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Looked:
    """All that is known of a photo: as stored, the terms that count, where it stands and ran, its likes, and
    what was let go against the gate where it ran.
    """

    stored: StoredPhoto
    terms: Terms
    state: FileState
    stands: tuple[tuple[int, str], ...]
    ran: tuple[PhotoUsed, ...]
    alike: tuple[Photo, ...]
    let_go: tuple[Audited, ...]


def look_up(desk: Desk, stored: StoredPhoto) -> Looked:
    """Gather all that is known of a photo; its file is read to see that it is what it was."""
    library = desk.store.library
    ran = tuple(desk.store.usage.of(stored.photo.file))
    return Looked(
        stored,
        terms_in_force(stored.photo, desk.crediting),
        state_of(desk.photos, stored.photo.file),
        tuple(library.stands(stored.photo.file)),
        ran,
        alike(library, stored.photo),
        tuple(_let_go(desk.store.usage, ran)),
    )


def _let_go(usage: Usage, ran: Sequence[PhotoUsed]) -> Iterator[Audited]:
    """Yield the reasons given for sending out what the gate held, of the outputs a photo ran in."""
    outputs = {(one.story, one.output) for one in ran}
    for story in sorted({number for number, _output in outputs}):
        yield from (line for line in usage.audited(story) if (story, line.detail.get("file")) in outputs)


def terms_in_force(photo: Photo, crediting: Crediting) -> Terms:
    """Return the terms that count for a photo of the library: as decided, else as guessed."""
    return terms_of(PhotoUse(), Filed(photo), crediting)


def photo_row(stored: StoredPhoto) -> dict[str, object]:
    """Tell one line of the list."""
    photo = stored.photo
    return {
        "id": stored.key, "file": photo.file, "name": photo.name, "format": photo.form,
        "width": photo.width, "height": photo.height, "size": photo.size,
        "credit": photo.described.creditline, "caption": photo.described.caption,
        "rights": photo.terms.rights.value, "decided": photo.terms.decided,
        "expires": photo.terms.expires, "added": stored.added,
    }  # fmt: skip


def photo_data(looked: Looked) -> dict[str, object]:
    """Tell all there is to tell of a photo."""
    photo = looked.stored.photo
    fingerprint = None if photo.fingerprint is None else f"{photo.fingerprint:016x}"
    return photo_row(looked.stored) | {
        "fingerprint": fingerprint,
        "state": looked.state.value,
        "described": asdict(photo.described),
        "found": [{"field": one.name, "value": one.value, "tag": one.tag} for one in photo.found],
        "disagree": sorted(disagreeing(photo.found)),
        "terms": asdict(looked.terms) | {"rights": looked.terms.rights.value},
        "stories": [{"id": number, "slug": slug} for number, slug in looked.stands],
        "ran": [asdict(one) for one in looked.ran],
        "let_go": [asdict(one) for one in looked.let_go],
        "alike": [one.file for one in looked.alike],
    }


def photo_text(looked: Looked) -> Iterator[str]:
    """Tell a person at a terminal of a photo, a line each."""
    photo, terms = looked.stored.photo, looked.terms
    yield f"{looked.stored.key}  {photo.name}  ({photo.form}, {photo.width} × {photo.height})"
    if wrong := state_sentence(photo, looked.state):
        yield f"    {wrong}"
    for name, value in asdict(photo.described).items():
        if value:
            yield f"    {name}: {value if isinstance(value, str) else '; '.join(value)}"
    yield f"    rights: {terms.rights.value} ({'decided' if terms.decided else terms.reason})"
    for one in sorted(disagreeing(photo.found)):
        tags = ", ".join(f"{row.tag} “{row.value}”" for row in photo.found if row.name == one)
        yield f"    tags disagree on {one}: {tags}"
    for number, slug in looked.stands:
        yield f"    on story {number}  {slug}"
    for used in looked.ran:
        yield f"    ran {used.at[:10]} in {used.channel}: {used.slug}, {used.output}"
    for line in looked.let_go:
        yield f"    {line.at[:10]}  {let_go_words(line)}"
    for like in looked.alike:
        yield f"    like {like.name}  {like.file}"


def let_go_words(line: Audited) -> str:
    """Tell one line of the audit trail."""
    held = line.detail.get("held", "")
    return f"{line.deed}: “{line.reason}”{held and f' — {held}'}"


def came_data(came: CameIn, stored: StoredPhoto) -> dict[str, object]:
    """Tell a picture that came in."""
    return photo_row(stored) | {"new": came.is_new, "alike": [one.file for one in came.alike]}


def credit_told(photo: Photo, crediting: Crediting) -> dict[str, object]:
    """Tell a photo’s credit: as it stands, taken apart, in house style, and the right guessed from it."""
    line = photo.described.creditline
    credit = crediting.read(line)
    terms = terms_in_force(photo, crediting)
    return {
        "file": photo.file, "credit": line, "parts": credit_data(credit),
        "in_style": crediting.in_style(credit), "rights": terms.rights.value, "reason": terms.reason,
        "decided": terms.decided,
    }  # fmt: skip


def expiring_until(today: date) -> str:
    """Return the last day that counts as expiring soon: a month on, ISO 8601."""
    return (today + _SOON).isoformat()
