"""The photo library: photos are added once, found by any field, edited together, and kept while in use."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.errors import DeskError
from desk.store.library import StoredPhoto
from desk.store.store import Store
from desk.store.usage import PhotoUsed
from desk.story.model import PhotoUse, Story
from desk.story.photo import Described, Found, Permission, Photo, Rights, Terms
from desk.story.photo_serial import from_data, to_data

QUAY = Photo(
    file="a" * 64 + ".jpg",
    name="quay-0412.jpg",
    form="JPEG",
    width=6000,
    height=4000,
    size=8_123_456,
    fingerprint=0xF0F0_F0F0_F0F0_F0F0,
    described=Described(
        creator="Nell Ardley",
        creditline="Nell Ardley/Harbour Gazette",
        caption="The new café on the quay at Rosskerry.",
        keywords=("quay", "café"),
        people=("Tomos Reddin",),
        country="Wales",
    ),
    terms=Terms(rights=Rights.STAFF, reason="The credit names the paper.", decided=True),
    found=(Found("creator", "Nell Ardley", "XMP dc:creator"),),
)
GRAB = Photo(
    file="b" * 64 + ".png",
    name="clip.png",
    fingerprint=0xF0F0_F0F0_F0F0_F0F3,
    terms=Terms(
        rights=Rights.SCREEN_GRAB,
        expires="2026-04-01",
        uses=1,
        permission=Permission("Sprinter", "2026-03-01"),
    ),
)
USE = PhotoUsed(QUAY.file, 3, "quay", "print", "Nell Ardley", "The quay.", "quay-3-press.pdf", "Monday", "4")


def files(found: list[StoredPhoto]) -> list[str]:
    return [one.photo.name for one in found]


def test_a_photo_comes_back_whole_and_the_newest_first(store: Store) -> None:
    store.library.add([QUAY, GRAB])
    first = store.library.get(QUAY.file)
    assert first is not None
    assert (first.photo, first.version, first.key) == (QUAY, 1, 1)
    assert files(store.library.page()) == ["clip.png", "quay-0412.jpg"]
    assert files(store.library.page(before=2)) == ["quay-0412.jpg"]
    assert store.library.get("c" * 64 + ".jpg") is None
    assert store.library.known([GRAB.file, "none"]) == {GRAB.file: GRAB}


def test_the_same_file_is_the_same_photo(store: Store) -> None:
    (kept,) = store.library.add([QUAY])
    (again,) = store.library.add([replace(QUAY, name="copy of quay.jpg")])
    assert again == kept
    assert store.library.count() == 1


@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("ardley", ["quay-0412.jpg"]),
        ("cafe", ["quay-0412.jpg"]),
        ("tomos wales", ["quay-0412.jpg"]),
        ("sprinter", ["clip.png"]),
        ("screen grab", ["clip.png"]),
        ("0412", ["quay-0412.jpg"]),
        ("ardley sprinter", []),
    ],
)
def test_every_field_is_searched(store: Store, search: str, names: list[str]) -> None:
    store.library.add([QUAY, GRAB])
    assert files(store.library.page(search)) == names
    assert store.library.count(search) == len(names)


@pytest.mark.parametrize(
    ("only", "names"),
    [
        ("uncredited", ["clip.png"]),
        ("expiring", ["clip.png"]),
        ("screen grabs", ["clip.png"]),
        ("undecided", ["clip.png"]),
        ("unused", ["clip.png"]),
        ("", ["clip.png", "quay-0412.jpg"]),
    ],
)
def test_the_library_is_sifted(store: Store, only: str, names: list[str]) -> None:
    store.library.add([QUAY, GRAB])
    store.add(Story(photos=(PhotoUse(file=QUAY.file),)))
    assert files(store.library.page(only=only, until="2026-04-30")) == names
    assert store.library.count(only=only, until="2026-04-30") == len(names)
    assert files(store.library.page(only="expiring", until="2026-03-31")) == []


def test_photos_are_edited_together_and_taken_back_together(store: Store) -> None:
    store.library.add([QUAY, GRAB])
    credited = [replace(one, described=replace(one.described, creditline="Pool")) for one in (QUAY, GRAB)]
    before = store.library.save([(credited[0], 1), (credited[1], 1)])
    assert [one.photo for one in before] == [QUAY, GRAB]
    assert store.library.credits("po") == ["Pool"]
    store.library.save([(one.photo, 2) for one in before])
    assert [one.photo for one in store.library.page()] == [GRAB, QUAY]
    assert store.library.page("pool") == []


def test_a_save_over_a_newer_one_changes_nothing_at_all(store: Store) -> None:
    store.library.add([QUAY, GRAB])
    store.library.save([(replace(GRAB, name="newer.png"), 1)])
    with pytest.raises(DeskError, match=r"clip\.png was changed or removed elsewhere"):
        store.library.save([(replace(QUAY, name="other.jpg"), 1), (GRAB, 1)])
    assert files(store.library.page()) == ["newer.png", "quay-0412.jpg"]


def test_a_photo_on_a_story_cannot_be_deleted_until_it_is_taken_off(store: Store) -> None:
    store.library.add([QUAY])
    kept = store.add(
        Story(slug="quay", photos=(PhotoUse(), PhotoUse(file=QUAY.file), PhotoUse(file=QUAY.file)))
    )
    assert store.library.stands(QUAY.file) == [(kept.id, "quay")]
    with pytest.raises(DeskError, match=r"quay-0412\.jpg is in use \(story 1\) and cannot be deleted"):
        store.library.remove([QUAY.file])
    store.save(kept.id, Story(slug="quay"), version=1)
    (gone,) = store.library.remove([QUAY.file, "never there"])
    assert store.library.count() == 0
    store.library.restore([gone])
    assert [one.photo for one in store.library.page("ardley")] == [QUAY]


def test_a_removed_story_put_back_holds_its_photo_again(store: Store) -> None:
    store.library.add([QUAY])
    kept = store.add(Story(slug="quay", photos=(PhotoUse(file=QUAY.file),)))
    removed = store.remove([kept.id])
    assert store.library.stands(QUAY.file) == []
    store.restore(removed)
    assert store.library.stands(QUAY.file) == [(kept.id, "quay")]


def test_a_photo_that_has_run_cannot_be_deleted_and_says_where_it_ran(store: Store) -> None:
    store.library.add([QUAY])
    store.usage.log([USE, replace(USE, story=4, channel="web")])
    assert [replace(one, at="") for one in store.usage.of(QUAY.file)] == [
        USE,
        replace(USE, story=4, channel="web"),
    ]
    assert store.usage.of(QUAY.file)[0].at == "2026-03-02T09:01:00Z"
    assert (store.usage.times(QUAY.file, "print"), store.usage.times(GRAB.file, "print")) == (1, 0)
    assert store.usage.times(QUAY.file, "print", other_than=3) == 0
    with pytest.raises(DeskError, match=r"in use \(quay-3-press\.pdf, quay-3-press\.pdf\)"):
        store.library.remove([QUAY.file])


def test_near_duplicates_are_found_likest_first(store: Store) -> None:
    store.library.add([QUAY, GRAB, replace(GRAB, file="d" * 64, name="far.jpg", fingerprint=0x0F)])
    assert files(store.library.like(0xF0F0_F0F0_F0F0_F0F1, 10)) == ["quay-0412.jpg", "clip.png"]


def test_near_duplicates_are_all_those_in_ten_bits_and_no_others(store: Store) -> None:
    chance = random.Random(4)  # noqa: S311 - the same photos each time
    first = chance.getrandbits(64)
    apart = {f"{number:064x}.jpg": number % 16 for number in range(320)}
    store.library.add(
        replace(QUAY, file=file, fingerprint=first ^ sum(1 << at for at in chance.sample(range(64), bits)))
        for file, bits in apart.items()
    )
    wanted = sorted((bits, file) for file, bits in apart.items() if bits <= 10)
    assert [one.photo.file for one in store.library.like(first, 10)] == [file for _bits, file in wanted]
    with pytest.raises(ValueError, match="no more than 11 bits"):
        store.library.like(first, 12)


texts = st.text(max_size=12)
described = st.builds(
    Described,
    creator=texts,
    creditline=texts,
    caption=texts,
    keywords=st.lists(texts, max_size=3).map(tuple),
    digitalsourcetype=texts,
)
terms = st.builds(
    Terms,
    rights=st.sampled_from(Rights),
    decided=st.booleans(),
    uses=st.none() | st.integers(0, 99),
    channels=st.lists(texts, max_size=2).map(tuple),
    permission=st.builds(Permission, texts, texts, texts, texts),
)


@given(st.builds(Photo, file=texts, width=st.integers(0, 9), described=described, terms=terms))
def test_a_photo_survives_its_plain_data(photo: Photo) -> None:
    assert from_data(to_data(photo)) == photo
