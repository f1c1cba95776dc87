"""Desks to measure on: real English copy of any length, with furniture and a photo, in a store of its own."""

from dataclasses import replace
from itertools import cycle
from pathlib import Path

from desk import resources
from desk.newsroom import sample
from desk.newsroom.desk import Desk, open_desk
from desk.store.stories import StoredStory
from desk.story.model import Paragraph, Story
from desk.story.text import body_words, count_words


def new_desk(folder: Path) -> Desk:
    """Return a desk on a new store in ``folder``, with the sample laid out."""
    desk = open_desk(folder / "desk.sqlite", folder / "unused.sqlite")
    sample.lay_out(desk, resources.shipped() / "sample")
    return desk


def sample_stories(desk: Desk) -> list[Story]:
    """Return the sample's stories, the newest first."""
    return [desk.store.get(row.id).story for row in desk.store.page()]


def grown(story: Story, copy: list[Paragraph], words: int) -> Story:
    """Return the story with a body of ``copy``, repeated and cut at a word, of just so many words."""
    body: list[Paragraph] = []
    left = words
    for paragraph in cycle(copy):
        if left <= 0:
            break
        kept = paragraph.text.split()[:left]
        body.append(replace(paragraph, text=" ".join(kept), spans=()))
        left -= count_words(body[-1].text)
    return replace(story, body=tuple(body))


def open_with(desk: Desk, words: int, layout: str) -> StoredStory:
    """Make the newest story one of so many words in a layout, with the sample's photo."""
    stories = sample_stories(desk)
    copy = [paragraph for story in stories for paragraph in story.body]
    newest = desk.store.get(desk.store.page()[0].id)
    story = replace(grown(stories[0], copy, words), layout=layout)
    if body_words(story) != words:
        raise RuntimeError(f"the story has {body_words(story)} words, not {words}")
    return desk.store.save(newest.id, story, version=newest.version)
