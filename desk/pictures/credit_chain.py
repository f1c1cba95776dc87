"""Who made a picture and through whose hands it came: the pieces of a credit judged by their neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desk.pictures.credit_casing import cased
from desk.pictures.credit_names import Names
from desk.pictures.credit_piece import Kind, Mark, Piece
from desk.pictures.credit_words import CreditWords, folded


@dataclass(slots=True)
class Chain:
    """What the pieces of one credit amount to; ``firm`` when something known is among them."""

    creators: list[str] = field(default_factory=list[str])
    owners: list[str] = field(default_factory=list[str])
    platform: str = ""
    account: str = ""
    flags: list[str] = field(default_factory=list[str])
    firm: bool = False


def settle(
    pieces: Sequence[Piece], words: CreditWords, names: Names, *, by: bool, licensed: bool
) -> Chain | None:
    """Decide what every piece is; None when one can be no part of a credit.

    ``by`` says that the label ends in “by”, after which a single word is a person; ``licensed`` that a
    licence was given, which private persons do under a pen name.
    """
    if any(one.kind is Kind.NONE for one in pieces):
        return None
    pieces = _with_accounts(pieces, words)
    chain = Chain(firm=any(one.known or one.kind in {Kind.FLAG, Kind.PLATFORM} for one in pieces))
    for at, one in enumerate(pieces):
        match one.kind:
            case Kind.FLAG:
                chain.flags.append(one.text)
            case Kind.PLATFORM:
                chain.platform = chain.platform or one.text
                if folded(one.text) in words.machines:
                    chain.flags.append("ai")
            case Kind.ACCOUNT:
                chain.account = chain.account or one.text
            case Kind.OWNER if one.known or len(one.text.split()) > 1:
                _add(chain.owners, one.text)
            case _:
                if _is_creator(at, pieces, chain, words, names, by=by, licensed=licensed):
                    _add(chain.creators, cased(one.text, words) if one.kind is Kind.PERSON else one.text)
                else:
                    _add(chain.owners, one.text)
    return chain


def _add(values: list[str], value: str) -> None:
    if folded(value) not in {folded(one) for one in values}:
        values.append(value)


def _with_accounts(pieces: Sequence[Piece], words: CreditWords) -> list[Piece]:
    """Turn the name beside a social platform into its account: “Facebook/Tideline”, “Tideline/X”."""
    found = list(pieces)
    if any(one.kind is Kind.ACCOUNT for one in found):
        return found
    for at, one in enumerate(found):
        if one.kind is not Kind.PLATFORM or folded(one.text) in words.machines:
            continue
        after = found[at + 1] if at + 1 < len(found) else None
        ends = after is not None and at + 2 == len(found) and after.kind is Kind.OWNER
        if (
            after is not None
            and after.mark in {Mark.STROKE, Mark.BRACKET}
            and (ends or _may_post(after, words))
        ):
            found[at + 1] = Piece(after.text, after.mark, Kind.ACCOUNT)
            break
        before = found[at - 1] if at else None
        if (
            before is not None
            and one.mark in {Mark.STROKE, Mark.BRACKET, Mark.COMMA}
            and _may_post(before, words)
        ):
            found[at - 1] = Piece(before.text, before.mark, Kind.ACCOUNT)
            break
    return found


def _may_post(piece: Piece, words: CreditWords) -> bool:
    if piece.kind in {Kind.NAME, Kind.PERSON}:
        return True
    return piece.kind is Kind.OWNER and folded(piece.text) not in words.signed


def _is_creator(
    at: int,
    pieces: Sequence[Piece],
    chain: Chain,
    words: CreditWords,
    names: Names,
    *,
    by: bool,
    licensed: bool,
) -> bool:
    """Tell whether a name is who made the picture, not whose it is."""
    piece = pieces[at]
    if piece.kind is Kind.NAME and _signs_shortly(at, pieces, words):
        return not (chain.creators or names.is_acronym(piece.text))
    following = [one for one in pieces[at + 1 :] if one.kind in {Kind.OWNER, Kind.NAME, Kind.PERSON}]
    if piece.kind is Kind.PERSON:
        if not chain.creators:
            return not _is_listed_after_owner(piece, chain, names)
        if piece.mark is Mark.AND or (piece.mark is Mark.COMMA and pieces[at - 1].kind is Kind.PERSON):
            return True
        return (
            piece.mark is Mark.STROKE
            and names.is_given(piece.text)
            and (bool(following) or _names_all(pieces))
        )
    if piece.kind is Kind.OWNER and not (piece.text.isalnum() and not piece.text.isupper()):
        return False
    hosted = bool(following) and following[0].kind is Kind.OWNER and folded(following[0].text) in words.stock
    unowned = not (
        names.is_site(piece.text) or names.is_acronym(piece.text) or chain.creators or chain.owners
    )
    return unowned and (hosted or licensed or (by and at == 0))


def _signs_shortly(at: int, pieces: Sequence[Piece], words: CreditWords) -> bool:
    """Tell whether one word follows an owner whose photographers sign with one: “UNICEF/Ellwyn”."""
    if not at or at + 1 < len(pieces):
        return False
    owner = folded(pieces[at - 1].text)
    return owner in words.surnames or owner in words.stock


def _is_listed_after_owner(piece: Piece, chain: Chain, names: Names) -> bool:
    """Tell whether a list of owners goes on: “… temple, Matsuno Shoten, … Archives”."""
    named = names.is_given(piece.text) or piece.text[1:2] == "."
    return piece.mark is Mark.COMMA and bool(chain.owners) and not named


def _names_all(pieces: Sequence[Piece]) -> bool:
    return all(one.kind is Kind.PERSON for one in pieces)
