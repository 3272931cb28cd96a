"""What one chooses before printing: the sheet, its ways and matters, its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from consentregister.domain.errors import InvalidInput
from consentregister.domain.paper import Paper
from consentregister.domain.printed import FormChoices
from consentregister.domain.words import FormKind, Language, Purpose
from consentregister.register import Register
from ui.desk import Desk
from ui.dialogs.paper_choices import PaperChoices
from ui.print_order import PrintOrder
from ui.widgets.boxes import clear, column, holding
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.label import Label

_MOST_BLANK = 200
_AS_USUAL = Paper()
_OWN_MATTERS = (Purpose.ANSWER_OWN_REQUEST, Purpose.APPOINTMENT_OR_ORDER)
_MATTERS = (
    ("filing.answers_and_appointments", _OWN_MATTERS),
    ("words.purpose.service_reminder", (Purpose.SERVICE_REMINDER,)),
    ("words.purpose.advertising", (Purpose.ADVERTISING,)),
    ("words.purpose.review_request", (Purpose.REVIEW_REQUEST,)),
)


@dataclass(frozen=True, slots=True)
class Whom:
    """For whom a sheet is: the first one's name and form, what there is to choose on it, and how it is printed.

    Attributes:
        by_email: whether a single person may be asked by e-mail.
    """

    name: str
    kind: FormKind
    choices: FormChoices
    paper: Paper = _AS_USUAL
    by_email: bool = False


def read_whom(register: Register, persons: Sequence[int]) -> Whom:
    """What the dialog begins with, in a worker thread."""
    choices = register.forms.choices(persons)
    paper = register.settings.show().paper
    if not persons:
        return Whom("", FormKind.CONSENT_CUSTOMER, choices, paper)
    first = register.people.show(persons[0])
    by_email = len(persons) == 1 and _may_email(register, first.id)
    return Whom(first.name, register.forms.kind_for(first.id), choices, paper, by_email)


def _may_email(register: Register, person: int) -> bool:
    try:
        register.forms.email_request(person)
    except InvalidInput:
        return False
    return True


class PrintChoices(QWidget):
    """The fields on the right of the dialog.

    Signals:
        changed: something else is chosen.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._whom = Whom("", FormKind.CONSENT_CUSTOMER, FormChoices())
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
        self._topics = Label(kit, "body", wrap=True)
        self.how_many = QLineEdit("1")
        self.how_many.setValidator(QIntValidator(1, _MOST_BLANK, self.how_many))
        self.how_many.setAccessibleName(kit.texts("print.how_many"))
        self._blank = holding(column(Label(kit, "muted", "print.how_many"), self.how_many, gap=4))
        self.paper = PaperChoices(kit)
        self._way_list = column(gap=0)
        self._only_consent = self._lay_out_boxes()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._turn)
        self.language.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.paper.changed.connect(self.changed)
        for box, _ in self._matters:
            box.toggled.connect(lambda _on: self.changed.emit())

    def begin(self, whom: Whom, kind: FormKind | None = None) -> None:
        """Offer what fits the person, and begin with a kind where one is wanted."""
        self._whom = whom
        staff = whom.kind is FormKind.CONSENT_STAFF
        info = FormKind.INFO_ART13_STAFF if staff else FormKind.INFO_ART13
        letters = (FormKind.ACCESS_ANSWER, FormKind.ERASURE_CONFIRMATION) if whom.name else ()
        asking = () if staff or not whom.name else (FormKind.CONSENT_REQUEST,)
        withdrawal = (FormKind.WITHDRAWAL, FormKind.WITHDRAWAL_CONFIRMATION)
        kinds = dict.fromkeys((whom.kind, *asking, info, *withdrawal, *letters))
        self._blank.setVisible(not whom.name)
        self.paper.begin(whom.paper)
        self.kind.offer([(kind, f"print.kind.{kind}") for kind in kinds])
        if kind is not None:
            self.kind.choose(kind)
        self._fill_ways()
        self._offer_matters()
        self._turn()

    def order(self, persons: tuple[int, ...]) -> PrintOrder:
        """What is chosen; what was left as it was follows each person."""
        kind, paper, blank = self.kind.value(), self.paper.paper(), int(self.how_many.text() or 1)
        if not self._asks():
            return PrintOrder(persons, kind, language=self.language.value(), blank=blank, paper=paper)
        ways = tuple(way for way, box in self._ways.items() if box.isChecked())
        as_it_was = len(persons) != 1 and ways == self._whom.choices.ways
        matters = tuple(purpose for box, purposes in self._offered() if box.isChecked() for purpose in purposes)
        return PrintOrder(
            persons,
            None if kind.is_consent else kind,
            () if as_it_was else ways,
            () if all(box.isChecked() for box, _ in self._offered()) else matters,
            self.language.value(),
            blank,
            paper,
        )

    def is_complete(self) -> bool:
        """Whether anything is left to ask about."""
        if not self._asks():
            return True
        offered = self._offered()
        asked = not offered or any(box.isChecked() for box, _ in offered)
        return asked and any(box.isChecked() for box in self._ways.values())

    def _asks(self) -> bool:
        """Whether a form to sign is printed, alone or with a letter."""
        return self.kind.value().is_consent or self.kind.value() is FormKind.CONSENT_REQUEST

    def _offered(self) -> list[tuple[Check, tuple[Purpose, ...]]]:
        """The matters there are on the sheet."""
        there = set(self._whom.choices.purposes)
        return [(box, purposes) for box, purposes in self._matters if there.issuperset(purposes)]

    def _offer_matters(self) -> None:
        """Show what may be left out; of staff's topics only which they are: their form asks for each by itself."""
        offered = [box for box, _ in self._offered()]
        for box, _ in self._matters:
            box.setVisible(box in offered)
        texts, topics = self._desk.kit.texts, self._whom.choices.topics
        self._topics.show_plain("\n".join(texts(f"filing.named.{topic}") for topic in topics))
        self._topics.setVisible(bool(topics))
        self._matter_list.setVisible(bool(offered or topics))

    def _lay_out_boxes(self) -> QWidget:
        kit = self._desk.kit
        self._matter_list = holding(
            column(Label(kit, "muted", "print.matters"), *(b for b, _ in self._matters), self._topics, gap=0)
        )
        return holding(column(Label(kit, "muted", "print.ways"), self._way_list, self._matter_list, gap=4))

    def _lay_out(self) -> None:
        kit = self._desk.kit
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(4)
        for part in (self._blank, Label(kit, "muted", "print.sheet"), self.kind, self._only_consent):
            outer.addWidget(part)
        outer.addWidget(Label(kit, "muted", "print.language"))
        outer.addWidget(self.language)
        outer.addWidget(self.paper)

    def _fill_ways(self) -> None:
        clear(self._way_list)
        self._ways = {}
        for way in self._whom.choices.ways:
            box = Check(self._desk.kit, plain=self._desk.channel_name(way), checked=True)
            box.toggled.connect(lambda _on: self.changed.emit())
            self._ways[way] = box
            self._way_list.addWidget(box)

    def _turn(self, _place: int = 0) -> None:
        self._only_consent.setVisible(self._asks())
        self.paper.offer(signed=self._asks())
        self.changed.emit()
