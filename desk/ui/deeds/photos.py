"""Deeds on the photos of the open story: their credit, their rights."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desk.errors import DeskError
from desk.newsroom.photo_standing import Standing, with_own_credit
from desk.pictures.rights import in_force
from desk.store.library import StoredPhoto
from desk.story.edits import with_photo
from desk.story.photo import Terms
from desk.ui.folders import FOR_PICTURES, PICTURES, Folders
from desk.ui.last_dialog import LastDialog
from desk.ui.photos.evidence_field import show_evidence
from desk.ui.photos.rights_dialog import RightsDialog

if TYPE_CHECKING:
    from desk.ui.window import Window


class PhotoDeeds:
    """What the photos panel asks for."""

    def __init__(self, window: "Window", dialogs: LastDialog) -> None:
        self._window = window
        self._dialogs = dialogs

    def calls(self) -> dict[str, Callable[[], object]]:
        """Return what the actions of this kind call."""
        return {"split-credit": self.split_credit}

    def split_credit(self, at: int | None = None) -> None:
        """Move the credit at the end of a caption to its own field: of this photo, of that in the panel which
        has the focus, or of the first that has one.
        """
        window = self._window
        open_story = window.newsroom.open_story
        if open_story is None:
            return
        story = open_story.story
        here = window.inspector.photos.at_focus if at is None else at
        try:
            crediting = window.newsroom.desk.crediting
        except DeskError as error:
            window.strip.say(str(error), bad=True)
            return
        for place in range(len(story.photos)) if here is None else (here,):
            photo = with_own_credit(story.photos[place], crediting)
            if photo != story.photos[place]:
                open_story.become(with_photo(story, place, photo), words="Split Credit", by=None)
                return
        window.strip.say("No caption here ends in a credit.")

    def style_credit(self, at: int) -> None:
        """Set a photo’s credit in house style."""
        open_story = self._window.newsroom.open_story
        standing = self._standing(at)
        if open_story is None or standing is None or standing.styled is None:
            return
        label, credit = standing.styled
        photo = replace(open_story.story.photos[at], credit_label=label, credit=credit)
        open_story.become(with_photo(open_story.story, at, photo), words="Set in House Style", by=None)

    def offer_credits(self, at: int, beginning: str) -> None:
        """Offer credits used before that begin as what has been typed."""
        if beginning.strip():
            self._window.newsroom.photo_deciding.ask_credits(
                beginning, lambda found: self._window.inspector.photos.offer_credits(at, found)
            )

    def ask_rights(self, at: int) -> None:
        """Ask by what right a photo is printed."""
        open_story = self._window.newsroom.open_story
        standing = self._standing(at)
        if open_story is None or at >= len(open_story.story.photos):
            return
        guess = standing.terms if standing is not None else Terms()
        file = open_story.story.photos[at].file
        if file:
            self._window.newsroom.photo_deciding.ask(file, lambda stored: self._show_rights(stored, guess))

    def choose_file(self, at: int) -> None:
        """Ask where a copy of a photo’s own file is, which is missing or not what it was."""
        folders = Folders(self._window.settings)
        name, _kind = QFileDialog.getOpenFileName(
            self._window, "Find the file", folders.last(FOR_PICTURES), PICTURES
        )
        if name:
            self.find_file(at, Path(name))

    def find_file(self, at: int, place: Path) -> None:
        """Bring back a photo’s own file from a copy."""
        window = self._window
        open_story = window.newsroom.open_story
        if open_story is None or at >= len(open_story.story.photos):
            return
        file = open_story.story.photos[at].file

        def found(path: Path) -> None:
            window.strip.say(f"Found again in {path}.")
            window.inspector.photos.look_again(file)
            window.newsroom.previewer.show(open_story.story)
            window.newsroom.library.changed.tell(None)

        window.newsroom.darkroom.relink(file, place, found)

    def _show_rights(self, stored: StoredPhoto, guess: Terms) -> None:
        dialog = RightsDialog(stored.photo, in_force(stored.photo.terms, guess), self._window)
        deciding = self._window.newsroom.photo_deciding
        dialog.form.evidence_wanted.connect(partial(deciding.ask_evidence, then=show_evidence))
        dialog.accepted.connect(lambda: deciding.decide(stored, dialog.terms, self._decided))
        self._dialogs.open(dialog)

    def _decided(self, before: StoredPhoto) -> None:
        strip = self._window.strip

        def take_back() -> None:
            strip.hide()
            self._window.newsroom.photo_deciding.put_back(before)

        name = before.photo.name or "the photo"
        strip.say(f"The rights of {name} are saved.", [("Take back", take_back)])

    def _standing(self, at: int) -> Standing | None:
        photos = self._window.newsroom.checker.heard.photos
        return photos[at] if at < len(photos) else None
