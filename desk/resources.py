"""Finds shipped files in a checkout, in a wheel and in a frozen build."""

import sys
from pathlib import Path

from desk.errors import DeskError


def shipped() -> Path:
    """Return the folder that holds fonts, icons, layouts, words and the sample.

    Raises DeskError when the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [package / "_resources", package.parent / "resources"]
    if frozen is not None:
        places.insert(0, Path(frozen) / "resources")
    for place in places:
        if place.is_dir():
            return place
    raise DeskError(f"Desk’s own files are missing beside {package}; install Desk again.")


def shipped_layouts() -> Path:
    """Return the folder of shipped layouts; registered as an entry point of ``desk.layouts``."""
    return shipped() / "layouts"
