"""What the file must say of itself (ISO 15930-7, 6.2 to 6.4), and what must not be in it at all."""

from collections.abc import Callable, Iterator

from desk.press.preflight.fault import Fault
from desk.press.preflight.seen import SeenFile

_HIGHEST = "1.6"
_WANTED = "PDF/X-4"
_KIND = "/GTS_PDFX"


def version(file: SeenFile) -> Iterator[Fault]:
    """See that the file is PDF 1.6 or earlier and calls itself PDF/X-4."""
    if file.version > _HIGHEST:
        yield Fault("version", None, f"The file is PDF {file.version}; PDF/X-4 goes up to {_HIGHEST}.")
    if file.conformance != _WANTED:
        says = f"says it is “{file.conformance}”" if file.conformance else "does not say what it conforms to"
        yield Fault("conformance", None, f"The file {says} and has to say PDF/X-4 in its metadata.")


def encryption(file: SeenFile) -> Iterator[Fault]:
    """See that the file is open to everybody."""
    if file.is_encrypted:
        yield Fault(
            "encryption", None, "The file is encrypted, so a press cannot read it; take the password off."
        )


def trapped(file: SeenFile) -> Iterator[Fault]:
    """See that the file says whether its colours were trapped."""
    if file.trapped not in {"True", "False"}:
        says = f"“{file.trapped}”" if file.trapped else "nothing"
        yield Fault("trapped", None, f"Whether the file is trapped has to be True or False; it says {says}.")


def actions(file: SeenFile) -> Iterator[Fault]:
    """See that nothing in the file runs or is filled in."""
    for words in file.actions:
        yield Fault("actions", None, f"The file holds {words}, which a press does not take.")


def annotations(file: SeenFile) -> Iterator[Fault]:
    """See that nothing is stuck onto a page."""
    for page in file.pages:
        if page.annotations:
            kinds = ", ".join(sorted(set(page.annotations)))
            count = len(page.annotations)
            yield Fault(
                "annotations",
                page.number,
                f"{count} annotation{'s' if count > 1 else ''} on the page ({kinds}).",
            )


def profile(is_press_profile: Callable[[bytes], bool]) -> Callable[[SeenFile], Iterator[Fault]]:
    """Make the rule: one output intent for print, with the profile of a CMYK press in it."""

    def rule(file: SeenFile) -> Iterator[Fault]:
        intents = [intent for intent in file.intents if intent.kind == _KIND]
        if len(intents) != 1:
            count = "no output intent" if not intents else f"{len(intents)} output intents"
            yield Fault("output-intent", None, f"The file has {count} for print; a press needs one.")
            return
        (intent,) = intents
        if not intent.condition:
            yield Fault("output-intent", None, "The output intent does not name its printing condition.")
        if not intent.icc:
            yield Fault("profile", None, "The press profile is not in the file.")
        elif not is_press_profile(intent.icc):
            yield Fault(
                "profile", None, "The profile in the file is not that of a four-colour press, or is damaged."
            )

    return rule
