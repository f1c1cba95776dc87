"""Files written whole or not at all, under names every system takes."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import DeskError
from desk.newsroom.files import file_stem, write_whole


def test_a_file_is_made_and_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "bell.pdf"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_may_be_read_by_others_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "bell.pdf"
    write_whole(path, b"one")
    assert path.stat().st_mode & 0o777 == 0o644
    path.chmod(0o600)
    write_whole(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link_to_the_file_that_is_written(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"one")
    link.symlink_to(real)
    write_whole(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bell.pdf"
    path.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        *{"fsync": (os, "fsync"), "chmod": (Path, "chmod"), "replace": (Path, "replace")}[step], fail
    )
    with pytest.raises(DeskError) as refusal:
        write_whole(path, b"new")
    assert str(refusal.value) == (
        f"{path} cannot be written (No space left on device); choose another folder or free some space."
    )
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"gone.bell\.pdf cannot be written \(No such file or directory\)"):
        write_whole(tmp_path / "gone" / "bell.pdf", b"")


def test_a_pipe_or_a_folder_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        with pytest.raises(DeskError, match="is not a file that can be replaced; choose another name"):
            write_whole(path, b"")
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("slug", "number", "stem"),
    [
        ("sea-gates", 7, "sea-gates-7"),
        ("sea-gates", None, "sea-gates"),
        ("Sea Gates: 2/3!", 7, "sea-gates-2-3-7"),
        ("", 7, "story-7"),
        ("ферри", None, "story"),
        ("con", 1, "story-con-1"),
        ("LPT1", None, "story-lpt1"),
        ("console", None, "console"),
        ("../../etc/passwd", None, "etc-passwd"),
        ("a" * 200, 3, "a" * 80 + "-3"),
    ],
)
def test_a_file_is_named_for_its_slug(slug: str, number: int | None, stem: str) -> None:
    assert file_stem(slug, number) == stem


@given(st.text(), st.none() | st.integers(1, 10**9))
def test_every_slug_gives_a_name_every_system_takes(slug: str, number: int | None) -> None:
    stem = file_stem(slug, number)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", stem)
    assert not re.fullmatch(r"con|prn|aux|nul|com\d|lpt\d", stem)
    assert len(stem) < 100
