"""Characters that came to harm on the way, in a text that did not come in by import or paste.

Those two mend it at the door, so the rules are off until a desk asks for them.
"""

from collections.abc import Iterable, Iterator

from desk.checks.once import told_once
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.characters import broken, entities
from desk.story.text import Passage

ENTITY = Rule(
    "entity", "HTML entities", "A character left in the code of a web page: “&amp;” for “&”.", on=False
)
MOJIBAKE = Rule(
    "mojibake", "Broken letters", "A sign that was read in the wrong encoding: “â€™” for “’”.", on=False
)
RULES = (ENTITY, MOJIBAKE)


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each entity and each broken sign, with the character it stands for; the like of it once."""
    del context
    yield from told_once(_entities(passage), lambda one: one.text)
    yield from told_once(_broken(passage), lambda one: one.text)


def _entities(passage: Passage) -> Iterator[Finding]:
    for start, end, meant in entities(passage.text):
        shown = meant if meant and meant.isprintable() and meant.strip() else "space"
        message = f"“{passage.text[start:end]}” is the web’s code for “{shown}”."
        yield finding_in(passage, start, end, ENTITY, Severity.FIX, message, (meant or "",))


def _broken(passage: Passage) -> Iterator[Finding]:
    for start, end, meant in broken(passage.text):
        if meant is None:
            message = "A character was lost here when the copy was read; look it up in the copy as received."
            yield finding_in(passage, start, end, MOJIBAKE, Severity.FIX, message)
            continue
        shown = f"“{meant}”" if meant.strip() else "a space"
        message = f"“{_seen(passage.text[start:end])}” is {shown}, read in the wrong encoding."
        yield finding_in(passage, start, end, MOJIBAKE, Severity.FIX, message, (meant,))


def _seen(broken: str) -> str:
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in broken)
