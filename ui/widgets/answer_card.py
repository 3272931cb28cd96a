"""The answer to "May I?" in words, with what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from consentregister.domain.answer import Answer
from consentregister.domain.words import ConsentState, Purpose, Verdict
from ui import icons, look
from ui.desk import Kit
from ui.widgets.boxes import STRETCH, clear, column, holding, row
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.reason_bar import ReasonBar
from ui.widgets.text_along import TextAlong
from ui.widgets.why_box import WhyBox

_OTHER_WAYS = 2
_PHONE_FIRST = "M1"
_NOW = ("person.call", "person.other_channel")
_MEANWHILE = ("person.call_meanwhile", "person.other_channel_meanwhile")
# States that rest on something the person said or wrote, which they may take back for this one cell.
_CAN_END = frozenset(
    {
        ConsentState.GRANTED_WRITTEN,
        ConsentState.GRANTED_SIGNED_ON_SCREEN,
        ConsentState.GRANTED_BY_FIRST_CONTACT,
        ConsentState.PROOF_MISSING,
        ConsentState.GUARDIAN_MISSING,
        ConsentState.EXPIRED,
    }
)
_FRAME = 'QFrame[kind="card"] {{ border: 1px solid {colour}; border-left: 4px solid {colour}; }}'


class AnswerCard(Card):
    """Verdict with headline, one sentence, next steps as buttons; rule and source behind "Why?".

    Signals:
        opened: the answer whose channel is to be opened now.
        other_way: a channel that is allowed now instead.
        form_wanted: print the form to sign.
        phone_wanted: go to the checklist of the work phone.
        along: the text that goes with the message, to copy.
        unfolded: the reasons are shown.
        ended: the person wants no more for just this channel and purpose.
        receipt_wanted: the answer whose consent the person would like a receipt of.
        reasoned: the answer, and the word on why that it waits for.
        why: what it rests on; to be copied, or looked up for an earlier day.
    """

    opened = Signal(Answer)
    other_way = Signal(str)
    form_wanted = Signal()
    unfolded = Signal(QWidget)
    phone_wanted = Signal()
    ended = Signal(Answer)
    receipt_wanted = Signal(Answer)
    reasoned = Signal(Answer, str)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._kit = kit
        self._answer: Answer | None = None
        self._channel_name: Callable[[str], str] = str
        self._sign = QLabel()
        self._head = Label(kit, "answer", wrap=True)
        self._reason = Label(kit, "body", wrap=True)
        self._step = Label(kit, "muted", wrap=True)
        self._notices = Label(kit, "muted", wrap=True)
        self._state = Label(kit, "caption")
        self._why_button = Button(kit, "person.why", self._toggle_why, kind="quiet")
        self._end = Button(kit, "person.end_this", self._end_this, kind="quiet")
        self._receipt = Button(kit, "receipts.save", self._want_receipt, kind="quiet")
        self._no_signature = Label(kit, "strong", wrap=True)
        self.along = TextAlong(kit)
        self.why = WhyBox(kit)
        self._note = ReasonBar(kit)
        self._buttons = row(gap=look.GAP)
        self._lay_out()
        self._note.given.connect(self._give_reason)
        kit.look.changed.connect(self._colour)

    def show_answer(self, answer: Answer, channel_name: Callable[[str], str], *, has_receipt: bool = False) -> None:
        """Show an answer; to another question, the reasons fold away again.

        `has_receipt`: whether something was said there that a receipt can be made of.
        """
        if self._answer is None or _question(answer) != _question(self._answer):
            self.why.hide()
            self._why_button.say("person.why")
        self._answer, self._channel_name = answer, channel_name
        self._say_answer(answer)
        self._end.setVisible(answer.state in _CAN_END)
        self._receipt.setVisible(has_receipt)
        clear(self._buttons)
        for button in self._steps(answer):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._note.begin(asked=answer.needs_note and answer.contact_point is not None, offered=False)
        self._colour()

    def _lay_out(self) -> None:
        self._sign.setFixedSize(24, 26)
        text = column(
            self._reason,
            self._no_signature,
            self._step,
            self._notices,
            row(self._state, self._why_button, self._receipt, self._end, STRETCH, gap=4),
            gap=4,
        )
        self.content.setContentsMargins(look.CARD_MARGIN, 14, look.CARD_MARGIN, look.CARD_MARGIN)
        self.add(row(self._sign, self._head, gap=10))
        self.add(text)
        self.add(holding(self._buttons))
        self.add(self.along)
        self.add(self._note)
        self.add(self.why)
        for label in (self._reason, self._no_signature, self._step, self._notices):
            label.setMaximumWidth(look.LINE_OF_TEXT)

    def _say_answer(self, answer: Answer) -> None:
        texts = self._kit.texts
        self._head.show_plain(
            texts(
                "person.answer_head",
                verdict=texts(f"words.verdict.{answer.verdict}").rstrip(" …").rstrip(","),
                channel=self._channel_name(answer.channel),
                purpose=texts(f"person.purpose_for.{answer.purpose}"),
                headline=texts.heading(answer.headline),
            )
        )
        self._reason.show_plain(answer.reason)
        steps = [step for step in (answer.next_step, answer.next_step_2) if step]
        self._step.show_plain("\n".join(steps))
        self._step.setVisible(bool(steps))
        state = texts("person.asked", state=texts(f"words.state.{answer.state}"))
        until = texts("person.until", day=texts.day(answer.until.astimezone().date())) if answer.until else ""
        self._state.show_plain(" · ".join(part for part in (state, until) if part))
        self._notices.show_plain("\n".join(answer.notes))
        self._notices.setVisible(bool(answer.notes))
        self._no_signature.show_plain(answer.no_signature)
        self._no_signature.setVisible(bool(answer.no_signature))
        self.along.show_text(answer.accompany)
        self.why.show_answer(answer)
        self.setAccessibleName(f"{self._head.text()} {answer.reason}")

    def _steps(self, answer: Answer) -> list[Button]:
        """What one can do, most fitting first; the first is the main one."""
        made: list[Button] = []
        if answer.verdict.is_yes and answer.link:
            made.append(self._open_button(answer))
        others = answer.allowed_channels[:_OTHER_WAYS] if not answer.verdict.is_yes else ()
        meanwhile = answer.state is ConsentState.REQUESTED
        made += [self._other_button(channel, meanwhile=meanwhile) for channel in others]
        if answer.verdict is Verdict.ASK_FIRST and answer.state is not ConsentState.REQUESTED:
            made.append(Button(self._kit, "person.print_form", self.form_wanted.emit, icon="printer"))
        if any(notice.id == _PHONE_FIRST for notice in answer.notices) and not answer.verdict.is_yes:
            made.append(Button(self._kit, "person.set_up_phone", self.phone_wanted.emit, icon="smartphone"))
        if made:
            made[0].be("primary")
        return made

    def _open_button(self, answer: Answer) -> Button:
        key = "person.call" if answer.channel == "phone_call" else "person.open_channel"
        icon = icons.of_channel(answer.channel)
        name = self._channel_name(answer.channel)
        return Button(self._kit, key, lambda: self.opened.emit(answer), icon=icon, channel=name)

    def _other_button(self, channel: str, *, meanwhile: bool) -> Button:
        """A way that is allowed; while an answer is waited for it says so, as nobody is to be called about that."""
        keys = _MEANWHILE if meanwhile else _NOW
        key = keys[0] if channel == "phone_call" else keys[1]
        icon = icons.of_channel(channel)
        name = self._kit.texts.heading(self._channel_name(channel))
        return Button(self._kit, key, lambda: self.other_way.emit(channel), icon=icon, channel=name)

    def _give_reason(self, reason: str) -> None:
        if self._answer:
            self.reasoned.emit(self._answer, reason)

    def _want_receipt(self) -> None:
        if self._answer:
            self.receipt_wanted.emit(self._answer)

    def _end_this(self) -> None:
        if self._answer:
            self.ended.emit(self._answer)

    def _toggle_why(self) -> None:
        shown = self.why.isHidden()
        self.why.setVisible(shown)
        self._why_button.say("person.why_not" if shown else "person.why")
        if shown:
            self.unfolded.emit(self.why)

    def _colour(self) -> None:
        if self._answer is None:
            return
        colour = self._kit.look.verdict(self._answer.verdict).text
        self.setStyleSheet(_FRAME.format(colour=colour))
        self._head.setStyleSheet(f"color: {colour};")
        self._sign.setPixmap(
            self._kit.icons.pixmap(icons.OF_VERDICT[self._answer.verdict], colour, size=look.ICON_LARGE + 4)
        )


def _question(answer: Answer) -> tuple[int, str, Purpose]:
    return answer.person, answer.channel, answer.purpose
