"""Copyfit: how the copy fits, cuts and fillers that make it fit, and last lines of one word."""

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
from desk.newsroom.cuts import Cut
from desk.newsroom.cutter import Cutting, Offer
from desk.newsroom.fillers import Filler
from desk.press.fit import Fit, Widow

_TEXT_SHOWN = 180


class FitPanel(QScrollArea):
    """Looks for cuts or fillers when asked: ``wanted`` says whether cuts in quotations count.

    ``stopped`` gives up.

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
        is_short = bool(fit.free_lines) and not fit.is_over
        self.search.setText("Fill the Page" if is_short else "Find Cuts")
        self.quotes.setVisible(not is_short)
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
                rows += [self._widow(widow) for widow in cutting.fit.widows]
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

    def _widow(self, widow: Widow) -> QWidget:
        number, word = widow.paragraph + 1, widow.word
        button = QPushButton(f"Paragraph {number}: save “{word}”")
        button.setToolTip(f"Paragraph {number} ends in a line of “{word}” alone; a word less saves the line.")
        button.setStyleSheet("text-align: left;")
        button.clicked.connect(partial(self.shown.emit, widow.paragraph))
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
    """One change: the lines it saves or fills, what goes or comes, and the button that makes it."""

    chosen = Signal(object)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 8)
        column.setSpacing(3)
        text = offer.change.text
        shown = text if len(text) <= _TEXT_SHOWN else f"{text[:_TEXT_SHOWN].rsplit(' ', 1)[0]} …"
        is_cut = isinstance(offer.change, Cut)
        does = "Saves" if is_cut else "Makes room for" if offer.saves else "Fills"
        column.addWidget(_label("emptyTitle", f"{does} {counted(offer.lines, 'line')}"))
        column.addWidget(_label("", shown[:1].upper() + shown[1:]))
        column.addWidget(_label("quiet", _place(offer.change)))
        verb = "Cut" if is_cut else "Use"
        self.cut = QPushButton(verb)
        self.cut.setAccessibleName(f"{verb}: {shown}")
        self.cut.clicked.connect(lambda: self.chosen.emit(offer))
        row = QHBoxLayout()
        row.addWidget(self.cut)
        row.addStretch(1)
        column.addLayout(row)


_TAKEN_BACK = "What filled the page before"
_FILLERS = {"photo": "Taller photo", "pull quote": "Pull quote from the story", "leading": "Looser leading"}


def _place(change: Cut | Filler) -> str:
    if isinstance(change, Filler):
        return _TAKEN_BACK if change.gives_room else _FILLERS[change.kind]
    if change.kind == "paragraphs":
        place = f"{len(change.pieces)} paragraphs from the end"
    else:
        place = f"{change.kind.capitalize()}, paragraph {change.pieces[-1].paragraph + 1}"
    return f"{place}, {counted(change.words, 'word')}"


def _outcome(cutting: Cutting) -> str:
    fit = cutting.fit
    if fit.breaks_at is not None:
        if not cutting.offers:
            return "No cut makes it fit; let cuts go inside quotation marks, or choose another layout."
        return "Each of these makes the copy fit."
    if not fit.free_lines or fit.is_over:
        return "Nothing has to go."
    return (
        "Each of these fills lines; the copy stays."
        if cutting.offers
        else "Nothing here would fill the page."
    )


def _label(name: str, words: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setObjectName(name)
    return label
