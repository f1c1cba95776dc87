"""What the pane tells of one photo: where its values came from, where it has run, and what is like it."""

from collections.abc import Iterator

from desk.newsroom.photo_edits import LABELS
from desk.newsroom.photo_intake import differences
from desk.newsroom.photo_telling import Looked, let_go_words
from desk.newsroom.picture_desk import UNREADABLE, disagreeing
from desk.story.photo import Photo


def short(line: str) -> str:
    """Cut a line where it is longer than a person reads to know it."""
    return line if len(line) <= 220 else line[:220] + " …"  # noqa: PLR2004 - enough to know a line by


def sources(photo: Photo) -> str:
    """Tell each value the file came with and its tags."""
    apart = disagreeing(photo.found)
    lines: list[str] = []
    for name in dict.fromkeys(one.name for one in photo.found if one.name != UNREADABLE):
        mark = "  — tags disagree" if name in apart else ""
        lines.append(f"{LABELS.get(name, name)}{mark}")
        tags: dict[str, list[str]] = {}
        for one in photo.found:
            if one.name == name:
                tags.setdefault(one.value, []).append(one.tag)
        lines += [f"    {value}\n        {', '.join(by)}" for value, by in tags.items()]
    broken = [one.tag for one in photo.found if one.name == UNREADABLE]
    if broken:
        lines.insert(0, f"The {' and '.join(broken)} of the file cannot be read; it is never rewritten.")
    return "\n".join(lines) or "The file says nothing of itself."


def uses(looked: Looked) -> str:
    """Tell the stories the photo stands on, where it has run and why it was let go there, what it is like."""
    lines = [f"On story {number}: {slug}" for number, slug in looked.stands]
    for used in looked.ran:
        where = " ".join(filter(None, (used.edition, used.page and f"page {used.page}"))) or used.output
        lines.append(f"{used.at[:10]}  {used.channel}, {used.slug}, {where}")
        lines.append(f"    {used.caption or 'No caption'} — {used.credit or 'no credit'}")
    lines += [f"{line.at[:10]}  {let_go_words(line)}" for line in looked.let_go]
    if not lines:
        lines.append("It stands on no story and has not run.")
    lines += _likes(looked)
    return "\n".join(lines)


def _likes(looked: Looked) -> Iterator[str]:
    for like in looked.alike:
        yield f"\nNearly the same picture: {like.name}"
        yield from (f"    {short(line)}" for line in differences(looked.stored.photo, like))
