"""What holds for every test: no screen unless one is given, and nothing of the person's own is touched."""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# How long an example takes says how busy the machine is, not whether Desk is right.
_USUAL = settings.get_profile("ci" if "CI" in os.environ else "default")
settings.register_profile("untimed", _USUAL, deadline=None)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "xvfb: wants real windows; run under X (QT_QPA_PLATFORM=xcb) only")
    config.addinivalue_line("markers", "ghostscript: looks at plates; needs Ghostscript (gs)")
    config.addinivalue_line("markers", "exiftool: has photo metadata read by another; needs exiftool")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out tests of real windows without X, of plates without Ghostscript, and those by exiftool."""
    absent = set[str]()
    if os.environ["QT_QPA_PLATFORM"] != "xcb":
        absent.add("xvfb")
    if shutil.which("gs") is None:
        absent.add("ghostscript")
    if shutil.which("exiftool") is None:
        absent.add("exiftool")
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in absent)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


_PLACES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@pytest.fixture(scope="session", autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """Point the places where Desk keeps things into a folder of this run; give one in it to each test."""
    run = tmp_path_factory.mktemp("homes")
    with pytest.MonkeyPatch.context() as patch:
        _move_into(run / "shared", patch)
        yield (run / str(number) for number in count())


@pytest.fixture(autouse=True)
def a_home_of_its_own(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test find what another kept."""
    _move_into(next(homes), monkeypatch)


def _move_into(home: Path, patch: pytest.MonkeyPatch) -> None:
    for name in _PLACES:
        patch.setenv(name, str(home / name.lower()))
