"""Desk as a process, with a person at it: each step waits for what a person would wait for.

    python tests/desk/drive.py SCRIPT COPY PDF -- [WORDS FOR DESK…]

SCRIPT is ``whole`` (bring COPY in, edit it, undo, export PDF, close) or ``kill`` (edit, say ``Saved`` on
standard output, then stay until somebody ends the process). Ends with Desk's own status, or with 3 and one
sentence about the step that went wrong. Under X with xdotool the keys and clicks come from the X server;
elsewhere Qt is handed the events.
"""

import os
import re
import shutil
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Protocol

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QPoint, QPointF, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QTextEdit, QWidget

from desk import cli
from desk.newsroom.desk import Desk
from desk.ui import app
from desk.ui.dialogs import HeldDialog
from desk.ui.window import Window

STEP_SECONDS = 20.0
SAVED = re.compile(r"Saved \d\d:\d\d:\d\d")
SENTENCE = "The kettle on the lightship had not yet boiled."
FAILED = 3


@dataclass(frozen=True)
class Until:
    """What a step waits for, and what a person would say it is."""

    what: str
    holds: Callable[[], object]


class Hands(Protocol):
    """How keys and clicks reach Desk."""

    def click(self, widget: QWidget, at: QPoint) -> None: ...

    def press(self, keys: str) -> None: ...

    def type(self, text: str) -> None: ...


class QtHands:
    """Hands Qt the events, at whatever has the focus."""

    def click(self, widget: QWidget, at: QPoint) -> None:
        widget.window().activateWindow()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def press(self, keys: str) -> None:
        *modifiers, key = keys.split("+")
        held = Qt.KeyboardModifier.ControlModifier if modifiers else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(_focused(), getattr(Qt.Key, f"Key_{key.capitalize()}"), held)

    def type(self, text: str) -> None:
        QTest.keyClicks(_focused(), text)


class XHands:
    """Presses keys and clicks on the X server, as a keyboard and a mouse would.

    Without a window manager a window does not get the keyboard by itself: it is found by its name.
    """

    def __init__(self, window: Window) -> None:
        self._window = window

    def click(self, widget: QWidget, at: QPoint) -> None:
        self._focus()
        place = widget.mapToGlobal(at) * widget.devicePixelRatioF()
        self._do("mousemove", str(place.x()), str(place.y()), "click", "1")

    def press(self, keys: str) -> None:
        self._focus()
        self._do("key", keys)

    def type(self, text: str) -> None:
        self._focus()
        self._do("type", text)

    def _focus(self) -> None:
        window = QApplication.activeModalWidget() or self._window
        name = f"^{re.escape(window.windowTitle())}$"
        found = self._do("search", "--onlyvisible", "--pid", str(os.getpid()), "--name", name).split()
        self._do("windowfocus", "--sync", found[-1])

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], capture_output=True, text=True, timeout=STEP_SECONDS, check=False
        )
        if done.returncode:
            raise RuntimeError(f"xdotool {' '.join(words)}: {done.stderr.strip() or 'nothing found'}")
        return done.stdout


class Person(QObject):
    """Does the steps of a script in the window, one after another, each when the one before has taken."""

    def __init__(self, steps: Iterator[Until], window: Window) -> None:
        super().__init__(window)
        self._steps = steps
        self._wait = Until("the window opens", lambda: True)
        self._since = time.monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(5)

    def _look(self) -> None:
        if self._wait.holds():
            self._wait = next(self._steps)
            self._since = time.monotonic()
        elif time.monotonic() - self._since > STEP_SECONDS:
            give_up(f"This did not come about in {STEP_SECONDS:.0f} seconds: {self._wait.what}.")


def whole(window: Window, hands: Hands, copy: Path, pdf: Path) -> Iterator[Until]:
    """Bring a print page in, edit it, take one key back, export its page, and close."""
    yield Until("the sample opens with its page drawn", lambda: window.page.is_drawn)
    if isinstance(hands, XHands):
        later(lambda: hands.press("ctrl+o"))
        yield from answer(hands, copy)
    else:
        drop(window, copy)
    yield Until(
        "the copy is brought in and opened",
        lambda: copy.name in window.strip.sentence and "nothing unplaced" in window.strip.sentence,
    )
    yield from edit(window, hands)
    hands.type("Q")
    yield Until("one key too many is in the body", lambda: body(window).endswith(SENTENCE + "Q"))
    hands.press("ctrl+z")
    yield Until("it is taken back, and no more", lambda: body(window).endswith(SENTENCE))
    yield Until("the status bar says Saved", lambda: SAVED.fullmatch(window.status.saved.text()))
    later(lambda: hands.press("ctrl+e"))
    yield from answer(hands, pdf)
    yield Until("the gate asks why, since the picture is awaited", lambda: _held(window) is not None)
    give_reason(window)
    yield Until("the page is exported", lambda: window.strip.sentence.startswith(f"Exported {pdf.name} to"))
    later(window.close)
    yield Until("Desk closes", lambda: False)


def kill(window: Window, hands: Hands, _copy: Path, _pdf: Path) -> Iterator[Until]:
    """Edit the sample, say so once it is saved, and stay."""
    yield Until("the sample opens with its page drawn", lambda: window.page.is_drawn)
    yield from edit(window, hands)
    yield Until("the status bar says Saved", lambda: SAVED.fullmatch(window.status.saved.text()))
    sys.stdout.write("Saved\n")
    sys.stdout.flush()
    yield Until("somebody ends the process", lambda: False)


def edit(window: Window, hands: Hands) -> Iterator[Until]:
    """Type a sentence at the end of the body."""
    yield from click_into(window.pane.body, hands)
    hands.press("ctrl+End")
    yield Until("the caret goes to the end", lambda: window.pane.body.textCursor().atEnd())
    hands.type(" " + SENTENCE)
    yield Until("what is typed stands in the body", lambda: body(window).endswith(" " + SENTENCE))


def click_into(editor: QTextEdit, hands: Hands) -> Iterator[Until]:
    """Click on the first line of the body."""
    hands.click(editor.viewport(), QPoint(40, 12))
    yield Until("a click gives the body the keyboard", editor.hasFocus)


def give_reason(window: Window) -> None:
    """Say why the page goes out all the same, and let it go."""
    dialog = _held(window)
    dialog.findChild(QLineEdit).setText("It never came")
    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Print All the Same").click()


def _held(window: Window) -> HeldDialog | None:
    dialog = window.deeds.last_dialog
    return dialog if isinstance(dialog, HeldDialog) and dialog.isVisible() else None


def answer(hands: Hands, path: Path) -> Iterator[Until]:
    """Give a file dialog a name as soon as it has the keyboard, and press Enter."""
    yield Until("a file dialog opens and asks for a name", lambda: _name_field() is not None)
    hands.press("ctrl+a")
    hands.type(str(path))
    yield Until("the name stands in the dialog", lambda: (name := _name_field()) and name.text() == str(path))
    later(lambda: hands.press("Return"))
    yield Until("the dialog closes", lambda: not isinstance(QApplication.activeModalWidget(), QFileDialog))


def drop(window: Window, path: Path) -> None:
    """Drop a file on the window as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    place, action = QPointF(window.rect().center()), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), action, data, left, none)
    QCoreApplication.sendEvent(window, entering)
    if not entering.isAccepted():
        raise RuntimeError("the window does not take a file that is dragged in")
    QCoreApplication.sendEvent(window, QDropEvent(place, action, data, left, none))


def body(window: Window) -> str:
    """Return the body of the open story as the editor shows it."""
    return window.pane.body.toPlainText()


def later(call: Callable[[], object]) -> None:
    """Do what may open a dialog, so that the script goes on while it is open."""
    QTimer.singleShot(0, call)


def give_up(sentence: str) -> NoReturn:
    """Say why and end the process at once, dialogs open or not."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    os._exit(FAILED)


def _name_field() -> QLineEdit | None:
    """Return the field of a file dialog once it has the keyboard."""
    dialog, widget = QApplication.activeModalWidget(), QApplication.focusWidget()
    return widget if isinstance(dialog, QFileDialog) and isinstance(widget, QLineEdit) else None


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    if widget is None:
        raise RuntimeError("nothing has the keyboard")
    return widget


def main(words: list[str]) -> int:
    """Run Desk with the script in its window; returns Desk's exit status."""
    cut = words.index("--")
    script, copy, pdf = words[:cut]
    make_window = app.make_window

    def with_a_person(desk: Desk, settings: QSettings) -> Window:
        window = make_window(desk, settings)
        sys.excepthook = lambda _kind, bug, _trace: give_up("".join(traceback.format_exception(bug)))
        on_x = QGuiApplication.platformName() == "xcb" and shutil.which("xdotool") is not None
        steps = {"whole": whole, "kill": kill}[script]
        hands = XHands(window) if on_x else QtHands()
        Person(steps(window, hands, Path(copy), Path(pdf)), window)
        return window

    app.make_window = with_a_person
    return cli.run(words[cut + 1 :])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
