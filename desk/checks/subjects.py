"""A verb and its subject: “the battles was swift”, “the list of items are”, “residents says”, “they was”."""

from desk.checks.clause import Clause, Fault, Look, Phrase
from desk.checks.grammar_words import (
    AMOUNTS,
    ASKING,
    BODIES,
    DETERMINERS,
    HELPING,
    LOTS,
    NUMERALS,
    ONE_OF_MANY,
    OPENERS,
    PEOPLE,
    SUPPOSING,
    UNITS,
)
from desk.checks.parts import ADJECTIVE, ADVERB, BASE, ONE, SEVERAL, THIRD
from desk.checks.reading import POSSESSIVE, STOP

_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR = {plural: singular for singular, plural in _PLURAL.items()}
_ONLY_SEVERAL = frozenset({"are", "were", "have"})
_NOT_COUNTED = AMOUNTS | {"last", "next", "past", "first"}
# How much likelier the other way must be, as a log to base 10; where grammar is sure, even less usual.
_SURE, _SURER = -1.5, -3.0
_WIDE, _LONGEST = 8, 4


def _subject(clause: Clause, at: int) -> Fault | None:
    """Find “the battles was swift”, “residents says”, where a sentence or what was said begins."""
    if not clause.is_plain(at) or not (clause.opens(at) or clause.form(at - 1) in OPENERS):
        return None
    first = at + 1 if clause.form(at) in DETERMINERS else at
    phrase = clause.phrase(first, owners=True)
    if phrase is None or clause.is_run_on(phrase):
        return _says(clause, first)
    if clause.form(phrase.end) == "of":
        return _beyond(clause, phrase) if clause.form(at) not in {"a", "an"} else None
    return _beside(clause, phrase, has_determiner=first > at) or _says(clause, first)


def _beside(clause: Clause, phrase: Phrase, *, has_determiner: bool) -> Fault | None:
    """Find “The battles was swift”: either the noun or the verb may have been meant."""
    noun, verb, parts = clause.form(phrase.noun), clause.form(phrase.end), clause.parts
    if verb in _PLURAL and _is_several(clause, phrase) and not clause.has(phrase, _NOT_COUNTED):
        other, agreeing = parts.one(noun), _PLURAL[verb]
    elif verb in _SINGULAR and has_determiner and _is_one(clause, phrase):
        other, agreeing = parts.several(noun), _SINGULAR[verb]
    else:
        return None
    ways = (f"{noun} {agreeing}", *([f"{other} {verb}"] if other else ()))
    gains = clause.gain(phrase.noun, phrase.end + 1, ways)
    if max(gains) < _SURE:
        return None
    likeliest = sorted(range(len(ways)), key=lambda one: -gains[one])
    why = f"“{noun}” and “{verb}” do not agree."
    return Fault(phrase.noun, phrase.end + 1, tuple(ways[one] for one in likeliest), why)


def _beyond(clause: Clause, head: Phrase) -> Fault | None:
    """Find “The list of items are”."""
    after = head.end + 1
    inner = clause.phrase(after + 1 if clause.form(after) in DETERMINERS else after)
    if inner is None:
        return None
    noun, verb, beside = clause.form(head.noun), clause.form(inner.end), clause.form(inner.noun)
    if verb in _SINGULAR and _is_one(clause, head) and clause.parts.is_several(beside):
        meant = _SINGULAR[verb]
    elif verb in _PLURAL and _is_several(clause, head) and noun not in LOTS and clause.parts.is_one(beside):
        meant = _PLURAL[verb]
    else:
        return None
    why = f"It is “{noun}” that “{verb}” belongs to: “{meant}”."
    return Fault(inner.end, inner.end + 1, (meant,), why)


def _is_one(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase is of one thing, and cannot be of a body of people or a quantity."""
    noun, verb = clause.form(phrase.noun), clause.form(phrase.end)
    return verb != "do" and not clause.has(phrase, AMOUNTS) and _is_thing(clause, noun)


def _is_thing(clause: Clause, noun: str) -> bool:
    """Tell whether a word is for one thing that there can be several of, and for no body of people."""
    parts = clause.parts
    is_one = noun not in BODIES and parts.is_one(noun) and parts.is_only(noun, ONE, BASE)
    return is_one and bool(parts.several(noun))


def _is_several(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase is of several things, and cannot be of a sum of time or money."""
    noun = clause.form(phrase.noun)
    return (
        clause.parts.is_several(noun)
        and noun.removesuffix("s") not in UNITS
        and not clause.has(phrase, AMOUNTS)
    )


def _says(clause: Clause, first: int) -> Fault | None:
    """Find “a spokesman say”, “the flood destroy”, “residents says”: a verb that is nothing else."""
    at = _verb_after(clause, first)
    noun, verb, parts = clause.form(at - 1), clause.form(at), clause.parts
    if at == first or not clause.is_plain(at - 1) or noun in BODIES:
        return None
    if parts.is_several(noun) and parts.is_only(verb, THIRD) and noun.removesuffix("s") not in UNITS:
        meant = parts.base(verb)
    elif clause.form(first - 1) in DETERMINERS and _is_thing(clause, noun) and parts.is_only(verb, BASE):
        meant = parts.third(verb)
    else:
        return None
    if not meant or clause.gain(at, at + 1, [meant])[0] < _SURER:
        return None
    return Fault(at - 1, at + 1, (f"{noun} {meant}",), f"“{noun}” and “{verb}” do not agree.")


def _verb_after(clause: Clause, first: int) -> int:
    """Return the place of the first word that is only a verb, over adjectives and nouns, or ``first``."""
    for at in range(first, first + _LONGEST):
        if not clause.is_plain(at):
            return first
        if clause.parts.is_only(clause.form(at), BASE) or clause.parts.is_only(clause.form(at), THIRD):
            return at
        if not clause.parts.is_only(clause.form(at), ONE, SEVERAL, BASE, THIRD, ADJECTIVE):
            return first
    return first


def _he(clause: Clause, at: int) -> Fault | None:
    """Find “He go”, “she don’t”, “he were”."""
    verb_at = _after_adverb(clause, at)
    verb, before = clause.form(verb_at), clause.form(at - 1)
    near = {clause.form(one) for one in range(max(0, at - _WIDE), at)}
    if before in HELPING or before == "/" or near & ASKING:
        return None
    if verb in _SINGULAR:
        is_let = near & SUPPOSING if verb == "were" else verb == "do" and clause.form(verb_at + 1) != "not"
        return None if is_let else _of_pronoun(clause, at, verb_at, _SINGULAR[verb])
    if not clause.is_lower(verb_at) or not clause.parts.is_base(verb) or clause.form(verb_at + 1) == "not":
        return None  # “he dare not”
    meant = clause.parts.third(verb)
    if not meant or clause.gain(verb_at, verb_at + 1, [meant])[0] < _SURE:
        return None
    return _of_pronoun(clause, at, verb_at, meant)


def _they(clause: Clause, at: int) -> Fault | None:
    """Find “They was”, “we has”, “they says”."""
    verb_at = _after_adverb(clause, at)
    verb, parts = clause.form(verb_at), clause.parts
    meant = _PLURAL.get(verb, "")
    if not meant and clause.is_lower(verb_at) and parts.is_only(verb, THIRD):
        meant = parts.base(verb)
    return _of_pronoun(clause, at, verb_at, meant) if meant else None


def _of_pronoun(clause: Clause, at: int, verb_at: int, meant: str) -> Fault:
    told, end = clause.shown(at, at + 1).lower(), verb_at + 1
    if clause.is_half(verb_at):  # “don’t” is two forms and one word
        meant, end = f"{meant}n’t", end + 1
    why = f"“{told}” takes “{meant}”, not “{clause.shown(verb_at, end)}”."
    return Fault(verb_at, end, (meant,), why, is_dialect=True)


def _there(clause: Clause, at: int) -> Fault | None:
    """Find “There was three men”."""
    verb, phrase = clause.form(at + 1), clause.phrase(at + 3)
    if verb not in {"is", "was"} or clause.is_half(at + 1) or phrase is None:
        return None
    noun = clause.form(phrase.noun)
    if clause.form(at + 2) not in NUMERALS | {"several", "many", "few"} or not _is_several(clause, phrase):
        return None
    meant = _PLURAL[verb]
    why = f"“{noun}” are several: “there {meant}”."
    return Fault(at + 1, at + 2, (meant,), why, is_dialect=True)


def _people(clause: Clause, at: int) -> Fault | None:
    """Find “Police is”, “people was”."""
    verb = clause.form(at + 1)
    before = clause.form(at - 2 if clause.form(at - 1) in DETERMINERS else at - 1)
    if (
        verb not in _PLURAL
        or clause.is_half(at + 1)
        or before not in OPENERS | {STOP}
        or not clause.is_plain(at)
    ):
        return None
    why = f"“{clause.form(at)}” are several: “{_PLURAL[verb]}”."
    return Fault(at + 1, at + 2, (_PLURAL[verb],), why)


def _each(clause: Clause, at: int) -> Fault | None:
    """Find “Each of the players were”."""
    phrase = clause.phrase(at + 3)
    if clause.form(at + 1) != "of" or clause.form(at + 2) not in DETERMINERS or phrase is None:
        return None
    verb = clause.form(phrase.end)
    if verb not in _SINGULAR or verb == "do" or clause.form(at - 1) in ONE_OF_MANY:
        return None
    why = f"“{clause.form(at)}” is one: “{_SINGULAR[verb]}”."
    return Fault(phrase.end, phrase.end + 1, (_SINGULAR[verb],), why)


def _owner(clause: Clause, at: int) -> Fault | None:
    """Find “the MP’s are”, where several are meant."""
    verb, noun = clause.form(at + 1), clause.form(at - 1)
    if at == 0 or verb not in _ONLY_SEVERAL or clause.is_half(at + 1):
        return None
    owner = clause.shown(at - 1, at)[:-2]
    if not owner.isupper() and not (owner.islower() and clause.parts.is_one(noun)):
        return None
    meant = f"{owner}s" if owner.isupper() else clause.parts.several(noun) or f"{owner}s"
    why = f"Before “{verb}” several are meant, with no apostrophe: “{meant}”."
    return Fault(at - 1, at + 1, (meant,), why)


def _who(clause: Clause, at: int) -> Fault | None:
    """Find “the men who was”."""
    noun, verb = clause.form(at - 1), clause.form(at + 1)
    is_people = clause.is_lower(at - 1) and clause.parts.is_several(noun)
    if verb not in _PLURAL or clause.is_half(at + 1) or not is_people:
        return None
    if any(clause.form(one) in {"one", "each", "of"} for one in range(max(0, at - _WIDE), at)):
        return None
    why = f"“{noun}” are several: “who {_PLURAL[verb]}”."
    return Fault(at + 1, at + 2, (_PLURAL[verb],), why, is_dialect=True)


def _after_adverb(clause: Clause, at: int) -> int:
    after = at + 1
    return after + 1 if clause.is_lower(after) and clause.parts.is_only(clause.form(after), ADVERB) else after


SUBJECTS: dict[str, tuple[Look, ...]] = {
    **dict.fromkeys(DETERMINERS | PEOPLE, (_subject,)),
    **dict.fromkeys(("he", "she"), (_he,)),
    **dict.fromkeys(("they", "we"), (_they,)),
    "there": (_there,),
    POSSESSIVE: (_owner,),
    "who": (_who,),
    **dict.fromkeys(("each", "one"), (_each,)),
    **dict.fromkeys(("police", "people"), (_people, _subject)),
}
"""What is looked at, by the form it begins with."""
