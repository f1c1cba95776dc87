"""What a person answers to a finding: leave it, here or all over; a sound word; a rule not wanted."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from desk.checks.learned import Learned
from desk.checks.running import Checks
from desk.checks.seam import TWO_NAMES, Archive, EmptyArchive, Finding, HouseWords, Rule, two_names
from desk.errors import DeskError
from desk.newsroom.gate import Reason
from desk.newsroom.importing import read_copy
from desk.newsroom.photo_rights import Filed, Records, records_of
from desk.newsroom.photo_standing import Standing
from desk.store.store import Store
from desk.story.model import Story
from desk.story.sentences import sentence_at
from desk.story.text import body_text, passages
from desk.wire.registry import Formats

_Texts = dict[tuple[str, int | None], str]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the checks found in a story: what is shown, and what a person has said to leave.

    ``photos`` is how each of its photos stands, one to one.
    """

    shown: tuple[Finding, ...] = ()
    ignored: tuple[Finding, ...] = ()
    photos: tuple[Standing, ...] = ()

    @property
    def held(self) -> tuple[Reason, ...]:
        """Why its photos may not be printed."""
        return tuple(reason for photo in self.photos for reason in photo.reasons)


@dataclass(frozen=True, slots=True)
class ChosenRule:
    """A rule, and whether it is on at this desk."""

    rule: Rule
    is_on: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """What the desk brings to the checks of a story: its answers as they stand, and the copy as it came in.

    ``wanted`` are the rules that are on, ``settled`` the questions answered, ``received`` a paragraph a line,
    ``photos`` what the library has of the story’s photos.
    """

    wanted: frozenset[str]
    house: HouseWords = field(default_factory=HouseWords)
    settled: frozenset[str] = frozenset()
    received: str = ""
    archive: Archive = field(default_factory=EmptyArchive)
    photos: Records = field(default_factory=dict[str, Filed])

    @property
    def for_every_story(self) -> frozenset[str]:
        """The questions answered for every story: the names told apart.

        Findings are kept by it, so it has nothing in it that is of one story.
        """
        return frozenset(key for key in self.settled if key.startswith(TWO_NAMES))

    def heard(self, findings: Iterable[Finding], story: Story) -> Heard:
        """Part what is to be shown from what is to be left."""
        if not self.settled:
            return Heard(tuple(findings))
        texts = _texts(story)
        shown: list[Finding] = []
        ignored: list[Finding] = []
        for finding in findings:
            (shown if self.settled.isdisjoint(_keys(finding, texts)) else ignored).append(finding)
        return Heard(tuple(shown), tuple(ignored))


class Answering:
    """Keeps the answers in the store; ``formats`` is asked when first there is copy to read again."""

    def __init__(self, store: Store, checks: Checks, formats: Callable[[], Formats]) -> None:
        self._store = store
        self._checks = checks
        self._formats = formats
        self._house = HouseWords()
        self._archive: Archive | None = None
        self._received: tuple[int, str] = (0, "")

    def answers(self, story_id: int, *, story: Story | None = None, with_copy: bool = True) -> Answers:
        """Return the answers as they stand for a story; 0 for copy that is none of the store's.

        ``with_copy`` brings the copy as received, which has to be read for it, and the archive; without
        them the answers can be sent to another process. ``story`` brings what is known of its photos.
        """
        wanted = frozenset(chosen.rule.id for chosen in self.rules() if chosen.is_on)
        settled = self._store.answers.settled(story_id)
        received = self._as_received(story_id) if with_copy else ""
        archive = self._learned() if with_copy else EmptyArchive()
        store = self._store
        photos: Records = {}
        if story is not None:
            photos = records_of(story, story_id, store.library, store.usage)
        return Answers(wanted, self._house_words(), settled, received, archive, photos)

    def learned_more(self) -> None:
        """Ask the archive anew: more stories have been learned from."""
        self._archive = None

    def rules(self) -> list[ChosenRule]:
        """Return every rule there is, with the desk's choice."""
        off, on = self._store.answers.rules_off(), self._store.answers.rules_on()
        return [
            ChosenRule(rule, rule.id in on or (rule.on and rule.id not in off)) for rule in self._checks.rules
        ]

    def switch(self, rule: str, *, on: bool) -> None:
        """Switch a rule on or off for every story."""
        self._store.answers.switch(rule, on=on)

    def words(self) -> Mapping[str, str]:
        """Return the house list: each word with what to write instead, empty for a sound one."""
        return self._store.answers.words()

    def accept(self, word: str, *, instead: str = "") -> None:
        """Put a word on the house list, as right or with what to write instead; raises DeskError for none."""
        self._store.answers.accept(word, instead=instead)

    def forget(self, word: str) -> None:
        """Take a word off the house list."""
        self._store.answers.forget(word)

    def told_apart(self) -> list[tuple[str, str]]:
        """Return the like names that are two, in order."""
        keys = sorted(key for key in self._store.answers.settled() if key.startswith(TWO_NAMES))
        parts = (key.removeprefix(TWO_NAMES).partition("\t") for key in keys)
        return [(one, two) for one, _tab, two in parts]

    def tell_apart(self, one: str, two: str) -> None:
        """Remember for every story that two like names are two; raises DeskError for one that is none."""
        self._store.answers.settle(_pair(one, two))

    def ask_again(self, one: str, two: str) -> None:
        """Take back that two like names are two."""
        self._store.answers.unsettle(_pair(one, two))

    def ignore_once(self, finding: Finding, story: Story, story_id: int) -> None:
        """Leave this finding until its sentence changes."""
        self._store.answers.settle(_once(finding, _texts(story)), story_id)

    def ignore_in_story(self, finding: Finding, story_id: int) -> None:
        """Leave these words, under this rule, wherever they stand in the story."""
        self._store.answers.settle(_in_story(finding), story_id)

    def hear_again(self, finding: Finding, story: Story, story_id: int) -> None:
        """Take back that a finding is to be left."""
        for key in _keys(finding, _texts(story)):
            self._store.answers.unsettle(key, story_id)

    def _learned(self) -> Archive:
        """Return the archive as it was when first asked, or when more had been learned."""
        if self._archive is None:
            kept = self._store.archive
            self._archive = Learned(kept.counts) if kept.size() else EmptyArchive()
        return self._archive

    def _as_received(self, story_id: int) -> str:
        """Return the copy a story came from, a paragraph a line; empty for one written here."""
        kept_for, text = self._received
        if kept_for != story_id:
            copies = self._store.received(story_id)
            text = "\n".join(body_text(read_copy(self._formats(), one.raw, one.name).story) for one in copies)
            self._received = (story_id, text)
        return text

    def _house_words(self) -> HouseWords:
        """Return the house list; one object while it is the same, since findings are kept by it."""
        words = self._store.answers.words()
        house = HouseWords(
            frozenset(word for word, instead in words.items() if not instead),
            {word: instead for word, instead in words.items() if instead},
        )
        if house != self._house:
            self._house = house
        return self._house


def by_default(checks: Checks) -> Answers:
    """Return the answers of a desk that has given none."""
    return Answers(frozenset(rule.id for rule in checks.rules if rule.on))


def _pair(one: str, two: str) -> str:
    one, two = (" ".join(name.split()) for name in (one, two))
    if not one or not two or one == two:
        raise DeskError("Two names are wanted, and not the same; give both as they are printed.")
    return two_names(one, two)


def _texts(story: Story) -> _Texts:
    return {(passage.field, passage.paragraph): passage.text for passage in passages(story)}


def _keys(finding: Finding, texts: _Texts) -> tuple[str, str]:
    return _once(finding, texts), _in_story(finding)


def _once(finding: Finding, texts: _Texts) -> str:
    """Name the finding by its sentence, so that it is left until that changes, wherever it moves."""
    text = texts.get((finding.field, finding.paragraph), "")
    sentence = sentence_at(text, finding.start, finding.end)
    digest = hashlib.blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return f"once {finding.rule} {digest} {finding.text}"


def _in_story(finding: Finding) -> str:
    return f"story {finding.rule} {finding.text.casefold()}"
