"""What the desk's own archive gains: `python -m benchmarks.archive_gain STORIES.jsonl.xz`.

STORIES has one story a line, {"id": "paper/…", "paras": […]}, each paper's in the order printed. Four fifths
of each paper are learned from as printed; the checks then read the rest twice, without and with the archive.
"""

import json
import lzma
import sys
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from desk.checks.learned import Learned
from desk.newsroom.answering import Answers, by_default
from desk.newsroom.desk import Desk, open_desk
from desk.newsroom.learning import learn
from desk.story.model import Paragraph, Story
from desk.story.text import body_words

_LEARNED_SHARE = 0.8
_SHOWN = 8


def main() -> None:
    """Print alarms in 1,000 words of the stories held out, by rule, without and with the archive."""
    taught, held = _parted(Path(sys.argv[1]))
    with TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "desk.sqlite", Path(folder) / "desk.sqlite")
        for number, story in enumerate(taught, start=1):
            learn(desk.store, number, story)
        words = sum(map(body_words, held))
        without = by_default(desk.check_room.checks)
        print(f"{sum(map(body_words, taught)):,} words learned, {words:,} held out.")
        for name, answers in (
            ("without", without),
            ("with", replace(without, archive=Learned(desk.store.archive.counts))),
        ):
            found = _found(desk, held, answers)
            rules = ", ".join(f"{rule} {1000 * n / words:.3f}" for rule, n in found.most_common(_SHOWN))
            alarms = 1000 * sum(found.values()) / words
            print(f"{name} the archive: {alarms:.3f} alarms in 1,000 words ({rules})")
        desk.close()


def _parted(path: Path) -> tuple[list[Story], list[Story]]:
    papers: dict[str, list[Story]] = defaultdict(list)
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for row in map(json.loads, file):
            body = tuple(Paragraph(" ".join(text.split())) for text in row["paras"] if text.strip())
            papers[row["id"].split("/")[0]].append(Story(body=body))
    taught: list[Story] = []
    held: list[Story] = []
    for stories in papers.values():
        at = int(len(stories) * _LEARNED_SHARE)
        taught += stories[:at]
        held += stories[at:]
    return taught, held


def _found(desk: Desk, stories: list[Story], answers: Answers) -> Counter[str]:
    return Counter(
        finding.rule
        for story in stories
        for paragraph in story.body
        for finding in desk.check_room.check(Story(body=(paragraph,)), answers).shown
    )


if __name__ == "__main__":
    main()
