"""The text of one form as fields: its heading and its parts, in the order of the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from consentregister.domain.readable import Names, readable, template, unknown_names
from consentregister.domain.wording import CONDITIONS, Draft, DraftPart, Remark, Weight
from ui.desk import Kit
from ui.dialogs.wording_names import grouped
from ui.dialogs.wording_parts import PartEdit
from ui.widgets.boxes import STRETCH, clear, column
from ui.widgets.label import Label
from ui.widgets.template_edit import TemplateEdit

_ASIDE = 6


class WordingEditor(QWidget):
    """Takes a draft, and gives it back as it was changed.

    Attributes:
        parts: one widget for each part.

    Signals:
        changed: something is not as it was.
    """

    changed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._draft: Draft | None = None
        self._names = Names({}, {})
        self.title = TemplateEdit(kit, "", one_line=True)
        self.parts: list[PartEdit] = []
        self._entered: TemplateEdit | None = None
        self._lines = column(gap=8)
        head = Label(kit, "caption", "wordings.title_of_form")
        self.setLayout(column(head, self.title, self._lines, STRETCH, gap=4, margin=(2, 0, _ASIDE, 4)))
        self.title.setAccessibleName(kit.texts("wordings.title_of_form"))
        self.title.textChanged.connect(self.changed)

    def show_draft(self, draft: Draft, names: Names) -> None:
        """Fill the fields."""
        self.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        self._draft, self._names, self._entered = draft, names, None
        self.title.setPlainText(readable(draft.title, names))
        clear(self._lines)
        self.parts = []
        for part in draft.parts:
            self._insert(part, len(self.parts))
        self.blockSignals(False)  # noqa: FBT003

    def draft(self) -> Draft | None:
        """What stands in the fields; None before there is anything."""
        if self._draft is None:
            return None
        title = template(self.title.text, self._names)
        return replace(self._draft, title=title, parts=tuple(edit.part() for edit in self.parts))

    def mistakes(self) -> list[Remark]:
        """Names in ‹ › that stand for nothing, each with the one that was meant."""
        return [replace(one, part=place) for place, edit in enumerate(self.parts) for one in edit.mistakes()] + [
            Remark(weight=Weight.ERROR, name="unknown_placeholder", data={"name": name, "nearest": near})
            for name, near in unknown_names(self.title.text, self._names)
        ]

    def part_title(self, place: int | None) -> str:
        """How a remark names a part."""
        if place is None or place >= len(self.parts):
            return self._kit.texts("wordings.title_of_form")
        return self.parts[place].title

    def called(self, placeholder: str) -> str:
        """A placeholder by name."""
        return self._names.called(placeholder)

    def fill_menu(self, menu: QMenu) -> None:
        """The placeholders to put in, by group."""
        menu.clear()
        for group, members in grouped(self._names, CONDITIONS):
            inner = menu.addMenu(self._kit.texts(f"wordings.group.{group}"))
            for _placeholder, called in members:
                inner.addAction(called).triggered.connect(self._putter(called))

    def put_in(self, called: str) -> None:
        """Put a placeholder where the cursor was last; in the first text before it was anywhere."""
        edit = self._entered or next(self._edits(), None)
        if edit is not None:
            edit.put_in(called)

    def focus(self, place: int) -> None:
        """Lead to a part."""
        if place < len(self.parts) and self.parts[place].edits:
            self.parts[place].edits[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _putter(self, called: str) -> Callable[[], None]:
        return lambda: self.put_in(called)

    def _edits(self) -> Iterator[TemplateEdit]:
        return (edit for part in self.parts for edit in part.edits if not edit.one_line)

    def _insert(self, part: DraftPart, place: int) -> PartEdit:
        edit = PartEdit(self._kit, part, self._names)
        edit.changed.connect(self.changed)
        edit.entered.connect(self._enter)
        edit.added.connect(partial(self._add_below, edit))
        edit.removed.connect(partial(self._remove, edit))
        self.parts.insert(place, edit)
        self._lines.insertWidget(place, edit)
        return edit

    def _enter(self, edit: TemplateEdit) -> None:
        self._entered = edit

    def _add_below(self, above: PartEdit) -> None:
        edit = self._insert(DraftPart(), self.parts.index(above) + 1)
        QTimer.singleShot(0, edit, edit.edits[0].setFocus)
        self.changed.emit()

    def _remove(self, edit: PartEdit) -> None:
        """Take a part out; what was written there comes back with "discard", or from an earlier version."""
        place = self.parts.index(edit)
        self.parts.remove(edit)
        self._lines.removeWidget(edit)
        if self._entered in edit.edits:
            self._entered = None
        edit.hide()
        edit.deleteLater()
        self.focus(min(place, len(self.parts) - 1))
        self.changed.emit()
