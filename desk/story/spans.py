"""Bold and italic in a paragraph, kept in order and never overlapping their like."""

from collections.abc import Iterable
from itertools import pairwise

from desk.story.model import FACES, Face, Span


def tidy(spans: Iterable[Span], length: int) -> tuple[Span, ...]:
    """Clip spans to ``0..length``, join those of one face that touch, drop empty ones, and sort."""
    spans = tuple(spans)
    out: list[Span] = []
    for face in FACES:
        mine = sorted((max(0, s.start), min(length, s.end)) for s in spans_of(spans, face) if s.start < s.end)
        runs: list[tuple[int, int]] = []
        for start, end in mine:
            if start >= end:
                continue
            if runs and start <= runs[-1][1]:
                runs[-1] = (runs[-1][0], max(runs[-1][1], end))
            else:
                runs.append((start, end))
        out.extend(Span(start, end, face) for start, end in runs)
    return tuple(sorted(out))


def spans_of(spans: Iterable[Span], face: Face) -> list[Span]:
    """Return the spans of one face."""
    return [span for span in spans if span.face == face]


def pieces(text: str, spans: Iterable[Span]) -> list[tuple[str, frozenset[Face]]]:
    """Cut ``text`` where a face changes: each piece with the faces it is set in; no piece is empty."""
    spans = tuple(spans)
    cuts = sorted({0, len(text), *(s.start for s in spans), *(s.end for s in spans)})
    cuts = [cut for cut in cuts if 0 <= cut <= len(text)]
    return [
        (text[a:b], frozenset(s.face for s in spans if s.start <= a and b <= s.end))
        for a, b in pairwise(cuts)
    ]
