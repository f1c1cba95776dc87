"""Credit lines used before, offered while one is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit


class Completions(QObject):
    """The list under a line; ``chosen`` tells the credit a person took from it."""

    chosen = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, line)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.activated.connect(self.chosen)
        line.setCompleter(self._completer)

    def offer(self, lines: Sequence[str]) -> None:
        """Offer these; the list opens where the line is being typed in."""
        if list(lines) != self._model.stringList():
            self._model.setStringList(list(lines))
            if lines and self._line.hasFocus():
                self._completer.complete()
