"""The page layouts there are: each a folder with a ``layout.toml`` and a ``page.typ``."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Literal, TypeVar, cast

from desk.errors import DeskError
from desk.press.house import BrokenFactError, House, check, read_house

GROUP = "desk.layouts"
_FINEST_PPI = 600
_T = TypeVar("_T")
_PACKAGE = re.compile(r'"(@[\w-]+/[^"]*)"')


@dataclass(frozen=True, slots=True)
class Measure:
    """How the body is set: columns, type size and leading in points, and whether words are broken."""

    columns: int
    size_pt: float
    leading_pt: float
    hyphenate: bool


@dataclass(frozen=True, slots=True)
class HeadlineBox:
    """The room for a headline: lines allowed, and the share of the measure below which a line is loose."""

    lines: int = 4
    loose: float = 0.25


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame the body runs into; ``columns`` are the measure's.

    ``depth`` is a number of lines a column, ``page`` for down to the foot of the one page, or ``endless``
    for one that takes all there is and runs over pages.
    """

    name: str = "body"
    depth: int | Literal["page", "endless"] = "endless"

    @property
    def is_endless(self) -> bool:
        """Whether everything fits, always."""
        return self.depth == "endless"


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout. ``papers`` are Typst paper names, the first the usual one.

    ``frames`` take the body one after another; a layout that names none has one without end.
    ``shared`` are the ``.typ`` files beside its folder, which it may import by ``/name.typ``. ``house``
    are the settings of one that can be set as a house likes; one of the house’s own names its ``template``.
    ``looser_pt`` is how many points a story that is short may open the leading by. ``captions`` says that
    every photo has one here, ``least_ppi`` how many pixels an inch a photo must have as printed.
    """

    id: str
    name: str
    about: str
    folder: Path
    papers: tuple[str, ...]
    measure: Measure
    shared: tuple[Path, ...] = ()
    headline: HeadlineBox = HeadlineBox()
    frames: tuple[Frame, ...] = (Frame(),)
    house: House | None = None
    template: str = ""
    looser_pt: float = 0.0
    captions: bool = False
    least_ppi: float = 0.0

    def paper_for(self, wanted: str) -> str:
        """Return the paper wanted where the layout is made for it, else the usual one."""
        return wanted if wanted in self.papers else self.papers[0]

    @property
    def thumbnail(self) -> Path | None:
        """A small picture of a page in this layout; None when its folder has none."""
        file = self.folder / "thumbnail.png"
        return file if file.is_file() else None


class Layouts:
    """The layouts found, by id; ``broken`` says in a sentence each why another could not be read."""

    def __init__(self, layouts: Iterable[Layout], broken: Iterable[str] = ()) -> None:
        self._by_id = {layout.id: layout for layout in layouts}
        self.broken = tuple(broken)
        self._broken_own: dict[str, str] = {}

    @classmethod
    def load(cls) -> "Layouts":
        """Read every layout registered under the entry point group ``desk.layouts``.

        Each entry point is a function that returns a folder of layout folders.
        """
        folders: list[Path] = []
        broken: list[str] = []
        for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
            try:
                folders.append(cast("Callable[[], Path]", entry.load())())
            except (ImportError, AttributeError) as error:
                broken.append(
                    f"The layouts “{entry.name}” cannot be loaded ({error}); install their package again."
                )
        found = cls.of(folders)
        return cls(found.all(), (*broken, *found.broken))

    @classmethod
    def of(cls, folders: Iterable[Path]) -> "Layouts":
        """Read the layouts in these folders of layout folders, in the order of their names."""
        layouts: dict[str, Layout] = {}
        broken: list[str] = []
        for folder in folders:
            shared = tuple(sorted(folder.glob("*.typ")))
            for facts in sorted(folder.glob("*/layout.toml")):
                try:
                    layout = _read(facts, shared)
                    if layout.id in layouts:
                        raise _Broken("id", f"another layout is called “{layout.id}” already")  # noqa: TRY301
                except (_Broken, OSError, ValueError) as error:
                    broken.append(_sentence(facts, error))
                else:
                    layouts[layout.id] = layout
        return cls(layouts.values(), broken)

    def take_own(self, layouts: Iterable[Layout], broken: Mapping[str, str]) -> None:
        """Have these as the layouts of the house’s own, in place of those before.

        ``broken`` has a sentence for each that cannot be used; ``get`` says it.
        """
        shipped = {key: layout for key, layout in self._by_id.items() if not layout.template}
        self._by_id = {**shipped, **{layout.id: layout for layout in layouts}}
        self._broken_own = dict(broken)

    def get(self, layout_id: str) -> Layout:
        """Return the layout of this id. Raises DeskError, naming those there are."""
        if layout_id in self._broken_own:
            raise DeskError(self._broken_own[layout_id])
        if layout_id not in self._by_id:
            there = ", ".join(sorted(self._by_id)) or "none at all"
            raise DeskError(f"There is no layout “{layout_id}”; choose one of: {there}.")
        return self._by_id[layout_id]

    def all(self) -> tuple[Layout, ...]:
        """Return every layout, in the order found."""
        return tuple(self._by_id.values())


class _Broken(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, key: str, why: str) -> None:
        super().__init__(why)
        self.key = key


def _read(facts: Path, shared: tuple[Path, ...]) -> Layout:
    data = tomllib.loads(facts.read_text("utf-8"))
    measure = cast("dict[str, object]", _of(data, "measure", dict))
    papers = cast("list[object]", _of(data, "papers", list))
    if not papers or not all(isinstance(paper, str) for paper in papers):
        raise _Broken("papers", "papers must name one paper or more")
    if not (facts.parent / "page.typ").is_file():
        raise _Broken("id", "page.typ is missing beside it")
    for template in (*shared, *sorted(facts.parent.rglob("*.typ"))):
        if found := _PACKAGE.search(template.read_text("utf-8")):
            raise _Broken("id", f"{template.name} asks for the package {found[1]} from the network")
    layout = Layout(
        id=_of(data, "id", str),
        name=_of(data, "name", str),
        about=_of(data, "about", str),
        folder=facts.parent,
        papers=tuple(cast("list[str]", papers)),
        measure=Measure(
            columns=_of(measure, "columns", int),
            size_pt=_of(measure, "size_pt", float),
            leading_pt=_of(measure, "leading_pt", float),
            hyphenate=_of(measure, "hyphenate", bool),
        ),
        shared=shared,
        headline=_headline(cast("dict[str, object]", _of(data, "headline", dict)))
        if "headline" in data
        else HeadlineBox(),
        frames=_frames(cast("list[object]", _of(data, "frames", list))) if "frames" in data else (Frame(),),
        house=read_house(cast("dict[str, object]", _of(data, "house", dict))) if "house" in data else None,
        looser_pt=_looser(data, _of(measure, "leading_pt", float)),
        captions=_of({"captions": False, **data}, "captions", bool),
        least_ppi=_least_ppi(data),
    )
    if layout.house is not None:
        check(layout.house, layout.measure.columns, layout.measure.size_pt, layout.measure.leading_pt)
    return layout


def _least_ppi(data: dict[str, object]) -> float:
    least = _of({"least_ppi": 0.0, **data}, "least_ppi", float)
    if not 0 <= least <= _FINEST_PPI:
        raise _Broken("least_ppi", f"least_ppi must be between 0 and {_FINEST_PPI}")
    return least


def _looser(data: dict[str, object], leading: float) -> float:
    looser = _of({"looser_pt": 0.0, **data}, "looser_pt", float)
    if not 0 <= looser <= leading / 5:
        raise _Broken("looser_pt", "looser_pt must be between 0 and a fifth of leading_pt")
    return looser


def _headline(box: dict[str, object]) -> HeadlineBox:
    lines, loose = _of(box, "lines", int), _of(box, "loose", float)
    if lines < 1:
        raise _Broken("lines", "lines must be 1 or more")
    if not 0 <= loose <= 1:
        raise _Broken("loose", "loose must be between 0 and 1")
    return HeadlineBox(lines, loose)


def _frames(rows: list[object]) -> tuple[Frame, ...]:
    frames: list[Frame] = []
    for row in rows:
        if not isinstance(row, dict):
            raise _Broken("frames", "frames must be tables of their own")
        facts = cast("dict[str, object]", row)
        depth = facts.get("depth")
        if depth not in {"page", "endless"} and not (type(depth) is int and depth > 0):
            raise _Broken("depth", "depth must be a number of lines, “page” or “endless”")
        frames.append(Frame(_of(facts, "name", str), cast("int | Literal['page', 'endless']", depth)))
    if not frames:
        raise _Broken("frames", "frames must name one frame or more")
    return tuple(frames)


def _of(data: dict[str, object], key: str, kind: type[_T]) -> _T:
    value = data.get(key)
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        what = "is missing" if value is None else f"must be {_KINDS[kind]}"
        raise _Broken(key, f"{key} {what}")
    return value


_KINDS: dict[type, str] = {
    str: "text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list in square brackets",
    dict: "a table of its own",
}


def _sentence(facts: Path, error: Exception) -> str:
    at, why = 1, str(error)
    if isinstance(error, _Broken | BrokenFactError):
        lines = facts.read_text("utf-8").splitlines()
        at = next((n for n, line in enumerate(lines, 1) if re.match(rf"\W*{error.key}\b", line)), 1)
    elif isinstance(error, tomllib.TOMLDecodeError) and (found := re.search(r" \(at line (\d+)[^)]*\)", why)):
        at, why = int(found[1]), why.replace(found[0], "")
    elif isinstance(error, tomllib.TOMLDecodeError):
        at = len(facts.read_text("utf-8").splitlines()) or 1
        why = why.removesuffix(" (at end of document)")
    return f"The layout in {facts}, line {at}, cannot be used: {why}; mend the file or take it away."
