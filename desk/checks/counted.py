"""A noun and what counts it: “five official”, “one of the player”, “a clear benchmarks”, “every children”."""

from desk.checks.clause import Clause, Fault, Look, Phrase
from desk.checks.grammar_words import (
    ALONE,
    AMOUNTS,
    BODIES,
    DETERMINERS,
    KINDS,
    LABELS,
    LOTS,
    MANY,
    MODALS,
    NUMERALS,
    RATES,
    SOME_OF,
)
from desk.checks.parts import ADJECTIVE, ADVERB, BASE, ING, ONE, PAST, THIRD
from desk.checks.reading import NUMBER, POSSESSIVE, YEAR

_AFTER_THE = frozenset({"are", "were", "have"}) | MODALS
_OF_THE = DETERMINERS - {"a", "an", "this", "that"}
# How much likelier the form for several must be, as a log to base 10. Where grammar is sure it may even be
# less usual; after “one of the” what follows speaks for the other form, too; bodies of people are one.
_COUNTED, _LIKELY, _PART, _BODY = -1.2, -0.3, -3.5, 1.5


def _several(clause: Clause, at: int) -> Fault | None:
    """Find “Five official”, “several contract”."""
    phrase = clause.phrase(at + 1)
    if phrase is None or _is_labelled(clause, at) or clause.form(at + 1) in KINDS:
        return None
    if phrase.noun > phrase.first and clause.parts.is_only(clause.form(phrase.noun), PAST):
        phrase = Phrase(phrase.first, phrase.noun)  # “200 foreign journalist arrived”
    form, inner = clause.form(at), range(phrase.first, phrase.noun)
    if clause.form(at - 1) in {*DETERMINERS, POSSESSIVE} and (
        form == NUMBER or inner or clause.form(phrase.end) not in _AFTER_THE
    ):
        return None  # “the three day event” is one, “the three bridge will” is not
    is_counted = form == NUMBER or form in NUMERALS
    if is_counted and not all(clause.describes(one) for one in inner):
        return None
    return _wants_several(clause, phrase, at, _COUNTED if is_counted else _LIKELY, may_be_verb=form in ALONE)


def _is_labelled(clause: Clause, at: int) -> bool:
    """Tell whether a number is no count: category 5, 12 May, his notorious 1492, one in 3,000, Rocky Two."""
    before, parts = clause.form(at - 1), clause.parts.of(clause.form(at - 1))
    if before in LABELS or clause.form(at - 2) == "one":
        return True
    if at > 0 and clause.is_capital(at - 1) and not clause.opens(at - 1):
        return True
    if clause.form(at) != NUMBER:
        return False
    is_name = "-" in before or bool(parts & {ONE, ADJECTIVE} and not parts & {BASE, PAST, ADVERB})
    return is_name or not clause.is_count(at)


def _lots(clause: Clause, at: int) -> Fault | None:
    """Find “A number of contract”, “one of the player”."""
    before = clause.form(at - 1)
    if clause.form(at - 2) in LABELS | {"%"}:
        return None
    if before in LOTS:
        phrase, least = clause.phrase(at + 1), _LIKELY
    elif before in SOME_OF and clause.form(at + 1) in _OF_THE:
        phrase, least = clause.phrase(at + 2), _PART
    else:
        return None
    return _wants_several(clause, phrase, at - 1, least) if phrase is not None else None


def _wants_several(
    clause: Clause, phrase: Phrase, counted_by: int, least: float, *, may_be_verb: bool = False
) -> Fault | None:
    noun, parts = clause.form(phrase.noun), clause.parts
    its, inner = parts.of(noun), range(phrase.first, phrase.noun)
    if not (clause.is_lower(phrase.noun) and parts.is_one(noun)) or clause.is_run_on(phrase):
        return None
    if its & {PAST, ING} or (BASE in its and not parts.is_base(noun)):
        return None
    if any(
        parts.is_several(clause.form(one)) or clause.form(one) in AMOUNTS | {NUMBER, YEAR} for one in inner
    ):
        return None
    # “Many want to”: what may be a verb is a noun only after a word that describes it.
    if may_be_verb and its & {BASE, ADVERB} and not (inner and clause.describes(phrase.noun - 1)):
        return None
    meant = parts.several(noun)
    if not meant or clause.gain(phrase.noun, phrase.end, [meant])[0] < (_BODY if noun in BODIES else least):
        return None
    counted = clause.shown(counted_by, phrase.first)
    return Fault(phrase.noun, phrase.end, (meant,), f"After “{counted}” several are meant: “{meant}”.")


def _single(clause: Clause, at: int) -> Fault | None:
    """Find “A clear benchmarks”, “every children”."""
    phrase = clause.phrase(at + 1)
    if phrase is None or clause.has(phrase, AMOUNTS) or clause.form(phrase.first) in RATES:
        return None
    noun, parts = clause.form(phrase.noun), clause.parts
    inner = [clause.form(one) for one in range(phrase.first, phrase.noun)]
    if not parts.is_several(noun) or clause.is_run_on(phrase):
        return None
    if any(parts.is_several(one) or not _describes(clause, one) for one in inner):
        return None
    if THIRD in parts.of(noun) and (not inner or ONE in parts.of(inner[-1])):
        return None  # “every player wants”
    meant = parts.one(noun)
    least = 0.0 if any(ONE in parts.of(one) for one in inner) else _LIKELY
    if not meant or clause.gain(phrase.noun, phrase.end, [meant])[0] < least:
        return None
    shown = clause.shown(at, at + 1)
    return Fault(phrase.noun, phrase.end, (meant,), f"After “{shown}” one is meant: “{meant}”.")


def _describes(clause: Clause, form: str) -> bool:
    parts = clause.parts.of(form)
    return "-" in form or (ADJECTIVE in parts and PAST not in parts)


COUNTED: dict[str, tuple[Look, ...]] = {
    **dict.fromkeys((*MANY, *NUMERALS, NUMBER), (_several,)),
    **dict.fromkeys(("a", "an", "another", "each", "every"), (_single,)),
    "of": (_lots,),
}
"""What is looked at, by the form it begins with."""
