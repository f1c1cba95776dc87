"""`desk check` with rules and languages, and `desk rules`, as scripts call them."""

import io
import json
import sys
from pathlib import Path

import pytest

from desk.checks.seam import Context, Finding
from desk.cli import run
from desk.paths import log_folder
from desk.story.text import Passage

TEXT = "The color of the the ship, and its colour.\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite"


def checked(store: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, str]]:
    """Return rule and text of what is found in TEXT, given as a line."""
    status = run(["--store", str(store), "check", "--lines", *words])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert status == bool(findings)
    return [(found["rule"], found["text"]) for found in findings]


def test_only_the_rules_named_are_asked(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for words, found in (
        ([], [("spelling", "color"), ("doubled-word", "the the")]),
        (["--rules", "doubled-word"], [("doubled-word", "the the")]),
        (["--rules", "spelling, name-two-ways"], [("spelling", "color")]),
        (["--rules", "name-two-ways"], []),
    ):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
        assert checked(store, capsys, *words) == found


def test_the_language_is_the_one_named(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert checked(store, capsys, "--language", "en-US", "--rules", "spelling") == [("spelling", "colour")]
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    assert run(["--store", str(store), "check", str(page), "--language", "de", "--rules", "spelling"]) == 0
    assert capsys.readouterr().out == ""
    assert run(["--store", str(store), "check", str(page), "--rules", "spelling", "--json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["rule"], found["text"], found["suggestions"]) == ("spelling", "color", ["colour"])


@pytest.mark.parametrize("words", [["--lines"], ["page.txt"]])
def test_a_rule_there_is_not_is_one_sentence(
    store: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    assert run(["--store", str(store), "check", *words, "--rules", "spelling,speling"]) == 2
    assert capsys.readouterr().err == "desk: There is no rule speling; `desk rules` lists those there are.\n"


def test_every_rule_is_listed_with_what_it_does(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--store", str(store), "rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "spelling\ton\tA word that the dictionary of the story’s language does not have." in lines
    assert run(["--store", str(store), "rules", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["rules"]
    assert [f"{row['rule']}\t{'on' if row['on'] else 'off'}\t{row['what']}" for row in told] == lines
    assert {"rule", "name", "what", "on"} == set(told[0])
    assert not store.exists(), "looking makes no store"


def test_like_names_are_told_apart_listed_and_asked_about_again(
    store: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Two of them\n\nPaul Horan spoke, Paul Horgan answered. Paul Horan left.\n", "utf-8")
    desk = ["--store", str(store)]
    check = [*desk, "check", str(page), "--json", "--rules", "name-two-ways"]
    assert run(check) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert found["pair"] == ["Paul Horan", "Paul Horgan"]
    assert run([*desk, "names", "apart", *found["pair"]]) == 0
    assert run(check) == 0
    capsys.readouterr()
    assert run([*desk, "names", "list"]) == 0
    assert capsys.readouterr().out == "Paul Horan\tPaul Horgan\n"
    assert run([*desk, "names", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"names": [{"one": "Paul Horan", "other": "Paul Horgan"}]}
    assert run([*desk, "names", "forget", "Paul Horgan", "Paul Horan"]) == 0
    assert run(check) == 1
    capsys.readouterr()
    assert run([*desk, "names", "apart", "Horan"]) == 2
    assert capsys.readouterr().err == "desk: Missing argument 'OTHER'.\n"
    assert run([*desk, "names", "apart", "Horan", "Horan"]) == 2
    assert capsys.readouterr().err == (
        "desk: Two names are wanted, and not the same; give both as they are printed.\n"
    )


def test_the_house_list_is_written_to_read_and_taken_from(
    store: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("One page\n\nThe Burma delegaton and the Bombay delegaton met.\n", "utf-8")
    house = ["--store", str(store), "house"]
    assert run([*house, "add", "delegaton"]) == 0
    assert run([*house, "add", "Burma", "Birma", "--instead", "Myanmar"]) == 0
    assert run(["--store", str(store), "check", str(page), "--json", "--rules", "house-list,spelling"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(one["text"], one["suggestions"]) for one in found] == [("Burma", ["Myanmar"])]
    assert run([*house, "remove", "Burma", "delegaton"]) == 0
    assert run([*house, "list"]) == 0
    assert capsys.readouterr().out == "Birma\tMyanmar\n"
    assert run([*house, "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"words": [{"word": "Birma", "instead": "Myanmar"}]}
    assert run([*house, "add", "Burma", "--instead", "Burma"]) == 2
    assert capsys.readouterr().err == (
        "desk: The house list takes a word, and another to write instead; give it one of each.\n"
    )


def test_a_check_that_fails_is_said_once_in_a_sentence_and_the_others_go_on(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(_passage: Passage, _context: Context) -> list[Finding]:
        raise ZeroDivisionError("a bug")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("desk.checks.doubled.check_passage", fail)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((TEXT * 2).encode())))
    assert run(["--store", str(store), "check", "--lines"]) == 1
    out, err = capsys.readouterr()
    found = [[one["text"] for one in json.loads(line)["findings"]] for line in out.splitlines()]
    assert found == [["color"], ["color"]]
    assert err == ("desk: The check “doubled-word” failed and is switched off until Desk starts anew.\n")
    assert "ZeroDivisionError: a bug" in (log_folder() / "desk.log").read_text("utf-8")
