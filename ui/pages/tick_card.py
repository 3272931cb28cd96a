"""The boxes of a form as on its paper: ways down, matters across. Ticked at first is only what is plain to see."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from consentregister.domain.form import Field, FieldType
from consentregister.domain.printed import FormRow
from consentregister.domain.sheet_reading import FieldReading, Mark
from consentregister.domain.words import Purpose
from ui.desk import Desk
from ui.widgets.boxes import clear, column, holding
from ui.widgets.check import Check
from ui.widgets.label import Label

_CENTRE = Qt.AlignmentFlag.AlignCenter
_TOGETHER = "filing.answers_and_appointments"


class TickCard(QWidget):
    """The boxes to confirm, and below them the answers of a form's own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._boxes: list[tuple[Field, Check]] = []
        self._readings: dict[Field, FieldReading] = {}
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(4)
        self._named = column(gap=0)
        self.setLayout(column(self._grid, self._named, gap=8))

    def show_form(self, form: FormRow, readings: Sequence[FieldReading] = ()) -> None:
        """Show the boxes of a form, ticked where that was read clearly; the doubtful ones ask to be looked at."""
        self._boxes = []
        self._readings = {form.fields[one.field]: one for one in readings}
        clear(self._grid)
        clear(self._named)
        self._show_boxes(form.boxes)
        self._show_named([field for field in form.fields if _has_a_name_only(field)])

    def ticked(self) -> set[tuple[str, Purpose]]:
        """The boxes that are ticked; one of a column that stands for two purposes stands for both."""
        return {(field.channel, field.purposes[0]) for field, box in self._boxes if field.channel and box.isChecked()}

    def named(self) -> set[str]:
        """The answers of the form's own that are ticked."""
        return {field.name for field, box in self._boxes if _has_a_name_only(field) and box.isChecked()}

    def topics(self) -> set[tuple[str, str]]:
        """The ticked columns of the form for staff, each (channel, name)."""
        return {(field.channel, field.name) for field, box in self._boxes if _is_topic(field) and box.isChecked()}

    def _show_boxes(self, boxes: Sequence[Field]) -> None:
        heads = list(dict.fromkeys((box.purposes, box.name) for box in boxes))
        ways = list(dict.fromkeys(box.channel for box in boxes))
        for place, (purposes, name) in enumerate(heads, start=1):
            head = Label(self._desk.kit, "caption", _heading(purposes, name), wrap=True)
            head.setProperty("kind", "muted")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
            self._grid.addWidget(head, 0, place)
            self._grid.setColumnStretch(place, 1)
        for line, way in enumerate(ways, start=1):
            label = Label(self._desk.kit, "strong")
            label.show_plain(self._desk.channel_name(way))
            self._grid.addWidget(label, line, 0)
        for box in boxes:
            line, place = ways.index(box.channel) + 1, heads.index((box.purposes, box.name)) + 1
            self._grid.addWidget(holding(self._with_doubt(self._box(box))), line, place, _CENTRE)

    def _box(self, field: Field) -> Check:
        texts = self._desk.kit.texts
        box = Check(self._desk.kit)
        heading = texts(_heading(field.purposes, field.name))
        box.setAccessibleName(f"{self._desk.channel_name(field.channel)}: {heading}")
        box.setToolTip(box.accessibleName())
        self._take(field, box)
        return box

    def _take(self, field: Field, box: Check) -> None:
        """Tick a box that is clearly ticked on the paper; ask to look at one that is not clear."""
        reading = self._readings.get(field)
        box.setChecked(reading is not None and reading.is_clear and reading.mark is Mark.SET)
        box.set_doubtful(reading is not None and not reading.is_clear)
        if box.is_doubtful:
            box.setAccessibleDescription(self._desk.kit.texts("filing.please_look"))
        self._boxes.append((field, box))

    def _with_doubt(self, box: Check) -> QVBoxLayout:
        """A box, and below it the words where a person must look."""
        parts = column(box, gap=0)
        parts.setAlignment(box, _CENTRE)
        if box.is_doubtful:
            words = Label(self._desk.kit, "doubt", "filing.please_look_short")
            words.setAlignment(_CENTRE)
            parts.addWidget(words)
        return parts

    def _show_named(self, fields: Sequence[Field]) -> None:
        for field in fields:
            box = Check(self._desk.kit, f"filing.named.{field.name}")
            self._take(field, box)
            self._named.addWidget(box)
            if box.is_doubtful:
                self._named.addWidget(Label(self._desk.kit, "doubt", "filing.please_look"))


def _heading(purposes: Sequence[Purpose], name: str) -> str:
    if name:
        return f"filing.named.{name}"
    return _TOGETHER if len(purposes) > 1 else f"words.purpose.{purposes[0]}"


def _is_topic(field: Field) -> bool:
    return bool(field.channel and field.purposes and field.name)


def _has_a_name_only(field: Field) -> bool:
    return field.type is FieldType.TICK and bool(field.name) and not (field.channel and field.purposes)
