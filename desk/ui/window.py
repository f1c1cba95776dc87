"""The window: the rooms' news shown, and the person's intentions sent on."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import (
    QLabel,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from desk import resources
from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.autosave import SaveNews
from desk.newsroom.newsroom import Newsroom
from desk.newsroom.open_story import Change, OpenStory
from desk.newsroom.previewing import Proof
from desk.press.fit import Fit
from desk.store.stories import Removed
from desk.story.edits import with_passage
from desk.story.model import Kind
from desk.story.text import passages
from desk.ui.actions import BODY_MENU, LIST_MENU, MENUS, TOOLBAR, Actions
from desk.ui.deeds import Deeds
from desk.ui.docks import Panes
from desk.ui.flat_plan import FlatPlan
from desk.ui.icons import Icons
from desk.ui.inspector import Inspector
from desk.ui.page_view import PageView
from desk.ui.status import Status
from desk.ui.story_list import StoryList
from desk.ui.story_pane import StoryPane
from desk.ui.strip import Strip
from desk.ui.theme import Colours

PICTURES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"}
_SIZE = QSize(1560, 960)


class Window(QMainWindow):
    """One window on one store; ``closed`` says that its work has ended."""

    closed = Signal()

    def __init__(self, newsroom: Newsroom[QImage], settings: QSettings, colours: Colours) -> None:
        super().__init__()
        self.setWindowTitle("Desk")
        self.setAcceptDrops(True)
        self.newsroom = newsroom
        self.settings = settings
        self.colours = colours
        self.findings: tuple[Finding, ...] = ()
        self.gone_to: Finding | None = None
        self.flat_plan: FlatPlan | None = None
        icons = self._icons()
        self.stories = StoryList(newsroom.shelf, colours, newsroom.desk.now)
        self.pane = StoryPane(colours)
        self.page = PageView()
        self.inspector = Inspector(list(newsroom.desk.layouts.all()), newsroom.darkroom, icons)
        self.strip = Strip(icons)
        self.status = Status()
        self.deeds = Deeds(self)
        self.actions_ = Actions(self, self.deeds.calls())
        self.actions_.dress(icons)
        available = self.screen().availableGeometry().size()
        self.resize(_SIZE.boundedTo(available))
        self._lay_out()
        self.panes = Panes(self, self.stories, self.page, self.inspector)
        self.panes.dress(icons)
        self._menus()
        self._connect()
        self._restore()
        self._show_no_story()

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self.colours = colours
        icons = self._icons()
        self.actions_.dress(icons)
        self.panes.dress(icons)
        self.stories.dress(colours)
        self.pane.body.dress(colours)
        self.inspector.dress(icons)
        self.strip.dress(icons)
        if self.flat_plan is not None:
            self.flat_plan.dress(colours)

    def take_files(self, paths: Sequence[Path]) -> None:
        """Bring in copy files; pictures go to the open story."""
        pictures = [path for path in paths if path.suffix.lower() in PICTURES]
        copies = [path for path in paths if path not in pictures]
        if pictures:
            self.deeds.add_pictures(pictures)
        if copies:
            self.newsroom.bring_in_files(copies, self.deeds.show_import)

    def go_to(self, finding: Finding) -> None:
        """Take the caret to a finding, wherever it is."""
        if not self.pane.reveal(finding):
            self.panes.bring(self.panes.inspector)
            self.inspector.reveal(finding)
        self.gone_to = finding

    def start(self) -> None:
        """Open the store and the newest story in it, and offer the first steps."""
        self.newsroom.start()
        self.deeds.welcome()

    def show_flat_plan(self) -> None:
        """Show all pages of an edition in a window of their own."""
        if self.flat_plan is None:
            self.flat_plan = FlatPlan(
                self.newsroom.flat_plan, self._chosen_stories, self.colours, self.settings, self
            )
        if self.flat_plan.isVisible():
            self.flat_plan.raise_()
        self.flat_plan.show()

    def _chosen_stories(self) -> list[tuple[int, str]]:
        """Return the stories chosen in the list, else the open one: number and title."""
        rows = [(row.id, row.headline or row.slug or "Untitled") for row in self.stories.chosen()]
        open_story = self.newsroom.open_story
        if rows or open_story is None:
            return rows
        story = open_story.story
        return [(open_story.id, story.headline or story.slug or "Untitled")]

    def reset_panes(self) -> None:
        """Put the panes where they are on a first start."""
        self.panes.reset()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save; when the newest words cannot be kept, ask before they are lost."""
        try:
            self.newsroom.flush()
        except DeskError as error:
            if not self.deeds.leave_unsaved(error):
                event.ignore()
                return
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("panes", self.saveState())
        self.settings.sync()
        if self.flat_plan is not None:
            self.flat_plan.close()
        self.newsroom.close()
        self.closed.emit()
        event.accept()

    def _icons(self) -> Icons:
        return Icons(resources.shipped() / "icons", self.colours.ink, self.colours.quiet)

    def _lay_out(self) -> None:
        self.setDockNestingEnabled(True)
        self._empty = QLabel("No story is open.\n\nStart one with New Story, or bring copy in with Import.")
        self._empty.setObjectName("quiet")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.pane)
        self._middle.addWidget(self._empty)
        centre = QWidget()
        centre.setObjectName("deskCentre")
        centre.setMinimumWidth(340)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        column.addWidget(self._middle, 1)
        self.setCentralWidget(centre)
        self.setStatusBar(self.status)

    def _menus(self) -> None:
        for title, names in MENUS:
            menu = self.menuBar().addMenu(title)
            self.actions_.fill(menu, names)
            if title == "&View":
                panes = QMenu("&Panes", menu)
                menu.insertMenu(self.actions_["reset-panes"], panes)
                for dock in self.panes.all:
                    panes.addAction(dock.toggleViewAction())
        bar = QToolBar("Toolbar", self)
        bar.setObjectName("toolbar")
        bar.setIconSize(QSize(18, 18))
        bar.setMovable(False)
        self.actions_.fill(bar, TOOLBAR)
        space = QWidget()
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        for dock in self.panes.all:
            bar.addAction(dock.toggleViewAction())
        self.addToolBar(bar)
        self.pane.body.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.pane.body.customContextMenuRequested.connect(self._body_menu)
        self.stories.view.customContextMenuRequested.connect(self._list_menu)

    def _connect(self) -> None:
        room = self.newsroom
        room.opened.listen(self._opened)
        room.saved.listen(self._saved)
        room.trouble.listen(self._complain)
        room.removed.listen(self._removed)
        room.previewer.pages.listen(self._proofed)
        room.previewer.fits.listen(self._fitted)
        room.previewer.trouble.listen(self.page.show_trouble)
        room.checker.findings.listen(self._found)
        room.cutter.news.listen(self.inspector.fit.show_cutting)
        room.cutter.trouble.listen(self._not_cut)
        self.inspector.fit.wanted.connect(self.deeds.find_cuts)
        self.inspector.fit.stopped.connect(room.cutter.stop)
        self.inspector.fit.chosen.connect(self.deeds.cut)
        self.inspector.fit.shown.connect(self.pane.body.go_to)
        self.page.ppi_wanted.connect(self.deeds.look)
        self.stories.wanted.connect(room.open)
        self.inspector.checks.wanted.connect(self.go_to)
        self.inspector.checks.mended.connect(self._mend)
        self.inspector.details.received_wanted.connect(self.deeds.show_received)
        self.inspector.photos.file_wanted.connect(self.deeds.choose_picture)
        self.pane.body.mended.connect(self._mend)
        self.pane.body.caret_moved.connect(self._show_kind)

    def _restore(self) -> None:
        geometry, panes = self.settings.value("geometry"), self.settings.value("panes")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if panes is not None:
            self.restoreState(panes)
        self.deeds.restore()

    def _opened(self, story: OpenStory | None) -> None:
        self.findings = ()
        self.gone_to = None
        if story is None:
            self._show_no_story()
            return
        if self.strip.is_bad:
            self.strip.hide()
        self._middle.setCurrentIndex(0)
        self.inspector.setEnabled(True)
        self.pane.open(story)
        self.inspector.open(story)
        self.stories.show_open(story.id)
        self.status.clear_story()
        self.status.show_story(story.story)
        story.listen(partial(self._changed, story))
        self.newsroom.shelf.ask_received(
            story.id, lambda copies: self.inspector.details.show_received(has=bool(copies))
        )
        self._show_undo()
        self._show_title()
        self.deeds.opened()

    def _saved(self, news: SaveNews) -> None:
        self.status.show_saved(news)
        if news.overtaken:
            self.strip.say(
                news.sentence,
                [
                    ("Keep mine as a new story", self.newsroom.keep_as_new),
                    ("Open theirs", self.newsroom.take_theirs),
                ],
                bad=True,
            )

    def _complain(self, sentence: str) -> None:
        if sentence != self.strip.sentence:
            self.strip.say(sentence, bad=True)

    def _show_no_story(self) -> None:
        self._middle.setCurrentIndex(1)
        self.pane.leave()
        self.inspector.leave()
        self.page.clear()
        self.stories.show_open(0)
        self.status.clear_story()
        self._show_undo()
        self.setWindowTitle("Desk")

    def _changed(self, story: OpenStory, change: Change) -> None:
        if story is not self.newsroom.open_story:
            return
        self.pane.changed(change)
        self.inspector.changed(change)
        self.status.show_story(change.after)
        self._show_undo()
        self._show_title()
        self._show_kind()

    def _proofed(self, proof: Proof[QImage]) -> None:
        self.page.show_proof(proof)
        self.status.show_lines(proof.fit.lines, len(proof.pictures))

    def _fitted(self, fit: Fit) -> None:
        self.status.show_fit(fit)
        self.inspector.fit.show_fit(fit)
        self.pane.body.rule.mark(fit.breaks_at)

    def _not_cut(self, sentence: str) -> None:
        self.inspector.fit.forget()
        self.strip.say(sentence, bad=True)

    def _found(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        self.pane.mark(findings)
        self.inspector.show_findings(findings)

    def _mend(self, finding: Finding, text: str) -> None:
        open_story = self.newsroom.open_story
        if open_story is None:
            return
        place = (finding.field, finding.paragraph)
        here = next((p for p in passages(open_story.story) if (p.field, p.paragraph) == place), None)
        if here is None or here.text[finding.start : finding.end] != finding.text:
            self.strip.say(f"“{finding.text}” has changed since it was checked; look at the new findings.")
            return
        story = with_passage(open_story.story, here, finding.start, finding.end, text)
        open_story.become(story, words=f"Replace “{finding.text}”", by=None)

    def _removed(self, removed: Removed) -> None:
        count = len(removed.stories)
        words = "1 story removed." if count == 1 else f"{count} stories removed."
        self.strip.say(words, [("Put back", lambda: (self.strip.hide(), self.newsroom.put_back(removed)))])

    def _show_undo(self) -> None:
        open_story = self.newsroom.open_story
        for name, words in (
            ("undo", open_story.undo_words if open_story else ""),
            ("redo", open_story.redo_words if open_story else ""),
        ):
            self.actions_[name].setEnabled(bool(words))
            self.actions_[name].setText(f"&{name.capitalize()} {words}".strip())

    def _show_title(self) -> None:
        open_story = self.newsroom.open_story
        if open_story is not None:
            story = open_story.story
            self.setWindowTitle(f"{story.headline or story.slug or 'Untitled'} – Desk")

    def _show_kind(self) -> None:
        kind = self.pane.body.kind_here()
        for each in (Kind.CROSSHEAD, Kind.QUOTE, Kind.LIST_ITEM):
            self.actions_[each.value].setChecked(kind is each)
        faces = self.pane.body.selected_faces()
        self.actions_["bold"].setChecked("bold" in faces)
        self.actions_["italic"].setChecked("italic" in faces)

    def _body_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        self.actions_.fill(menu, BODY_MENU)
        self.pane.body.add_mending(menu, point)
        menu.exec(self.pane.body.viewport().mapToGlobal(point))

    def _list_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        self.actions_.fill(menu, LIST_MENU)
        menu.exec(self.stories.view.viewport().mapToGlobal(point))
