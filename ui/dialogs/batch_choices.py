"""Forms for many: who they are for, who gets none, and in which order they come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from consentregister.domain.batch import MOST_AT_ONCE, Batch, SheetOrder
from consentregister.register import Register
from ui.desk import Desk
from ui.widgets.boxes import column
from ui.widgets.choice import Choice
from ui.widgets.label import Label

Batches = Mapping[SheetOrder, Batch]
_NAMED = 3


class BatchChoices(QWidget):
    """Shown for more than one person.

    Attributes:
        order: by name or by postcode. persons: whom forms are printed for, in this order.

    Signals:
        changed: another order is chosen.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        kit = self._kit = desk.kit
        self._batches: Batches = {}
        self.order: Choice[SheetOrder] = Choice(kit, "print.order", [(one, f"print.by.{one}") for one in SheetOrder])
        self._who = Label(kit, "muted", wrap=True)
        self._left_out = Label(kit, "muted", wrap=True)
        self._later = Label(kit, "muted", wrap=True)
        parts = (self._who, self._left_out, self._later, Label(kit, "muted", "print.order"), self.order)
        self.setLayout(column(*parts, gap=6))
        self.order.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.hide()

    @property
    def persons(self) -> tuple[int, ...]:
        """Whom forms are printed for, in the order chosen."""
        return self._batches[self.order.value()].persons

    def begin(self, batches: Batches, *, unasked: bool) -> None:
        """Show a batch; `unasked` says that these are all who were never asked."""
        self._batches = batches
        batch, texts = batches[SheetOrder.NAME], self._kit.texts
        self._who.say("print.unasked_are")
        self._who.setVisible(unasked)
        self._left_out.show_plain(texts("print.left_out", names=_some(batch.left_out)))
        self._left_out.setVisible(bool(batch.left_out))
        self._later.show_plain(texts("print.later", later=batch.later, most=MOST_AT_ONCE))
        self._later.setVisible(batch.later > 0)
        self.show()


def _some(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" (+ {more})" if more > 0 else "")


def read_batches(register: Register, persons: Sequence[int]) -> Batches:
    """The same people in each order, in a worker thread; none for one person or for a blank form."""
    plan = partial(register.batches.plan, persons)
    return {order: plan(order) for order in SheetOrder} if len(persons) > 1 else {}
