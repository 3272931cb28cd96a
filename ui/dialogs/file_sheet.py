"""A sheet on which a file may be dropped anywhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ui.dialogs.list_source import dropped_file
from ui.dialogs.sheet import Sheet


class FileSheet(Sheet):
    """Takes files as long as it accepts drops.

    Signals:
        dropped: the first file of what was dropped.
    """

    dropped = Signal(Path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the sheet."""
        if self.acceptDrops() and dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what is dropped."""
        if self.acceptDrops() and (file := dropped_file(event.mimeData())):
            self.dropped.emit(file)
            event.acceptProposedAction()
