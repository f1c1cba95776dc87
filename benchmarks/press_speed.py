"""The same stories made into PDF by Desk, WeasyPrint and LibreOffice, in one run.

    python -m benchmarks.press_speed [--stories 1000] [--slow 40] [--keep FOLDER]

WeasyPrint is installed by pip into a folder of its own, which goes with the run; LibreOffice is used where
`soffice` is installed, and said to be absent elsewhere. Desk makes every story asked for; the other two make
``--slow`` of them, and their time for all is scaled from those and marked with ~. The edition has five
stories a page: WeasyPrint sets them in boxes where Desk’s frames are; LibreOffice, which is handed HTML, one
under the other. Every program runs once before it is timed, and may keep its compiled modules, as where it is
installed.
"""

import argparse
import html
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.page_bench import story as story_of
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.editions import Editions
from desk.press.page_layouts import PageFrame, PageLayout, PageLayouts
from desk.story.model import Kind, Story

LAYOUT = "news-page"
COLD, WARM = 5, 20
EDITION = 32
PAGE_LAYOUT = "tabloid-five"
PAGE_WORDS = (600, 300, 150, 150, 120)
WORDS = (120, 250, 400, 600)
_PAGE = 4096
_POLL_S = 0.02
_MM_PER_PT = 25.4 / 72
Row = tuple[str, ...]

_DESK_WARM = """
import datetime as dt, pickle, sys, time
from dataclasses import replace
from desk import resources
from desk.press.layouts import Layouts
from desk.press.typesetter import Typesetter
one = pickle.load(sys.stdin.buffer)
setter = Typesetter(resources.shipped() / "fonts", Layouts.load(), lambda name, longest: None)
made = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
setter.pdf(one, made=made)
for run in range(int(sys.argv[1])):
    first = replace(one.body[0], text=one.body[0].text + f" Word{run}.")
    begun = time.perf_counter()
    setter.pdf(replace(one, body=(first, *one.body[1:])), made=made)
    print(time.perf_counter() - begun)
setter.close()
"""
_WEASY = """
import sys, time, weasyprint
from pathlib import Path
mode, count, out, *files = sys.argv[1:]
if mode == "warm":
    page = Path(files[0]).read_text("utf-8")
    weasyprint.HTML(string=page).write_pdf(f"{out}/warm.pdf")
    for run in range(int(count)):
        begun = time.perf_counter()
        weasyprint.HTML(string=page.replace("</p>", f" Word{run}.</p>", 1)).write_pdf(f"{out}/warm.pdf")
        print(time.perf_counter() - begun)
else:
    for file in files:
        weasyprint.HTML(filename=file).write_pdf(f"{out}/{Path(file).stem}.pdf")
"""
_STYLE = """
@page { size: A4; margin: 14mm 15mm 14.5mm }
body { font: 8.9pt/10.9pt serif; margin: 0 } h1 { font-size: 36pt; line-height: 1.06; margin: 0 0 9pt }
.standfirst { font-size: 13pt; line-height: 17pt } .columns { column-count: 3; column-gap: 5.4mm }
p { margin: 0; text-align: justify; hyphens: auto; text-indent: 1em }
h2 { font-size: 9pt; margin: 10.9pt 0 0 }
"""
_SHEET_STYLE = """
@page { size: %gmm %gmm; margin: 0 } body { font: %gpt/%gpt serif; margin: 0 }
section { position: relative; height: %gmm; page-break-after: always }
.frame { position: absolute; overflow: hidden } h1 { line-height: 1.06; margin: 0 0 9pt }
p { margin: 0; text-align: justify; hyphens: auto; text-indent: 1em }
h2 { font-size: 9pt; margin: 10.4pt 0 0 }
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """A command done: seconds it took, the most memory it and its children held at once, what it printed."""

    seconds: float
    peak_mb: float
    out: str


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.press_speed",
        description="The same stories made into PDF by Desk, WeasyPrint and LibreOffice.",
    )
    parser.add_argument("--stories", type=int, default=1000, help="how many stories a batch has")
    parser.add_argument("--slow", type=int, default=40, help="how many of them the slow programs make")
    parser.add_argument("--keep", type=Path, help="keep WeasyPrint’s own Python here for the next run")
    asked = parser.parse_args()
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(
        f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores{load}\n", flush=True
    )
    with tempfile.TemporaryDirectory(prefix="desk-speed-") as name:
        folder = Path(name)
        stories = list(copies(asked.stories))
        columns = [desk_column(folder, stories)]
        if python := weasyprint_python(asked.keep or folder / "weasyprint"):
            columns.append(weasyprint_column(folder, python, stories, asked.slow))
        if soffice := shutil.which("soffice"):
            columns.append(office_column(folder, soffice, stories, asked.slow))
        else:
            print("LibreOffice is not installed here (on Debian: apt install libreoffice-writer-nogui).\n")
    sheets = f"edition: {EDITION} pages, {EDITION * len(PAGE_WORDS)} stories"
    names = ("", "cold start to PDF", "warm edit to PDF", f"{asked.stories:,} stories", sheets,
             "most memory in the batch")  # fmt: skip
    for at, cells in enumerate(zip(names, *columns, strict=True)):
        print(f"| {' | '.join(cells)} |")
        if at == 0:
            print(f"|{'---|' * len(cells)}")


def copies(count: int) -> Iterator[Story]:
    """Yield stories of four lengths, without photos, so that all three set type and nothing else."""
    for at in range(count):
        one = story_of(WORDS[at % len(WORDS)], LAYOUT)
        yield replace(one, headline=f"{one.headline} {at + 1}", slug=f"speed-{at + 1}", photos=())


def desk_column(folder: Path, stories: list[Story]) -> Row:
    """Measure Desk as a person runs it: by its command line, on a store."""
    import pickle  # noqa: PLC0415 - to hand one story to a process of its own

    store = folder / "desk.sqlite"
    desk = open_desk(store, store)
    ids = [str(stored.id) for stored in desk.store.add_all(stories)]
    whole = edition_of(desk)
    desk.close()

    def export(some: list[str], out: str, *way: str) -> Ran:
        command = [sys.executable, "-m", "desk", "--store", str(store), *way, "export", *some, "--force"]
        return run([*command, "--out", str(folder / out)])

    export(ids[3:4], "first.pdf")
    cold = [export(ids[3:4], f"cold-{at}.pdf").seconds for at in range(COLD)]
    given = pickle.dumps(stories[3])
    warm = subprocess.run(
        [sys.executable, "-c", _DESK_WARM, str(WARM)], input=given, capture_output=True, check=True
    ).stdout
    edition = export([str(whole), "--format", "pdf"], "edition.pdf", "edition")
    tenth = export(ids[: max(EDITION, len(ids) // 10)], "tenth/")
    batch = export(ids, "batch/")
    memory = f"{batch.peak_mb:.0f} MB (a tenth of the stories: {tenth.peak_mb:.0f} MB)"
    return (f"Desk, {os.cpu_count()} processes", _s(statistics.median(cold)), _median_ms(warm.decode()),
            _s(batch.seconds), _s(edition.seconds), memory)  # fmt: skip


def edition_stories() -> list[tuple[Story, ...]]:
    """Return the stories of each page of the edition, in the order of its frames, without photos."""
    return [
        tuple(
            replace(
                story_of(words, LAYOUT),
                headline=f"The boat of page {page + 1}, story {at + 1}",
                photos=(),
                related=(),
            )
            for at, words in enumerate(PAGE_WORDS)
        )
        for page in range(EDITION)
    ]


def edition_of(desk: Desk) -> int:
    """Put the edition together on a desk; returns its number."""
    editions = Editions(desk)
    made = editions.new("The Harbour Post", "2026-01-01", EDITION, PAGE_LAYOUT)
    frames = PageLayouts.load().get(PAGE_LAYOUT).frame_names
    for page, stories in zip(made.pages, edition_stories(), strict=True):
        for frame, stored in zip(frames, desk.store.add_all(list(stories)), strict=True):
            editions.place(made.id, page.number, frame, [stored.id])
    return made.id


def weasyprint_python(folder: Path) -> Path | None:
    """Make a Python of its own with WeasyPrint; None, having said so, where it cannot be had."""
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
    for command in (
        [python, "-m", "pip", "install", "-q", "weasyprint"],
        [python, "-c", "import weasyprint"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"WeasyPrint cannot be had here: {last}\n")
            return None
    return python


def weasyprint_column(folder: Path, python: Path, stories: list[Story], slow: int) -> Row:
    """Measure WeasyPrint on the same copy as HTML with the same measure, in one process."""
    pages = written(folder / "html", stories[: max(slow, EDITION)])
    out = folder / "weasyprint-out"
    out.mkdir()
    program = [str(python), "-c", _WEASY]
    run([*program, "batch", "1", str(out), str(pages[3])])
    cold = [run([*program, "batch", "1", str(out), str(pages[3])]).seconds for _ in range(COLD)]
    warm = run([*program, "warm", str(WARM), str(out), str(pages[3])]).out
    edition = run([*program, "batch", "1", str(out), str(edition_html(folder / "edition-weasy.html"))])
    batch = run([*program, "batch", "1", str(out), *map(str, pages[:slow])])
    return ("WeasyPrint", _s(statistics.median(cold)), _median_ms(warm), _scaled(batch, slow, len(stories)),
            _s(edition.seconds), f"{batch.peak_mb:.0f} MB ({slow} stories)")  # fmt: skip


def office_column(folder: Path, soffice: str, stories: list[Story], slow: int) -> Row:
    """Measure LibreOffice: one start and conversion a story, as a script calls it, then all in one call."""
    pages = written(folder / "office", stories[: max(slow, EDITION)])
    home = f"-env:UserInstallation=file://{folder / 'office-home'}"
    command = [soffice, home, "--headless", "--convert-to", "pdf:writer_web_pdf_Export", "--outdir",
               str(folder / "office-out")]  # fmt: skip
    run([*command, str(pages[0])])
    cold = [run([*command, str(pages[3])]).seconds for _ in range(COLD)]
    edition = run([*command, str(edition_html(folder / "edition-office.html"))])
    batch = run([*command, *map(str, pages[:slow])])
    each = [run([*command, str(page)]).seconds for page in pages[:COLD]]
    alone = statistics.mean(each) * len(stories)
    many = f"{_scaled(batch, slow, len(stories))} in one call, ~{alone:,.0f} s in one each"
    return ("LibreOffice", _s(statistics.median(cold)), "it starts anew", many, _s(edition.seconds),
            f"{batch.peak_mb:.0f} MB ({slow} stories)")  # fmt: skip


def written(folder: Path, stories: list[Story]) -> list[Path]:
    """Write each story as HTML; returns the files."""
    folder.mkdir()
    files: list[Path] = []
    for at, one in enumerate(stories):
        page = (
            f"<!doctype html><html lang=en-GB><meta charset=utf-8><style>{_STYLE}</style>"
            f"<h1>{html.escape(one.headline)}</h1><p class=standfirst>{html.escape(one.standfirst)}</p>"
            f"<div class=columns>{body_html(one)}</div></html>"
        )
        file = folder / f"story-{at + 1}.html"
        file.write_text(page, encoding="utf-8")
        files.append(file)
    return files


def body_html(one: Story) -> str:
    """Return a story’s body as HTML."""
    return "".join(
        f"<h2>{html.escape(part.text)}</h2>"
        if part.kind is Kind.CROSSHEAD
        else f"<p>{html.escape(part.text)}</p>"
        for part in one.body
    )


def edition_html(file: Path) -> Path:
    """Write the edition as one HTML with a box for each frame of its layout; returns the file."""
    layout = PageLayouts.load().get(PAGE_LAYOUT)
    style = _SHEET_STYLE % (layout.width_mm, layout.height_mm, layout.measure.size_pt,
                            layout.measure.leading_pt, layout.height_mm)  # fmt: skip
    boxes = [
        "".join(box_html(layout, *box) for box in zip(layout.frames, stories, strict=True))
        for stories in edition_stories()
    ]
    pages = "".join(f"<section>{page}</section>" for page in boxes)
    file.write_text(
        f"<!doctype html><html lang=en-GB><meta charset=utf-8><style>{style}</style>{pages}</html>", "utf-8"
    )
    return file


def box_html(layout: PageLayout, frame: PageFrame, one: Story) -> str:
    """Return a story in a box as wide and deep as a frame, in as many columns."""
    top, right, bottom, left = layout.margins_mm
    unit = (layout.width_mm - left - right - (layout.columns - 1) * layout.gutter_mm) / layout.columns
    line = layout.measure.leading_pt * _MM_PER_PT
    from_top = top + frame.top * line
    deep = frame.depth * line if frame.depth else layout.height_mm - bottom - from_top
    place = (
        f"left:{left + frame.column * (unit + layout.gutter_mm):.2f}mm;top:{from_top:.2f}mm;"
        f"width:{frame.across * unit + (frame.across - 1) * layout.gutter_mm:.2f}mm;height:{deep:.2f}mm"
    )
    columns = f"column-count:{frame.columns};column-gap:{layout.gutter_mm}mm"
    return (
        f'<div class=frame style="{place}"><h1 style="font-size:{frame.headline_pt[0]}pt">'
        f'{html.escape(one.headline)}</h1><div style="{columns}">{body_html(one)}</div></div>'
    )


def run(command: list[str]) -> Ran:
    """Run a command; its memory is what it and all below it held together, looked at fifty times a second."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    with (
        tempfile.TemporaryFile("w+") as out,
        subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, env=kept) as child,
    ):
        peak = 0.0
        while child.poll() is None:
            peak = max(peak, held_mb(child.pid))
            time.sleep(_POLL_S)
        seconds = time.perf_counter() - begun
        if child.returncode:
            raise SystemExit(f"{command[0]} failed: {child.stderr.read().decode() if child.stderr else ''}")
        out.seek(0)
        return Ran(seconds, peak, out.read())


def held_mb(pid: int) -> float:
    """Return the memory a process and those it started hold, in MB; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        below = [child for task in tasks for child in (task / "children").read_text().split()]
    except (OSError, IndexError):
        return 0.0
    return pages * _PAGE / 1e6 + sum(held_mb(int(child)) for child in below)


def _scaled(batch: Ran, made: int, count: int) -> str:
    return _s(batch.seconds) if made >= count else f"~{batch.seconds / made * count:,.0f} s"


def _median_ms(out: str) -> str:
    return f"{statistics.median(map(float, out.split())) * 1000:.0f} ms"


def _s(seconds: float) -> str:
    return f"{seconds:,.2f} s" if seconds < 10 else f"{seconds:,.0f} s"  # noqa: PLR2004 - figures worth saying


if __name__ == "__main__":
    main()
