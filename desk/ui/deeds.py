"""What each action of the window does."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
)

import desk
from desk import resources
from desk.checks.seam import Finding, Severity
from desk.errors import DeskError
from desk.newsroom.cuts import without
from desk.newsroom.cutter import Offer
from desk.newsroom.exporting import PRESS, HeldError, Order, RefusedError, file_name
from desk.newsroom.gate import Reason
from desk.newsroom.newsroom import ImportReport
from desk.newsroom.previewing import View
from desk.store.stories import ReceivedCopy
from desk.story.model import Kind
from desk.ui import theme
from desk.ui.dialogs import HeldDialog, ImportDialog, ReceivedDialog, import_sentence
from desk.ui.house_deed import HouseDeed
from desk.ui.page_view import Fit
from desk.ui.paragraphs import TEXT_POINTS
from desk.ui.press_dialogs import PressDialog, RefusedDialog

if TYPE_CHECKING:
    from desk.ui.window import Window

_SMALLEST, _LARGEST = 9.0, 28.0
_PICTURES = "Pictures (*.jpg *.jpeg *.png *.tif *.tiff *.webp)"
_NAMES = {
    "pdf": "PDF (*.pdf)",
    PRESS: "PDF/X-4 (*.pdf)",
    "html": "Web page (*.html)",
    "txt": "Plain text (*.txt)",
    "md": "Markdown (*.md)",
}


class Deeds:
    """The window's actions, by id."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self.house = HouseDeed(window)
        self._points = TEXT_POINTS
        self._is_new = False
        self.last_dialog: QDialog | None = None

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what each action of the table calls."""
        w = self._window
        body, page = w.pane.body, w.page
        return {
            "new": self.new, "import": self.choose_copy, "save": w.newsroom.save_now, "quit": w.close,
            "export-pdf": lambda: self.choose_export("pdf"), "export-press": self.choose_press,
            "export-html": lambda: self.choose_export("html"),
            "export-txt": lambda: self.choose_export("txt"), "export-md": lambda: self.choose_export("md"),
            "received": self.show_received, "remove": self.remove, "remove-sample": self.remove_sample,
            "undo": lambda: self._step(back=True), "redo": lambda: self._step(back=False),
            "cut": lambda: self._clip("cut"), "copy": lambda: self._clip("copy"),
            "paste": lambda: self._clip("paste"), "select-all": lambda: self._clip("selectAll"),
            "paste-copy": self.paste_copy, "find": self.find,
            "bold": lambda: body.set_face("bold"), "italic": lambda: body.set_face("italic"),
            "crosshead": lambda: body.set_kind(Kind.CROSSHEAD), "quote": lambda: body.set_kind(Kind.QUOTE),
            "list-item": lambda: body.set_kind(Kind.LIST_ITEM),
            "add-photo": lambda: self.choose_picture(None), "add-related": self.add_related,
            "next-finding": self.next_finding,
            "larger": lambda: self._zoom(self._points + 1), "smaller": lambda: self._zoom(self._points - 1),
            "page-larger": lambda: page.zoom(1), "page-smaller": lambda: page.zoom(-1),
            "page-width": lambda: page.fit(Fit.WIDTH), "page-whole": lambda: page.fit(Fit.PAGE),
            "paper-a4": lambda: self._paper("a4"), "paper-letter": lambda: self._paper("us-letter"),
            "theme-system": lambda: self.wear(theme.Mode.SYSTEM),
            "theme-light": lambda: self.wear(theme.Mode.LIGHT),
            "theme-dark": lambda: self.wear(theme.Mode.DARK),
            "house-settings": self.house.open, "flat-plan": w.show_flat_plan,
            "reset-panes": w.reset_panes, "about": self.about,
        }  # fmt: skip

    def restore(self) -> None:
        """Take up paper, theme and size of type as they were left."""
        settings = self._window.settings
        self._paper(str(settings.value("paper", "a4")))
        try:
            self._zoom(float(str(settings.value("type", TEXT_POINTS))))
        except ValueError:
            self._zoom(TEXT_POINTS)
        self._tick_theme(theme.mode_named(settings.value("theme")))

    def new(self) -> None:
        """Start a story with the caret in its headline."""
        self._is_new = True
        self._window.stories.search.clear()
        self._window.newsroom.new_story()

    def opened(self) -> None:
        """Put the caret in the headline of a story just started."""
        if self._is_new:
            self._is_new = False
            self._window.pane.headline.setFocus()

    def choose_copy(self) -> None:
        """Ask for copy files and bring them in."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._window,
            "Import copy",
            self._folder("import"),
            "Copy (*.txt *.md *.markdown *.text);;All files (*)",
        )
        if names:
            self._window.settings.setValue("folder-import", str(Path(names[0]).parent))
            self._window.take_files([Path(name) for name in names])

    def paste_copy(self) -> None:
        """Make a story of the clipboard's text."""
        text = QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard)
        if text.strip():
            self._window.newsroom.bring_in_text(text, self.show_import)
        else:
            self._window.strip.say("The clipboard holds no text; copy the story first.", bad=True)

    def show_import(self, report: ImportReport) -> None:
        """Report on an import: a line over the story, and the whole when something wants a look."""
        self._window.stories.search.clear()
        dialog = ImportDialog(report, self._window)
        self.last_dialog = dialog
        bad = bool(report.refused) and not report.imported
        self._window.strip.say(import_sentence(report), [("Report", dialog.open)], bad=bad)
        if any(one.unplaced for one in report.imported) or (
            report.refused and len(report.refused) + len(report.imported) > 1
        ):
            dialog.open()

    def welcome(self) -> None:
        """Offer the first steps while the sample is on the desk, until the strip is closed once."""
        if self._window.settings.value("welcomed") is None:
            self._window.newsroom.ask_sample(self._welcome)

    def _welcome(self, has_sample: bool) -> None:
        if has_sample:
            self._window.strip.say(
                "This is the sample desk.",
                [
                    ("New story", self.new),
                    ("Import copy", self.choose_copy),
                    ("Remove the sample", self.remove_sample),
                ],
                closed=lambda: self._window.settings.setValue("welcomed", 1),
            )

    def show_received(self) -> None:
        """Show the bytes the open story came from."""
        open_story = self._window.newsroom.open_story
        if open_story is not None:
            self._window.newsroom.shelf.ask_received(open_story.id, self._received)

    def choose_press(self) -> None:
        """Ask which press the page is for, then where to, and send the open story out."""
        window = self._window
        if window.newsroom.open_story is None:
            return
        wanted = str(window.settings.value("press-profile", ""))
        dialog = PressDialog(window.newsroom.desk.profiles.all(), wanted, window)
        self.last_dialog = dialog

        def chosen() -> None:
            window.settings.setValue("press-profile", dialog.wanted)
            self.choose_export(PRESS, dialog.wanted)

        dialog.accepted.connect(chosen)
        dialog.open()

    def choose_export(self, form: str, profile: str = "") -> None:
        """Ask where to, and send the open story out."""
        open_story = self._window.newsroom.open_story
        if open_story is None:
            return
        order = Order(form, paper=self._window.newsroom.previewer.view.paper, profile=profile)
        start = Path(self._folder("export")) / file_name(open_story.story, open_story.id, order)
        name, _kind = QFileDialog.getSaveFileName(self._window, "Export", str(start), _NAMES[form])
        if name:
            self._window.settings.setValue("folder-export", str(Path(name).parent))
            self.export(order, Path(name))

    def export(self, order: Order, path: Path) -> None:
        """Send the open story out to a file."""
        self._window.strip.say(f"Exporting {path.name}…")
        self._window.newsroom.export(
            order, path, self._exported, lambda error: self._not_exported(order, path, error)
        )

    def remove(self) -> None:
        """Remove the stories chosen in the list, else the open one; it can be put back."""
        window = self._window
        ids = [row.id for row in window.stories.chosen()]
        if not ids and window.newsroom.open_story is not None:
            ids = [window.newsroom.open_story.id]
        if ids:
            window.newsroom.remove(ids)

    def remove_sample(self) -> None:
        """Remove the sample stories; they can be put back."""
        self._window.newsroom.ask_sample(self._remove_sample)

    def _remove_sample(self, has_sample: bool) -> None:
        if has_sample:
            self._window.newsroom.remove_sample()
        else:
            self._window.strip.say("The sample is not on this desk any more.")

    def find(self) -> None:
        """Go to the search field."""
        self._window.panes.bring(self._window.panes.stories)
        self._window.stories.search.setFocus()
        self._window.stories.search.selectAll()

    def choose_picture(self, at: int | None) -> None:
        """Ask for picture files and put them on the open story."""
        if self._window.newsroom.open_story is None:
            return
        names, _kind = QFileDialog.getOpenFileNames(
            self._window,
            "Add pictures",
            self._folder("pictures"),
            _PICTURES,
        )
        if names:
            self._window.settings.setValue("folder-pictures", str(Path(names[0]).parent))
            self.add_pictures([Path(name) for name in names], at)

    def add_pictures(self, paths: Sequence[Path], at: int | None = None) -> None:
        """Put pictures on the open story: the first in use ``at``, or in the first that awaits one."""
        window = self._window
        open_story = window.newsroom.open_story
        if open_story is None:
            window.strip.say("Open a story first; then drop the picture on it.", bad=True)
            return
        if at is None:
            awaited = (n for n, photo in enumerate(open_story.story.photos) if not photo.file)
            at = next(awaited, None)
        for number, path in enumerate(paths):
            window.newsroom.darkroom.add(open_story, path, at if number == 0 else None)
        window.panes.bring(window.panes.inspector)
        window.inspector.setCurrentWidget(window.inspector.photos)

    def add_related(self) -> None:
        """Add a related line and go to it."""
        if self._window.newsroom.open_story is not None:
            self._window.panes.bring(self._window.panes.inspector)
            self._window.inspector.setCurrentWidget(self._window.inspector.related)
            self._window.inspector.related.add.click()

    def next_finding(self) -> None:
        """Go to the finding after the caret or the one gone to last, and from the last to the first."""
        window = self._window
        findings = window.findings
        if not findings:
            window.strip.say("The checks found nothing in this story.")
        elif window.pane.body.hasFocus():
            caret = window.pane.body.caret()
            later = (
                f for f in findings
                if f.field == "related" or (f.field == "body" and (f.paragraph or 0, f.start) >= caret)
            )  # fmt: skip
            window.go_to(next(later, findings[0]))
        else:
            at = findings.index(window.gone_to) + 1 if window.gone_to in findings else 0
            window.go_to(findings[at % len(findings)])

    def find_cuts(self, quotes: bool) -> None:
        """Look for cuts that make the open story fit."""
        room = self._window.newsroom
        if room.open_story is not None:
            room.cutter.find(room.open_story.story, room.previewer.view.paper, quotes=quotes)

    def cut(self, offer: Offer) -> None:
        """Make a cut in the story it was found in; Undo brings the words back."""
        open_story = self._window.newsroom.open_story
        if open_story is not None and open_story.story == offer.story:
            open_story.become(without(offer.story, offer.cut), words="Cut to Fit", by=None)

    def wear(self, mode: theme.Mode) -> None:
        """Dress the program in a theme and remember it."""
        self._window.settings.setValue("theme", mode.value)
        self._tick_theme(mode)
        colours = theme.colours_for(mode)
        dress(colours)
        self._window.dress(colours)

    def look(self, ppi: float) -> None:
        """Have the page drawn as finely as it is shown."""
        previewer = self._window.newsroom.previewer
        previewer.look(View(ppi, previewer.view.paper))

    def leave_unsaved(self, error: DeskError) -> bool:
        """Ask whether to close though the newest words could not be kept."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText("The newest words could not be saved.")
        box.setInformativeText(str(error))
        stay = box.addButton("Keep Desk Open", QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton("Close and Lose Them", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def about(self) -> None:
        """Say which Desk this is and where its store lies."""
        place = QDir.toNativeSeparators(str(self._window.newsroom.desk.places.store))
        QMessageBox.about(
            self._window,
            "About Desk",
            f"Desk {desk.__version__}\n\nStore: {place}\n\nMIT licence. Works offline.",
        )

    def _received(self, copies: list[ReceivedCopy]) -> None:
        if not copies:
            self._window.strip.say("This story was written here; it has no received copy.")
            return
        self.last_dialog = ReceivedDialog(
            copies[0], lambda sentence: self._window.strip.say(sentence, bad=True), self._window
        )
        self.last_dialog.open()

    def _exported(self, path: Path) -> None:
        self._window.strip.say(f"Exported {path.name} to {QDir.toNativeSeparators(str(path.parent))}.")

    def _not_exported(self, order: Order, path: Path, error: DeskError) -> None:
        if isinstance(error, RefusedError):
            self._window.strip.say(f"Not exported: a printer would refuse {path.name}.", bad=True)
            self.last_dialog = RefusedDialog(
                error.faults, lambda reason: self.export(replace(order, override=reason), path), self._window
            )
            self.last_dialog.open()
            return
        self._window.strip.say(f"Not exported. {error}", bad=True)
        if isinstance(error, HeldError):
            self.last_dialog = HeldDialog(
                error.reasons,
                self._go_to_reason,
                lambda: self.export(replace(order, force=True), path),
                self._window,
            )
            self.last_dialog.open()

    def _go_to_reason(self, reason: Reason) -> None:
        self._window.go_to(
            Finding(reason.rule, Severity.STOP, reason.sentence, reason.field, reason.paragraph,
                    reason.start, reason.start + 1, reason.text)
        )  # fmt: skip

    def _step(self, *, back: bool) -> None:
        open_story = self._window.newsroom.open_story
        if open_story is not None:
            (open_story.undo if back else open_story.redo)()

    def _clip(self, what: str) -> None:
        target = QApplication.focusWidget()
        if isinstance(target, QLineEdit | QTextEdit | QPlainTextEdit):
            getattr(target, what)()

    def _zoom(self, points: float) -> None:
        self._points = max(_SMALLEST, min(_LARGEST, points))
        self._window.settings.setValue("type", self._points)
        self._window.pane.body.zoom(self._points)

    def _paper(self, paper: str) -> None:
        window = self._window
        window.settings.setValue("paper", paper)
        window.actions_["paper-a4"].setChecked(paper == "a4")
        window.actions_["paper-letter"].setChecked(paper == "us-letter")
        window.newsroom.previewer.look(View(window.newsroom.previewer.view.ppi, paper))

    def _tick_theme(self, mode: theme.Mode) -> None:
        for each in theme.Mode:
            self._window.actions_[f"theme-{each.value}"].setChecked(each is mode)

    def _folder(self, purpose: str) -> str:
        return str(self._window.settings.value(f"folder-{purpose}", QDir.homePath()))


def dress(colours: theme.Colours) -> None:
    """Dress the whole program in these colours."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        sheet = (resources.shipped() / "styles" / "window.qss").read_text(encoding="utf-8")
        theme.apply(app, colours, sheet)
