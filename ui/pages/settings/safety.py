"""Copies of the register: when, where, and one more now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from consentregister.domain.changed import Changed
from consentregister.domain.log import Backup
from consentregister.domain.words import Verdict
from ui.desk import Desk
from ui.pages.settings.section import Section
from ui.widgets.boxes import STRETCH, clear, column, row
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.mark import Mark

_KB = 1024


class SafetySection(Section):
    """The copies, newest first."""

    key = "safety"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        kit = desk.kit
        self._state = Mark(kit)
        self._folder = Label(kit, "muted", wrap=True)
        self._list = column(gap=4)
        now = Button(kit, "settings.backup_now", self.backup, kind="primary", icon="archive")
        elsewhere = Button(kit, "settings.backup_elsewhere", self._choose_folder, icon="folder")
        for part in (row(self._state, STRETCH), self._folder, row(now, elsewhere, STRETCH), self._list):
            self.card.add(part)
        self._offer_export()

    def load(self) -> None:
        """Read which copies there are."""
        self.desk.work.read(self.desk.register.backups.all, self._show, key="settings-safety")

    def _offer_export(self) -> None:
        """The register for a spreadsheet, below the copies: it is none, and says so."""
        button = Button(self.desk.kit, "exports.save", self._export, icon="download")
        warning = Label(self.desk.kit, "caption", "exports.warning", wrap=True)
        self.card.add(column(row(button, STRETCH), warning, gap=4, margin=(0, 8, 0, 0)))

    def _export(self) -> None:
        from ui.register_export import export_register

        export_register(self.desk, self.window())

    def backup(self, folder: Path | None = None) -> None:
        """Make a copy now."""
        self.desk.work.change(partial(self.desk.register.backups.create, folder), self._tell)

    def _show(self, backups: Sequence[Backup]) -> None:
        texts = self.desk.kit.texts
        self._folder.say("settings.backup_folder", folder=self.desk.register.backups.folder)
        if backups:
            self._state.show_mark(Verdict.ALLOW, "today.backed_up", at=texts.moment(backups[0].at))
        else:
            self._state.show_mark(Verdict.ASK_FIRST, "today.not_backed_up")
        clear(self._list)
        for backup in backups:
            line = Label(self.desk.kit, "body")
            size = max(1, round(backup.size / _KB))
            line.show_plain(texts("settings.backup", at=texts.moment(backup.at), size=size))
            self._list.addWidget(line)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.desk.kit.texts("settings.backup_elsewhere"))
        if folder:
            self.backup(Path(folder))

    def _tell(self, changed: Changed[Backup]) -> None:
        told = self.desk.kit.texts("settings.backup_made", file=Path(changed.value.path).name)
        self.desk.wishes.told.emit(told)
