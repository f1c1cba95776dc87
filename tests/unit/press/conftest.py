from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from desk import resources
from desk.press.layouts import Layouts
from desk.press.typesetter import Typesetter

PhotoSource = Callable[[str, int], Path | None]


@pytest.fixture(scope="session")
def fonts() -> Path:
    return resources.shipped() / "fonts"


@pytest.fixture(scope="session")
def layouts() -> Layouts:
    return Layouts.of([resources.shipped_layouts()])


@pytest.fixture(scope="session")
def photo(tmp_path_factory: pytest.TempPathFactory) -> PhotoSource:
    """Drawn photos: ``wide`` is 3:2, ``tall`` 2:3; any other name is missing."""
    folder = tmp_path_factory.mktemp("photos")

    def draw(name: str, longest: int) -> Path | None:
        sides = {"wide": (longest, longest * 2 // 3), "tall": (longest * 2 // 3, longest)}
        if name not in sides:
            return None
        file = folder / f"{name}-{longest}.png"
        if not file.exists():
            width, height = sides[name]
            picture = Image.new("RGB", (width, height), (168, 190, 205))
            pen = ImageDraw.Draw(picture)
            pen.rectangle((0, height * 2 // 3, width, height), fill=(60, 84, 96))
            pen.rectangle((width * 2 // 5, height // 5, width // 2, height * 2 // 3), fill=(236, 232, 220))
            picture.save(file)
        return file

    return draw


@pytest.fixture(scope="session")
def typesetter(fonts: Path, layouts: Layouts, photo: PhotoSource) -> Iterator[Typesetter]:
    setter = Typesetter(fonts, layouts, photo)
    yield setter
    setter.close()
