"""The pane on the photos chosen: their fields, rights, sources and uses, and what is about to change."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desk.errors import DeskError
from desk.newsroom.importing import counted
from desk.newsroom.photo_edits import as_read, changes, common_words, edited, misread
from desk.newsroom.photo_files import FileState, state_sentence
from desk.newsroom.photo_intake import size_words
from desk.newsroom.photo_library import PhotoLibrary
from desk.newsroom.photo_telling import Looked
from desk.store.library import StoredPhoto
from desk.story.photo import Photo
from desk.ui.cards import plain
from desk.ui.fields import LineText
from desk.ui.library.told import short, sources, uses
from desk.ui.photos.completions import Completions
from desk.ui.photos.evidence_field import show_evidence
from desk.ui.photos.fields_form import FieldsForm
from desk.ui.photos.rights_form import RightsForm

_SHOWN = 6
_DETAILS = (
    "caption", "headline", "alttext", "creator", "creditline", "source", "copyrightnotice", "people",
    "keywords", "datecreated", "sublocation", "city", "state", "country", "instructions",
    "usageterms", "webstatement", "licensor", "digitalsourcetype", "aisystem", "aiprompt", "datamining",
)  # fmt: skip


class PhotoPane(QWidget):
    """Shows the photos chosen and takes edits of them: each is saved by Save, and when others are chosen.

    ``typed`` tells that ``edits`` are others, ``held`` says what cannot be saved and waits for its photos to
    be chosen again, ``relink_wanted`` asks where a lost file is.
    """

    relink_wanted = Signal()
    typed = Signal()
    held = Signal(str)

    def __init__(self, library: PhotoLibrary, style_file: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._shelf = library.shelf
        self._changes = library.changes
        self._chosen: list[StoredPhoto] = []
        self._held: dict[frozenset[str], dict[str, str]] = {}
        self.details = FieldsForm(_DETAILS)
        self.rights = RightsForm()
        self.sources = _text("Where each value came from")
        self.uses = _text("Where this photo stands and has run")
        self.title = QLabel()
        self.title.setObjectName("emptyTitle")
        self.title.setWordWrap(True)
        self.facts = QLabel()
        self.facts.setObjectName("quiet")
        self.facts.setWordWrap(True)
        self.trouble = QLabel()
        self.trouble.setObjectName("bad")
        self.trouble.setWordWrap(True)
        for label in (self.title, self.facts, self.trouble):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.relink = QPushButton("Find the File…")
        self.preview = QLabel()
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.save = QPushButton("&Save")
        self.undo_typing = QPushButton("&Revert")
        self.house = QLabel(f"House style for credits: {style_file}")
        self.house.setObjectName("quiet")
        self.house.setWordWrap(True)
        self.house.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._connect()
        self.show_chosen([])

    def show_chosen(self, chosen: list[StoredPhoto]) -> None:
        """Show the photos chosen, with what was typed of them and is not saved."""
        before = self._chosen
        if _files(chosen) != _files(before):
            self._leave()
        typed = self.edits if _files(chosen) == _files(before) else self._held.pop(_files(chosen), {})
        self._chosen = chosen
        self._stack.setCurrentIndex(1 if chosen else 0)
        if chosen != before:
            self._say_trouble("")
            self.relink.hide()
            self._show_fields(typed)
        if len(chosen) == 1:
            self._show_one(chosen[0])
        elif chosen:
            self.title.setText(f"{len(chosen):,} photos chosen")
            self.facts.setText("What is typed here is written into all of them.")
            self.rights.show_reason(None)
            self.sources.setPlainText("Choose one photo to see where its values came from.")
            self.uses.setPlainText("Choose one photo to see where it has run.")

    @property
    def edits(self) -> dict[str, str]:
        """The fields typed in and not saved."""
        return self.details.edits() | self.rights.edits()

    def settle(self) -> list[Photo]:
        """Save what is typed but for what cannot be read, which stays typed; returns the photos as they
        will be.
        """
        edits = self.edits
        if not edits:
            return [one.photo for one in self._chosen]
        wrong = {name: edits[name] for name in misread(edits)}
        read = {name: text for name, text in edits.items() if name not in wrong}
        photos = [edited(one.photo, read) for one in self._chosen]
        if photos != [one.photo for one in self._chosen]:
            self._changes.edit(self._chosen, read, partial(self._refused, _files(self._chosen), read))
        self._show_fields(wrong, read)
        return photos

    def revert(self) -> None:
        """Let go of what is typed."""
        self._show_fields({})

    def _leave(self) -> None:
        """Save what is typed, and hold what cannot be until its photos are chosen again."""
        photos = self.settle()
        if self.edits:
            self._held[_files(self._chosen)] = self.edits
        if wrong := misread(self.edits):
            whose = photos[0].name if len(photos) == 1 else f"{len(photos):,} photos"
            self.held.emit(f"{next(iter(wrong.values()))} What was typed waits at {whose}.")

    def _refused(self, files: frozenset[str], edits: dict[str, str]) -> None:
        """Hold edits that could not be saved."""
        if files == _files(self._chosen):
            self._show_fields(edits | self.edits)
        else:
            self._held[files] = edits | self._held.get(files, {})

    def _show_one(self, stored: StoredPhoto) -> None:
        """Show one photo, and when it has been looked up how its file is and where it has run."""
        photo = stored.photo
        self.title.setText(photo.name)
        facts = f"{photo.form} · {photo.width} × {photo.height} · {size_words(photo.size)}"
        self.facts.setText(facts)
        self.sources.setPlainText(sources(photo))

        def came(looked: Looked) -> None:
            if self._chosen == [stored]:
                self._say_trouble(state_sentence(photo, looked.state))
                self.relink.setVisible(looked.state is not FileState.SOUND)
                self.rights.show_reason(looked.terms)
                self.uses.setPlainText(uses(looked))

        self._shelf.look_up(stored, came)

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        nothing = QLabel("Choose a photo to see what is known of it.")
        nothing.setObjectName("quiet")
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setWordWrap(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 10, 0, 10)
        for label in (self.title, self.facts, self.trouble):
            label.setContentsMargins(14, 0, 14, 0)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self.relink)
        row.addStretch(1)
        column.addLayout(row)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for words, part in (
            ("Details", self.details), ("Rights", self.rights), ("From the File", self.sources),
            ("Uses", self.uses),
        ):  # fmt: skip
            self.tabs.addTab(part, words)
        column.addWidget(self.tabs, 1)
        self._bar = self._laid_bar()
        column.addWidget(self._bar)
        self.house.setContentsMargins(14, 4, 14, 0)
        column.addWidget(self.house)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(nothing)
        self._stack.addWidget(whole)

    def _laid_bar(self) -> QWidget:
        bar = QWidget()
        column = QVBoxLayout(bar)
        column.setContentsMargins(14, 6, 14, 0)
        column.addWidget(self.preview)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.undo_typing, self.save):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column.addLayout(buttons)
        return bar

    def _connect(self) -> None:
        for form in (self.details, self.rights):
            form.typed.connect(plain(self._tell_changes))
        self.rights.evidence_wanted.connect(partial(self._shelf.ask_evidence, then=show_evidence))
        self.save.clicked.connect(plain(self.settle))
        self.undo_typing.clicked.connect(plain(self.revert))
        self.relink.clicked.connect(plain(self.relink_wanted.emit))
        credit = self.details.lines["creditline"]
        if isinstance(credit, LineText):
            completions = Completions(credit)
            credit.typed.connect(partial(self._shelf.ask_credits, then=completions.offer))
            completions.chosen.connect(partial(self.details.touch, "creditline"))

    def _tell_changes(self) -> None:
        """Say what Save would change, photo by photo, before it is done."""
        edits = self.edits
        self.typed.emit()
        try:
            read = as_read(edits)
        except DeskError as error:
            self.preview.setText(str(error))
            self.save.setEnabled(False)
            self._bar.show()
            return
        told = ((one.photo, list(changes(one.photo, read))) for one in self._chosen)
        changed = [(photo, lines) for photo, lines in told if lines]
        self.save.setEnabled(bool(changed))
        self._bar.setVisible(bool(edits))
        if len(self._chosen) == 1:
            words = [line for _photo, lines in changed for line in lines]
        else:
            words = [f"{counted(len(changed), 'photo')} of {len(self._chosen)} will change:"]
            words += [f"{photo.name}: {', '.join(lines)}" for photo, lines in changed[:_SHOWN]]
            words += [f"… and {len(changed) - _SHOWN} more"] if len(changed) > _SHOWN else []
        self.preview.setText("\n".join(short(line) for line in words) or "Nothing would change.")

    def _show_fields(self, typed: dict[str, str], saving: dict[str, str] | None = None) -> None:
        """Show the fields of the photos chosen, with what is typed in them and what is being saved."""
        photos = tuple(one.photo for one in self._chosen)
        words = {**common_words(photos), **(saving or {}), **typed} if photos else {}
        details = {name: text for name, text in typed.items() if name in self.details.lines}
        self.details.show_words(words, details)
        self.rights.show_words(words, {name: text for name, text in typed.items() if name not in details})
        self._tell_changes()


def _files(chosen: list[StoredPhoto]) -> frozenset[str]:
    return frozenset(one.photo.file for one in chosen)


def _text(name: str) -> QTextBrowser:
    made = QTextBrowser()
    made.setAccessibleName(name)
    made.setOpenLinks(False)
    made.document().setDocumentMargin(14)
    return made
