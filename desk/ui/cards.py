"""A scrolled column of cards with a button to add one, and words when there is none."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desk.ui.icons import Icons


def plain(call: Callable[[], object]) -> Callable[[], None]:
    """Wrap a call for a Qt signal: what the signal carries is let go, and so is the answer."""

    def made() -> None:
        call()

    return made


def icon_button(icons: Icons, icon: str, words: str, call: Callable[[], object]) -> QToolButton:
    """Make a small button that says in words what it does when pointed at or read aloud."""
    button = QToolButton()
    button.setIcon(icons.get(icon))
    button.setIconSize(QSize(16, 16))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.clicked.connect(plain(call))
    return button


class CardList(QScrollArea):
    """The column; ``add`` is the button under the cards, ``text_menu_wanted`` asks for the menu of a text."""

    text_menu_wanted = Signal(object, QPoint)

    def __init__(self, empty_title: str, empty_words: str, add_words: str, add_icon: QIcon) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = QLabel(empty_title)
        self._title.setObjectName("emptyTitle")
        self._words = QLabel(empty_words)
        self._words.setObjectName("quiet")
        self._words.setWordWrap(True)
        self.add = QPushButton(add_words)
        self.add.setIcon(add_icon)
        body = QWidget()
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._words)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(body)

    def add_card(self, card: QWidget) -> None:
        """Put a card at the end."""
        self._column.addWidget(card)

    def drop_card(self, card: QWidget) -> None:
        """Take a card out."""
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def clear_cards(self) -> None:
        """Take all cards out."""
        while (item := self._column.itemAt(0)) is not None:
            widget = item.widget()
            if widget is None:
                break
            self.drop_card(widget)

    def show_empty(self, *, empty: bool) -> None:
        """Show or hide the words for an empty column."""
        self._title.setVisible(empty)
        self._words.setVisible(empty)
