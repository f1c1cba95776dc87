"""A word left out: an article with nothing to belong to, a sentence that stops at “the”."""

import re
from collections.abc import Iterable, Iterator

from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import NOT_PROSE, Passage

MISSING = Rule("missing-word", "Missing words", "A small word with nothing after it, as in “the of”.")
RULES = (MISSING,)

_HOLE = re.compile(
    r"""(?x)
    (?<![\w'’“‘"&/.-])
    (?: (?P<article> [Tt]he|an?|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our|[Ii]ts )
        [ ] (?: (?<=he\ ) (?:of|is|was|were|are|has|had|have) | (?<!he\ ) (?:of|was|were|been|have|be|the)
              | and | or\ (?!two|so) | from | with | an | their | my | our | your | its | his | been )
        (?! ['’”"\w-] | [ ]*[’”")\]] | \. | [ ]or\ )
    | (?P<open> the|an|their|my|our|your|and|(?:to|by|with)\ the ) [ ]? [.;!?] (?= [ ]["“‘A-Z] | ["”]?$ )
    )
    """
)


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each place where a small word wants another after it and has none."""
    if passage.field in NOT_PROSE or not context.is_english:
        return ()
    return _in(passage)


def _in(passage: Passage) -> Iterator[Finding]:
    for match in _HOLE.finditer(passage.text):
        word = match["article"] or match["open"]
        message = f"A word seems to be missing after “{word}”, or this is one too many."
        yield finding_in(passage, *match.span(), MISSING, Severity.ASK, message)
