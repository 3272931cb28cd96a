"""What came of a list: how many may be written to, and every line with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from consentregister.domain.channel import Catalogue
from consentregister.domain.lists import CheckedList
from consentregister.domain.words import Verdict
from ui.desk import Desk
from ui.models.list_delegate import ListDelegate
from ui.models.list_model import LINE, Line, ListModel, lines_of
from ui.texts import Texts
from ui.widgets.boxes import column
from ui.widgets.label import Label


class ListOutcome(QWidget):
    """One sentence, and the lines below it.

    Attributes:
        model, view: the lines.

    Signals:
        opened: a `Line` that was double-clicked, or Enter pressed on it.
    """

    opened = Signal(Line)

    def __init__(self, desk: Desk, words: Sequence[str] = ()) -> None:
        """`words`: keys of the words in the badges, where they are others than the verdicts'."""
        super().__init__()
        self._desk, kit = desk, desk.kit
        self.model, self.view = ListModel(), QListView()
        self._sum = Label(kit, "answer", wrap=True)
        self._delegate = ListDelegate(kit, words)
        self._prepare_view()
        outer = column(self._sum, self.view, gap=12)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def wait(self) -> None:
        """Say that it is being checked; the lines before it stay until then."""
        self._sum.say("lists.checking")

    def show_list(self, checked: CheckedList) -> None:
        """Show a checked list."""
        texts = self._desk.kit.texts
        self.show_lines(summed_up(checked, self._desk.register.catalogue, texts), lines_of(checked, texts))

    def show_lines(self, sentence: str, lines: Sequence[Line]) -> None:
        """Show some lines below what sums them up."""
        self._sum.show_plain(sentence)
        self.setAccessibleName(sentence)
        self.model.set_lines(lines)
        self.view.setCurrentIndex(self.model.index(0))

    def _prepare_view(self) -> None:
        view, kit = self.view, self._desk.kit
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(kit.texts("lists.entries"))
        view.activated.connect(self._open)
        kit.look.changed.connect(view.viewport().update)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(LINE))


def summed_up(checked: CheckedList, catalogue: Catalogue, texts: Texts) -> str:
    """One sentence: "37 dürfen Sie anschreiben, 12 noch nicht, 3 nicht in der Kartei"; what is none is left out."""
    verb = texts(f"lists.verb.{catalogue.channels[checked.channel].channel_class}")
    yes, verdicts = len(checked.going_out), [row.answer.verdict for row in checked.rows]
    first = f"{texts.counted('lists.yes', yes)} {verb}" if yes else texts("lists.none", verb=verb)
    counts = {
        "lists.not_yet": verdicts.count(Verdict.ASK_FIRST),
        "lists.no": verdicts.count(Verdict.BLOCK),
        "lists.aside": sum(verdict.is_yes for verdict in verdicts) - yes,
        "lists.count_unknown": len(checked.unknown),
    }
    return ", ".join((first, *(texts(key, count=count) for key, count in counts.items() if count)))
