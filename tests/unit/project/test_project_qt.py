"""The release of PySide6 that Desk stands on keeps count of None."""

import sys

from PySide6.QtCore import QTimer

STOPS = 1_000


def test_a_thousand_void_calls_leave_the_count_of_none_where_it_was() -> None:
    # PySide6 6.12.0 takes one reference of None at every void call. On Python 3.11, where None can still
    # die, the program aborts after about 5,000 of them; that is why pyproject.toml refuses 6.12. On later
    # Pythons None is immortal and its count says nothing.
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(STOPS):
        timer.stop()
    assert abs(sys.getrefcount(None) - before) < STOPS // 10
