"""Crops keep to the picture, to their ratio, and to what matters in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from story_strategies import foci

from desk.story.crops import RATIOS, dragged, largest, scaled, shifted
from desk.story.model import Crop, Focus

ASPECTS = st.floats(0.3, 3.5)
FIXED = st.sampled_from([ratio for _name, ratio in RATIOS if ratio is not None])
STEPS = st.floats(-1.5, 1.5)
EDGES = st.sampled_from([(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y])
CORNERS = st.sampled_from([(x, y) for x in (-1, 1) for y in (-1, 1)])


def is_inside(crop: Crop) -> bool:
    ends = crop.left + crop.width, crop.top + crop.height
    return min(crop.left, crop.top) >= 0 and min(crop.width, crop.height) > 0 and max(ends) <= 1 + 1e-9


def test_a_landscape_picture_gives_its_full_depth_to_a_square_about_the_focus() -> None:
    assert largest(1.0, 1.5, Focus(0.5, 0.5)) == Crop(0.166667, 0.0, 0.666667, 1.0)
    assert largest(1.0, 1.5, Focus(0.9, 0.5)) == Crop(0.333333, 0.0, 0.666667, 1.0)
    assert largest(None, 1.5, Focus(0.9, 0.5)) == Crop()


@given(FIXED, ASPECTS, foci())
def test_the_largest_crop_has_its_ratio_and_touches_two_edges(
    ratio: float, aspect: float, focus: Focus
) -> None:
    crop = largest(ratio, aspect, focus)
    assert is_inside(crop)
    assert crop.width * aspect / crop.height == pytest.approx(ratio, rel=1e-4)
    assert 1.0 in {crop.width, crop.height}


@given(FIXED, ASPECTS, foci(), STEPS, STEPS)
def test_a_crop_that_moves_keeps_its_size(
    ratio: float, aspect: float, focus: Focus, right: float, down: float
) -> None:
    crop = scaled(largest(ratio, aspect, focus), 0.5)
    moved = shifted(crop, right, down)
    assert is_inside(moved)
    assert (moved.width, moved.height) == (crop.width, crop.height)


@given(FIXED, ASPECTS, CORNERS, STEPS, STEPS)
def test_a_corner_dragged_keeps_the_ratio_and_the_corner_across(
    ratio: float, aspect: float, edge: tuple[int, int], x: float, y: float
) -> None:
    crop = scaled(largest(ratio, aspect, Focus()), 0.6)
    new = dragged(crop, edge, (x, y), ratio, aspect)
    assert is_inside(new)
    assert new.width * aspect / new.height == pytest.approx(ratio, rel=1e-3)
    for side, was, size, is_, now in (
        (edge[0], crop.left, crop.width, new.left, new.width),
        (edge[1], crop.top, crop.height, new.top, new.height),
    ):
        across = (was + size, is_ + now) if side < 0 else (was, is_)
        assert across[0] == pytest.approx(across[1], abs=1e-5)


@given(EDGES, STEPS, STEPS)
def test_a_free_edge_goes_where_it_is_dragged_and_no_further_than_the_picture(
    edge: tuple[int, int], x: float, y: float
) -> None:
    crop = Crop(0.2, 0.2, 0.5, 0.5)
    new = dragged(crop, edge, (x, y), None, 1.5)
    assert is_inside(new)
    if not edge[0]:
        assert (new.left, new.width) == (0.2, 0.5)
    if edge[0] > 0 and 0.3 < x < 1:
        assert new.left + new.width == pytest.approx(x, abs=1e-5)


@given(st.floats(0.01, 20))
def test_a_crop_made_larger_stays_in_the_picture_and_smaller_stays_to_be_seen(by: float) -> None:
    new = scaled(Crop(0.4, 0.1, 0.3, 0.6), by)
    assert is_inside(new)
    assert new.width / new.height == pytest.approx(0.5, rel=1e-3)
    assert new.width >= 0.05 - 1e-6
