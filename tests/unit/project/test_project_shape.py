"""The house keeps its shape: rooms, doors, entry points, locks and licences."""

import ast
import re
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-dev.txt")


def imported(file: Path) -> set[str]:
    """Return the names of the modules a file imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def importers(*packages: str) -> set[str]:
    """Return the rooms of Desk in which a file imports one of the packages."""
    files = (ROOT / "desk").rglob("*.py")
    return {
        file.relative_to(ROOT / "desk").parts[0]
        for file in files
        if any(name.split(".")[0] in packages for name in imported(file))
    }


def test_qt_stays_in_ui() -> None:
    assert importers("PySide6", "shiboken6") <= {"ui"}


def test_sqlite_stays_in_store() -> None:
    assert importers("sqlite3", "sqlite_utils") == {"store"}


@pytest.mark.parametrize("room", ["store", "press", "wire", "checks", "pictures"])
def test_the_rooms_in_the_middle_do_not_know_each_other(room: str) -> None:
    others = {"store", "press", "wire", "checks", "pictures", "newsroom", "ui", "cli"} - {room}
    known = {name.split(".")[1] for file in (ROOT / "desk" / room).rglob("*.py") for name in imported(file)
             if name.startswith("desk.")}  # fmt: skip
    assert known & others == set()


@pytest.mark.parametrize("group", ["desk.checks", "desk.formats", "desk.layouts"])
def test_every_entry_point_named_in_the_project_is_installed_and_loads(group: str) -> None:
    named = PROJECT["project"]["entry-points"][group]
    installed = {point.name: point for point in entry_points(group=group)}
    assert {name: installed[name].value for name in named} == named
    assert all(installed[name].load() is not None for name in named)


def test_every_folder_of_shipped_work_by_others_says_under_what_licence() -> None:
    folders = [
        ROOT / "resources" / "icons",
        ROOT / "resources" / "profiles",
        *(folder for folder in (ROOT / "resources" / "fonts").iterdir() if folder.is_dir()),
        *(folder for folder in (ROOT / "resources" / "words").iterdir() if folder.is_dir()),
    ]
    bare = [
        folder.name
        for folder in folders
        if not any((folder / name).is_file() for name in ("LICENSE", "OFL.txt"))
    ]
    assert len(folders) > 2
    assert bare == []


@pytest.mark.parametrize("name", LOCKS)
def test_locks_pin_everything_by_hash_and_name_no_machine_or_registry(name: str) -> None:
    text = (ROOT / "scripts" / name).read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text.strip()) if not entry.startswith("#")]
    assert len(entries) > 20
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert re.findall(r"://|--find-links|--index-url|^/", text, re.MULTILINE) == []


def test_locks_agree_with_each_other_and_with_the_project() -> None:
    pins = [
        dict(
            re.findall(
                r"^([\w.-]+)==([\w.]+)", (ROOT / "scripts" / name).read_text(encoding="utf-8"), re.MULTILINE
            )
        )
        for name in LOCKS
    ]
    running, testing, developing = pins
    assert running.items() <= testing.items() <= developing.items()
    wanted = [re.match(r"[\w.-]+", line) for line in PROJECT["project"]["dependencies"]]
    assert {match[0].lower() for match in wanted if match} <= running.keys()
    assert running["pyside6-essentials"].startswith("6.11.")
