"""What a person types into the search field, as a query FTS5 cannot misread."""

import unicodedata


def match(typed: str) -> str | None:
    """Return an FTS5 query that finds stories with every word typed, the last one as a beginning.

    What the index knows nothing of (signs, emoji, NUL) is passed over; None when no word is left, which
    means every story. A word with a sign inside, as in Soyuz-2 or Kim’s, is looked for as a phrase.
    """
    words = [word for word in "".join(map(_kept, typed)).split() if any(map(_is_indexed, word))]
    if not words:
        return None
    return " ".join('"' + word.replace('"', '""') + '"' for word in words) + "*"


def _kept(character: str) -> str:
    return " " if character == "\0" or "\ud800" <= character <= "\udfff" else character


def _is_indexed(character: str) -> bool:
    """Tell whether the tokeniser takes the character into a word: letters, figures, private use.

    (sqlite.org/fts5.html, "Unicode61 Tokenizer")
    """
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Co"
