"""A store on a fresh folder, and a clock that each look moves on by a minute."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desk.store.store import Store

Now = Callable[[], datetime]


@pytest.fixture
def now() -> Now:
    times = (datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(minutes=minute) for minute in range(10**6))
    return lambda: next(times)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite"


@pytest.fixture
def store(path: Path, now: Now) -> Iterator[Store]:
    store = Store.open(path, now=now)
    yield store
    store.close()
