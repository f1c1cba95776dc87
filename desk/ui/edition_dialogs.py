"""The dialogs of the flat plan: a new edition, and how one goes out."""

from collections.abc import Sequence

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.edition_export import EditionOrder
from desk.newsroom.editions import DEFAULT_PAGE_LAYOUT
from desk.newsroom.exporting import PDF, PRESS
from desk.newsroom.press_choice import PressChoice
from desk.press.page_layouts import PageLayout
from desk.ui.cards import plain
from desk.ui.pick import Pick
from desk.ui.press_dialogs import PressDialog

_MOST_PAGES = 200


class NewEditionDialog(QDialog):
    """Asks for an edition’s name, its day, how many pages it has, and their layout."""

    def __init__(self, layouts: Sequence[PageLayout], today: QDate, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("New Edition")
        self.name = QLineEdit()
        self.name.setAccessibleName("Name")
        self.date = QDateEdit(today)
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("d MMM yyyy")
        self.date.setAccessibleName("Date")
        self.pages = QSpinBox()
        self.pages.setRange(1, _MOST_PAGES)
        self.pages.setValue(8)
        self.pages.setAccessibleName("Pages")
        self.layouts = Pick()
        self.layouts.setAccessibleName("Page layout")
        for layout in layouts:
            self.layouts.addItem(layout.name, layout.id)
        self.layouts.setCurrentIndex(max(0, self.layouts.findData(DEFAULT_PAGE_LAYOUT)))
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._make = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._make.setText("Make Edition")
        self._make.setEnabled(False)
        self.name.textChanged.connect(plain(lambda: self._make.setEnabled(bool(self.name.text().strip()))))
        form = QFormLayout()
        for words, field in (
            ("&Name", self.name), ("&Date", self.date), ("&Pages", self.pages), ("&Layout", self.layouts),
        ):  # fmt: skip
            form.addRow(words, field)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(14)
        column.addLayout(form)
        column.addWidget(self.buttons)

    def answer(self) -> tuple[str, str, int, str]:
        """Return name, ISO date, number of pages and layout."""
        return (
            self.name.text(),
            self.date.date().toString("yyyy-MM-dd"),
            self.pages.value(),
            str(self.layouts.currentData()),
        )


class EditionExportDialog(PressDialog):
    """Asks how an edition goes out: for the press by a profile, or for proof; as one PDF or one a page."""

    def __init__(self, press: PressChoice, wanted: str, parent: QWidget) -> None:
        super().__init__(press, wanted, parent)
        self.setWindowTitle("Export Edition")
        self.format = Pick()
        self.format.setAccessibleName("Format")
        self.format.addItem("For the press (PDF/X-4)", PRESS)
        self.format.addItem("For proof (PDF, RGB)", PDF)
        self.files = Pick()
        self.files.setAccessibleName("Files")
        self.files.addItem("One PDF", False)
        self.files.addItem("A PDF a page", True)
        self.form.insertRow(0, "Forma&t", self.format)
        self.form.insertRow(1, "Fi&les", self.files)
        self.format.currentIndexChanged.connect(plain(self._formatted))

    def order(self) -> EditionOrder:
        """Return how it is to go out."""
        is_press = self.format.currentData() == PRESS
        return EditionOrder(
            one_a_page=bool(self.files.currentData()),
            format=str(self.format.currentData()),
            profile=self.wanted if is_press else "",
        )

    def _formatted(self) -> None:
        is_press = self.format.currentData() == PRESS
        self.choice.setEnabled(is_press)
        self.other.setEnabled(is_press)
        self.ready_ink()
