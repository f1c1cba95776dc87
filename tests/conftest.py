"""What holds for every test: no screen unless one is given, and nothing of the person's own is touched."""

import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "xvfb: wants real windows; run under X (QT_QPA_PLATFORM=xcb) only")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take out the tests of real windows where there is no X to open them on."""
    if os.environ["QT_QPA_PLATFORM"] == "xcb":
        return
    windows = [item for item in items if item.get_closest_marker("xvfb") is not None]
    if windows:
        config.hook.pytest_deselected(items=windows)
        items[:] = [item for item in items if item not in windows]


@pytest.fixture(scope="session", autouse=True)
def a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point every place that Desk keeps things by itself into a folder of this run."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield
