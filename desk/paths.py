"""Where Desk keeps things on this computer."""

from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import PlatformDirs

_DIRS = PlatformDirs("Desk", appauthor=False)


def default_store() -> Path:
    """Return the store used when none is named."""
    return _DIRS.user_data_path / "desk.sqlite"


def own_layouts() -> Path:
    """Return the folder of the layouts of the house’s own."""
    return _DIRS.user_data_path / "layouts"


def own_credit_style() -> Path:
    """Return where a house keeps its own style for credits, a copy of the shipped one, changed."""
    return _DIRS.user_config_path / "credits.toml"


def own_style() -> Path:
    """Return where a house keeps the rules of style that it has added or changed."""
    return _DIRS.user_config_path / "style.toml"


def ink_limits() -> Path:
    """Return where a house keeps how much ink each press profile may lay."""
    return _DIRS.user_config_path / "ink-limits.toml"


def thumbnails() -> Path:
    """Return where small copies of photos wait for the next start; they can be thrown away at any time."""
    return _DIRS.user_cache_path / "thumbnails"


def settings_file() -> Path:
    """Return where the window keeps its panes and the theme chosen."""
    return _DIRS.user_config_path / "window.ini"


def log_folder() -> Path:
    """Return where Desk writes its log and crash reports."""
    return _DIRS.user_log_path


@dataclass(frozen=True, slots=True)
class StorePlaces:
    """A store and what lies beside it; what has a default is of the house, for all stores."""

    store: Path
    layouts: Path = field(default_factory=own_layouts)
    credit_style: Path = field(default_factory=own_credit_style)
    style: Path = field(default_factory=own_style)
    ink_limits: Path = field(default_factory=ink_limits)
    thumbnails: Path = field(default_factory=thumbnails)

    @property
    def evidence(self) -> Path:
        """The folder of letters and contracts that allow photos, each kept once and named by its hash."""
        return self.store.with_name(self.store.stem + ".evidence")

    @property
    def photos(self) -> Path:
        """The folder of photo files, each kept once and named by its hash."""
        return self.store.with_name(self.store.stem + ".photos")
