"""The words of a form or an information sheet on the screen, large enough to read at arm's length."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from consentregister.domain.shown_form import (
    ShownBlock,
    ShownBox,
    ShownBoxes,
    ShownChoices,
    ShownFacts,
    ShownSheet,
    ShownTable,
    ShownText,
)
from consentregister.domain.words import Purpose
from ui import look
from ui.customer.tick_box import TickBox
from ui.desk import Kit
from ui.widgets.boxes import column, rule
from ui.widgets.label import Label

_CENTRE = Qt.AlignmentFlag.AlignCenter
_BLOCKS = 16
_ROWS = 6


class FormSheet(QWidget):
    """Shows a sheet's blocks in their order, and keeps its boxes. None is ticked before somebody ticks it."""

    def __init__(self, kit: Kit, sheet: ShownSheet) -> None:
        super().__init__()
        self._kit = kit
        self._boxes: list[tuple[ShownBox, TickBox]] = []
        self._column = column(gap=_BLOCKS)
        self.setLayout(self._column)
        for block in sheet.blocks:
            self._column.addWidget(self._made(block))

    def ticked(self) -> set[tuple[str, Purpose]]:
        """The boxes that are ticked, each (channel, purpose); one that stands for two purposes stands for both."""
        return {(box.channel, box.purposes[0]) for box in self._chosen() if _is_consent(box)}

    def named(self) -> set[str]:
        """The ticked answers that are about no channel."""
        return {box.name for box in self._chosen() if not _is_consent(box)}

    def topics(self) -> set[tuple[str, str]]:
        """The ticked columns of the form for staff, each (channel, name)."""
        return {(box.channel, box.name) for box in self._chosen() if _is_consent(box) and box.name}

    def in_words(self) -> list[str]:
        """What is ticked, in the form's own words and order."""
        return [widget.accessibleName() for _, widget in self._boxes if widget.isChecked()]

    def boxes(self) -> list[TickBox]:
        """All boxes, in their order."""
        return [widget for _, widget in self._boxes]

    def _chosen(self) -> Iterator[ShownBox]:
        return (box for box, widget in self._boxes if widget.isChecked())

    def _made(self, block: ShownBlock) -> QWidget:
        match block:
            case ShownText():
                return self._text(block)
            case ShownFacts():
                return self._facts(block)
            case ShownBoxes():
                return self._table_of_boxes(block)
            case ShownChoices():
                return self._choices(block)
            case ShownTable():
                return self._table(block)

    def _text(self, block: ShownText) -> QWidget:
        parts = [self._words(text, kind) for text, kind in ((block.point, "reading_strong"), (block.text, "reading"))]
        frame = QFrame()
        notice = block.kind == "notice"
        frame.setProperty("kind", "notice" if notice else "plain")
        frame.setLayout(column(*(part for part in parts if part.text()), gap=2, margin=look.CARD_MARGIN * notice))
        return frame

    def _facts(self, block: ShownFacts) -> QWidget:
        grid = _grid()
        for line, (label, value) in enumerate(block.facts):
            grid.addWidget(self._words(label, "reading_muted"), line, 0)
            grid.addWidget(self._words(value, "reading"), line, 1)
        grid.setColumnStretch(1, 1)
        return _in_frame(grid)

    def _table_of_boxes(self, block: ShownBoxes) -> QWidget:
        grid = _grid()
        for place, heading in enumerate(block.headings):
            head = self._words(heading, "reading_muted")
            head.setAlignment(Qt.AlignmentFlag.AlignBottom | (_CENTRE if place else Qt.AlignmentFlag.AlignLeft))
            grid.addWidget(head, 0, place, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(place, 2 if place else 1)
        for number, (way, cells) in enumerate(block.rows):
            line = 2 * number + 2
            grid.addWidget(rule(), line - 1, 0, 1, len(block.headings))
            grid.addWidget(self._words(way, "reading_strong"), line, 0)
            for place, cell in enumerate(cells, start=1):
                name = self._kit.texts("signing.box", way=way, matter=block.headings[place])
                grid.addWidget(self._cell(cell, name), line, place, _CENTRE)
        return _in_frame(grid)

    def _cell(self, cell: ShownBox | str, name: str) -> QWidget:
        if isinstance(cell, ShownBox):
            return self._box(cell, name)
        words = self._words(cell, "reading_muted")
        words.setAlignment(_CENTRE)
        return words

    def _choices(self, block: ShownChoices) -> QWidget:
        question = self._words(block.question, "reading_strong")
        boxes = [self._box(box, f"{block.question} {text}".strip(), words=text) for box, text in block.choices]
        return _in_frame(column(*([question] if block.question else []), *boxes, gap=2))

    def _table(self, block: ShownTable) -> QWidget:
        grid = _grid()
        for line, row in enumerate((block.headings, *block.rows)):
            for place, text in enumerate(row):
                cell = self._words(text, "reading" if line else "reading_muted")
                grid.addWidget(cell, 2 * line, place, Qt.AlignmentFlag.AlignTop)
                grid.setColumnStretch(place, 1)
            grid.addWidget(rule(), 2 * line + 1, 0, 1, len(row))
        return _in_frame(grid)

    def _box(self, box: ShownBox, name: str, *, words: str = "") -> TickBox:
        made = TickBox(self._kit, name, words=words)
        self._boxes.append((box, made))
        return made

    def _words(self, text: str, kind: str) -> QLabel:
        label = Label(self._kit, kind, wrap=True)
        label.show_plain(text)
        return label


def _is_consent(box: ShownBox) -> bool:
    return bool(box.channel and box.purposes)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(look.GAP_WIDE)
    grid.setVerticalSpacing(_ROWS)
    return grid


def _in_frame(layout: QGridLayout | object) -> QWidget:
    frame = QFrame()
    frame.setLayout(layout)  # type: ignore[arg-type]
    return frame
