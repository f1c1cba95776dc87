"""House style for credits in the window: tried on example lines while it is written, then kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desk.errors import DeskError
from desk.newsroom.crediting import Crediting
from desk.newsroom.desk import Desk
from desk.newsroom.news import News
from desk.newsroom.photo_rights import credit_line
from desk.newsroom.worker import Newest, Worker
from desk.pictures.credit_style import CreditStyle
from desk.story.model import Story

EXAMPLES = (
    "(AP Photo/Ann Hale, File)",
    "Photo: Ann HALE and Tom RUDD / AFP via Getty Images",
    "EPA/PETER NOWAK / POOL",
    "Saltmere Police/Handout via REUTERS",
    "Photo Courtesy: Screen grab from X page of Tideline",
    "Photo: Ann Hale, CC-BY-SA-3.0, via Wikimedia Commons",
    "Representational image by Pixabay",
    "Image: AI-generated/Midjourney",
)
_MOST_OF_STORY = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A credit as it came and as it is set, empty where it names nobody."""

    came: str
    set_so: str


@dataclass(frozen=True, slots=True)
class StyleKept:
    """The style in force, and what was done to make it so."""

    style: CreditStyle
    said: str = ""


class CreditStyling:
    """The style of credits for the window. ``again`` looks at the open story’s photos again.

    ``styles`` hears the style in force, ``examples`` the lines of a trial, ``trouble`` why something asked
    for was not done.
    """

    def __init__(self, desk: Desk, worker: Worker, again: Callable[[], None]) -> None:
        self.styles: News[StyleKept] = News()
        self.examples: News[tuple[Example, ...]] = News()
        self.trouble: News[str] = News()
        self._desk = desk
        self._worker = worker
        self._again = again
        self._newest: Newest[tuple[Example, ...]] = Newest(worker)

    def read(self) -> None:
        """Ask for the style in force."""
        self._worker.ask(lambda: StyleKept(self._crediting.style), self.styles.tell, self._failed)

    def try_(self, style: CreditStyle, story: Story | None, own: str) -> None:
        """Set the line ``own``, the credits of a story, and the examples by a style that is not kept."""
        lines = [own, *_credits_of(story), *EXAMPLES]
        self._newest.ask(lambda: self._set(lines, style), self.examples.tell, self._failed)

    def keep(self, style: CreditStyle) -> None:
        """Make a style the house’s own."""
        self._change(lambda crediting: crediting.keep_style(style), "Saved.")

    def as_it_came(self) -> None:
        """Go by the style Desk ships again."""
        self._change(lambda crediting: crediting.as_it_came(), "As it came with Desk.")

    @property
    def _crediting(self) -> Crediting:
        return self._desk.crediting

    def _set(self, lines: Sequence[str], style: CreditStyle) -> tuple[Example, ...]:
        crediting = self._crediting
        came = dict.fromkeys(line for line in lines if line.strip())
        return tuple(Example(line, crediting.in_style(crediting.read(line), style)) for line in came)

    def _change(self, change: Callable[[Crediting], None], said: str) -> None:
        def work() -> StyleKept:
            change(self._crediting)
            return StyleKept(self._crediting.style, said)

        self._worker.ask(work, self._changed, self._failed)

    def _changed(self, kept: StyleKept) -> None:
        self.styles.tell(kept)
        self._again()

    def _failed(self, error: DeskError) -> None:
        self.trouble.tell(str(error))


def _credits_of(story: Story | None) -> list[str]:
    uses = story.photos if story is not None else ()
    return [line for use in uses if (line := credit_line(use))][:_MOST_OF_STORY]
