"""A strip over the story: one sentence and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from desk.ui.cards import icon_button, plain
from desk.ui.icons import Icons

Offer = tuple[str, Callable[[], object]]


class Strip(QFrame):
    """Shows one sentence at a time; the newest replaces the one before."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._sentence = QLabel()
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 8, 7)
        self._row.setSpacing(4)
        self._row.addWidget(self._sentence, 1)
        self._close = icon_button(icons, "x", "Close", self._put_away)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons: list[QPushButton] = []
        self._closed: Callable[[], object] | None = None
        self.is_bad = False
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said, empty when nothing is."""
        return "" if self.isHidden() else self._sentence.text()

    @property
    def offers(self) -> list[QPushButton]:
        """The buttons now offered."""
        return list(self._buttons)

    def say(
        self,
        sentence: str,
        offers: Sequence[Offer] = (),
        *,
        bad: bool = False,
        closed: Callable[[], object] | None = None,
    ) -> None:
        """Say a sentence and offer these; ``bad`` says it in red, ``closed`` hears that it was closed."""
        self._closed = closed
        self.is_bad = bad
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons.clear()
        self._sentence.setObjectName("bad" if bad else "")
        self._sentence.style().unpolish(self._sentence)
        self._sentence.style().polish(self._sentence)
        self._sentence.setText(sentence)
        for words, call in offers:
            button = QPushButton(words)
            button.setObjectName("link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(plain(call))
            self._row.insertWidget(self._row.count() - 1, button)
            self._buttons.append(button)
        self.show()

    def _put_away(self) -> None:
        self.hide()
        if self._closed is not None:
            self._closed()

    def dress(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._close.setIcon(icons.get("x"))
