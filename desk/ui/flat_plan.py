"""The flat plan: all pages of an edition at a glance, stories placed on them, the whole exported."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QPoint, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.editions import PageChange
from desk.newsroom.flat_planning import FlatPlanning, PlannedPage
from desk.newsroom.gate import Reason
from desk.press.page_layouts import PageLayout
from desk.story.edition import Edition
from desk.ui.cards import plain
from desk.ui.edition_dialogs import NewEditionDialog
from desk.ui.edition_export import ExportBar
from desk.ui.page_card import WIDTH, PageCard
from desk.ui.page_menu import Chosen, PageMenu
from desk.ui.pick import Pick
from desk.ui.theme import Colours

_GAP = 12
_FROM_LEFT = "\u200e"  # else a name read from the right draws figures of the day to its other side


class FlatPlan(QDialog):
    """One edition’s pages. ``chosen`` gives the stories a person has chosen in the list, number and title.

    ``go_to`` takes a person to what holds an edition back.
    """

    def __init__(
        self,
        planning: FlatPlanning[QImage],
        chosen: Chosen,
        go_to: Callable[[Reason], None],
        colours: Colours,
        settings: QSettings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle("Flat Plan")
        self.resize(QSize(1040, 760).boundedTo(self.screen().availableGeometry().size()))
        self._planning = planning
        self._colours = colours
        self._settings = settings
        self.cards: dict[int, PageCard] = {}
        self.asking: NewEditionDialog | None = None
        self._shown = 0
        self.choice = Pick()
        self.choice.setAccessibleName("Edition")
        self.choice.setMinimumWidth(280)
        self.choice.setPlaceholderText("No edition yet")
        self.new = QPushButton("&New Edition…")
        self.add = QPushButton("&Add Page")
        self.undo = QPushButton("&Undo")
        self.redo = QPushButton("&Redo")
        self.export = QPushButton("E&xport…")
        self.bar = ExportBar(planning, settings, go_to)
        self.menus = PageMenu(planning, chosen, self)
        self._lay_out()
        self._connect()
        self._opened(None)

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self._colours = colours
        if self.isVisible():
            self._planning.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask which editions there are, and show the one shown last."""
        super().showEvent(event)
        self._planning.ask_all()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Set no more pages while nobody looks; an export under way is stopped."""
        self._planning.sending.stop()
        self._planning.leave()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand as many pages side by side as there is room for."""
        super().resizeEvent(event)
        self._stand()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for part in (self.choice, self.new, self.add):
            top.addWidget(part)
        top.addSpacing(_GAP)
        for part in (self.undo, self.redo):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.export)
        for button in (self.new, self.add, self.undo, self.redo, self.export):
            button.setAutoDefault(False)
        self._body = QWidget()
        self._body.setObjectName("pasteboardBody")
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._grid.setSpacing(_GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("pasteboard")
        self._scroll.setAccessibleName("Pages")
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._body)
        empty = QLabel("Make an edition, then drag stories from the list onto its pages.")
        empty.setObjectName("quiet")
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        self._stack = QStackedLayout()
        self._stack.addWidget(empty)
        self._stack.addWidget(self._scroll)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addLayout(self._stack, 1)
        column.addWidget(self.bar)

    def _connect(self) -> None:
        self._planning.listed.listen(self._listed)
        self._planning.opened.listen(self._opened)
        self._planning.pages.listen(self._came)
        self.choice.activated.connect(plain(self._chose))
        self.new.clicked.connect(plain(self._ask_new))
        self.add.clicked.connect(plain(self._add_page))
        self.undo.clicked.connect(plain(self._planning.undo))
        self.redo.clicked.connect(plain(self._planning.redo))
        for keys, call in (
            (QKeySequence.StandardKey.Undo, self._planning.undo),
            (QKeySequence.StandardKey.Redo, self._planning.redo),
        ):
            QShortcut(keys, self).activated.connect(plain(call))
        self.export.clicked.connect(plain(self.bar.choose))
        self.bar.under_way.connect(self._exporting)

    def _listed(self, editions: list[Edition]) -> None:
        self.choice.clear()
        for edition in editions:
            day = QDate.fromString(edition.date, Qt.DateFormat.ISODate).toString("d MMM yyyy")
            self.choice.addItem(f"{edition.name}{_FROM_LEFT}, {day}", edition.id)
        shown = self._planning.edition
        last = shown.id if shown else int(str(self._settings.value("edition", 0)))
        self.choice.setCurrentIndex(self.choice.findData(last))
        if shown is None and editions:
            at = max(0, self.choice.currentIndex())
            self.choice.setCurrentIndex(at)
            self._planning.open(int(self.choice.itemData(at)))

    def _opened(self, edition: Edition | None) -> None:
        self._enable(is_exporting=not self.bar.stop.isHidden())
        self._stack.setCurrentIndex(0 if edition is None else 1)
        if edition is None:
            self.bar.say("")
            return
        self._settings.setValue("edition", edition.id)
        self.choice.setCurrentIndex(self.choice.findData(edition.id))
        if edition.id != self._shown:
            self._shown = edition.id
            self.bar.say("Drag stories from the list onto a frame, or right-click a page.")
        old, self.cards = self.cards, {}
        for page in edition.pages:
            card = PageCard(page, self._layout_named(page.layout), self._colours)
            card.dropped.connect(self.menus.place)
            card.menu_wanted.connect(self._menu)
            if page.number in old:
                card.look_like(old[page.number])
            self.cards[page.number] = card
        for card in old.values():
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._stand()

    def _came(self, page: PlannedPage[QImage]) -> None:
        if (card := self.cards.get(page.fact.number)) is not None:
            card.show_fact(page.fact, page.picture)

    def _stand(self) -> None:
        across = max(1, (self._scroll.viewport().width() - _GAP) // (WIDTH + 22 + _GAP))
        for at, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, at // across, at % across)

    def _menu(self, number: int, point: QPoint) -> None:
        card = self.cards[number]
        self.menus.make(card.page, card.thumb.page_layout).exec(point)

    def _chose(self) -> None:
        self._planning.open(int(self.choice.currentData()))

    def _exporting(self, on: bool) -> None:
        self._enable(is_exporting=on)

    def _enable(self, *, is_exporting: bool) -> None:
        can = not is_exporting and self._planning.edition is not None
        self.add.setEnabled(can)
        self.export.setEnabled(can)
        self.undo.setEnabled(can and self._planning.steps.can_undo)
        self.redo.setEnabled(can and self._planning.steps.can_redo)

    def _ask_new(self) -> None:
        self.asking = NewEditionDialog(self._planning.layouts(), QDate.currentDate(), self)
        self.asking.accepted.connect(plain(self._make))
        self.asking.open()

    def _make(self) -> None:
        if self.asking is not None:
            self._planning.make(*self.asking.answer())

    def _add_page(self) -> None:
        edition = self._planning.edition
        if edition is not None:
            last = edition.pages[-1] if edition.pages else None
            layout = last.layout if last is not None and self._layout_named(last.layout) else ""
            self.menus.alter(last.number + 1 if last else 1, PageChange(add=True, layout=layout))

    def _layout_named(self, name: str) -> PageLayout | None:
        return next((layout for layout in self._planning.layouts() if layout.id == name), None)
