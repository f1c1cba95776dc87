"""One credit read, and several that stand side by side joined: “(A / AFP) (A/AFP via …)”."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desk.pictures.credit_label import Label
from desk.pictures.credit_parts import Credit
from desk.pictures.credit_piece import Piece
from desk.pictures.credit_words import folded


@dataclass(frozen=True, slots=True)
class Reading:
    """A credit read, its label where it has one, and its pieces.

    ``firm`` when something known, an agency, a platform, a flag, a licence, is in it.
    """

    credit: Credit
    label: Label | None
    pieces: tuple[Piece, ...]
    firm: bool


def in_order(*flags: str) -> tuple[str, ...]:
    """Return flags once each, in the order of the alphabet."""
    return tuple(sorted(set(flags)))


def merged(readings: Sequence[Reading], text: str) -> Reading:
    """Join credits of one ``text``; the last with a label leads, a name that comes twice is a duplicate."""
    main = next((one for one in reversed(readings) if one.label is not None), readings[-1])
    others = [one.credit for one in readings if one is not main]
    if not others:
        return main
    creators, chain, flags = list(main.credit.creators), list(main.credit.chain), list(main.credit.flags)
    for other in others:
        flags.extend(other.flags)
        if _is_twin(other, creators, chain):
            flags.append("duplicate")
            creators = [_as_written(one, other.creators, text) for one in creators] or list(other.creators)
            chain = [*(one for one in other.chain if not _shared((one,), chain)), *chain]
        else:
            creators, chain = [*other.creators, *creators], [*other.chain, *chain]
    everything = [main.credit, *others]
    credit = Credit(
        label=main.credit.label,
        creators=tuple(creators),
        chain=tuple(dict.fromkeys(chain)),
        platform=_first(one.platform for one in everything),
        account=_first(one.account for one in everything),
        flags=in_order(*flags),
        licence=_first(one.licence for one in everything),
        ref=_first(one.ref for one in everything),
        url=_first(one.url for one in everything),
        rights="; ".join(dict.fromkeys(one.rights for one in everything if one.rights)),
    )
    pieces = tuple(piece for one in readings for piece in one.pieces)
    return Reading(credit, main.label, pieces, any(one.firm for one in readings))


def _is_twin(other: Credit, creators: Sequence[str], chain: Sequence[str]) -> bool:
    """Tell whether ``other`` names the same maker, or, where one names none, the same owner."""
    if other.creators and creators:
        return _shared(other.creators, creators)
    return _shared(other.chain, chain)


def _shared(some: Sequence[str], others: Sequence[str]) -> bool:
    return not {folded(one) for one in some}.isdisjoint(folded(one) for one in others)


def _as_written(name: str, twins: Sequence[str], text: str) -> str:
    """Prefer the spelling of a twin that stands in the line in mixed letters."""
    return next((twin for twin in twins if folded(twin) == folded(name) and twin in text), name)


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")
