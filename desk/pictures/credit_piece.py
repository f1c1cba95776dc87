"""A piece of a credit."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a piece turned out to be.

    A NAME is one whose neighbours must decide; NONE can be no part of a credit.
    """

    OWNER = "owner"
    PERSON = "person"
    PLATFORM = "platform"
    ACCOUNT = "account"
    FLAG = "flag"
    NAME = "name"
    NONE = "none"


class Mark(Enum):
    """What stood before a piece."""

    START = ""
    STROKE = "/"
    VIA = "via"
    COMMA = ","
    AND = "and"
    BRACKET = "("


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a credit, what stood before it, and what it is; ``known`` owners are in the vocabulary."""

    text: str
    mark: Mark
    kind: Kind
    known: bool = False
