"""A pattern that stands for a few words, spelt out: ``(?:gave|give) rise`` is two phrases."""

from desk.checks.style_rule import StyleError

_MOST = 200
_SIGNS = frozenset(".*+{}^$")
_NOT_WORDS = "is a pattern and no list of words"
_TOO_MANY = f"stands for more than {_MOST} words"


def spelt_out(pattern: str) -> list[str]:
    """Return all that a pattern of letters, ``( | )``, ``[ ]`` and ``?`` can stand for, in order.

    Raises StyleError for any other pattern, and for one of more than 200 phrases.
    """
    found, end = _branches(pattern, 0, 0)
    if end < len(pattern):
        raise StyleError(_NOT_WORDS)
    return [one for one in dict.fromkeys(" ".join(one.split()) for one in found) if one]


def _branches(pattern: str, at: int, depth: int) -> tuple[list[str], int]:
    if depth > 20:  # noqa: PLR2004 - deeper than anybody writes
        raise StyleError(_NOT_WORDS)
    every: list[str] = []
    ways = [""]
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            every, ways, at = every + ways, [""], at + 1
            continue
        item, at = _item(pattern, at, depth)
        if pattern[at : at + 1] == "?":
            item, at = [*item, ""], at + 1
        ways = [before + after for before in ways for after in item]
        if len(ways) + len(every) > _MOST:
            raise StyleError(_TOO_MANY)
    return every + ways, at


def _item(pattern: str, at: int, depth: int) -> tuple[list[str], int]:
    sign = pattern[at]
    if sign == "(":
        inside = at + 3 if pattern.startswith("(?:", at) else at + 1
        found, end = _branches(pattern, inside, depth + 1)
        if pattern[end : end + 1] != ")":
            raise StyleError(_NOT_WORDS)
        return found, end + 1
    if sign == "[":
        letters, closed, _rest = pattern[at + 1 :].partition("]")
        if not closed or not letters or set(letters) & set("^-\\["):
            raise StyleError(_NOT_WORDS)
        return list(letters), at + len(letters) + 2
    if sign == "\\":
        return _escaped(pattern[at + 1 : at + 2]), at + 2
    if sign in _SIGNS or sign in "?]":
        raise StyleError(_NOT_WORDS)
    return [sign], at + 1


def _escaped(sign: str) -> list[str]:
    if sign in {"b", "s"}:
        return ["" if sign == "b" else " "]
    if not sign or sign.isalnum():
        raise StyleError(_NOT_WORDS)
    return [sign]
