"""The line over the grid: what is searched for, which photos are shown, and how many there are."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from desk.newsroom.importing import counted
from desk.newsroom.photo_shelf import Wanted
from desk.store.library import FILTERS
from desk.ui.cards import plain
from desk.ui.pick import Pick

_PAUSE_MS = 80


class PhotoFinder(QWidget):
    """Tells by ``wanted`` what is to be shown, once typing pauses."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText("Search every field of every photo")
        self.search.setAccessibleName("Search photos")
        self.search.setClearButtonEnabled(True)
        self.only = Pick()
        self.only.setAccessibleName("Show")
        for name in FILTERS:
            self.only.addItem(name.capitalize() if name else "All photos", name)
        self.count = QLabel()
        self.count.setObjectName("quiet")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.search.textChanged.connect(plain(self._pause.start))
        self.only.activated.connect(plain(self._look))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search, 1)
        row.addWidget(self.only)
        row.addWidget(self.count)

    def show_count(self, number: int) -> None:
        """Show how many photos were found."""
        self.count.setText(counted(number, "photo").replace(str(number), f"{number:,}"))

    def _look(self) -> None:
        self.wanted.emit(Wanted(self.search.text().strip(), str(self.only.currentData())))
