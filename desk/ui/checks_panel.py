"""What the checks found in the open story: to fix, to ask, of style; and what is left on purpose."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desk.checks.seam import Finding, Severity
from desk.newsroom.answering import Heard
from desk.newsroom.checking import Checked
from desk.newsroom.gate import Reason
from desk.ui.finding_card import FindingCard
from desk.ui.held_card import HeldCard

_SHOWN = 200
_AT_ONCE = 8
_GROUPS: tuple[tuple[str, frozenset[Severity]], ...] = (
    ("To fix", frozenset({Severity.STOP, Severity.FIX})),
    ("To ask", frozenset({Severity.ASK})),
    ("Style", frozenset({Severity.STYLE})),
)


def can_mend_unasked(finding: Finding) -> bool:
    """Tell whether “Fix all” may mend it: a plain slip of the desk’s own words.

    A figure or a date is a fact: that it is wrong does not tell which half of it is.
    """
    is_plain = finding.severity is Severity.FIX and bool(finding.suggestions) and not finding.quoted
    return is_plain and not any(char.isdigit() for char in finding.text)


def count_words(heard: Heard) -> str:
    """Count what was found by what it wants: ``1 stops the press, 3 to fix``; empty for nothing."""
    held = len(heard.held)
    parts = [f"{held} stop{'s' if held == 1 else ''} the press"] if held else []
    for name, severities in _GROUPS:
        if count := sum(finding.severity in severities for finding in heard.shown):
            parts.append(f"{count} {name[:1].lower()}{name[1:]}" if name != "Style" else f"{count} of style")
    return ", ".join(parts)


class ChecksPanel(QScrollArea):
    """The findings by group, each in reading order.

    Cards of findings that stay are kept, and new ones are made a few at a time, so that typing goes on.
    ``left`` tells that the keys are done here: by Escape, or because the last card they were on is gone.
    """

    wanted = Signal(object)
    looked = Signal(object)
    mended = Signal(object, str)
    all_mended = Signal()
    ignored = Signal(object)
    heard = Signal(object)
    told_apart = Signal(object)
    reason_wanted = Signal(object)
    left = Signal()
    menu_wanted = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._heard: Heard | None = None
        self._cards: dict[tuple[Finding, bool], FindingCard] = {}
        self._waiting: list[tuple[Finding, bool]] = []
        self._focus_at: int | None = None
        self._show_ignored = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._make_some)
        self._build()
        self.wait()

    @property
    def held_cards(self) -> list[HeldCard]:
        """The cards of what holds the photos, from top to bottom."""
        items = (self._held.itemAt(at) for at in range(self._held.count()))
        return [card for item in items if item is not None and isinstance(card := item.widget(), HeldCard)]

    @property
    def cards(self) -> list[FindingCard]:
        """The cards of what is not ignored, from top to bottom."""
        order = [(finding, False) for finding in self._ordered()]
        return [self._cards[key] for key in order if key in self._cards]

    def wait(self) -> None:
        """Say that the story is being checked."""
        self._heard = None
        self._show_ignored = False
        self._lay_out()
        self._title.setText("Checking…")
        self._title.show()
        self._foot.hide()

    def show_heard(self, heard: Heard, checked: Checked) -> None:
        """Show these; the place in the list, and the focus, stay where they were."""
        self._foot.setText(checked.sentence)
        self._foot.show()
        self._title.setText("Nothing found")
        self._title.setVisible(not heard.shown and not heard.held)
        if heard != self._heard:
            self._remember_focus()
            self._heard = heard
            self._lay_out()
            if self._focus_at is not None and not heard.shown:
                self._focus_at = None
                self.left.emit()

    def walk(self, at: Finding | None = None) -> None:
        """Take the focus to the card of a finding, or to the first."""
        found = self._ordered()
        self._focus_at = found.index(at) if at in found else 0
        self._give_focus()

    def show_why(self, finding: Finding) -> None:
        """Take the focus to a finding’s card and show why it was found."""
        self.walk(finding)
        card = self._cards.get((finding, False))
        if card is not None:
            card.show_why()

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("panelBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(14, 14, 14, 14)
        self._column.setSpacing(8)
        self._title = _label("", "emptyTitle")
        self._fix_all = QPushButton("Fix All")
        self._fix_all.setToolTip(
            "Mend every plain slip with its first suggestion; quotations and figures are left alone"
        )
        self._fix_all.clicked.connect(self.all_mended)
        self._heads = [QLabel(name) for name, _severities in _GROUPS]
        for head in self._heads:
            head.setObjectName("group")
        self._groups = [QVBoxLayout() for _group in _GROUPS]
        top = QHBoxLayout()
        top.addWidget(self._heads[0], 1)
        top.addWidget(self._fix_all)
        self._column.addWidget(self._title)
        self._held_head = _label("", "group")
        self._held = QVBoxLayout()
        self._held.setSpacing(8)
        self._column.addWidget(self._held_head)
        self._column.addLayout(self._held)
        self._column.addLayout(top)
        for head, group in zip(self._heads, self._groups, strict=True):
            if head is not self._heads[0]:
                self._column.addWidget(head)
            group.setSpacing(8)
            self._column.addLayout(group)
        self._more = _label("", "quiet")
        self._foot = _label("", "quiet")
        self._ignored_link = QPushButton()
        self._ignored_link.setObjectName("link")
        self._ignored_link.clicked.connect(self._toggle_ignored)
        self._left = QVBoxLayout()
        self._left.setSpacing(8)
        self._column.addWidget(self._more)
        self._column.addWidget(self._foot)
        self._column.addWidget(self._ignored_link, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(self._left)
        self._column.addStretch(1)
        self.setWidget(body)

    def _ordered(self) -> list[Finding]:
        """Return what is shown, group by group."""
        shown = self._heard.shown if self._heard is not None else ()
        ordered = [f for _name, severities in _GROUPS for f in shown if f.severity in severities]
        return ordered[:_SHOWN]

    def _lay_out(self) -> None:
        heard = self._heard or Heard()
        self._show_held(heard.held)
        ignored = heard.ignored if self._show_ignored else ()
        keys = [(f, False) for f in self._ordered()] + [(f, True) for f in ignored[:_SHOWN]]
        for gone in self._cards.keys() - set(keys):
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for (_name, severities), head in zip(_GROUPS, self._heads, strict=True):
            count = sum(f.severity in severities for f in heard.shown)
            head.setVisible(count > 0)
            head.setText(f"{_name} ({count})" if _name != "Style" else f"Style ({count})")
        fixable = sum(map(can_mend_unasked, heard.shown))
        self._fix_all.setVisible(fixable > 1)
        self._fix_all.setText(f"Fix All {fixable}")
        self._more.setText(f"{len(heard.shown) - _SHOWN} more after these.")
        self._more.setVisible(len(heard.shown) > _SHOWN)
        words = "Hide what is ignored" if self._show_ignored else f"{len(heard.ignored)} ignored"
        self._ignored_link.setText(words)
        self._ignored_link.setVisible(bool(heard.ignored))
        self._waiting = [key for key in keys if key not in self._cards]
        self._make_some()

    def _show_held(self, reasons: Sequence[Reason]) -> None:
        """Show why photos may not be printed; cards that stay are kept, and so is the focus on them."""
        kept = {card.reason: card for card in self.held_cards}
        for reason in kept.keys() - set(reasons):
            self._held.removeWidget(kept[reason])
            kept[reason].hide()
            kept[reason].deleteLater()
        for at, reason in enumerate(reasons):
            card = kept.get(reason)
            if card is None:
                card = HeldCard(reason)
                card.wanted.connect(self.reason_wanted)
            self._held.insertWidget(at, card)
        self._held_head.setText(f"Stops the press ({len(reasons)})")
        self._held_head.setVisible(bool(reasons))

    def _make_some(self) -> None:
        for key in self._waiting[:_AT_ONCE]:
            self._cards[key] = self._card(*key)
        del self._waiting[:_AT_ONCE]
        self._place()
        if self._waiting:
            self._later.start(0)
        self._give_focus()

    def _place(self) -> None:
        """Put the cards there are into their groups in order; those already in place are not touched."""
        for (_name, severities), group in zip(_GROUPS, self._groups, strict=True):
            mine = [(f, False) for f in self._ordered() if f.severity in severities]
            _fill(group, [self._cards[key] for key in mine if key in self._cards])
        left = self._heard.ignored if self._heard is not None and self._show_ignored else ()
        _fill(self._left, [self._cards[f, True] for f in left if (f, True) in self._cards])

    def _card(self, finding: Finding, is_ignored: bool) -> FindingCard:
        card = FindingCard(finding, is_ignored=is_ignored)
        card.wanted.connect(self.wanted)
        card.looked.connect(self.looked)
        card.mended.connect(self.mended)
        card.ignored.connect(self.ignored)
        card.heard.connect(self.heard)
        card.told_apart.connect(self.told_apart)
        card.left.connect(self.left)
        card.menu_wanted.connect(self.menu_wanted)
        card.stepped.connect(self._step)
        return card

    def _step(self, card: FindingCard, by: int) -> None:
        cards = self.cards
        if card in cards:
            at = max(0, min(cards.index(card) + by, len(cards) - 1))
            self._focus_at = at
            self._give_focus()

    def _toggle_ignored(self) -> None:
        self._show_ignored = not self._show_ignored
        self._lay_out()

    def _remember_focus(self) -> None:
        """Keep the place in the list of the card that has the focus, for what comes in its stead."""
        focus = self.window().focusWidget()
        held = (at for at, card in enumerate(self.cards) if focus is card or card.isAncestorOf(focus))
        self._focus_at = next(held, self._focus_at)

    def _give_focus(self) -> None:
        cards = self.cards
        if self._focus_at is None or not cards or (self._waiting and self._focus_at >= len(cards)):
            return
        card = cards[min(self._focus_at, len(cards) - 1)]
        self._focus_at = None
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(self._bring, card))

    def _bring(self, card: FindingCard) -> None:
        if card in self._cards.values():
            self.ensureWidgetVisible(card, 0, 40)


def _fill(group: QVBoxLayout, cards: list[FindingCard]) -> None:
    for at, card in enumerate(cards):
        item = group.itemAt(at)
        if item is None or item.widget() is not card:
            group.insertWidget(at, card)


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
