"""The sample desk of a first start: original stories, brought in by the same door as any copy."""

import tomllib
from dataclasses import replace
from pathlib import Path

from desk.newsroom.desk import Desk
from desk.newsroom.picture_desk import filled
from desk.story.model import Story


def lay_out(desk: Desk, folder: Path) -> None:
    """Bring in the stories that ``folder``/sample.toml names, in its order: the last is the newest."""
    plan = tomllib.loads((folder / "sample.toml").read_text(encoding="utf-8"))
    for row in plan["story"]:
        file = folder / row["file"]
        stored = desk.bring_in(file.read_bytes(), file.name, sample=True).stored
        story = _with_photo(desk, replace(stored.story, layout=row["layout"]), folder, row.get("photo", ""))
        desk.store.save(stored.id, story, version=stored.version)


def _with_photo(desk: Desk, story: Story, folder: Path, photo: str) -> Story:
    if not photo or not story.photos:
        return story
    first = filled(story.photos[0], desk.picture_desk.bring_in_file(folder / photo))
    return replace(story, photos=(first, *story.photos[1:]))
