"""The photos of the open story: their cards, their rights, their crop."""

from desk.ui.photos.card import PhotoCard
from desk.ui.photos.panel import PhotosPanel

__all__ = ["PhotoCard", "PhotosPanel"]
