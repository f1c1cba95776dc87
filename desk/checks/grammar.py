"""What no English sentence can be: a number or a verb that does not go with its neighbour.

Few constructions are looked at, those that grammar is sure of; the language model says what a word can be
and has a veto. What is likely and no more is for real_words.
"""

from collections.abc import Iterable

from desk.checks.clause import Clause, Fault
from desk.checks.counted import COUNTED
from desk.checks.grounds import reading
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.checks.subjects import SUBJECTS
from desk.checks.verb_forms import VERB_FORMS
from desk.story.text import NOT_PROSE, Passage

AGREEMENT = Rule(
    "agreement",
    "One or several",
    "A noun and its number, or a verb and its subject, that do not agree: “five official”, “they was”.",
)
VERB_FORM = Rule(
    "verb-form",
    "Verbs after helping verbs",
    "A verb in a form that cannot follow the helping verb before it: “did not knew”, “has went”.",
)
RULES = (AGREEMENT, VERB_FORM)

_LOOKS = {
    form: tuple(
        (rule, look)
        for rule, looks in ((AGREEMENT, COUNTED), (AGREEMENT, SUBJECTS), (VERB_FORM, VERB_FORMS))
        for look in looks.get(form, ())
    )
    for form in {*COUNTED, *SUBJECTS, *VERB_FORMS}
}


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each word that does not agree with another, and each verb that cannot follow the one before.

    What people say of themselves is let stand within quotation marks where dialect has it so.
    """
    model = context.model(context.language) if context.is_english else None
    if model is None or passage.field in NOT_PROSE:
        return
    clause = Clause.of(passage.text, model)
    for at, form in enumerate(clause.reading.forms):
        for rule, look in _LOOKS.get(form, ()):
            fault = look(clause, at)
            if fault is not None and not (fault.is_dialect and clause.is_spoken(at)):
                yield _finding(passage, clause, rule, fault)
                break


def _finding(passage: Passage, clause: Clause, rule: Rule, fault: Fault) -> Finding:
    start, end = clause.reading.starts[fault.first], clause.reading.ends[fault.end - 1]
    ways = fault.ways
    if passage.text[start].isupper():
        ways = tuple(way[0].upper() + way[1:] for way in ways)
    here, *mended = (reading(passage.text, start, end, way).rstrip(".") for way in (None, *ways))
    readings = (f"“{here}” would read “{there}”." for there in mended)
    severity = Severity.FIX if len(ways) == 1 else Severity.ASK  # noun or verb: a person must say
    return finding_in(passage, start, end, rule, severity, fault.why, ways, tuple(readings))
