"""The window: its parts built and joined, opened and closed."""

from PySide6.QtCore import QSettings, QSize, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QMainWindow

from desk import resources
from desk.checks.seam import Finding
from desk.errors import DeskError
from desk.newsroom.newsroom import Newsroom
from desk.ui.actions import Actions
from desk.ui.centre import Centre
from desk.ui.deeds import Deeds
from desk.ui.docks import Panes
from desk.ui.drops import dropped, take_drag
from desk.ui.flat_plan import FlatPlan
from desk.ui.icons import Icons
from desk.ui.inspector import Inspector
from desk.ui.menus import Menus
from desk.ui.page_view import PageView
from desk.ui.reporter import Reporter
from desk.ui.status import Status
from desk.ui.stories import StoryList
from desk.ui.story_pane import StoryPane
from desk.ui.strip import Strip
from desk.ui.theme import Colours

_SIZE = QSize(1560, 960)


class Window(QMainWindow):
    """One window on one store; ``closed`` says that its work has ended."""

    closed = Signal()

    def __init__(self, newsroom: Newsroom[QImage], settings: QSettings, colours: Colours) -> None:
        super().__init__()
        self.setWindowTitle("Desk")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.newsroom = newsroom
        self.settings = settings
        self.colours = colours
        icons = self._icons()
        self.stories = StoryList(newsroom.shelf, colours, newsroom.desk.now)
        self.pane = StoryPane(colours)
        self.page = PageView()
        self.inspector = Inspector(list(newsroom.desk.composing.layouts.all()), newsroom.darkroom, icons)
        self.strip = Strip(icons)
        self.status = Status()
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size()))
        self.centre = Centre(self.strip, self.pane)
        self.setCentralWidget(self.centre)
        self.setStatusBar(self.status)
        self.panes = Panes(self, self.stories, self.page, self.inspector)
        self.panes.dress(icons)
        self.deeds = Deeds(self)
        self.actions_ = Actions(self, self.deeds.calls())
        self.actions_.dress(icons)
        self._menus = Menus(self)
        self._reporter = Reporter(self)
        self._connect()
        self._restore()
        self._reporter.show_no_story()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks found in the open story."""
        return self.deeds.findings.all

    @property
    def flat_plan(self) -> FlatPlan | None:
        """The window of the flat plan, once it has been asked for."""
        return self.deeds.edition.flat_plan

    def dress(self, colours: Colours) -> None:
        """Take the colours of another theme."""
        self.colours = colours
        icons = self._icons()
        self.actions_.dress(icons)
        self.panes.dress(icons)
        self.stories.dress(colours)
        self.pane.dress(colours)
        self.inspector.dress(icons)
        self.deeds.findings.mark()
        self.strip.dress(icons)
        self.deeds.edition.dress(colours)
        self.deeds.library.dress(colours)

    def start(self) -> None:
        """Open the store and the newest story in it, and offer the first steps."""
        self.newsroom.start()
        self.deeds.copy.welcome()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        take_drag(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was dropped."""
        if paths := dropped(event):
            self.deeds.copy.take_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save; when the newest words cannot be kept, ask before they are lost."""
        try:
            self.newsroom.in_hand.flush()
        except DeskError as error:
            if not self.deeds.program.leave_unsaved(error):
                event.ignore()
                return
        self.settings.setValue("geometry", self.saveGeometry())
        self.settings.setValue("panes", self.saveState())
        self.settings.sync()
        self.deeds.edition.close()
        self.deeds.library.close()
        self.newsroom.close()
        self.closed.emit()
        event.accept()

    def _icons(self) -> Icons:
        return Icons(resources.shipped() / "icons", self.colours.ink, self.colours.quiet)

    def _connect(self) -> None:
        """Send on what a person asks of the parts."""
        deeds, inspector, body = self.deeds, self.inspector, self.pane.body
        inspector.fit.wanted.connect(deeds.story.find_cuts)
        inspector.fit.stopped.connect(self.newsroom.cutter.stop)
        inspector.fit.chosen.connect(deeds.story.cut)
        inspector.fit.shown.connect(body.go_to)
        inspector.checks.wanted.connect(deeds.findings.go_to)
        inspector.checks.looked.connect(deeds.findings.look_at)
        inspector.checks.mended.connect(deeds.findings.mend)
        inspector.checks.all_mended.connect(deeds.findings.mend_all)
        inspector.checks.ignored.connect(deeds.deciding.ignore_once)
        inspector.checks.heard.connect(deeds.deciding.hear_again)
        inspector.checks.told_apart.connect(deeds.deciding.tell_apart)
        inspector.checks.menu_wanted.connect(deeds.findings.offer_for)
        inspector.details.received_wanted.connect(deeds.copy.show_received)
        inspector.checks.left.connect(body.setFocus)
        inspector.checks.reason_wanted.connect(deeds.sending.go_to_reason)
        photos = inspector.photos
        photos.file_wanted.connect(deeds.story.choose_picture)
        photos.split_wanted.connect(deeds.photos.split_credit)
        photos.style_wanted.connect(deeds.photos.style_credit)
        photos.credits_wanted.connect(deeds.photos.offer_credits)
        photos.rights_wanted.connect(deeds.photos.ask_rights)
        photos.relink_wanted.connect(deeds.photos.choose_file)
        photos.crop_wanted.connect(deeds.crops.crop)
        self.page.ppi_wanted.connect(deeds.view.look)
        self.stories.wanted.connect(self.newsroom.in_hand.open)

    def _restore(self) -> None:
        geometry, panes = self.settings.value("geometry"), self.settings.value("panes")
        if geometry is not None:
            self.restoreGeometry(geometry)
        if panes is not None:
            self.restoreState(panes)
        self.deeds.view.restore()
