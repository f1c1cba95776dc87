"""The whole program, started as a person starts it: Desk in a process of its own, on a fresh data folder."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

_DRIVE = Path(__file__).with_name("drive.py")
_SECONDS = 60
_SENTENCE = "The kettle on the lightship had not yet boiled."
_LAST = "The Grebe will be painted in the yard at Low Orrin and brought back in the spring."
_BODY = (
    "The lightship Grebe left Orrin Sound on Saturday for the first time in sixty years.",
    '"She went like a lamb," said Petra Voss, the pilot who [took her] out on the morning tide.',
    _LAST,
)
_COPY = f"""\
Lantern Press | @lanternpress | 21 Feb 2026, 07:05 am Print

The lightship Grebe leaves Orrin Sound under tow. Photo Courtesy: Screen grab from a film by Orrin Pilots
{_BODY[0]}
{_BODY[1]}
{_BODY[2]}
- Orrin Sound: Keepers of the light to be thanked
- Tug that came too early waits in the fog
"""
# Qt's plugin without a screen says once for each thing that only a screen can do that it cannot.
_WITHOUT_A_SCREEN = "This plugin does not support "


@dataclass(frozen=True)
class Place:
    """A computer on which Desk has never run: its folders, and how Desk is started there."""

    folder: Path

    @property
    def env(self) -> dict[str, str]:
        own = {
            name: str(self.folder / name.lower())
            for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        }
        return {**os.environ, **own, "PYTHONWARNINGS": "error"}

    @property
    def copy(self) -> Path:
        return self.folder / "grebe.txt"

    @property
    def page(self) -> Path:
        return self.folder / "grebe.pdf"

    def driven(self, script: str, *words: str) -> list[str]:
        return [sys.executable, str(_DRIVE), script, str(self.copy), str(self.page), "--", *words]

    def desk(self, *words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "desk", *words],
            env=self.env, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    def bugs(self) -> list[str]:
        return [log.read_text() for log in self.folder.rglob("desk.log")]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "home").mkdir()
    place = Place(tmp_path)
    place.copy.write_text(_COPY, encoding="utf-8")
    return place


def _complaints(stderr: str) -> list[str]:
    return [line for line in stderr.splitlines() if not line.startswith(_WITHOUT_A_SCREEN)]


def _words(text: str) -> str:
    return " ".join(text.split())


def _do_the_whole_job(place: Place) -> None:
    store = ("--store", str(place.folder / "desk.sqlite"))
    done = subprocess.run(
        place.driven("whole", *store),
        env=place.env, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False,
    )  # fmt: skip
    assert (done.returncode, _complaints(done.stderr), place.bugs()) == (0, [], [])

    newest = json.loads(place.desk(*store, "list", "--json"))["stories"][0]
    story = json.loads(place.desk(*store, "show", str(newest["id"]), "--json"))
    assert [p["text"] for p in story["paragraphs"]] == [*_BODY[:2], f"{_LAST} {_SENTENCE}"]
    assert (story["source"], story["handle"], story["published"]) == (
        "Lantern Press", "@lanternpress", "2026-02-21T07:05",
    )  # fmt: skip
    _read_the_page(place.page)


def _read_the_page(page: Path) -> None:
    """Both readers have every line of the copy, in the order the layout sets them."""
    pdf = pypdfium2.PdfDocument(page)
    seen = _words(" ".join(sheet.get_textpage().get_text_range() for sheet in pdf))
    pdf.close()
    read = PdfReader(page)
    also_seen = _words(" ".join(sheet.extract_text() for sheet in read.pages))
    for text in (seen, also_seen):
        wanted = [
            "Lantern Press",
            "The lightship Grebe leaves Orrin Sound under tow.",
            "Screen grab from a film by Orrin Pilots",
            _BODY[0],
            "said Petra Voss, the pilot who [took her] out on the morning tide.",
            f"{_LAST} {_SENTENCE}",
            "Orrin Sound: Keepers of the light to be thanked",
            "Tug that came too early waits in the fog",
        ]
        places = [text.find(words) for words in wanted]
        assert [words for words, at in zip(wanted, places, strict=True) if at < 0] == []
        assert places == sorted(places)
        assert f"{_SENTENCE}Q" not in text


def test_copy_is_dropped_in_edited_and_sent_out_as_a_page_that_reads_back(place: Place) -> None:
    _do_the_whole_job(place)


@pytest.mark.xvfb
def test_copy_is_chosen_in_a_dialog_edited_and_sent_out_by_the_keyboard_of_a_screen(place: Place) -> None:
    _do_the_whole_job(place)


def test_words_the_status_bar_called_saved_outlive_a_killed_desk(place: Place) -> None:
    with subprocess.Popen(
        place.driven("kill"), env=place.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as desk:
        assert desk.stdout is not None
        said = desk.stdout.readline()
        desk.kill()
        _rest, complaints = desk.communicate(timeout=_SECONDS)
    assert (said, _complaints(complaints), place.bugs()) == ("Saved\n", [], [])

    newest = json.loads(place.desk("list", "--json"))["stories"][0]
    story = json.loads(place.desk("show", str(newest["id"]), "--json"))
    assert story["paragraphs"][-1]["text"].endswith(f" {_SENTENCE}")
