"""One word written as two, or two as one: “a lot” and “alot”, “may be” and “maybe”, “in to” and “into”.

Where only one of the two ways is English the other is wrong anywhere; where both are, the words around tell.
"""

from collections.abc import Iterable, Iterator

from desk.checks.reading import STOP, Reading, read
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import NOT_PROSE, Passage

PARTED = Rule(
    "parted-word", "One word or two", "Two words written as one, or one as two: “may be” and “maybe”."
)
RULES = (PARTED,)

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
_LENGTHS = {
    first: sorted(
        {one.count(" ") + 1 for one in (*_ALWAYS, *_PAIRS) if one.split(" ")[0] == first}, reverse=True
    )
    for first in {one.split(" ")[0] for one in (*_ALWAYS, *_PAIRS)}
}
"""How many words what is listed has, by the first of them."""
_LIKELIER = 3.5
"""How much likelier, as a log to base 10, the other way must be where it stands."""
_SIDE = 2


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each word that is parted, or not, against what is usual where it stands."""
    if passage.field in NOT_PROSE or not context.is_english:
        return
    reading = read(passage.text)
    for first, end, plain in _listed(passage.text, reading):
        start, stop = reading.starts[first], reading.ends[end - 1]
        found = passage.text[start:stop]
        if plain in _ALWAYS:
            # Mr Noone is a name.
            meant = _ALWAYS[plain] if found.islower() or not start else ""
        else:
            meant = _likelier(reading, first, end, plain, context)
        if meant and found not in context.house.accepted:
            shaped = meant[0].upper() + meant[1:] if found[0].isupper() else meant
            count = "two words" if " " in meant else "one word"
            message = f"“{found}” is {count} here: “{shaped}”."
            yield finding_in(passage, start, stop, PARTED, Severity.FIX, message, (shaped,))


def _listed(text: str, reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Yield from which form to which there stands what is listed, and how it is listed."""
    end = 0
    for at, form in enumerate(reading.forms):
        for length in _LENGTHS.get(form, ()) if at >= end else ():
            plain = " ".join(reading.forms[at : at + length])
            if (plain in _ALWAYS or plain in _PAIRS) and _is_so_written(
                text, reading, at, at + length, plain
            ):
                end = at + length
                yield at, end, plain
                break


def _is_so_written(text: str, reading: Reading, first: int, end: int, plain: str) -> bool:
    written = text[reading.starts[first] : reading.ends[end - 1]]
    return written.lower().replace("\u00a0", " ") == plain


def _likelier(reading: Reading, first: int, end: int, plain: str, context: Context) -> str:
    """Return the other way to write it where that is far likelier, else nothing."""
    model = context.model(context.language)
    if model is None:
        return ""
    other = _PAIRS[plain]
    before = [STOP, STOP, *reading.forms[max(0, first - _SIDE) : first]][-_SIDE:]
    after = [*reading.forms[end : end + _SIDE], STOP, STOP][:_SIDE]
    stands, instead = model.weigh(before, [plain, other], after)
    return other if instead - stands > _LIKELIER else ""
