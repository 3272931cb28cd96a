"""People from a file: chosen or dropped, looked at first, then taken over as a whole, with a way back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from consentregister.domain.changed import Changed
from consentregister.domain.column_use import Mapping, names_somebody
from consentregister.domain.imports import ImportBatch, ImportPreview
from ui import messages
from ui.desk import Desk
from ui.dialogs.file_sheet import FileSheet
from ui.dialogs.import_columns import ImportColumns
from ui.dialogs.import_jobs import Seen, looked_at, or_none, or_nothing, seen
from ui.dialogs.import_outcome import ImportOutcome
from ui.dialogs.import_source import ImportSourcePage
from ui.dialogs.import_told import tell_of_import
from ui.dialogs.import_waiting import ImportWaiting
from ui.errand import Errand
from ui.widgets.boxes import STRETCH, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_WIDTH: Final = 920
_ABOVE_AND_BELOW: Final = 278  # what stands around the pages, and the window around the sheet
_MARGIN: Final = 22
_FEWEST, _HIGHEST = 320, 760
_SOURCE, _WAITING, _COLUMNS, _OUTCOME = range(4)


class ImportDialog(FileSheet):
    """Four pages: which file, how far it is, what its columns hold, what would come of it.

    Attributes:
        source, waiting, columns, outcome: the pages. take: the button that takes over.
    """

    def __init__(self, desk: Desk, over: QWidget, file: Path | None = None) -> None:
        super().__init__(desk.kit, over, width=_WIDTH, title="importing.title")
        self._desk, kit = desk, desk.kit
        self._file: Path | None = None
        self._preview: ImportPreview | None = None
        self._is_taking = False
        self._errand = Errand(self)
        self.source, self.waiting = ImportSourcePage(kit), ImportWaiting(kit)
        self.columns, self.outcome = ImportColumns(kit), ImportOutcome(kit)
        self.take = Button(kit, "importing.title", self._take_over, kind="primary", icon="download")
        self._another = Button(kit, "importing.another", self._ask_another, kind="link", icon="undo-2")
        self._of = Label(kit, "muted")
        self._lay_out(over)
        self._connect()
        if file:
            self.read(file)

    def read(self, file: Path, mapping: Mapping | None = None) -> None:
        """Look at a file; `mapping`: what its columns hold, as the user says."""
        self._file = file
        self.outcome.forget()
        self._of.show_plain(file.name)
        self._wait("reading")
        job = partial(looked_at, self._desk.register, file, mapping, self.outcome.choices(), self._errand.watch)
        self._desk.work.read(partial(or_none, job), self._show, self._refuse, key="import")

    def _lay_out(self, over: QWidget) -> None:
        self._pages = QStackedWidget()
        for page in (self.source, self.waiting, self.columns, self.outcome):
            self._pages.addWidget(page)
        self._height = max(_FEWEST, min(over.height() - _ABOVE_AND_BELOW, _HIGHEST))
        self.body.addLayout(row(self._of, self._another, STRETCH))
        self.body.addWidget(self._pages)
        self.foot.addLayout(row(self.take, STRETCH, self.outcome.leave))
        self._turn_to(_SOURCE)

    def _connect(self) -> None:
        self.source.file.connect(self.read)
        self.dropped.connect(self.read)
        self.waiting.stopped.connect(self._stop)
        self.columns.said.connect(self._read_with)
        self.outcome.chosen.connect(self._look_again)
        self.outcome.columns.connect(self._ask_columns)
        self.outcome.thinned.connect(self._offer)

    def _turn_to(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._pages.setFixedHeight(self._height if page in (_COLUMNS, _OUTCOME) else self._lowest())
        for button in (self.take, self.outcome.leave):
            button.setVisible(page == _OUTCOME)
        self.foot.setContentsMargins(20, 0, 20, 20 if page == _OUTCOME else 0)
        for part in (self._of, self._another):
            part.setVisible(page != _SOURCE)
        self._another.setEnabled(page != _WAITING)
        self.setAcceptDrops(page != _WAITING)
        if self.isVisible():
            self._fit()

    def _lowest(self) -> int:
        """As high as the page shown needs to be, without room for the others."""
        page, inside = self._pages.currentWidget(), _WIDTH - 2 * _MARGIN
        return max(page.minimumSizeHint().height(), page.heightForWidth(inside))

    def _wait(self, doing: str) -> None:
        self._begin_errand()
        self.waiting.begin(self._errand, doing)
        self._turn_to(_WAITING)
        self.waiting.stop.setEnabled(True)
        self.waiting.stop.setFocus()

    def _begin_errand(self) -> None:
        self._errand.stop()
        self._errand = Errand(self)

    def _show(self, came: Seen | None) -> None:
        """Show what would come of it; None: it was stopped."""
        if came is None:
            self._ask_another()
            return
        self._preview, rows = came
        self.source.complain("")
        if (columns := self._preview.source.columns) and not names_somebody(columns.mapping):
            self._ask_columns()
            return
        self.outcome.show_preview(self._preview, rows)
        self._offer()
        if self._pages.currentIndex() != _OUTCOME:
            self._turn_to(_OUTCOME)
            self.outcome.view.setFocus()

    def _offer(self) -> None:
        count = self.outcome.coming()
        self.take.say(f"importing.take.{'one' if count == 1 else 'many'}", count=count)
        self.take.setEnabled(count > 0)

    def _ask_columns(self) -> None:
        if self._preview and self._preview.source.columns:
            self.columns.show_columns(self._preview.source.columns)
            self._turn_to(_COLUMNS)

    def _read_with(self, mapping: Mapping) -> None:
        if self._file:
            self.read(self._file, mapping)

    def _look_again(self) -> None:
        """With other choices. Until it is there nothing can be taken over."""
        if self._preview:
            self._begin_errand()
            self.outcome.wait()
            self.take.setEnabled(False)
            job = partial(seen, self._desk.register, self._preview.source, self.outcome.choices(), self._errand.watch)
            self._desk.work.read(partial(or_none, job), self._show, self._refuse, key="import")

    def _refuse(self, error: Exception) -> None:
        self._is_taking = False
        self._ask_another()
        self.source.complain(messages.sentence(error, self._desk.kit.texts))
        self._turn_to(_SOURCE)

    def _ask_another(self) -> None:
        self._desk.work.forget("import")
        self._preview = None
        self.source.complain("")
        self._turn_to(_SOURCE)
        self.source.choose.setFocus()

    def _stop(self) -> None:
        self.waiting.stop.setEnabled(False)
        self._errand.stop()

    def _take_over(self) -> None:
        if self._preview is None:
            return
        self._is_taking, without = True, self.outcome.model.without
        self._wait("taking")
        job = partial(self._desk.register.imports.take, self._preview, without=without, watch=self._errand.watch)
        self._desk.work.change(partial(or_nothing, job), self._tell, self._refuse)

    def _tell(self, changed: Changed[ImportBatch | None]) -> None:
        """Say what was taken over, with the way back; where it was stopped, show again what would come."""
        self._is_taking = False
        if changed.value is None or self._preview is None:
            self._turn_to(_OUTCOME)
            return
        self.accept()
        without = self.outcome.model.without
        are_some_alike = any(row.alike and row.row not in without for row in self._preview.rows)
        tell_of_import(self._desk, changed.value, are_some_alike=are_some_alike)

    def reject(self) -> None:
        """Close; while people are taken over only stop that, so that it is told however it ends."""
        if self._is_taking:
            self._stop()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Stop what is under way; what is not taken over by then is not."""
        self._errand.stop()
        super().done(result)
