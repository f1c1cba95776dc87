from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from desk import resources
from desk.pictures.press_photo import press_jpeg
from desk.press.layouts import Layouts
from desk.press.marks import Marks
from desk.press.pdfx import Finishing, PressRoom
from desk.press.profiles import PressProfile, Profiles
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


@pytest.fixture(scope="session")
def profiles() -> Profiles:
    return Profiles.load(resources.shipped() / "profiles")


@pytest.fixture(scope="session")
def press_room(
    fonts: Path, layouts: Layouts, photo: PhotoSource, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PressRoom]:
    """A press room whose photos lie on the page as JPEG, as the desk lays them."""
    folder = tmp_path_factory.mktemp("placed")

    def placed(name: str, longest: int) -> Path | None:
        drawn = photo(name, longest)
        if drawn is None:
            return None
        file = folder / f"{name}-{longest}.jpg"
        if not file.exists():
            with Image.open(drawn) as picture:
                picture.save(file, quality=90)
        return file

    def inked(name: str, longest: int, profile: PressProfile) -> bytes | None:
        file = placed(name, 2400)
        return None if file is None else press_jpeg(file, profile.icc, longest)

    setter = Typesetter(fonts, layouts, placed)
    marks = Marks(resources.shipped() / "press" / "marks.typ", fonts)
    yield PressRoom(setter, Finishing(marks, placed=placed, photo=inked))
    setter.close()
