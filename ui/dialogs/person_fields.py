"""The fields of the form for a person, in reading order; name and number are enough."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.channel import Catalogue
from consentregister.domain.contact import EMAIL, PHONE, shown_phone
from consentregister.domain.person import Person
from consentregister.domain.search_key import typed_number
from consentregister.domain.words import ChannelClass, Language, PersonKind
from ui.desk import Desk
from ui.dialogs.own_addresses import OwnAddresses
from ui.dialogs.parents_fields import ParentsFields
from ui.dialogs.person_draft import OTHER_CONTACT, PersonDraft
from ui.dialogs.person_reading import Noticed, Start
from ui.widgets.boxes import column, holding, row
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.chips import ChoiceChips, Option, Ranking
from ui.widgets.field import Field, TextField, beside
from ui.widgets.flow import Flow
from ui.widgets.label import Label

_CONTACTS = ("phone_call", "email", "in_person")


class PersonFields(QWidget):
    """All fields.

    Attributes:
        parents, own: the parts about the parents, and about addresses of services.

    Signals:
        typed: name, number or address changed.
    """

    typed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, kit = desk, desk.kit
        self._name = TextField(kit, "recording.name")
        self._phones = TextField(kit, "recording.phones", hint="recording.phones_hint")
        self._email = TextField(kit, "recording.email")
        kinds = [(kind.value, kit.texts.heading(kit.texts(f"words.kind.{kind}"))) for kind in PersonKind]
        self._kind = ChoiceChips(options=kinds, value=PersonKind.NEW_CUSTOMER)
        self._contact, self._preferred = ChoiceChips(), Ranking()
        self._contact_field = Field(kit, "recording.contact", self._contact)
        self.own = OwnAddresses(desk)
        self.parents = ParentsFields(kit)
        self._street = TextField(kit, "recording.street")
        self._postcode = TextField(kit, "recording.postcode")
        self._city = TextField(kit, "recording.city")
        self._sheet_given = TextField(kit, "recording.info_sheet_given", hint="window.day_hint")
        languages = [
            ("", kit.texts("recording.language_usual")),
            *((one, kit.texts(f"recording.in.{one}")) for one in Language),
        ]
        self._language = ChoiceChips(options=languages)
        self._offers_by_mail = Check(kit, "recording.uwg_7_3")
        self._more = Button(kit, "recording.more", self.unfold, kind="link", icon="chevron-down")
        self._lay_out()
        for field in (self._name, self._phones, self._email):
            field.line.textEdited.connect(self.typed)
        self.parents.typed.connect(self.typed)
        self._preferred.chosen.connect(lambda _channel: self.own.like(self._preferred.values))

    def begin(self, start: Start, text: str = "") -> None:
        """Begin with who is edited, or with what was searched for."""
        offered = start.settings.offered_channels
        self._contact.offer(self._contacts(self._desk.register.catalogue, offered))
        self._preferred.offer([(one, self._channel(one)) for one in offered])
        self._contact.follow(self._kind)
        self._preferred.follow(self._contact)
        self._contact_field.setVisible(start.person is None)
        self.parents.begin(start)
        self._conditions.setVisible(start.settings.use_7_3)
        if start.person:
            self._fill(start.person)
        else:
            self._fill_in(text)

    def draft(self) -> PersonDraft:
        """The fields as they stand."""
        draft = PersonDraft(
            name=self._name.text,
            phones=self._phones.text,
            email=self._email.text,
            own=self.own.values(),
            kind=PersonKind(self._kind.value),
            preferred=self._preferred.values,
            first_contact=self._contact.value,
            street=self._street.text,
            postcode=self._postcode.text,
            city=self._city.text,
            info_sheet_given=self._sheet_given.text,
            language=Language(self._language.value) if self._language.value else None,
            uwg_7_3=None if self._conditions.isHidden() else self._offers_by_mail.isChecked(),
        )
        return self.parents.filled(draft)

    def show_noticed(self, noticed: Noticed) -> None:
        """Show the numbers as understood, and a parent who is on file."""
        key = "recording.phone_doubtful" if noticed.doubtful else "recording.phone_understood"
        shown = ", ".join(noticed.phones)
        self._phones.note(self._desk.kit.texts(key, phones=shown) if shown else "")
        self.parents.show_known(noticed.parents)

    def complain(self, name: str, sentence: str) -> bool:
        """Say below its field what is wrong. Returns: whether there is such a field."""
        field = self.by_name.get(name)
        if field is None:
            return False
        if self._folded.isAncestorOf(field):
            self.unfold()
        field.complain(sentence)
        return True

    def quiet(self) -> None:
        """Take away what was said to be wrong."""
        for field in self.by_name.values():
            field.note("")

    def unfold(self) -> None:
        """Show what is seldom needed."""
        self._folded.show()
        self._more.hide()
        self._street.line.setFocus()

    def _lay_out(self) -> None:
        kit = self._desk.kit
        town = row(self._postcode, self._city, gap=12)
        town.setStretch(1, 1)
        self._postcode.setFixedWidth(110)
        language = Field(kit, "recording.language", self._language)
        self._folded = holding(column(self._street, town, language, self._sheet_given, gap=12))
        self._folded.hide()
        why = Label(kit, "caption", "recording.uwg_7_3_why", wrap=True)
        self._conditions = holding(column(self._offers_by_mail, why, gap=2))
        further = Flow(20)
        for button in (self.own.add, self._more):
            further.addWidget(button)
        self.setLayout(
            column(
                self._name,
                beside(self._phones, self._email),
                Field(kit, "recording.kind", self._kind),
                self._contact_field,
                Field(kit, "recording.preferred", self._preferred),
                self.own,
                self._conditions,
                self.parents,
                holding(further),
                self._folded,
                gap=12,
            )
        )

    @property
    def by_name(self) -> Mapping[str, TextField]:
        """The fields that may be wrong, by the name the register calls them."""
        return {
            **self.own.fields,
            "name": self._name,
            "phone": self._phones,
            "email": self._email,
            "info_sheet_given": self._sheet_given,
            "birth_date": self.parents.birth_date,
            "guardian": self.parents.name,
            "parent_name": self.parents.name,
            "parent_phone": self.parents.phone,
        }

    def _contacts(self, catalogue: Catalogue, offered: tuple[str, ...]) -> list[Option]:
        """How the first contact may have come about: by the first messenger offered, and the usual ways."""
        classes = {one: catalogue.channels[one].channel_class for one in offered}
        messenger = next((one for one in offered if classes[one] is ChannelClass.MESSENGER), None)
        texts = self._desk.kit.texts
        by_messenger = (
            [(messenger, texts("recording.contact_by", channel=self._channel(messenger)))] if messenger else []
        )
        return [*by_messenger, *((one, texts(f"recording.contact_is.{one}")) for one in (*_CONTACTS, OTHER_CONTACT))]

    def _channel(self, channel: str) -> str:
        return self._desk.kit.texts.heading(self._desk.channel_name(channel))

    def _fill(self, person: Person) -> None:
        points = person.contact_points
        self._name.line.setText(person.name)
        self._phones.line.setText(", ".join(shown_phone(point.value) for point in points if point.kind == PHONE))
        self._email.line.setText(next((point.value for point in points if point.kind == EMAIL), ""))
        self._kind.choose(person.kind)
        self._preferred.choose(person.preferred)
        self.own.begin(points)
        self.own.like(person.preferred)
        self._street.line.setText(person.street)
        self._postcode.line.setText(person.postcode)
        self._city.line.setText(person.city)
        self._language.choose(person.form_language or "")
        self._offers_by_mail.setChecked(person.uwg_7_3)
        given = person.info_sheet_given
        self._sheet_given.line.setText(f"{given:%d.%m.%Y}" if given else "")

    def _fill_in(self, text: str) -> None:
        """What was searched for goes where it belongs: a number, an e-mail address, else a name."""
        number = typed_number(text) is not None
        field = self._phones if number else self._email if "@" in text else self._name
        field.line.setText(text)
        (self._phones if text and field is self._name else self._name).line.setFocus()
