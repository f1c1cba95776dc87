"""How likely a slip of the hand or the mind turns one spelling into another.

A cost is minus log10 of the chance, up to a constant that all words share. The sizes come from what is known
of typing and spelling in general: two letters changed over, a letter doubled or not, a neighbouring key, one
vowel for another and letters that sound alike are common; the first letter is seldom wrong.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

_ROWS = (("qwertyuiop", 0.0), ("asdfghjkl", 0.25), ("zxcvbnm", 0.75))
_REACH = 1.3
_ALIKE = ("ck", "sc", "sz", "gj", "vw", "mn", "dt", "bp", "kq", "fv")
_VOWELS = frozenset("aeiouy")

_CHANGED_OVER, _DOUBLED, _HALVED = 0.75, 0.55, 0.55
_DROPPED, _DROPPED_VOWEL = 1.4, 1.2
_ADDED, _ADDED_BESIDE = 2.1, 1.3
_OTHER, _OTHER_BESIDE, _OTHER_VOWEL, _OTHER_ALIKE = 2.3, 1.25, 1.15, 1.3
_FIRST = 0.9
_ENDS = (("ies", "ys"), ("ied", "yed"), ("ches", "chs"), ("shes", "shs"), ("sses", "sss"), ("xes", "xs"))
_ENDING = 0.7
"""What a rule of endings that was not kept costs: familys, denyed."""
_SECOND = 0.8
"""What a second slip in one word costs beyond itself."""


def _beside() -> Iterator[tuple[str, str]]:
    keys = [(key, row, shift + at) for row, (keys, shift) in enumerate(_ROWS) for at, key in enumerate(keys)]
    for one, row, x in keys:
        for other, other_row, other_x in keys:
            if one != other and abs(row - other_row) <= 1 and abs(x - other_x) <= _REACH:
                yield one, other


_BESIDE = frozenset(_beside())
_SOUNDS = frozenset(pair for a, b in _ALIKE for pair in ((a, b), (b, a)))


def slip_cost(right: str, typed: str) -> float:
    """Return the cost of typing ``typed`` for ``right``, both in lower case: 0 when they are the same.

    The cheapest way is taken through letters added, dropped, put for others and changed over.
    """
    for sound, wrong in _ENDS:
        if typed.endswith(wrong) and right == typed[: -len(wrong)] + sound:
            return _ENDING
    start = 0
    least = min(len(right), len(typed))
    while start < least and right[start] == typed[start]:
        start += 1
    # Two letters before the difference tell what was doubled; what is the same before costs nothing.
    start = max(0, start - 2)
    first = start == 0
    rows: list[list[float]] = []
    one, two = right[start:], typed[start:]
    for at in range(len(one) + 1):
        rows.append(_row(one, two, at, rows, first=first))
    return rows[-1][-1] + _SECOND * max(0, OSA.distance(right, typed) - 1)


def _row(one: str, two: str, i: int, rows: Sequence[Sequence[float]], *, first: bool) -> list[float]:
    row: list[float] = []
    for j in range(len(two) + 1):
        ways = [0.0] if i == j == 0 else []
        if i:
            ways.append(rows[i - 1][j] + _dropped(one, i) + _FIRST * (first and i == 1))
        if j:
            ways.append(row[j - 1] + _added(one, two, i, j) + _FIRST * (first and j == 1))
        if i and j:
            same = one[i - 1] == two[j - 1]
            put = 0.0 if same else _put(one[i - 1], two[j - 1]) + _FIRST * (first and i == 1)
            ways.append(rows[i - 1][j - 1] + put)
        if i > 1 and j > 1 and one[i - 1] == two[j - 2] and one[i - 2] == two[j - 1]:
            ways.append(rows[i - 2][j - 2] + _CHANGED_OVER)
        row.append(min(ways))
    return row


def _dropped(one: str, i: int) -> float:
    letter = one[i - 1]
    if i > 1 and one[i - 2] == letter:
        return _HALVED
    return _DROPPED_VOWEL if letter in _VOWELS else _DROPPED


def _added(one: str, two: str, i: int, j: int) -> float:
    letter = two[j - 1]
    around = one[max(0, i - 1) : i + 1]
    if letter in around:
        return _DOUBLED
    return _ADDED_BESIDE if any((letter, other) in _BESIDE for other in around) else _ADDED


def _put(right: str, typed: str) -> float:
    if (right, typed) in _BESIDE:
        return _OTHER_BESIDE
    if right in _VOWELS and typed in _VOWELS:
        return _OTHER_VOWEL
    return _OTHER_ALIKE if (right, typed) in _SOUNDS else _OTHER
