"""How fast a page comes: from an edit to its picture, from an edit to its PDF, and from cold."""

import datetime as dt
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from desk import resources
from desk.press.layouts import Layouts
from desk.press.typesetter import Typesetter
from desk.story.model import Kind, Paragraph, PhotoUse, Related, Story

PPI = 110
WORDS = 600
MANY_WORDS = 2500
EDITS = 100
PDFS = 40
COLD = 5
_CROSSHEAD_EVERY = 9
MADE = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
_SENTENCES = (
    "The ferry company said the crossing would be suspended until divers had inspected the harbour wall.",
    "Passengers were taken by coach to the railway station, where the waiting room had been kept open.",
    "“Nobody complained,” said the stationmaster, who had made tea for a hundred and twelve people.",
    "Engineers believe that an unusually strong current undermined the foundations during the winter storms.",
    "The harbour commissioners will consider the report, and its cost, at an extraordinary meeting.",
)
_COLD = (
    "import sys, time; start = time.perf_counter()\n"
    "from desk import resources\n"
    "from desk.press.layouts import Layouts\n"
    "from desk.press.typesetter import Typesetter\n"
    "from desk.story.model import Paragraph, Story\n"
    "setter = Typesetter(resources.shipped() / 'fonts', Layouts.load(), lambda name, longest: None)\n"
    "setter.pages(Story(headline='Cold', body=(Paragraph('Cold.'),), layout=sys.argv[1]), ppi=110)\n"
    "print(time.perf_counter() - start); setter.close()\n"
)


def story(words: int, layout: str) -> Story:
    """Return a story with all its furniture and at least ``words`` words in the body."""
    body: list[Paragraph] = []
    count = 0
    while count < words:
        at = len(body) + 1
        text = " ".join(_SENTENCES[(at + step) % len(_SENTENCES)] for step in range(1 + at % 3))
        body.append(Paragraph(text, Kind.TEXT if at % _CROSSHEAD_EVERY else Kind.CROSSHEAD))
        count += len(text.split())
    return Story(
        headline="Ferry crossing suspended while divers look at the wall",
        standfirst="The last boat of the evening turned back with its passengers and a consignment of eels.",
        source="The Harbour Post",
        published="2024-01-01T09:00",
        body=tuple(body),
        photos=(PhotoUse("The wall at low water.", "Photo", "The Harbour Post", "wall"),),
        related=(Related("Eels arrive by taxi"), Related("Harbour wall: a history in four collapses")),
        layout=layout,
    )


def rows(edits: int = EDITS, pdfs: int = PDFS, cold: int = COLD) -> list[tuple[str, str, int]]:
    """Return what was measured, its value in words, and how many runs it rests on."""
    out: list[tuple[str, str, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        layouts = Layouts.load()
        setter = Typesetter(resources.shipped() / "fonts", layouts, _photos(Path(folder)))
        for layout in layouts.all():
            for words in (WORDS, MANY_WORDS):
                fits = _timed(setter.fit, story(words, layout.id), edits)
                out.append((f"edit to copyfit, {words:,} words, {layout.id}", _p50_p95(fits), edits))
        for layout in ("print-version", "news-page"):
            pictures = _timed(lambda one: setter.pages(one, ppi=PPI), story(WORDS, layout), edits)
            out.append((f"edit to picture, {WORDS} words, {layout}, {PPI} ppi", _p50_p95(pictures), edits))
            printed = _timed(lambda one: setter.pdf(one, made=MADE), story(WORDS, layout), pdfs)
            out.append((f"edit to PDF, {WORDS} words, {layout}", _p50_p95(printed), pdfs))
            out.append((f"cold start to first page, {layout}", _p50_p95(_cold(layout, cold)), cold))
        setter.close()
    return out


def _photos(folder: Path) -> Callable[[str, int], Path]:
    def photo(name: str, longest: int) -> Path:
        file = folder / f"{name}-{longest}.jpg"
        if not file.exists():
            clouds = Image.effect_noise((longest // 8, longest // 12), 60).convert("RGB")
            clouds.resize((longest, longest * 2 // 3)).save(file, quality=88)
        return file

    return photo


def _timed(work: Callable[[Story], object], start: Story, runs: int) -> list[float]:
    """Time ``runs`` edits, each one word typed into another paragraph; the first, untimed, warms up."""
    times: list[float] = []
    work(start)
    for run in range(runs):
        at = run % len(start.body)
        edited = replace(start.body[at], text=f"{start.body[at].text} Word{run}")
        story_now = replace(start, body=(*start.body[:at], edited, *start.body[at + 1 :]))
        begun = time.perf_counter()
        work(story_now)
        times.append(time.perf_counter() - begun)
    return times


def _cold(layout: str, runs: int) -> list[float]:
    return [
        float(subprocess.run([sys.executable, "-c", _COLD, layout], capture_output=True, check=True).stdout)
        for _ in range(runs)
    ]


def _p50_p95(seconds: list[float]) -> str:
    cuts = statistics.quantiles(seconds, n=20, method="inclusive")
    return f"p50 {statistics.median(seconds) * 1000:.0f} ms, p95 {cuts[18] * 1000:.0f} ms"


if __name__ == "__main__":
    for what, value, runs in rows():
        print(f"{what:<60} {value:<28} {runs} runs")
