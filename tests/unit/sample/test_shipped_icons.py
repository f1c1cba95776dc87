"""The shipped icons can be recoloured, and the program's own mark is there in every form."""

from pathlib import Path

import pytest
from PIL import Image

from desk.resources import shipped

ICONS = shipped() / "icons"
DRAWINGS = sorted(
    path for path in ICONS.glob("*.svg") if path.stem not in {"desk", "tick-light", "tick-dark"}
)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_an_icon_takes_its_colour_from_the_window(drawing: Path) -> None:
    text = drawing.read_text(encoding="utf-8")

    assert 'viewBox="0 0 24 24"' in text
    assert text.count('stroke="currentColor"') == 1
    assert "#" not in text


def test_the_licence_and_the_origin_travel_with_the_icons() -> None:
    assert "ISC License" in (ICONS / "LICENSE").read_text(encoding="utf-8")
    assert "1.62.0" in (ICONS / "README.md").read_text(encoding="utf-8")


def test_the_mark_of_desk_comes_in_the_sizes_each_system_asks_for() -> None:
    with Image.open(ICONS / "desk.png") as png:
        assert (png.size, png.mode) == ((256, 256), "RGBA")
    with Image.open(ICONS / "desk.ico") as ico:
        assert {size for size, _ in ico.info["sizes"]} == {16, 24, 32, 48, 64, 128, 256}
    with Image.open(ICONS / "desk.icns") as icns:
        assert max(wide * scale for wide, _, scale in icns.info["sizes"]) == 1024
