"""Draw the small picture of every shipped layout from the first story of the sample desk.

Run it after a change to a layout::

    python scripts/make_thumbnails.py
"""

import io
import tomllib
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps

from desk import resources
from desk.press.layouts import Layouts
from desk.press.typesetter import Typesetter
from desk.story.model import Story
from desk.wire.print_page import read

HIGH, WIDE = 144, 120  # pixels, four times as many each way as the window shows at its plainest


def sample(folder: Path) -> tuple[Story, Path]:
    """Return the story the sample desk opens with, and its picture."""
    plan = tomllib.loads((folder / "sample.toml").read_text("utf-8"))["story"][-1]
    story = read((folder / plan["file"]).read_bytes()).story
    return replace(story, photos=(replace(story.photos[0], file="photo"),)), folder / plan["photo"]


def thumbnail(page: bytes) -> Image.Image:
    """Shrink a page into the middle of a thumbnail, with a hairline round it, on no ground at all."""
    with Image.open(io.BytesIO(page)) as drawn:
        paper = ImageOps.contain(drawn.convert("RGB"), (WIDE - 2, HIGH - 2), Image.Resampling.LANCZOS)
    paper = ImageOps.expand(paper, 1, (128, 128, 128))
    ground = Image.new("RGBA", (WIDE, HIGH), (0, 0, 0, 0))
    ground.paste(paper, ((WIDE - paper.width) // 2, (HIGH - paper.height) // 2))
    return ground


def main() -> None:
    """Write ``thumbnail.png`` into the folder of each shipped layout."""
    story, photo = sample(resources.shipped() / "sample")
    layouts = Layouts.of([resources.shipped_layouts()])
    with TemporaryDirectory() as folder:

        def shrunk(_name: str, longest: int) -> Path:
            small = Path(folder) / f"{longest}.jpg"
            with Image.open(photo) as picture:
                picture.thumbnail((longest, longest))
                picture.save(small)
            return small

        setter = Typesetter(resources.shipped() / "fonts", layouts, shrunk)
        for layout in layouts.all():
            page = setter.pages(replace(story, layout=layout.id), ppi=60).pngs[0]
            thumbnail(page).quantize(48).save(layout.folder / "thumbnail.png", optimize=True)
            print(layout.folder.name)
        setter.close()


if __name__ == "__main__":
    main()
