"""The form of a verb after a helping one: “did not knew”, “has went”, “was took”, “have agree”."""

from collections.abc import Callable

from desk.checks.clause import Clause, Fault, Look
from desk.checks.grammar_words import (
    AS_THEY_STAND,
    BEFORE_A_NOUN,
    BEFORE_TO,
    BEING,
    BETWEEN,
    CLEFT,
    DETERMINERS,
    DOING,
    HAVING,
    MODALS,
    NOT_PASSIVE,
    SUBJECTS,
)
from desk.checks.parts import ADJECTIVE, BASE, ONE, PAST, PAST_ALONE, SEVERAL, THIRD
from desk.checks.reading import STOP

_ONLY_HELPING = frozenset({"would", "should", "could"})
"""Helping verbs that are no nouns and no months."""
# How much likelier the form meant must be, as a log to base 10: of a verb only, and of what may be a noun.
_SURE, _LIKELY = -0.5, 1.5


def _looking(meant_after: Callable[[Clause, int, int], str]) -> Look:
    def look(clause: Clause, at: int) -> Fault | None:
        verb_at = at + 1
        while clause.form(verb_at) in BETWEEN:
            verb_at += 1
        if not clause.is_lower(verb_at) or clause.form(verb_at) in AS_THEY_STAND:
            return None
        meant = meant_after(clause, at, verb_at)
        if not meant or meant == clause.form(verb_at):
            return None
        why = f"After “{clause.shown(at, verb_at)}” the verb is “{meant}”."
        return Fault(verb_at, verb_at + 1, (meant,), why)

    return look


def _base(clause: Clause, at: int, verb_at: int) -> str:
    """Find “Did not knew”, “they will includes”."""
    helping, verb = clause.form(at), clause.form(verb_at)
    is_not = clause.form(at + 1) == "not"
    is_sure = is_not or (clause.form(at - 1) in SUBJECTS and helping not in DOING)
    if not is_sure and (clause.opens(at) or helping not in _ONLY_HELPING):
        return ""
    if clause.is_half(at) and not is_not:  # “I’d told” is “I had told”
        return ""
    its = clause.parts.of(verb) - ({ONE, SEVERAL} if is_sure else set[str]())
    if not its or not its <= {THIRD, PAST}:
        return ""
    meant = clause.parts.base(verb)
    return meant if meant and clause.gain(verb_at, verb_at + 1, [meant])[0] > _SURE else ""


def _infinitive(clause: Clause, at: int, verb_at: int) -> str:
    """Find “had to expanded”, “wants to went”."""
    verb, parts = clause.form(verb_at), clause.parts
    if clause.form(at - 1) not in BEFORE_TO or not (verb in PAST_ALONE or parts.is_only(verb, THIRD, PAST)):
        return ""
    meant = parts.base(verb)
    return meant if meant and clause.gain(verb_at, verb_at + 1, [meant])[0] > _SURE else ""


def _participle(clause: Clause, at: int, verb_at: int) -> str:
    """Find “Has went”, “have agree”, “had sign a”."""
    verb, parts = clause.form(verb_at), clause.parts
    if verb in PAST_ALONE:
        return parts.participle(verb)
    before_noun = clause.form(verb_at + 1) in BEFORE_A_NOUN and parts.is_only(verb, BASE, ONE, ADJECTIVE)
    if not parts.is_base(verb) or not (parts.is_only(verb, BASE) or before_noun):
        return ""
    meant = parts.participle(verb)
    if not meant or clause.form(at - 1) in DETERMINERS:
        return ""
    return meant if clause.gain(verb_at, verb_at + 1, [meant])[0] > _SURE else ""


def _passive(clause: Clause, at: int, verb_at: int) -> str:
    """Find “Was took”, “were arrest”."""
    verb, parts = clause.form(verb_at), clause.parts
    if verb in PAST_ALONE:
        return "" if verb in NOT_PASSIVE else parts.participle(verb)
    if not parts.is_base(verb) or not parts.is_only(verb, BASE, ONE) or verb_at != at + 1:
        return ""
    if _tells_what(clause, at) or clause.form(verb_at + 1) in {"or", "and"}:
        return ""
    meant = parts.participle(verb)
    needed = _SURE if parts.is_only(verb, BASE) else _LIKELY
    return meant if meant and clause.gain(verb_at, verb_at + 1, [meant])[0] > needed else ""


def _tells_what(clause: Clause, at: int) -> bool:
    """Tell whether a sentence is one of “all you do is wait”, where the plain verb stands after “is”."""
    while at > 0 and clause.form(at - 1) != STOP:
        at -= 1
        if clause.form(at) in CLEFT:
            return True
    return False


VERB_FORMS: dict[str, tuple[Look, ...]] = {
    **dict.fromkeys(DOING | MODALS, (_looking(_base),)),
    "to": (_looking(_infinitive),),
    **dict.fromkeys(HAVING, (_looking(_participle),)),
    **dict.fromkeys(BEING, (_looking(_passive),)),
}
"""What is looked at, by the form it begins with."""
