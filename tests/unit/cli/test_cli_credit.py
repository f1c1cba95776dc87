"""``desk credit`` and ``desk credits``, as scripts and hands use them."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from desk import cli, paths

SEED_LIKE = "Crews lift the bell. Photo Courtesy: Screen grab from X page of Harbourman"


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = cli.run(words)
    out, err = capsys.readouterr()
    return status, out, err


def test_a_credit_is_printed_in_its_parts_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "credit", SEED_LIKE, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "label": "Photo Courtesy",
        "platform": "X",
        "account": "Harbourman",
        "flags": ["courtesy", "screengrab"],
        "caption": "Crews lift the bell.",
    }


def test_a_credit_is_printed_for_a_reader_with_its_line_in_house_style(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert said(capsys, "credit", "(Photo by ANN HALE and Tom Rudd / AFP)")[1] == (
        "label\tPhoto by\n"
        "creators\tAnn Hale; Tom Rudd\n"
        "chain\tAFP\n"
        "in house style\tPhotograph: Ann Hale and Tom Rudd/AFP\n"
    )


def test_lines_of_standard_input_are_printed_a_line_of_json_each(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\ufeff(AP Photo/Ann Hale)\r\n\nThe bell rang.\nPhoto: Søren Østergaard".encode()
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(lines + b"\xff\n")))
    status, out, _err = said(capsys, "credits")
    assert status == 0
    assert [json.loads(line) for line in out.splitlines()] == [
        {"creators": ["Ann Hale"], "chain": ["AP"]},
        {},
        {"caption": "The bell rang."},
        {"label": "Photo", "chain": ["Søren Østergaard\ufffd"]},
    ]


def test_the_house_style_of_the_person_is_used_and_its_faults_are_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "credits.toml"
    monkeypatch.setattr(paths, "own_credit_style", lambda: own)
    own.write_text('label = "Picture"\n', "utf-8")
    assert said(capsys, "credit", "Photo: Ann Hale")[1].endswith("in house style\tPicture: Ann Hale\n")
    own.write_text('labl = "Picture"\n', "utf-8")
    status, out, err = said(capsys, "credit", "Photo: Ann Hale")
    assert (status, out) == (2, "")
    assert err.startswith(f"desk: The credit style {own}, line 1: labl is no setting of credits; there are")
