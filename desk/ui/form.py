"""A form: fields under one another, each behind its name, in a column that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

_NAME_WIDTH = 92


class Form(QScrollArea):
    """The column; what it holds is put in by ``add``, a group at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("panelBody")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self.setWidget(body)

    def add(
        self, rows: Sequence[tuple[str, QWidget | QLayout]], title: str = "", *, first: bool = False
    ) -> QFormLayout:
        """Add a group of fields with their names under a title, under all others or ``first`` of them."""
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, field in rows:
            label = QLabel(name)
            label.setObjectName("name")
            label.setMinimumWidth(_NAME_WIDTH)
            if isinstance(field, QWidget):
                form.addRow(label, field)
            else:
                form.addRow(label, field)
        at = 0 if first else self._column.count() - 1
        if title:
            heading = QLabel(title)
            heading.setObjectName("emptyTitle")
            heading.setContentsMargins(0, 8, 0, 0)
            self._column.insertWidget(at, heading)
            at += 1
        self._column.insertLayout(at, form)
        return form


def beside(*fields: QWidget, share: bool = True) -> QHBoxLayout:
    """Put fields beside one another, in equal shares of the width or each as wide as it is."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for field in fields:
        row.addWidget(field, int(share))
    if not share:
        row.addStretch(1)
    return row
