"""Paragraphs and stories of every shape, for hypothesis to choose from."""

from hypothesis import strategies as st

from desk.story.model import FACES, Crop, Focus, Kind, Paragraph, PhotoUse, Related, Span, Story
from desk.story.spans import tidy

TEXTS = st.text(max_size=12)
FACE = st.sampled_from(FACES)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(st.text(alphabet="ab é😀", max_size=14))
    at = st.integers(0, len(text))
    spans = draw(st.lists(st.builds(Span, at, at, FACE), max_size=4))
    return Paragraph(text, draw(st.sampled_from(Kind)), tidy(spans, len(text)))


def crops() -> st.SearchStrategy[Crop]:
    """Parts of a picture in tenths."""
    sides = st.tuples(st.integers(0, 9), st.integers(1, 10)).filter(lambda side: sum(side) <= 10)
    return st.builds(lambda x, y: Crop(x[0] / 10, y[0] / 10, x[1] / 10, y[1] / 10), sides, sides)


def foci() -> st.SearchStrategy[Focus]:
    """Points of a picture in tenths."""
    return st.builds(lambda x, y: Focus(x / 10, y / 10), st.integers(0, 10), st.integers(0, 10))


def stories() -> st.SearchStrategy[Story]:
    return st.builds(
        Story,
        *[TEXTS] * 9,
        body=st.lists(paragraphs(), max_size=4).map(tuple),
        photos=st.lists(
            st.builds(PhotoUse, TEXTS, TEXTS, TEXTS, TEXTS, crops(), TEXTS, foci()), max_size=3
        ).map(tuple),
        related=st.lists(st.builds(Related, TEXTS, TEXTS), max_size=3).map(tuple),
        notes=TEXTS,
        layout=TEXTS,
        pull_quote=TEXTS,
        looser_pt=st.floats(0, 3),
    )


def faces_at(paragraph: Paragraph) -> list[frozenset[str]]:
    """Return the faces of every character, one by one."""
    return [
        frozenset(span.face for span in paragraph.spans if span.start <= at < span.end)
        for at in range(len(paragraph.text))
    ]
