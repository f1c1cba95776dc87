"""The one folder a layout may read: its own templates and the story's photos, copied in."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from desk.errors import DeskError
from desk.press.copy import PlacedPhoto
from desk.press.layouts import Layout
from desk.story.model import Story

PhotoSource = Callable[[str, int], Path | None]
PROXY_PX = 900


class PrivateRoom:
    """A temporary folder of one layout, the root Typst sees; nothing else can be read from it.

    Links are never followed: Typst would follow one out of its root.
    """

    def __init__(self, layout: Layout, photo: PhotoSource) -> None:
        self._temporary = TemporaryDirectory(prefix="desk-page-")
        self._photo = photo
        self._kept: dict[tuple[str, int, Path, int, int], PlacedPhoto] = {}
        self.root = Path(self._temporary.name)
        for file in (*layout.shared, *sorted(layout.folder.rglob("*"))):
            if file.is_file() and not file.is_symlink():
                inside = file.name if file in layout.shared else str(file.relative_to(layout.folder))
                target = self.root / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)

    def photos(self, story: Story, longest: int) -> tuple[PlacedPhoto, ...]:
        """Copy in the story's photos, none larger than ``longest`` pixels, and say how they are placed.

        The aspect is always that of the small proxy, so that a page drawn with small photos and one
        set with large ones break alike. A photo awaited, missing or linked elsewhere has no file.
        Raises DeskError for a photo file that is no JPEG or PNG picture.
        """
        return tuple(self._placed(photo.file, longest) for photo in story.photos)

    def close(self) -> None:
        """Take the folder away."""
        self._temporary.cleanup()

    def _placed(self, name: str, longest: int) -> PlacedPhoto:
        proxy = self._copied(name, PROXY_PX) if name else None
        if proxy is None or longest == PROXY_PX:
            return proxy or PlacedPhoto()
        large = self._copied(name, longest)
        return PlacedPhoto(large.file if large else proxy.file, proxy.aspect)

    def _copied(self, name: str, longest: int) -> PlacedPhoto | None:
        source = self._photo(name, longest)
        if source is None or source.is_symlink() or not source.is_file():
            return None
        stamp = source.stat()
        key = (name, longest, source, stamp.st_mtime_ns, stamp.st_size)
        if key not in self._kept:
            self._kept[key] = self._copy(source, name)
        return self._kept[key]

    def _copy(self, source: Path, name: str) -> PlacedPhoto:
        arriving = self.root / "arriving"
        shutil.copyfile(source, arriving, follow_symlinks=False)
        try:
            with Image.open(arriving, formats=("JPEG", "PNG")) as picture:
                suffix, (width, height) = ".png" if picture.format == "PNG" else ".jpg", picture.size
        except (OSError, Image.DecompressionBombError) as error:
            raise DeskError(
                f"The photo {name} cannot be read as a picture; choose it again or take it off the story."
            ) from error
        placed = PlacedPhoto(f"photo-{len(self._kept) + 1}{suffix}", width / height)
        arriving.replace(self.root / placed.file)
        return placed
