"""Copying out of the body and pasting into it: plain text for others, kinds and faces within Desk."""

import json
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from desk.story.characters import mended_text
from desk.story.model import Paragraph
from desk.story.serial import paragraphs_from_data, paragraphs_to_data
from desk.story.spans import pieces
from desk.ui import paragraphs as blocks
from desk.ui.body.styles import stretches

_PARAGRAPHS_MIME = "application/x-desk-paragraphs"


def copied(cursor: QTextCursor) -> QMimeData:
    """Return the selection as plain text and, for pasting within Desk, with kinds and faces."""
    paragraphs: list[Paragraph] = []
    for at, start, end in stretches(cursor):
        paragraph = blocks.paragraph_of(cursor.document().findBlockByNumber(at))
        spans = tuple(replace(s, start=s.start - start, end=s.end - start) for s in paragraph.spans)
        paragraphs.append(Paragraph(paragraph.text[start:end], paragraph.kind, spans))
    data = QMimeData()
    data.setText("\n".join(paragraph.text for paragraph in paragraphs))
    data.setData(_PARAGRAPHS_MIME, json.dumps(paragraphs_to_data(paragraphs)).encode())
    return data


def pasted(source: QMimeData) -> Sequence[Paragraph]:
    """Read text, a paragraph a line; from Desk itself with its faces."""
    raw = bytes(source.data(_PARAGRAPHS_MIME).data())
    if raw:
        return paragraphs_from_data(json.loads(raw))
    text = mended_text(source.text())[0]
    lines = (" ".join(blocks.clean(line).split()) for line in text.splitlines())
    found = [Paragraph(line) for line in lines if line]
    if not found and text:
        return [Paragraph(" ")]
    if len(found) == 1:
        return [Paragraph(blocks.clean(text.strip("\r\n")).replace("\t", " "))]
    return found


def put_in(cursor: QTextCursor, setting: blocks.Setting, paragraphs: Sequence[Paragraph]) -> None:
    """Put paragraphs in place of the selection; a first one that joins another is of its kind."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    whole = not cursor.block().text()
    for at, paragraph in enumerate(paragraphs):
        kind = paragraph.kind if at or whole else blocks.kind_of(cursor.block())
        if at:
            cursor.insertBlock(setting.block(kind), setting.chars(kind))
        elif whole:
            cursor.setBlockFormat(setting.block(kind))
        for text, faces in pieces(paragraph.text, paragraph.spans):
            cursor.insertText(text, setting.chars(kind, faces))
    cursor.endEditBlock()
