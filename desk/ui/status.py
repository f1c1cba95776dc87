"""The status bar: saved, words, lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar

from desk.newsroom.answering import Heard
from desk.newsroom.autosave import SaveNews, SaveState
from desk.newsroom.copyfit import fit_words, headline_words
from desk.press.fit import Fit
from desk.story.model import Story
from desk.story.text import body_words
from desk.ui.checks_panel import count_words


class Status(QStatusBar):
    """Says whether the newest words are safe, and how much there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.saved = QLabel()
        self.saved.setTextFormat(Qt.TextFormat.PlainText)
        self.saved.setAccessibleName("Saved")
        self.words = QLabel()
        self.words.setAccessibleName("Words")
        self.lines = QLabel()
        self.lines.setAccessibleName("Lines")
        self.fit = QLabel()
        self.fit.setTextFormat(Qt.TextFormat.PlainText)
        self.fit.setAccessibleName("Copyfit")
        self.addWidget(self.saved, 1)
        self.checks = QLabel()
        self.checks.setAccessibleName("Findings")
        self.addPermanentWidget(self.checks)
        self.addPermanentWidget(self.fit)
        self.addPermanentWidget(self.words)
        self.addPermanentWidget(self.lines)

    def show_saved(self, news: SaveNews) -> None:
        """Say «Saved 02:56:14» after the commit, or in red what went wrong and what to do."""
        failed = news.state is SaveState.FAILED
        if failed:
            words = f"Not saved: {news.sentence}"
        elif news.state is SaveState.UNSAVED or news.at is None:
            words = "Saving…" if news.state is SaveState.UNSAVED else ""
        else:
            words = f"Saved {news.at:%H:%M:%S}"
        self.saved.setObjectName("bad" if failed else "")
        self.saved.style().unpolish(self.saved)
        self.saved.style().polish(self.saved)
        self.saved.setText(words)
        self.saved.setToolTip(words if failed else "")

    def show_story(self, story: Story) -> None:
        """Count the words of the body."""
        count = body_words(story)
        self.words.setText(f"{count:,} word{'' if count == 1 else 's'}")

    def show_lines(self, lines: int, pages: int) -> None:
        """Say how many lines the body makes, and on how many pages."""
        paged = f" on {pages} pages" if pages > 1 else ""
        self.lines.setText(f"{lines:,} line{'' if lines == 1 else 's'}{paged}")

    def show_fit(self, fit: Fit) -> None:
        """Say how the copy fits the page, in red when some of it is over."""
        parts = [] if fit.free_lines is None else [fit_words(fit)]
        if (words := headline_words(fit)) not in {"", "fits"}:
            parts.append(f"headline {words}")
        if fit.left_out.words:
            parts.append(f"no room for {fit.left_out.words}")
        self.fit.setText("; ".join(parts))
        self.fit.setObjectName("bad" if fit.is_over else "")
        self.fit.style().unpolish(self.fit)
        self.fit.style().polish(self.fit)

    def show_heard(self, heard: Heard) -> None:
        """Say how much stops the press, and how many findings there are to fix and to ask."""
        self.checks.setText(count_words(heard))

    def clear_story(self) -> None:
        """No story is open."""
        self.words.setText("")
        self.lines.setText("")
        self.fit.setText("")
        self.checks.setText("")
        self.saved.setText("")
