"""The pane on the photos chosen: their fields, rights, sources and uses, and what is about to change."""

from collections.abc import Sequence
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
from desk.newsroom.photo_edits import LABELS, changes, common_words
from desk.newsroom.photo_files import FileState, state_sentence
from desk.newsroom.photo_intake import differences, size_words
from desk.newsroom.photo_library import PhotoLibrary
from desk.newsroom.photo_telling import Looked
from desk.newsroom.picture_desk import UNREADABLE, disagreeing
from desk.store.library import StoredPhoto
from desk.ui.cards import plain
from desk.ui.fields import LineText
from desk.ui.photos.completions import Completions
from desk.ui.photos.fields_form import FieldsForm
from desk.ui.photos.rights_form import RightsForm

_SHOWN = 6
_DETAILS = (
    "caption", "headline", "alttext", "creator", "creditline", "source", "copyrightnotice", "people",
    "keywords", "datecreated", "sublocation", "city", "state", "country", "instructions",
    "usageterms", "webstatement", "licensor", "digitalsourcetype", "aisystem", "aiprompt", "datamining",
)  # fmt: skip


class PhotoPane(QWidget):
    """Shows the photos chosen and takes edits of them; ``relink_wanted`` asks where a lost file is."""

    relink_wanted = Signal()

    def __init__(self, library: PhotoLibrary, style_file: str) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._library = library
        self._chosen: list[StoredPhoto] = []
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
        self.revert = QPushButton("&Revert")
        self.house = QLabel(f"House style for credits: {style_file}")
        self.house.setObjectName("quiet")
        self.house.setWordWrap(True)
        self.house.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()
        self._connect()
        self.show_none()

    def show_none(self) -> None:
        """Show that nothing is chosen."""
        self._chosen = []
        self._stack.setCurrentIndex(0)

    def show_many(self, chosen: list[StoredPhoto]) -> None:
        """Show what several photos have in common."""
        self._show(chosen)
        self.title.setText(f"{len(chosen)} photos chosen")
        self.facts.setText("What is typed here is written into all of them.")
        self.rights.show_reason(None)
        self._say_trouble("")
        self.sources.setPlainText("Choose one photo to see where its values came from.")
        self.uses.setPlainText("Choose one photo to see where it has run.")

    def show_one(self, looked: Looked) -> None:
        """Show one photo, with where its values came from and where it has run."""
        photo = looked.stored.photo
        self._show([looked.stored])
        self.title.setText(photo.name)
        facts = f"{photo.form} · {photo.width} × {photo.height} · {size_words(photo.size)}"
        self.facts.setText(facts)
        self._say_trouble(state_sentence(photo, looked.state))
        self.relink.setVisible(looked.state is not FileState.SOUND)
        self.rights.show_reason(looked.terms)
        self.sources.setPlainText(_sources(looked))
        self.uses.setPlainText(_uses(looked))

    def _show(self, chosen: list[StoredPhoto]) -> None:
        self._chosen = chosen
        words = common_words(tuple(one.photo for one in chosen))
        self.details.show_words(words)
        self.rights.show_words(words)
        self.relink.hide()
        self._stack.setCurrentIndex(1)
        self._tell_changes()

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
        bar = QWidget()
        self._bar = bar
        bar_column = QVBoxLayout(bar)
        bar_column.setContentsMargins(14, 6, 14, 0)
        bar_column.addWidget(self.preview)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.revert, self.save):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        bar_column.addLayout(buttons)
        column.addWidget(bar)
        self.house.setContentsMargins(14, 4, 14, 0)
        column.addWidget(self.house)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(nothing)
        self._stack.addWidget(whole)

    def _connect(self) -> None:
        for form in (self.details, self.rights):
            form.typed.connect(plain(self._tell_changes))
        self.save.clicked.connect(plain(self._save))
        self.revert.clicked.connect(plain(lambda: self._show_again(self._chosen)))
        self.relink.clicked.connect(plain(self.relink_wanted.emit))
        credit = self.details.lines["creditline"]
        if isinstance(credit, LineText):
            completions = Completions(credit)
            credit.typed.connect(partial(self._library.ask_credits, then=completions.offer))
            completions.chosen.connect(partial(self.details.touch, "creditline"))

    def _edits(self) -> dict[str, str]:
        return self.details.edits() | self.rights.edits()

    def _tell_changes(self) -> None:
        """Say what Save would change, photo by photo, before it is done."""
        edits = self._edits()
        try:
            told = [(one.photo, list(changes(one.photo, edits))) for one in self._chosen] if edits else []
        except DeskError as error:
            self.preview.setText(str(error))
            self.save.setEnabled(False)
            self._bar.show()
            return
        changed = [(photo, lines) for photo, lines in told if lines]
        self.save.setEnabled(bool(changed))
        self._bar.setVisible(bool(edits))
        if len(self._chosen) == 1:
            words = [line for _photo, lines in changed for line in lines]
        else:
            words = [f"{counted(len(changed), 'photo')} of {len(self._chosen)} will change:"]
            words += [f"{photo.name}: {', '.join(lines)}" for photo, lines in changed[:_SHOWN]]
            words += [f"… and {len(changed) - _SHOWN} more"] if len(changed) > _SHOWN else []
        self.preview.setText("\n".join(_short(line) for line in words) or "Nothing would change.")

    def _save(self) -> None:
        self._library.change(self._chosen, self._edits(), lambda: None)

    def _show_again(self, chosen: list[StoredPhoto]) -> None:
        words = common_words(tuple(one.photo for one in chosen))
        self.details.show_words(words)
        self.rights.show_words(words)
        self._tell_changes()


def _text(name: str) -> QTextBrowser:
    made = QTextBrowser()
    made.setAccessibleName(name)
    made.setOpenLinks(False)
    made.document().setDocumentMargin(14)
    return made


def _short(line: str) -> str:
    return line if len(line) <= 220 else line[:220] + " …"  # noqa: PLR2004 - enough to know a line by


def _sources(looked: Looked) -> str:
    photo = looked.stored.photo
    apart = disagreeing(photo.found)
    lines: list[str] = []
    for name in dict.fromkeys(one.name for one in photo.found if one.name != UNREADABLE):
        mark = "  — tags disagree" if name in apart else ""
        lines.append(f"{LABELS.get(name, name)}{mark}")
        lines += [f"    {one.value}\n        {one.tag}" for one in photo.found if one.name == name]
    broken = [one.tag for one in photo.found if one.name == UNREADABLE]
    if broken:
        lines.insert(0, f"The {' and '.join(broken)} of the file cannot be read; it is never rewritten.")
    return "\n".join(lines) or "The file says nothing of itself."


def _uses(looked: Looked) -> str:
    lines = [f"On story {number}: {slug}" for number, slug in looked.stands]
    for used in looked.ran:
        where = " ".join(filter(None, (used.edition, used.page and f"page {used.page}"))) or used.output
        lines.append(f"{used.at[:10]}  {used.channel}, {used.slug}, {where}")
        lines.append(f"    {used.caption or 'No caption'} — {used.credit or 'no credit'}")
    if not lines:
        lines.append("It stands on no story and has not run.")
    lines += _likes(looked)
    return "\n".join(lines)


def _likes(looked: Looked) -> Sequence[str]:
    photo = looked.stored.photo
    lines: list[str] = []
    for like in looked.alike:
        lines.append(f"\nNearly the same picture: {like.name}")
        lines += [f"    {_short(line)}" for line in differences(photo, like)]
    return lines
