"""The list of sheets on the left of the page of forms: those that came in, those that are not back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from consentregister.domain.form_code import shown_code
from consentregister.domain.intake import inbox_state
from consentregister.domain.printed import FormRow, ScanPage
from ui.desk import Desk, Kit
from ui.models.sheets_delegate import SheetsDelegate
from ui.models.sheets_model import SHEET, SheetRow, SheetsModel
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.button import Button
from ui.widgets.head import SearchField
from ui.widgets.label import Label
from ui.widgets.tabs import Tabs

_WIDTH, _NARROW = 258, 210


class SheetsList(QFrame):
    """Two lists behind two words, and the button to choose files.

    Attributes:
        tabs, view, model, search: the parts.

    Signals:
        chosen: the key of a sheet.
        turned: 0 for pages that came in, 1 for forms that are not back.
        files_wanted: choose files.
        searched: what is searched for, "" for nothing.
    """

    chosen = Signal(object)
    turned = Signal(int)
    files_wanted = Signal()
    searched = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        kit = desk.kit
        self.tabs = Tabs(kit, ("forms.came_in", "forms.not_back"))
        self.search = SearchField(kit, "forms.search")
        self.model = SheetsModel()
        self.view = QListView()
        self.nothing = Label(kit, "muted", wrap=True)
        self.setProperty("kind", "rail")
        self.be_narrow(narrow=False)
        self._prepare_view(kit)
        files = Button(kit, "forms.choose_files", self.files_wanted.emit, icon="upload")
        top = column(self.search, self.tabs, gap=6, margin=(8, 10, 8, 4))
        nothing = row(self.nothing, margin=(16, 8, 16, 8))
        card = Button(kit, "forms.card", desk.wishes.card.emit, kind="link")
        notices = Button(kit, "forms.notices", desk.wishes.notices.emit, kind="link")
        blank = Button(kit, "forms.print_blank", lambda: desk.wishes.print_form.emit([]), kind="link")
        others = (row(one, STRETCH) for one in (blank, notices, card))
        foot = column(row(files, STRETCH), *others, gap=4, margin=(8, 8, 8, 8))
        self.setLayout(column(top, nothing, self.view, foot, gap=0, margin=(0, 0, 1, 0)))
        self.tabs.chosen.connect(self.turned)
        self.search.textChanged.connect(self.searched)
        self.search.down.connect(self.view.setFocus)
        self.search.pasted.connect(desk.wishes.paste)
        self.view.selectionModel().currentChanged.connect(self._choose)

    def be_narrow(self, *, narrow: bool) -> None:
        """Leave a small window more room for the paper."""
        self.setFixedWidth(_NARROW if narrow else _WIDTH)

    def show_sheets(self, sheets: Sequence[SheetRow], nothing: str) -> None:
        """Show these; for none the text of a key."""
        self.model.set_sheets(sheets)
        self.nothing.setVisible(not sheets)
        if not sheets:
            self.nothing.say(nothing)

    def select(self, row: int) -> None:
        """Mark a line and show its sheet."""
        index = self.model.index(row)
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)

    def mark(self, key: int | str) -> None:
        """Mark a sheet where it is in the list, without showing it; nothing is marked for one that is not."""
        row = self.model.row_of(key)
        selection = self.view.selectionModel()
        selection.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        selection.setCurrentIndex(self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)  # noqa: FBT003
        self.view.viewport().update()

    def current_row(self) -> int:
        """Which line is marked, -1 for none."""
        return self.view.currentIndex().row()

    def _prepare_view(self, kit: Kit) -> None:
        self.view.setModel(self.model)
        self._delegate = SheetsDelegate(kit)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(kit.texts("window.place.forms"))
        kit.look.changed.connect(self.view.viewport().update)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(SHEET).key)


def scan_sheet(page: ScanPage, kit: Kit) -> SheetRow:
    """A page that came in, as one line."""
    number = kit.texts("forms.page_of_file", file=page.file, page=page.page) if page.page > 1 else page.file
    state, moment = inbox_state(page), kit.texts.moment(page.taken_at)
    title, second = (page.person_name, number) if page.person_name else (number, moment)
    return SheetRow(page.id, title, second, kit.texts(f"forms.state.{state}"), "image", state, f"{number} · {moment}")


def form_sheet(form: FormRow, kit: Kit) -> SheetRow:
    """A form that is not back, as one line."""
    day = kit.texts.day(form.printed_at.astimezone().date())
    return SheetRow(form.code, form.person_name or kit.texts("forms.blank"), kit.texts("forms.printed_on", day=day))


def found_sheet(form: FormRow, kit: Kit) -> SheetRow:
    """A form that was searched for, as one line: who, where it stands, where its paper lies."""
    who = form.person_name or kit.texts("forms.blank")
    state = kit.texts(f"person.form_state.{form.state}")
    return SheetRow(form.code, who, shown_code(form.code), form.lies_in or state)
