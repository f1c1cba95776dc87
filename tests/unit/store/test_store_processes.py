"""Several processes on one store, and one that is killed in the middle of a save."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from desk.store.store import Store
from desk.story.model import Story

SAVER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from desk.errors import DeskError
from desk.store.store import Store
from desk.story.model import Paragraph, Story

store = Store.open(Path(sys.argv[1]), now=lambda: datetime.now(UTC))
"""
UNTIL_KILLED = (
    SAVER
    + """
version = 1
while True:
    text = Paragraph(f"tide {version + 1} " * 2000)
    version = store.save(1, Story(headline=f"Version {version + 1}", body=(text,)), version=version).version
    print(version, flush=True)
"""
)
BOTH_AT_ONCE = (
    SAVER
    + """
print("ready", flush=True)
sys.stdin.readline()
for _ in range(60):
    while True:
        stored = store.get(1)
        longer = Story(notes=stored.story.notes + sys.argv[2])
        try:
            store.save(1, longer, version=stored.version)
        except DeskError as error:
            assert "nothing was overwritten" in str(error), error
        else:
            break
    store.add(Story(headline="From " + sys.argv[2]))
store.close()
"""
)


def started(program: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def opened(path: Path) -> Store:
    return Store.open(path, now=lambda: datetime.now(UTC))


def test_every_save_acknowledged_before_a_kill_is_there(path: Path) -> None:
    for acknowledged in (1, 7, 30):
        path.unlink(missing_ok=True)
        store = opened(path)
        store.add(Story(headline="Version 1"))
        store.close()
        with started(UNTIL_KILLED, str(path)) as child:
            assert child.stdout is not None
            said = [int(child.stdout.readline()) for _ in range(acknowledged)]
            child.kill()
            said += [int(line) for line in child.stdout.read().splitlines() if line]

        store = opened(path)
        there = store.get(1)
        with store._file.reading() as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert there.version in {said[-1], said[-1] + 1}
        assert there.story.headline == f"Version {there.version}"
        assert store.count(f"tide {there.version}") == 1
        assert store.save(1, Story(), version=there.version).version == there.version + 1
        store.close()


def test_two_processes_saving_at_once_lose_nothing_and_are_never_turned_away(path: Path) -> None:
    store = opened(path)
    store.add(Story())
    both = [started(BOTH_AT_ONCE, str(path), letter) for letter in "ab"]
    for child in both:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in both:
        child.communicate("go\n", timeout=60)

    assert [child.returncode for child in both] == [0, 0]
    there = store.get(1)
    assert there.version == 121
    assert sorted(there.story.notes) == ["a"] * 60 + ["b"] * 60
    assert store.count("from a") == store.count("from b") == 60
    with store._file.reading() as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    store.close()
