"""The foot of the library: what was done, how far a long job is, and the way to stop it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desk.newsroom.photo_jobs import PhotoJobs
from desk.ui.cards import plain


class Foot(QWidget):
    """Says a sentence, and while there are jobs how far they are."""

    def __init__(self, jobs: PhotoJobs) -> None:
        super().__init__()
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(180, 8)
        self._done = QLabel()
        self._done.setObjectName("quiet")
        self.stop = QPushButton("S&top")
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(plain(jobs.stop))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.said, 1)
        for part in (self._done, self._progress, self.stop):
            row.addWidget(part)
        jobs.progress.listen(self._told)
        self._told(None)

    def say(self, sentence: str) -> None:
        """Say a sentence."""
        self.said.setText(sentence)

    def _told(self, progress: tuple[int, int] | None) -> None:
        for part in (self._done, self._progress, self.stop):
            part.setVisible(progress is not None)
        if progress is not None:
            done, total = progress
            self._progress.setRange(0, total)
            self._progress.setValue(done)
            self._done.setText(f"{done:,} of {total:,}" if total else "")
