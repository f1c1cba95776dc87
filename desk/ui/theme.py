"""Light and dark: one set of colours each, and the style sheet made from it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desk import resources

UI_FACE = "Source Sans 3"
TEXT_FACE = "Source Serif 4"
UI_POINTS = 10


class Mode(StrEnum):
    """What the user chose; SYSTEM follows the computer."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def mode_named(name: object) -> Mode:
    """Return the mode of that name; a name that is none, as in a spoilt settings file, means SYSTEM."""
    return next((mode for mode in Mode if mode.value == name), Mode.SYSTEM)


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, as ``#rrggbb``; each text colour stands at 4.5:1 or more on its ground."""

    window: str
    panel: str
    paper: str
    line: str
    ink: str
    quiet: str
    accent: str
    on_accent: str
    select: str
    hover: str
    bad: str
    warn: str
    good: str
    pasteboard: str


LIGHT = Colours(
    window="#eceae6", panel="#f6f5f2", paper="#fffefb", line="#d3d0c9", ink="#1c1b19", quiet="#5c5952",
    accent="#0a5c8a", on_accent="#ffffff", select="#cfe3ef", hover="#e5e2dc", bad="#b3201b", warn="#8a5a00",
    good="#2c6e3f", pasteboard="#cfccc5",
)  # fmt: skip
DARK = Colours(
    window="#1b1c1e", panel="#232527", paper="#26282b", line="#3c3f43", ink="#e9e6df", quiet="#a9a69e",
    accent="#6fb7e0", on_accent="#0e1a22", select="#233e4f", hover="#303336", bad="#ff8a80", warn="#e8b85c",
    good="#86cf9a", pasteboard="#121314",
)  # fmt: skip


def load_faces(fonts: Path) -> None:
    """Load the shipped faces the window is set in."""
    for folder in ("source-sans-3", "source-serif-4"):
        for file in sorted((fonts / folder).glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


def colours_for(mode: Mode) -> Colours:
    """Return the colours of a mode; SYSTEM asks Qt what the computer shows."""
    if mode is Mode.SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if mode is Mode.DARK else LIGHT


def dress(colours: Colours) -> None:
    """Dress the whole program: palette, face and the shipped style sheet with ``@name`` colours put in."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        return
    style_sheet = (resources.shipped() / "styles" / "window.qss").read_text(encoding="utf-8")
    app.setPalette(_palette(colours))
    font = QFont(UI_FACE)
    font.setPointSizeF(UI_POINTS)
    app.setFont(font)
    ticked = "tick-dark.svg" if colours is DARK else "tick-light.svg"
    icons = (resources.shipped() / "icons").as_posix()
    style_sheet = style_sheet.replace("@icons", icons).replace("@tick", ticked)
    for name in sorted(Colours.__slots__, key=len, reverse=True):
        style_sheet = style_sheet.replace(f"@{name}", getattr(colours, name))
    app.setStyleSheet(style_sheet)


def _palette(c: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, c.window), (role.WindowText, c.ink), (role.Base, c.paper),
        (role.AlternateBase, c.panel),
        (role.Text, c.ink), (role.Button, c.panel), (role.ButtonText, c.ink), (role.Highlight, c.select),
        (role.HighlightedText, c.ink), (role.ToolTipBase, c.panel), (role.ToolTipText, c.ink),
        (role.PlaceholderText, c.quiet), (role.Link, c.accent), (role.Accent, c.accent),
        (role.Light, c.panel),
        (role.Midlight, c.hover), (role.Mid, c.line), (role.Dark, c.line), (role.Shadow, c.line),
    ):  # fmt: skip
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.quiet))
    return palette
