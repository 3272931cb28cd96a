"""Everything by which paper comes in: dropped, chosen, pasted, from the watched folder. Says what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from consentregister.domain.intake import Taken
from consentregister.domain.words import ScanStatus
from ui.desk import Desk
from ui.folder_watch import FolderWatch
from ui.pasting import clipboard_sources, with_folders
from ui.scanned_keys import ScannedKeys
from ui.sheet_codes import SheetCodes
from ui.taken_words import summed_up
from ui.taking import Lot, Taking
from ui.widgets.reading_bar import ReadingBar
from ui.wishes import Offer


class Incoming(QObject):
    """Belongs to the window.

    Attributes:
        bar: how far the reading is; the window puts it at its foot. watch: looks into the watched folder.
    """

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self.bar = ReadingBar(desk.kit)
        self.taking = Taking(desk, self.bar, self)
        self.watch = FolderWatch(desk, self.taking, self)
        self._codes = SheetCodes(desk, self)
        ScannedKeys(window).found.connect(self._codes.open)
        self.taking.taken.connect(self._tell)
        self.taking.ended.connect(self._tell_ended)

    def paste(self) -> None:
        """Take what lies on the clipboard, or say that there is no picture on it."""
        texts = self._desk.kit.texts
        if make := clipboard_sources(texts("forms.pasted_name")):
            self.taking.take(Lot(make))
        else:
            self._desk.wishes.told.emit(texts("forms.nothing_to_paste"))

    def close(self) -> None:
        """The window goes."""
        self.watch.close()
        self.taking.close()

    def take(self, files: Sequence[Path]) -> None:
        """Take files, and what lies in folders."""
        self.taking.take(Lot(partial(with_folders, files)))

    def _tell(self, taken: Taken, lot: Lot) -> None:
        """Say what came of it, with one way on: to the list of what went wrong, to the person, to the pages."""
        wishes, texts = self._desk.wishes, self._desk.kit.texts
        sentence = summed_up(taken, texts)
        if taken.new and not lot.quiet:
            wishes.page.emit("forms/back")
        if len(taken.refused) + len(taken.known) > 1:
            wishes.offered.emit(Offer(sentence, texts("forms.see_list"), partial(self._list, taken), stays=True))
        elif taken.known and taken.known[0].status is ScanStatus.FILED and taken.known[0].person:
            go = partial(wishes.person.emit, taken.known[0].person)
            wishes.offered.emit(Offer(sentence, texts("forms.open_person"), go, stays=True))
        elif taken.new and lot.quiet:
            go = partial(wishes.page.emit, "forms/back")
            wishes.offered.emit(Offer(sentence, texts("forms.look_at"), go, stays=bool(taken.refused)))
        elif taken.refused:
            self._desk.work.failed.emit(sentence)
        elif sentence:
            wishes.told.emit(sentence)

    def _list(self, taken: Taken) -> None:
        from ui.dialogs.taken_dialog import TakenDialog

        TakenDialog(self._desk, self._window, taken).open()

    def _tell_ended(self) -> None:
        self._desk.wishes.told.emit(self._desk.kit.texts("forms.reading_ended"))
