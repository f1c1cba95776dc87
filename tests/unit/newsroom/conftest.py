"""A desk on a fresh folder, a loop moved by hand, and a worker that ends with the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hand_loop import HandLoop
from PIL import Image

from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.worker import Worker


@pytest.fixture
def loop() -> HandLoop:
    return HandLoop()


@pytest.fixture
def worker(loop: HandLoop) -> Iterator[Worker]:
    worker = Worker("test", loop)
    yield worker
    worker.close()


@pytest.fixture
def desk(tmp_path: Path, loop: HandLoop) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk.sqlite", tmp_path / "elsewhere.sqlite", loop.now)
    yield desk
    desk.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Draw a small photo of a quay at dusk."""
    path = tmp_path / "quay.png"
    Image.new("RGB", (90, 60), (40, 70, 90)).save(path)
    return path
