"""A story's paragraphs as blocks of a QTextDocument, and back.

Qt counts UTF-16 units, a story counts code points; only this module knows both.
"""

from collections.abc import Sequence

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from desk.story.model import Face, Kind, Paragraph, Span
from desk.story.spans import pieces, tidy
from desk.ui.theme import TEXT_FACE, UI_FACE

KIND = QTextFormat.Property.UserProperty + 1
TEXT_POINTS = 13.0
_LEADING = 124.0
_ASTRAL = 0xFFFF
_ENDLESS = 4000
_MARKS: tuple[tuple[Face, int], ...] = (("bold", 1), ("italic", 2))


def utf16(text: str, at: int) -> int:
    """Count the UTF-16 units of the first ``at`` code points."""
    return at + sum(1 for c in text[:at] if ord(c) > _ASTRAL)


def code_points(text: str, units: int) -> int:
    """Count the code points in the first ``units`` UTF-16 units."""
    at = 0
    for c in text:
        if units <= 0:
            break
        units -= 2 if ord(c) > _ASTRAL else 1
        at += 1
    return at


class Setting:
    """How paragraphs are set in the editor: face, size and leading, at one size of type."""

    def __init__(self, points: float = TEXT_POINTS) -> None:
        self.points = points

    def pixels(self, dots_per_inch: float) -> float:
        """Return the size of the type on a screen."""
        return self.points * dots_per_inch / 72

    def font(self) -> QFont:
        """Return the face of plain text, for what the editor says when it is empty."""
        font = QFont(TEXT_FACE)
        font.setPointSizeF(self.points)
        return font

    def chars(self, kind: Kind, faces: frozenset[Face] = frozenset()) -> QTextCharFormat:
        """Return the characters of a kind in these faces."""
        form = QTextCharFormat()
        crosshead = kind is Kind.CROSSHEAD
        form.setFontFamilies([UI_FACE if crosshead else TEXT_FACE])
        form.setFontPointSize(self.points)
        form.setFontWeight(QFont.Weight.Bold if "bold" in faces or crosshead else QFont.Weight.Normal)
        form.setFontItalic("italic" in faces)
        form.setProperty(KIND, _faces_mark(faces))
        return form

    def block(self, kind: Kind) -> QTextBlockFormat:
        """Return the block of a kind: leading, space above, indent."""
        form = QTextBlockFormat()
        form.setProperty(KIND, kind.value)
        form.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(self.points * 0.75)
        if kind is Kind.CROSSHEAD:
            form.setTopMargin(self.points * 0.9)
            form.setBottomMargin(self.points * 0.35)
        elif kind is Kind.QUOTE:
            form.setLeftMargin(self.points * 2.2)
            form.setRightMargin(self.points * 1.4)
        elif kind is Kind.LIST_ITEM:
            form.setLeftMargin(self.points * 1.8)
        return form


def _faces_mark(faces: frozenset[Face]) -> int:
    return sum(bit for face, bit in _MARKS if face in faces)


def faces_of(form: QTextCharFormat) -> frozenset[Face]:
    """Read the faces a stretch is set in."""
    mark = form.property(KIND)
    bits = mark if isinstance(mark, int) else 0
    return frozenset(face for face, bit in _MARKS if bits & bit)


def kind_of(block: QTextBlock) -> Kind:
    """Read what kind of paragraph a block is."""
    value = block.blockFormat().property(KIND)
    return Kind(value) if isinstance(value, str) else Kind.TEXT


def has_endless_word(text: str) -> bool:
    """Tell whether a run without a space is so long that Qt would take seconds to break it by words."""
    return len(text) > _ENDLESS and any(len(word) > _ENDLESS for word in text.split())


def clean(text: str) -> str:
    """Make text fit for one paragraph: line separators and Qt's object marks become spaces."""
    return text.translate({0x2028: " ", 0x2029: " ", 0xFFFC: " ", 0xFDD0: " ", 0xFDD1: " ", 0: None})


def paragraph_of(block: QTextBlock) -> Paragraph:
    """Read a block as a paragraph."""
    spans: list[Span] = []
    at = 0
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        length = len(fragment.text())
        spans.extend(Span(at, at + length, face) for face in faces_of(fragment.charFormat()))
        at += length
        each += 1
    text = clean(block.text())
    return Paragraph(text, kind_of(block), tidy(spans, len(text)))


def restyle(document: QTextDocument, setting: Setting, first: int, count: int) -> None:
    """Set the letters of ``count`` blocks as their kinds want: joined blocks bring those of another kind."""
    wrong: list[tuple[int, int, QTextCharFormat]] = []
    block = document.findBlockByNumber(first)
    while block.isValid() and block.blockNumber() < first + count:
        kind = kind_of(block)
        if block.length() == 1:
            QTextCursor(block).setBlockCharFormat(setting.chars(kind))
        each = block.begin()
        while not each.atEnd():
            fragment = each.fragment()
            form = setting.chars(kind, faces_of(fragment.charFormat()))
            if fragment.charFormat() != form:
                wrong.append((fragment.position(), fragment.length(), form))
            each += 1
        block = block.next()
    for at, length, form in wrong:
        cursor = QTextCursor(document)
        cursor.setPosition(at)
        cursor.setPosition(at + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)


def paragraphs_of(document: QTextDocument, first: int, count: int) -> list[Paragraph]:
    """Read ``count`` blocks from ``first`` on."""
    out: list[Paragraph] = []
    block = document.findBlockByNumber(first)
    while block.isValid() and len(out) < count:
        out.append(paragraph_of(block))
        block = block.next()
    return out


def replace_blocks(
    document: QTextDocument, setting: Setting, first: int, gone: int, new: Sequence[Paragraph]
) -> None:
    """Replace ``gone`` blocks from ``first`` on by ``new`` paragraphs, touching no other block.

    A document keeps one block at least: replacing all by none leaves one empty text block.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    if gone >= document.blockCount() and not new:
        new = [Paragraph()]
    paired = min(gone, len(new))
    for at in range(paired):
        _fill(document.findBlockByNumber(first + at), setting, new[at])
    if gone > paired:
        _delete(document, setting, first + paired, gone - paired)
    for at in range(paired, len(new)):
        _insert(document, setting, first + at, new[at])
    cursor.endEditBlock()


def _fill(block: QTextBlock, setting: Setting, paragraph: Paragraph) -> None:
    cursor = QTextCursor(block)
    cursor.setBlockFormat(setting.block(paragraph.kind))
    cursor.setBlockCharFormat(setting.chars(paragraph.kind))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    for text, faces in pieces(paragraph.text, paragraph.spans):
        cursor.insertText(text, setting.chars(paragraph.kind, faces))


def _insert(document: QTextDocument, setting: Setting, at: int, paragraph: Paragraph) -> None:
    if at >= document.blockCount():
        cursor = QTextCursor(document.lastBlock())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(setting.block(paragraph.kind), setting.chars(paragraph.kind))
    else:
        below = document.findBlockByNumber(at)
        block_form, char_form = below.blockFormat(), below.charFormat()
        cursor = QTextCursor(below)
        cursor.insertBlock(block_form, char_form)
    _fill(document.findBlockByNumber(at), setting, paragraph)


def _delete(document: QTextDocument, setting: Setting, first: int, count: int) -> None:
    last = document.findBlockByNumber(first + count - 1)
    cursor = QTextCursor(document.findBlockByNumber(first))
    below = last.next()
    if below.isValid():
        kept = paragraph_of(below)
        cursor.setPosition(below.position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        again = document.findBlockByNumber(first)
        cursor.setBlockFormat(setting.block(kept.kind))
        QTextCursor(again).setBlockCharFormat(setting.chars(kept.kind))
        return
    above = kind_of(document.findBlockByNumber(first - 1))
    cursor.setPosition(cursor.position() - 1)
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    # An empty block takes the format of what is removed after it.
    cursor.setBlockFormat(setting.block(above))
    if cursor.block().length() == 1:
        cursor.setBlockCharFormat(setting.chars(above))
