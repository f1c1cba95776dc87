"""The language models shipped, loaded when first asked for."""

import re
import threading
from pathlib import Path

from desk.checks.seam import LanguageModel
from desk.errors import DeskError


class Models:
    """The language models shipped, by language tag; calling it answers None for a language that has none."""

    def __init__(self, folder: Path) -> None:
        """Look for models in ``folder``/en; nothing is read yet."""
        self._folder = folder
        self._lock = threading.Lock()
        self._loaded: dict[str, LanguageModel | None] = {}

    def __call__(self, language: str) -> LanguageModel | None:
        """Return the model for a tag such as ``en-GB``; every English shares one.

        Raises DeskError when the model shipped cannot be read.
        """
        tag = re.split("[-_]", language.strip().lower())[0]
        with self._lock:
            if tag not in self._loaded:
                is_shipped = (self._folder / tag / "forms.txt").is_file()
                self._loaded[tag] = _load(self._folder / tag) if is_shipped else None
            return self._loaded[tag]


def _load(folder: Path) -> LanguageModel:
    from desk.checks.english import English  # noqa: PLC0415 - NumPy is loaded with the first model, not before

    try:
        return English.load(folder)
    except (OSError, ValueError, KeyError) as error:
        raise DeskError(f"The language model in {folder} cannot be read; install Desk again.") from error
