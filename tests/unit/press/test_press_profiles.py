"""Press profiles: those shipped, the printer’s own, and how much ink each bears."""

from pathlib import Path

import pytest
from PIL import ImageCms

from desk.errors import DeskError
from desk.press.profiles import Profiles, heaviest_ink


def test_the_shipped_profile_is_the_usual_one_and_its_limit_is_that_of_its_name(profiles: Profiles) -> None:
    coated = profiles.get("")
    assert coated == profiles.get("coated") == profiles.all()[0]
    assert (coated.condition, coated.ink_limit) == ("FOGRA39", 300)
    assert heaviest_ink(coated.icc) == 300


def test_every_profile_shipped_says_where_it_came_from(profiles: Profiles) -> None:
    folder = profiles.get("").file.parent
    told = (folder / "README.md").read_text(encoding="utf-8")
    assert [file.name for file in folder.glob("*.ic[cm]") if file.name not in told] == []
    assert "zlib" in (folder / "LICENSE").read_text(encoding="utf-8")


def test_a_printers_own_file_is_known_by_its_name_and_measured(profiles: Profiles, tmp_path: Path) -> None:
    own = tmp_path / "printer.icc"
    own.write_bytes(profiles.get("").icc)
    profile = profiles.get(str(own))
    assert (profile.name, profile.condition) == ("ISO Coated v2 300% (basICColor)", "")
    assert profile.ink_limit == 300


def test_the_limit_of_a_profile_found_in_a_file_is_ours_when_the_profile_is(profiles: Profiles) -> None:
    assert profiles.limit_for(profiles.get("").icc) == 300


def test_an_unknown_name_is_refused_with_those_there_are(profiles: Profiles) -> None:
    with pytest.raises(DeskError) as refused:
        profiles.get("glossy")
    assert str(refused.value) == (
        "There is no press profile “glossy”; choose coated, or name the ICC file your printer sent."
    )


@pytest.mark.parametrize("name", ["x" * 5000, "~nobody-here/printer.icc", "a\0b"])
def test_a_name_that_cannot_be_a_files_is_refused_in_words(profiles: Profiles, name: str) -> None:
    with pytest.raises(DeskError, match="There is no press profile"):
        profiles.get(name)


@pytest.mark.parametrize("what", ["no profile", "a screen’s"])
def test_a_file_that_is_no_press_profile_is_refused(profiles: Profiles, tmp_path: Path, what: str) -> None:
    file = tmp_path / "printer.icc"
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file.write_bytes(screen if what == "a screen’s" else b"x" * 400)
    with pytest.raises(DeskError, match=r"printer\.icc is no ICC profile of a four-colour press"):
        profiles.get(str(file))


def test_a_damaged_press_profile_is_refused(profiles: Profiles, tmp_path: Path) -> None:
    file = tmp_path / "printer.icc"
    file.write_bytes(profiles.get("").icc[:140])
    with pytest.raises(DeskError, match=r"printer\.icc is damaged"):
        profiles.get(str(file))
