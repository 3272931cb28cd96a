"""Who may be in the register twice: one pair after the other, put together or told apart, each with a way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QListWidget, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.person import Person
from consentregister.domain.twins import Strength, Twins
from ui import messages
from ui.desk import Desk
from ui.dialogs.sheet import Sheet
from ui.dialogs.twins_reading import Compared, compare
from ui.dialogs.twins_view import TwinsView
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.wishes import Offer

_WIDTH = 920
_LIST_WIDTH = 280
_ABOVE_AND_BELOW = 320  # what stands around the cards, and the window around the sheet
_FEWEST, _HIGHEST = 300, 560


class TwinsDialog(Sheet):
    """The pairs on the left, the two cards of one on the right; of one person alone where one is given.

    Attributes:
        pairs: the list. view: the two cards.
    """

    def __init__(self, desk: Desk, over: QWidget, person: int = 0) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="twins.title_one" if person else "twins.title")
        self._desk, self._person, kit = desk, person, desk.kit
        self._found: list[Twins] = []
        self._back: tuple[Callable[[], Changed[Any]], str] | None = None
        self._offer: Offer | None = None
        self.pairs, self.view = QListWidget(), TwinsView(kit)
        self._sum = Label(kit, "muted", "twins.searching", wrap=True)
        self._told = Label(kit, "muted", wrap=True)
        self._undo = Button(kit, "twins.undo", self._take_back, kind="link", icon="undo-2")
        self._merge = Button(kit, "twins.merge", self._put_together, kind="primary")
        self._apart = Button(kit, "twins.apart", self._tell_apart)
        self._lay_out(over)
        self.pairs.currentRowChanged.connect(self._choose)
        self._search()

    def _lay_out(self, over: QWidget) -> None:
        self.pairs.setFixedWidth(_LIST_WIDTH)
        self.pairs.setAccessibleName(self._desk.kit.texts("twins.pairs"))
        self.pairs.setWordWrap(True)
        both = row(self.pairs, self.view, gap=20)
        both.setStretch(1, 1)
        self.view.setMinimumHeight(max(_FEWEST, min(over.height() - _ABOVE_AND_BELOW, _HIGHEST)))
        self.body.addWidget(self._sum)
        self.body.addLayout(both)
        told = row(self._told, self._undo)
        told.setStretch(0, 1)
        self.foot.addLayout(told)
        self.foot.addLayout(row(self._merge, self._apart, STRETCH))
        self.foot.setContentsMargins(20, 8, 20, 20)
        for part in (self.pairs, self._told, self._undo, self._merge, self._apart):
            part.hide()

    def _search(self) -> None:
        twins = self._desk.register.twins
        job: Callable[[], list[Twins]] = partial(twins.of, self._person) if self._person else twins.all
        self._desk.work.read(job, self._show, key="twins")

    def _show(self, found: Sequence[Twins]) -> None:
        self._found = list(found)
        self._list()

    def _list(self) -> None:
        """Show the pairs that are left, the first one's cards with them."""
        self.pairs.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        self.pairs.clear()
        self.pairs.addItems([self._named(pair) for pair in self._found])
        self.pairs.blockSignals(False)  # noqa: FBT003
        there = bool(self._found)
        self._sum.say("twins.none")
        self._sum.setVisible(not there)
        self.pairs.setVisible(len(self._found) > 1)
        for part in (self.view, self._merge, self._apart):
            part.setVisible(there)
        if there:
            self.pairs.setFocus()
            self.pairs.setCurrentRow(0)

    def _named(self, pair: Twins) -> str:
        """A pair in two lines: who, and what speaks for it."""
        texts = self._desk.kit.texts
        one, other = pair.one.full_name, pair.other.full_name
        key = "twins.same_name" if one == other else "twins.two_names"
        why = "hint" if pair.strength is Strength.WEAK else "reason"
        return f"{texts(key, one=one, other=other)}\n{texts(f'twins.{why}.{pair.reason}')}"

    def _choose(self, place: int) -> None:
        if 0 <= place < len(self._found):
            self._offer_steps(ready=False)
            job = partial(compare, self._desk.register, self._found[place], self._desk.kit.texts)
            self._desk.work.read(job, self._compare, key="twins-cards")

    def _compare(self, compared: Compared) -> None:
        self.view.show_cards(compared)
        self._offer_steps(ready=True)
        if not self.pairs.isVisible():
            self.view.focus()

    def _offer_steps(self, *, ready: bool) -> None:
        for button in (self._merge, self._apart):
            button.setEnabled(ready)

    def _put_together(self) -> None:
        pair = self._found[self.pairs.currentRow()]
        keep = self.view.keep
        gone = pair.other.id if keep == pair.one.id else pair.one.id
        job = partial(self._desk.register.merging.merge, keep, gone)
        self._change(job, partial(self._merged, keep, gone))

    def _tell_apart(self) -> None:
        pair = self._found[self.pairs.currentRow()]
        job = partial(self._desk.register.twins.tell_apart, pair.one.id, pair.other.id)
        self._change(job, partial(self._parted, pair))

    def _change(self, job: Callable[[], Changed[Any]], then: Callable[[Changed[Any]], None]) -> None:
        self._offer_steps(ready=False)
        self._desk.work.change(job, then, self._complain)

    def _complain(self, error: Exception) -> None:
        self._told.show_plain(messages.sentence(error, self._desk.kit.texts))
        self._told.show()
        self._offer_steps(ready=True)

    def _merged(self, keep: int, gone: int, changed: Changed[Person]) -> None:
        texts = self._desk.kit.texts
        back = partial(self._desk.register.merging.undo, keep, gone)
        self._offer = self._way_back(texts("twins.merged", name=changed.value.name), back, "twins.unmerged")
        if self._person:
            self._person = keep
        self._go_on([pair for pair in self._found if gone not in (pair.one.id, pair.other.id)])

    def _parted(self, pair: Twins, _changed: Changed[None]) -> None:
        back = partial(self._desk.register.twins.propose_again, pair.one.id, pair.other.id)
        self._offer = self._way_back(self._desk.kit.texts("twins.told_apart"), back, "twins.again")
        self._go_on([one for one in self._found if one != pair])

    def _way_back(self, sentence: str, back: Callable[[], Changed[Any]], told: str) -> Offer:
        """What was done, with its way back: in the sheet while it is open, then in the banner."""
        self._back = back, told
        work, wishes, texts = self._desk.work, self._desk.wishes, self._desk.kit.texts
        act = partial(work.change, back, lambda _changed: wishes.told.emit(texts(told)))
        return Offer(sentence, texts("twins.undo"), act)

    def _go_on(self, left: list[Twins]) -> None:
        """The next pair; after the last one the sheet closes, and the banner has the way back."""
        self._found = left
        if not left:
            self.accept()
            return
        self._told.show_plain(self._offer.sentence if self._offer else "")
        for part in (self._told, self._undo):
            part.show()
        self._list()

    def _take_back(self) -> None:
        if self._back:
            back, told = self._back
            self._back = self._offer = None
            self._undo.hide()
            self._desk.work.change(back, partial(self._taken_back, told))

    def _taken_back(self, told: str, _changed: Changed[Any]) -> None:
        self._told.say(told)
        self._search()

    def done(self, result: int) -> None:
        """Leave the last way back in the banner, and show the one that stayed."""
        super().done(result)
        if self._person:
            self._desk.wishes.person.emit(self._person)
        if self._offer:
            self._desk.wishes.offered.emit(self._offer)
