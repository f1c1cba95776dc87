"""The open story on paper, through the dialog of the system and into a PDF in the printer’s stead."""

from pathlib import Path

import pypdfium2
import pytest
from hands import Hands
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLineEdit

from desk.newsroom.printing import PrintOrder
from desk.story.model import Paragraph
from desk.ui.dialogs import HeldDialog
from desk.ui.printing import pages_of, placed_on

LONG = tuple(Paragraph(f"Paragraph {number} of the ferry report. " * 12) for number in range(30))


@pytest.fixture
def long_story(desk: Hands) -> Hands:
    """A window on a story that runs over several pages."""
    open_story = desk.window.newsroom.open_story
    assert open_story is not None
    story = open_story.story
    open_story.become(
        type(story)(headline="Ferry sails at dawn", slug="ferry", body=LONG), words="Copy", by=None
    )
    return desk


def to_file(path: Path, ppi: int = 72) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(path))
    printer.setResolution(ppi)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def sizes_of(path: Path) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    sizes = [(round(page.get_width()), round(page.get_height())) for page in document]
    document.close()
    return sizes


def dark_in(path: Path) -> float:
    """How much of the first page is dark."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    picture = document[0].render(scale=0.5).to_pil().convert("L")
    document.close()
    return sum(picture.histogram()[:128]) / (picture.width * picture.height)


def test_the_dialog_knows_the_page_and_prints_it_whole(desk: Hands, tmp_path: Path) -> None:
    desk.without_photos()
    desk.wait(lambda: desk.window.deeds.printing.is_ready)
    desk.window.actions_["print"].trigger()
    dialog = desk.window.deeds.last_dialog
    assert isinstance(dialog, QPrintDialog)
    printer = dialog.printer()
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
    page = tmp_path / "page.pdf"
    printer.setResolution(150)
    name = dialog.findChild(QLineEdit, "filename")
    assert isinstance(name, QLineEdit)
    name.setText(str(page))
    dialog.accept()
    desk.wait(lambda: "Printed 1 sheet." in desk.window.strip.sentence)
    assert sizes_of(page) == [(595, 842)]
    assert 0.003 < dark_in(page) < 0.5
    assert [file.name for file in tmp_path.glob("*.pdf")] + [f.name for f in tmp_path.glob(".*.pdf")] == [
        "page.pdf"
    ]


def test_a_range_and_copies_are_printed_as_asked(long_story: Hands, tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    order = PrintOrder("a4", 72, pages=frozenset({2, 3}), copies=2)
    long_story.window.deeds.printing.print(to_file(page), order)
    long_story.wait(lambda: "Printed 4 sheets." in long_story.window.strip.sentence)
    assert len(sizes_of(page)) == 4


def test_a_page_that_is_not_there_is_told_and_leaves_no_file(long_story: Hands, tmp_path: Path) -> None:
    long_story.window.deeds.printing.print(
        to_file(tmp_path / "page.pdf"), PrintOrder("a4", 72, pages=frozenset({90}))
    )
    long_story.wait(lambda: "There is no page 90 to print" in long_story.window.strip.sentence)
    assert not any(tmp_path.glob("*.pdf"))


def test_stopping_leaves_no_half_file(long_story: Hands, tmp_path: Path) -> None:
    room = long_story.window.newsroom
    page = tmp_path / "page.pdf"
    room.printing.progress.listen(lambda far: room.printing.stop() if far[0] == 1 else None)
    long_story.window.deeds.printing.print(to_file(page), PrintOrder("a4", 72, copies=60))
    long_story.wait(lambda: "Printing was stopped after" in long_story.window.strip.sentence)
    assert not page.exists()
    assert not any(tmp_path.glob(".*.pdf"))


def test_what_the_gate_holds_is_not_printed(desk: Hands, tmp_path: Path) -> None:
    open_story = desk.window.newsroom.open_story
    assert open_story is not None
    open_story.become(type(open_story.story)(), words="Copy", by=None)
    desk.window.deeds.printing.print(to_file(tmp_path / "page.pdf"), PrintOrder("a4", 72))
    desk.wait(lambda: isinstance(desk.window.deeds.last_dialog, HeldDialog))
    assert "There is nothing to print" in desk.window.strip.sentence
    assert not any(tmp_path.glob("*.pdf"))


def test_a_sheet_larger_than_the_paper_is_shrunk_and_one_as_large_is_not(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "page.pdf")
    printer.setFullPage(True)
    whole = printer.paperRect(QPrinter.Unit.DevicePixel)
    assert placed_on(printer, whole.size()).size() == whole.size()
    tabloid = placed_on(printer, QSizeF(whole.width() * 1.4, whole.height() * 1.3))
    assert whole.contains(tabloid)
    assert tabloid.width() / tabloid.height() == pytest.approx(whole.width() * 1.4 / (whole.height() * 1.3))
    assert printer.pageLayout().orientation() == QPageLayout.Orientation.Portrait


def test_the_pages_asked_for_are_told_by_number(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "page.pdf")
    assert pages_of(printer) == frozenset()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 4)
    assert pages_of(printer) == {2, 3, 4}
    printer.setPageRanges(QPageRanges.fromString("1-2,5"))
    assert pages_of(printer) == {1, 2, 5}
