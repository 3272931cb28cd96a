"""The watched folder: where the scanner or the phone puts its files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from consentregister.domain.changed import Changed
from consentregister.domain.settings import Settings
from consentregister.domain.watched import FolderLook, FolderState
from consentregister.domain.words import Verdict
from ui.desk import Desk
from ui.pages.settings.section import Section
from ui.widgets.boxes import STRETCH, holding, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.mark import Mark

_MARKS = {
    FolderState.OFF: (Verdict.ALLOW_WITH_NOTICE, "settings.folder_off"),
    FolderState.THERE: (Verdict.ALLOW, "settings.folder_on"),
    FolderState.GONE: (Verdict.ASK_FIRST, "settings.folder_gone"),
}


class FolderSection(Section):
    """Which folder, how it stands, and what is to become of what lay there before.

    Attributes:
        last: what the newest look found.
    """

    key = "folder"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        kit = desk.kit
        self.last = FolderLook(FolderState.OFF)
        self._state = Mark(kit)
        self._where = Label(kit, "body", wrap=True)
        self._choose = Button(kit, "settings.folder_choose", self._ask, kind="primary", icon="folder")
        self._stop = Button(kit, "settings.folder_stop", partial(self.choose, None), kind="link")
        self._before = Label(kit, "body", wrap=True)
        self._take = Button(kit, "settings.folder_take", self._take_before)
        self._leave = Button(kit, "settings.folder_leave", self._leave_before, kind="link")
        self._question = holding(row(self._before, self._take, self._leave, gap=8))
        for part in (row(self._state, STRETCH), self._where, row(self._choose, self._stop, STRETCH), self._question):
            self.card.add(part)
        self._show(self.last)

    def load(self) -> None:
        """Look into the folder."""
        self.desk.work.read(self.desk.register.folder.look, self._show, key="settings-folder")

    def show_settings(self, settings: Settings) -> None:
        """The look shows them."""

    def choose(self, folder: Path | None) -> None:
        """Watch this folder from now on, or none."""
        self.desk.work.change(partial(self.desk.register.folder.choose, folder), self._chosen)

    def _show(self, found: FolderLook) -> None:
        self.last = found
        self._state.show_mark(*_MARKS[found.state])
        self._where.show_plain(found.folder)
        for part in (self._where, self._stop):
            part.setVisible(found.state is not FolderState.OFF)
        self._choose.say("settings.folder_choose" if not found.folder else "settings.folder_other")
        self._before.show_plain(self.desk.kit.texts.counted("settings.folder_before", len(found.before)))
        self._question.setVisible(bool(found.before))

    def _ask(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.desk.kit.texts("settings.folder_choose"))
        if folder:
            self.choose(Path(folder))

    def _chosen(self, changed: Changed[FolderLook]) -> None:
        self._show(changed.value)
        self.tell_saved()

    def _take_before(self) -> None:
        self._question.hide()
        self.desk.wishes.take_before.emit()

    def _leave_before(self) -> None:
        self.desk.work.change(partial(self.desk.register.folder.note, self.last.before))
