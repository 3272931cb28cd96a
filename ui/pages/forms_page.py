"""Forms: the pages that came in and wait to be filed, and the forms that are not back yet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from consentregister.domain.printed import FormRow, ScanPage
from ui import look
from ui.desk import Desk
from ui.pages.filing_reading import read_waiting
from ui.pages.filing_view import FilingView
from ui.pages.form_view import FormView
from ui.pages.page import Page
from ui.pages.sheets_list import SheetsList, form_sheet, found_sheet, scan_sheet
from ui.widgets.boxes import STRETCH, column, holding, row
from ui.widgets.label import Label

_CAME_IN, _NOT_BACK = 0, 1
_PARTS = ("back", "missing")
_NOTHING, _FILING, _FORM = 0, 1, 2


class FormsPage(Page):
    """The list on the left; on the right the page to file, or the form to look at.

    Attributes:
        sheets: the list. filing, form: what is on the right.
    """

    shows: ClassVar[frozenset[str]] = frozenset({"forms", "scans", "people"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._tab = _CAME_IN
        self._scans: Sequence[ScanPage] = ()
        self._forms: Sequence[FormRow] = ()
        self._found: Sequence[FormRow] = ()
        self._wanted = ""
        self.sheets = SheetsList(desk)
        self.filing = FilingView(desk)
        self.form = FormView(desk)
        self._layers = QStackedWidget()
        for layer in (self._invitation(), self.filing, self.form):
            self._layers.addWidget(layer)
        self.setLayout(row(self.sheets, self._layers, gap=0))
        self.sheets.chosen.connect(self._choose)
        self.sheets.turned.connect(self.turn)
        self.sheets.files_wanted.connect(self._choose_files)
        self.sheets.searched.connect(self._search)
        self.filing.later.connect(self._next)

    def load(self) -> None:
        """Read what waits."""
        self.desk.work.read(partial(read_waiting, self.desk.register), self._show, key="forms")

    def open_part(self, part: str) -> None:
        """Show "back", the pages that came in, or "missing", the forms that are not back."""
        if part in _PARTS and _PARTS.index(part) != self._tab:
            self.turn(_PARTS.index(part))

    def turn(self, tab: int) -> None:
        """Show the pages that came in (0), or the forms that are not back (1)."""
        self._tab = tab
        self.sheets.tabs.choose(tab)
        self._search_no_more()
        self._list(0)

    def open_form(self, code: str) -> None:
        """Show a form, whatever became of it."""
        self._wanted = code
        self._search_no_more()
        self._tab = _NOT_BACK
        self.sheets.tabs.choose(_NOT_BACK)
        self.reload()

    def _invitation(self) -> QWidget:
        kit = self.desk.kit
        drop = Label(kit, "muted", "forms.drop_here", wrap=True)
        drop.setMaximumWidth(look.LINE_OF_TEXT)
        return holding(column(Label(kit, "title", "forms.title"), drop, STRETCH, margin=look.PAGE_MARGIN))

    def _show(self, waiting: tuple[list[ScanPage], list[FormRow]]) -> None:
        self._scans, self._forms = waiting
        self.sheets.tabs.count(_CAME_IN, len(self._scans))
        self.sheets.tabs.count(_NOT_BACK, len(self._forms))
        self._list(max(0, self.sheets.current_row()))

    def _list(self, row: int) -> None:
        """List what the tab shows, and keep the place in the list."""
        kit = self.desk.kit
        if self.sheets.search.text().strip():
            sheets = [found_sheet(form, kit) for form in self._found]
            self.sheets.show_sheets(sheets, "forms.nothing_found")
        elif self._tab == _CAME_IN:
            sheets = [scan_sheet(page, kit) for page in self._scans]
            self.sheets.show_sheets(sheets, "forms.nothing_came_in")
            self._read_pictures()
        else:
            sheets = [form_sheet(form, kit) for form in self._forms]
            self.sheets.show_sheets(sheets, "forms.all_back")
        if code := self._wanted or self._form_shown():
            self._wanted = ""
            self._choose(code)
            self.sheets.mark(code)
        elif sheets:
            known = self.sheets.model.row_of(self.filing.scan)
            self.sheets.select(known if known >= 0 else min(row, len(sheets) - 1))
        else:
            self._layers.setCurrentIndex(_NOTHING)

    def _form_shown(self) -> str:
        """The form one looks at: it stays, also when it is no longer waited for."""
        shown = self._tab == _NOT_BACK and not self.sheets.search.text() and self._layers.currentIndex() == _FORM
        return self.form.code if shown else ""

    def _read_pictures(self) -> None:
        """The small pictures, all in one go: they were made when the pages were read."""
        if missing := self.sheets.model.without_picture():
            job = partial(self.desk.register.scans.thumbs, missing)
            self.desk.work.read(job, self.sheets.model.set_pictures, lambda _error: None, key="thumbs")

    def _search(self, text: str) -> None:
        """Search all forms, also those filed long ago; with nothing to search for the tab shows again."""
        if text.strip():
            self.desk.work.read(partial(self.desk.register.places.find, text), self._show_found, key="forms-search")
        else:
            self.desk.work.forget("forms-search")
            self._list(0)

    def _show_found(self, found: Sequence[FormRow]) -> None:
        self._found = found
        self._list(0)

    def _search_no_more(self) -> None:
        search = self.sheets.search
        search.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        search.clear()
        search.blockSignals(False)  # noqa: FBT003

    def _choose(self, key: object) -> None:
        if isinstance(key, int):
            if key != self.filing.scan:
                self.filing.show_scan(key)
            self._layers.setCurrentIndex(_FILING)
        else:
            self.form.show_form(str(key))
            self._layers.setCurrentIndex(_FORM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window leaves the paper its room."""
        super().resizeEvent(event)
        self.sheets.be_narrow(narrow=self.width() < look.FIRST_WINDOW[0] - look.RAIL_WIDTH)

    def _next(self) -> None:
        self.sheets.select((self.sheets.current_row() + 1) % max(1, len(self._scans)))

    def _choose_files(self) -> None:
        texts = self.desk.kit.texts
        names, _ = QFileDialog.getOpenFileNames(self, texts("forms.choose_files"), "", texts("forms.file_types"))
        if names:
            self.desk.wishes.file.emit([Path(name) for name in names])
