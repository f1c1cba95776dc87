"""``desk style``: rules listed, tried and brought in, and then looked for by ``desk check``."""

import io
import json
from pathlib import Path

import pytest

from desk.cli import run
from desk.cli.terminal import opened

RULE = """
[[rule]]
id = "bus"
name = "Bus"
kind = "swaps"
swaps = { omnibus = "bus" }
why = "The house writes “{instead}”."
severity = "fix"
must_flag = ["An omnibus came."]
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "Desk" / "style.toml"


def found_in(text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    stream = io.TextIOWrapper(io.BytesIO(text.encode()))
    monkeypatch.setattr("sys.stdin", stream)
    run(["check", "--lines"])
    return [one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]]


def test_a_style_is_tried_without_being_kept(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ours.toml"
    file.write_text(RULE + RULE.replace('"bus"\nname', '"bad"\nname').replace('["An omni', '["A '), "utf-8")
    assert run(["style", "check", str(file)]) == 1
    out, err = capsys.readouterr()
    assert out == "bus\tholds\tBus\n"
    assert err == (
        "desk: ours.toml, rule “bad”: “A bus came.” must be flagged and is not; the rule is left out.\n"
    )
    assert not home.exists()


def test_what_is_brought_in_is_listed_and_looked_for(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found_in("An omnibus came.\n", capsys, monkeypatch) == []
    file = tmp_path / "ours.toml"
    file.write_text(RULE, "utf-8")
    assert run(["style", "import", str(file)]) == 0
    assert capsys.readouterr().out == "bus\tbrought in\tBus\n"
    assert home.exists()
    assert run(["style", "list", "--json"]) == 0
    rules = {rule["id"]: rule for rule in json.loads(capsys.readouterr().out)["rules"]}
    assert rules["style/bus"]["own"] is True
    assert rules["style/could-of"]["own"] is False
    assert found_in("An omnibus came.\n", capsys, monkeypatch) == ["style/bus"]


def test_a_broken_file_of_the_houses_own_is_said_and_desks_rules_hold(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home.parent.mkdir(parents=True)
    home.write_text("[[rule", "utf-8")
    assert run(["style", "list"]) == 1
    out, err = capsys.readouterr()
    assert "style/could-of\ton\tfix\t" in out
    assert err.startswith(f"desk: {home} is no style file: ")
    assert "style/could-of" in found_in("They should of known.\n", capsys, monkeypatch)
    assert run(["style", "import", str(home)]) == 2
    assert home.read_text("utf-8") == "[[rule"


def test_vales_words_are_brought_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "Weasel.yml"
    file.write_text("extends: existence\ntokens: [arguably, '\\w+ly']\n", "utf-8")
    assert run(["style", "import", str(file)]) == 1
    out, err = capsys.readouterr()
    assert out == "weasel\tbrought in\tWeasel\n"
    assert err == "desk: Weasel.yml: “\\w+ly” is a pattern and no list of words; it was left out.\n"


def test_a_file_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run(["style", "check", str(tmp_path / "no.toml")]) == 2
    assert capsys.readouterr().err == f"desk: There is no file {tmp_path / 'no.toml'}; choose another.\n"


def test_the_whole_style_goes_to_another_desk_as_one_file_with_its_switches(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, whole = tmp_path / "ours.toml", tmp_path / "whole.toml"
    ours.write_text(RULE, "utf-8")
    assert run(["style", "import", str(ours)]) == 0
    with opened(None) as desk:
        desk.answering.switch("style/could-of", on=False)
        count = len(desk.check_room.house_style.rules)
    assert run(["style", "export", "--out", str(whole)]) == 0
    assert whole.read_text("utf-8").count("[[rule]]") == count
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "another"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "another"))
    capsys.readouterr()
    assert run(["style", "import", str(whole)]) == 0
    brought = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert sorted(brought) == ["bus", "could-of"], "what is in force already is not made the house’s own"
    assert found_in("An omnibus should of come.\n", capsys, monkeypatch) == ["style/bus"]
    assert run(["style", "export", "--out", "-"]) == 0
    assert capsys.readouterr().out.encode() == whole.read_bytes()


def test_a_rule_brought_in_is_on_or_off_as_its_file_has_it_whatever_was_set_by_hand_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on, off = tmp_path / "on.toml", tmp_path / "off.toml"
    on.write_text(RULE, "utf-8")
    off.write_text(RULE.replace('severity = "fix"', 'severity = "fix"\non = false'), "utf-8")
    for file, by_hand, then in ((on, False, ["style/bus"]), (off, True, []), (on, False, ["style/bus"])):
        with opened(None) as desk:
            desk.answering.switch("style/bus", on=by_hand)
        assert run(["style", "import", str(file)]) == 0
        assert capsys.readouterr().out == "bus\tbrought in\tBus\n"
        assert found_in("An omnibus came.\n", capsys, monkeypatch) == then
    assert run(["style", "import", str(on)]) == 0
    assert capsys.readouterr().out == "", "in force as it is in the file"
