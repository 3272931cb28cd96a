"""What one chooses before printing: the sheet, its ways and matters, its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from consentregister.domain.words import ChannelClass, FormKind, Language, Purpose
from consentregister.register import Register
from ui.desk import Desk
from ui.print_order import PrintOrder
from ui.widgets.boxes import clear, column, holding
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.label import Label

_WITHOUT_BOXES = (ChannelClass.LETTER, ChannelClass.IN_PERSON)
_OWN_MATTERS = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)
_MATTERS = (
    ("filing.answers_and_appointments", _OWN_MATTERS),
    ("words.purpose.service_reminder", (Purpose.SERVICE_REMINDER,)),
    ("words.purpose.advertising", (Purpose.ADVERTISING,)),
    ("words.purpose.review_request", (Purpose.REVIEW_REQUEST,)),
)


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom a sheet is: the first one's name and form.

    Attributes:
        ways: the ways with boxes that the business offers, each with whether the person can be reached by it.
    """

    name: str
    kind: FormKind
    ways: Sequence[tuple[str, bool]]


def read_whom(register: Register, persons: Sequence[int]) -> Whom:
    """What the dialog begins with, in a worker thread."""
    offered = [
        channel
        for channel in register.settings.show().offered_channels
        if register.catalogue.channels[channel].channel_class not in _WITHOUT_BOXES
    ]
    if not persons:
        return Whom("", FormKind.CONSENT_CUSTOMER, [(one, True) for one in offered])
    first = register.people.show(persons[0])
    reached = {channel for channel, _ in register.people.contact_points(first)}
    ways = [(one, len(persons) > 1 or one in reached) for one in offered]
    return Whom(first.name, register.forms.kind_for(first.id), ways)


class PrintChoices(QWidget):
    """The fields on the right of the dialog.

    Signals:
        changed: something else is chosen.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._whom = Whom("", FormKind.CONSENT_CUSTOMER, ())
        self._ways: dict[str, Check] = {}
        kit = desk.kit
        self.kind: Choice[FormKind] = Choice(kit, "print.sheet")
        self.language: Choice[Language | None] = Choice(
            kit,
            "print.language",
            [
                (None, "print.language_of_person"),
                (Language.DE, "print.language_de"),
                (Language.EN, "print.language_en"),
            ],
        )
        self._matters = [(Check(kit, key, checked=True), purposes) for key, purposes in _MATTERS]
        self._way_list = column(gap=0)
        self._only_consent = self._lay_out_boxes()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._turn)
        self.language.currentIndexChanged.connect(lambda _place: self.changed.emit())
        for box, _ in self._matters:
            box.toggled.connect(lambda _on: self.changed.emit())

    def begin(self, whom: Whom, kind: FormKind | None = None) -> None:
        """Offer what fits the person, and begin with a kind where one is wanted."""
        self._whom = whom
        staff = whom.kind is FormKind.CONSENT_STAFF
        info = FormKind.INFO_ART13_STAFF if staff else FormKind.INFO_ART13
        kinds = dict.fromkeys((whom.kind, info, FormKind.WITHDRAWAL, FormKind.WITHDRAWAL_CONFIRMATION))
        self.kind.offer([(kind, f"print.kind.{kind}") for kind in kinds])
        if kind is not None:
            self.kind.choose(kind)
        self._fill_ways()
        self._turn()

    def order(self, persons: tuple[int, ...]) -> PrintOrder:
        """What is chosen; what was left as it was follows each person."""
        kind = self.kind.value()
        if not kind.is_consent:
            return PrintOrder(persons, kind, language=self.language.value())
        ways = tuple(way for way, box in self._ways.items() if box.isChecked())
        preset = tuple(way for way, reached in self._whom.ways if reached)
        matters = tuple(purpose for box, purposes in self._matters if box.isChecked() for purpose in purposes)
        return PrintOrder(
            persons,
            None,
            () if ways == preset else ways,
            () if self._matters_hidden() or all(box.isChecked() for box, _ in self._matters) else matters,
            self.language.value(),
        )

    def is_complete(self) -> bool:
        """Whether anything is left to ask about."""
        if not self.kind.value().is_consent:
            return True
        asked = self._matters_hidden() or any(box.isChecked() for box, _ in self._matters)
        return asked and any(box.isChecked() for box in self._ways.values())

    def _matters_hidden(self) -> bool:
        return self.kind.value() is FormKind.CONSENT_STAFF

    def _lay_out_boxes(self) -> QWidget:
        kit = self._desk.kit
        self._matter_list = holding(column(Label(kit, "muted", "print.matters"), *(b for b, _ in self._matters), gap=0))
        return holding(column(Label(kit, "muted", "print.ways"), self._way_list, self._matter_list, gap=4))

    def _lay_out(self) -> None:
        kit = self._desk.kit
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        for part in (Label(kit, "muted", "print.sheet"), self.kind, self._only_consent):
            outer.addWidget(part)
        outer.addWidget(Label(kit, "muted", "print.language"))
        outer.addWidget(self.language)

    def _fill_ways(self) -> None:
        clear(self._way_list)
        self._ways = {}
        nowhere = not any(reached for _, reached in self._whom.ways)  # then the paper has lines to write it on
        for way, reached in self._whom.ways:
            box = Check(self._desk.kit, plain=self._desk.channel_name(way), checked=reached or nowhere)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._ways[way] = box
            self._way_list.addWidget(box)

    def _turn(self, _place: int = 0) -> None:
        self._only_consent.setVisible(self.kind.value().is_consent)
        self._matter_list.setVisible(not self._matters_hidden())
        self.changed.emit()
