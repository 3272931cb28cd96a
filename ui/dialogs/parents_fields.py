"""Old enough to sign alone? Only where not, or where nobody knows, the form asks for the birth date and the parents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.person import PersonRow
from ui.desk import Kit
from ui.dialogs.person_draft import PersonDraft
from ui.dialogs.person_reading import Start
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.button import Button
from ui.widgets.chips import ChoiceChips
from ui.widgets.field import Field, TextField, beside
from ui.widgets.label import Label

_OLD_ENOUGH = "yes"
_ANSWERS = (_OLD_ENOUGH, "no", "unknown")


class ParentsFields(QWidget):
    """The question, and what follows from it.

    Attributes:
        birth_date, name, phone: fields that may be wrong.

    Signals:
        typed: something was typed about the parent.
    """

    typed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._parent = 0
        self._known: PersonRow | None = None
        options = [(one, kit.texts(f"recording.old_enough_is.{one}")) for one in _ANSWERS]
        self._old_enough = ChoiceChips(options=options, value=_OLD_ENOUGH)
        self._question = Field(kit, "recording.old_enough", self._old_enough, age="16")
        self.birth_date = TextField(kit, "recording.birth_date", hint="recording.birth_date_hint")
        self.name = TextField(kit, "recording.parent_name")
        self.phone = TextField(kit, "recording.parent_phone")
        self._take = Button(kit, "recording.take_parent", self._take_known, kind="link", who="")
        self._folded = holding(
            column(
                beside(self.name, self.phone, self.birth_date),
                row(self._take, STRETCH),
                Label(kit, "caption", "recording.parents_sign", wrap=True),
            )
        )
        self.setLayout(column(self._question, self._folded, gap=12))
        self._folded.hide()
        self._take.hide()
        self._old_enough.chosen.connect(self._fold)
        for field in (self.name, self.phone):
            field.line.textEdited.connect(self._begin_anew)

    def begin(self, start: Start) -> None:
        """Ask for the age of the business's settings, and show what is on file."""
        self._question.ask("recording.old_enough", age=str(start.settings.guardian_age))
        if start.person and start.person.minor:
            self._old_enough.choose("no")
            birth_date = start.person.birth_date
            self.birth_date.line.setText(birth_date.strftime("%d.%m.%Y") if birth_date else "")
        if start.parent:
            self._parent = start.parent.id
            self.name.line.setText(start.parent.name)
        self._fold()

    def filled(self, draft: PersonDraft) -> PersonDraft:
        """The draft with these fields."""
        return replace(
            draft,
            minor=self._old_enough.value != _OLD_ENOUGH,
            birth_date=self.birth_date.text,
            parent=self._parent,
            parent_name=self.name.text,
            parent_phone=self.phone.text,
        )

    def show_known(self, rows: Sequence[PersonRow]) -> None:
        """Offer a parent who is on file."""
        self._known = rows[0] if rows and not self._parent else None
        self._take.setVisible(self._known is not None)
        if self._known:
            self._take.say("recording.take_parent", who=self._known.told_apart)

    def _fold(self) -> None:
        self._folded.setVisible(self._old_enough.value != _OLD_ENOUGH)

    def _begin_anew(self) -> None:
        self._parent = 0
        self.typed.emit()

    def _take_known(self) -> None:
        if self._known:
            self._parent = self._known.id
            self.name.line.setText(self._known.full_name)
            self.phone.line.setText(self._known.phone)
            self._take.hide()
            self.birth_date.line.setFocus()
