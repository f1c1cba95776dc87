"""Press profiles: those shipped, the printer’s own, and how much ink each bears."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from desk.errors import DeskError
from desk.press.profiles import Profiles, description, heaviest_ink


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


@pytest.mark.parametrize(("wanted", "limit"), [("coated", 300), ("uncoated", 300), ("newsprint", 240)])
def test_a_shipped_profile_makes_no_more_ink_than_its_limit(
    profiles: Profiles, wanted: str, limit: int
) -> None:
    profile = profiles.get(wanted)
    assert profile.ink_limit == profiles.limit_for(profile.icc) == limit
    assert limit - 5 <= heaviest_ink(profile.icc) <= limit


@pytest.mark.parametrize("wanted", ["uncoated", "newsprint"])
def test_a_profile_of_our_own_make_bears_our_name_and_no_standards(profiles: Profiles, wanted: str) -> None:
    profile = profiles.get(wanted)
    assert description(profile.icc).startswith("Desk ")
    assert (profile.condition, profile.registry) == ("", "")


def test_newsprint_has_its_greys_in_black(profiles: Profiles) -> None:
    turned = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        ImageCms.ImageCmsProfile(io.BytesIO(profiles.get("newsprint").icc)),
        "RGB", "CMYK", renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    grey = ImageCms.applyTransform(Image.new("RGB", (1, 1), (128, 128, 128)), turned)
    assert grey is not None
    cyan, magenta, yellow, black = grey.getpixel((0, 0))
    assert black > 4 * (cyan + magenta + yellow)


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
        "There is no press profile “glossy”; choose coated, uncoated, newsprint, or name the ICC file your "
        "printer sent."
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
