"""The page layouts there are: each a folder with a ``page.toml`` that says where its frames stand."""

import math
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from pathlib import Path
from typing import Literal, TypeVar, cast

from desk.errors import DeskError
from desk.press.layouts import GROUP, Frame, HeadlineBox, Layout, Measure

_T = TypeVar("_T")
_LOOSE = 0.3
_MARGINS = 4
_MASTHEAD_SHARE = 0.0635
_UNDER_MASTHEAD_PT = 31
_MM_A_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class PageFrame:
    """One frame: ``column`` and ``across`` count the page’s columns, ``top`` and ``depth`` its lines.

    A ``depth`` of 0 is down to the foot. ``columns`` are those of its text, ``photo`` how many of them a
    photo covers. ``headline_pt`` are sizes tried from the largest. ``briefs`` take several stories,
    under the ``title`` or, where it is empty, what the language of the page says.
    """

    name: str
    column: int
    across: int
    top: int
    depth: int
    columns: int
    photo: int
    headline_pt: tuple[float, ...]
    headline_lines: int
    kind: Literal["story", "briefs"] = "story"
    title: str = ""

    @property
    def takes_several(self) -> bool:
        """Whether more stories than one may stand in it."""
        return self.kind == "briefs"


@dataclass(frozen=True, slots=True)
class PageLayout:
    """One page layout: trim size, margins (top, right, bottom, left), columns, frames in reading order.

    ``captions`` and ``least_ppi`` are as a Layout’s.
    """

    id: str
    name: str
    about: str
    folder: Path
    shared: tuple[Path, ...]
    width_mm: float
    height_mm: float
    margins_mm: tuple[float, ...]
    columns: int
    gutter_mm: float
    masthead: bool
    measure: Measure
    frames: tuple[PageFrame, ...]
    captions: bool = False
    least_ppi: float = 0.0

    @property
    def frame_names(self) -> tuple[str, ...]:
        """The names of its frames."""
        return tuple(frame.name for frame in self.frames)

    def frame(self, name: str) -> PageFrame:
        """Return a frame. Raises DeskError, naming those there are."""
        for frame in self.frames:
            if frame.name == name:
                return frame
        there = ", ".join(self.frame_names)
        raise DeskError(f"The {self.name} has no frame “{name}”; choose one of: {there}.")

    def read_from(self, *, right: bool) -> "PageLayout":
        """Return it for pages read from that side: from the right, its frames stand the other way round."""
        if not right:
            return self
        above, right_mm, below, left_mm = self.margins_mm
        turned = tuple(
            replace(frame, column=self.columns - frame.column - frame.across) for frame in self.frames
        )
        return replace(self, margins_mm=(above, left_mm, below, right_mm), frames=turned)

    @property
    def masthead_lines(self) -> int:
        """Lines of the page the masthead takes; frames count theirs from below it."""
        deep = self.masthead_pt + _UNDER_MASTHEAD_PT
        return math.ceil(deep / self.measure.leading_pt) if self.masthead else 0

    @property
    def masthead_pt(self) -> float:
        """The largest size of the masthead, in proportion to the width of the page."""
        return round(_MASTHEAD_SHARE * self.width_mm / _MM_A_POINT, 1)

    def photo_mm(self, frame: PageFrame) -> float:
        """Return how wide a photo prints in a frame, in millimetres; 0 where it takes none."""
        left, _, right, _ = self.box(frame)
        wide = (right - left - (frame.columns - 1) * self.gutter_mm) / frame.columns
        covered = min(frame.photo, frame.columns)
        return covered * wide + (covered - 1) * self.gutter_mm if covered else 0.0

    def box(self, frame: PageFrame) -> tuple[float, float, float, float]:
        """Return where a frame stands: left, top, right and bottom in millimetres from the page’s corner."""
        above, right, below, left = self.margins_mm
        unit = (self.width_mm - left - right - (self.columns - 1) * self.gutter_mm) / self.columns
        line = self.measure.leading_pt * _MM_A_POINT
        x = left + frame.column * (unit + self.gutter_mm)
        y = above + (self.masthead_lines + frame.top) * line
        foot = self.height_mm - below
        bottom = min(foot, y + frame.depth * line) if frame.depth else foot
        return x, y, x + frame.across * unit + (frame.across - 1) * self.gutter_mm, bottom

    def frame_at(self, x: float, y: float) -> PageFrame:
        """Return the frame at a place on the page, or the nearest; millimetres from the top left corner."""

        def away(frame: PageFrame) -> float:
            left, top, right, bottom = self.box(frame)
            return max(left - x, 0, x - right) ** 2 + max(top - y, 0, y - bottom) ** 2

        return min(self.frames, key=away)

    def as_layout(self, frame: PageFrame) -> Layout:
        """Return one frame as the layout of a story on its own: its measure and its room for a headline."""
        measure = replace(self.measure, columns=frame.columns)
        box = HeadlineBox(frame.headline_lines, _LOOSE)
        return Layout(
            self.id,
            self.name,
            self.about,
            self.folder,
            (),
            measure,
            self.shared,
            box,
            (Frame(frame.name, "page"),),
        )


class PageLayouts:
    """The page layouts found, by id; ``broken`` says in a sentence each why another could not be read."""

    def __init__(self, layouts: Iterable[PageLayout], broken: Iterable[str] = ()) -> None:
        self._by_id = {layout.id: layout for layout in layouts}
        self.broken = tuple(broken)

    @classmethod
    def load(cls) -> "PageLayouts":
        """Read every page layout in the folders registered under the entry point group ``desk.layouts``.

        A registration that cannot be loaded is told by ``Layouts``, which reads the same.
        """
        folders: list[Path] = []
        for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name):
            try:
                folders.append(cast("Callable[[], Path]", entry.load())())
            except (ImportError, AttributeError):
                continue
        return cls.of(folders)

    @classmethod
    def of(cls, folders: Iterable[Path]) -> "PageLayouts":
        """Read the page layouts in these folders of layout folders, in the order of their names."""
        layouts: dict[str, PageLayout] = {}
        broken: list[str] = []
        for folder in folders:
            shared = tuple(sorted(folder.glob("*.typ")))
            for file in sorted(folder.glob("*/page.toml")):
                try:
                    layout = _read(file, shared)
                except (OSError, ValueError) as error:
                    broken.append(
                        f"The page layout in {file} cannot be used: {error}; mend the file or take it away."
                    )
                else:
                    layouts.setdefault(layout.id, layout)
        return cls(layouts.values(), broken)

    def get(self, layout_id: str) -> PageLayout:
        """Return the page layout of this id. Raises DeskError, naming those there are."""
        if layout_id not in self._by_id:
            there = ", ".join(sorted(self._by_id)) or "none at all"
            raise DeskError(f"There is no page layout “{layout_id}”; choose one of: {there}.")
        return self._by_id[layout_id]

    def all(self) -> tuple[PageLayout, ...]:
        """Return every page layout, in the order found."""
        return tuple(self._by_id.values())


def _read(file: Path, shared: tuple[Path, ...]) -> PageLayout:
    data = tomllib.loads(file.read_text("utf-8"))
    measure = cast("dict[str, object]", _of(data, "measure", dict))
    margins = _numbers(data, "margins_mm")
    if len(margins) != _MARGINS:
        raise ValueError("margins_mm must be four: top, right, bottom, left")
    columns = _of(data, "columns", int)
    frames = tuple(_frame(row, columns) for row in cast("list[dict[str, object]]", _of(data, "frames", list)))
    if not frames or len({frame.name for frame in frames}) < len(frames):
        raise ValueError("frames must be one or more, each with a name of its own")
    return PageLayout(
        id=_of(data, "id", str),
        name=_of(data, "name", str),
        about=_of(data, "about", str),
        folder=file.parent,
        shared=shared,
        width_mm=_number(data.get("width_mm"), "width_mm"),
        height_mm=_number(data.get("height_mm"), "height_mm"),
        margins_mm=margins,
        columns=columns,
        gutter_mm=_number(data.get("gutter_mm"), "gutter_mm"),
        masthead=bool(data.get("masthead", False)),
        measure=Measure(
            columns,
            _number(measure.get("size_pt"), "size_pt"),
            _number(measure.get("leading_pt"), "leading_pt"),
            _of(measure, "hyphenate", bool),
        ),
        frames=frames,
        captions=bool(data.get("captions", False)),
        least_ppi=_number(data.get("least_ppi", 0), "least_ppi"),
    )


def _frame(row: dict[str, object], columns: int) -> PageFrame:
    name, column, across = _of(row, "name", str), _of(row, "column", int), _of(row, "across", int)
    if column < 0 or across < 1 or column + across > columns:
        raise ValueError(f"the frame “{name}” does not stand within the page’s {columns} columns")
    sizes = _numbers(row, "headline_pt")
    kind = row.get("kind", "story")
    if kind not in {"story", "briefs"} or not sizes:
        raise ValueError(
            f"the frame “{name}” must be of the kind “story” or “briefs” and have sizes of headline"
        )
    return PageFrame(
        name=name,
        column=column,
        across=across,
        top=_of(row, "top", int),
        depth=_of({"depth": 0} | row, "depth", int),
        columns=_of(row, "columns", int),
        photo=_of({"photo": 0} | row, "photo", int),
        headline_pt=sizes,
        headline_lines=_of(row, "headline_lines", int),
        kind=cast("Literal['story', 'briefs']", kind),
        title=_of({"title": ""} | row, "title", str),
    )


def _numbers(data: dict[str, object], key: str) -> tuple[float, ...]:
    return tuple(_number(value, key) for value in cast("list[object]", _of(data, key, list)))


def _number(value: object, key: str) -> float:
    if type(value) not in {int, float}:
        raise ValueError(f"{key} must be a number")
    return float(cast("float", value))


def _of(data: dict[str, object], key: str, kind: type[_T]) -> _T:
    value = data.get(key)
    if type(value) is not kind or (kind is int and cast("int", value) < 0):
        raise ValueError(f"{key} is missing or of the wrong kind")
    return value
