"""Copyfit: how the copy fits, cuts that make it fit, and last lines of one word."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desk.newsroom.copyfit import counted, fit_words, headline_words
from desk.newsroom.cutter import Cutting, Offer
from desk.press.fit import Fit

_TEXT_SHOWN = 180


class FitPanel(QScrollArea):
    """Looks for cuts when asked: ``wanted`` says whether those in quotations count, ``stopped`` gives up.

    ``chosen`` gives the Offer a person took, ``shown`` the paragraph to go to.
    """

    wanted = Signal(bool)
    stopped = Signal()
    chosen = Signal(object)
    shown = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.words = _label("emptyTitle")
        self.headline = _label("quiet")
        self.search = QPushButton("Find Cuts")
        self.search.clicked.connect(self._ask)
        self.halt = QPushButton("Stop")
        self.halt.clicked.connect(self._give_up)
        self.quotes = QCheckBox("Cut inside quotation marks too")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Cuts tried")
        self.said = _label("quiet")
        self._list = QWidget()
        self._offers: tuple[Offer, ...] = ()
        self._lay_out()
        self.clear()

    def clear(self) -> None:
        """Show another story, of which nothing is known yet."""
        self.words.setText("")
        self.headline.setText("")
        self.forget()

    def forget(self) -> None:
        """Take away what was found: the story is no longer the one it was found in."""
        self.said.setText("")
        self._rest()
        self._offers = ()
        self._show([])

    def show_fit(self, fit: Fit) -> None:
        """Say how the copy fits now."""
        words = fit_words(fit) if fit.free_lines is not None else "fits: this page runs on"
        self.words.setText(words[:1].upper() + words[1:])
        headline = headline_words(fit)
        self.headline.setText(f"Headline: {headline}" if headline else "No headline")

    def show_cutting(self, cutting: Cutting) -> None:
        """Show how far the search has come and what it found."""
        self.progress.setMaximum(max(1, cutting.total))
        self.progress.setValue(cutting.tried)
        if cutting.offers != self._offers or cutting.is_done:
            self._offers = cutting.offers
            rows: list[QWidget] = [self._card(offer) for offer in cutting.offers]
            if cutting.is_done:
                rows += [self._widow(at, cutting.story.body[at].text) for at in cutting.fit.widows]
            self._show(rows)
        if cutting.is_done:
            self._rest()
            self.said.setText(_outcome(cutting))

    def _lay_out(self) -> None:
        body = QWidget()
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.search)
        row.addWidget(self.halt)
        row.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.headline)
        column.addLayout(row)
        for widget in (self.quotes, self.progress, self.said):
            column.addWidget(widget)
        self._column = column
        column.addWidget(self._list)
        column.addStretch(1)
        self.setWidget(body)

    def _show(self, rows: list[QWidget]) -> None:
        fresh = QWidget()
        fresh.setObjectName("panelBody")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in rows:
            column.addWidget(row)
        self._column.replaceWidget(self._list, fresh)
        self._list.hide()
        self._list.deleteLater()
        self._list = fresh

    def _card(self, offer: Offer) -> QWidget:
        card = OfferCard(offer)
        card.chosen.connect(self.chosen)
        return card

    def _widow(self, at: int, text: str) -> QWidget:
        last = text.rsplit(maxsplit=1)[-1]
        button = QPushButton(f"Paragraph {at + 1}: save “{last}”")
        button.setToolTip(f"Paragraph {at + 1} ends in a line of “{last}” alone; a word less saves the line.")
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(partial(self.shown.emit, at))
        return button

    def _ask(self) -> None:
        self.forget()
        self.search.setEnabled(False)
        self.halt.setEnabled(True)
        self.progress.setValue(0)
        self.progress.show()
        self.wanted.emit(self.quotes.isChecked())

    def _give_up(self) -> None:
        self.stopped.emit()
        self._rest()
        self.said.setText("Stopped.")

    def _rest(self) -> None:
        self.search.setEnabled(True)
        self.halt.setEnabled(False)
        self.progress.hide()


class OfferCard(QFrame):
    """One cut: the lines it saves, what goes, and the button that makes it."""

    chosen = Signal(object)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 8)
        column.setSpacing(3)
        cut = offer.cut
        place = f"{cut.kind.capitalize()}, paragraph {cut.pieces[-1].paragraph + 1}"
        if cut.kind == "paragraphs":
            place = f"{len(cut.pieces)} paragraphs from the end"
        shown = cut.text if len(cut.text) <= _TEXT_SHOWN else f"{cut.text[:_TEXT_SHOWN].rsplit(' ', 1)[0]} …"
        column.addWidget(_label("emptyTitle", f"Saves {counted(offer.saves, 'line')}"))
        column.addWidget(_label("", shown))
        column.addWidget(_label("quiet", f"{place}, {counted(cut.words, 'word')}"))
        self.cut = QPushButton("Cut")
        self.cut.setAccessibleName(f"Cut: {shown}")
        self.cut.clicked.connect(lambda: self.chosen.emit(offer))
        row = QHBoxLayout()
        row.addWidget(self.cut)
        row.addStretch(1)
        column.addLayout(row)


def _outcome(cutting: Cutting) -> str:
    if cutting.fit.breaks_at is None:
        return "Nothing has to go."
    if not cutting.offers:
        return "No cut makes it fit; let cuts go inside quotation marks, or choose another layout."
    return "Each of these makes the copy fit."


def _label(name: str, words: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setObjectName(name)
    return label
