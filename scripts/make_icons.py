"""Render resources/icons/desk.svg as desk.png, desk.ico and desk.icns: ``python scripts/make_icons.py``."""

import os
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SMALL = (16, 24, 32, 48, 64, 128, 256)
LARGE = (16, 32, 64, 128, 256, 512, 1024)


def rendered(drawing: QSvgRenderer, side: int) -> Image.Image:
    """Return the drawing as a square picture of ``side`` pixels with a clear ground."""
    picture = QImage(side, side, QImage.Format.Format_RGBA8888)
    picture.fill(0)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    return Image.frombytes("RGBA", (side, side), bytes(picture.constBits()))


def main() -> None:
    """Write the three files beside the drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    drawing = QSvgRenderer(str(ICONS / "desk.svg"))
    small = [rendered(drawing, side) for side in SMALL]
    large = [rendered(drawing, side) for side in LARGE]
    small[-1].save(ICONS / "desk.png", optimize=True)
    small[-1].save(ICONS / "desk.ico", sizes=[(n, n) for n in SMALL], append_images=small[:-1])
    large[-1].save(ICONS / "desk.icns", append_images=large[:-1])
    app.quit()
    print("desk.png, desk.ico and desk.icns are written.")


if __name__ == "__main__":
    main()
