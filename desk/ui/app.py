"""Start the program: dress it, open the window, and keep calm when there is a bug."""

import faulthandler
import logging
import logging.handlers
import os
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import TracebackType

from PIL import Image
from PySide6.QtCore import QCoreApplication, QSettings, Qt, QTimer
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication, QMessageBox

import desk
from desk import paths, resources
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.newsroom import Newsroom
from desk.ui import theme
from desk.ui.cards import plain
from desk.ui.qt_loop import QtLoop
from desk.ui.window import Window

_LOG = logging.getLogger("desk")
_SMOKE_PATIENCE_MS = 60_000
_LOG_BYTES = 1_000_000
SWITCH_SECONDS = 0.001


def run_window(store: Path | None) -> int:
    """Open the window on a store and run until it is closed; returns the exit status."""
    # The window's thread asks for the interpreter back after this long, not after Python's 5 ms.
    sys.setswitchinterval(SWITCH_SECONDS)
    app = _application()
    _watch_for_bugs(paths.log_folder())
    settings = QSettings(str(paths.settings_file()), QSettings.Format.IniFormat)
    window = make_window(open_desk(store, paths.default_store()), settings)
    window.show()
    QTimer.singleShot(0, window.start)
    return app.exec()


def run_smoke() -> int:
    """Open the window on a fresh store, wait for the sample's page, and close; 0 when all of it worked."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = _application()
    told: list[str] = []

    def stop(sentence: str) -> None:
        told.append(sentence)
        app.quit()

    def bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        stop(f"There is a bug: {error}")

    outer_hook, sys.excepthook = sys.excepthook, bug
    with tempfile.TemporaryDirectory(prefix="desk-smoke-") as folder:
        settings = QSettings(str(Path(folder) / "window.ini"), QSettings.Format.IniFormat)
        window = make_window(open_desk(Path(folder) / "smoke.sqlite", paths.default_store()), settings)
        window.newsroom.previewer.pages.listen(lambda _proof: QTimer.singleShot(0, app.quit))
        window.newsroom.previewer.trouble.listen(stop)
        window.newsroom.trouble.listen(stop)
        QTimer.singleShot(_SMOKE_PATIENCE_MS, lambda: stop("No page was drawn in a minute."))
        window.show()
        window.start()
        app.exec()
        drawn = window.page.is_drawn
        window.close()
    sys.excepthook = outer_hook
    if drawn and not told:
        sys.stdout.write(f"Desk {desk.__version__} is sound.\n")
        return 0
    sys.stderr.write(f"desk: this installation is not sound. {' '.join(told)}\n")
    return 1


def make_window(newsroom_desk: Desk, settings: QSettings) -> Window:
    """Build a window on a desk, dressed as ``settings`` remember."""
    theme.load_faces(resources.shipped() / "fonts")
    colours = theme.colours_for(theme.mode_named(settings.value("theme")))
    theme.dress(colours)
    loop = QtLoop(QCoreApplication.instance())
    window = Window(Newsroom(newsroom_desk, loop, _developed), settings, colours)
    window.closed.connect(loop.end)
    return window


def _developed(png: bytes) -> QImage:
    """Decode a page in the press worker. Pillow lets the interpreter go meanwhile.

    QImage.fromData would hold it for up to 35 ms; QImageReader on a QBuffer holds Qt's lock on image
    plug-ins while it asks for the interpreter, and so can lock up with the window's thread for good.
    """
    with Image.open(BytesIO(png), formats=["PNG"]) as picture:
        rgba = picture if picture.mode == "RGBA" else picture.convert("RGBA")
        raw, (width, height) = rgba.tobytes(), rgba.size
    return QImage(raw, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def _application() -> QApplication:
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Desk")
    app.setApplicationVersion(desk.__version__)
    app.setDesktopFileName("desk")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resources.shipped() / "icons" / "desk.png")))
    return app


def _watch_for_bugs(folder: Path) -> None:
    """Write bugs and crashes to a log, and tell of a bug without losing work."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "desk.log", maxBytes=_LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
        )
        crash = (folder / "crash.log").open("a", encoding="utf-8")
    except OSError:
        sys.stderr.write(f"Desk cannot write its log in {folder}; it goes on without one.\n")
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    faulthandler.enable(crash)
    sys.excepthook = _bug_teller(folder)


def _bug_teller(
    folder: Path,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    shown: list[QMessageBox] = []

    def tell(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        _LOG.critical("A bug in Desk", exc_info=(kind, bug, trace))
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if shown:
            return
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText("Something went wrong inside Desk.")
        box.setInformativeText(
            f"Your words up to now are safe and you can go on. What happened is written in {folder}."
        )
        box.finished.connect(plain(shown.clear))
        shown.append(box)
        box.open()

    return tell
