"""One word written as two, or two as one: “a lot” and “alot”, “may be” and “maybe”, “in to” and “into”.

Where only one of the two ways is English the other is wrong anywhere; where both are, the words around tell.
"""

import re
from collections.abc import Iterable

from desk.checks.reading import STOP, read
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

PARTED = Rule(
    "parted-word", "One word or two", "Two words written as one, or one as two: “may be” and “maybe”."
)
RULES = (PARTED,)

_UNREAD = frozenset({"byline", "dateline", "source", "handle", "credit", "credit_label"})
_ALWAYS = {
    "alot": "a lot", "aswell": "as well", "infact": "in fact", "inspite": "in spite", "abit": "a bit",
    "eachother": "each other", "incase": "in case", "noone": "no one", "atleast": "at least",
    "inorder": "in order", "never the less": "nevertheless", "none the less": "nonetheless",
    "further more": "furthermore", "where as": "whereas", "there fore": "therefore", "al though": "although",
    "them selves": "themselves", "him self": "himself", "her self": "herself", "it self": "itself",
    "my self": "myself", "our selves": "ourselves", "how ever": "however", "more over": "moreover",
    "mean while": "meanwhile", "through out": "throughout", "with out": "without", "al ready": "already",
    "al most": "almost", "to wards": "towards", "be cause": "because", "to gether": "together",
    "to morrow": "tomorrow", "yester day": "yesterday",
}  # fmt: skip
"""What is written so by nobody, and what is meant."""
_EITHER = (
    "may be", "any one", "some one", "any way", "some time", "every day", "every thing", "in to", "on to",
    "all ready", "all together", "in side", "out side", "a part", "a round", "a long", "a way", "a side",
    "a while", "any thing", "some thing", "some how", "no where", "no body", "any body", "some body",
    "every body", "with in", "be fore", "be low", "now here", "over all", "any how", "break down", "set up",
    "take over", "work out",
)  # fmt: skip
"""Both ways are English; the model says which is meant."""
_PAIRS = {pair: pair.replace(" ", "") for pair in _EITHER} | {pair.replace(" ", ""): pair for pair in _EITHER}
_LISTED = "|".join(sorted((*_ALWAYS, *_PAIRS), key=lambda one: (-len(one), one))).replace(" ", "[ \\u00a0]")
_PARTED = re.compile(rf"(?<![\w'’-])(?:{_LISTED})(?![\w'’-])", re.IGNORECASE)
_LIKELIER = 3.5
"""How much likelier, as a log to base 10, the other way must be where it stands."""
_SIDE = 2
_REACH = 60


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each word that is parted, or not, against what is usual where it stands."""
    if passage.field in _UNREAD or not context.is_english:
        return
    for match in _PARTED.finditer(passage.text):
        plain = match[0].lower().replace("\u00a0", " ")
        if plain in _ALWAYS:
            # Mr Noone is a name.
            meant = _ALWAYS[plain] if match[0].islower() or not match.start() else ""
        else:
            meant = _likelier(passage.text, match, plain, context)
        if meant and match[0] not in context.house.accepted:
            shaped = meant[0].upper() + meant[1:] if match[0][0].isupper() else meant
            count = "two words" if " " in meant else "one word"
            message = f"“{match[0]}” is {count} here: “{shaped}”."
            yield finding_in(passage, *match.span(), PARTED, Severity.FIX, message, (shaped,))


def _likelier(text: str, match: re.Match[str], plain: str, context: Context) -> str:
    """Return the other way to write it where that is far likelier, else nothing."""
    model = context.model(context.language)
    if model is None:
        return ""
    other = _PAIRS[plain]
    before = [STOP, STOP, *read(text[max(0, match.start() - _REACH) : match.start()]).forms][-_SIDE:]
    after = [*read(text[match.end() : match.end() + _REACH]).forms, STOP, STOP][:_SIDE]
    stands, instead = model.weigh(before, [plain, other], after)
    return other if instead - stands > _LIKELIER else ""
