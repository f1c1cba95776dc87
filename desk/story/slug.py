"""The slug: the story's short working name."""

import re
import unicodedata

from desk.story.model import Story

_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_WORDS = 5
_LENGTH = 40


def slug_from(text: str) -> str:
    """Make a slug of the first telling words of ``text``: ``kim-jong-un-meets-putin``; may be empty."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = [w for w in re.findall(r"\w+", bare.lower().replace("’", "").replace("'", "")) if w not in _SMALL]
    slug = ""
    for word in words[:_WORDS]:
        longer = f"{slug}-{word}" if slug else word[:_LENGTH]
        if len(longer) > _LENGTH:
            break
        slug = longer
    return slug


def suggested_slug(story: Story) -> str:
    """Suggest a slug from the headline, else the first caption, else the first paragraph."""
    for text in (
        story.headline,
        *(photo.caption for photo in story.photos[:1]),
        *(paragraph.text for paragraph in story.body[:1]),
    ):
        if slug := slug_from(text):
            return slug
    return ""
