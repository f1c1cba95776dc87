"""A credit taken apart."""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit in its parts, as written but for the casing of names and known misspellings of agencies.

    ``label`` has the words before the name (“Photo Courtesy”). ``chain`` are agencies and owners in the
    order written. ``flags`` are in alphabetical order, of ai, commissioned, courtesy, duplicate, file,
    generic, handout, illustration, mandatory, pool, representational, screengrab, truncated. ``caption`` is
    what stood before the credit; in a line without a credit it is all there is.
    """

    label: str = ""
    creators: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    platform: str = ""
    account: str = ""
    flags: tuple[str, ...] = ()
    licence: str = ""
    ref: str = ""
    url: str = ""
    rights: str = ""
    caption: str = ""

    @property
    def names_someone(self) -> bool:
        """Whether anyone is named whom a reader could take for the maker or owner."""
        return bool(self.creators or self.chain or self.platform or self.account)


def credit_data(credit: Credit) -> dict[str, str | list[str]]:
    """Return the parts that are there, by name; those that can be several are lists."""
    data: dict[str, str | list[str]] = {}
    for field in fields(credit):
        value: str | tuple[str, ...] = getattr(credit, field.name)
        if value:
            data[field.name] = value if isinstance(value, str) else [*value]
    return data
