"""What it takes to work through many photos in sight of a person."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desk.newsroom.photo_jobs import PhotoJobs
from desk.ui.folders import Folders
from desk.ui.last_dialog import LastDialog
from desk.ui.library.foot import Foot


@dataclass(frozen=True, slots=True)
class Errand:
    """The jobs asked for, the foot that says what came of them, and the dialogs and folders of the window."""

    jobs: PhotoJobs
    foot: Foot
    dialogs: LastDialog
    folders: Folders
    window: QWidget
