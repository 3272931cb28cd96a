"""May I? One line to type into, chips to choose from, one answer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from consentregister.domain.answer import Answer
from consentregister.domain.asked_link import AskedLink
from consentregister.domain.form_code import names_a_sheet, read_code
from consentregister.domain.printed import FormRow
from consentregister.domain.search_key import typed_number
from consentregister.domain.words import Purpose
from ui.contacting import Contacting, needs_note
from ui.copying import copy_explanation
from ui.desk import Desk
from ui.dialogs.earlier import Earlier
from ui.dialogs.may_i_answer import AnswerPanel
from ui.dialogs.may_i_link import LinkBar, about
from ui.dialogs.may_i_people import Candidates
from ui.dialogs.may_i_reading import Found, read_question
from ui.dialogs.may_i_words import Asked, Words
from ui.dialogs.sheet import Sheet
from ui.widgets.boxes import column, holding, row
from ui.widgets.button import Button
from ui.widgets.chips import ChoiceChips
from ui.widgets.label import Label

_WIDTH = 800  # all matters in one line
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MayI(Sheet):
    """The question. What was typed counts until a chip says otherwise, and the other way round.

    Attributes:
        link: the link that asked, where one did.
    """

    def __init__(
        self, desk: Desk, over: QWidget, person: int = 0, text: str = "", *, link: AskedLink | None = None
    ) -> None:
        super().__init__(desk.kit, over, width=_WIDTH)
        self._desk, kit = desk, desk.kit
        self._words = Words(desk.register.catalogue)
        self._begun_with = person
        self._asked = about(link) if link else Asked(person=person)
        self._typed = self._words.read(self._asked.text)
        self.link = LinkBar(desk, link)
        self._found = Found(self._asked)
        self._line = QLineEdit()
        self._who = Label(kit, "card_title")
        self._channels = ChoiceChips(kit.texts("may_i.channels"))
        self._purposes = ChoiceChips(kit.texts("may_i.purposes"))
        self._people = Candidates(desk)
        self._hint = Label(kit, "muted", "may_i.hint", wrap=True)
        self._new = Button(kit, "window.new_person", self._add_person, icon="plus", shortcut="window.enter")
        self._list = Button(kit, "lists.open", self._check_list, kind="link")
        self._panel = AnswerPanel(desk)
        self._contacting = Contacting(desk, self)
        self._lay_out()
        self._connect()
        self._begin(text)

    def _lay_out(self) -> None:
        kit = self._desk.kit
        self.setWindowTitle(kit.texts("window.may_i"))
        self._line.setProperty("kind", "palette")
        self._line.setPlaceholderText(kit.texts("may_i.line"))
        self._line.setAccessibleName(kit.texts("may_i.line"))
        self._line.setText(self._asked.text)
        self._line.selectAll()
        sign = kit.icons.icon("search", kit.look.colours.muted)
        self._line.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self._question = holding(column(self._who, self._channels, self._purposes))
        nobody = row(self._hint, self._list, self._new, gap=12)
        nobody.setStretch(0, 1)
        for item in (self._line, self.link, self._people, self._question, self._panel):
            self.body.addWidget(item)
        self.body.addLayout(nobody)
        self.body.addStretch(1)
        for widget in (self._people, self._question, self._panel, self._new):
            widget.hide()

    def _connect(self) -> None:
        self._line.textEdited.connect(self._read_line)
        self._people.picked.connect(self._pick)
        self._channels.chosen.connect(self._choose_channel)
        self._purposes.chosen.connect(self._choose_purpose)
        self._panel.reasoned.connect(self._contact)
        self._panel.unfolded.connect(self.reveal)
        self._panel.along.copied.connect(self._copy)
        self.link.opened.connect(self.accept)
        self._panel.why.copied.connect(lambda answer: copy_explanation(self._desk, answer))
        self._panel.why.earlier.connect(lambda answer: Earlier(self._desk, self, answer).open())
        self._contacting.done.connect(self.accept)
        self._contacting.outdated.connect(self._panel.show_answer)
        self._contacting.not_opened.connect(self._tell_not_opened)
        steps = self._panel.steps
        steps.taken.connect(self._take)
        steps.other_way.connect(self._go_other_way)
        wishes = self._desk.wishes
        steps.form.connect(lambda: self._leave(partial(wishes.print_form.emit, [self._person_id])))
        steps.wrote.connect(lambda: self._leave(partial(wishes.wrote.emit, self._person_id)))
        steps.address.connect(lambda: self._leave(partial(wishes.edit_person.emit, self._person_id)))
        steps.phone.connect(lambda: self._leave(partial(wishes.page.emit, "settings/phone")))

    def _begin(self, text: str) -> None:
        """Ask about who was seen, or with what was typed elsewhere."""
        if text:
            self._line.setText(text)
            self._read_line(text)
        else:
            self._read()

    @property
    def _person_id(self) -> int:
        return self._found.person.id if self._found.person else 0

    def _read_line(self, text: str) -> None:
        """Take over what the line says anew; what it does not say stays as it is."""
        if names_a_sheet(text):
            self._leave(partial(self._desk.wishes.code.emit, text))
            return
        if read_code(text):
            self._desk.work.read(
                partial(self._desk.register.places.sheet, text), partial(self._open_sheet, text), key="may-i-sheet"
            )
        before = self._typed
        self._typed = said = self._words.read(text, person=self._begun_with)
        asked = replace(self._asked, text=said.text, shorter=said.shorter)
        if said.text != before.text:
            asked = replace(asked, person=0 if said.text else self._begun_with, address="")
        if said.channel != before.channel:
            asked = replace(asked, channel=said.channel)
        if said.purpose != before.purpose:
            asked = replace(asked, purpose=said.purpose)
        self._ask(asked)

    def _open_sheet(self, text: str, form: FormRow | None) -> None:
        """What might have been a name was the number of a sheet."""
        if form and self._line.text() == text:
            self._leave(partial(self._desk.wishes.code.emit, text))

    def _pick(self, person: int) -> None:
        self._line.setFocus()
        self._ask(replace(self._asked, person=person))

    def _choose_channel(self, channel: str) -> None:
        self._ask(replace(self._asked, person=self._person_id, channel=channel))

    def _choose_purpose(self, purpose: str) -> None:
        self._ask(replace(self._asked, person=self._person_id, purpose=Purpose(purpose)))

    def _ask(self, asked: Asked) -> None:
        if asked != self._asked:
            self._asked = asked
            self._read()

    def _read(self) -> None:
        """Read the answer. Until it is there nothing can be done on the one before."""
        self._panel.answer = None
        job = partial(read_question, self._desk.register, self._asked, self._desk.kit.texts.language)
        self._desk.work.read(job, self._show, key="may-i")

    def _show(self, found: Found) -> None:
        self._found = found
        several = found.person is None and bool(found.rows)
        self._people.setVisible(several)
        if several:
            self._people.show_found(found)
        self._say_hint(found)
        self._question.setVisible(found.person is not None)
        if found.person and found.answer:
            self._show_question(found, found.answer)
        else:
            self._panel.hide()

    def _show_question(self, found: Found, answer: Answer) -> None:
        texts = self._desk.kit.texts
        self._who.show_plain(found.who)
        channels = [(one, texts.heading(self._desk.channel_name(one))) for one in found.channels]
        self._channels.offer(channels)
        self._channels.choose(answer.channel)
        self._purposes.offer([(one.value, texts(f"words.purpose.{one}")) for one in found.purposes])
        self._purposes.choose(answer.purpose.value)
        self._panel.show_answer(answer, opens=bool(self.link.leads_on(answer)))

    def _say_hint(self, found: Found) -> None:
        """What to type; nobody found; a number the register does not know."""
        text = found.asked.text
        unknown = found.person is None and not found.rows and bool(text)
        number = unknown and typed_number(text) is not None
        key = "may_i.number_unknown" if number else "may_i.nobody" if unknown else "may_i.hint"
        self._hint.say(key, text=text)
        nobody = found.person is None and not found.rows
        self._hint.setVisible(nobody)
        self._new.setVisible(unknown)
        self._list.setVisible(nobody and not unknown)
        self.link.offer(found.asked, unknown=unknown)

    def _add_person(self) -> None:
        self._leave(partial(self._desk.wishes.new_person.emit, self._found.asked.text))

    def _check_list(self) -> None:
        self._leave(partial(self._desk.wishes.check_list.emit, []))

    def _take(self) -> None:
        """Contact the person; where a word on why is needed first, ask for it."""
        answer = self._panel.answer
        if answer and needs_note(self._desk, answer):
            self._panel.ask_reason()
        else:
            self._contact("")

    def _contact(self, reason: str) -> None:
        if answer := self._panel.answer:
            self._contacting.go(answer, reason=reason, asked=self.link.leads_on(answer))

    def _tell_not_opened(self) -> None:
        if answer := self._panel.answer:
            self._panel.show_code(answer.link or self.link.code(answer))
        self._desk.wishes.told.emit(self._desk.kit.texts("may_i.not_opened"))

    def _go_other_way(self, channel: str) -> None:
        """Ask about the allowed channel, and go there at once where it opens; a letter is written first."""
        asked = replace(self._asked, person=self._person_id, channel=channel)
        job = partial(read_question, self._desk.register, asked, self._desk.kit.texts.language)
        self._desk.work.read(job, self._show_and_take, key="may-i")

    def _show_and_take(self, found: Found) -> None:
        self._asked = found.asked
        self._show(found)
        if found.answer and (found.answer.link or found.answer.needs_note):
            self._take()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.wishes.told.emit(self._desk.kit.texts("person.copied"))

    def _leave(self, then: partial[None]) -> None:
        """Close, then go where the button leads."""
        self.accept()
        then()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does the first thing, F1 tells why, arrows lead into the list or the chips."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_F1:
            self._panel.toggle_why()
        elif key in _STEPS and self._people.isVisible():
            self._people.step(_STEPS[key])
        elif key == Qt.Key.Key_Down and self._question.isVisible():
            self._channels.focus()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.link.is_fresh():
            return
        if self._people.isVisible():
            self._people.pick()
        elif self._new.isVisible():
            self._new.click()
        else:
            self._panel.act()
