"""The forms whose text can be edited, in the language chosen; those with an edit that is not saved say so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from consentregister.domain.wording import WordingKey, WordingRow
from consentregister.domain.words import Language
from ui.desk import Kit
from ui.dialogs.wording_names import form_name
from ui.widgets.boxes import column
from ui.widgets.choice import Choice

_LANGUAGES = [(Language.DE, "print.language_de"), (Language.EN, "print.language_en")]
_KEY = Qt.ItemDataRole.UserRole


class WordingForms(QWidget):
    """A language, and the forms below it.

    Signals:
        chosen: the key of the form whose text is wanted.
    """

    chosen = Signal(WordingKey)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._rows: list[WordingRow] = []
        self.language: Choice[Language] = Choice(kit, "wordings.language", _LANGUAGES)
        self.language.choose(kit.texts.language)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setAccessibleName(kit.texts("wordings.forms"))
        self.setLayout(column(self.language, self.list, gap=8))
        self.language.activated.connect(self._list)
        self.list.currentItemChanged.connect(self._choose)

    def show_rows(self, rows: Sequence[WordingRow]) -> None:
        """List the forms; the one chosen stays chosen."""
        self._rows = list(rows)
        self._list()

    def mark(self, unsaved: Collection[WordingKey]) -> None:
        """Say which have an edit that is not saved."""
        for place in range(self.list.count()):
            item = self.list.item(place)
            name, is_edited = form_name(item.data(_KEY), self._kit.texts), item.data(_KEY) in unsaved
            item.setText(self._kit.texts("wordings.edited", form=name) if is_edited else name)
            item.setToolTip(self._kit.texts("wordings.edited_tip") if is_edited else "")

    def _list(self) -> None:
        place = max(0, self.list.currentRow())
        self.list.blockSignals(True)  # noqa: FBT003 (Qt takes the value by place)
        self.list.clear()
        for one in self._rows:
            if one.key.language == self.language.value():
                item = QListWidgetItem(form_name(one.key, self._kit.texts))
                item.setData(_KEY, one.key)
                self.list.addItem(item)
        self.list.blockSignals(False)  # noqa: FBT003
        self.list.setCurrentRow(place)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_KEY))
