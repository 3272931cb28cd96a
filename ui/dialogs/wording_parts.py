"""The parts of a form's text, each with its fields; what stands fixed is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from consentregister.domain.readable import Names, readable, template, unknown_names
from consentregister.domain.wording import DraftPart, DraftRow, Remark, Weight
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.template_edit import TemplateEdit

_SHORT = 44
# What is filled in is of no interest where it can't be changed.
_FILLED = re.compile(r"\{% if .*?\{% endif %\}|\{\{.*?\}\}")
_LETTER = re.compile(r"\w")


class PartEdit(QFrame):
    """One part of the text.

    Attributes:
        edits: its fields, in reading order.

    Signals:
        changed: something was typed. entered: the field the keyboard went to. added, removed: by its buttons.
    """

    changed = Signal()
    entered = Signal(TemplateEdit)
    added = Signal()
    removed = Signal()

    def __init__(self, kit: Kit, part: DraftPart, names: Names) -> None:
        super().__init__()
        self._kit, self._part, self._names = kit, part, names
        self._rows: list[_RowEdit] = []
        self._point = self._edit("point", part.point, one_line=True) if self._has_words else None
        self._text = self._edit("text", part.text) if self._has_words else None
        self._last = self._edit("last", part.last) if part.sort == "notices" else None
        self._body = column(*filter(None, (self._point, self._text, self._last)), gap=4)
        self.setLayout(column(self._head(), self._body, gap=2, margin=(0, 0, 0, 6)))
        if part.is_fixed:
            self._body.addWidget(self._fixed())
        for one in part.rows:
            self._add_row(one)

    @property
    def edits(self) -> list[TemplateEdit]:
        """The fields one can write in."""
        mine = [one for one in (self._point, self._text, self._last) if one is not None]
        return [*mine, *(cell for line in self._rows for cell in line.cells)]

    @property
    def title(self) -> str:
        """How a remark names it: its bold beginning, its first words, or what it is."""
        words = " ".join(next((edit.text for edit in self.edits if edit.text.strip()), "").split())
        if not words:
            return self._kit.texts(f"wordings.sort.{self._part.sort}")
        return words if len(words) <= _SHORT else f"{words[:_SHORT].rstrip()}…"

    def part(self) -> DraftPart:
        """What stands in the fields."""
        return replace(
            self._part,
            point=self._said(self._point),
            text=self._said(self._text),
            last=self._said(self._last),
            rows=tuple(line.row(self._names) for line in self._rows),
        )

    def mistakes(self) -> Iterator[Remark]:
        """Names in ‹ › that stand for nothing."""
        for edit in self.edits:
            for name, near in unknown_names(edit.text, self._names):
                data = {"name": name, "nearest": near}
                yield Remark(weight=Weight.ERROR, name="unknown_placeholder", data=data)

    @property
    def _has_words(self) -> bool:
        return not self._part.is_fixed and self._part.sort != "table"

    def _head(self) -> QWidget:
        kit, part = self._kit, self._part
        head = QWidget()
        line = row(Label(kit, "caption", f"wordings.sort.{part.sort}"), gap=6)
        line.addWidget(self._condition(part.when), 1)
        if not part.is_fixed:
            for key, icon, signal in (("add", "plus", self.added), ("remove", "trash-2", self.removed)):
                line.addWidget(Button(kit, f"wordings.{key}", signal.emit, kind="quiet", icon=icon, bare=True))
        head.setLayout(line)
        return head

    def _condition(self, when: str) -> Label:
        if not when:
            return Label(self._kit, "caption")
        name = when.removeprefix("not ")
        key = "wordings.only_if" if name == when else "wordings.only_if_not"
        return Label(self._kit, "caption", key, wrap=True, name=self._names.called(name))

    def _fixed(self) -> Label:
        shown = " · ".join(filter(_LETTER.search, map(_unfilled, self._part.shown)))
        return Label(self._kit, "muted", "wordings.fixed", wrap=True, shown=shown)

    def _edit(self, name: str, text: str, *, one_line: bool = False) -> TemplateEdit:
        edit = TemplateEdit(self._kit, readable(text, self._names), one_line=one_line)
        edit.setAccessibleName(self._kit.texts(f"wordings.{name}"))
        if one_line:
            edit.setPlaceholderText(self._kit.texts("wordings.point"))
        self._watch(edit)
        return edit

    def _watch(self, edit: TemplateEdit) -> None:
        edit.textChanged.connect(self.changed)
        edit.installEventFilter(self)

    def _said(self, edit: TemplateEdit | None) -> str:
        return template(edit.text, self._names) if edit is not None else ""

    def _add_row(self, kept: DraftRow, place: int | None = None) -> None:
        line = _RowEdit(self._kit, kept, self._part.headings, self._names)
        for cell in line.cells:
            self._watch(cell)
        line.added.connect(partial(self._row_below, line))
        line.removed.connect(partial(self._drop_row, line))
        at = len(self._rows) if place is None else place
        self._rows.insert(at, line)
        self._body.insertWidget(at, line)

    def _row_below(self, line: _RowEdit) -> None:
        self._add_row(DraftRow(cells=("",) * len(self._part.headings)), self._rows.index(line) + 1)
        self.changed.emit()

    def _drop_row(self, line: _RowEdit) -> None:
        self._rows.remove(line)
        self._body.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say which field the keyboard went to: a placeholder is put in there."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, TemplateEdit):
            self.entered.emit(watched)
        return False


class _RowEdit(QFrame):
    """A row of a table."""

    added = Signal()
    removed = Signal()

    def __init__(self, kit: Kit, kept: DraftRow, headings: tuple[str, ...], names: Names) -> None:
        super().__init__()
        self._kept = kept
        self.cells = [TemplateEdit(kit, readable(cell, names), is_small=True) for cell in kept.cells]
        for cell, heading in zip(self.cells, headings, strict=True):
            cell.setAccessibleName(heading)
            cell.setPlaceholderText(heading)
        buttons = column(
            Button(kit, "wordings.add_row", self.added.emit, kind="quiet", icon="plus", bare=True),
            Button(kit, "wordings.remove_row", self.removed.emit, kind="quiet", icon="trash-2", bare=True),
            STRETCH,
            gap=0,
        )
        line = row(*self.cells, buttons, gap=4)
        for place, cell in enumerate(self.cells):
            line.setStretch(place, 1)
            line.setAlignment(cell, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def row(self, names: Names) -> DraftRow:
        """What stands in the cells."""
        return replace(self._kept, cells=tuple(template(cell.text, names) for cell in self.cells))


def _unfilled(text: str) -> str:
    return " ".join(_FILLED.sub("", text).replace("()", "").split())
