"""The answer in "May I?": verdict, reason, what to do next, and the link as a QR code for the phone in the hand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from consentregister.domain.answer import Answer
from consentregister.domain.words import ChannelClass
from ui import icons, look
from ui.contacting import needs_note
from ui.desk import Desk
from ui.dialogs.may_i_steps import Steps
from ui.widgets.boxes import STRETCH, clear, column, holding, row
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.qr_code import QrCode
from ui.widgets.reason_bar import ReasonBar
from ui.widgets.text_along import TextAlong
from ui.widgets.why_box import WhyBox

_FRAME = 'QFrame[kind="answer"] {{ background: {ground}; border-radius: {corner}px; }}'


class AnswerPanel(QFrame):
    """An answer on the ground of its verdict.

    Attributes:
        answer: what is shown; None while it is read anew.
        steps: what the buttons ask for.
        along: the text that goes with the message.
        why: what it rests on; to be copied, or looked up for an earlier day.

    Signals:
        unfolded: the reasons are shown; the last part of them.
        reasoned: a reason was given to contact the person: after a no, or where a yes needs one.
    """

    reasoned = Signal(str)
    unfolded = Signal(QWidget)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, kit = desk, desk.kit
        self.answer: Answer | None = None
        self.steps = Steps(desk, self)
        self._sign = QLabel()
        self._head = Label(kit, "answer", wrap=True)
        self._reason = Label(kit, "body", wrap=True)
        self._more = Label(kit, "muted", wrap=True)
        self._state = Label(kit, "caption")
        self._why_button = Button(kit, "person.why", self.toggle_why, kind="quiet", shortcut="may_i.why_key")
        self._compare = Button(kit, "settings.compare", desk.wishes.compare.emit, kind="link", icon="info")
        self._no_signature = Label(kit, "strong", wrap=True)
        self.along = TextAlong(kit)
        self.why = WhyBox(kit)
        self._buttons = Flow()
        self._first: Button | None = None
        self._all_the_same = ReasonBar(kit)
        self._code = QrCode()
        self._scan = Label(kit, "caption", "may_i.scan", wrap=True)
        self._lay_out()
        self._all_the_same.given.connect(self.reasoned)
        kit.look.changed.connect(self._colour)

    def show_answer(self, answer: Answer, *, opens: bool = False) -> None:
        """Show an answer; the reasons fold away again. `opens`: a reason opens the link that asked."""
        self.answer = answer
        self._say(answer)
        self._compare.hide()
        self.why.hide()
        clear(self._buttons)
        made = self.steps.made(answer)
        self._first = made[0] if made else None
        for button in made:
            self._buttons.addWidget(button)
        self.show_code(answer.link or "")
        offered = not answer.verdict.is_yes
        self._all_the_same.begin(asked=needs_note(self._desk, answer), offered=offered, opens=opens)
        self._colour()
        self.show()

    def act(self) -> None:
        """Do the first thing, as the Enter key does."""
        if self.answer and self._first:
            self._first.click()

    def toggle_why(self) -> None:
        """Show or hide what the answer rests on."""
        self.why.setVisible(self.why.isHidden())
        self._compare.setVisible(not self.why.isHidden() and self._is_messenger())
        if not self.why.isHidden():
            self.unfolded.emit(self._compare if self._is_messenger() else self.why)

    def ask_reason(self) -> None:
        """Lead to the field for the reason."""
        self._all_the_same.focus()

    def _is_messenger(self) -> bool:
        channel = self._desk.register.catalogue.channels.get(self.answer.channel) if self.answer else None
        return channel is not None and channel.channel_class is ChannelClass.MESSENGER

    def _lay_out(self) -> None:
        self.setProperty("kind", "answer")
        self._sign.setFixedSize(24, 26)
        head = row(self._sign, self._head, gap=10)
        head.setStretch(1, 1)
        words = column(
            head,
            self._reason,
            self._no_signature,
            self._more,
            row(self._state, self._why_button, STRETCH, gap=4),
            holding(self._buttons),
            STRETCH,
            gap=6,
        )
        for label in (self._reason, self._no_signature, self._more):
            label.setMaximumWidth(look.LINE_OF_TEXT)
        self._aside = QWidget()
        aside = column(self._code, self._scan, STRETCH, gap=4)
        aside.setAlignment(self._code, Qt.AlignmentFlag.AlignHCenter)
        self._scan.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scan.setFixedWidth(self._code.sizeHint().width())
        self._aside.setLayout(aside)
        answer = row(words, self._aside, gap=look.GAP_WIDE)
        answer.setStretch(0, 1)
        below = (self.along, self._all_the_same, self.why, row(self._compare, STRETCH))
        self.setLayout(column(answer, *below, gap=6, margin=look.CARD_MARGIN))

    def _say(self, answer: Answer) -> None:
        texts = self._desk.kit.texts
        verdict = texts(f"words.verdict.{answer.verdict}").rstrip(" …").rstrip(",")
        self._head.show_plain(texts("may_i.head", verdict=verdict, headline=answer.headline))
        self._reason.show_plain(answer.reason)
        more = [answer.next_step, answer.next_step_2, *answer.notes]
        self._more.show_plain("\n".join(line for line in more if line))
        self._more.setVisible(bool(self._more.text()))
        state = texts("person.asked", state=texts(f"words.state.{answer.state}"))
        until = texts("person.until", day=texts.day(answer.until.astimezone().date())) if answer.until else ""
        self._state.show_plain(" · ".join(part for part in (state, until) if part))
        self._no_signature.show_plain(answer.no_signature)
        self._no_signature.setVisible(bool(answer.no_signature))
        self.along.show_text(answer.accompany)
        self.why.show_answer(answer)
        self.setAccessibleName(f"{self._head.text()} {answer.reason}")

    def show_code(self, link: str) -> None:
        """Show a link as a code for the phone; "" takes it away."""
        self._aside.setVisible(bool(link))
        if link:
            self._code.show_link(link, self._scan.text())

    def _colour(self) -> None:
        if self.answer is None:
            return
        pair = self._desk.kit.look.verdict(self.answer.verdict)
        self.setStyleSheet(_FRAME.format(ground=pair.ground, corner=look.CORNER))
        self._head.setStyleSheet(f"color: {pair.text};")
        sign = icons.OF_VERDICT[self.answer.verdict]
        self._sign.setPixmap(self._desk.kit.icons.pixmap(sign, pair.text, size=look.ICON_LARGE + 4))
