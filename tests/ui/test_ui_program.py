"""The program round the window: the smoke test, bugs told calmly, and what comes after closing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hands import Hands
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desk.ui.app import _bug_teller
from desk.ui.qt_loop import QtLoop


def _python(program: str, home: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    env |= {name: str(home / name) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    return subprocess.run(
        [sys.executable, "-c", program], env=env, capture_output=True, text=True, timeout=60, check=False
    )


def test_the_smoke_test_draws_the_sample_and_says_that_all_is_sound(tmp_path: Path) -> None:
    done = _python("from desk.ui.app import run_smoke; raise SystemExit(run_smoke())", tmp_path)
    assert (
        done.returncode,
        done.stderr.replace("This plugin does not support propagateSizeHints()\n", ""),
    ) == (0, "")
    assert done.stdout.endswith(" is sound.\n")


BUSY = """
import threading
from io import BytesIO
from PIL import Image
from PySide6.QtWidgets import QApplication, QLineEdit
from desk.ui.app import _developed

app = QApplication([])
png = BytesIO()
Image.new("RGB", (40, 30), (10, 120, 200)).save(png, "PNG")
pages = []
worker = threading.Thread(target=lambda: pages.extend(_developed(png.getvalue()) for _ in range(600)))
worker.start()
while worker.is_alive():
    QLineEdit().setClearButtonEnabled(True)  # looks for its icon among Qt's image plugins
print(len(pages), {page.pixelColor(5, 5).name() for page in pages})
"""


def test_a_page_is_decoded_in_a_worker_while_the_window_looks_for_its_pictures(tmp_path: Path) -> None:
    done = _python(BUSY, tmp_path)
    assert (done.returncode, done.stdout) == (0, "600 {'#0a78c8'}\n"), done.stderr


BUGGY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from desk.ui import app, window

class Buggy(window.Window):
    def start(self):
        super().start()
        QTimer.singleShot(0, self.stumble)
        self.newsroom.previewer.pages.listen(lambda _proof: QTimer.singleShot(0, self.leave))

    def stumble(self):
        raise RuntimeError("a bug")

    def leave(self):
        boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox)]
        print([box.text() for box in boxes if box.isVisible()])
        for box in boxes:
            box.reject()
        self.close()

app.Window = Buggy
raise SystemExit(app.run_window(None))
"""


def test_a_bug_is_told_and_logged_and_the_program_goes_on(tmp_path: Path) -> None:
    done = _python(BUGGY, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "['Something went wrong inside Desk.']\n"
    (log,) = tmp_path.rglob("desk.log")
    assert "RuntimeError: a bug" in log.read_text(encoding="utf-8")


def test_a_bug_is_told_once_also_when_another_program_has_the_screen(
    desk: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QApplication, "activeWindow", lambda: None)
    tell = _bug_teller(tmp_path)
    for _ in range(3):
        tell(ValueError, ValueError("odd"), None)
    boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]
    assert len(boxes) == 1
    assert str(tmp_path) in boxes[0].informativeText()
    boxes[0].reject()
    desk.type(desk.body, "on")
    assert desk.texts[0].startswith("on")


def test_nothing_is_called_after_the_loop_has_ended(qtbot: QtBot) -> None:
    owner = QObject()
    loop = QtLoop(owner)
    called: list[str] = []
    loop.soon(lambda: called.append("before"))
    qtbot.waitUntil(lambda: called == ["before"])
    loop.soon(lambda: called.append("late"))
    loop.later(0, lambda: called.append("due"))
    loop.end()
    with qtbot.waitSignal(_after(owner), timeout=2000):
        pass
    assert called == ["before"]


def _after(owner: QObject) -> object:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.start(20)
    return timer.timeout


def test_a_call_due_later_can_be_called_off(qtbot: QtBot) -> None:
    owner = QObject()
    loop = QtLoop(owner)
    called: list[str] = []
    loop.later(0, lambda: called.append("off")).cancel()
    loop.later(0, lambda: called.append("on"))
    qtbot.waitUntil(lambda: called != [])
    assert called == ["on"]
