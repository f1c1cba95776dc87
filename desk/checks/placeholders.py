"""Words that hold a place until the real ones come: TK, XXX, lorem ipsum, “headline here”, empty brackets.

They stop the press: no such word was ever meant to be read.
"""

import re
from collections.abc import Iterable, Iterator

from desk.checks.quoted import quoted_stretches
from desk.checks.seam import Context, Finding, Rule, Severity, finding_in
from desk.story.text import Passage

PLACEHOLDER = Rule(
    "placeholder",
    "Placeholders",
    "Words that only hold a place: TK, XXX, lorem ipsum, “headline here”, “[name]”.",
    stops=True,
)
RULES = (PLACEHOLDER,)

_PART = (
    r"(?:headlines?|head|heading|hed|dek|kicker|standfirst|strap(?:line)?|subhead|sub-?deck|byline|captions?"
    r"|cutline|credits?|body(?: text| copy)?|copy|text|story|pull quote|quotes?|pic(?:ture)?|photo|image|name"
    r"|title|date|dateline|place|figure|number|amount|age|link|intro|crosshead|slug)"
)
_PART_SPACED = _PART.replace(" ", r"\ ")
_COMES = r"(?:(?:(?:to )?goes? |(?:to )?comes? )?here|to come|to follow|tk|tbc|tba|xx+)"
_COMES_SPACED = _COMES.replace(" ", r"\ ")

# TK is what American subs write for “to come”; in Bangladesh it is money, and on a board an airline.
_TO_COME = re.compile(r"\bTK(?:TK)+\b|(?<!\d)(?<!\d )\bTK\b(?! ?(?:\d|[.,]\d|[$£])| [A-Z][a-z]|[-/])")
_CROSSES = re.compile(
    r"""(?x)
      \b [xX]{4,} \b
    | (?<![\w.-]) xxx (?! [\w-] | \ *[x”"’']*$ )
    | (?<![\w.-]) (?P<roman> XXX ) (?! [\w-] | \ [A-Z][a-z] )    # XXX Corps
    | (?<![\w-]) xx (?= \ (?:per|people|years|million|and)\b )
    | (?<= [£$€] ) [xX]{1,4} (?:m|bn|k|pc|%)? (?!\w)
    | \b [xX]{2} [/.-] [xX]{2} [/.-] (?:[xX]{2,4}|\d{2,4}) \b
    | \b X{2,} (?= \ ?(?:%|per\ cent|pc\b|people\b|years\b) )
    """
)
_NAMED = re.compile(r"(?<![\w’'])[A-Z][\w’'.]* $")
"""What stands before a Roman number: Super Bowl XXX."""
_LATIN = re.compile(r"(?i)lorem ipsum(?: dolor)?|\bdolor sit amet\b|\bconsectetur adipiscing\b")
_TEMPLATE = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{0,60}%\}|<<[^<>\n]{1,60}>>|\$\{\w{1,40}\}|(?<![\w%])%\([a-z_]{1,30}\)s"
    r"|\[object Object\]|\{(?:\d|[a-z_]{2,30})\}"
)
_SLOT = re.compile(
    rf"""(?xi)
      \[ \s* (?: (?:insert|add|check|your|put|fill\ in|enter)\ [^\]\n]{{1,50}}
        | {_PART_SPACED} \ {_COMES_SPACED} | (?P<part> {_PART_SPACED} | blank ) ) \s* \]
    | [\[(] \s* (?: tk | tb[ac] | to\ come | to\ follow | xx+ | \?+ ) \s* [\])]
    """
)
_HERE = re.compile(rf"(?i)\b(?:insert|put|add) (?:the |a |your )?{_PART} (?:in )?here\b|(?<= )\?{{2,}}")
_SIZE = re.compile(r"(?<![\w.,])\d{2,3}PT\b")
_EMPTY = re.compile(r"\( *\)|\[ *\]|\{ *\}|“ *”|‘ *’(?!\w)")
_SIGNS = (
    (("tk",), _TO_COME),
    (("xx", "£x", "$x", "€x"), _CROSSES),
    (("lorem", "dolor", "consectetur"), _LATIN),
    (("{", "<<", "%(", "[object"), _TEMPLATE),
    (("[", "(t", "(x", "(?", "( "), _SLOT),
    ((" here", " ??"), _HERE),
    (("0pt", "1pt", "2pt", "3pt", "4pt", "5pt", "6pt", "7pt", "8pt", "9pt"), _SIZE),
    (("()", "( ", "[]", "[ ", "{}", "{ ", "“”", "“ ", "‘’", "‘ "), _EMPTY),
)
"""Each sign of a placeholder, and what a text in small letters must have for it to be looked for."""

_SHORT = 60
_WIRE_MARK = re.compile(r"(?i)[\W]*(?:ends|(?:story|copy|message) ends|more follows|\(more\)|-30-|mf)[\W]*")
_WHOLE = re.compile(
    rf"(?i)\W*(?:(?:your |the |main |second )?{_PART}(?: text| copy)?(?: (?:in|over|across) \d+)? {_COMES}"
    rf"|(?:dummy|sample|filler|placeholder) {_PART}|\d{{2,3}} ?pt\b[\w ]{{0,40}}"
    r"|(?:more|pix|pic|art) (?:to come|to follow|tk)|blah(?:[ ,]+blah)+|asdf\w*|test test(?: test)*"
    r"|untitled(?: story)?|new story|x{2,}|tk|tb[ac]|(?:add|no) caption)\W*"
)


def check_passage(passage: Passage, context: Context) -> Iterable[Finding]:
    """Yield each placeholder; a short text that is nothing else is flagged whole.

    An editor’s bracket in a quotation may say [name] or [place] and mean it.
    """
    del context
    text = passage.text
    if len(text) <= _SHORT and passage.field == "body" and _WIRE_MARK.fullmatch(text):
        message = f"“{text.strip()}” is a mark of the wire, and no copy."
        yield finding_in(passage, 0, len(text), PLACEHOLDER, Severity.STOP, message)
        return
    if len(text) <= _SHORT and _WHOLE.fullmatch(text):
        yield _finding(passage, 0, len(text))
        return
    ends: set[int] | None = None
    for sign in _worth_trying(text.lower()):
        for match in sign.finditer(text):
            if sign is _CROSSES and match["roman"] and _NAMED.search(text, 0, match.start()):
                continue
            if sign is _SLOT and match["part"]:
                ends = {end for _, end in quoted_stretches(passage)} if ends is None else ends
                if match.start() in ends:
                    continue
            yield _finding(passage, *match.span())


def _worth_trying(lowered: str) -> Iterator[re.Pattern[str]]:
    for needed, sign in _SIGNS:
        for one in needed:  # a loop, as any() would take twice as long
            if one in lowered:
                yield sign
                break


def _finding(passage: Passage, start: int, end: int) -> Finding:
    words = passage.text[start:end].strip()
    nothing = not any(character.isalnum() or character == "?" for character in words)
    said = "has nothing in it" if nothing else "holds a place for words that have not come"
    return finding_in(passage, start, end, PLACEHOLDER, Severity.STOP, f"“{words}” {said}.")
