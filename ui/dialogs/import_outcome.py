"""What would come of a file: how many are new, known, refused, and every contact with its reason."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from consentregister.domain.column_use import ColumnUse
from consentregister.domain.imports import Columns, Fate, ImportChoices, ImportPreview, ImportRow
from consentregister.domain.words import PersonKind
from ui.desk import Kit
from ui.models.import_delegate import ImportDelegate
from ui.models.import_model import COMING, ImportModel
from ui.texts import Texts
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.check import Check
from ui.widgets.choice import Choice
from ui.widgets.field import Field
from ui.widgets.label import Label

_MOST_NAMED = 4
_KIND_WIDTH = 260
# Whom one brings along from elsewhere were customers there.
_KINDS = (
    PersonKind.EXISTING_CUSTOMER,
    PersonKind.NEW_CUSTOMER,
    PersonKind.EMPLOYEE,
    PersonKind.BUSINESS_CONTACT,
)


class ImportOutcome(QWidget):
    """One sentence, the choices, and the lines.

    Attributes:
        model, view: the lines. kind: what the people are. leave_out: take people without their unreadable numbers.
        leave: the button that leaves out the people marked.

    Signals:
        chosen: another choice. columns: the columns are to be said. thinned: somebody is left out, or taken after all.
    """

    chosen = Signal()
    thinned = Signal()
    columns = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._preview: ImportPreview | None = None
        self._counts: Counter[Fate | None] = Counter()
        self._waits = False
        self.model, self.view = ImportModel(kit.texts), QListView()
        self._sum = Label(kit, "answer", wrap=True)
        self._consent = Label(kit, "muted", wrap=True)
        self._unknown = Label(kit, "muted", wrap=True)
        self._map = Button(kit, "importing.map", self.columns.emit, kind="link", icon="pencil")
        kinds = [(one, f"words.kind.{one}") for one in _KINDS]
        self.kind: Choice[PersonKind] = Choice(kit, "importing.kind", kinds)
        self.leave_out = Check(kit, "importing.leave_out")
        self.leave = Button(kit, "importing.leave", self._leave, shortcut="importing.leave_key")
        self._delegate = ImportDelegate(kit)
        self._prepare_view()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self.chosen)
        self.leave_out.toggled.connect(self.chosen)

    def choices(self) -> ImportChoices:
        """What is chosen."""
        return ImportChoices(kind=self.kind.value(), leave_out_unreadable=self.leave_out.isChecked())

    def wait(self) -> None:
        """Say that it is being looked through; the lines before stay until then."""
        self._sum.say("importing.checking")
        self._waits = True
        self._offer_to_leave()

    def forget(self) -> None:
        """Another file: nobody of it is left out yet."""
        self.model.without = frozenset()

    def coming(self) -> int:
        """How many would be taken over."""
        return sum(self._counts[fate] for fate in COMING)

    def show_preview(self, preview: ImportPreview, rows: list[ImportRow]) -> None:
        """Show what would come of it; `rows` in their order."""
        columns = preview.source.columns
        self._preview, self._waits = preview, False
        self._sum_up()
        self._consent.show_plain(_of_consent(columns, self._kit.texts))
        self._show_columns(columns)
        self.leave_out.setVisible(bool(preview.refused) or self.leave_out.isChecked())
        self.model.show_rows(rows, is_table=columns is not None)
        self.view.setCurrentIndex(self.model.index(0))
        self._offer_to_leave()

    @property
    def says(self) -> str:
        """The sentence above the lines."""
        return self._sum.text()

    def _sum_up(self) -> None:
        """Say how many there are of each; under None those left out."""
        if self._preview is None:
            return
        gone = [row.fate for row in self._preview.rows if row.row in self.model.without] if self.model.without else []
        self._counts = Counter(self._preview.counts)
        self._counts.subtract(gone)
        self._counts[None] = len(gone)
        self._sum.show_plain(summed_up(self._counts, self._kit.texts))
        self.setAccessibleName(self._sum.text())

    def _leave(self) -> None:
        """Leave out the people marked, or take them after all."""
        if self.leave.isEnabled():
            self.model.leave_out(self._marked())
            self._sum_up()
            self._offer_to_leave()
            self.thinned.emit()

    def _offer_to_leave(self) -> None:
        are_left_out = self.model.are_left_out(self._marked())
        self.leave.say("importing.take_after_all" if are_left_out else "importing.leave")
        self.leave.setEnabled(are_left_out is not None and not self._waits)

    def _marked(self) -> list[int]:
        return [index.row() for index in self.view.selectedIndexes()]

    def _show_columns(self, columns: Columns | None) -> None:
        names = _left_out(columns) if columns else []
        self._unknown.show_plain(self._kit.texts("importing.unknown_columns", names=_some(names)))
        self._unknown.setVisible(bool(names))
        self._map.setVisible(columns is not None)

    def _lay_out(self) -> None:
        kit = self._kit
        kind = Field(kit, "importing.kind", self.kind)
        kind.setFixedWidth(_KIND_WIDTH)
        choices = row(kind, self.leave_out, STRETCH, gap=24)
        choices.setAlignment(self.leave_out, Qt.AlignmentFlag.AlignBottom)
        columns = row(self._map, self._unknown, gap=12)
        columns.setStretch(1, 1)
        outer = column(self._sum, self._consent, choices, columns, self.view, gap=8)
        outer.setStretch(4, 1)
        self.setLayout(outer)

    def _prepare_view(self) -> None:
        view, kit = self.view, self._kit
        view.setModel(self.model)
        view.setItemDelegate(self._delegate)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.selectionModel().selectionChanged.connect(self._offer_to_leave)
        for keys in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            QShortcut(QKeySequence(keys), view, self._leave).setContext(Qt.ShortcutContext.WidgetShortcut)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(kit.texts("importing.lines"))
        kit.look.changed.connect(view.viewport().update)


def summed_up(counts: Counter[Fate | None], texts: Texts) -> str:
    """One sentence: "37 sind neu, 12 stehen schon in der Kartei"; what is none is not named."""
    named = ((fate, fate or "left_out") for fate in (*Fate, None) if counts[fate])
    told = [texts.counted(f"importing.count.{name}", counts[fate]) for fate, name in named]
    return texts.heading(", ".join(told)) if told else texts("importing.nobody")


def _of_consent(columns: Columns | None, texts: Texts) -> str:
    """That nobody's consent comes along, and the columns that would have it so."""
    if columns is None or not columns.of_consent:
        return texts("importing.no_consent")
    return texts(
        "importing.consent_columns", names=_some([texts("importing.quoted", text=head) for head in columns.of_consent])
    )


def _left_out(columns: Columns) -> list[str]:
    """Columns that nobody knows and nobody said anything of."""
    return [columns.heads[place] for place in columns.unsure if columns.mapping[place] is ColumnUse.IGNORE]


def _some(names: list[str]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
