"""Cut a text into sentences."""

import re

_END = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9À-Þ])")
_REACH = 8
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Rev|St|Sgt|Lt|Capt|Col|Gen|Gov|Sen|Rep|No|v)|\b[A-Z])\.$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence starts and ends in code points, the space between two in neither."""
    found = _END.finditer(text)
    starts = [
        0,
        *(
            end.end()
            for end in found
            if not _NO_END.search(text, max(0, end.start() - _REACH), end.start() + 1)
        ),
    ]
    ends = [len(text[:start].rstrip()) for start in starts[1:]]
    return list(zip(starts, [*ends, len(text)], strict=True)) if text else []


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence that holds the stretch, or all of those it reaches into."""
    touched = [span for span in sentences(text) if span[0] < max(end, start + 1) and start < span[1]]
    return text[touched[0][0] : touched[-1][1]] if touched else text
