"""A settings file that somebody has spoilt: the window opens as on a first start."""

from pathlib import Path

from hands import Hands, OpenWindow
from pytestqt.qtbot import QtBot

from desk.ui.paragraphs import TEXT_POINTS
from desk.ui.theme import Mode, mode_named


def test_nonsense_in_the_settings_does_not_keep_the_window_from_opening(
    qtbot: QtBot, settings_file: Path, open_window: OpenWindow
) -> None:
    settings_file.write_text("[General]\ntheme=plaid\ntype=huge\npaper=slate\n", encoding="utf-8")
    hands = Hands(qtbot, open_window())
    hands.wait_open()
    assert hands.window.actions_["theme-system"].isChecked()
    assert hands.body.setting.points == TEXT_POINTS


def test_a_theme_goes_by_its_name() -> None:
    assert [mode_named(name) for name in ("dark", "light", "system", None)] == [
        Mode.DARK,
        Mode.LIGHT,
        Mode.SYSTEM,
        Mode.SYSTEM,
    ]
