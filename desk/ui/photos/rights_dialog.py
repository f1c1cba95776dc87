"""The rights of one photo, asked for from the story it stands on."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from desk.errors import DeskError
from desk.newsroom.evidence import evidence_file
from desk.newsroom.photo_edits import edited, misread, words_of
from desk.story.photo import Photo, Terms
from desk.ui.photos.rights_form import RightsForm

_SIZE = QSize(540, 560)


class RightsDialog(QDialog):
    """The form of rights with the terms ``in_force``; a guess stands chosen, and saving it decides it."""

    def __init__(self, photo: Photo, in_force: Terms, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Rights of {photo.name or 'the photo'}")
        self.resize(_SIZE.boundedTo(parent.screen().availableGeometry().size()))
        self._photo = replace(photo, terms=in_force)
        self.form = RightsForm()
        self.form.show_words(words_of(self._photo) | {"rights": in_force.rights.value})
        self.form.show_reason(in_force)
        self.trouble = QLabel()
        self.trouble.setObjectName("bad")
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        self.trouble.setContentsMargins(14, 0, 14, 0)
        self.trouble.hide()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.setContentsMargins(14, 0, 14, 0)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 14)
        column.addWidget(self.form, 1)
        column.addWidget(self.trouble)
        column.addWidget(buttons)

    @property
    def terms(self) -> Terms:
        """The terms as the form has them; raises DeskError for what cannot be read."""
        chosen = {"rights": str(self.form.right.currentData())}
        return edited(self._photo, chosen | self.form.edits()).terms

    def accept(self) -> None:
        """Close, unless something cannot be read: then say what, and go there."""
        edits = self.form.edits()
        wrong = misread(edits)
        try:
            evidence_file(edits.get("evidence", ""))
        except DeskError as error:
            wrong["evidence"] = str(error)
        if wrong:
            name, sentence = next(iter(wrong.items()))
            self.trouble.setText(sentence)
            self.trouble.show()
            self.form.lines[name].setFocus()
            return
        super().accept()
