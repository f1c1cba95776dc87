"""A page fitted to its pane comes to rest at every size: its scroll bar never drives it round in a circle."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.ui.page_view import Fit, PageView, Sheets


@pytest.mark.parametrize("fit", [Fit.WIDTH, Fit.PAGE])
@pytest.mark.parametrize("width", [300, 464])
def test_a_fitted_page_is_laid_out_once_for_each_size(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fit: Fit, width: int
) -> None:
    laid: list[int] = []
    lay_out = Sheets.lay_out

    def counted(sheets: Sheets, *told: object) -> None:
        laid.append(1)
        assert len(laid) < 5_000, "the page and its scroll bar drive each other round"
        lay_out(sheets, *told)

    monkeypatch.setattr(Sheets, "lay_out", counted)
    view = PageView()
    qtbot.addWidget(view)
    view._sheets.images = (QImage(60, 85, QImage.Format.Format_RGB32),)
    view.setStyleSheet("QScrollBar:vertical { width: 11px; margin: 0; }")
    view.fit(fit)
    view.show()
    for height in range(380, 660):
        view.resize(width, height)
        QApplication.processEvents()
    assert len(laid) <= 4 * 280
