"""One person: who they are, what they said, what one may do, what was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from consentregister.domain.answer import Answer
from consentregister.domain.changed import Changed
from consentregister.domain.consent import Consent
from consentregister.domain.errors import NotFound
from consentregister.domain.words import PersonKind, Purpose
from ui import look, messages
from ui.contacting import Contacting
from ui.copying import copy_explanation
from ui.desk import Desk
from ui.pages.matters_bar import MattersBar
from ui.pages.person_forms import FormsCard
from ui.pages.person_head import PersonHead
from ui.pages.person_past import HistoryCard
from ui.pages.person_reading import PersonView, read_person
from ui.pages.twin_bar import TwinBar
from ui.widgets.answer_card import AnswerCard
from ui.widgets.board import BoardView
from ui.widgets.boxes import STRETCH, column, holding, reveal, scrolling
from ui.widgets.card import Card
from ui.wishes import Offer

_A_MOMENT = 250  # ms: longer than it takes to press the next key


class PersonPage(QWidget):
    """Head, board, answer, history. The answer stands below the board, always in the same place.

    Signals:
        shown: the person is on the screen now.
        gone: the person is no longer in the register's lists.
    """

    shown = Signal(int)
    gone = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person = 0
        self._view: PersonView | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_A_MOMENT)
        self._soon.timeout.connect(self.reload)
        self.head = PersonHead(desk)
        self.twins = TwinBar(desk)
        self.matters = MattersBar(desk)
        self.board = BoardView(desk.kit)
        self.answer = AnswerCard(desk.kit)
        self.history = HistoryCard(desk.kit)
        self.forms = FormsCard(desk)
        self._lay_out()
        self.board.asked.connect(self._ask)
        self._contacting = Contacting(desk, self)
        self._contacting.outdated.connect(self._show_outdated)
        self._contacting.not_opened.connect(self._tell_not_opened)
        self.answer.opened.connect(self._open)
        self.answer.why.copied.connect(partial(copy_explanation, desk))
        self.answer.why.earlier.connect(self._ask_earlier)
        self.answer.reasoned.connect(self._open_with_reason)
        self.answer.other_way.connect(self._go_other_way)
        self.answer.form_wanted.connect(lambda: desk.wishes.print_form.emit([self._person]))
        self.answer.along.copied.connect(self._copy)
        self.answer.unfolded.connect(partial(reveal, self._area))
        self.answer.phone_wanted.connect(lambda: desk.wishes.page.emit("settings/phone"))
        self.answer.ended.connect(self._end)
        self.answer.receipt_wanted.connect(self._save_receipt)
        self.forms.chosen.connect(desk.wishes.show_form)

    @property
    def current(self) -> int:
        """The id of the person shown, 0 for nobody."""
        return self._person

    def show_person(self, person: int, *, soon: bool = False) -> None:
        """Show a person; `soon`: once nobody else was asked for in a moment, so that typing never waits for it.

        Until then the page takes no clicks, which would be meant for the person still seen.
        """
        self._person = person
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, soon)
        if soon:
            self._soon.start()
        else:
            self.reload()

    def forget(self) -> None:
        """Show nobody: whoever was shown or asked for is done with."""
        self._soon.stop()
        self._desk.work.forget("person")
        self._person, self._view = 0, None

    def reload(self) -> None:
        """Read the person anew."""
        self._soon.stop()
        if self._person:
            job = partial(read_person, self._desk.register, self._person, self._desk.kit.texts.language)
            self._desk.work.read(job, self._show, self._fail, key="person")

    def changed(self, changed: Changed[object]) -> None:
        """Read anew when this person was touched, or a setting that decides."""
        if self._person in changed.persons or "settings" in changed.areas:
            self.reload()

    def _lay_out(self) -> None:
        board = Card(self._desk.kit, margin=12)
        board.add(self.board)
        main = holding(column(board, self.answer, gap=look.GAP_WIDE))
        self._past = column(self.forms, self.history, STRETCH, gap=look.GAP_WIDE)
        self._grid = QGridLayout()
        self._grid.setSpacing(look.GAP_WIDE)
        self._main, self._aside = main, holding(self._past)
        self._wide: bool | None = None
        self._column = column(
            self.head, self.twins, self.matters, self._grid, STRETCH, gap=look.GAP_WIDE, margin=look.PAGE_MARGIN
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area = scrolling(holding(self._column, ground="page"))
        outer.addWidget(self._area)
        self._arrange()

    def _arrange(self) -> None:
        """Put the past beside the board where there is room, else below."""
        wide = self.width() >= look.WIDE_PAGE
        if wide == self._wide:
            return
        self._wide = wide
        self._grid.addWidget(self._main, 0, 0)
        self._grid.addWidget(self._aside, *((0, 1) if wide else (1, 0)))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if wide else 0)

    def _show(self, view: PersonView) -> None:
        another = self._view is None or self._view.person.id != view.person.id
        self._view = view
        if another:
            self._area.verticalScrollBar().setValue(0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self._soon.isActive())
        self.head.show_person(view)
        self.twins.show_twins(view.person.id, view.twins)
        self.matters.show_matters(view.matters, view.matter_days)
        self.history.show_entries(view.entries)
        self.forms.show_person(view)
        self.board.show_board(view.board, self._desk.channel_name)
        if another and view.board.channels:
            self.board.choose(view.board.channels[0], _first_asked(view))
        elif chosen := self.board.chosen():
            self._ask(*chosen)
        self.shown.emit(view.person.id)

    def _fail(self, error: Exception) -> None:
        """Whoever was put in the bin is no longer shown; what was done is told where it was done."""
        if isinstance(error, NotFound):
            self.forget()
            self.gone.emit()
        else:
            self._desk.work.failed.emit(messages.sentence(error, self._desk.kit.texts))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.wishes.told.emit(self._desk.kit.texts("person.copied"))

    def _end(self, answer: Answer) -> None:
        """The person wants no more on this channel for this purpose; all else stays."""
        withdraw = self._desk.register.consents.withdraw
        job = partial(withdraw, answer.person, channel=answer.channel, purpose=answer.purpose)
        self._desk.work.change(job, partial(self._tell_ended, answer))

    def _tell_ended(self, answer: Answer, _changed: Changed[list[Consent]]) -> None:
        texts = self._desk.kit.texts
        purpose = texts(f"person.purpose_for.{answer.purpose}")
        sentence = texts("person.ended", channel=self._desk.channel_name(answer.channel), purpose=purpose)
        confirm = partial(self._desk.wishes.print_confirmation.emit, answer.person)
        self._desk.wishes.offered.emit(Offer(sentence, texts("no_more.print"), confirm))

    def _save_receipt(self, answer: Answer) -> None:
        from ui.receipt_saving import save_receipt

        if self._view is not None:
            save_receipt(self._desk, self.window(), answer, self._view.person.name)

    def _ask(self, channel: str, purpose: Purpose) -> None:
        self._check(channel, purpose, self._show_answer)

    def _check(self, channel: str, purpose: Purpose, then: Callable[[Answer], None]) -> None:
        checks = self._desk.register.checks
        job = partial(checks.check, self._person, channel, purpose, language=self._desk.kit.texts.language)
        self._desk.work.read(job, then, key="person-answer")

    def _show_answer(self, answer: Answer) -> None:
        has_receipt = self._view is not None and (answer.channel, answer.purpose) in self._view.said
        self.answer.show_answer(answer, self._desk.channel_name, has_receipt=has_receipt)

    def _go_other_way(self, channel: str) -> None:
        """Ask about the allowed channel, show its answer and open it."""
        if chosen := self.board.chosen():
            self.board.choose(channel, chosen[1])
            self._check(channel, chosen[1], self._open)

    def _open(self, answer: Answer) -> None:
        """Open the channel of a yes and note the contact."""
        self._show_answer(answer)
        if answer.verdict.is_yes and answer.link:
            self._contacting.go(answer)

    def _show_outdated(self, answer: Answer) -> None:
        if answer.person == self._person:
            self._show_answer(answer)

    def _ask_earlier(self, answer: Answer) -> None:
        from ui.dialogs.earlier import Earlier

        Earlier(self._desk, self.window(), answer).open()

    def _open_with_reason(self, answer: Answer, reason: str) -> None:
        self._contacting.go(answer, reason=reason)

    def _tell_not_opened(self) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("may_i.not_opened"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wide windows get room for the past beside the board, small ones narrower margins."""
        super().resizeEvent(event)
        margin = look.PAGE_MARGIN if self.width() > look.NARROW_PAGE else look.PAGE_MARGIN_NARROW
        self.head.show_signing(visible=self.width() >= look.WIDE_HEAD)
        self._column.setContentsMargins(margin, look.PAGE_MARGIN, margin, look.PAGE_MARGIN)
        self._arrange()


def _first_asked(view: PersonView) -> Purpose:
    """What one mostly asks about a person."""
    return Purpose.STAFF_MATTER if view.person.kind is PersonKind.EMPLOYEE else Purpose.APPOINTMENT_OR_ORDER
