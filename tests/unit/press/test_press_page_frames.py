"""Where the frames of a page stand, and binding pages into one file."""

import pytest

from desk.press.bind import bound
from desk.press.page_layouts import PageLayouts


@pytest.mark.parametrize("layout_id", ["tabloid-five", "tabloid-front"])
def test_frames_stand_within_the_margins_and_over_no_other(layout_id: str) -> None:
    layout = PageLayouts.load().get(layout_id)
    above, aside, below, beside = layout.margins_mm
    boxes = [layout.box(frame) for frame in layout.frames]
    for at, (left, top, right, bottom) in enumerate(boxes):
        assert beside <= left + 0.01 < right <= layout.width_mm - aside + 0.01
        assert above <= top + 0.01 < bottom <= layout.height_mm - below + 0.01
        for other in boxes[:at]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


@pytest.mark.parametrize("layout_id", ["tabloid-five", "tabloid-front"])
def test_the_frame_at_a_place_is_the_one_there_or_the_nearest(layout_id: str) -> None:
    layout = PageLayouts.load().get(layout_id)
    for frame in layout.frames:
        left, top, right, bottom = layout.box(frame)
        assert layout.frame_at((left + right) / 2, (top + bottom) / 2) is frame
        assert layout.frame_at(left + 0.1, top + 0.1) is frame
    assert layout.frame_at(0, 0).name == "lead"


def test_no_pages_are_no_book() -> None:
    with pytest.raises(ValueError, match="no pages to bind"):
        bound([], "Late")
