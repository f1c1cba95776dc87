"""The one table of actions: menus, toolbar, context menus and shortcuts all come from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QWidget

from desk.ui.cards import plain
from desk.ui.icons import Icons

Keys = QKeySequence.StandardKey | str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One action: its id, its words in the menu, its keys, its icon, and whether it is a switch."""

    id: str
    words: str
    keys: Keys = None
    icon: str = ""
    is_switch: bool = False
    tip: str = ""


_K = QKeySequence.StandardKey
DEEDS = (
    Deed("new", "&New Story", _K.New, "file-plus-2"),
    Deed("import", "&Import…", _K.Open, "import", tip="Import copy from files"),
    Deed("export-pdf", "As &PDF…", "Ctrl+E", "file-output", tip="Export the page as PDF"),
    Deed("export-press", "For the P&ress (PDF/X-4)…", "Ctrl+Shift+E", "file-output"),
    Deed("export-proof", "For Proo&f, with Comments…", "Ctrl+Alt+E", "file-output"),
    Deed("export-readers", "For Re&aders (PDF/UA)…", None, "file-output"),
    Deed("print", "&Print…", _K.Print, "printer", tip="Print the page"),
    Deed("export-html", "As &Web Page…", None, "file-text"),
    Deed("export-txt", "As Plain &Text…", None, "file-text"),
    Deed("export-md", "As &Markdown…", None, "file-text"),
    Deed("received", "Show Copy as Receive&d…", None, "eye"),
    Deed("remove", "&Remove Story…", None, "trash-2"),
    Deed("remove-sample", "Remove the Samp&le", None, ""),
    Deed("save", "&Save Now", _K.Save, "save"),
    Deed("quit", "&Quit", "Ctrl+Q", ""),
    Deed("undo", "&Undo", _K.Undo, "undo-2"),
    Deed("redo", "&Redo", _K.Redo, "redo-2"),
    Deed("cut", "Cu&t", _K.Cut, "scissors"),
    Deed("copy", "&Copy", _K.Copy, "copy"),
    Deed("paste", "&Paste", _K.Paste, "clipboard-paste"),
    Deed(
        "paste-copy", "Paste as Cop&y", "Ctrl+Shift+V", "clipboard-paste", tip="Make a story of the clipboard"
    ),
    Deed("select-all", "Select &All", _K.SelectAll, ""),
    Deed("find", "&Search Stories", _K.Find, "search"),
    Deed("bold", "&Bold", _K.Bold, "bold", is_switch=True),
    Deed("italic", "&Italic", _K.Italic, "italic", is_switch=True),
    Deed("crosshead", "&Crosshead", "Ctrl+1", "heading", is_switch=True),
    Deed("quote", "&Quote", "Ctrl+2", "quote", is_switch=True),
    Deed("list-item", "&List Item", "Ctrl+3", "list", is_switch=True),
    Deed("pull-quote", "Ma&ke Pull Quote", "Ctrl+4", "quote"),
    Deed("add-photo", "Add &Picture…", "Ctrl+Shift+P", "image-plus"),
    Deed("split-credit", "Move Cre&dit to Its Field", "Ctrl+Shift+C"),
    Deed("add-related", "Add &Related Line", "Ctrl+Shift+R", "link"),
    Deed("walk-findings", "&Walk the Findings", "F7", "list-checks"),
    Deed("next-finding", "&Next Finding", "F8", "spell-check"),
    Deed("previous-finding", "Pre&vious Finding", "Shift+F8"),
    Deed("offer-fixes", "&Offer Fixes Here", "Ctrl+."),
    Deed("fix-all", "Fi&x All Plain Slips"),
    Deed("checks-settings", "C&hecks…", None, "settings", tip="Rules and the house list"),
    Deed("house-style", "House St&yle…", None, ""),
    Deed("credit-style", "Cr&edit Style…", None, "", tip="How credits are set, with examples"),
    Deed("larger", "&Larger Type", _K.ZoomIn, "zoom-in"),
    Deed("smaller", "&Smaller Type", _K.ZoomOut, "zoom-out"),
    Deed("page-larger", "Page Lar&ger", "Ctrl+Shift+=", "zoom-in"),
    Deed("page-smaller", "Page S&maller", "Ctrl+Shift+-", "zoom-out"),
    Deed("page-width", "Fit Page &Width", "Ctrl+9", "rows-3"),
    Deed("page-whole", "Fit W&hole Page", "Ctrl+0", "maximize"),
    Deed("flat-plan", "Flat Pla&n…", "Ctrl+Shift+F", "newspaper", tip="Show all pages of an edition"),
    Deed("photo-library", "Photo Li&brary…", "Ctrl+Shift+L", "image", tip="Show every photo of the desk"),
    Deed("paper-a4", "Paper: &A4", None, "", is_switch=True),
    Deed("paper-letter", "Paper: L&etter", None, "", is_switch=True),
    Deed("theme-system", "&As the Computer", None, "sun-moon", is_switch=True),
    Deed("theme-light", "&Light", None, "sun", is_switch=True),
    Deed("theme-dark", "&Dark", None, "moon", is_switch=True),
    Deed("house-settings", "Ho&use Settings…", None, "layout-template"),
    Deed("reset-panes", "&Reset Panes", None, "rotate-ccw"),
    Deed("about", "&About Desk", None, "info"),
)
RULE = "-"
MENUS: tuple[tuple[str, tuple[str | tuple[str, tuple[str, ...]], ...]], ...] = (
    (
        "&File",
        (
            "new", "import", RULE,
            ("&Export", (
                "export-pdf", "export-press", "export-proof", "export-readers", RULE, "export-html",
                "export-txt", "export-md",
            )),
            "print", RULE, "save", "received", RULE, "remove", "remove-sample", RULE, "quit",
        ),
    ),
    ("&Edit", ("undo", "redo", RULE, "cut", "copy", "paste", "paste-copy", RULE, "select-all", RULE, "find")),
    (
        "&Story",
        (
            "bold", "italic", RULE, "crosshead", "quote", "list-item", "pull-quote", RULE, "add-photo",
            "split-credit",
            "add-related", RULE, "walk-findings", "next-finding", "previous-finding", "offer-fixes",
            "fix-all", RULE, "checks-settings", "house-style", "credit-style",
        ),
    ),
    (
        "&View",
        (
            "larger", "smaller", RULE, "page-larger", "page-smaller", "page-width", "page-whole", RULE,
            "flat-plan", "photo-library", RULE, "paper-a4", "paper-letter", "house-settings", RULE,
            ("&Theme", ("theme-system", "theme-light", "theme-dark")), RULE, "reset-panes",
        ),
    ),
    ("&Help", ("about",)),
)  # fmt: skip
TOOLBAR = (
    "new", "import", "paste-copy", RULE, "undo", "redo", RULE, "bold", "italic", "crosshead", "quote",
    "list-item", RULE, "add-photo", "next-finding", RULE, "print", "export-pdf",
)  # fmt: skip
BODY_MENU = (
    "undo", "redo", RULE, "cut", "copy", "paste", "paste-copy", "select-all", RULE, "bold", "italic",
    "crosshead", "quote", "list-item", "pull-quote",
)  # fmt: skip
FIELD_MENU = ("undo", "redo", RULE, "cut", "copy", "paste", RULE, "select-all")
LIST_MENU = ("new", "import", RULE, "export-pdf", "received", RULE, "remove")


class Actions:
    """The table made into QActions of one window."""

    def __init__(self, window: QWidget, calls: Mapping[str, Callable[[], object]]) -> None:
        self._made: dict[str, QAction] = {}
        for deed in DEEDS:
            action = QAction(deed.words, window)
            if isinstance(deed.keys, QKeySequence.StandardKey):
                action.setShortcuts(deed.keys)
            elif deed.keys is not None:
                action.setShortcut(QKeySequence(deed.keys))
            action.setCheckable(deed.is_switch)
            words = deed.tip or deed.words.replace("&", "").rstrip("…")
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words} ({keys})" if keys else words)
            action.triggered.connect(plain(calls[deed.id]))
            window.addAction(action)
            self._made[deed.id] = action

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def dress(self, icons: Icons) -> None:
        """Give the actions the icons of a theme."""
        for deed in DEEDS:
            if deed.icon:
                self._made[deed.id].setIcon(icons.get(deed.icon))

    def fill(self, place: QMenu | QToolBar, names: Iterable[str | tuple[str, tuple[str, ...]]]) -> None:
        """Put actions into a menu or a toolbar; a pair is a menu inside a menu."""
        for name in names:
            if name == RULE:
                place.addSeparator()
            elif isinstance(name, str):
                place.addAction(self._made[name])
            elif isinstance(place, QMenu):
                self.fill(place.addMenu(name[0]), name[1])
